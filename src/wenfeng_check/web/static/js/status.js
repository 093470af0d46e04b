// The line that says what is going on, and whether the figures are those of the text as it stands.

import { ApiError } from "./api.js";
import { byId } from "./dom.js";

export function say(words) {
  byId("status").classList.remove("is-error");
  byId("status").textContent = words;
}

export function complain(error) {
  if (!(error instanceof ApiError)) console.error(error);
  byId("status").classList.add("is-error");
  byId("status").textContent = error instanceof ApiError ? error.message : "页面出错，请刷新后再试。";
}

/** Say whether the figures follow the text: "yes", "soon" (they are being made), or "no" (they could not be made). */
export function follow(state) {
  byId("dashboard").setAttribute("aria-busy", state === "soon" ? "true" : "false");
  if (state !== "soon") byId("work").classList.toggle("is-stale", state === "no");
}

/** Whether the last check failed: what was said of it stands until one succeeds. */
export function isStale() {
  return byId("work").classList.contains("is-stale");
}
