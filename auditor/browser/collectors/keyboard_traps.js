// Traps: elements that Tab leaves only to come back, and the keys that a text beside them names.
Object.assign(globalThis.auditor.keyboard, (() => {
  const { selector, snippet } = globalThis.auditor;
  const { stops, trail, positions, frames, timers, active, listens, startAt, tabbables } = globalThis.auditor.keyboard.inner;
  const MOST_SLOW = 3;
  const PATIENCE_MS = 40; // handlers that give the focus back wait for 0 or 10 ms

  let ring = [];
  const suspects = (length) => {
    ring = trail.slice(-length);
    const isDialog = ring.some((element) => {
      const dialog = element.closest("[role=dialog],[role=alertdialog],[aria-modal=true],dialog");
      return dialog && dialog.querySelector("button,[role=button],a[href],input[type=submit],input[type=button]");
    });
    return { count: ring.length, is_dialog: isDialog };
  };
  const enterRing = async () => { ring[0].focus(); await frames(2); };
  const inRing = async () => { await frames(2); await timers(PATIENCE_MS); return ring.includes(active()); };
  // An element whose focus may come back after a moment: the walk is faster than the timer of its handler.
  const mayComeBack = (element) =>
    element !== null && (listens(element, /^(blur|focusout)$/) || element.matches("[onblur],[onfocusout]"));
  const slowRings = () => {
    const kinds = new Map();
    stops.forEach(({ element }, index) => {
      const kind = [element.localName, element.type, element.className, element.getAttribute("onblur")].join("|");
      if (!ring.includes(element) && mayComeBack(element) && !kinds.has(kind)) kinds.set(kind, index);
    });
    return [...kinds.values()];
  };
  const ringOf = (index) => { ring = [stops[index].element]; };
  const staysInRing = async () => {
    if (await inRing()) return true;
    const element = active();
    if (ring.length >= MOST_SLOW || !mayComeBack(element)) return false;
    ring.push(element);
    return true;
  };
  const WAY_OUT = /\b(press|esc|escape|ctrl|control|alt|shift|keyboard|key)\b|दबा|कुंजी|कीबोर्ड/i;
  const KEY_NAMED =
    /(?:press|hit|use|type|दबाएँ|दबाएं)\s+(?:the\s+)?["'“‘<[]?((?:(?:ctrl|control|alt|shift)\s*[+-]\s*)*)(esc(?:ape)?|enter|f\d{1,2}|[a-z0-9])(?![a-z0-9])/gi;
  const wayOutText = () => ring.map((element) => {
    const ids = (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
    const around = element.parentElement;
    return [...ids.map((id) => document.getElementById(id)?.innerText), element.title,
      around?.innerText?.slice(0, 600), around?.previousElementSibling?.innerText?.slice(0, 300)].join(" ");
  }).join(" ");
  // The keys that a text beside the ring names, such as "press Ctrl + M".
  const namedKeys = () => [...wayOutText().matchAll(KEY_NAMED)].slice(0, 3).map(([, held, key]) => ({
    key: /^esc/i.test(key) ? "Escape" : key.length === 1 ? key.toLowerCase() : key[0].toUpperCase() + key.slice(1).toLowerCase(),
    modifiers: (/alt/i.test(held) ? 1 : 0) + (/ctrl|control/i.test(held) ? 2 : 0) + (/shift/i.test(held) ? 8 : 0),
  }));
  const described = () => ({
    selectors: ring.slice(0, 20).map(selector),
    htmls: ring.slice(0, 20).map(snippet),
    says_way_out: WAY_OUT.test(wayOutText()),
  });
  const leaveRing = () => {
    const last = Math.max(...ring.map((element) => positions.get(element) ?? -1));
    const next = tabbables().slice(last + 1).find((element) => !ring.includes(element) && element.isConnected);
    trail.length = 0;
    if (!next) { active()?.blur(); return 0; }
    startAt(next);
    return tabbables().length - last;
  };

  return { suspects, enterRing, inRing, slowRings, ringOf, staysInRing, namedKeys, described, leaveRing };
})());
