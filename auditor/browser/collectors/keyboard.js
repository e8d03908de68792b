// The keyboard walk: Tab and Shift+Tab over the loaded page, then the keys that a pattern promises.
// The keys themselves come from outside; here are the eyes. The facts of a stop are read when the next
// key is pressed: all handlers of the focus have run by then, and no key has to wait for an answer.
globalThis.auditor.keyboard = (() => {
  const { selector, snippet, box, isShown } = globalThis.auditor;
  const { ownRect, seen, cover } = globalThis.auditor.keyboardSight;
  const { vector, marked } = globalThis.auditor.keyboardMarks;
  const MOST_TABBABLE = 2000, MOST_BASELINES = 400, MOST_NAVIGATIONS = 50, NAME_CHARACTERS = 80;
  const TABBABLE =
    "a[href],area[href],button,input,select,textarea,summary,iframe,[tabindex],[contenteditable]," +
    "audio[controls],video[controls]";

  const LOOSE = "main,section,article,header,footer,body";
  const GROUPS = `form,fieldset,ul,ol,nav,table,[role=navigation],[role=group],${LOOSE}`;

  const root = document.documentElement;
  const stops = [], trail = [], refusals = new Set(), navigations = [];
  const positions = new Map(), baselines = new Map(), listening = new Map();
  let tabbable = [], first = null, focused = null, still = null, pageTypes = new Set();
  const firstAddress = document.URL;

  const styleOf = (element, pseudo) => getComputedStyle(element, pseudo);
  const frames = (count) => globalThis.auditor.frames(count, 60);
  // Timers of one page run in the order of their deadlines, so all of the page's own up to then have run.
  const timers = (limitMs) => new Promise((resolve) => setTimeout(resolve, limitMs));
  const tidy = (text) => String(text ?? "").replace(/\s+/g, " ").trim();
  const nameOf = (element) =>
    tidy(element.getAttribute("aria-label") || element.innerText || element.labels?.[0]?.innerText ||
      element.getAttribute("alt") || element.querySelector?.("[alt]")?.getAttribute("alt") || element.title ||
      (/^(submit|button|reset)$/.test(element.type) ? element.value : "") || element.placeholder)
      .slice(0, NAME_CHARACTERS);
  const active = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element === document.body || element === root ? null : element;
  };
  const isTextField = (element) =>
    element.matches("textarea,video,audio,[contenteditable]:not([contenteditable=false])") ||
    (element.localName === "input" &&
      !/^(checkbox|radio|button|submit|reset|image|file|range|color)$/.test(element.type));
  const isTabbable = (element) =>
    element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") &&
    element.checkVisibility({ visibilityProperty: true });

  // Which elements have which handlers, as the browser tells from outside, and which the page as a whole.
  const listeners = (types, ofPage, ...elements) => {
    elements.forEach((element, at) => listening.set(element, new Set(types[at])));
    pageTypes = new Set(ofPage);
  };
  const listens = (element, pattern) => {
    for (const type of listening.get(element) ?? []) if (pattern.test(type)) return true;
    return false;
  };
  const pageListens = (pattern) => [...pageTypes].some((type) => pattern.test(type));

  // --- the walk

  const turned = (element) => {
    for (let around = element.parentElement, level = 0; around && level < 6; around = around.parentElement, level += 1) {
      const style = styleOf(around);
      if (/flex|grid/.test(style.display) &&
          (/reverse/.test(style.flexDirection + style.flexWrap) ||
            [...around.children].slice(0, 40).some((child) => styleOf(child).order !== "0")))
        return around;
    }
    return null;
  };

  const record = (element) => {
    const view = seen(element);
    const before = baselines.get(element)?.style;
    const held = view.sight === "shown" ? cover(element, view) : null;
    const area = held?.getBoundingClientRect();
    const told = isTextField(element) ? { mark: "caret", contrast: null }
      : before ? marked(element, before, vector(element)) : { mark: "unknown", contrast: null };
    stops.push({ element, html: snippet(element), view, told, held, at: [scrollX, scrollY], share: area ? Math.min(1, (area.width * area.height) / (innerWidth * innerHeight)) : 0 });
    positions.set(element, positions.get(element) ?? -1);
  };

  const look = () => {
    const element = active();
    if (element === first && first) return;
    if (first) { first.remove(); first = null; }
    const hasRefused = focused && !element && focused.isConnected && isShown(focused);
    if (hasRefused) refusals.add(focused);
    trail.push(hasRefused ? focused : element);
    focused = null;
    if (element && !stops.some((stop) => stop.element === element)) record(element);
  };
  const onKey = (event) => { if (event.key === "Tab") look(); };
  const onFocus = (event) => { focused = event.composedPath()[0]; };
  const onNavigate = (event) => {
    if (event.hashChange || event.destination.sameDocument || event.downloadRequest) return;
    if (event.cancelable) event.preventDefault();
    if (navigations.length < MOST_NAVIGATIONS)
      navigations.push({ element: active(), url: String(event.destination.url).slice(0, 300) });
  };

  const mainPart = () =>
    document.querySelector("main,[role=main],#main,#main-content,#content,#maincontent") ?? document.querySelector("h1");

  // The walk begins before everything else: from a first element with tabindex 1, taken away once Tab has left it.
  const startAtTop = () => {
    first = document.createElement("span");
    first.tabIndex = 1;
    document.body.prepend(first);
    first.focus({ preventScroll: true });
  };
  // The next Tab starts where a marker stood: HTML Standard, sequential focus navigation starting point.
  const startAt = (before) => {
    const marker = document.createElement("span");
    marker.tabIndex = -1;
    before.parentNode.insertBefore(marker, before);
    marker.focus({ preventScroll: true });
    marker.remove();
  };

  const begin = ({ isExemplar }) => {
    still = new CSSStyleSheet();
    still.replaceSync("*,*::before,*::after{transition:none!important;scroll-behavior:auto!important}");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
    active()?.blur();
    scrollTo(0, 0);
    for (const element of document.querySelectorAll(TABBABLE)) {
      if (!isTabbable(element)) continue;
      positions.set(element, tabbable.length);
      tabbable.push(element);
      if (tabbable.length >= MOST_TABBABLE) break;
    }
    const start = !isExemplar && mainPart();
    const from = start ? tabbable.findIndex((element) =>
      start === element || start.contains(element) || start.compareDocumentPosition(element) & 4) : 0;
    for (const element of tabbable.slice(Math.max(0, from)).concat(from > 0 ? tabbable.slice(0, 20) : []).slice(0, MOST_BASELINES))
      baselines.set(element, { style: vector(element), rect: box(ownRect(element)) });
    addEventListener("keydown", onKey, true);
    addEventListener("focus", onFocus, true);
    globalThis.navigation?.addEventListener("navigate", onNavigate);
    if (start && from >= 0) startAt(start);
    else startAtTop();
    return { presses: start && from >= 0 ? tabbable.length - from : tabbable.length };
  };

  // How the walk stands: has it been around, or does it repeat itself without ever leaving?
  const standing = () => {
    look();
    trail.pop();
    const entries = trail.slice(1);
    const end = entries.indexOf(null);
    let cycle = 0;
    for (let length = 1; length <= 20 && !cycle; length += 1) {
      const tail = trail.slice(-3 * length);
      if (tail.length === 3 * length && tail.every((entry, at) => entry && entry === tail[at % length])) cycle = length;
    }
    return { stops: stops.length, is_round: end >= 0, cycle, presses: trail.length };
  };

  const blurred = () => { active()?.blur(); };
  // From here on Tab is pressed for other purposes.
  const leave = () => {
    removeEventListener("keydown", onKey, true);
    removeEventListener("focus", onFocus, true);
  };

  // Whether a key had an effect: a click, a prevented default, a way elsewhere, or a change of the page, which may be by chance.
  let trial = null;
  const watch = async (element) => {
    element.focus();
    await frames(2); // what the page does when it is scrolled there is none
    trial = { clicks: 0, isPrevented: false, changes: 0, navigations: navigations.length };
    trial.observer = new MutationObserver((records) => { trial.changes += records.length; });
    trial.observer.observe(root, { subtree: true, childList: true, attributes: true });
    trial.onClick = () => { trial.clicks += 1; };
    trial.onKeyEnd = (event) => {
      trial.isPrevented ||= event.defaultPrevented;
      if (event.key === " ") event.preventDefault(); // else the window scrolls, and what moves with it seems an effect
    };
    addEventListener("click", trial.onClick, true);
    addEventListener("keydown", trial.onKeyEnd);
    return active() === element;
  };
  const hadEffect = async () => {
    await frames(2);
    trial.observer.disconnect();
    removeEventListener("click", trial.onClick, true);
    removeEventListener("keydown", trial.onKeyEnd);
    if (trial.clicks > 0 || trial.isPrevented || navigations.length > trial.navigations) return "sure";
    return trial.changes > 0 ? "changed" : "";
  };

  // --- the end

  // A text that somebody made a stop of the Tab key, though nothing can be done there.
  const isIdle = (element) =>
    element.matches("p,h1,h2,h3,h4,h5,h6,li,span,td,th,strong,em,label,address,blockquote,figcaption") &&
    element.matches("[tabindex]:not([role],[aria-label],[aria-labelledby],[onclick],[contenteditable])") &&
    !listening.has(element) && !/auto|scroll/.test(styleOf(element).overflowX + styleOf(element).overflowY) &&
    ![...element.attributes].some(({ name }) => name.startsWith("on") || name.startsWith("data-"));

  const told = () => stops.map(({ element, html, view, told: mark, held, share }) => ({
    name: nameOf(element),
    tag: element.localName,
    role: element.getAttribute("role") ?? "",
    tabindex: Math.max(-1, parseInt(element.getAttribute("tabindex") ?? "0", 10) || 0),
    position: positions.get(element),
    sight: view.sight,
    mark: /^(none|doubt)$/.test(mark.mark) && !mark.isSettled ? "unknown" : mark.mark,
    contrast: mark.contrast === null || mark.contrast === undefined ? null : Math.round(mark.contrast * 100) / 100,
    is_hidden_from_readers: Boolean(element.closest("[aria-hidden=true]")),
    is_field: /^(input|select|textarea)$/.test(element.localName) && !/^(submit|button|reset|image)$/.test(element.type),
    reordered: ((around) => (around ? selector(around) : ""))(turned(element)),
    is_idle: isIdle(element),
    group: selector(element.closest(GROUPS) ?? root),
    is_group_loose: element.closest(GROUPS)?.matches(LOOSE) ?? true,
    covered_by: held ? selector(held) : "",
    cover_share: Math.round(share * 100) / 100,
    selector: selector(element),
    html,
    box: baselines.get(element)?.rect ?? box(ownRect(element)),
  }));

  const end = () => {
    globalThis.navigation?.removeEventListener("navigate", onNavigate);
    first?.remove();
    blurred();
    if (document.URL !== firstAddress) history.replaceState(history.state, "", firstAddress);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
    scrollTo(0, 0);
    return { stops: told(), refusals: [...refusals].slice(0, 10).map((element) => ({ selector: selector(element), html: snippet(element) })) };
  };

  return {
    begin, standing, listeners, hadEffect, end,
    inner: { root, stops, trail, refusals, baselines, navigations, listening, positions, styleOf, frames, timers, tidy, nameOf,
      active, blurred, leave, isTabbable, listens, pageListens, startAt, watch, tabbables: () => tabbable, TABBABLE },
  };
})();
