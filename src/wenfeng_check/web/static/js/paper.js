// The document on the page: titles, headings, paragraphs and tables as blocks that can be edited, findings marked in place.

import { caretIn, putCaret, selectionIn } from "./caret.js";
import { el } from "./dom.js";
import { ASPECTS, aspectOf } from "./groups.js";

const RANK = { error: 3, warning: 2, info: 1, hint: 0 };

export class Paper {
  constructor(root) {
    this.root = root;
    this.elements = new Map();
    this.drawn = new Map();
    this.shape = "";
  }

  /** Show the blocks; `pieces` are those of marks.js by block id, `diagnostics` the findings that they name. */
  show(blocks, pieces, diagnostics) {
    const shape = blocks.map((block) => `${block.id}:${block.meta.function}:${block.meta.table}`).join();
    if (shape !== this.shape) this.layOut(blocks);
    this.shape = shape;
    for (const block of blocks) this.draw(block, pieces.get(block.id) || [], diagnostics);
  }

  element(id) {
    return this.elements.get(id);
  }

  focus(id, offset) {
    const element = this.element(id);
    if (element) putCaret(element, offset);
  }

  marksOf(finding) {
    return this.root.querySelectorAll(`mark[data-ids~="${finding}"]`);
  }

  layOut(blocks) {
    const focused = document.activeElement;
    const kept = new Map();
    for (const block of blocks) {
      const element = this.elements.get(block.id) || blockElement(block);
      element.className = classOf(block);
      element.dataset.label = block.meta.label ? block.meta.label + (block.meta.gap || "") : "";
      kept.set(block.id, element);
    }
    for (const id of this.elements.keys()) if (!kept.has(id)) this.drawn.delete(id);
    this.elements = kept;
    this.root.replaceChildren(...grouped(blocks, kept));
    blocks.forEach((block, at) => kept.get(block.id).setAttribute("aria-label", nameOf(block, at)));
    if (focused && this.root.contains(focused)) focused.focus({ preventScroll: true });
    else if (blocks.length) this.rove(kept.get(blocks[0].id));
  }

  /** Only one block is a stop of the Tab key; the arrow keys lead to the others. */
  rove(element) {
    for (const other of this.elements.values()) other.tabIndex = other === element ? 0 : -1;
  }

  draw(block, pieces, diagnostics) {
    const element = this.elements.get(block.id);
    element.classList.toggle("is-indented", /^\s/.test(block.text));
    const look = JSON.stringify([block.text, pieces]);
    if (this.drawn.get(block.id) === look && element.textContent === block.text) return;
    this.drawn.set(block.id, look);
    const caret = document.activeElement === element ? caretIn(element) : null;
    if (caret !== null && selectionIn(element)) return;
    element.replaceChildren(...inside(block.text, pieces, diagnostics));
    if (caret !== null) putCaret(element, caret);
  }
}

function blockElement(block) {
  const element = el("div", { role: "textbox", "aria-multiline": "true", spellcheck: "false", data: { block: block.id } });
  element.tabIndex = -1;
  try {
    element.contentEditable = "plaintext-only";
  } catch (error) {
    element.contentEditable = "true";
  }
  return element;
}

function classOf({ text, meta }) {
  const role = meta.table ? "cell" : meta.function || "body";
  const depth = meta.depth && role === "heading" ? ` depth-${Math.min(meta.depth, 4)}` : "";
  return `block is-${role}${depth}${meta.header ? " is-header" : ""}${text ? "" : " is-empty"}`;
}

function nameOf({ meta }, at) {
  if (meta.table) return `表${meta.table} 第${meta.row}行 第${meta.column}列`;
  return { title: "标题", addressee: "主送机关", signature: "落款", date: "成文日期" }[meta.function] || `第${at + 1}段`;
}

/** Return paragraphs as they are and cells gathered into tables. */
function grouped(blocks, elements) {
  const found = [];
  let table = null;
  for (const block of blocks) {
    const element = elements.get(block.id);
    if (!block.meta.table) {
      table = null;
      found.push(element);
    } else {
      if (!table || table.number !== block.meta.table) {
        table = { number: block.meta.table, rows: new Map(), body: el("tbody") };
        found.push(el("div", { class: "table-frame" }, [el("table", {}, [table.body])]));
      }
      cellOf(table, block.meta).append(element);
    }
  }
  return found;
}

function cellOf(table, meta) {
  if (!table.rows.has(meta.row)) {
    table.rows.set(meta.row, { cells: new Map(), element: el("tr") });
    table.body.append(table.rows.get(meta.row).element);
  }
  const row = table.rows.get(meta.row);
  if (!row.cells.has(meta.column)) {
    const cell = el(meta.header ? "th" : "td", { rowspan: meta.rows > 1 && meta.rows, colspan: meta.columns > 1 && meta.columns, scope: meta.header && "col" });
    row.cells.set(meta.column, cell);
    row.element.append(cell);
  }
  return row.cells.get(meta.column);
}

function inside(text, pieces, diagnostics) {
  if (!pieces.length) return text ? [document.createTextNode(text)] : [];
  return pieces.filter((piece) => piece.end > piece.start).map((piece) => {
    const words = text.slice(piece.start, piece.end);
    if (!piece.ids.length) return document.createTextNode(words);
    return el("mark", { class: markClass(piece.ids.map((id) => diagnostics[id])), text: words, data: { ids: piece.ids.join(" ") } });
  });
}

/** The gravest finding gives the colour; of equal ones the first aspect. */
function markClass(found) {
  const gravest = found.slice().sort((one, other) => RANK[other.severity] - RANK[one.severity] || order(one) - order(other))[0];
  return `mark-${aspectOf(gravest).key} is-${gravest.severity}`;
}

function order(diagnostic) {
  return ASPECTS.indexOf(aspectOf(diagnostic));
}
