// The start of the page: paste a text, choose or drop a file, try an example.

import { getJson } from "./api.js";
import { byId, button, el, fill } from "./dom.js";

const MOST_MEGABYTES = 20;

/** `open` gets {name, text} or {file}; `fail` a line to show. */
export function startIntake(open, fail) {
  byId("paste-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = byId("paste").value;
    if (text.trim()) open({ name: "草稿.txt", text });
    else fail("还没有文字：把文稿粘贴到框里，或选一个文件。");
  });
  byId("file").addEventListener("change", (event) => {
    take(event.target.files[0], open, fail);
    event.target.value = "";
  });
  for (const type of ["dragover", "dragenter"]) window.addEventListener(type, (event) => hover(event, true));
  window.addEventListener("dragleave", (event) => hover(event, false));
  window.addEventListener("drop", (event) => {
    hover(event, false);
    if (byId("start").hidden) fail("要查另一份，先点“换一份”，再把文件拖进来。");
    else take(event.dataTransfer.files[0], open, fail);
  });
  showExamples(open).catch((error) => fail(error.message));
}

/** A file may be dropped anywhere on the page: a browser left alone would open it and lose the draft. */
function hover(event, on) {
  if (!Array.from(event.dataTransfer.types).includes("Files")) return;
  event.preventDefault();
  byId("drop-zone").classList.toggle("is-over", on);
}

function take(file, open, fail) {
  if (!file) return;
  if (file.size > MOST_MEGABYTES * 1024 * 1024) fail(`${file.name} 超过 ${MOST_MEGABYTES} MB，请去掉图片后另存再查。`);
  else if (!file.size) fail(`${file.name} 是空的，没有文字可查。`);
  else open({ file });
}

async function showExamples(open) {
  const exercises = await getJson("/api/exercises");
  fill(byId("examples"), exercises.map((exercise) => el("li", {}, [
    button(exercise.title, () => open({ name: exercise.name, text: exercise.draft }), { class: "link" }),
  ])));
}
