// Trials: links that skip the menu, fields that lead away, letters that do something, keys that a role promises.
Object.assign(globalThis.auditor.keyboard, (() => {
  const { selector, snippet, isShown } = globalThis.auditor;
  const { seen } = globalThis.auditor.keyboardSight;
  const { root, stops, navigations, positions, frames, timers, tidy, nameOf, active, isTabbable, listens, pageListens, watch,
    tabbables } = globalThis.auditor.keyboard.inner;
  const place = (element) => ({ selector: selector(element), html: snippet(element) });
  const follows = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

  // --- skip links

  const MOST_SKIP_LINKS = 3, FIRST_LINKS = 12, LATE_LINKS = 40, FIRST_OF_ALL = 3;
  const SKIPS =
    /\bskip\b|\bbypass\b|jump to|(go|move|straight) to (the )?(main )?content|^main content$|मुख्य (सामग्री|विषय|कंटेंट|कन्टेन्ट|अंश)|स्किप/i;
  let skips = [];
  const isHere = (link) => {
    const [page, mark] = link.href.split("#");
    return /^javascript:/i.test(link.href) || (mark !== undefined && page === document.URL.split("#")[0]);
  };
  const targetOf = (link) => {
    const name = decodeURIComponent(/#(.*)$/.exec(link.href)?.[1] ?? "");
    return name ? document.getElementById(name) ?? document.getElementsByName(name)[0] ?? null : null;
  };
  const leadsToMain = (link) => { // in whatever language
    const target = targetOf(link);
    return target !== null && isTabbable(link) &&
      (target.closest("main,[role=main]") !== null || target.matches("h1") || /^(main|content)/i.test(target.id));
  };
  const skipLinks = () => {
    const links = [...document.querySelectorAll("a[href]")].slice(0, LATE_LINKS);
    skips = links.filter((link, at) => isHere(link) && (at < FIRST_LINKS || /content|सामग्री|विषय/i.test(nameOf(link))) &&
      (SKIPS.test(nameOf(link) || tidy(link.textContent)) || (at < FIRST_OF_ALL && leadsToMain(link)))).slice(0, MOST_SKIP_LINKS);
    return skips.map((link, index) => ({ index, is_reachable: isTabbable(link) }));
  };
  let landed = null;
  const onSkip = (index) => { skips[index].focus(); return active() === skips[index]; };
  const skipPressed = async (index) => {
    await frames(2);
    landed = active() && active() !== skips[index] ? active() : targetOf(skips[index]);
    return { view: seen(skips[index]).sight };
  };
  // Tab was pressed once more: did it go on from the target, or from the link?
  const skipDone = (index) => {
    const link = skips[index], after = active();
    const next = tabbables().find((element) => follows(link, element) && isTabbable(element));
    const isBeyond = landed && tabbables().some((element) => landed.contains(element) || follows(landed, element));
    let moves = null;
    if (landed && after) moves = after === landed || landed.contains(after) || follows(landed, after);
    else if (!landed && next) moves = after !== null && after !== next && follows(next, after);
    if (landed && (!isBeyond || !next || next === landed || landed.contains(next))) moves = moves || null;
    return moves;
  };
  const skipLink = (index, moves) => {
    const link = skips[index], stop = stops.find(({ element }) => element === link);
    return {
      name: nameOf(link) || tidy(link.textContent).slice(0, 80),
      has_target: targetOf(link) !== null,
      is_reachable: isTabbable(link),
      is_shown: !stop || stop.view.sight === "shown" || stop.told.mark === "around",
      position: positions.get(link) ?? -1,
      moves,
      ...place(link),
    };
  };

  // --- changes of context

  const MOST_SELECTS = 4, MOST_TOGGLES = 3, MOST_TEXTS = 3, SHORT_CHARACTERS = 300, MOST_SUSPECTS = 6;
  const MOMENT_MS = 20; // a form is sent by a task of its own
  const ANNOUNCES =
    /\b(opens?|redirect|reload|goes? to|navigat|submit|refresh|automatic|takes? you|new (window|tab|page)|as soon as)|खुल|स्वतः|ले जा|अपने आप/i;
  const CHANGES = /^(change|input|click|keyup|keydown|keypress|blur|focusout)$/;
  const CODE = "[onchange],[oninput],[onclick],[onkeyup],[onkeydown],[onkeypress],[onblur]";
  let fields = [], trial = null;
  const reacts = (element) => {
    if (pageListens(/^(change|input)$/) && element.localName === "select") return true;
    for (let around = element; around; around = around.parentElement)
      if (listens(around, /^(change|input)$/) || around.matches("[onchange],[oninput]")) return true;
    return listens(element, CHANGES) || element.matches(CODE);
  };
  const kindOf = (element) =>
    element.localName === "select" ? "select" : /^(checkbox|radio)$/.test(element.type) ? "toggle" : "text";
  const isTried = (element) =>
    element.matches("select:not([multiple]),input:not([type]),input[type=text],input[type=search],input[type=tel]," +
      "input[type=number],input[type=checkbox],input[type=radio]") &&
    !element.readOnly && isTabbable(element) && seen(element).sight !== "transparent" && reacts(element) &&
    (element.localName !== "select" || element.options.length > 1);
  const changing = () => {
    const left = { select: MOST_SELECTS, toggle: MOST_TOGGLES, text: MOST_TEXTS };
    fields = tabbables().filter((element) => isTried(element) && (left[kindOf(element)] -= 1) >= 0);
    return fields.map((element, index) =>
      ({ index, kind: kindOf(element), is_last: element.selectedIndex === element.options?.length - 1 }));
  };
  const beginChange = (index) => {
    const element = fields[index];
    trial = { navigations: navigations.length, value: element.value, checked: element.checked, at: element.selectedIndex };
    element.focus();
    return active() === element;
  };
  const announced = (element) => {
    const ids = (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
    const near = [element.labels?.[0]?.innerText];
    for (let before = element.previousSibling, count = 0; before && count < 4; before = before.previousSibling, count += 1)
      near.push(before.textContent.slice(-200));
    const around = element.parentElement;
    if (around?.innerText?.length < SHORT_CHARACTERS && around.querySelectorAll("a,button").length < 2) near.push(around.innerText);
    near.push(around?.previousElementSibling?.matches("p,label,legend,div,span") ? around.previousElementSibling.innerText.slice(0, SHORT_CHARACTERS) : "");
    const own = element.localName === "select" ? element.innerText : "";
    return ANNOUNCES.test([...near.map((text) => (text ?? "").replace(own, " ")), element.title, element.getAttribute("aria-label"),
      ...ids.map((id) => document.getElementById(id)?.innerText)].join(" "));
  };
  const change = (trigger, element, url, isNewWindow) =>
    ({ trigger, url, is_new_window: isNewWindow, is_announced: announced(element), ...place(element) });
  // What the change led to; the field is put back without a word to the page.
  const changeDone = async (index) => {
    await frames(2);
    await timers(MOMENT_MS);
    const element = fields[index];
    const gone = navigations[trial.navigations];
    if (kindOf(element) === "toggle") element.checked = trial.checked;
    else if (element.localName === "select") element.selectedIndex = trial.at;
    else element.value = trial.value;
    return gone ? change("input", element, gone.url, false) : null;
  };
  const windowByInput = (index, url) => change("input", fields[index], url, true);

  // What the walk set off is told by focusing its suspects once more, one by one: a form is sent a moment later.
  let suspects = [];
  const suspectsOfFocus = (windows) => {
    if (!navigations.length && !windows) return 0;
    suspects = stops.map(({ element }) => element)
      .filter((element) => listens(element, /^(focus|focusin)$/) || element.matches("[onfocus],[onfocusin]")).slice(0, MOST_SUSPECTS);
    return suspects.length;
  };
  const byFocus = async (index) => {
    active()?.blur();
    const before = navigations.length;
    suspects[index].focus();
    await frames(2);
    await timers(MOMENT_MS);
    return navigations.length > before ? change("focus", suspects[index], navigations[before].url, false) : null;
  };
  const windowByFocus = (index, url) => change("focus", suspects[index], url, true);

  // --- single letters

  const KEYS = /^key(down|press|up)$/;
  const MOST_KEYS_WITH_EFFECT = 6; // a handler that answers to every key is no shortcut
  let letters = null;
  const hasKeyHandlers = () => pageListens(KEYS) || listens(root, KEYS) ||
    (document.body !== null && (listens(document.body, KEYS) || document.body.matches("[onkeydown],[onkeypress],[onkeyup]")));
  const isSeenChange = ({ target, type }) => {
    const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    return element !== null && element.closest("body") !== null && (type !== "attributes" || element !== document.body);
  };
  const watchLetters = () => {
    active()?.blur();
    let records = [];
    const observer = new MutationObserver((more) => { records = records.concat(more); });
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    const effects = new Map();
    const onStart = () => { observer.takeRecords(); records = []; letters.navigations = navigations.length; };
    const onEnd = (event) => {
      const focus = active(), changes = records.concat(observer.takeRecords()).filter(isSeenChange);
      const effect = navigations.length > letters.navigations ? "navigation" : focus ? "focus" : changes.length ? "change" : "";
      if (!effect) return;
      const changed = changes[0]?.target, about = focus ?? (changed?.nodeType === 1 ? changed : changed?.parentElement);
      effects.set(event.key, { effect, about: about ?? null });
      focus?.blur();
    };
    letters = { observer, effects, onStart, onEnd, navigations: navigations.length };
    for (const type of ["keydown", "keypress", "keyup"]) {
      addEventListener(type, onStart, true);
      addEventListener(type, onEnd);
    }
  };
  const lettersDone = () => {
    letters.observer.disconnect();
    for (const type of ["keydown", "keypress", "keyup"]) {
      removeEventListener(type, letters.onStart, true);
      removeEventListener(type, letters.onEnd);
    }
    return letters.effects.size > MOST_KEYS_WITH_EFFECT ? [] : [...letters.effects.keys()];
  };
  const SPEAKS = /short ?cut|hot ?key|शॉर्टकट/i;
  const shortcuts = (keys) => keys.map((key) => {
    const { effect, about } = letters.effects.get(key);
    return { key, effect, selector: about ? selector(about) : "", html: about ? snippet(about) : "",
      is_mentioned: SPEAKS.test(document.body.innerText) };
  });

  // --- keys that a role promises

  const GROUPS = "[role=tablist],[role=radiogroup],[role=menubar]";
  const PARTS = "[role=tab],[role=radio],[role=menuitem],[role=menuitemradio],[role=menuitemcheckbox]";
  const MOST_GROUPS = 3, MOST_BUTTONS = 3;
  let groups = [], buttons = [];
  const groupsOfOneStop = () => {
    groups = [...document.querySelectorAll(GROUPS)].map((group) => {
      const parts = [...group.querySelectorAll(PARTS)].filter((part) => isShown(part) && !part.closest("[aria-disabled=true]") && part.closest(GROUPS) === group);
      const reached = parts.filter(isTabbable);
      return reached.length === 1 && parts.length > 1 && !parts.some((part) => part.matches("input"))
        ? { group, stop: reached[0], other: parts.find((part) => part !== reached[0]) } : null;
    }).filter(Boolean).slice(0, MOST_GROUPS);
    return groups.length;
  };
  const stateOf = ({ group }) => [...group.querySelectorAll(PARTS)]
    .map((part) => part.getAttribute("aria-selected") + part.getAttribute("aria-checked") + part.tabIndex).join() +
    group.getAttribute("aria-activedescendant");
  const beginArrow = (index) => {
    groups[index].stop.focus();
    groups[index].state = stateOf(groups[index]);
    return active() === groups[index].stop;
  };
  const arrowMoved = async (index) => {
    await frames(1);
    return active() !== groups[index].stop || stateOf(groups[index]) !== groups[index].state;
  };
  const unmoved = (index) =>
    ({ barrier: "no arrow", is_handled: true, name: nameOf(groups[index].other), ...place(groups[index].other) });

  const buttonsOfOurOwn = () => {
    buttons = stops.map(({ element }) => element)
      .filter((element) => element.matches("[role=button]:not(button,input,summary)") && element.isConnected && isShown(element))
      .slice(0, MOST_BUTTONS).map((element) => ({ element }));
    return buttons.length;
  };
  const beginPress = (index) => {
    buttons[index].html ??= snippet(buttons[index].element);
    return watch(buttons[index].element);
  };
  const deaf = (index) => ({ selector: selector(buttons[index].element), html: buttons[index].html });
  const isPressedOpen = (index) => buttons[index].element.getAttribute("aria-expanded") === "true";

  return {
    skipLinks, onSkip, skipPressed, skipDone, skipLink, changing, beginChange, changeDone, windowByInput, suspectsOfFocus, byFocus,
    windowByFocus, hasKeyHandlers, watchLetters, lettersDone, shortcuts,
    groupsOfOneStop, beginArrow, arrowMoved, unmoved, buttonsOfOurOwn, beginPress, deaf, isPressedOpen,
  };
})());
