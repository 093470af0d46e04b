// The draft on the page: blocks of text with what the file said of them, every change undoable.

const TYPING_PAUSE = 1200;
const MOST_STEPS = 500;
const META = ["kind", "level", "label", "gap", "style", "part", "paragraph", "table", "row", "column", "rows", "columns", "header", "nested"];

let nextId = 1;

/** Make the blocks of a view; `before` is what stands between a block and the one in front of it. */
function blocksOf(view) {
  let at = 0;
  return view.blocks.map((block) => {
    const made = { id: nextId++, text: view.text.slice(block.start, block.end), before: view.text.slice(at, block.start), meta: block };
    at = block.end;
    return made;
  });
}

export class Draft {
  constructor(name, view) {
    this.name = name;
    this.format = view.report.files[0].format;
    this.blocks = blocksOf(view);
    const last = view.blocks[view.blocks.length - 1];
    this.tail = last ? view.text.slice(last.end) : "";
    this.original = this.blocks;
    this.version = 0;
    this.past = [];
    this.future = [];
    this.lastTyped = { id: 0, time: 0 };
  }

  get text() {
    return textOf(this.blocks) + this.tail;
  }

  /** The paragraphs as a person sees them, numbers that Word makes included. */
  get lines() {
    return linesOf(this.blocks);
  }

  get originalLines() {
    return linesOf(this.original);
  }

  get isChanged() {
    return this.blocks !== this.original;
  }

  /** What is sent to be checked: a text as a text, any other file as its blocks. */
  request() {
    const name = this.name;
    if (this.format === "txt" || this.format === "md") return { name, text: this.text };
    return { name, blocks: this.blocks.map(({ text, meta }) => ({ text, ...pick(meta) })) };
  }

  index(id) {
    return this.blocks.findIndex((block) => block.id === id);
  }

  /** Replace the text of a block as the user types; a run of typing in one block is one step. */
  type(id, text) {
    const at = this.index(id);
    if (at < 0 || this.blocks[at].text === text) return;
    const now = Date.now();
    const goesOn = this.lastTyped.id === id && now - this.lastTyped.time < TYPING_PAUSE;
    const blocks = this.blocks.slice();
    blocks[at] = { ...blocks[at], text };
    this.change(blocks, goesOn);
    this.lastTyped = { id, time: now };
  }

  /** Put lines in the place of a block; the first keeps its number and place. Return the id of the last. */
  split(id, lines) {
    const at = this.index(id);
    const block = this.blocks[at];
    const meta = { ...block.meta, label: "", gap: "", level: 0, kind: block.meta.table ? "cell" : "paragraph" };
    const rest = lines.slice(1).map((text) => ({ id: nextId++, text, before: this.format === "md" ? "\n\n" : "\n", meta }));
    const made = [{ ...block, text: lines[0] }, ...rest];
    this.change([...this.blocks.slice(0, at), ...made, ...this.blocks.slice(at + 1)]);
    return made[made.length - 1].id;
  }

  /** Join a block to the one before it, unless they stand in different cells. Return the place of the seam, or null. */
  join(id) {
    const at = this.index(id);
    const [before, block] = [this.blocks[at - 1], this.blocks[at]];
    if (!before || !sameCell(before.meta, block.meta)) return null;
    const joined = { ...before, text: before.text + block.text };
    this.change([...this.blocks.slice(0, at - 1), joined, ...this.blocks.slice(at + 1)]);
    return { id: before.id, offset: before.text.length };
  }

  /** Make edits given as places in the text of `view`; those that reach over the end of a block are cut at it. */
  apply(edits) {
    const blocks = this.blocks.slice();
    let start = 0;
    for (let at = 0; at < blocks.length; at += 1) {
      start += blocks[at].before.length;
      const end = start + this.blocks[at].text.length;
      const own = edits.filter((edit) => edit.span.start < end && edit.span.end > start || (edit.span.start === edit.span.end && edit.span.start >= start && edit.span.start <= end));
      if (own.length) blocks[at] = { ...blocks[at], text: edited(blocks[at].text, own, start) };
      start = end;
    }
    this.change(this.format === "md" ? blocks : blocks.filter((block, at) => block.text || !this.blocks[at].text || block.meta.table));
  }

  /** Take new blocks as a step of its own, or as part of the last one. */
  change(blocks, goesOn = false) {
    if (!goesOn) this.past.push(this.blocks);
    if (this.past.length > MOST_STEPS) this.past.shift();
    this.future = [];
    this.blocks = blocks;
    this.version += 1;
    this.lastTyped = { id: 0, time: 0 };
  }

  undo() {
    return this.move(this.past, this.future);
  }

  redo() {
    return this.move(this.future, this.past);
  }

  move(from, to) {
    if (!from.length) return false;
    to.push(this.blocks);
    this.blocks = from.pop();
    this.version += 1;
    this.lastTyped = { id: 0, time: 0 };
    return true;
  }
}

function textOf(blocks) {
  return blocks.map((block) => block.before + block.text).join("");
}

function linesOf(blocks) {
  return blocks.map(({ text, meta }) => (meta.label && text ? meta.label + (meta.gap || "") + text : text));
}

function pick(meta) {
  return Object.fromEntries(META.map((key) => [key, meta[key]]));
}

function sameCell(one, other) {
  return one.table === other.table && one.row === other.row && one.column === other.column;
}

/** Apply edits to a text that begins at `start`, the last one first; of overlapping ones the first stays. */
function edited(text, edits, start) {
  const ordered = edits.slice().sort((one, other) => one.span.start - other.span.start);
  let result = "";
  let at = 0;
  for (const edit of ordered) {
    const [from, to] = [Math.max(0, edit.span.start - start), Math.min(text.length, edit.span.end - start)];
    if (from < at) continue;
    result += text.slice(at, from) + edit.text;
    at = to;
  }
  return result + text.slice(at);
}
