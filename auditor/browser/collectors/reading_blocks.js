// Paragraphs as they are drawn: what looks like a heading, a list or columns without being one, and how long texts are set.
globalThis.auditor.blocks = (() => {
  const { selector, snippet, box, shownTexts, names, controls } = globalThis.auditor;
  const { displayOf, squeezed } = names;
  const MOST_HOLDERS = 3000, MOST_CANDIDATES = 40, MOST_RUNS = 20, MOST_LINES = 30, MOST_STYLED = 10, MOST_SPACED = 20, LINE_CHARACTERS = 300;
  const HEADING_CHARACTERS = 120, BOLD = 600, MOSTLY = 0.8;
  const MARKER = /^\s*(?:[\-–—•·●○▪■◦‣➢➤►▶✓✔*→»]\s*(?=[^\s\d\-–—•*])|\(?\d{1,2}[.)]\s+(?=\S)|\(?[a-zA-Z][.)]\s+(?=\S)|\([ivxIVX]{1,5}\)\s*(?=\S)|\(?[०-९]{1,2}[.)]\s*(?=\S)|\([क-ह]\)\s*(?=\S))/u;
  const NO_HEADING = "h1,h2,h3,h4,h5,h6,[role=heading],a,button,label,legend,th,[role=table],[role=grid],summary,figcaption,figure,li,dl,nav,address,blockquote,select,form label,[role=tab],[role=button],[role=alert],marquee,code,pre,[role=presentation],[aria-hidden=true]";

  const blockOf = (holder, known) => {
    if (known.has(holder)) return known.get(holder);
    let around = holder;
    while (around.parentElement && around !== document.body && /^(inline|contents)$/.test(displayOf(around))) around = around.parentElement;
    known.set(holder, around);
    return around;
  };

  // Every block with text of its own, in document order, and every piece of text.
  const gathered = () => {
    const known = new Map(), blocks = new Map(), styles = new Map(), texts = [];
    let count = 0;
    for (const [holder, text] of shownTexts()) {
      texts.push([holder, text]);
      let style = styles.get(holder);
      if (!style) {
        if ((count += 1) > MOST_HOLDERS) break;
        const own = getComputedStyle(holder);
        style = {
          size: parseFloat(own.fontSize), isBold: (parseInt(own.fontWeight, 10) || 400) >= BOLD, isItalic: own.fontStyle !== "normal",
          isUpper: own.textTransform === "uppercase", isUnderlined: own.textDecorationLine.includes("underline") && own.textDecorationStyle === "solid" && !/^(abbr|acronym)$/.test(holder.localName), align: own.textAlign,
          isLink: holder.closest("a,button") !== null,
        };
        styles.set(holder, style);
      }
      const element = blockOf(holder, known);
      let block = blocks.get(element);
      if (!block) blocks.set(element, block = { element, text: "", characters: 0, bold: 0, italic: 0, upper: 0, underlined: 0, underlinedIn: null, linked: 0, size: 0, align: style.align });
      const letters = text.length;
      if (block.text.length < 1500) block.text += (block.text ? " " : "") + text;
      block.characters += letters;
      if (style.isBold) block.bold += letters;
      if (style.isItalic) block.italic += letters;
      if (style.isUpper || text === text.toUpperCase()) block.upper += (text.match(/[A-Za-z]/g) ?? []).length;
      if (style.isLink) block.linked += letters;
      block.size = Math.max(block.size, style.size);
      const line = holder.closest("u,ins");
      if (!style.isLink && (style.isUnderlined || (line && getComputedStyle(line).textDecorationLine.includes("underline")))) {
        block.underlined += letters;
        block.underlinedIn ??= line ?? holder;
      }
    }
    return { blocks: [...blocks.values()], texts };
  };

  const bodySize = (blocks) => {
    const bySize = new Map();
    for (const block of blocks) bySize.set(block.size, (bySize.get(block.size) ?? 0) + block.characters);
    return [...bySize].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0]?.[0] ?? 16;
  };

  const seemingHeadings = (blocks, usual) => {
    const found = [];
    blocks.forEach((block, index) => {
      const { element, characters } = block;
      const next = blocks[index + 1];
      if (!next || characters < 3 || characters > HEADING_CHARACTERS || found.length >= MOST_CANDIDATES) return;
      if (!(block.bold >= characters || block.size >= usual * 1.2) || block.linked || next.bold >= next.characters) return;
      if (element.closest(NO_HEADING) || next.element.closest("h1,h2,h3,h4,h5,h6,[role=heading]") || element.querySelector("input,select,textarea,img,svg,br,label,button,a")) return;
      if (/^(td|caption)$/.test(element.localName) || /^(header|nav|footer)$/.test(controls.regionOf(element))) return;
      const rect = element.getBoundingClientRect(), below = next.element.getBoundingClientRect();
      const list = next.element.closest("ul,ol");
      found.push({
        text: block.text,
        size_css_px: block.size,
        is_bold: block.bold >= characters,
        tag: element.localName,
        next_tag: next.element.localName,
        next_characters: next.characters,
        next_size_css_px: next.size,
        next_text: next.text.slice(0, 200),
        next_has_marker: MARKER.test(next.text),
        are_siblings: next.element.parentElement === element.parentElement || next.element === element.parentElement || (list !== null && list.parentElement === element.parentElement),
        is_above: below.top >= rect.bottom - 2 && Math.abs(below.left - rect.left) < 60,
        is_first_in_page: index < 3,
        selector: selector(element),
        html: snippet(element),
      });
    });
    return found;
  };

  // Lines of a block as br parts them.
  const linesOf = (element) => {
    const lines = [""];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node && lines.length <= MOST_LINES; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (!/^(script|style)$/.test(node.parentElement.localName)) lines[lines.length - 1] += node.data.replace(/[ \t\r\n]+/g, " ");
      } else if (node.localName === "br" || !/^(inline|contents|none)$/.test(displayOf(node))) lines.push("");
    }
    return lines.map((line) => line.slice(0, LINE_CHARACTERS)).filter((line) => line.trim());
  };

  const isListed = (element) => element.closest("li,ul,ol,dl,[role=list],nav,code,pre,select,h1,h2,h3,h4,h5,h6") !== null;

  const seemingLists = (blocks) => {
    const found = [];
    for (const { element } of blocks) {
      if (found.length >= MOST_RUNS) break;
      if (isListed(element) || !element.querySelector("br")) continue;
      const lines = linesOf(element);
      if (lines.filter((line) => MARKER.test(line)).length >= 3)
        found.push({ kind: "lines", lines, selector: selector(element), html: snippet(element) });
    }
    for (let start = 0; start < blocks.length && found.length < MOST_RUNS; start += 1) {
      if (!MARKER.test(blocks[start].text)) continue;
      let end = start;
      const { element } = blocks[start];
      while (end < blocks.length && end - start < MOST_LINES && MARKER.test(blocks[end].text) && blocks[end].element.parentElement === element.parentElement && blocks[end].element.localName === element.localName) end += 1;
      if (end - start >= 3 && !isListed(element) && !/^(td|th)$/.test(element.localName))
        found.push({
          kind: "blocks",
          lines: blocks.slice(start, end).map(({ text, characters }) => (characters > LINE_CHARACTERS ? `${text.slice(0, LINE_CHARACTERS)}…` : text)),
          selector: selector(element),
          html: snippet(element),
        });
      start = Math.max(start, end - 1);
    }
    return found;
  };

  // Texts in which spaces stand for columns: pre, and paragraphs with hard spaces.
  const seemingColumns = (blocks) => {
    const found = [];
    for (const { element } of blocks) {
      if (found.length >= MOST_RUNS) break;
      const keeps = /^(pre|pre-wrap|break-spaces)/.test(getComputedStyle(element).whiteSpace);
      if (!keeps && !/\u00a0{3}/.test(element.textContent.slice(0, 5000))) continue;
      if (element.closest("code,kbd,samp,textarea,table") || element.querySelector("code,kbd,samp")) continue;
      const text = keeps ? element.textContent.slice(0, 4000) : linesOf(element).join("\n");
      found.push({
        lines: text.split("\n").slice(0, MOST_LINES).map((line) => line.slice(0, LINE_CHARACTERS)),
        selector: selector(element),
        html: snippet(element),
      });
    }
    return found;
  };

  const longTexts = (blocks) => {
    const styled = { justified: [], capitals: [], italic: [], underlined: [] };
    const add = (kind, element, characters) => {
      if (styled[kind].length < MOST_STYLED) styled[kind].push({ characters, selector: selector(element), html: snippet(element) });
    };
    for (const { element, characters, align, upper, italic, underlined, underlinedIn, linked } of blocks) {
      if (align === "justify" && characters >= 100) add("justified", element, characters);
      if (upper >= 40) add("capitals", element, upper);
      if (italic >= 60 && italic >= MOSTLY * characters && !element.closest("address,code,pre") && !element.querySelector("code")) add("italic", element, italic);
      if (underlined >= 3 && !linked) add("underlined", underlinedIn ?? element, underlined);
    }
    return styled;
  };

  // Single letters with spaces between them, such as T E N D E R.
  const LONE = /^\p{L}\p{M}*(?:\u094d\p{L}\p{M}*)*$/u;
  const spacedWords = (texts) => {
    const found = [];
    for (const [holder, text] of texts) {
      if (found.length >= MOST_SPACED) break;
      if (text.length < 7) continue;
      const words = text.slice(0, 2000).split(/[ \u00a0]/);
      let run = 0, at = -1;
      for (let index = 0; index <= words.length && at < 0; index += 1) {
        if (index < words.length && words[index].length <= 6 && LONE.test(words[index])) run += 1;
        else if (run >= 4) at = index - run;
        else run = 0;
      }
      if (at < 0 || holder.closest("code,pre,svg,math,sup,sub,input")) continue;
      const before = words.slice(0, at).join(" ").length;
      const word = words.slice(at, at + run).join(" ");
      found.push({ word: word.slice(0, 80), around: text.replace(/\u00a0/g, " ").slice(Math.max(0, before - 40), before + word.length + 41), selector: selector(holder), html: snippet(holder) });
    }
    return found;
  };

  return { gathered, bodySize, seemingHeadings, seemingLists, seemingColumns, longTexts, spacedWords };
})();
