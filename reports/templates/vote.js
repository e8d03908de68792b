"use strict";
(() => {
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const KEY = `auditor-vote-${facts.poll}`;
  const by = (id) => document.getElementById(id);
  const random = (limit) => crypto.getRandomValues(new Uint32Array(1))[0] % limit;
  const session = () => [...crypto.getRandomValues(new Uint8Array(8))].map((one) => one.toString(16).padStart(2, "0")).join("");
  // Every voter begins at another pair of another round; a round shows each picture equally often.
  const size = facts.contestants.length, rounds = facts.pairs.length / size;
  const fresh = () => ({ session: session(), round: random(rounds), offset: random(size), visit: facts.visit, votes: [] });
  const CHOICES = ["left", "right", "skipped"];

  // What another file or an older one left here is not ours to trust.
  const isSound = (kept) =>
    typeof kept?.session === "string" && /^[0-9a-f]{16}$/.test(kept.session) &&
    Number.isInteger(kept.round) && kept.round >= 0 && kept.round < rounds &&
    Number.isInteger(kept.offset) && kept.offset >= 0 && kept.offset < size &&
    Number.isInteger(kept.visit) && kept.visit > 0 && kept.visit <= facts.pairs.length &&
    Array.isArray(kept.votes) && kept.votes.length <= kept.visit && kept.votes.every((one) => CHOICES.includes(one));
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return isSound(kept) ? kept : fresh();
    } catch {
      return fresh();
    }
  };
  let state = read();

  const language = () => document.querySelector("[name=language]:checked").value;
  const say = (key, values = {}) =>
    facts.words[language()][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const pairAt = (number) =>
    facts.pairs[((state.round + Math.floor(number / size)) % rounds) * size + ((state.offset + number) % size)];

  let status = "";
  const keep = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
      status = "saved";
    } catch {
      status = "unsaved";
    }
  };

  const show = (said = "") => {
    const number = state.votes.length;
    const isOver = number >= state.visit;
    by("vote").hidden = isOver;
    by("end").hidden = !isOver;
    by("more").hidden = state.visit >= facts.pairs.length;
    by("save").hidden = by("clear").hidden = number === 0;
    by("back").hidden = number === 0;
    by("kept").textContent = number ? say(status || "saved") : "";
    document.documentElement.lang = language();
    if (isOver) return;
    const [left, right] = pairAt(number);
    by("left").firstElementChild.className = `picture p${left}`;
    by("right").firstElementChild.className = `picture p${right}`;
    by("progress").textContent = `${said} ${say("progress", { number: number + 1, all: state.visit })}`.trim();
  };

  const choose = (choice) => {
    if (state.votes.length >= state.visit) return;
    state.votes.push(choice);
    keep();
    show(say(choice));
    if (state.votes.length >= state.visit) by("end").focus();
  };

  const back = () => {
    state.votes.pop();
    keep();
    show();
  };

  const ballot = () => ({
    votes_version: facts.version,
    poll: facts.poll,
    session: state.session,
    contestants: facts.contestants,
    votes: state.votes.map((choice, number) => {
      const [left, right] = pairAt(number).map((place) => facts.contestants[place].id);
      return { left, right, choice };
    }),
  });

  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(ballot(), null, 1)], { type: "application/json" }));
    link.download = `votes-${facts.poll}-${state.session.slice(0, 6)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const clear = () => {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // nothing was kept
    }
    state = fresh();
    show();
  };

  const more = () => {
    state.visit = Math.min(state.visit + facts.visit, facts.pairs.length);
    keep();
    show();
    by("left").focus();
  };

  for (const id of ["left", "right", "skip"]) by(id).addEventListener("click", (event) => choose(event.currentTarget.value));
  for (const [id, act] of [["back", back], ["save", save], ["clear", clear], ["more", more]]) by(id).addEventListener("click", act);
  for (const radio of document.querySelectorAll("[name=language]")) radio.addEventListener("change", () => show());
  const KEYS = { ArrowLeft: "left", 1: "left", ArrowRight: "right", 2: "right", ArrowDown: "skipped", 0: "skipped" };
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input")) return;
    const choice = KEYS[event.key];
    if (!choice || by("vote").hidden) return;
    event.preventDefault();
    choose(choice);
  });
  show();
})();
