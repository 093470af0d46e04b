// The page for checking and rewriting: holds the draft and its last view, and lets the parts of the page follow them.

import { ApiError, UNREACHED, forgetOnClose, postFile, postJson } from "./api.js";
import { Cards } from "./cards.js";
import { showComparison } from "./compare.js";
import { showDashboard } from "./dashboard.js";
import { announce, byId, debounced, number } from "./dom.js";
import { startDownloads } from "./downloads.js";
import { Draft } from "./draft.js";
import { listen } from "./editor.js";
import { showFilters } from "./filters.js";
import { safeEdits } from "./fixes.js";
import { leaveExercise, namedExercise, showGoals } from "./exercise.js";
import { aspectOf } from "./groups.js";
import { startIntake } from "./intake.js";
import { showLedger } from "./ledger.js";
import { piecesOf } from "./marks.js";
import { inUnits } from "./offsets.js";
import { Paper } from "./paper.js";
import { seatHeaders, startSeat } from "./seat.js";
import { complain, follow, isStale, say } from "./status.js";
import { startTabs } from "./tabs.js";
import { startTheme } from "./theme.js";

const TYPING_PAUSE = 450;
const OFFLINE_PAUSE = 3000;

const paper = new Paper(byId("paper"));
const cards = new Cards(byId("cards"), { open: showMarks, apply: applyEdits });
const places = { scores: byId("scores"), length: byId("length"), shares: byId("shares"), steps: byId("steps") };
const state = { draft: null, view: null, first: null, file: null, exercise: null, aspect: "all", sent: null, opening: null, viewed: -1 };

const recheck = debounced(check, TYPING_PAUSE);
const recheckLater = debounced(check, OFFLINE_PAUSE);
const showTab = startTabs(byId("tabs"), onTab);

// ---------------------------------------------------------------- opening and checking

async function open(source) {
  say("正在检查……");
  state.opening = source;
  try {
    const view = inUnits(await firstView(source));
    if (state.opening !== source) return;
    state.draft = new Draft(source.file ? source.file.name : source.name, view);
    state.file = source.file || null;
    state.first = view.summary;
    state.aspect = "all";
    byId("start").hidden = true;
    byId("work").hidden = false;
    byId("draft-name").textContent = state.draft.name;
    showTab("tab-edit");
    take(view);
    byId("paper-title").focus();
  } catch (error) {
    if (state.opening === source) complain(error);
  }
}

async function firstView(source) {
  const options = { headers: seatHeaders(state.exercise), onWait: say };
  if (!source.file) return postJson("/api/view", { name: source.name, text: source.text }, options);
  return (await postFile("/api/view", source.file, options)).json();
}

async function check() {
  const { draft } = state;
  if (!draft) return;
  const { version } = draft;
  if (state.sent) state.sent.abort();
  const sent = new AbortController();
  state.sent = sent;
  if (!isStale()) say("正在检查……");
  follow("soon");
  try {
    const view = inUnits(await postJson("/api/view", draft.request(), { headers: seatHeaders(state.exercise), signal: sent.signal, onWait: say }));
    if (draft === state.draft && draft.version === version) take(view);
  } catch (error) {
    const replaced = error.name === "AbortError" || (error instanceof ApiError && error.status === 409);
    if (!replaced) fail(error);
  } finally {
    if (state.sent === sent) state.sent = null;
  }
}

/** Say why the draft was not checked; where the service could not be reached, ask again soon. */
function fail(error) {
  follow("no");
  complain(error);
  if (error instanceof ApiError && error.status === UNREACHED) recheckLater();
}

function take(view) {
  const { draft } = state;
  view.blocks.forEach((block, at) => {
    const own = draft.blocks[at];
    if (own) own.meta = { ...own.meta, function: block.function, depth: block.depth };
  });
  state.view = view;
  state.viewed = draft.version;
  show();
  const { summary } = view;
  const findings = view.report.files[0].diagnostics.length;
  say(`${number(summary.characters)} 字，${findings} 处发现，缺项 ${summary.gaps} 处${saved()}。`);
  follow("yes");
}

function saved() {
  const less = state.first.characters - state.view.summary.characters;
  return less > 0 ? `，已省 ${number(less)} 字` : "";
}

// ---------------------------------------------------------------- showing

function show() {
  const { draft, view } = state;
  const shown = visibleFindings();
  const pieces = piecesOf(view.blocks, shown);
  paper.show(draft.blocks, new Map(draft.blocks.map((block, at) => [block.id, pieces[at] || []])), view.report.files[0].diagnostics);
  cards.show(shown);
  showMarks(cards.active);
  showFilters(byId("filters"), view.report.files[0].diagnostics, state.aspect, choose);
  showDashboard(places, view, state.first);
  showLedger(byId("ledger"), view.ledger, goTo);
  byId("task-count").textContent = String(view.summary.tasks);
  byId("notes").textContent = [...view.report.files[0].notes, ...view.report.files[0].failures.map((each) => each.summary)].join(" ");
  if (state.exercise) showGoals(byId("exercise"), state.exercise.goal, state.first, view.summary);
  showButtons();
}

function visibleFindings() {
  const found = state.view.report.files[0].diagnostics;
  return found.map((diagnostic) => (state.aspect === "all" || aspectOf(diagnostic).key === state.aspect ? diagnostic : null));
}

function choose(aspect) {
  state.aspect = aspect;
  cards.active = -1;
  show();
  byId("filters").querySelector(`[data-aspect="${aspect}"]`).focus();
}

function showMarks(id) {
  for (const mark of byId("paper").querySelectorAll("mark.is-active")) mark.classList.remove("is-active");
  const marks = Array.from(paper.marksOf(id));
  for (const mark of marks) mark.classList.add("is-active");
  if (marks.length && id >= 0) marks[0].scrollIntoView({ block: "nearest" });
}

function select(ids) {
  if (ids.includes(cards.active)) return;
  cards.open(ids[0]);
  showMarks(ids[0]);
}

function goTo(span) {
  showTab("tab-edit");
  const at = state.view.blocks.findIndex((block) => span.start >= block.start && span.start <= block.end);
  const block = state.draft.blocks[at];
  if (!block) return;
  paper.element(block.id).scrollIntoView({ block: "center" });
  paper.focus(block.id, span.start - state.view.blocks[at].start);
}

function step(direction) {
  const ids = visibleFindings().map((diagnostic, id) => (diagnostic ? id : -1)).filter((id) => id >= 0);
  if (!ids.length) return;
  const at = ids.indexOf(cards.active);
  const id = ids[at < 0 && direction < 0 ? ids.length - 1 : (at + direction + ids.length) % ids.length];
  cards.open(id, { focus: true });
  showMarks(id);
}

function onTab(id) {
  if (id === "tab-compare" && state.draft) compareWith("original");
}

function compareWith(other) {
  const answer = other === "answer" && state.exercise;
  byId("compare-answer").hidden = !state.exercise;
  for (const [key, name] of [["original", "compare-original"], ["answer", "compare-answer"]]) byId(name).setAttribute("aria-pressed", key === other ? "true" : "false");
  byId("remarks").textContent = answer ? state.exercise.remarks : state.draft.isChanged ? "" : "还没有改动。";
  if (answer) showComparison(byId("comparison"), state.draft.lines, state.exercise.answer.trim().split("\n"), ["我的稿", "范文"]);
  else showComparison(byId("comparison"), state.draft.originalLines, state.draft.lines, ["改前", "改后"]);
}

function showButtons() {
  const { draft } = state;
  byId("undo").disabled = !draft.past.length;
  byId("redo").disabled = !draft.future.length;
  const fixes = safeEdits(state.view);
  byId("fix").disabled = !fixes.length;
  byId("fix").textContent = fixes.length ? `一键改标点、序号等 ${fixes.length} 处` : "没有可一键改的";
}

// ---------------------------------------------------------------- changing

function changed() {
  follow("soon");
  showButtons();
  recheck();
}

function rebuilt(focus) {
  redrawAsIs();
  paper.focus(focus.id, focus.offset);
  changed();
}

/** Show the blocks before the server has seen them: marks stay where blocks have not changed. */
function redrawAsIs() {
  paper.show(state.draft.blocks, new Map(), []);
}

function history(direction) {
  if (!state.draft || !state.draft[direction]()) return;
  redrawAsIs();
  showButtons();
  check();
  announce(direction === "undo" ? "已撤销一步。" : "已重做一步。");
}

function applyEdits(edits, words) {
  if (state.viewed !== state.draft.version) {
    say("正在检查刚才的改动，请稍候再点。");
    return;
  }
  cards.active = -1;
  state.draft.apply(edits);
  redrawAsIs();
  showButtons();
  check();
  announce(`${words}：已改。`);
}

// ---------------------------------------------------------------- exercise, start

function restart() {
  if (state.draft.isChanged && !window.confirm("改过的稿子没有留存，换一份就没有了。要留的先点“下载”。现在换吗？")) return;
  if (state.sent) state.sent.abort();
  state.draft = null;
  state.exercise = null;
  leaveExercise();
  byId("work").hidden = true;
  byId("start").hidden = false;
  byId("paste").focus();
  say("");
}

async function startExercise() {
  try {
    state.exercise = await namedExercise();
    if (state.exercise) await open({ name: state.exercise.name, text: state.exercise.draft });
  } catch (error) {
    complain(error);
  }
}

function onKey(event) {
  if (byId("work").hidden || event.isComposing) return;
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (command && key === "z") act(event, () => history(event.shiftKey ? "redo" : "undo"));
  else if (command && key === "y") act(event, () => history("redo"));
  else if (event.key === "F8") act(event, () => step(event.shiftKey ? -1 : 1));
}

function act(event, run) {
  event.preventDefault();
  run();
}

function start() {
  startTheme();
  forgetOnClose();
  startIntake(open, (words) => complain(new ApiError(0, words)));
  listen(paper, { draft: () => state.draft, changed, rebuilt, history, select });
  document.addEventListener("keydown", onKey);
  byId("undo").addEventListener("click", () => history("undo"));
  byId("redo").addEventListener("click", () => history("redo"));
  byId("fix").addEventListener("click", () => applyEdits(safeEdits(state.view), "一键改"));
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("restart").addEventListener("click", restart);
  byId("compare-original").addEventListener("click", () => compareWith("original"));
  byId("compare-answer").addEventListener("click", () => compareWith("answer"));
  startDownloads(document.querySelectorAll("[data-download]"), () => state, { say, complain });
  startSeat();
  startExercise();
}

// What a document says must never be lost by a slip: closing the page with changes asks first.
window.addEventListener("beforeunload", (event) => {
  if (state.draft && state.draft.isChanged) {
    event.preventDefault();
    event.returnValue = "";
  }
});
start();
