// The keyboard walk: Tab and Shift+Tab over the loaded page, then the keys that a pattern promises.
// The keys themselves come from outside; here are the eyes. The facts of a stop are read when the next
// key is pressed: all handlers of the focus have run by then, and no key has to wait for an answer.
globalThis.auditor.keyboard = (() => {
  const { selector, snippet, box, isShown } = globalThis.auditor;
  const MOST_TABBABLE = 2000, MOST_BASELINES = 400, MOST_CANDIDATES = 400, MOST_MOUSE_ONLY = 40;
  const NAME_CHARACTERS = 80, MOST_RELATIVES = 40, ANCESTORS = 5, SURE_CONTRAST = 1.3;
  const TABBABLE =
    "a[href],area[href],button,input,select,textarea,summary,iframe,[tabindex],[contenteditable]," +
    "audio[controls],video[controls]";
  const NATIVE =
    "a[href],area[href],button,input,select,textarea,summary,label,option,iframe,audio,video,object,embed," +
    "[contenteditable]:not([contenteditable=false])";
  const COMPOSITE =
    "[role=menu],[role=menubar],[role=tablist],[role=grid],[role=treegrid],[role=radiogroup],[role=listbox]," +
    "[role=tree],[role=toolbar],[role=combobox],[role=application],[role=dialog] [role=table]";
  const CONTROL_ROLES = ["button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "option"]
    .map((role) => `[role=${role}]`).join();
  const CLICKS = /^(click|dblclick|mousedown|mouseup|pointerdown|pointerup|touchstart|touchend)$/;
  const KEYS = /^key(down|press|up)$/;
  const PROPERTIES = [
    "color", "background-color", "background-image", "background-position-x", "background-position-y",
    "border-top-color", "border-right-color", "border-bottom-color", "border-left-color",
    "border-top-width", "border-right-width", "border-bottom-width", "border-left-width",
    "border-top-style", "border-bottom-style", "box-shadow", "outline-color", "outline-style", "outline-width",
    "outline-offset", "text-decoration-line", "text-decoration-color", "text-decoration-style",
    "text-decoration-thickness", "text-shadow", "font-weight", "font-size", "font-style", "letter-spacing",
    "opacity", "transform", "translate", "scale", "filter", "display", "visibility", "clip", "clip-path",
    "width", "height", "left", "top", "fill", "stroke", "content",
  ];
  const AT = Object.fromEntries(PROPERTIES.map((name, position) => [name, position]));
  const COLOURS = ["color", "background-color", "border-top-color", "border-right-color", "border-bottom-color",
    "border-left-color", "outline-color", "text-decoration-color", "fill", "stroke"];

  const root = document.documentElement;
  const stops = [], trail = [], refusals = new Set(), navigations = [];
  const positions = new Map(), baselines = new Map(), clickable = new Map();
  let tabbable = [], started = false, current = null, focused = null, still = null, pageListens = new Set();
  let extras = [];

  const styleOf = (element, pseudo) => getComputedStyle(element, pseudo);
  const vector = (element, pseudo) => {
    const style = styleOf(element, pseudo);
    return PROPERTIES.map((name) => style.getPropertyValue(name));
  };
  const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); setTimeout(resolve, 60); });
  const frames = async (count) => { for (let step = 0; step < count; step += 1) await frame(); };
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

  // --- colours

  const parsed = (colour) => {
    const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
    return found ? [+found[1], +found[2], +found[3], found[4] === undefined ? 1 : +found[4]] : null;
  };
  const over = (front, back) => front.slice(0, 3).map((part, at) => part * front[3] + back[at] * (1 - front[3]));
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  // What an element is drawn on; null where a picture or something translucent is on the way.
  const ground = (element) => {
    for (let around = element; around; around = around.parentElement) {
      const style = styleOf(around);
      if (style.backgroundImage !== "none") return null;
      const colour = parsed(style.backgroundColor);
      if (!colour || (colour[3] > 0 && colour[3] < 1)) return null;
      if (colour[3] === 1) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };

  // --- what is seen of an element

  const ownRect = (element) => {
    const own = element.getBoundingClientRect();
    if (own.width > 1 && own.height > 1) return own;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const inner of [...element.querySelectorAll("*")].slice(0, 20)) {
      const rect = inner.getBoundingClientRect();
      if (rect.width <= 1 || rect.height <= 1) continue;
      left = Math.min(left, rect.left); top = Math.min(top, rect.top);
      right = Math.max(right, rect.right); bottom = Math.max(bottom, rect.bottom);
    }
    return left === Infinity ? own : new DOMRect(left, top, right - left, bottom - top);
  };

  const seen = (element) => {
    const rect = ownRect(element);
    let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom];
    let opacity = 1, isFree = false, position = "";
    for (let around = element; around && around !== root; around = around.parentElement) {
      const style = styleOf(around);
      opacity *= parseFloat(style.opacity);
      const isClip = /^inset\((50|100)%|^circle\(0/.test(style.clipPath) ||
        (style.position === "absolute" && /^rect\((0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?\)$/.test(style.clip));
      if (isClip) return { sight: "tiny" };
      const isPassed = position === "absolute" && style.position === "static" && style.transform === "none";
      if (around !== element && around !== document.body && !isFree && !isPassed) {
        const area = style.overflowX !== "visible" || style.overflowY !== "visible" ? around.getBoundingClientRect() : null;
        if (area && style.overflowX !== "visible") { left = Math.max(left, area.left); right = Math.min(right, area.right); }
        if (area && style.overflowY !== "visible") { top = Math.max(top, area.top); bottom = Math.min(bottom, area.bottom); }
      }
      if (style.position === "fixed") isFree = true;
      if (!isPassed) position = style.position;
    }
    left = Math.max(left, 0); top = Math.max(top, 0);
    right = Math.min(right, innerWidth); bottom = Math.min(bottom, innerHeight);
    if (opacity < 0.05) return { sight: "transparent" };
    if (rect.width <= 1 || rect.height <= 1) return { sight: "tiny" };
    if (right - left < 1 || bottom - top < 1) return { sight: "off screen" };
    return { sight: "shown", left, top, right, bottom };
  };

  // The fixed or sticky part that lies over all of the element, at nine points.
  const cover = (element, { left, top, right, bottom }) => {
    let found = null;
    for (const x of [0.08, 0.5, 0.92]) for (const y of [0.12, 0.5, 0.88]) {
      const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      if (!hit || hit === element || element.contains(hit) || hit.contains(element)) return null;
      if ([...(element.labels ?? [])].some((label) => label.contains(hit) || hit.contains(label))) return null;
      let stuck = null, isOpaque = false;
      for (let around = hit; around && around !== document.body && !around.contains(element); around = around.parentElement) {
        const style = styleOf(around);
        const colour = parsed(style.backgroundColor);
        if (/^(img|video|iframe|canvas)$/.test(around.localName) || style.backgroundImage !== "none" || colour?.[3] > 0.9)
          isOpaque = true;
        if (parseFloat(style.opacity) < 0.9) return null;
        if (/^(fixed|sticky)$/.test(style.position)) { stuck = around; break; }
      }
      if (!stuck || !isOpaque || (found && found !== stuck)) return null;
      found = stuck;
    }
    return found;
  };

  // --- how focus is marked

  const changed = (before, after) => PROPERTIES.filter((_, at) => before[at] !== after[at]);

  const outlineOf = (after) => {
    const width = parseFloat(after[AT["outline-width"]]), colour = parsed(after[AT["outline-color"]]);
    if (after[AT["outline-style"]] === "none" || !(width > 0) || (colour && colour[3] < 0.1)) return null;
    return { colour, isAuto: after[AT["outline-style"]] === "auto" };
  };

  // "style" with its contrast where the change is surely seen, "doubt" where pixels must tell, "none".
  const marked = (element, before, after) => {
    const names = changed(before, after);
    if (!names.length) return { mark: "none" };
    const best = { mark: "doubt", contrast: null };
    const better = (value) => {
      if (value >= SURE_CONTRAST) best.mark = "style";
      best.contrast = Math.max(best.contrast ?? 0, value);
    };
    const behind = element.parentElement ? ground(element.parentElement) : null;
    const outline = outlineOf(after);
    if (outline && names.some((name) => name.startsWith("outline"))) {
      if (outline.isAuto || !outline.colour || !behind) return { mark: "style", contrast: null };
      better(contrast(over(outline.colour, behind), behind));
    }
    const ring = /^(rgba?\([^)]*\)) 0px 0px 0px ([\d.]+)px( inset)?$/.exec(after[AT["box-shadow"]]);
    if (names.includes("box-shadow")) {
      const colour = ring && parsed(ring[1]);
      if (colour && behind && !ring[3]) better(contrast(over(colour, behind), behind));
      else if (after[AT["box-shadow"]] !== "none") return { mark: "style", contrast: null };
    }
    for (const name of COLOURS.filter((other) => names.includes(other))) {
      if (name === "outline-color" && !outline) continue;
      if (name.startsWith("border") && !(parseFloat(after[AT[name.replace("color", "width")]]) > 0)) continue;
      if (name === "text-decoration-color" && after[AT["text-decoration-line"]] === "none") continue;
      if (/^(fill|stroke)$/.test(name)) continue;
      const [old, recent] = [parsed(before[AT[name]]), parsed(after[AT[name]])];
      const base = ground(element) ?? behind;
      if (!old || !recent || !base) continue;
      const back = name === "background-color" && behind ? behind : base;
      better(contrast(over(old, back), over(recent, back)));
    }
    const plain = ["text-decoration-line", "font-weight", "font-size", "background-image", "transform", "scale",
      "translate", "border-top-width", "border-bottom-width", "filter"];
    if (best.mark !== "style" && plain.some((name) => names.includes(name))) return { mark: "style", contrast: null };
    return best;
  };

  // --- the walk

  const turned = (element) => {
    let inner = element;
    for (let around = element.parentElement, level = 0; around && level < 6; around = around.parentElement, level += 1) {
      const style = styleOf(around);
      if (/flex|grid/.test(style.display) &&
          (/reverse/.test(style.flexDirection + style.flexWrap) ||
            [...around.children].slice(0, 40).some((child) => styleOf(child).order !== "0")))
        return around;
      inner = around;
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
    stops.push({ element, view, told, held, share: area ? Math.min(1, (area.width * area.height) / (innerWidth * innerHeight)) : 0 });
    positions.set(element, positions.get(element) ?? -1);
  };

  const look = () => {
    const element = active();
    trail.push(element);
    if (focused && !element && focused.isConnected && isShown(focused)) refusals.add(focused);
    focused = null;
    if (element && !stops.some((stop) => stop.element === element)) record(element);
  };
  const onKey = (event) => { if (event.key === "Tab") look(); };
  const onFocus = (event) => { focused = event.composedPath()[0]; };
  const onNavigate = (event) => {
    if (event.hashChange || event.destination.sameDocument || event.downloadRequest) return;
    navigations.push({ element: active(), url: String(event.destination.url).slice(0, 300) });
  };

  const mainPart = () =>
    document.querySelector("main,[role=main],#main,#main-content,#content,#maincontent") ?? document.querySelector("h1");

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
    const first = start ? tabbable.findIndex((element) =>
      start === element || start.contains(element) || start.compareDocumentPosition(element) & 4) : 0;
    for (const element of tabbable.slice(Math.max(0, first)).concat(first > 0 ? tabbable.slice(0, 20) : []).slice(0, MOST_BASELINES))
      baselines.set(element, { style: vector(element), rect: box(ownRect(element)) });
    addEventListener("keydown", onKey, true);
    addEventListener("focusin", onFocus, true);
    globalThis.navigation?.addEventListener("navigate", onNavigate);
    startAt(start && first >= 0 ? start : document.body.firstChild ?? document.body.appendChild(document.createTextNode("")));
    return { presses: start && first >= 0 ? tabbable.length - first : tabbable.length };
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

  // --- traps

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
  const inRing = async () => { await frames(2); return ring.includes(active()); };
  const WAY_OUT = /\b(press|esc|escape|ctrl|control|alt|shift|keyboard|key)\b|दबा|कुंजी|कीबोर्ड/i;
  const described = () => ({
    selectors: ring.slice(0, 20).map(selector),
    htmls: ring.slice(0, 20).map(snippet),
    says_way_out: ring.some((element) => {
      const ids = (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
      const texts = ids.map((id) => document.getElementById(id)?.innerText);
      return WAY_OUT.test([...texts, element.title, element.parentElement?.innerText?.slice(0, 600),
        element.parentElement?.previousElementSibling?.innerText?.slice(0, 300)].join(" "));
    }),
  });
  const leaveRing = () => {
    const last = Math.max(...ring.map((element) => positions.get(element) ?? -1));
    const next = tabbable.slice(last + 1).find((element) => !ring.includes(element) && element.isConnected);
    trail.length = 0;
    if (!next) { active()?.blur(); return 0; }
    startAt(next);
    return tabbable.length - last;
  };

  // --- one doubtful mark

  const relativesOf = (element) => {
    const found = new Set(element.labels ?? []);
    for (let around = element.parentElement, level = 0; around && level < ANCESTORS && around !== root; around = around.parentElement, level += 1)
      found.add(around);
    for (const near of [element.previousElementSibling, element.nextElementSibling, ...element.querySelectorAll("*"),
      ...(element.parentElement?.children ?? [])]) if (near && near !== element) found.add(near);
    for (const label of element.labels ?? []) for (const inner of label.querySelectorAll("*")) found.add(inner);
    return [...found].slice(0, MOST_RELATIVES);
  };
  const surroundings = (element) => {
    const lines = [];
    for (const near of [element, ...relativesOf(element)]) {
      if (near !== element) lines.push(vector(near).join("|"));
      for (const pseudo of ["::before", "::after"]) if (styleOf(near, pseudo).content !== "none") lines.push(vector(near, pseudo).join("|"));
      if (near === element) lines.push("");
    }
    return lines.join("\n");
  };
  const family = ({ element, view, told }) =>
    [element.localName, element.type, element.getAttribute("role"), element.className, element.parentElement?.className,
      element.parentElement?.localName, view.sight, told.mark, (baselines.get(element)?.style ?? []).slice(0, 19).join()].join("|");

  // The stops whose mark is not known from their own style, one of each kind with the others of its kind.
  const doubtful = () => {
    const kinds = new Map();
    stops.forEach((stop, index) => {
      if (stop.view.sight === "shown" && !/^(none|doubt)$/.test(stop.told.mark)) return;
      if (stop.element.localName === "area" || stop.element.localName === "iframe") return;
      const key = family(stop);
      if (!kinds.has(key)) kinds.set(key, []);
      kinds.get(key).push(index);
    });
    return [...kinds.values()];
  };

  const blurred = () => { active()?.blur(); };
  const compared = async (index) => {
    const { element } = stops[index];
    blurred();
    element.focus();
    if (stops[index].view.sight !== "shown") await frames(3);
    if (active() !== element) return { verdict: "unknown" };
    const view = seen(element);
    const focusedLook = surroundings(element);
    const after = vector(element);
    blurred();
    if (surroundings(element) !== focusedLook) return { verdict: "around", sight: view.sight };
    if (changed(vector(element), after).length === 0 && stops[index].told.mark !== "none" && view.sight === "shown")
      return { verdict: "unknown" };
    const shown = view.sight === "shown" ? view
      : [...(element.labels ?? [])].map(seen).find((label) => label.sight === "shown");
    if (!shown) return { verdict: "none", sight: view.sight };
    if ((shown.right - shown.left) * (shown.bottom - shown.top) > 0.5 * innerWidth * innerHeight) return { verdict: "unknown" };
    const left = Math.max(0, shown.left - 12), top = Math.max(0, shown.top - 12);
    return {
      verdict: "pixels", sight: view.sight,
      clip: { x: left + scrollX, y: top + scrollY, scale: 1,
        width: Math.min(innerWidth, shown.right + 12) - left, height: Math.min(innerHeight, shown.bottom + 12) - top },
    };
  };
  const focusOn = (index) => { stops[index].element.focus({ preventScroll: true }); };
  const settle = (indexes, mark, sight) => {
    for (const index of indexes) {
      stops[index].told = { mark, contrast: null };
      if (sight) stops[index].view = { ...stops[index].view, sight };
    }
  };

  // --- what answers only to the mouse

  const listeners = (types, pageTypes, ...elements) => {
    elements.forEach((element, at) => clickable.set(element, new Set(types[at])));
    pageListens = new Set(pageTypes);
  };
  const listens = (element, pattern) => {
    for (const type of clickable.get(element) ?? []) if (pattern.test(type)) return true;
    return false;
  };
  const IDLE_CODE = /^\s*(return\s+(true|false)|(event|e|window\.event)\.(stopPropagation|preventDefault)\(\)|void\(?0?\)?|;|\s)*$/;
  const hasClickCode = (element) =>
    ["onclick", "ondblclick", "onmousedown", "onmouseup"].some((name) => {
      const code = element.getAttribute(name);
      return code !== null && !IDLE_CODE.test(code) && !/^\s*(ga|gtag|_gaq|dataLayer|fbq)\b[^;]*;?\s*$/.test(code);
    });
  const isOwnPointer = (element) =>
    styleOf(element).cursor === "pointer" &&
    (!element.parentElement || styleOf(element.parentElement).cursor !== "pointer");

  const mouseCandidates = () => {
    const found = new Set(document.querySelectorAll(`[onclick],[ondblclick],[onmousedown],[onmouseup],${CONTROL_ROLES}`));
    for (const element of clickable.keys()) if (listens(element, CLICKS)) found.add(element);
    for (const element of document.querySelectorAll("a[href][tabindex='-1'],button[tabindex='-1']")) found.add(element);
    return [...found].slice(0, MOST_CANDIDATES);
  };

  const isDisabled = (element) =>
    element.disabled || element.closest("[aria-disabled=true],[inert],[aria-hidden=true],fieldset:disabled");

  const inComposite = (element) => {
    if (element.matches("[role=tab],[role=menuitem],[role=menuitemcheckbox],[role=menuitemradio],[role=option]," +
      "[role=treeitem],[role=gridcell],[role=row],[role=radio]"))
      return tabbable.some((other) => other !== element && other.closest(COMPOSITE) && other.closest(COMPOSITE) === element.closest(COMPOSITE)) ||
        Boolean(document.querySelector("[aria-activedescendant]")) || !element.closest(COMPOSITE);
    return Boolean(element.closest(COMPOSITE));
  };

  const mouseOnly = () => {
    const found = [];
    const names = new Map(), hrefs = new Set(), codes = new Set();
    for (const element of tabbable) {
      const name = nameOf(element).toLowerCase();
      if (name) names.set(name, element);
      if (element.href) hrefs.add(element.href);
      if (element.getAttribute("onclick")) codes.add(tidy(element.getAttribute("onclick")));
    }
    const push = (barrier, element) => found.push({ barrier, name: nameOf(element), selector: selector(element), html: snippet(element) });
    for (const element of mouseCandidates()) {
      if (found.length >= MOST_MOUSE_ONLY) break;
      if (element === document.body || element === root || element.matches("form,fieldset,dialog,label,option,optgroup,main,html,body,iframe")) continue;
      if (isDisabled(element) || !isShown(element)) continue;
      const isNative = element.matches(NATIVE);
      const handles = hasClickCode(element) || listens(element, CLICKS);
      const rect = ownRect(element);
      if (rect.width < 4 || rect.height < 4 || styleOf(element).pointerEvents === "none" || seen(element).sight === "transparent") continue;
      if (rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) continue;
      if (element.tabIndex >= 0) {
        if (isNative || !handles || listens(element, KEYS) || !isOwnClick(element)) continue;
        if ([...element.querySelectorAll("*")].some((inner) => inner.matches(NATIVE) || listens(inner, KEYS))) continue;
        if (inComposite(element)) continue;
        extras.push(element);
        continue;
      }
      if (inComposite(element) || element.closest("a[href],button,summary,label")?.tabIndex >= 0 || element.closest("label")) continue;
      if (aroundTabbable(element) || [...element.querySelectorAll(TABBABLE)].some(isTabbable)) continue;
      const isControl = element.matches(CONTROL_ROLES) || isNative;
      if (!isControl && !hasClickCode(element) && !(handles && isOwnPointer(element))) continue;
      const name = nameOf(element);
      const code = tidy(element.getAttribute("onclick"));
      if (code && codes.has(code)) continue;
      if (element.href && hrefs.has(element.href)) continue;
      if (name && names.has(name.toLowerCase())) continue;
      if (element.localName === "a" && isNative && !element.innerText.trim() && !element.querySelector("img[alt]:not([alt=''])")) continue;
      const isBeside = [element.parentElement, element.parentElement?.parentElement]
        .some((around) => around && around !== document.body && tabbable.some((other) => around.contains(other)));
      if (!name && isBeside) continue;
      if (isNative && element.localName === "button" && isBeside && element.parentElement.querySelector("input,select,textarea")) continue;
      if (!name && !element.querySelector("img,svg,i") && element.localName !== "img" && !code) continue;
      if (!name && rect.width * rect.height > 0.3 * innerWidth * innerHeight) continue;
      push("no stop", element);
    }
    return found;
  };
  const isOwnClick = (element) => hasClickCode(element) || isOwnPointer(element) || element.matches("[role=button],[role=link]");
  const aroundTabbable = (element) => {
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement)
      if (around.tabIndex >= 0 && around.matches("a,button,summary,[role],[onclick],[tabindex]")) return true;
    return false;
  };

  // Focusable elements with a click handler of their own: those that no key handler can serve, and those to be tried.
  const keyless = () => extras.map((element, index) => {
    let isServed = [...pageListens].some((type) => KEYS.test(type));
    for (let around = element.parentElement; around; around = around.parentElement)
      if (listens(around, KEYS) || around.matches("[onkeydown],[onkeypress],[onkeyup]")) isServed = true;
    if (element.matches("[onkeydown],[onkeypress],[onkeyup]")) isServed = null;
    return { index, is_served: isServed };
  }).filter(({ is_served }) => is_served !== null);
  let trial = null;
  const watchKey = (index) => {
    trial = { clicks: 0, prevented: false, changes: 0, navigations: navigations.length };
    extras[index].focus();
    trial.observer = new MutationObserver((records) => { trial.changes += records.length; });
    trial.observer.observe(root, { subtree: true, childList: true, attributes: true });
    trial.onClick = () => { trial.clicks += 1; };
    trial.onKeyEnd = (event) => { trial.prevented ||= event.defaultPrevented; };
    addEventListener("click", trial.onClick, true);
    addEventListener("keydown", trial.onKeyEnd);
    return active() === extras[index];
  };
  const keyHadEffect = async () => {
    await frames(2);
    trial.observer.disconnect();
    removeEventListener("click", trial.onClick, true);
    removeEventListener("keydown", trial.onKeyEnd);
    return trial.clicks > 0 || trial.prevented || trial.changes > 0 || navigations.length > trial.navigations;
  };
  const extra = (index) =>
    ({ barrier: "no key", name: nameOf(extras[index]), selector: selector(extras[index]), html: snippet(extras[index]) });

  // --- the end

  const told = () => stops.map(({ element, view, told: mark, held, share }) => ({
    name: nameOf(element),
    tag: element.localName,
    role: element.getAttribute("role") ?? "",
    tabindex: Math.max(-1, parseInt(element.getAttribute("tabindex") ?? "0", 10) || 0),
    position: positions.get(element),
    sight: view.sight,
    mark: mark.mark === "doubt" ? "unknown" : mark.mark,
    contrast: mark.contrast === null || mark.contrast === undefined ? null : Math.round(mark.contrast * 100) / 100,
    is_hidden_from_readers: Boolean(element.closest("[aria-hidden=true]")),
    is_field: /^(input|select|textarea)$/.test(element.localName) && !/^(submit|button|reset|image)$/.test(element.type),
    reordered: ((around) => (around ? selector(around) : ""))(turned(element)),
    form: element.form ? selector(element.form) : "",
    covered_by: held ? selector(held) : "",
    cover_share: Math.round(share * 100) / 100,
    selector: selector(element),
    html: snippet(element),
    box: baselines.get(element)?.rect ?? box(ownRect(element)),
  }));

  const end = () => {
    removeEventListener("keydown", onKey, true);
    removeEventListener("focusin", onFocus, true);
    globalThis.navigation?.removeEventListener("navigate", onNavigate);
    blurred();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
    scrollTo(0, 0);
    return { stops: told(), refusals: [...refusals].slice(0, 10).map((element) => ({ selector: selector(element), html: snippet(element) })) };
  };

  return {
    begin, standing, suspects, enterRing, inRing, described, leaveRing, doubtful, compared, focusOn, blurred, settle,
    listeners, mouseOnly, keyless, watchKey, keyHadEffect, extra, end,
    inner: { stops, navigations, active, frames, seen, nameOf, tidy, listens, isTabbable, clickable, ownRect, tabbable: () => tabbable },
  };
})();
