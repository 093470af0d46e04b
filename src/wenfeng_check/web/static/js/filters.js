// The filters: one aspect of the measure at a time, each with its number of findings.

import { button, fill } from "./dom.js";
import { ASPECTS, aspectOf } from "./groups.js";

export function showFilters(place, diagnostics, chosen, choose) {
  const choices = [{ key: "all", words: "全部" }, ...ASPECTS];
  fill(place, choices.map(({ key, words }) => {
    const count = diagnostics.filter((diagnostic) => key === "all" || aspectOf(diagnostic).key === key).length;
    const pressed = chosen === key ? "true" : "false";
    return button(`${words} ${count}`, () => choose(key), { class: `chip chip-${key}`, "aria-pressed": pressed, data: { aspect: key } });
  }));
}
