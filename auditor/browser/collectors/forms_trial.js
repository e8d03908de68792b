// An empty form, sent off as a visitor would: what the page answers while every request is refused.
Object.assign(globalThis.auditor.forms, (() => {
  const { shownTexts } = globalThis.auditor;
  const forms = globalThis.auditor.forms;
  const { BUTTONS, isChoice, isSeen, drawn, numberOf, LIVE, message } = forms;
  const MOST_TEXTS = 1500, MOST_MESSAGES = 40, MOST_FIELDS = 60, MOST_WAITS = 6, LEAST_WAITS = 2;
  const SENDS = /submit|send|save|register|apply|proceed|continue|log ?in|sign ?(in|up)|सबमिट|भेज|जमा|दर्ज|पंजी|प्रेषित|सहेज|लॉग/i;
  const LOOKS = ["borderTopColor", "borderLeftColor", "borderBottomColor", "backgroundColor", "outlineColor", "outlineStyle",
    "boxShadow", "color", "backgroundImage"];
  const ERRORLIKE = /error|\berr\b|invalid|danger|warn|wrong|(^|[-_])red\b/i;

  const frame = () => new Promise((resolve) => {
    const given = setTimeout(resolve, 50);
    requestAnimationFrame(() => { clearTimeout(given); resolve(); });
  });

  const fieldsOf = (form) => drawn().filter((field) => field.form === form).slice(0, MOST_FIELDS);

  // The button that sends the form: the one that says so, else the first after the last text field.
  const sender = (form) => {
    const buttons = [...form.querySelectorAll(BUTTONS)].filter((button) =>
      !button.disabled && isSeen(button) && !["reset"].includes(button.type) && button.form !== null);
    const submits = buttons.filter((button) => /^(submit|image)$/.test(button.type));
    const says = (button) => SENDS.test(button.value || button.textContent || "");
    const last = fieldsOf(form).filter((field) => !isChoice(field)).at(-1);
    const isAfter = (button) => last && last.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING;
    return submits.findLast(says) ?? submits.find(isAfter) ?? submits.at(-1) ?? buttons.find(says);
  };

  const appearance = (field) => {
    const elements = [field, field.parentElement, ...(field.labels ?? [])].filter(Boolean);
    return elements.map((element) => LOOKS.map((property) => getComputedStyle(element)[property]).join()).join(";");
  };
  const classes = (field) => [...field.classList, ...(field.parentElement?.classList ?? [])]
    .filter((name) => ERRORLIKE.test(name)).join()
    + [field.style.border, field.style.borderColor, field.style.background, field.style.outline, field.style.boxShadow].join();
  const pseudo = (field) => [field.parentElement, field.nextElementSibling].filter(Boolean)
    .map((element) => ["::before", "::after"].map((part) => getComputedStyle(element, part).content).join()).join();

  const texts = () => {
    const held = new Map();
    for (const [holder, text] of shownTexts()) {
      const before = held.get(holder);
      held.set(holder, before === undefined ? text : `${before} ${text}`);
      if (held.size >= MOST_TEXTS) break;
    }
    return held;
  };
  const liveText = () => [...document.querySelectorAll(LIVE)].slice(0, 50).map((region) => region.textContent).join("|");

  const state = (form) => {
    const fields = fieldsOf(form);
    return {
      texts: texts(),
      live: liveText(),
      looks: fields.map(appearance),
      classes: fields.map(classes),
      pseudos: fields.map(pseudo),
      placeholders: fields.map((field) => field.placeholder ?? ""),
      invalid: fields.map((field) => field.getAttribute("aria-invalid")),
      focused: document.activeElement,
    };
  };

  const empty = (form) => {
    for (const field of fieldsOf(form))
      if (/^(input|textarea)$/.test(field.localName) && !isChoice(field) && field.value !== field.defaultValue)
        field.value = field.defaultValue;
  };

  // Which forms are worth a try: with fields that must be filled in, or that write to the department.
  const worthTrying = (described) => forms.formList.map((form, number) => {
    const fields = fieldsOf(form);
    const told = fields.map((field) => described[numberOf(field)]);
    const isPost = (form.getAttribute("method") ?? "get").toLowerCase() === "post";
    const isAsking = told.some((field) => field.is_required || field.sign === "text") || fields.some((field) => field.pattern);
    const isWritten = isPost && fields.filter((field) => !isChoice(field) && field.localName !== "select").length > 1;
    const isSearch = form.closest("[role=search],search") !== null || (fields.length === 1 && forms.isSearch(fields[0]));
    return (isAsking || isWritten) && !isSearch && sender(form) ? number : -1;
  }).filter((number) => number >= 0);

  const send = async (number) => {
    const form = forms.formList[number];
    const fields = fieldsOf(form);
    const button = sender(form);
    if (!button) return null;
    empty(form);
    button.focus({ preventScroll: true });
    const before = state(form);
    let isSent = false, isNative = false;
    const hearSubmit = (event) => {
      if (event.target !== form || event.defaultPrevented) return;
      isSent = true;
      event.preventDefault();
    };
    const hearInvalid = (event) => {
      if (event.target.form === form && !event.defaultPrevented) isNative = true;
    };
    window.addEventListener("submit", hearSubmit);
    window.addEventListener("invalid", hearInvalid, true);
    const hearUnshown = (event) => { if (event.target.form === form && event.defaultPrevented) isNative = false; };
    for (const field of fields) field.addEventListener("invalid", hearUnshown);
    let after = before, added = [];
    try {
      button.click();
      for (let wait = 0; wait < MOST_WAITS; wait += 1) {
        await frame();
        if (isSent || (isNative && wait >= LEAST_WAITS - 1)) break;
        if (wait < LEAST_WAITS) continue;
        after = state(form);
        added = [...after.texts].filter(([holder, text]) => before.texts.get(holder) !== text);
        if (added.length && after.focused !== before.focused) break;
      }
      after = state(form);
      added = [...after.texts].filter(([holder, text]) => before.texts.get(holder) !== text && holder !== button && !button.contains(holder));
    } finally {
      window.removeEventListener("submit", hearSubmit);
      window.removeEventListener("invalid", hearInvalid, true);
      for (const field of fields) field.removeEventListener("invalid", hearUnshown);
    }
    const now = document.activeElement;
    const answers = added.slice(0, MOST_MESSAGES).map(([holder, text]) => message(holder, text));
    fields.forEach((field, index) => {
      const hint = after.placeholders[index], drawnText = after.pseudos[index];
      const words = hint !== before.placeholders[index] ? hint
        : drawnText !== before.pseudos[index] && /\p{L}{3}/u.test(drawnText.replace(/none|normal|url\([^)]*\)/g, "")) ? drawnText : "";
      if (words) answers.push({ ...message(field, words), field: numberOf(field), is_tied: true });
    });
    return {
      answer: isSent ? "sent" : isNative ? "browser" : "script",
      messages: answers.slice(0, MOST_MESSAGES),
      changed: fields.filter((field, index) => after.classes[index] !== before.classes[index]
        || (after.looks[index] !== before.looks[index] && field !== now && field !== before.focused)).map(numberOf),
      marked: fields.filter((field, index) =>
        field.getAttribute("aria-invalid") === "true" && before.invalid[index] !== "true").map(numberOf),
      focused_field: now ? numberOf(now) : null,
      is_focus_moved: now !== before.focused && now !== document.body && now !== null,
      has_live_text: after.live !== before.live,
    };
  };

  // A paste of eight characters, undone at once: whether the page refuses it.
  const tryPaste = () => {
    const found = {};
    const tries = drawn().filter((field) => /^(input|textarea)$/.test(field.localName)
      && /^(text|password|email|tel|number|textarea)$/.test(field.type) && !field.readOnly && !field.disabled);
    for (const field of tries.slice(0, 24)) {
      const values = () => drawn().map((other) => other.value).join("\u0000");
      const before = values();
      const data = new DataTransfer();
      data.setData("text/plain", "12345678");
      const isFree = field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }));
      found[numberOf(field)] = !isFree && values() === before;
    }
    return found;
  };

  // What is drawn, and which forms to try.
  const look = () => {
    const told = forms.collect();
    return { told, tried: worthTrying(told.fields) };
  };

  return { look, tryPaste, send };
})());
