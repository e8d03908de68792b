// Links, buttons and fields with their names and what stands around them; frames; headings.
globalThis.auditor.controls = (() => {
  const { selector, snippet, isShown, names } = globalThis.auditor;
  const { squeezed, displayOf, roleOf, isExposed, referenced, nameOf, drawn } = names;
  const MOST_CONTROLS = 1200, MOST_FRAMES = 30, MOST_HEADINGS = 300, MOST_STEPS = 40, CONTEXT_CHARACTERS = 300, MOST_VAGUE = 60, OUTER_CHARACTERS = 100;
  const CONTROLS =
    "a[href],area[href],svg a,button,summary,input:not([type=hidden]),select,textarea,[role=link],[role=button],[role=checkbox]," +
    "[role=menuitem],[role=menuitemcheckbox],[role=menuitemradio],[role=option],[role=radio],[role=switch],[role=tab],[role=treeitem]";
  const BLOCK = /^(block|inline-block|list-item|table-cell|table-caption|flow-root)$/;
  const HEADINGS = "h1,h2,h3,h4,h5,h6,[role=heading]";
  const texts = new WeakMap(), keys = new WeakMap();
  let lastKey = 0;

  const keyOf = (element) => {
    if (!keys.has(element)) keys.set(element, (lastKey += 1));
    return keys.get(element);
  };

  // The text of an element, a space between its pieces; at most so many characters.
  const textOf = (element) => {
    if (texts.has(element)) return texts.get(element);
    let text = "";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      if (/^(script|style|noscript|template|select)$/.test(node.localName)) return NodeFilter.FILTER_REJECT;
      return node.localName === "img" ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    });
    for (let node = walker.nextNode(); node && text.length < CONTEXT_CHARACTERS * 2; node = walker.nextNode())
      text += node.nodeType === Node.TEXT_NODE ? `${node.data} ` : ` ${node.alt} `;
    text = squeezed(text, CONTEXT_CHARACTERS);
    texts.set(element, text);
    return text;
  };

  const headersOf = (cell) => {
    const table = cell.closest("table");
    if (!table) return [];
    const own = referenced(cell, "headers");
    const row = cell.parentElement;
    const inRow = [...(row?.cells ?? [])].filter((other) => other !== cell && other.localName === "th");
    const above = [];
    for (const line of [...table.rows].slice(0, 3)) {
      const header = line !== row ? line.cells[cell.cellIndex] : null;
      if (header?.localName === "th") above.push(header);
    }
    return [...own, ...inRow, ...above].slice(0, 6);
  };

  // Texts are told for short names only: a long one says enough by itself.
  // What is tied to a link by markup: its block, the list entries and the cell around it, the headings of the cell.
  const contextOf = (element, isShort) => {
    let block = null, cell = null;
    const entries = [];
    for (let around = element.parentElement, step = 0; around && step < MOST_STEPS; around = around.parentElement, step += 1) {
      if (!block && BLOCK.test(displayOf(around))) block = around;
      if (around.localName === "li" || around.getAttribute("role") === "listitem") entries.push(around);
      if (!cell && /^(td|th)$/.test(around.localName) || /^(cell|gridcell)$/.test(around.getAttribute("role") ?? "")) cell ??= around;
    }
    const headers = cell ? headersOf(cell) : [];
    const described = referenced(element, "aria-describedby");
    const all = [...new Set([block, ...entries.slice(0, 4), cell, ...headers, ...described].filter(Boolean))];
    const row = cell?.parentElement?.cells ? [...cell.parentElement.cells].filter((other) => other !== cell && other.localName === "td") : [];
    const context_key = all.map(keyOf).join(" ");
    if (!isShort) return { context: [], context_key, row: [] };
    return {
      context: all.map((around) => (entries.indexOf(around) > 0 ? textOf(around).slice(0, OUTER_CHARACTERS) : textOf(around))).filter(Boolean),
      context_key,
      row: row.slice(0, 8).map((other) => textOf(other).slice(0, 150)).filter(Boolean),
    };
  };

  const regionOf = (element) => {
    const around = element.closest("header,nav,main,footer,aside,[role=banner],[role=navigation],[role=main],[role=contentinfo]");
    if (!around) return "";
    return { banner: "header", navigation: "nav", main: "main", contentinfo: "footer" }[around.getAttribute("role")] ?? around.localName;
  };

  const isUnlike = (element, role) =>
    role === "" || /^(presentation|none)$/.test(role) || (element.localName === "a" && element.namespaceURI?.endsWith("svg") && !element.hasAttribute("href") && !element.hasAttribute("xlink:href"));

  const controls = (headings) => {
    const found = [];
    let next = 0;
    for (const element of document.querySelectorAll(CONTROLS)) {
      const role = roleOf(element);
      if (isUnlike(element, role) || !isExposed(element)) continue;
      while (next < headings.length && headings[next].compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) next += 1;
      const before = next > 0 && !headings[next - 1].contains(element) ? headings[next - 1] : headings[next - 2];
      const name = nameOf(element);
      const isLink = role === "link";
      const isLabelled = name.from === "label" || name.from === "labelledby";
      const labels = isLabelled && element.labels ? [...element.labels].slice(0, 3) : [];
      const pieces = isLabelled ? [element, ...labels].flatMap(drawn) : [];
      if (isLabelled && element.localName === "input" && /^(submit|reset|button)$/.test(element.type))
        pieces.push({ text: element.value, family: "" });
      const href = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
      const target = isLink && href ? (typeof element.href === "string" ? element.href : new URL(href, document.baseURI).href) : "";
      found.push({
        tag: element.localName,
        role,
        type: element.type && typeof element.type === "string" ? element.type : "",
        name: name.text,
        name_from: name.from,
        drawn: pieces.map(({ text, family }) => ({ text: text.slice(0, 200), family })),
        href: target.slice(0, 500),
        raw_href: href.slice(0, 500),
        target: element.getAttribute("target") ?? "",
        title: squeezed(element.getAttribute("title"), 200),
        pictures: isLink ? [...element.querySelectorAll("img,svg")].slice(0, 3).map((picture) => squeezed(picture.getAttribute("alt") ?? picture.getAttribute("aria-label") ?? "", 100)) : [],
        has_script: element.hasAttribute("onclick") || element.hasAttribute("role") || [...element.attributes].some(({ name: key }) => /^(data-|aria-(expanded|controls|haspopup|pressed)|on|ng-|v-|@)/.test(key)),
        opens_submenu: Boolean(element.parentElement?.querySelector(":scope > ul, :scope > div ul")),
        ...(isLink && name.text ? contextOf(element, name.text.length <= MOST_VAGUE) : { context: [], context_key: "", row: [] }),
        heading: before ? squeezed(before.textContent, 150) : "",
        heading_key: before ? keyOf(before) : 0,
        region: regionOf(element),
        is_shown: isShown(element),
        selector: selector(element),
        html: snippet(element),
      });
      if (found.length >= MOST_CONTROLS) break;
    }
    return found;
  };

  const frames = () =>
    [...document.querySelectorAll("iframe,frame")].filter(isExposed).slice(0, MOST_FRAMES).map((frame) => {
      let text = null; // of another origin
      try {
        if (frame.contentDocument?.body) text = squeezed(frame.contentDocument.body.textContent, 1500);
      } catch { text = null; }
      return {
        name: nameOf(frame).text,
        src: (frame.getAttribute("srcdoc") === null ? frame.src ?? "" : "").slice(0, 500),
        text,
        selector: selector(frame),
        html: snippet(frame),
      };
    });

  const headingElements = () => [...document.querySelectorAll(HEADINGS)].slice(0, MOST_HEADINGS).filter(isExposed);

  const levelOf = (heading) => {
    const given = parseInt(heading.getAttribute("aria-level") ?? "", 10);
    return given || parseInt(/^h([1-6])$/.exec(heading.localName)?.[1] ?? "2", 10);
  };

  const headings = (elements) => {
    // What stands between a heading and the next one: how much text, and whether anything else is shown.
    const between = elements.map(() => ({ characters: 0, things: 0 }));
    let at = -1;
    const order = new Map(elements.map((element, index) => [element, index]));
    const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), seen = 0; node && seen < 40000; node = walker.nextNode(), seen += 1) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (order.has(node)) at = order.get(node);
        else if (at >= 0 && !elements[at].contains(node) && /^(img|svg|video|audio|iframe|canvas|object|input|select|textarea|button|table|form|a|math|embed|custom|[a-z]+-[a-z-]+)$/.test(node.localName)) between[at].things += 1;
      } else if (at >= 0 && !elements[at].contains(node) && !/^(script|style|noscript|template)$/.test(node.parentElement.localName))
        between[at].characters += node.data.trim().length;
    }
    return elements.map((heading, index) => ({
      level: levelOf(heading),
      text: nameOf(heading).text,
      characters: heading.textContent.trim().length,
      text_between: between[index].characters,
      things_between: between[index].things,
      is_bare: heading.nextElementSibling ? /^h[1-6]$/.test(heading.nextElementSibling.localName) : /^(section|article)$/.test(heading.parentElement.localName),
      is_in_control: Boolean(heading.closest("a,button,summary")),
      region: regionOf(heading),
      is_shown: isShown(heading),
      selector: selector(heading),
      html: snippet(heading),
    }));
  };

  return { controls, frames, headings, headingElements, textOf, regionOf };
})();
