// Editing on the paper: typing, new paragraphs, joining them, undo and redo, moving between blocks with the keys.

import { caretIn, putCaret, selectionOffsets } from "./caret.js";

/**
 * Listen on the paper. `actions`: draft() the draft, changed() after typing, rebuilt(focus) after blocks came or went,
 * select(ids) when the caret enters a mark.
 */
export function listen(paper, actions) {
  const { root } = paper;
  root.addEventListener("input", (event) => typed(paper, event, actions));
  root.addEventListener("compositionend", (event) => typed(paper, event, actions));
  root.addEventListener("beforeinput", (event) => refuseOwnUndo(event, actions));
  root.addEventListener("keydown", (event) => pressed(paper, event, actions));
  root.addEventListener("focusin", (event) => entered(paper, event));
  root.addEventListener("click", (event) => selectMark(event.target, actions));
  root.addEventListener("paste", (event) => pasted(event, actions));
  root.addEventListener("drop", (event) => event.preventDefault());
}

function blockOf(event) {
  return event.target.closest ? event.target.closest(".block") : null;
}

function idOf(element) {
  return Number(element.dataset.block);
}

function typed(paper, event, actions) {
  const element = blockOf(event);
  if (!element || event.isComposing) return;
  actions.draft().type(idOf(element), element.textContent.replace(/\s*\n\s*/g, ""));
  actions.changed();
}

/** Paste text only; each line becomes a paragraph. */
function pasted(event, actions) {
  const element = blockOf(event);
  if (!element) return;
  event.preventDefault();
  const lines = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const [start, end] = selectionOffsets(element);
  const text = element.textContent;
  const last = lines.length - 1;
  const offset = (last ? 0 : start) + lines[last].length;
  lines[0] = text.slice(0, start) + lines[0];
  lines[last] += text.slice(end);
  const id = actions.draft().split(idOf(element), lines);
  actions.rebuilt({ id, offset });
}

function refuseOwnUndo(event, actions) {
  if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
    event.preventDefault();
    actions.history(event.inputType === "historyUndo" ? "undo" : "redo");
  }
}

function pressed(paper, event, actions) {
  const element = blockOf(event);
  if (!element || event.isComposing || event.keyCode === 229) return;
  const caret = caretIn(element);
  const collapsed = window.getSelection().isCollapsed;
  if (event.key === "Enter" && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    split(element, actions);
  } else if (event.key === "Backspace" && collapsed && caret === 0) {
    event.preventDefault();
    join(idOf(element), actions);
  } else if (event.key === "ArrowUp" && !event.shiftKey && atEdge(element, "top")) {
    step(paper, element, -1, event);
  } else if (event.key === "ArrowDown" && !event.shiftKey && atEdge(element, "bottom")) {
    step(paper, element, 1, event);
  }
}

function split(element, actions) {
  const [start, end] = selectionOffsets(element);
  const text = element.textContent;
  const last = actions.draft().split(idOf(element), [text.slice(0, start), text.slice(end)]);
  actions.rebuilt({ id: last, offset: 0 });
}

function join(id, actions) {
  const seam = actions.draft().join(id);
  if (seam) actions.rebuilt(seam);
}

/** Whether the caret stands in the first or last line of its block. */
function atEdge(element, edge) {
  const selection = window.getSelection();
  if (!selection.rangeCount || !element.textContent) return true;
  const caret = selection.getRangeAt(0).getBoundingClientRect();
  if (!caret.height) return true;
  const frame = element.getBoundingClientRect();
  return edge === "top" ? caret.top - frame.top < caret.height : frame.bottom - caret.bottom < caret.height;
}

function step(paper, element, direction, event) {
  const ids = Array.from(paper.elements.keys());
  const next = paper.element(ids[ids.indexOf(idOf(element)) + direction]);
  if (!next) return;
  event.preventDefault();
  putCaret(next, direction > 0 ? 0 : next.textContent.length);
}

function entered(paper, event) {
  const element = blockOf(event);
  if (element) paper.rove(element);
}

function selectMark(target, actions) {
  const mark = target.closest ? target.closest("mark") : null;
  if (mark) actions.select(mark.dataset.ids.split(" ").map(Number));
}
