// Forms as drawn: what is a field, what is read aloud as its name, and what of that is seen.
globalThis.auditor.forms = (() => {
  const { isShown } = globalThis.auditor;
  const MOST_CHARACTERS = 300, MOST_FIELDS = 200, MOST_PARTS = 400;
  const NO_FIELD = /^(hidden|submit|reset|button|image)$/;
  const FIELDS = "input,select,textarea,[role=textbox],[role=searchbox],[role=combobox]";
  const BUTTONS =
    "button,input[type=submit],input[type=image],input[type=reset],input[type=button],[role=button]";

  const collapsed = (text) => text.replace(/\s+/g, " ").trim();
  const cut = (text) => collapsed(text).slice(0, MOST_CHARACTERS);
  const isField = (element) =>
    element.matches(FIELDS) && !(element.localName === "input" && NO_FIELD.test(element.type));
  const isChoice = (element) => element.localName === "input" && /^(checkbox|radio)$/.test(element.type);

  // A tick box may be drawn by its label while it is itself transparent.
  const isDrawn = (element) => {
    if (isChoice(element)) return element.checkVisibility({ visibilityProperty: true });
    const rect = element.getBoundingClientRect();
    return rect.width > 1 && rect.height > 1 && isShown(element);
  };

  // Whether the eye can see it: not squeezed into a pixel, cut to nothing or moved off the page.
  const isSeen = (element) => {
    if (!isShown(element)) return false;
    for (let around = element, depth = 0; around && around !== document.body && depth < 4; depth += 1) {
      const style = getComputedStyle(around);
      if (style.display !== "inline" && style.display !== "contents") {
        const rect = around.getBoundingClientRect();
        const isSqueezed = (rect.width <= 1 || rect.height <= 1) && style.overflow !== "visible";
        const isAway = rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0;
        const isClipped = style.position === "absolute" && /^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(style.clip);
        if (isSqueezed || isAway || isClipped || /inset\((50|100)%/.test(style.clipPath)) return false;
      }
      around = around.parentElement;
    }
    return parseFloat(getComputedStyle(element).fontSize) > 1;
  };

  const textNodes = function* (element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let count = 0;
    for (let node = walker.nextNode(); node && count < MOST_PARTS; node = walker.nextNode()) {
      if (!node.data.trim()) continue;
      count += 1;
      if (!node.parentElement.closest("select,textarea,script,style,noscript,template,option")) yield node;
    }
  };

  const seenText = (element) =>
    cut([...textNodes(element)].filter((node) => isSeen(node.parentElement)).map((node) => node.data).join(" "));

  // What a screen reader says of an element that names something (accname 1.2, as far as labels go).
  const words = (element) => {
    const said = [];
    const isHidden = !element.checkVisibility({ visibilityProperty: true });
    const visit = (node, depth) => {
      if (said.length > MOST_PARTS || depth > 30) return;
      if (node.nodeType === Node.TEXT_NODE) return void said.push(node.data);
      if (node.nodeType !== Node.ELEMENT_NODE || /^(script|style|template|noscript)$/.test(node.localName)) return;
      if (node !== element) {
        if (!isHidden && !node.checkVisibility({ visibilityProperty: true })) return;
        if (node.getAttribute("aria-hidden") === "true" || isField(node)) return;
      }
      const label = node.getAttribute("aria-label")?.trim();
      if (label) return void said.push(` ${label} `);
      if (/^(img|area)$/.test(node.localName)) return void said.push(` ${node.getAttribute("alt") ?? ""} `);
      const isBlock = !getComputedStyle(node).display.startsWith("inline");
      if (isBlock) said.push(" ");
      for (const child of node.childNodes) visit(child, depth + 1);
      if (isBlock) said.push(" ");
    };
    visit(element, 0);
    return cut(said.join(""));
  };

  const referred = (element, attribute) =>
    (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean).slice(0, 20)
      .map((id) => document.getElementById(id)).filter(Boolean);

  const name = (element) => {
    const written = (attribute) => cut(element.getAttribute(attribute) ?? "");
    const labels = [...(element.labels ?? [])];
    const ways = [
      ["aria-labelledby", () => cut(referred(element, "aria-labelledby").map(words).join(" "))],
      ["aria-label", () => written("aria-label")],
      ["label", () => cut(labels.map(words).join(" "))],
      ["title", () => written("title")],
      ["placeholder", () => written("placeholder")],
    ];
    for (const [from, read] of ways) {
      const text = read();
      if (text) return [text, from];
    }
    return ["", ""];
  };

  const seenName = (element) => {
    const naming = [...(element.labels ?? []), ...referred(element, "aria-labelledby")];
    return cut(naming.map(seenText).join(" "));
  };

  // In the order of the page, so that a number names a field in every answer.
  let known;
  const drawn = () => (known ??= [...document.querySelectorAll(FIELDS)]
    .filter((element) => isField(element) && isDrawn(element)).slice(0, MOST_FIELDS));
  const numberOf = (element) => {
    const number = drawn().indexOf(element);
    return number < 0 ? null : number;
  };

  return {
    FIELDS, BUTTONS, cut, collapsed, isField, isChoice, isDrawn, isSeen, textNodes, seenText, words, referred, name,
    seenName, drawn, numberOf,
    isWorthALook: () => drawn().length > 0,
  };
})();
