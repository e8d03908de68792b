// Fixes applied to the page as it stands. Tells which could be, and where the places asked for have gone.
globalThis.auditor.apply = async (fixes, places) => {
  const HERE = "slot", SETTLE_FRAMES = 2, FRAME_LIMIT_MS = 200;
  const { frames, selector } = globalThis.auditor;
  const successors = new Map();

  // The collectors name the first element of an id; a selector they did not make must match once.
  const found = (name) => {
    let matches;
    try { matches = document.querySelectorAll(name); } catch { return null; }
    return matches.length === 1 || (matches.length && selector(matches[0]) === name) ? matches[0] : null;
  };

  const isHindi = (element) => /^hi\b/i.test(element.closest("[lang]")?.getAttribute("lang") ?? "");
  const fragment = (parent, html) => {
    const range = document.createRange();
    range.selectNodeContents(parent);
    return range.createContextualFragment(html);
  };

  const renamed = (element, name) => {
    const heir = document.createElementNS(element.namespaceURI, name);
    for (const { name: key, value } of element.attributes) heir.setAttribute(key, value);
    heir.append(...element.childNodes);
    element.replaceWith(heir);
    successors.set(element, heir);
  };

  // What stood in the old content and stands at the same spot of the new one is the same place.
  const inherited = (before, after) => {
    for (const place of known.values()) {
      if (!place || place === before || !before.contains(place)) continue;
      const path = [];
      for (let node = place; node !== before; node = node.parentElement) path.unshift([...node.parentElement.children].indexOf(node));
      const heir = path.reduce((node, index) => node?.children[index], after);
      if (heir?.localName === place.localName) successors.set(place, heir);
    }
  };

  const replaced = (element, html) => {
    const heirs = fragment(element.parentNode, html);
    const heir = [...heirs.children].find((one) => one.localName === element.localName) ?? heirs.firstElementChild;
    successors.set(element, heir);
    if (heir) inherited(element, heir);
    element.replaceWith(heirs);
  };

  const refilled = (element, html) => {
    const content = fragment(element, html);
    inherited(element, content);
    element.replaceChildren(content);
  };

  const wrapped = (element, html) => {
    const cover = fragment(element.parentNode, html);
    const here = cover.querySelector(HERE);
    if (!here) throw new Error("nowhere to put the element");
    element.replaceWith(cover);
    here.replaceWith(element);
  };

  const reworded = (element, before, after) => {
    const words = new RegExp(before.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+"), "g");
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const _ of node.data.matchAll(words)) texts.push(node);
    if (texts.length !== 1) throw new Error("the words do not stand there once");
    texts[0].data = texts[0].data.replace(words, () => after);
  };

  const declared = (element, name, value) => {
    const important = /\s*!important\s*$/i;
    element.style.setProperty(name, value.replace(important, ""), important.test(value) ? "important" : "");
    if (!element.style.getPropertyValue(name)) throw new Error("no such declaration");
  };

  const step = (start, { operation, name, value, hindi }) => {
    const element = successors.get(start) ?? start;
    const text = isHindi(element) ? hindi : value;
    const isRoot = [document.documentElement, document.head, document.body].includes(element);
    if (isRoot && /^(rename|replace|wrap|remove) element$|^insert (before|after)$/.test(operation)) throw new Error("a root");
    switch (operation) {
      case "set attribute": return element.setAttribute(name, text);
      case "remove attribute": return element.removeAttribute(name);
      case "set style declaration": return declared(element, name, text);
      case "rename element": return renamed(element, text);
      case "replace text": return reworded(element, name, text);
      case "set content": return refilled(element, text);
      case "replace element": return replaced(element, text);
      case "wrap element": return wrapped(element, text);
      case "remove element": return element.remove();
      case "insert before": return element.before(fragment(element.parentNode, text));
      case "insert after": return element.after(fragment(element.parentNode, text));
      case "insert as first child": return element.prepend(fragment(element, text));
      case "insert as last child": return element.append(fragment(element, text));
      default: throw new Error(`unknown operation: ${operation}`);
    }
  };

  const known = new Map(places.map((name) => [name, found(name)]));
  const steps = fixes.map((fix) => fix.map((edit) => [found(edit.selector), edit]));
  const isApplied = steps.map((fix) => {
    if (fix.some(([element]) => !element)) return false;
    try { for (const [element, edit] of fix) step(element, edit); } catch { return false; }
    return true;
  });
  await frames(SETTLE_FRAMES, FRAME_LIMIT_MS);
  const moved = {};
  globalThis.auditor.forget();
  for (const [name, element] of known) {
    let heir = element;
    while (successors.has(heir)) heir = successors.get(heir);
    moved[name] = heir?.isConnected ? selector(heir) : null;
  }
  return { is_applied: isApplied, moved };
};
