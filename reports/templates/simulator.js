// Scores ticked suggestions as the scorer does. Without it the table tells the score after the first few.
"use strict";
(() => {
  const FRAGMENT = "#mended=";
  const ticked = new Set();

  // The numbers of the report: the shortest decimal of the value, and a tie goes to the even digit.
  const shown = (value, digits) => {
    const [whole, part = ""] = String(value < 1e-6 ? 0 : value).split(".");
    const kept = Number(whole + part.slice(0, digits).padEnd(digits, "0"));
    const rest = part.slice(digits);
    const isUp = rest > "5" || (rest === "5" && kept % 2 === 1);
    return ((kept + (isUp ? 1 : 0)) / 10 ** digits).toFixed(digits);
  };

  const scoreOf = ({ rules }, mended) => {
    let sum = 0;
    let total = 0;
    for (const [weight, share, rule] of rules) {
      sum += weight * (mended.has(rule) ? 1 : share);
      total += weight;
    }
    return (100 * sum) / total;
  };

  const overall = (categories, scores) => {
    let sum = 0;
    let total = 0;
    categories.forEach(({ weight }, place) => {
      sum += weight * scores[place];
      total += weight;
    });
    return sum / total;
  };

  const simulators = [...document.querySelectorAll("[data-simulator]")].map((part) => {
    const { categories, bounds, words, reached } = JSON.parse(part.dataset.simulator);
    const ticks = [...part.querySelectorAll("input[type=checkbox]")];
    const bars = [...part.querySelectorAll("[data-bar]")];
    const status = part.querySelector("[role=status]");
    const gradeOf = (score) => bounds.find(([bound]) => score >= bound)[1];
    const before = overall(categories, categories.map((one) => scoreOf(one, new Set())));

    const show = () => {
      const scores = categories.map((one) => scoreOf(one, ticked));
      const after = overall(categories, scores);
      const values = {
        before: shown(before, 1),
        after: shown(after, 1),
        count: ticks.filter((tick) => ticked.has(tick.value)).length,
        total: ticks.length,
        grade: gradeOf(after),
        word: words[gradeOf(after)],
      };
      ticks.forEach((tick) => {
        tick.checked = ticked.has(tick.value);
      });
      bars.forEach((bar, place) => {
        bar.className = `grade-${gradeOf(scores[place])}`;
        bar.querySelector(".after").textContent = shown(scores[place], 0);
        bar.querySelector(".bar span").style.width = `${scores[place]}%`;
      });
      status.textContent = reached.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    };

    return { part, ticks, show };
  });

  const showAll = () => simulators.forEach(({ show }) => show());

  const changed = () => {
    showAll();
    const fragment = ticked.size ? FRAGMENT + [...ticked].sort().join(",") : "";
    history.replaceState(null, "", location.pathname + location.search + fragment);
  };

  for (const { part, ticks } of simulators) {
    part.addEventListener("change", ({ target }) => {
      if (target.checked) ticked.add(target.value);
      else ticked.delete(target.value);
      changed();
    });
    for (const button of part.querySelectorAll("button")) {
      button.addEventListener("click", () => {
        ticked.clear();
        for (const tick of ticks) if ([tick.dataset.owner, "all"].includes(button.value)) ticked.add(tick.value);
        changed();
      });
    }
    part.hidden = false;
  }

  if (location.hash.startsWith(FRAGMENT)) {
    const known = new Set(simulators.flatMap(({ ticks }) => ticks.map((tick) => tick.value)));
    for (const rule of location.hash.slice(FRAGMENT.length).split(",")) if (known.has(rule)) ticked.add(rule);
  }
  showAll();
})();
