// The ledger of tasks: a row each, gaps marked, a row leads to its place in the draft.

import { button, el, fill } from "./dom.js";

const HEADS = ["序号", "任务", "牵头（责任）单位", "配合单位", "责任人", "完成时限", "工作标准", "怎么补"];
const SLOTS = [["unit", "责任单位"], ["person", "责任人"], ["time", "时间节点"]];

export function showLedger(place, ledger, goTo) {
  const { rows, summary } = ledger;
  if (!rows.length) {
    fill(place, [el("p", { class: "empty", text: "没有识别到任务安排。" })]);
    return;
  }
  const gaps = SLOTS.filter(([slot]) => summary.missing[slot]).map(([slot, words]) => `缺${words} ${summary.missing[slot]} 项`);
  fill(place, [
    el("p", { class: "figure-line", text: `共 ${summary.tasks} 项任务，要素齐全 ${summary.complete} 项${gaps.length ? `；${gaps.join("，")}` : ""}。` }),
    el("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": "任务台账，可左右滚动" }, [
      el("table", { class: "ledger", role: "table" }, [
        el("thead", {}, [el("tr", {}, HEADS.map((words) => el("th", { scope: "col", text: words })))]),
        el("tbody", { role: "rowgroup" }, rows.map((row) => rowElement(row, goTo))),
      ]),
    ]),
  ]);
}

function rowElement(row, goTo) {
  const gap = new Map(row.gaps.filter((each) => !each.allowed).map((each) => [each.slot, each]));
  return el("tr", { role: "row" }, [
    el("td", { role: "cell", class: "ledger-number", text: String(row.number) }),
    el("td", { role: "cell", class: "ledger-task" }, [button(row.task, () => goTo(row.source.span), { class: "link", title: "到文稿里看" })]),
    slotCell(HEADS[2], row.lead, gap.get("unit")),
    cell(HEADS[3], row.support.join("、")),
    slotCell(HEADS[4], [...row.supervisor, ...row.person], gap.get("person")),
    slotCell(HEADS[5], row.deadline.text, gap.get("time")),
    cell(HEADS[6], row.standard.join("；")),
    cell(HEADS[7], [...row.problems, row.advice].filter(Boolean).join(" "), "note"),
  ]);
}

function slotCell(head, values, gap) {
  if (!gap) return cell(head, values.join("、"));
  const vague = gap.vague.length ? `（只写了“${gap.vague.join("、")}”）` : "";
  return cell(head, `缺${vague}`, "gap");
}

/** A cell that can also stand alone under its head, on a narrow screen. */
function cell(head, text, kind = "") {
  return el("td", { role: "cell", class: kind || null, text, data: { head } });
}
