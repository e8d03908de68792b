// Groups of fields and forms: their names, their buttons, and the sentence that tells what must be filled in.
Object.assign(globalThis.auditor.forms, (() => {
  const { selector, snippet, isShown } = globalThis.auditor;
  const forms = globalThis.auditor.forms;
  const { BUTTONS, cut, isChoice, isSeen, seenText, words, referred, name, near, numberOf } = forms;
  const MOST_BUTTONS = 20, MOST_TEXTS = 4000, MOST_CHARACTERS = 2000, SENTENCE_CHARACTERS = 200;
  const NOTE = /\b(required|mandatory|compulsory|must be filled|optional)\b|अनिवार्य|आवश्यक|ज़रूरी|जरूरी|वैकल्पिक/i;
  const SEARCH = /^(q|s|query|search|keyword|keywords|term|searchword|search_?text|txtsearch)$|search/i;
  const SEARCH_WORDS = /\bsearch\b|\bfind\b|खोज|ढूंढ|ढूँढ|सर्च/i;

  const opening = (element) => snippet(element.cloneNode(false)).replace(/<\/[^>]*>$/, "");

  // Where a field with its label begins.
  const startOf = (field) => [...(field.labels ?? [])].find((label) => label.contains(field)
    || label.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) ?? field;

  const isSearch = (field) =>
    field.type === "search" || field.getAttribute("role") === "searchbox" || Boolean(field.closest("[role=search],search"))
    || SEARCH.test(field.getAttribute("name") ?? "") || SEARCH.test(field.id)
    || SEARCH_WORDS.test(name(field)[0]) || SEARCH_WORDS.test(field.getAttribute("placeholder") ?? "");

  const legendOf = (group) => group.localName === "fieldset"
    ? [...group.children].find((child) => child.localName === "legend") : undefined;

  // What is read aloud as the name of a group, and what of it is seen.
  const groupName = (group) => {
    const naming = referred(group, "aria-labelledby");
    const legend = legendOf(group);
    const seen = cut([...naming, ...(legend ? [legend] : [])].map(seenText).join(" "));
    const said = cut(naming.map(words).join(" ")) || cut(group.getAttribute("aria-label") ?? "")
      || (legend ? words(legend) : "") || cut(group.title ?? "");
    return [said, seen];
  };

  const describeGroup = (group, labels, formList) => {
    const [said, seen] = groupName(group);
    const inner = forms.drawn().filter((field) => group.contains(field));
    const form = formList.findIndex((candidate) => candidate.contains(group));
    const style = getComputedStyle(group);
    return {
      tag: group.localName,
      role: group.getAttribute("role") ?? "",
      name: said,
      visible_name: seen,
      has_legend: legendOf(group) !== undefined,
      is_framed: parseFloat(style.borderTopWidth) > 0
        || !/^(transparent|rgba\(0, 0, 0, 0\))$/.test(style.backgroundColor),
      first_text: said || !inner.length ? null : near(startOf(inner[0]), false, labels),
      fields: inner.map(numberOf),
      form: form < 0 ? null : form,
      selector: selector(group),
      html: snippet(group),
    };
  };

  const buttonName = (button) => cut(
    button.getAttribute("aria-label") || (button.localName === "input" ? button.value || button.alt : words(button))
    || button.title || "");

  const buttons = (form) => {
    const found = [...form.querySelectorAll(BUTTONS)].filter(isShown).map((button) => ({
      kind: /^(button|input)$/.test(button.localName) ? button.type : "other",
      name: buttonName(button), selector: selector(button), html: snippet(button),
    }));
    const alike = [...form.querySelectorAll("a,[onclick]:not(input,button,select,textarea,label,form)")]
      .filter((element) => isShown(element) && !element.matches(BUTTONS)).map((element) => ({
        kind: element.localName === "a" ? "link" : "other",
        name: buttonName(element), selector: selector(element), html: snippet(element),
      }));
    return [...found, ...alike].slice(0, MOST_BUTTONS);
  };

  const sentence = (text) => text.split(/(?<=[.!?।])\s+|[()]/).find((part) => NOTE.test(part)) ?? "";

  // A sentence that tells which fields must be filled in; not a label, a hint in an option, or a button.
  // With a sign it is looked for further away, where the same words may speak of something else.
  const note = (element, sign = "") => {
    if (!element) return "";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), step = 0; node && step < MOST_TEXTS; node = walker.nextNode(), step += 1) {
      if (!NOTE.test(node.data) || node.parentElement.closest("label,option,button,script,style,textarea")) continue;
      let block = node.parentElement;
      while (block !== element && getComputedStyle(block).display === "inline") block = block.parentElement;
      const said = (block === element || block.querySelector("input,select,textarea") ? node.data : block.textContent).replace(/\s+/g, " ").trim().slice(0, MOST_CHARACTERS);
      const text = said.length > SENTENCE_CHARACTERS ? sentence(said) : said;
      if (text.includes(sign) && text.length > 8 && text.length <= SENTENCE_CHARACTERS && text.split(" ").length > 2 && isSeen(node.parentElement)) return text;
    }
    return "";
  };

  const describeForm = (form) => {
    const inner = forms.drawn().filter((field) => field.form === form);
    const text = inner.filter((field) => !isChoice(field));
    return {
      fields: inner.map(numberOf),
      method: (form.getAttribute("method") ?? "get").toLowerCase(),
      is_search: form.getAttribute("role") === "search" || form.closest("search") !== null
        || (text.length === 1 && isSearch(text[0])),
      buttons: buttons(form),
      has_button: form.querySelector(BUTTONS) !== null
        || [...document.querySelectorAll("button[form],input[form]")].some((button) => button.form === form && button.matches(BUTTONS)),
      required_note: note(form) || note(form.parentElement) || note(document.body, "*"),
      trial: null,
      selector: selector(form),
      html: opening(form),
    };
  };

  return { startOf, isSearch, groupName, describeGroup, note, describeForm };
})());
