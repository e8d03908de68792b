// A copy of the page, left alone while its clock runs ahead: what changes, again and again, by itself.
globalThis.auditor.alone = (() => {
  const { place, selector, snippet, rounded } = globalThis.auditor;
  const { controls, nameOf, isAlone } = globalThis.auditor.motion;
  const MOST_ELEMENTS = 150, MOST_RECORDS = 20000, MOST_TOLD = 20, TEXT_CHARACTERS = 300;
  const MOST_MOMENTS = 13, ONE_TOUCH_S = 0.2, LEAST_TIMES = 3, LONGEST_FREE_S = 5, LEAST_SHIFT_CSS_PX = 3, LEAST_FADE = 0.2;
  const NOT_SHOWN = "script,style,noscript,template,head,head *,option,title";
  const AROUND = "[class*=carousel i],[class*=slider i],[class*=slick i],[class*=swiper i],[class*=ticker i],[class*=marquee i]," +
    "[class*=owl- i],[class*=bx-wrapper i],[class*=scroller i],[aria-roledescription=carousel i]";
  const CLOCK = /\d{1,2}\s*:\s*\d{2}(\s*:\s*\d{2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/;

  const began = performance.now();
  const published = document.documentElement.cloneNode(true); // as it was before anything changed by itself
  const watched = new Map(); // element → its states, one a step
  const moments = new WeakMap(); // element → when it was touched, in seconds; touches in a row count as one
  let records = 0, times = [], mutated = new Map();

  const note = (element) => {
    if (!(element instanceof Element) || element.matches(NOT_SHOWN) || element === document.documentElement) return;
    mutated.set(element, (mutated.get(element) ?? 0) + 1);
    if (!watched.has(element) && watched.size < MOST_ELEMENTS) watched.set(element, []);
    const at = (performance.now() - began) / 1000;
    const known = moments.get(element) ?? [];
    if (known.length < MOST_MOMENTS && !(at - known.at(-1) < ONE_TOUCH_S)) moments.set(element, [...known, at]);
  };
  const observer = new MutationObserver((list) => {
    records += list.length;
    if (records > MOST_RECORDS) return observer.disconnect();
    for (const record of list) {
      note(record.target.nodeType === Node.TEXT_NODE ? record.target.parentElement : record.target);
    }
  });
  observer.observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["style", "class", "src", "hidden", "aria-hidden", "transform", "x", "y", "cx", "cy", "width", "height", "value"],
  });
  document.addEventListener("scroll", (event) => note(event.target), true);

  const state = (element) => {
    if (!element.isConnected) return null;
    const rect = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const isVisible = element.checkVisibility({ visibilityProperty: true }) && rect.width > 1 && rect.height > 1 &&
      rect.right + scrollX > 0 && rect.bottom + scrollY > 0;
    return {
      isVisible,
      text: isVisible ? (element.innerText ?? element.textContent ?? "").slice(0, TEXT_CHARACTERS).replace(/\s+/g, " ").trim() : "",
      left: rect.left + scrollX + (element === document.body ? 0 : -element.scrollLeft),
      top: rect.top + scrollY - element.scrollTop,
      width: rect.width,
      height: rect.height,
      opacity: parseFloat(style.opacity),
      colours: isVisible ? `${style.color}|${style.backgroundColor}` : "",
      picture: isVisible ? (element.currentSrc || element.src || style.backgroundImage) : "",
    };
  };

  const difference = (one, other) => {
    if (!one || !other || (!one.isVisible && !other.isVisible)) return "";
    if (one.isVisible !== other.isVisible || Math.abs(one.opacity - other.opacity) > LEAST_FADE) return "blinks";
    if (one.text !== other.text) return "rewords";
    if (one.picture !== other.picture) return "swaps";
    const shift = Math.max(Math.abs(one.left - other.left), Math.abs(one.top - other.top),
      Math.abs(one.width - other.width), Math.abs(one.height - other.height));
    if (shift >= LEAST_SHIFT_CSS_PX) return "moves";
    return one.colours !== other.colours ? "blinks" : "";
  };

  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));

  // Style transitions keep to the clock on the wall; they are brought to their end.
  const settle = () => {
    for (const animation of document.getAnimations().slice(0, 200)) if (animation instanceof CSSTransition) animation.finish();
  };

  // After each run of the clock: what the elements that were touched look like now.
  const step = async (withFrame) => {
    if (withFrame || watched.size > 0) await frame();
    settle();
    times.push((performance.now() - began) / 1000);
    for (const [element, states] of watched) states.push([times.length - 1, state(element)]);
  };

  const changesOf = (states) => {
    const found = [];
    for (let index = 1; index < states.length; index += 1) {
      const way = difference(states[index - 1][1], states[index][1]);
      if (way) found.push([times[states[index][0]], way, states[index - 1][1].text, states[index][1].text]);
    }
    return found;
  };

  const usual = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
  const numbers = (text) => text.match(/\d+/g)?.map(Number) ?? [];
  const falls = (changes) => {
    const values = changes.slice(0, 10).map(([, , , text]) => numbers(text))
      .filter((group) => group.length > 0).map((group) => group.reduce((sum, value) => sum * 100 + value, 0));
    return values.length >= LEAST_TIMES && values.every((value, index) => index === 0 || value < values[index - 1]);
  };

  const lastingChanges = () => {
    const found = new Map();
    for (const [element, states] of watched) {
      const changes = changesOf(states);
      if (changes.length < LEAST_TIMES || changes.at(-1)[0] - changes[0][0] <= LONGEST_FREE_S) continue;
      found.set(element, changes);
    }
    return found;
  };

  // Slides of one carousel and entries of one list are one thing; of a text within a text the inner one.
  const groups = () => {
    const found = lastingChanges();
    const parents = new Map();
    for (const element of found.keys()) parents.set(element.parentElement, (parents.get(element.parentElement) ?? 0) + 1);
    const told = new Map();
    for (const [element, changes] of found) {
      const around = element.closest(AROUND);
      const outermost = around && [...ancestors(around)].filter((one) => one.matches(AROUND)).at(-1);
      const holder = outermost ?? (parents.get(element.parentElement) > 1 && element.parentElement !== document.body
        ? element.parentElement : element);
      const known = told.get(holder);
      if (!known || changes.length > known[0].length) told.set(holder, [changes, moments.get(element) ?? []]);
    }
    return [...told].filter(([element]) => ![...told.keys()].some((other) => other !== element && element.contains(other) && !element.matches(AROUND)))
      .filter(([element]) => ![...told.keys()].some((other) => other !== element && other.matches(AROUND) && other.contains(element)))
      .slice(0, MOST_TOLD);
  };
  const ancestors = function* (element) {
    for (let around = element; around && around !== document.body; around = around.parentElement) yield around;
  };

  // As the server sent it, where that element can be found there; else as it was at first, without what scripts set.
  let sent = null;
  const hold = (source) => { sent = new DOMParser().parseFromString(source, "text/html"); };
  const original = (element) => {
    const path = selector(element);
    const found = sent?.querySelector(path);
    if (found && found.classList[0] === element.classList[0] && found.id === element.id) return found;
    const first = published.querySelector(path);
    first?.removeAttribute("style");
    return first;
  };
  const asPublished = (element) => {
    const found = original(element);
    return found ? { ...place(element), html: snippet(found) } : place(element);
  };
  const firstText = (element, changes) => {
    const text = original(element)?.textContent.replace(/\s+/g, " ").trim() ?? "";
    return text && text !== changes[0][3] ? text : changes[0][2];
  };

  let targets = [];
  const tell = () => {
    const found = groups().sort(([one], [other]) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1);
    targets = found.map(([element]) => element);
    return found.map(([element, [changes, touched]]) => ({
      way: changes.map(([, way]) => way).sort((one, other) =>
        changes.filter(([, way]) => way === other).length - changes.filter(([, way]) => way === one).length)[0],
      times: changes.length,
      first_s: changes[0][0],
      last_s: changes.at(-1)[0],
      every_s: rounded(usual(touched.slice(1).map((at, index) => at - touched[index]))),
      before: firstText(element, changes).slice(0, 80),
      after: changes[0][3].slice(0, 80),
      is_alone: isAlone(element),
      is_clock: changes[0][1] === "rewords" && CLOCK.test(changes[0][3]) && CLOCK.test(changes[0][2]),
      counts_down: falls(changes),
      ...asPublished(element),
    }));
  };

  const withAnimation = (selectors) => {
    for (const name of selectors) {
      const element = document.querySelector(name);
      if (element && !targets.includes(element)) targets.push(element);
    }
    return targets.length;
  };

  // --- Pressing what can be pressed ------------------------------------------------------------

  const PAUSE = /pause|stop|halt|hide|freeze|still|रोक|विराम|थाम|बंद|छिपा/i;
  const LEAVES = /submit|reset|image|file/;
  let tried = [];
  const trials = (most) => {
    tried = controls().filter((element) => !LEAVES.test(element.getAttribute("type") ?? "") || !element.form);
    const rank = (element) => (PAUSE.test(`${nameOf(element)} ${element.className} ${element.id}`) ? 0
      : targets.some((target) => target.contains(element) || target.parentElement?.contains(element)) ? 1 : 2);
    tried = tried.map((element) => [rank(element), element]).sort(([one], [other]) => one - other).map(([, element]) => element).slice(0, most);
    return tried.map(nameOf);
  };

  const operate = (index) => {
    const element = tried[index];
    if (!element?.isConnected) return;
    const changed = () => {
      for (const type of ["input", "change"]) element.dispatchEvent(new Event(type, { bubbles: true }));
    };
    if (element.localName === "select") {
      element.selectedIndex = element.selectedIndex === element.options.length - 1 ? 0 : element.options.length - 1;
      changed();
    } else if (/^(range|number)$/.test(element.type)) {
      element.value = element.value === element.max || element.type === "number" ? element.min || "0" : element.max || "100";
      changed();
    } else element.click();
  };

  const pulse = async () => {
    await frame();
    const running = new Set(globalThis.auditor.motion.stillLasting());
    return targets.map((element) => {
      let count = 0;
      for (const [one, hits] of mutated) if (element === one || element.contains(one)) count += hits;
      return {
        selector: selector(element),
        mutations: count,
        is_animated: running.has(selector(element)),
        is_shown: element.isConnected && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        text: (element.innerText ?? "").slice(0, TEXT_CHARACTERS),
      };
    });
  };
  // Told to the page as it is about to leave: the only moment its clock can be read.
  const leavings = [];
  window.addEventListener("beforeunload", () => { if (leavings.length < 20) leavings.push((performance.now() - began) / 1000); });

  const ignore = () => { observer.takeRecords(); watched.clear(); };
  const forget = () => { mutated = new Map(); records = 0; };

  return { hold, isStill: () => watched.size === 0, step, tell, withAnimation, trials, operate, pulse, forget, frame, ignore, leavings: () => leavings };
})();
