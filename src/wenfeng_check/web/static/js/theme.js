// Light or dark: as the system has it, or as chosen; only this choice is kept in the browser, nothing of a draft.

import { byId } from "./dom.js";

const KEY = "wenfeng-theme";
const CHOICES = { auto: "跟随系统", light: "浅色", dark: "深色" };

function kept() {
  try {
    return window.localStorage.getItem(KEY) || "auto";
  } catch (error) {
    return "auto";
  }
}

function show(choice) {
  document.documentElement.dataset.theme = choice;
  const switcher = byId("theme");
  if (switcher) switcher.textContent = `外观：${CHOICES[choice]}`;
}

export function startTheme() {
  show(kept() in CHOICES ? kept() : "auto");
  const switcher = byId("theme");
  if (!switcher) return;
  switcher.addEventListener("click", () => {
    const names = Object.keys(CHOICES);
    const next = names[(names.indexOf(document.documentElement.dataset.theme) + 1) % names.length];
    show(next);
    try {
      window.localStorage.setItem(KEY, next);
    } catch (error) {
      // Storage may be forbidden; the choice then holds until the page closes.
    }
  });
}
