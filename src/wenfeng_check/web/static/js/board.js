// The trainer's page: opens a session, shows its code and how far everybody has come, ends it.

import { ApiError, getJson, postJson, remove } from "./api.js";
import { byId, el, fill, number } from "./dom.js";
import { isReached, meter, progress } from "./goals.js";
import { startTheme } from "./theme.js";

const LOOK_EVERY = 2000;
const KEY = "wenfeng-room";
const state = { room: null, exercises: [] };

function keep(room) {
  state.room = room;
  if (room) window.sessionStorage.setItem(KEY, JSON.stringify(room));
  else window.sessionStorage.removeItem(KEY);
}

async function open(event) {
  event.preventDefault();
  try {
    keep(await postJson("/api/rooms", { exercise: byId("exercise").value }));
    showRoom();
  } catch (error) {
    complain(error);
  }
}

function showRoom() {
  const { room } = state;
  const exercise = state.exercises.find((each) => each.key === room.exercise);
  byId("choose").hidden = true;
  byId("room").hidden = false;
  byId("room-code").textContent = room.code;
  byId("address").textContent = `${window.location.host}/training`;
  byId("room-task").textContent = exercise ? exercise.task : "";
  look();
}

async function look() {
  if (!state.room) return;
  try {
    showBoard(await getJson(`/api/rooms/${state.room.code}`, { "X-Wenfeng-Key": state.room.key }));
    say("");
    window.setTimeout(look, LOOK_EVERY);
  } catch (error) {
    complain(error);
    if (error.status === 404) leave();
    else window.setTimeout(look, LOOK_EVERY);
  }
}

function showBoard({ goal, seats }) {
  const started = seats.filter((seat) => seat.now);
  const done = started.filter((seat) => isReached(goal, seat.now)).length;
  const cut = started.reduce((sum, seat) => sum + Math.max(0, seat.first.characters - seat.now.characters), 0);
  const closed = started.reduce((sum, seat) => sum + Math.max(0, seat.first.gaps - seat.now.gaps), 0);
  fill(byId("totals"), [["人加入", seats.length], ["人达标", done], ["字已压缩", cut], ["处缺项已补", closed]].map(([words, value]) => el("li", {}, [
    el("strong", { class: "figure", text: number(value) }),
    document.createTextNode(` ${words}`),
  ])));
  fill(byId("seats"), seats.map((seat) => seatRow(seat, goal)));
}

function seatRow(seat, goal) {
  const head = el("th", { scope: "row", text: `${seat.number} 号` });
  if (!seat.now) return el("tr", {}, [head, el("td", { colspan: "6", class: "note", text: "还没有开始" })]);
  const { first, now } = seat;
  const mostCharacters = goal.characters >= 0 ? goal.characters : Math.round(first.characters * 0.8);
  const mostGaps = Math.max(0, goal.gaps);
  const reached = isReached(goal, now);
  return el("tr", { class: `${reached ? "is-done" : ""}${seat.active ? "" : " is-idle"}` }, [
    head,
    el("td", { text: number(now.characters) }),
    el("td", {}, [meter(progress(mostCharacters, first.characters, now.characters), `${seat.number} 号压缩`), words(first.characters - now.characters, "字")]),
    el("td", { text: `${first.gaps} → ${now.gaps}` }),
    el("td", {}, [meter(progress(mostGaps, first.gaps, now.gaps), `${seat.number} 号补齐`), words(first.gaps - now.gaps, "处")]),
    el("td", { text: `${first.padding} → ${now.padding}` }),
    el("td", { class: "reached", text: reached ? "✓ 达标" : "" }),
  ]);
}

function words(change, unit) {
  return el("span", { class: "note", text: change > 0 ? ` ${number(change)} ${unit}` : "" });
}

async function close() {
  if (!window.confirm("结束后进度全部删去，不能恢复。现在结束吗？")) return;
  try {
    await remove(`/api/rooms/${state.room.code}`, { "X-Wenfeng-Key": state.room.key });
    leave();
    say("培训已结束，进度已全部删去。");
  } catch (error) {
    complain(error);
  }
}

function leave() {
  keep(null);
  byId("room").hidden = true;
  byId("choose").hidden = false;
  fill(byId("seats"), []);
}

function say(line) {
  byId("status").classList.remove("is-error");
  byId("status").textContent = line;
}

function complain(error) {
  byId("status").classList.add("is-error");
  byId("status").textContent = error instanceof ApiError ? error.message : "页面出错，请刷新后再试。";
}

async function start() {
  startTheme();
  byId("open").addEventListener("submit", open);
  byId("close").addEventListener("click", close);
  try {
    state.exercises = await getJson("/api/exercises");
    fill(byId("exercise"), state.exercises.map((exercise) => el("option", { value: exercise.key, text: exercise.title })));
    keep(JSON.parse(window.sessionStorage.getItem(KEY) || "null"));
    if (state.room) showRoom();
  } catch (error) {
    complain(error);
  }
}

start();
