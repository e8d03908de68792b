// Texts that speak of an error: to which field they belong, and who gets to know of them.
Object.assign(globalThis.auditor.forms, (() => {
  const { selector, snippet } = globalThis.auditor;
  const { BUTTONS, cut, isField, isDrawn, isSeen, seenText, referred, drawn, numberOf } = globalThis.auditor.forms;
  const MOST_ERRORS = 30, MOST_STEPS = 60, MOST_CHARACTERS = 200;
  const LIVE = "[role=alert],[role=status],[role=log],[role=alertdialog],[aria-live]:not([aria-live=off]),output";
  const MARKED =
    "[role=alert],[class*=error i],[id*=error i],[class*=invalid i],[id*=invalid i],[class*=danger i],[id*=err],[class*=err]";
  const SPEAKS =
    /\b(errors?|invalid|incorrect|wrong|not valid|not allowed|cannot be (empty|blank)|can't be (empty|blank)|is required|is missing|must (be|have|contain|not)|please (enter|fill|select|choose|provide|correct|check|give))\b|त्रुटि|अमान्य|गलत|ग़लत|सही नहीं|रिक्त नहीं|खाली नहीं|कृपया .*(भरें|दर्ज|चुनें|लिखें|डालें)/i;

  const tiedTo = (element) => drawn().find((field) =>
    ["aria-describedby", "aria-errormessage", "aria-labelledby"].some((attribute) =>
      field.hasAttribute(attribute)
      && referred(field, attribute).some((target) => target.contains(element) || element.contains(target)))
    || [...(field.labels ?? [])].some((label) => label.contains(element)));

  // The field a text stands beside: alone with it in a small box, or the last one before it in the order of the page.
  const besideField = (element) => {
    for (let around = element.parentElement, depth = 0; around && depth < 3; around = around.parentElement, depth += 1) {
      if (around.matches("form,body,main,fieldset,table,tbody")) break;
      const inside = drawn().filter((field) => around.contains(field));
      if (inside.length === 1 || (inside.length > 1 && new Set(inside.map((field) => field.name || field)).size === 1))
        return inside[0];
      if (inside.length) break;
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    walker.currentNode = element;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const node = walker.previousNode();
      if (!node || (node.matches(`h1,h2,hr,${BUTTONS}`) && !node.contains(element))) return null;
      if (isField(node) && isDrawn(node)) {
        const field = node.getBoundingClientRect(), text = element.getBoundingClientRect();
        return text.top - field.bottom <= 40 && text.bottom >= field.top ? node : null;
      }
    }
    return null;
  };

  const message = (element, text) => {
    const tied = tiedTo(element);
    const field = tied ?? besideField(element);
    return {
      text: cut(text),
      field: field ? numberOf(field) : null,
      is_tied: tied !== undefined,
      is_live: element.closest(LIVE) !== null,
      is_read: element.closest("[aria-hidden=true]") === null,
      selector: selector(element),
      html: snippet(element),
    };
  };

  // Texts on the page that speak of an error although nothing was sent.
  const standingErrors = () => {
    const candidates = new Set();
    for (const field of drawn())
      for (const attribute of ["aria-errormessage", "aria-describedby"])
        for (const target of referred(field, attribute))
          if (attribute === "aria-errormessage" || field.getAttribute("aria-invalid") === "true" || SPEAKS.test(seenText(target)))
            candidates.add(target);
    for (const element of [...document.querySelectorAll(MARKED)].slice(0, 100)) candidates.add(element);
    for (const field of drawn().slice(0, 60)) {
      const walker = document.createTreeWalker(field.form ?? document.body, NodeFilter.SHOW_ELEMENT);
      walker.currentNode = field;
      for (let step = 0, node = walker.nextNode(); node && step < 12; node = walker.nextNode(), step += 1) {
        if (isField(node) && isDrawn(node)) break;
        if (!node.matches("label,legend,option,script,style") && !node.closest("label,select,legend")
          && !node.querySelector("input,select,textarea,label") && SPEAKS.test(node.textContent.slice(0, MOST_CHARACTERS)))
          candidates.add(node);
      }
    }
    const found = [];
    for (const element of candidates) {
      if (found.length >= MOST_ERRORS) break;
      if (element.matches("form,body,fieldset,label,input,select,textarea,button") || !isSeen(element)) continue;
      if (element.querySelector("input,select,textarea") || [...candidates].some((other) => other !== element && element.contains(other))) continue;
      const text = seenText(element);
      if (/\p{L}{2}/u.test(text) && text.length <= MOST_CHARACTERS) found.push(message(element, text));
    }
    return found;
  };

  return { LIVE, message, standingErrors };
})());
