// How letters are set: marks of Devanagari that are pulled apart or touch, lines that stand too close.
globalThis.auditor.seeing_letters = (eye, found) => {
  const { selector, snippet, box, rounded } = globalThis.auditor;
  const { linesOf, ink, isDevanagari, blockOf } = globalThis.auditor.seeing_cuts;
  const MOST_BLOCKS = 400, MOST_TOLD = 30;
  const spaced = [], tight = [], seen = new Set(), held = new Set();

  const place = (element) => ({ selector: selector(element), html: snippet(element), box: box(element.getBoundingClientRect()) });
  const lineCount = (rects) => new Set(rects.map((rect) => Math.round(rect.top))).size;

  for (const { node, holder } of found) {
    const style = eye.styleOf(holder);
    const isHindi = isDevanagari(node.data);
    if (isHindi && style.letterSpacing !== "normal" && !held.has(holder)) {
      held.add(holder);
      const gap = parseFloat(style.letterSpacing);
      // Two signs joined by the head line are needed for a gap to be seen.
      if (gap && /[\u0904-\u0939\u0958-\u0961][\u0900-\u0903\u093a-\u094f]*[\u0904-\u0939\u0958-\u0961]/.test(node.data) && spaced.length < MOST_TOLD)
        spaced.push({
          text: node.data.replace(/\s+/g, " ").trim().slice(0, 120),
          letter_spacing_css_px: rounded(gap),
          size_css_px: parseFloat(style.fontSize),
          ...place(holder),
        });
    }
    const block = blockOf(eye, holder);
    if (seen.has(block) || seen.size > MOST_BLOCKS || style.lineHeight === "normal") continue;
    const size = parseFloat(style.fontSize), height = parseFloat(style.lineHeight);
    const needed = isHindi ? 1.5 : 1.3;
    if (!(height < needed * size) || node.data.trim().length < 40) continue;
    const lines = lineCount(linesOf(node));
    if (lines < 2 || tight.length >= MOST_TOLD) continue;
    seen.add(block);
    tight.push({
      text: node.data.replace(/\s+/g, " ").trim().slice(0, 120),
      is_devanagari: isHindi,
      lines,
      size_css_px: size,
      line_height_css_px: rounded(height),
      ink_height_css_px: rounded(ink(node.data.replace(/\s+/g, " ").trim(), style).height),
      is_heading: Boolean(holder.closest("h1,h2,h3,h4,h5,h6")),
      ...place(block ?? holder),
    });
  }
  return { spaced, tight };
};

// Links inside a sentence that axe-core could not judge, and those of the colour of the words around them, which it
// passes: what tells them from these words.
globalThis.auditor.seeing_links = (eye, selectors) => {
  const { selector, snippet, box } = globalThis.auditor;
  const MOST_LINKS = 3000, MOST_TOLD = 40, FEWEST_LETTERS = 40;
  const told = [];
  const BEFORE = /[\p{L}\p{N}]\p{M}*[^\p{L}\p{M}\p{N}]+[\p{L}\p{M}\p{N}]+[\s,:;(“"'–-]*$/u; // at least two words
  // An address, a number, or words that ask to be pressed.
  const SPEAKS_FOR_ITSELF = /@|:\/\/|^www\.|^[\d\s+()[\]/.-]*$|\bmore\b|\bclick\b|^here$|क्लिक|पढ़ें|देखें/i;

  // A link of plain words in the midst of a sentence: not a title, an address, a number or one of a row of links.
  const inSentence = (link) => {
    const text = link.textContent.trim(), before = link.previousSibling;
    if (!text || link.childElementCount || SPEAKS_FOR_ITSELF.test(text) || /^(mailto|tel):/i.test(link.getAttribute("href"))) return false;
    if (before?.nodeType !== Node.TEXT_NODE || !BEFORE.test(before.data)) return false;
    if (link.nextSibling?.nodeType === Node.ELEMENT_NODE) return false; // a sign may stand behind it
    const block = link.closest("p,li,dd,td,blockquote,div,label,section,article,nav,header,footer,h1,h2,h3,h4,h5,h6");
    if (!block || /^(nav|header|footer|h\d)$/.test(block.localName) || block.closest("nav,[role=navigation]")) return false;
    const words = [...block.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("");
    return (words.match(/[\p{L}\p{M}]/gu) ?? []).length >= FEWEST_LETTERS;
  };
  const blockAround = (link) => {
    let around = link.parentElement;
    while (around && eye.styleOf(around).display === "inline") around = around.parentElement;
    return around;
  };
  const unseen = [...document.links].slice(0, MOST_LINKS).filter((link) => {
    const around = inSentence(link) && eye.styleOf(link).display === "inline" && blockAround(link);
    return around && eye.styleOf(link).color === eye.styleOf(around).color;
  });

  const asked = selectors.map((address) => document.querySelector(address)).filter(Boolean);
  for (const link of new Set([...asked, ...unseen])) {
    if (told.length >= MOST_TOLD) break;
    if (!eye.canBeSeen(link)) continue;
    const around = blockAround(link);
    if (!around) continue;
    const own = eye.styleOf(link), other = eye.styleOf(around);
    const colour = eye.channels(own.color), beside = eye.channels(other.color);
    const holdsMore = link.querySelector("img,svg,i,picture,video,canvas") !== null ||
      ["::before", "::after"].some((part) => !/^(none|normal)$/.test(getComputedStyle(link, part).content));
    const differs = ["fontWeight", "fontStyle", "fontFamily", "fontSize", "backgroundColor", "backgroundImage",
      "boxShadow", "textTransform"].some((name) => own[name] !== other[name] && !(name === "backgroundColor" && own[name] === "rgba(0, 0, 0, 0)"));
    const within = [];
    for (let part = link.parentElement; part !== around; part = part.parentElement) within.push(part);
    const hasLine = [link, ...within, ...link.querySelectorAll("*")].some((part) => {
      const style = eye.styleOf(part);
      return style.textDecorationLine !== "none" || ["Bottom", "Top", "Left", "Right"].some((side) =>
        parseFloat(style[`border${side}Width`]) > 0 && !/none|hidden/.test(style[`border${side}Style`]));
    }) || own.outlineStyle !== "none";
    told.push({
      colour: colour ? eye.written(colour) : "",
      words_colour: beside ? eye.written(beside) : "",
      ratio: colour && beside && colour[3] === 1 && beside[3] === 1 ? eye.ratio(colour, beside) : null,
      is_marked: holdsMore || differs || hasLine,
      selector: selector(link),
      html: snippet(link),
      box: box(link.getBoundingClientRect()),
    });
  }
  return told;
};
