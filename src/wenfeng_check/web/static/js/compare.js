// Two texts side by side: paragraphs matched, changed characters marked.

import { el, fill } from "./dom.js";

const MOST_CELLS = 400000;

/** Show two lists of paragraphs side by side. */
export function showComparison(place, before, after, titles) {
  const rows = pairs(before.filter(Boolean), after.filter(Boolean));
  fill(place, [
    el("div", { class: "compare", role: "table", "aria-label": `${titles[0]}与${titles[1]}对照` }, [
      el("div", { class: "compare-row compare-head", role: "row" }, titles.map((words) => el("div", { role: "columnheader", text: words }))),
      ...rows.map(([one, other]) => rowElement(one, other, titles)),
    ]),
  ]);
}

function rowElement(one, other, titles) {
  const same = one === other;
  const [left, right] = same ? [[one], [other]] : changed(one, other);
  return el("div", { class: `compare-row${same ? " is-same" : ""}`, role: "row" }, [
    el("div", { role: "cell", class: one === null ? "is-nothing" : "", data: { title: titles[0] } }, left),
    el("div", { role: "cell", class: other === null ? "is-nothing" : "", data: { title: titles[1] } }, right),
  ]);
}

function changed(one, other) {
  if (one === null) return [[], [el("ins", { text: other })]];
  if (other === null) return [[el("del", { text: one })], []];
  const steps = common(Array.from(one), Array.from(other));
  return [mark(Array.from(one), steps.map(([at]) => at), "del"), mark(Array.from(other), steps.map(([, at]) => at), "ins")];
}

/** Put the characters that are not among `kept` into elements of `tag`. */
function mark(characters, kept, tag) {
  const stays = new Set(kept);
  const found = [];
  let at = 0;
  while (at < characters.length) {
    const state = stays.has(at);
    let end = at;
    while (end < characters.length && stays.has(end) === state) end += 1;
    const words = characters.slice(at, end).join("");
    found.push(state ? document.createTextNode(words) : el(tag, { text: words }));
    at = end;
  }
  return found;
}

/** Return pairs of paragraphs: equal ones beside each other, in between those that are alike, the rest alone. */
function pairs(before, after) {
  const found = [];
  let [i, j] = [0, 0];
  for (const [at, other] of [...common(before, after), [before.length, after.length]]) {
    found.push(...between(before.slice(i, at), after.slice(j, other)));
    if (at < before.length) found.push([before[at], after[other]]);
    [i, j] = [at + 1, other + 1];
  }
  return found;
}

function between(before, after) {
  const found = [];
  let from = 0;
  for (const one of before) {
    const at = after.findIndex((other, place) => place >= from && alike(one, other));
    if (at < 0) {
      found.push([one, null]);
    } else {
      found.push(...after.slice(from, at).map((other) => [null, other]), [one, after[at]]);
      from = at + 1;
    }
  }
  return [...found, ...after.slice(from).map((other) => [null, other])];
}

/** Whether two paragraphs share a third of their pairs of characters. */
function alike(one, other) {
  const [few, many] = [bigrams(one), bigrams(other)];
  const shared = Array.from(few).filter((pair) => many.has(pair)).length;
  return shared * 3 >= Math.min(few.size, many.size) && shared > 0;
}

function bigrams(text) {
  return new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}

/** Return the pairs of places of a longest common subsequence; of lists too long for the table, their equal ends. */
function common(one, other) {
  if (one.length * other.length > MOST_CELLS) return equalEnds(one, other);
  const width = other.length + 1;
  const sizes = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      sizes[i * width + j] = one[i] === other[j] ? sizes[(i + 1) * width + j + 1] + 1 : Math.max(sizes[(i + 1) * width + j], sizes[i * width + j + 1]);
    }
  }
  const found = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) found.push([i++, j++]);
    else if (sizes[(i + 1) * width + j] >= sizes[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return found;
}

function equalEnds(one, other) {
  const found = [];
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) found.push([head, head++]);
  const tail = [];
  let [i, j] = [one.length - 1, other.length - 1];
  while (i >= head && j >= head && one[i] === other[j]) tail.push([i--, j--]);
  return [...found, ...tail.reverse()];
}
