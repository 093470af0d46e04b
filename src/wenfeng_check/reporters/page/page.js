// Filters, and jumps between words and cards. Without this script the page shows everything, and its links work.
"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const marks = [...document.querySelectorAll("mark[data-d]")];
  const references = [...document.querySelectorAll("a.ref")];
  const byName = new Map(cards.map((card) => [card.dataset.d, card]));
  const ranks = ["hint", "info", "warning", "error"];
  const names = (mark) => mark.dataset.d.split(" ").filter((name) => byName.has(name));
  const shown = (name) => !byName.get(name).hidden;

  const point = (name) => {
    for (const old of document.querySelectorAll(".current")) old.classList.remove("current");
    for (const mark of marks) if (names(mark).includes(name)) mark.classList.add("current");
    byName.get(name)?.classList.add("current");
  };

  const open = (name) => {
    const card = byName.get(name);
    card.open = true;
    card.scrollIntoView({ block: "nearest" });
    card.querySelector("summary").focus({ preventScroll: true });
    point(name);
  };

  for (const mark of marks) {
    mark.dataset.kind = mark.className;
    mark.addEventListener("click", () => {
      const visible = names(mark).filter(shown);
      if (!visible.length) return;
      const current = visible.findIndex((name) => byName.get(name).classList.contains("current"));
      open(visible[(current + 1) % visible.length]);
    });
  }
  for (const reference of references) {
    reference.addEventListener("click", (event) => { event.preventDefault(); open(reference.dataset.d); });
  }
  for (const card of cards) card.addEventListener("toggle", () => { if (card.open) point(card.dataset.d); });

  const form = document.getElementById("filters");
  if (form) {
    const apply = () => {
      const off = new Set([...form.querySelectorAll("input:not(:checked)")].map((box) => box.value));
      for (const card of cards) card.hidden = off.has(card.dataset.group) || off.has(card.dataset.severity);
      for (const reference of references) reference.hidden = !shown(reference.dataset.d);
      for (const mark of marks) {
        const visible = names(mark).filter(shown);
        const worst = Math.max(...visible.map((name) => ranks.indexOf(byName.get(name).dataset.severity)));
        const narrowest = visible.length && byName.get(visible[0]).dataset.severity;
        mark.className = !visible.length ? "off" : mark.dataset.kind === "also" ? "also" : `m-${ranks[worst]} u-${narrowest}`;
      }
      const count = cards.filter((card) => !card.hidden).length;
      document.getElementById("shown").textContent = `显示 ${count} 处，共 ${cards.length} 处`;
    };
    form.hidden = false;
    form.addEventListener("change", apply);
    document.getElementById("open").addEventListener("click", () => { for (const card of cards) card.open = true; });
    document.getElementById("close").addEventListener("click", () => { for (const card of cards) card.open = false; });
    apply();
  }

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = cards.filter((card) => !card.open);
    for (const card of closed) card.open = true;
  });
  addEventListener("afterprint", () => { for (const card of closed) card.open = false; });
})();
