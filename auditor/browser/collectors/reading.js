// The structure of the page as a reader meets it, in one call. Parts of it are told by the other reading_ files.
globalThis.auditor.reading = () => {
  const { selector, snippet, isShown, names, controls, blocks, tables, order } = globalThis.auditor;
  const MOST_WORDS = 20, MOST_STRIPPED = 20, MOST_OLD = 10, MOST_SHEET_RULES = 4000, MOST_IDS = 10;
  const OLD = "font,center,big,strike,tt,nobr,b,i,u";

  // Words that a style sheet writes before or after an element (WCAG failure F87).
  const styledWords = () => {
    const found = [];
    let seen = 0;
    const visit = (rules) => {
      for (const rule of rules) {
        if ((seen += 1) > MOST_SHEET_RULES || found.length >= MOST_WORDS) return;
        if (rule.cssRules?.length && !rule.selectorText) { visit(rule.cssRules); continue; }
        const written = rule.style?.content;
        if (!written || !/::?(before|after)/.test(rule.selectorText ?? "") || !/\p{L}{3,}/u.test(written)) continue;
        const words = written.match(/"([^"]*)"/)?.[1] ?? "";
        if (!/\p{L}{3,}/u.test(words)) continue;
        for (const part of rule.selectorText.split(",")) {
          const side = /::?(before|after)\s*$/.exec(part)?.[1];
          if (!side) continue;
          let elements = [];
          try { elements = document.querySelectorAll(part.replace(/::?(before|after)\s*$/, "") || "*"); } catch { continue; }
          const element = [...elements].slice(0, 50).find(isShown);
          if (!element) continue;
          const style = getComputedStyle(element, `::${side}`);
          if (style.display === "none" || style.visibility !== "visible" || !style.content.includes(words)) continue;
          found.push({ words: words.slice(0, 200), family: style.fontFamily.slice(0, 100), selector: selector(element), html: snippet(element) });
        }
      }
    };
    for (const sheet of document.styleSheets) {
      try { if (!sheet.disabled) visit(sheet.cssRules); } catch { /* of another origin */ }
    }
    return found;
  };

  // Browsers keep the role of an element that can be focused or has another ARIA attribute.
  const keepsRole = (element) => element.hasAttribute("tabindex") || element.getAttributeNames().some((name) => name.startsWith("aria-"));

  // Headings, lists and tables from which a role takes their meaning.
  const stripped = () =>
    [...document.querySelectorAll(":is(h1,h2,h3,h4,h5,h6,table,ul,ol,dl):is([role=presentation],[role=none])")]
      .filter((element) => isShown(element) && !element.closest('[aria-hidden="true"]') && !keepsRole(element)).slice(0, MOST_STRIPPED).map((element) => ({
        tag: element.localName,
        characters: element.textContent.trim().length,
        entries: element.querySelectorAll(":scope > li, :scope > dt, :scope > * > tr > td").length,
        headings: element.localName === "table" ? element.querySelectorAll("th,caption,[scope],[headers]").length : 0,
        is_in_widget: Boolean(element.parentElement?.closest("nav,[role=navigation],[role=tablist],[role=menu],[role=menubar],[role=list],[role=tree],[role=listbox]")),
        holds_roles: Boolean(element.querySelector("[role]")),
        selector: selector(element),
        html: snippet(element),
      }));

  const oldMarkup = () => {
    const byTag = new Map();
    for (const element of document.querySelectorAll(OLD)) {
      const text = element.textContent.trim();
      if (!text || (/^[biu]$/.test(element.localName) && text.length < 60) || !isShown(element)) continue;
      const known = byTag.get(element.localName) ?? { tag: element.localName, count: 0, places: [] };
      known.count += 1;
      if (known.places.length < MOST_OLD) known.places.push({ selector: selector(element), html: snippet(element) });
      byTag.set(element.localName, known);
      if (known.count >= 500) break;
    }
    return [...byTag.values()];
  };

  const hasScripts = () =>
    [...document.scripts].some((script) => !script.type || /javascript|ecmascript|module/.test(script.type)) ||
    document.evaluate("boolean(//@*[starts-with(name(), 'on')])", document, null, XPathResult.BOOLEAN_TYPE).booleanValue;

  // Ids of several elements. Those that labels and ARIA attributes refer to are told by another rule.
  const repeatedIds = () => {
    const byId = new Map();
    for (const element of document.querySelectorAll("[id]")) {
      if (!element.id.trim() || element.ownerSVGElement) continue; // drawing programs number the parts of every picture alike
      const known = byId.get(element.id);
      if (!known) byId.set(element.id, { count: 1, second: null });
      else { known.count += 1; known.second ??= element; }
    }
    const isReferred = (id) => {
      const word = CSS.escape(id);
      return document.querySelector(`label[for="${word}"],[aria-labelledby~="${word}"],[aria-describedby~="${word}"],[aria-controls~="${word}"],[aria-owns~="${word}"],[aria-activedescendant="${word}"]`) !== null;
    };
    return [...byId].filter(([id, { count }]) => count > 1 && !isReferred(id)).slice(0, MOST_IDS)
      .map(([id, { count, second }]) => ({ id: id.slice(0, 100), count, selector: selector(second), html: snippet(second) }));
  };

  // Scripts fill lists by their id, class or data. Three and more empty entries are a drawing.
  const mayBeFilled = (list) => !list.querySelector("li,dt,dd") && list.attributes.length > 0 && scripted;
  const emptyLists = () =>
    [...document.querySelectorAll("ul,ol,dl")].filter((list) => !list.textContent.trim() && !list.hasAttribute("role") && names.isExposed(list) &&
      list.querySelectorAll("li,dt,dd").length < 3 && !mayBeFilled(list) && !list.querySelector("img,svg,a,button,input,iframe,video,canvas,i,span") && (!list.firstElementChild || list.getBoundingClientRect().height > 1))
      .slice(0, 10).map((list) => ({ selector: selector(list), html: snippet(list) }));

  const scripted = hasScripts();
  const headings = controls.headingElements();
  const { blocks: gathered, texts } = blocks.gathered();
  const usual = blocks.bodySize(gathered);
  return {
    controls: controls.controls(headings),
    headings: controls.headings(headings),
    frames: controls.frames(),
    tables: tables.all(),
    text_size_css_px: usual,
    seeming_headings: blocks.seemingHeadings(gathered, usual),
    seeming_lists: blocks.seemingLists(gathered),
    seeming_columns: blocks.seemingColumns(gathered),
    spaced_words: blocks.spacedWords(texts),
    ...blocks.longTexts(gathered),
    styled_words: styledWords(),
    stripped: stripped(),
    old_markup: oldMarkup(),
    empty_lists: emptyLists(),
    has_scripts: scripted,
    repeated_ids: repeatedIds(),
    swapped: order.swapped(gathered),
  };
};
