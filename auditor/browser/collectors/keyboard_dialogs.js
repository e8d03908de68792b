// Dialogs: what a key opens, where the focus goes then, and the way back.
Object.assign(globalThis.auditor.keyboard, (() => {
  const { selector, snippet, isShown } = globalThis.auditor;
  const { ownRect } = globalThis.auditor.keyboardSight;
  const { stops, styleOf, frames, timers, tidy, nameOf, active, isTabbable, listens, navigations, tabbables, TABBABLE } =
    globalThis.auditor.keyboard.inner;
  const MOST_OPENERS = 3, LEAST_SHARE = 0.04, LEAST_DIALOG_SHARE = 0.002, COVERS = 0.9, PATIENCE_STEPS = 12, STEP_MS = 30;
  const OPENERS =
    "[aria-haspopup=dialog],[data-toggle=modal],[data-bs-toggle=modal],[data-fancybox],[data-lightbox],[data-micromodal-trigger]," +
    "[command=show-modal],a[rel^=lightbox],a.lightbox,a.fancybox,[onclick*=odal],[onclick*=opup],[onclick*=ightbox],[onclick*=ialog]";
  const NAMES = /modal|dialog|popup|pop-up|lightbox|fancybox|overlay|mfp-wrap/i;
  const CLOSES = /^(x|×|✕|✖|╳|close|close .{0,30}|cancel|dismiss|ok|बंद|बंद करें|बन्द करें|रद्द करें)$/i;
  let openers = [], before = new Set(), opener = null, dialog = null;

  const share = (element) => {
    const rect = element.getBoundingClientRect();
    const width = Math.min(rect.right, innerWidth) - Math.max(rect.left, 0);
    const height = Math.min(rect.bottom, innerHeight) - Math.max(rect.top, 0);
    return width > 0 && height > 0 ? (width * height) / (innerWidth * innerHeight) : 0;
  };
  const isDialog = (element) => element.matches("dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]");
  const isNamed = (element) =>
    isDialog(element) ||
    (NAMES.test(`${element.id} ${element.getAttribute("class") ?? ""}`) && /^(fixed|absolute)$/.test(styleOf(element).position));
  const shownDialogs = () =>
    [...document.querySelectorAll("dialog,[role=dialog],[role=alertdialog],[aria-modal],[id],[class]")]
      .filter((element) => isNamed(element) && isShown(element) &&
        share(element) >= (isDialog(element) ? LEAST_DIALOG_SHARE : LEAST_SHARE));

  const byCode = (element) => {
    const controls = element.getAttribute("aria-controls");
    return controls && document.getElementById(controls)?.matches("dialog,[role=dialog],[role=alertdialog]");
  };
  // Parts that are not shown and are called a dialog, or would stay in place over the page.
  const hasOverlays = () =>
    [...document.querySelectorAll("dialog,[role=dialog],[role=alertdialog],[aria-modal],[id],[class],[style]")].slice(0, 3000)
      .some((element) => !isShown(element) && (styleOf(element).position === "fixed" ||
        NAMES.test(`${element.localName} ${element.getAttribute("role")} ${element.id} ${element.getAttribute("class") ?? ""}`)));
  // A nameless part over the whole window, with something to close it.
  const overlay = () => {
    let hit = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    while (hit && !(styleOf(hit).position === "fixed" && share(hit) > COVERS)) hit = hit.parentElement;
    return hit && hit !== document.body && !before.has(hit) && closeButton(hit) ? hit : null;
  };

  // What is known to open a dialog; on a page that hides one, buttons with a click handler and links that lead nowhere, too.
  const dialogOpeners = () => {
    before = new Set(shownDialogs());
    if (before.size || overlay()) return 0; // something lies over the page already
    const reached = tabbables().filter((element) => element.isConnected && isShown(element) && isTabbable(element));
    const sure = reached.filter((element) => element.matches(OPENERS) || byCode(element));
    const perhaps = hasOverlays()
      ? reached.filter((element) => !sure.includes(element) && (listens(element, /^click$/) || element.matches("[onclick]")) &&
          element.matches("button:not([type=submit],[type=reset]),a[href^='#'],a[href^='javascript'],[role=button]"))
      : [];
    const kinds = new Set();
    openers = [...sure, ...perhaps].filter((element) => {
      const kind = sure.includes(element) ? [...element.attributes].map(({ name }) => name).join() + element.className : selector(element);
      return !kinds.has(kind) && kinds.add(kind);
    }).slice(0, MOST_OPENERS);
    return openers.length;
  };
  const onOpener = (index) => { opener = openers[index]; dialog = null; opener.focus(); return active() === opener; };
  const until = async (isSo) => {
    for (let step = 0; step < PATIENCE_STEPS; step += 1) {
      if (isSo()) return true;
      await timers(STEP_MS);
    }
    return isSo();
  };
  const find = () => {
    const found = shownDialogs().filter((element) => !before.has(element) && !element.contains(opener));
    dialog = found.find(isDialog) ??
      found.find((element) => /^\S/.test(tidy(element.innerText)) || element.querySelector("img,iframe,video")) ?? overlay();
    return dialog !== null;
  };
  const insides = () => [...dialog.querySelectorAll(TABBABLE)].filter((element) => isTabbable(element) && isShown(element));
  // Whether it lies over the page: as the browser's own modal dialog, or over all four corners of the window.
  const isModal = () => {
    if (dialog.matches(":modal,[aria-modal=true]")) return true;
    return [[4, 4], [innerWidth - 4, 4], [4, innerHeight - 4], [innerWidth - 4, innerHeight - 4]].every(([x, y]) => {
      for (let hit = document.elementFromPoint(x, y); hit && hit !== document.body; hit = hit.parentElement)
        if (styleOf(hit).position === "fixed" && share(hit) > COVERS) return true;
      return false;
    });
  };
  let told = null;
  const dialogOpened = async () => {
    await frames(2);
    if (!find() && !(navigations.length === 0 && await until(find))) return null;
    await until(() => active() !== null && dialog.contains(active()));
    told = { takes_focus: dialog.contains(active()), is_modal: isModal(), stops_inside: insides().length };
    return { presses: Math.min(told.stops_inside, 12) + 2, ...told };
  };
  const isInside = async () => { await frames(1); return active() === null || dialog.contains(active()); };
  const isWithin = async () => { await frames(1); return active() !== null && dialog.contains(active()); };
  const reenter = () => { if (!dialog.contains(active())) (insides()[0] ?? dialog).focus(); };
  const isClosed = async () => until(() => !dialog.isConnected || !isShown(dialog) || share(dialog) < LEAST_DIALOG_SHARE / 2);
  const closeButton = (around = dialog) => {
    const names = (element) => [element.getAttribute("aria-label"), tidy(element.innerText), element.value, element.title,
      /(^|[-_ ])close($|[-_ ])/i.test(element.getAttribute("class") ?? "") ? "close" : ""];
    const found = [...around.querySelectorAll("button,a,[role=button],input,span,div,i,img")]
      .filter((element) => isShown(element) && names(element).some((name) => name && CLOSES.test(name)));
    return found.find((element) => isTabbable(element)) ?? found[0] ?? null;
  };
  const onCloseButton = () => {
    const button = closeButton();
    if (!button || !isTabbable(button)) return { is_there: button !== null, is_reached: false, html: button ? snippet(button) : "" };
    button.focus();
    return { is_there: true, is_reached: active() === button, html: snippet(button) };
  };
  const clickAway = async () => { // tidying up
    (closeButton() ?? opener).click?.();
    await frames(2);
    if (dialog.isConnected && isShown(dialog)) dialog.close?.();
  };
  const isBack = () => {
    const element = active();
    return element === opener || (element !== null && (opener.contains(element) || element.contains(opener)));
  };
  const returned = async () => { await frames(2); return until(isBack); };
  // The focus is on nothing; does Tab go on from the opener all the same?
  const goesOn = async () => {
    await frames(1);
    const element = active(), all = tabbables();
    return element !== null && Math.abs(all.indexOf(element) - all.indexOf(opener)) <= 1;
  };
  const dialogTold = () => ({
    takes_focus: told.takes_focus, is_modal: told.is_modal, stops_inside: told.stops_inside,
    dialog_selector: selector(dialog), dialog_html: snippet(dialog), selector: selector(opener), html: snippet(opener),
  });

  return { dialogOpeners, onOpener, dialogOpened, isInside, isWithin, reenter, isClosed, onCloseButton, clickAway, returned, goesOn, dialogTold };
})());
