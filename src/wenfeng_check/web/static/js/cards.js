// The cards in the margin: what is wrong, why, the clause, what to write; one is open at a time.

import { button, el, fill } from "./dom.js";
import { SEVERITIES, aspectOf, clauseWords } from "./groups.js";

export class Cards {
  /** `actions`: open(id) when a card is opened, apply(edits, words) to change the draft. */
  constructor(list, actions) {
    this.list = list;
    this.actions = actions;
    this.active = -1;
  }

  /** Show the findings that are not null, in order of the text. */
  show(diagnostics) {
    this.diagnostics = diagnostics;
    if (!diagnostics[this.active]) this.active = -1;
    const shown = diagnostics.map((diagnostic, id) => diagnostic && this.card(diagnostic, id));
    fill(this.list, shown.some(Boolean) ? shown : [el("li", { class: "empty", text: "这里没有要改的。" })]);
  }

  /** Open a card (-1: none) and bring it into view. */
  open(id, { scroll = true, focus = false } = {}) {
    const before = this.active;
    this.active = id;
    for (const changed of new Set([before, id])) this.redraw(changed);
    const card = this.element(id);
    if (card && scroll) card.scrollIntoView({ block: "nearest" });
    if (card && focus) card.querySelector("button").focus();
  }

  element(id) {
    return this.list.querySelector(`[data-card="${id}"]`);
  }

  redraw(id) {
    const old = this.element(id);
    if (!old) return;
    const focused = old.contains(document.activeElement);
    const made = this.card(this.diagnostics[id], id);
    old.replaceWith(made);
    if (focused) made.querySelector("button").focus({ preventScroll: true });
  }

  card(diagnostic, id) {
    const open = this.active === id;
    const aspect = aspectOf(diagnostic);
    const head = el("button", { type: "button", class: "card-head", "aria-expanded": open ? "true" : "false", on: { click: () => this.toggle(id) } }, [
      el("span", { class: `tag tag-${aspect.key}`, text: aspect.words }),
      el("span", { class: `severity is-${diagnostic.severity}`, text: SEVERITIES[diagnostic.severity] }),
      el("span", { class: "place", text: diagnostic.location.words }),
      el("span", { class: "message", text: diagnostic.message }),
    ]);
    return el("li", { class: `card card-${aspect.key}${open ? " is-open" : ""}`, data: { card: id } }, [head, open && this.body(diagnostic)]);
  }

  body(diagnostic) {
    return el("div", { class: "card-body" }, [
      diagnostic.advice && el("p", { class: "advice" }, [el("strong", { text: "怎么改　" }), document.createTextNode(diagnostic.advice)]),
      el("p", { class: "clause" }, [el("strong", { text: "依据　" }), document.createTextNode(clauseWords(diagnostic.authority))]),
      diagnostic.labels.length > 0 && el("ul", { class: "labels" }, diagnostic.labels.slice(0, 6).map((label) => el("li", { text: label.message }))),
      el("p", { class: "card-actions" }, [...this.changes(diagnostic), el("a", { href: `/rules#${diagnostic.code}`, target: "_blank", rel: "noopener", text: `规则 ${diagnostic.code}` })]),
    ]);
  }

  changes(diagnostic) {
    const made = [];
    if (diagnostic.fix && diagnostic.fix.edits.length) {
      made.push(button(diagnostic.fix.title, () => this.actions.apply(diagnostic.fix.edits, diagnostic.fix.title), { class: "primary" }));
    }
    const deletable = deletableSpans(diagnostic);
    if (deletable.length) {
      made.push(button("删去标出的字", () => this.actions.apply(deletable.map((span) => ({ span, text: "" })), "删去标出的字"), { class: "primary" }));
    }
    return made;
  }

  toggle(id) {
    const opened = this.active === id ? -1 : id;
    this.open(opened, { scroll: false });
    this.actions.open(opened);
  }
}

/** Padding may go: what a finding of padding (warning or error) marks, itself or by labels that say so. */
function deletableSpans(diagnostic) {
  if (diagnostic.group !== "PAD" || (diagnostic.severity !== "warning" && diagnostic.severity !== "error")) return [];
  const labels = diagnostic.labels.filter((label) => label.message.includes("可删")).map((label) => label.span);
  return diagnostic.span ? [diagnostic.span, ...labels] : labels;
}
