// What the pointer makes appear by resting on something, and whether the keyboard does it, too.
Object.assign(globalThis.auditor.keyboard, (() => {
  const { selector, snippet, isShown } = globalThis.auditor;
  const { ownRect, seen } = globalThis.auditor.keyboardSight;
  const { root, styleOf, frames, timers, tidy, nameOf, active, isTabbable, listening, listens, pageListens, tabbables, TABBABLE } =
    globalThis.auditor.keyboard.inner;
  const MOST_RULES = 400, MOST_OF_A_RULE = 12, MOST_TRIGGERS = 8, TWINS = 2, CONTENT_CHARACTERS = 80, SCRIPT_MS = 60, LEAPT_CSS_PX = 6;
  const OPENING = /^(click|mousedown|pointerdown|keydown|keyup|keypress)$/;
  const HIDING = ["display", "visibility", "opacity", "height", "max-height", "clip", "clip-path", "transform", "left",
    "right", "top", "scale", "translate"];
  let triggers = [], hidden = null, contents = [];

  const hoverRules = () => {
    const found = [];
    const read = (rules) => {
      for (const rule of rules) {
        if (found.length >= MOST_RULES) return;
        if (rule.media && !matchMedia(rule.media.mediaText).matches) continue;
        if (rule.selectorText?.includes(":hover") && HIDING.some((name) => rule.style.getPropertyValue(name) !== ""))
          found.push(...rule.selectorText.split(/,(?![^(]*\))/).filter((part) => part.includes(":hover")));
        else if (rule.cssRules?.length) read(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) {
      if (sheet.disabled || (sheet.media.length && !matchMedia(sheet.media.mediaText).matches)) continue;
      try { read(sheet.cssRules); } catch { /* of another origin: its rules are not told */ }
    }
    return found;
  };

  // Whether something is to be seen there; opacity counts, a window that has to be scrolled does not.
  const isVisible = (element) => {
    if (!element.isConnected || !isShown(element)) return false;
    const rect = element.getBoundingClientRect();
    if (rect.width < 3 || rect.height < 3 || rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) return false;
    for (let around = element; around && around !== document.body; around = around.parentElement) {
      const style = styleOf(around);
      if (parseFloat(style.opacity) < 0.1) return false;
      if (/^inset\((50|100)%|^circle\(0/.test(style.clipPath)) return false;
      const area = around.getBoundingClientRect();
      if (style.overflowY !== "visible" && area.height < 2) return false;
    }
    return true;
  };
  const holds = (element) => tidy(element.innerText ?? element.textContent).length > 1 || tidy(element.textContent).length > 1;

  const ofStyles = (add) => {
    for (const part of hoverRules()) {
      const found = /^(.*):hover((?:[^\s>+~]*))(\s*[\s>+~]\s*)(\S.*)$/.exec(part.trim());
      if (!found) continue;
      const [, ahead, behind, combinator, rest] = found;
      const trigger = ((ahead || "*") + behind).replaceAll(":hover", ""), content = (ahead + behind + combinator + rest).replaceAll(":hover", "");
      try {
        for (const element of [...document.querySelectorAll(content)].slice(0, MOST_OF_A_RULE)) {
          if (isVisible(element) || !holds(element)) continue;
          const around = element.parentElement?.closest(trigger) ??
            [...element.parentElement?.children ?? []].find((child) => child !== element && child.matches(trigger));
          if (around) add(around, element, trigger);
        }
      } catch { /* a selector we cannot ask for, such as one with a pseudo-element */ }
    }
  };

  const hovered = () => {
    active()?.blur();
    const found = new Map();
    const add = (element, content, kind) => {
      if (!isShown(element) || element === document.body || element === root) return;
      const rect = ownRect(element);
      if (rect.right <= 0 || rect.left >= innerWidth) return;
      if (rect.width < 4 || rect.height < 4 || rect.width * rect.height > 0.5 * innerWidth * innerHeight) return;
      if (!found.has(element)) found.set(element, { element, contents: new Set(), kind });
      if (content) found.get(element).contents.add(content);
    };
    ofStyles(add);
    const scripted = [...listening.keys()].filter((element) => listens(element, /^(mouseover|mouseenter|pointerenter|pointerover)$/) ||
      element.matches("[onmouseover],[onmouseenter]"));
    for (const element of [...scripted, ...document.querySelectorAll("[onmouseover],[onmouseenter]")])
      if (!element.querySelector("nav,main,form")) add(element, null, `script ${element.localName} ${element.className}`);
    const kinds = new Map();
    triggers = [...found.values()].filter(({ element, kind }) => {
      const key = `${kind}|${element.localName}|${element.parentElement?.className}`;
      kinds.set(key, (kinds.get(key) ?? 0) + 1);
      return kinds.get(key) <= TWINS;
    }).slice(0, MOST_TRIGGERS);
    return triggers.length;
  };

  // --- one trigger

  // From the trigger straight across to what appeared, as a hand would go.
  const wayFrom = (element, to) => {
    const from = ownRect(element), held = (value, low, high) => Math.max(low + 1, Math.min(high - 1, value));
    const centre = { x: to.left + to.width / 2, y: to.top + Math.min(to.height / 2, 24) };
    const leave = { x: held(centre.x, from.left, from.right), y: held(centre.y, from.top, from.bottom) };
    const enter = { x: held(leave.x, to.left, to.right), y: held(leave.y, to.top, to.bottom) };
    const gap = Math.hypot(enter.x - leave.x, enter.y - leave.y); // a hand leaps over a narrow one
    const between = { x: (leave.x + enter.x) / 2, y: (leave.y + enter.y) / 2 };
    const inside = { x: centre.x + 3, y: centre.y + 3 }; // no hand keeps quite still
    return [leave, ...(gap < LEAPT_CSS_PX ? [] : [between]), enter, centre, inside];
  };
  let observer = null, touched = new Set();
  const ownSpot = (element) => { // a point of the trigger itself, best not of something else inside it
    const rect = ownRect(element);
    return { x: rect.left + rect.width / 2, y: rect.top + Math.min(rect.height / 2, 20) };
  };
  const aim = async (index) => {
    const { element, contents: known } = triggers[index];
    active()?.blur();
    element.scrollIntoView({ block: "center", inline: "nearest" });
    await frames(1);
    hidden = new Set([...known].filter((content) => !isVisible(content)));
    touched = new Set();
    observer = new MutationObserver((records) => {
      for (const { target, addedNodes, type } of records) {
        if (type === "attributes" && target !== element && target !== document.body && target !== root) touched.add(target);
        for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) touched.add(node);
      }
    });
    observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["class", "style", "hidden", "aria-hidden", "open"] });
    return ownSpot(element);
  };
  const floats = (element) => {
    for (let around = element; around && around !== document.body; around = around.parentElement)
      if (/^(absolute|fixed)$/.test(styleOf(around).position)) return !around.contains(triggers[0]?.element);
    return false;
  };
  const isOpen = () => contents.length > 0 && contents.some(isVisible);
  const appeared = async (index) => {
    const { element, contents: known } = triggers[index];
    await frames(2);
    if (!known.size) await timers(SCRIPT_MS);
    observer.disconnect();
    const found = [...hidden].filter(isVisible);
    if (!known.size)
      for (const other of touched)
        if (!found.includes(other) && !other.contains(element) && other.localName !== "iframe" && isVisible(other) && holds(other) &&
            floats(other)) found.push(other);
    contents = found.filter((one) => !found.some((other) => other !== one && other.contains(one))).slice(0, 4);
    if (!contents.length) return null;
    const links = contents.flatMap((content) => [...content.querySelectorAll(TABBABLE)]).concat(contents.filter((content) => content.matches(TABBABLE)));
    const rect = contents[0].getBoundingClientRect();
    return {
      links: links.length,
      has_twins: links.length > 0 && links.every((link) => link.href && tabbables().some((other) =>
        other !== link && other.href === link.href && !contents.some((content) => content.contains(other)))),
      is_inside: element.contains(contents[0]),
      content: tidy(contents.map((content) => content.innerText).join(" ")).slice(0, CONTENT_CHARACTERS),
      way: wayFrom(element, rect),
      points: Array.from({ length: 12 }, (_, at) => [rect.left + rect.width * (0.1 + 0.27 * (at % 4)), rect.top + rect.height * (0.15 + 0.35 * Math.floor(at / 4))]),
      is_floating: floats(contents[0]),
    };
  };
  const isStillOpen = async () => { await frames(2); return isOpen(); };
  const isGone = async () => { await frames(2); if (isOpen()) await timers(SCRIPT_MS * 5); return !isOpen(); };
  // Whether there is text or a picture of something else at these points.
  const coversText = (index, points) => points.some(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    if (!hit || triggers[index].element.contains(hit) || contents.some((content) => content.contains(hit))) return false;
    if (/^(img|input|button|select|textarea|video|iframe)$/.test(hit.localName)) return true;
    return [...hit.childNodes].some((node) => {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return false;
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom);
    });
  });

  // --- the same by keyboard

  const handlesOf = (element) => {
    const inside = [element, ...element.querySelectorAll(TABBABLE)].filter((one) =>
      one.matches(TABBABLE) && isTabbable(one) && !contents.some((content) => content.contains(one)));
    const beside = [...element.closest("li,td,label")?.querySelectorAll("[aria-expanded],[aria-haspopup],[aria-controls]") ?? []]
      .filter((one) => isTabbable(one) && !inside.includes(one));
    return [...inside, ...beside.slice(0, 1)].slice(0, 3);
  };
  let handles = [];
  // Without a handler of clicks or keys, its own or one around it, no key but Tab can do anything.
  const hasCode = (element) => {
    if (element.matches("button,summary,[aria-expanded],[aria-haspopup]") || pageListens(OPENING)) return true;
    for (let around = element; around; around = around.parentElement)
      if (listens(around, OPENING) || around.matches("[onclick],[onkeydown],[onkeyup]")) return true;
    return false;
  };
  const byKeyboard = (index) => {
    active()?.blur();
    const { element } = triggers[index];
    handles = handlesOf(element);
    const around = element.closest("a[href],button");
    if (!handles.length && around && isTabbable(around)) handles = [around];
    return handles.map((handle) => ({ has_code: hasCode(handle) }));
  };
  const onHandle = async (at) => { active()?.blur(); handles[at].focus(); await frames(2); return isOpen(); };
  const isOpenNow = async (at) => {
    await frames(2);
    if (isOpen() || contents.some((content) => content.contains(active()) && isVisible(active()))) return true;
    handles[at].focus();
    return false;
  };
  const triggerTold = (index) => ({ selector: selector(triggers[index].element), html: snippet(triggers[index].element) });
  const isSaidElsewhere = (index) => {
    const { element } = triggers[index];
    const text = tidy(contents.map((content) => content.innerText || content.textContent).join(" ")).toLowerCase();
    const others = [nameOf(element), element.title, element.getAttribute("aria-description") ?? "",
      ...(element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)?.textContent ?? "")];
    return !text || others.some((other) => tidy(other).toLowerCase().includes(text));
  };

  // What a key opened is closed by the same key where Escape does not do it.
  const needsClosing = async (at) => { await frames(1); handles[at].focus(); return isOpen() && handles[at].getAttribute("aria-expanded") === "true"; };

  return { needsClosing, hovered, aim, appeared, isStillOpen, isGone, coversText, byKeyboard, onHandle, isOpenNow, triggerTold, isSaidElsewhere };
})());
