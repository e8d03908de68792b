// What answers only to the mouse: handlers of clicks on elements that the keyboard does not reach or move.
Object.assign(globalThis.auditor.keyboard, (() => {
  const { selector, snippet, isShown } = globalThis.auditor;
  const { ownRect, seen } = globalThis.auditor.keyboardSight;
  const { styleOf, tidy, nameOf, isTabbable, listening, listens, pageListens, watch, tabbables, TABBABLE } = globalThis.auditor.keyboard.inner;
  const MOST_CANDIDATES = 400, MOST_MOUSE_ONLY = 40, LEAST_CSS_PX = 4, BACKDROP_SHARE = 0.3;
  const NATIVE =
    "a[href],area[href],button,input,select,textarea,summary,label,option,iframe,audio,video,object,embed," +
    "[contenteditable]:not([contenteditable=false])";
  const COMPOSITE =
    "[role=menu],[role=menubar],[role=tablist],[role=grid],[role=treegrid],[role=radiogroup],[role=listbox]," +
    "[role=tree],[role=toolbar],[role=combobox],[role=application]";
  const ITEMS =
    "[role=tab],[role=menuitem],[role=menuitemcheckbox],[role=menuitemradio],[role=option],[role=treeitem]," +
    "[role=gridcell],[role=row],[role=radio]";
  const CONTROL_ROLES = ["button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "option"]
    .map((role) => `[role=${role}]`).join();
  const CONTAINERS = "form,fieldset,dialog,label,option,optgroup,main,html,body";
  const CLICKS = /^(click|dblclick|mousedown|mouseup|pointerdown|pointerup|touchstart|touchend)$/;
  const KEYS = /^key(down|press|up)$/;
  const KEY_CODE = "[onkeydown],[onkeypress],[onkeyup]";
  const IDLE_CODE =
    /^\s*(return\s+(true|false)|(event|e|window\.event)\.(stopPropagation|preventDefault)\(\)|void\(?0?\)?|;|\s)*$/;
  const COUNTING_CODE = /^\s*(ga|gtag|_gaq|dataLayer|fbq)\b[^;]*;?\s*$/;
  const CALLED_BUTTON = /(^|[-_ ])(btn|button|close)($|[-_ ])/i; // by its class
  const LEAST_HIDDEN_CSS_PX = 40; // two lines: less is often a matter of rounding or of a margin
  const extras = [];

  const hasClickCode = (element) =>
    ["onclick", "ondblclick", "onmousedown", "onmouseup"].some((name) => {
      const code = element.getAttribute(name);
      return code !== null && !IDLE_CODE.test(code) && !COUNTING_CODE.test(code);
    });
  const handles = (element) => hasClickCode(element) || listens(element, CLICKS);
  const isOwnPointer = (element) =>
    styleOf(element).cursor === "pointer" &&
    (!element.parentElement || styleOf(element.parentElement).cursor !== "pointer");
  const isCalledButton = (element) => CALLED_BUTTON.test(element.getAttribute("class") ?? "");
  const isDisabled = (element) =>
    element.disabled || element.closest("[aria-disabled=true],[inert],[aria-hidden=true],fieldset:disabled,.disabled");
  const isDrawn = (element) => {
    const rect = ownRect(element);
    return rect.width >= LEAST_CSS_PX && rect.height >= LEAST_CSS_PX && rect.right + scrollX > 0 &&
      rect.bottom + scrollY > 0 && styleOf(element).pointerEvents !== "none" && seen(element).sight !== "transparent";
  };

  const candidates = () => {
    const found = new Set(
      document.querySelectorAll(`[onclick],[ondblclick],[onmousedown],[onmouseup],${CONTROL_ROLES}`));
    for (const element of listening.keys()) if (listens(element, CLICKS)) found.add(element);
    for (const element of document.querySelectorAll("a[href][tabindex='-1'],button[tabindex='-1']")) found.add(element);
    return [...found].slice(0, MOST_CANDIDATES);
  };

  // The arrow keys serve the parts of a menu, a list of tabs … as soon as Tab reaches one of them.
  const isServedByArrows = (element) => {
    const group = element.closest(COMPOSITE);
    if (!element.matches(ITEMS)) return Boolean(group);
    return !group || Boolean(document.querySelector("[aria-activedescendant]")) ||
      tabbables().some((other) => other !== element && group.contains(other));
  };
  const isInsideStop = (element) => {
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement)
      if (around.matches("label") || (around.tabIndex >= 0 && around.matches("a,button,summary,[role],[onclick],[tabindex]")))
        return true;
    return false;
  };
  const isBesideStop = (element) =>
    [element.parentElement, element.parentElement?.parentElement].some((around) =>
      around && around !== document.body && tabbables().some((other) => around.contains(other)));

  const twins = () => {
    const names = new Set(), hrefs = new Set(), codes = new Set();
    for (const element of tabbables()) {
      const name = nameOf(element).toLowerCase();
      if (name) names.add(name);
      if (element.href) hrefs.add(String(element.href));
      if (element.getAttribute("onclick")) codes.add(tidy(element.getAttribute("onclick")));
    }
    return { names, hrefs, codes };
  };

  const isUnreached = (element, { names, hrefs, codes }) => {
    const isNative = element.matches(NATIVE), isControl = element.matches(CONTROL_ROLES) || isNative;
    const code = tidy(element.getAttribute("onclick")), name = nameOf(element);
    if (isServedByArrows(element) || isInsideStop(element)) return false;
    if ([...element.querySelectorAll(TABBABLE)].some(isTabbable)) return false;
    const isAnchor = element.localName === "a" && handles(element);
    if (!isControl && !isAnchor && !hasClickCode(element) && !(handles(element) && (isOwnPointer(element) || isCalledButton(element)))) return false;
    if (code && codes.has(code)) return false;
    if (element.href && hrefs.has(String(element.href))) return false;
    if (name && names.has(name.toLowerCase())) return false;
    if (isNative && element.localName === "a" && !name) return false;
    if (!name && isBesideStop(element)) return false;
    if (isNative && element.localName === "button" && element.parentElement?.querySelector("input,select,textarea")) return false;
    if (!name && !element.querySelector("img,svg,i") && element.localName !== "img" && !code) return false;
    const rect = ownRect(element);
    return Boolean(name) || rect.width * rect.height <= BACKDROP_SHARE * innerWidth * innerHeight;
  };

  const isWithoutKey = (element) =>
    !element.matches(NATIVE) && handles(element) && !listens(element, KEYS) && !element.matches(KEY_CODE) &&
    (hasClickCode(element) || isOwnPointer(element) || element.matches("[role=button],[role=link]")) &&
    ![...element.querySelectorAll("*")].some((inner) => inner.matches(NATIVE) || listens(inner, KEYS)) &&
    !element.closest(COMPOSITE);

  const told = (barrier, element) => {
    let isHandled = handles(element) || pageListens(CLICKS);
    for (let around = element.parentElement; around && !isHandled; around = around.parentElement) isHandled = handles(around);
    return { barrier, is_handled: isHandled || element.matches(NATIVE), name: nameOf(element),
      selector: selector(element), html: snippet(element) };
  };

  // A frame taken out of the order of Tab, with something inside that Tab would reach.
  const closedFrames = () => [...document.querySelectorAll("iframe[tabindex^='-']")].filter((frame) => {
    if (!isShown(frame) || frame.closest("[aria-hidden=true],[inert]") || !isDrawn(frame)) return false;
    const inside = frame.contentDocument; // null: of another origin
    return [...inside?.querySelectorAll(TABBABLE) ?? []].some((element) => {
      const rect = element.getBoundingClientRect();
      return isTabbable(element) && rect.width > 1 && rect.height > 1 && rect.right > 0 && rect.bottom > 0 &&
        rect.left < frame.clientWidth && rect.top < inside.documentElement.scrollHeight;
    });
  });

  // A box that scrolls is a stop of the Tab key by itself, unless it was taken out of the order and holds no stop.
  const stuckScrollers = () => [...document.querySelectorAll("[tabindex^='-']")].filter((box) =>
    /auto|scroll/.test(styleOf(box).overflowY) && box.scrollHeight - box.clientHeight >= LEAST_HIDDEN_CSS_PX &&
    isShown(box) && isDrawn(box) && !isDisabled(box) && !box.matches(NATIVE) && !isServedByArrows(box) && tidy(box.innerText) !== "" &&
    ![...box.querySelectorAll(TABBABLE)].some(isTabbable));

  const mouseOnly = () => {
    const found = [
      ...closedFrames().map((frame) => told("frame", frame)), ...stuckScrollers().map((box) => told("scroll", box))];
    const known = twins();
    for (const element of candidates()) {
      if (found.length >= MOST_MOUSE_ONLY) break;
      if (element.matches(CONTAINERS) || isDisabled(element) || !isShown(element) || !isDrawn(element)) continue;
      if (element.tabIndex >= 0) {
        if (isWithoutKey(element)) extras.push(element);
      } else if (isUnreached(element, known)) found.push(told("no stop", element));
    }
    return found;
  };

  // Focusable elements with a click handler of their own; where a handler of keys lies around them, they are to be tried.
  const keyless = () => extras.slice(0, MOST_MOUSE_ONLY).map((element, index) => {
    let isServed = pageListens(KEYS);
    for (let around = element.parentElement; around && !isServed; around = around.parentElement)
      isServed = listens(around, KEYS) || around.matches(KEY_CODE);
    return { index, is_served: isServed };
  });
  const watchKey = (index) => watch(extras[index]);
  const extra = (index) => told("no key", extras[index]);

  return { mouseOnly, keyless, watchKey, extra };
})());
