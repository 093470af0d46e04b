// The rules: searchable, by group, each with its reasons, its clause and its examples.

import { getJson } from "./api.js";
import { byId, button, debounced, el, fill } from "./dom.js";
import { startTheme } from "./theme.js";

const TYPING_PAUSE = 150;
const state = { groups: {}, rules: [], group: "" };

function show() {
  const words = byId("words").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = state.rules.filter((rule) => (!state.group || rule.group === state.group) && words.every((word) => rule.haystack.includes(word)));
  fill(byId("rules"), found.map(ruleElement));
  byId("count").textContent = found.length ? `${found.length} 条` : "没有这样的规则，换个词试试。";
}

function showGroups() {
  const all = [["", "全部"], ...Object.entries(state.groups)];
  fill(byId("groups"), all.map(([key, words]) => button(words, () => choose(key), { class: "chip", "aria-pressed": state.group === key ? "true" : "false", data: { group: key } })));
}

function choose(group) {
  state.group = group;
  showGroups();
  show();
  byId("groups").querySelector(`[data-group="${group}"]`).focus();
}

function ruleElement(rule) {
  const details = el("details", { class: "rule panel", id: rule.code }, [
    el("summary", {}, [
      el("span", { class: "rule-code", text: rule.code }),
      el("span", { class: "rule-summary", text: rule.summary }),
      el("span", { class: `severity is-${rule.severity}`, text: rule.severity_words + (rule.enabled ? "" : "，默认不开") }),
    ]),
  ]);
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(body(rule));
  });
  return details;
}

function body(rule) {
  const { authority } = rule;
  return el("div", { class: "rule-body" }, [
    ...rule.sections.flatMap((section) => [el("h3", { text: section.title }), ...paragraphs(section.text)]),
    el("p", { class: "clause", text: `${authority.words}　${authority.source}${authority.quote ? `：“${authority.quote}”` : ""}` }),
    ...examples("有问题的写法", rule.bad, "bad"),
    ...examples("没有问题的写法", rule.good, "good"),
    rule.options.length > 0 && el("h3", { text: "可以设的项" }),
    rule.options.length > 0 && el("ul", {}, rule.options.map((option) => el("li", {}, [el("code", { text: `${option.key} = ${option.default}` }), document.createTextNode(`　${option.doc}`)]))),
    el("p", { class: "note", text: `在设置里的名称：${rule.name}` }),
  ]);
}

function paragraphs(text) {
  return text.split("\n").filter((line) => line.trim()).map((line) => el("p", { text: line.replace(/^- /, "· ") }));
}

function examples(title, texts, kind) {
  if (!texts.length) return [];
  return [el("h3", { text: title }), ...texts.map((text) => el("blockquote", { class: `example is-${kind}` }, marked(text)))];
}

/** Put what stands in 【】 into marks. */
function marked(text) {
  return text.split(/[【】]/).map((piece, at) => (at % 2 ? el("mark", { class: "mark-task is-warning", text: piece }) : document.createTextNode(piece)));
}

function openNamed() {
  const code = decodeURIComponent(window.location.hash.slice(1));
  const details = code && byId(code);
  if (!details) return;
  details.open = true;
  details.scrollIntoView({ block: "start" });
}

async function start() {
  startTheme();
  byId("search").addEventListener("submit", (event) => event.preventDefault());
  byId("words").addEventListener("input", debounced(show, TYPING_PAUSE));
  window.addEventListener("hashchange", openNamed);
  try {
    const { groups, rules } = await getJson("/api/rules");
    state.groups = groups;
    state.rules = rules.map((rule) => ({ ...rule, haystack: JSON.stringify(rule).toLowerCase() }));
    showGroups();
    show();
    openNamed();
  } catch (error) {
    byId("status").classList.add("is-error");
    byId("status").textContent = error.message;
  }
}

start();
