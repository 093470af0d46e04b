// The exercise that the address names: its task, its hints, and how near the draft is to its goal.

import { ApiError, getJson } from "./api.js";
import { byId, el, fill, number } from "./dom.js";
import { isReached, meter, progress, wanted } from "./goals.js";

/** Show the exercise that the address names and return it, null where it names none. */
export async function namedExercise() {
  const key = new URLSearchParams(window.location.search).get("exercise");
  if (!key) return null;
  const exercise = (await getJson("/api/exercises")).find((each) => each.key === key);
  if (!exercise) throw new ApiError(404, "没有这个练习，请从练习页选一个。");
  byId("exercise").hidden = false;
  byId("exercise-title").textContent = exercise.title;
  byId("exercise-task").textContent = exercise.task;
  fill(byId("hints"), exercise.hints.map((words) => el("li", { text: words })));
  return exercise;
}

/** Take the exercise off the page and out of its address. */
export function leaveExercise() {
  byId("exercise").hidden = true;
  window.history.replaceState(null, "", "/");
}

export function showGoals(place, goal, first, now) {
  place.classList.toggle("is-done", isReached(goal, now));
  fill(byId("goals"), wanted(goal).map(({ key, title, unit, words }) => {
    const done = now[key] <= goal[key];
    return el("li", { class: `goal${done ? " is-done" : ""}` }, [
      el("span", { class: "goal-words", text: `${done ? "✓ " : ""}${words(goal[key])}` }),
      el("span", { class: "goal-now", text: `${title}${number(now[key])}${unit}` }),
      meter(progress(goal[key], first[key], now[key]), words(goal[key])),
    ]);
  }));
}
