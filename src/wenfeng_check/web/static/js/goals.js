// The goal of an exercise and how near the draft is to it.

import { el, number } from "./dom.js";

export const GOALS = [
  { key: "characters", title: "正文", unit: "字", words: (most) => `压到 ${number(most)} 字以内` },
  { key: "gaps", title: "缺项", unit: "处", words: (most) => (most ? `三要素缺项不超过 ${most} 处` : "三要素补齐") },
  { key: "padding", title: "空话", unit: "字", words: (most) => (most ? `空话套话不超过 ${most} 字` : "空话套话删净") },
];

export function wanted(goal) {
  return GOALS.filter(({ key }) => goal[key] >= 0);
}

export function isReached(goal, figures) {
  return wanted(goal).every(({ key }) => figures[key] <= goal[key]);
}

/** Return how far a figure has come from where it began to the goal, 0 to 1. */
export function progress(most, first, now) {
  if (now <= most) return 1;
  if (first <= now) return 0;
  return (first - now) / (first - most);
}

export function meter(share, label) {
  const inner = el("span", { class: "meter-fill" });
  inner.style.width = `${Math.round(100 * share)}%`;
  return el("span", { class: "meter", role: "progressbar", "aria-label": label, "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": String(Math.round(100 * share)) }, [inner]);
}
