// The page of exercises: join a session by its code, or practise alone.

import { ApiError, getJson } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { wanted } from "./goals.js";
import { startSeat, takeSeat } from "./seat.js";
import { startTheme } from "./theme.js";

async function showExercises() {
  const exercises = await getJson("/api/exercises");
  fill(byId("exercises"), exercises.map((exercise) => el("li", { class: "panel" }, [
    el("h3", { text: exercise.title }),
    el("p", { text: exercise.task }),
    el("p", { class: "note", text: `目标：${wanted(exercise.goal).map(({ key, words }) => words(exercise.goal[key])).join("，")}` }),
    el("a", { class: "action", href: `/?exercise=${encodeURIComponent(exercise.key)}`, text: "开始练习", "aria-label": `开始练习：${exercise.title}` }),
  ])));
}

async function join(event) {
  event.preventDefault();
  try {
    const exercise = await takeSeat(byId("code").value.trim());
    window.location.assign(`/?exercise=${encodeURIComponent(exercise)}`);
  } catch (error) {
    complain(error);
  }
}

function complain(error) {
  byId("status").classList.add("is-error");
  byId("status").textContent = error instanceof ApiError ? error.message : "页面出错，请刷新后再试。";
}

startTheme();
byId("join").addEventListener("submit", join);
startSeat();
showExercises().catch(complain);
