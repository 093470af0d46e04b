// The figures above the draft: three scores with their reasons, the length against the limit, shares, what to do first.

import { el, fill, number } from "./dom.js";

const SCORES = [["duan", "短"], ["shi", "实"], ["xin", "新"]];
const ROLES = [["status", "现状"], ["problem", "问题"], ["measure", "措施"], ["goal", "目标"], ["other", "其他"]];

/** Show the figures of a view; `first` is the summary of the draft as it came in. */
export function showDashboard(places, view, first) {
  const file = view.report.files[0];
  fill(places.scores, SCORES.map(([key, words]) => score(words, file.scores[key])));
  fill(places.length, lengthBar(view.summary, file.limit, first));
  fill(places.shares, sharesBar(view.shares));
  fill(places.steps, view.summary.steps.length ? view.summary.steps.map((step) => el("li", { text: step })) : [el("li", { text: "没有要先做的，可以定稿。" })]);
}

function score(words, found) {
  if (!found) return null;
  return el("li", { class: `score ${band(found.value)}` }, [
    el("span", { class: "score-name", text: words }),
    el("span", { class: "score-value", text: String(found.value) }),
    el("span", { class: "score-why", text: found.explanation }),
  ]);
}

function band(value) {
  if (value >= 85) return "is-good";
  return value >= 60 ? "is-fair" : "is-poor";
}

function lengthBar(summary, limit, first) {
  const most = Math.max(summary.characters, summary.limit || 0, first.characters) * 1.05 || 1;
  const bar = el("div", { class: `bar length-bar${summary.over ? " is-over" : ""}`, role: "img", "aria-label": lengthWords(summary) }, [
    piece("bar-main", summary.characters - summary.padding, most),
    piece("bar-padding", summary.padding, most),
  ]);
  if (summary.limit) bar.append(at("bar-limit", summary.limit, most));
  const saved = first.characters - summary.characters;
  return [
    el("p", { class: "figure-line" }, [
      el("strong", { class: "figure", text: number(summary.characters) }),
      document.createTextNode(` 字${summary.limit ? `，上限 ${number(summary.limit)} 字` : "，本文种没有篇幅上限"}`),
      summary.over > 0 && el("span", { class: "over", text: `，超 ${number(summary.over)} 字` }),
      saved !== 0 && el("span", { class: "saved", text: saved > 0 ? `，已省 ${number(saved)} 字` : `，多了 ${number(-saved)} 字` }),
    ]),
    bar,
    el("p", { class: "note", text: `可删的空话约 ${number(summary.padding)} 字${limit ? `　依据：${limit.authority.source}` : ""}` }),
  ];
}

function lengthWords(summary) {
  const against = summary.limit ? `，上限 ${summary.limit} 字` : "";
  return `正文 ${summary.characters} 字${against}，可删约 ${summary.padding} 字`;
}

function sharesBar(shares) {
  const total = Object.values(shares).reduce((sum, size) => sum + size, 0) || 1;
  const shown = ROLES.filter(([key]) => shares[key]);
  const percent = (key) => Math.round((100 * shares[key]) / total);
  return [
    el("div", { class: "bar shares-bar", role: "img", "aria-label": shown.map(([key, words]) => `${words} ${percent(key)}%`).join("，") }, shown.map(([key]) => piece(`share-${key}`, shares[key], total))),
    el("ul", { class: "legend" }, shown.map(([key, words]) => el("li", {}, [el("span", { class: `dot share-${key}` }), document.createTextNode(`${words} ${percent(key)}%`)]))),
  ];
}

function piece(name, size, whole) {
  const element = el("span", { class: name });
  element.style.width = `${(100 * Math.max(0, size)) / whole}%`;
  return element;
}

function at(name, place, whole) {
  const element = el("span", { class: name });
  element.style.left = `${(100 * place) / whole}%`;
  return element;
}
