"use strict";
// Small comforts: every page works without them.
(() => {
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  let at = -1;

  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    all[at]?.classList.remove("at");
    at = Math.min(all.length - 1, Math.max(0, at + by));
    all[at].classList.add("at");
    const open = all[at].querySelector("[data-open]");
    open?.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  };

  const follow = (rel) => document.querySelector(`main a[rel=${rel}]`)?.click();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const deeds = {
      "/": () => { const box = document.getElementById("q"); box.focus(); box.select(); },
      j: () => move(1),
      k: () => move(-1),
      o: () => rows()[at]?.querySelector("[data-open]")?.click(),
      n: () => follow("next"),
      p: () => follow("prev"),
      "?": () => document.getElementById("keys").showModal(),
    };
    if (deeds[event.key]) { event.preventDefault(); deeds[event.key](); }
  });

  // Facts and their words find each other.
  const light = (number, on) => {
    document.querySelectorAll(`mark[data-facts~="${number}"], [data-fact="${number}"]`).forEach((e) => e.classList.toggle("on", on));
  };
  const text = document.querySelector(".body");
  const cards = document.querySelector(".cards");
  if (text && cards) {
    text.addEventListener("click", (event) => {
      const number = event.target.closest("mark")?.dataset.facts?.split(" ")[0];
      if (!number) return;
      document.querySelectorAll(".on").forEach((e) => e.classList.remove("on"));
      light(number, true);
      document.getElementById(`fact-${number}`)?.scrollIntoView({ block: "center" });
    });
    cards.addEventListener("click", (event) => {
      const card = event.target.closest("[data-fact]");
      if (!card || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      document.querySelectorAll(".on").forEach((e) => e.classList.remove("on"));
      light(card.dataset.fact, true);
      document.querySelector(`mark[data-facts~="${card.dataset.fact}"]`)?.scrollIntoView({ block: "center" });
      history.replaceState(null, "", card.querySelector("a").href);
    });
    document.querySelectorAll(".kinds input").forEach((box) => box.addEventListener("change", () => {
      document.body.classList.toggle(`off-${box.dataset.kind}`, !box.checked);
    }));
  }

  document.querySelectorAll("[data-copy]").forEach((button) => button.addEventListener("click", async () => {
    const words = document.querySelector(button.dataset.copy).textContent;
    try {
      await navigator.clipboard.writeText(`${words}　${location.href}`);
      button.dataset.done = "";
    } catch {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(button.dataset.copy));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
  }));
})();
