// Accessible names and visible words, after Accessible Name and Description Computation 1.2 as far as pages need it.
globalThis.auditor.names = (() => {
  const { isShown } = globalThis.auditor;
  const MOST_PARTS = 60, MOST_NODES = 400, NAME_CHARACTERS = 300, DEEPEST = 12;
  const BY_TAG = {
    A: "link", AREA: "link", BUTTON: "button", SUMMARY: "button", SELECT: "listbox", TEXTAREA: "textbox",
    H1: "heading", H2: "heading", H3: "heading", H4: "heading", H5: "heading", H6: "heading",
  };
  const BY_TYPE = {
    submit: "button", button: "button", reset: "button", image: "button", checkbox: "checkbox", radio: "radio", range: "slider",
  };
  const displays = new WeakMap();

  const squeezed = (text, most = NAME_CHARACTERS) => {
    const plain = String(text ?? "").slice(0, 6 * most).replace(/[\s\u200b]+/g, " ").trim();
    return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
  };

  const displayOf = (element) => {
    if (!displays.has(element)) displays.set(element, getComputedStyle(element).display);
    return displays.get(element);
  };

  const roleOf = (element) => {
    const given = (element.getAttribute("role") ?? "").trim().toLowerCase().split(/\s+/)[0];
    if (given) return given;
    if (element.localName === "input") return BY_TYPE[element.type] ?? "textbox";
    if ((element.localName === "a" || element.localName === "area") && !element.hasAttribute("href") && !element.hasAttribute("xlink:href")) return "";
    return BY_TAG[element.tagName.toUpperCase()] ?? "";
  };

  const isRendered = (element) => element.checkVisibility({ visibilityProperty: true });
  const isExposed = (element) => isRendered(element) && !element.closest('[aria-hidden="true"],[inert]');

  const referenced = (element, attribute) =>
    (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean).slice(0, 10)
      .map((id) => element.getRootNode().getElementById?.(id)).filter(Boolean);

  const childrenOf = (element) => {
    if (element.localName === "slot") {
      const assigned = element.assignedNodes();
      if (assigned.length) return assigned;
    }
    return (element.shadowRoot ?? element).childNodes;
  };

  // The words inside an element, with a space wherever the eye sees one.
  const contentOf = (element, state) => {
    let text = "";
    for (const node of childrenOf(element)) {
      if ((state.nodes += 1) > MOST_NODES) break;
      if (node.nodeType === Node.TEXT_NODE) text += node.data;
      else if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.localName === "br") { text += " "; continue; }
        if (/^(script|style|template|noscript)$/.test(node.localName)) continue;
        if (!state.withHidden && (!isRendered(node) || node.getAttribute("aria-hidden") === "true") && displayOf(node) !== "contents") continue;
        const part = named(node, { ...state, depth: state.depth + 1, isInside: true });
        text += /^inline$|^contents$/.test(displayOf(node)) ? part.text : ` ${part.text} `;
      }
    }
    return text;
  };

  // What the markup of a field, picture or frame names it by.
  const nativeName = (element, state) => {
    const tag = element.localName;
    if (tag === "input" && /^(submit|reset|button)$/.test(element.type))
      return element.hasAttribute("value") ? element.value : { submit: "Submit", reset: "Reset" }[element.type] ?? "";
    if (tag === "img" || tag === "area" || (tag === "input" && element.type === "image")) return element.getAttribute("alt") ?? "";
    if (tag === "svg") return [...element.children].find((child) => child.localName === "title")?.textContent ?? "";
    if (tag === "table") return element.caption?.textContent ?? "";
    if (element.labels?.length && tag !== "button" && !state.isInside)
      return [...element.labels].map((label) => contentOf(label, { ...state, withHidden: !isRendered(label) })).join(" ");
    return "";
  };

  const named = (element, state) => {
    if (state.depth > DEEPEST) return { text: "", from: "" };
    if (!state.isReferenced) {
      const labels = referenced(element, "aria-labelledby");
      const text = labels.map((label) =>
        named(label, { depth: state.depth + 1, nodes: 0, withHidden: !isRendered(label), isReferenced: true }).text).join(" ");
      if (text.trim()) return { text, from: "labelledby" };
    }
    const label = element.getAttribute("aria-label");
    if (label?.trim()) return { text: label, from: "label" };
    const native = nativeName(element, state);
    if (native.trim()) return { text: native, from: "native" };
    if (state.isInside || state.isReferenced || !/^(textbox|listbox|slider|img|)$/.test(roleOf(element))) {
      const text = contentOf(element, { ...state, isReferenced: false });
      if (text.trim()) return { text, from: "content" };
    }
    const title = element.getAttribute("title") ?? "";
    return title.trim() ? { text: title, from: "title" } : { text: "", from: "" };
  };

  const nameOf = (element) => {
    const { text, from } = named(element, { depth: 0, nodes: 0, withHidden: false });
    return { text: squeezed(text), from };
  };

  // Whether a box between a text and its control keeps it from being seen: clipped to a pixel, or out of the page.
  const isClipped = (holder, control) => {
    for (let around = holder; around; around = around.parentElement) {
      if (displayOf(around) !== "inline") {
        const rect = around.getBoundingClientRect();
        const style = getComputedStyle(around);
        if ((rect.width <= 1.5 || rect.height <= 1.5) && style.overflow !== "visible") return true;
        if (style.clipPath.startsWith("inset(50%") || style.clip === "rect(0px, 0px, 0px, 0px)" || style.clip === "rect(1px, 1px, 1px, 1px)") return true;
      }
      if (around === control) break;
    }
    return false;
  };

  // The pieces of text drawn inside an element, each with the family of its letters.
  const drawn = (element) => {
    const found = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), seen = 0; node && seen < MOST_NODES && found.length < MOST_PARTS; node = walker.nextNode(), seen += 1) {
      const text = node.data.replace(/\s+/g, " ");
      const holder = node.parentElement;
      if (!text.trim() || /^(script|style|noscript|template|option|title|desc)$/.test(holder.localName) || !isShown(holder)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rect = range.getBoundingClientRect();
      if (rect.width < 1 || rect.height < 1 || rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0 || isClipped(holder, element)) continue;
      const before = found.at(-1);
      const isApart = before && Math.abs(rect.top - before.top) > 4;
      found.push({ text: isApart ? ` ${text}` : text, top: rect.top, family: getComputedStyle(holder).fontFamily.slice(0, 60) });
    }
    return found;
  };

  return { squeezed, displayOf, roleOf, isRendered, isExposed, referenced, nameOf, drawn };
})();
