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
      a: () => rows()[at]?.querySelector("[data-verdict=accept]")?.click(),
      r: () => rows()[at]?.querySelector("[data-verdict=reject]")?.click(),
      c: () => {
        const form = rows()[at]?.querySelector("[data-verdict=correct]");
        if (form) { form.open = true; form.querySelector("input:not([type=hidden])").focus(); }
      },
      "?": () => document.getElementById("keys").showModal(),
    };
    if (deeds[event.key]) { event.preventDefault(); deeds[event.key](); }
  });

  if (document.querySelector("[data-review]")) move(1);  // the next fact waits under the keys

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

  // Files are sent one by one, so that each shows how far it is.
  const drop = document.getElementById("drop");
  const list = document.getElementById("progress");
  if (drop && list) {
    const says = list.dataset;
    const send = (file) => new Promise((done) => {
      const line = document.createElement("li");
      const bar = document.createElement("progress");
      bar.max = 1;
      bar.setAttribute("aria-label", file.name);
      const state = document.createElement("span");
      state.textContent = says.sending;
      line.append(`${file.name} `, bar, " ", state);
      list.append(line);
      const form = new FormData();
      form.append("csrf", drop.elements.csrf.value);
      form.append("files", file);
      const request = new XMLHttpRequest();
      request.open("POST", "/add");
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
      request.upload.addEventListener("load", () => { bar.removeAttribute("value"); state.textContent = says.reading; });
      request.addEventListener("loadend", () => {
        bar.remove();
        let outcome = { state: "failed", message: request.statusText };
        try { outcome = [].concat(JSON.parse(request.responseText))[0] ?? outcome; } catch { /* told by its status */ }
        line.className = outcome.state ?? "failed";
        state.textContent = "";
        const word = says[outcome.state] ?? says.failed;
        if (outcome.document) {
          const open = document.createElement("a");
          open.href = `/issues/${outcome.document}`;
          open.textContent = word;
          state.append(open);
        } else {
          state.textContent = `${word}：${outcome.message ?? ""}`;
        }
        done();
      });
      request.send(form);
    });
    const sendAll = async (files) => { for (const file of files) await send(file); };
    drop.addEventListener("submit", (event) => { event.preventDefault(); sendAll([...drop.elements.files.files]); });
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); sendAll([...event.dataTransfer.files]); });
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
