// Style rules that apply in one position of the phone only: what they turn by a quarter, what they hide.
globalThis.auditor.turned = (() => {
  const { frames, selector, snippet, isShown, shownTexts } = globalThis.auditor;
  const MOST_RULES = 20000, MOST_ELEMENTS = 60, MOST_TOLD = 10;
  const TURNS = /rotate|matrix/, MAIN = "main,[role=main]";
  const targets = new Map(); // element → condition
  let hiding = "", looks = [];

  const collect = (rules, condition, budget) => {
    for (const rule of rules) {
      if ((budget.left -= 1) < 0) return;
      if (rule instanceof CSSMediaRule || rule instanceof CSSSupportsRule || rule.constructor.name === "CSSLayerBlockRule") {
        const own = rule instanceof CSSMediaRule && /orientation/.test(rule.conditionText) ? rule.conditionText : "";
        collect(rule.cssRules, own || condition, budget);
      } else if (rule instanceof CSSImportRule && rule.styleSheet) sheet(rule.styleSheet, condition, budget);
      else if (condition && rule instanceof CSSStyleRule) keep(rule, condition);
    }
  };
  const keep = (rule, condition) => {
    const { style } = rule;
    if (TURNS.test(style.transform) || (style.rotate && style.rotate !== "none")) {
      let found = [];
      try { found = document.querySelectorAll(rule.selectorText); } catch { return; }
      for (const element of [...found].slice(0, MOST_ELEMENTS)) targets.set(element, condition);
    }
    if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") hiding ||= condition;
  };
  const sheet = (one, condition, budget) => {
    const media = one.media?.mediaText ?? "";
    try { collect(one.cssRules, /orientation/.test(media) ? media : condition, budget); } catch { /* of another origin */ }
  };

  const turnOf = (element) => {
    let degrees = 0;
    for (let around = element; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.transform !== "none") {
        const matrix = new DOMMatrix(style.transform);
        degrees += (Math.atan2(matrix.m12, matrix.m11) * 180) / Math.PI;
      }
      if (style.rotate && style.rotate !== "none" && !/[xy]/.test(style.rotate)) degrees += angle(style.rotate);
    }
    return Math.round(((degrees % 360) + 360) % 360);
  };
  const angle = (text) => {
    const found = text.match(/(-?[\d.]+)(deg|rad|turn|grad)/);
    return found ? Number(found[1]) * { deg: 1, rad: 180 / Math.PI, turn: 360, grad: 0.9 }[found[2]] : 0;
  };

  // What a reader would see lying on its side: the first text or picture inside.
  const holder = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node instanceof Element ? node.matches("img,svg,video,canvas,iframe,input") : /[\p{L}\p{N}]/u.test(node.data)) {
        const found = node instanceof Element ? node : node.parentElement;
        if (!/^(script|style)$/.test(found.localName) && isShown(found)) return found;
      }
    }
    return null;
  };

  const lettersOf = (texts) => texts.reduce((sum, text) => sum + text.length, 0);

  return {
    rules: () => {
      const budget = { left: MOST_RULES };
      for (const one of document.styleSheets) sheet(one, "", budget);
      return targets.size > 0 || hiding !== "";
    },
    look: async (width) => {
      await frames(1, 100);
      const shown = hiding ? [...shownTexts()] : [];
      const texts = shown.map(([, text]) => text);
      looks.push({
        width,
        isPortrait: innerHeight >= innerWidth,
        letters: lettersOf(texts),
        mainLetters: lettersOf(shown.filter(([held]) => held.closest(MAIN)).map(([, text]) => text)),
        text: texts.join(" ").slice(0, 120),
        degrees: new Map([...targets.keys()].map((element) => {
          const held = holder(element);
          return [element, held && turnOf(held)];
        })),
      });
    },
    tell: () => {
      const told = new Map();
      for (let index = 0; index + 1 < looks.length; index += 2) {
        const [one, other] = [looks[index], looks[index + 1]];
        for (const [element, condition] of targets) {
          const [a, b] = [one.degrees.get(element), other.degrees.get(element)];
          if (a === null || b === null || told.has(element)) continue;
          const degrees = (((a - b) % 360) + 360) % 360;
          if (degrees === 90 || degrees === 270)
            told.set(element, { condition, degrees, kept_share: 1, text: "", selector: selector(element), html: snippet(element) });
        }
        const [fewer, more] = one.letters < other.letters ? [one, other] : [other, one];
        // Where something else is shown instead, the letters outside the main part grow.
        const isMainLost = fewer.mainLetters === 0 && more.mainLetters > 0 && fewer.letters <= more.letters - more.mainLetters;
        const lost = isMainLost ? document.querySelector(MAIN) : document.body;
        const kept = isMainLost ? 0 : fewer.letters / more.letters;
        if (hiding && more.letters > 0 && kept < 0.5 && !told.has(lost))
          told.set(lost, { condition: hiding, degrees: 0, kept_share: kept,
            text: fewer.text, selector: selector(lost), html: snippet(lost) });
      }
      const outer = [...told].filter(([element]) => ![...told.keys()].some((other) => other !== element && other.contains(element) && told.get(other).degrees));
      return outer.map(([, turn]) => turn).slice(0, MOST_TOLD);
    },
  };
})();
