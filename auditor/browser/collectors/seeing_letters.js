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

// Links inside a sentence that axe-core could not judge: what tells them from the words around them.
globalThis.auditor.seeing_links = (eye, selectors) => {
  const { selector, snippet, box } = globalThis.auditor;
  const told = [];
  for (const address of selectors) {
    const link = document.querySelector(address);
    if (!link || !eye.canBeSeen(link)) continue;
    let around = link.parentElement;
    while (around && eye.styleOf(around).display === "inline") around = around.parentElement;
    if (!around) continue;
    const own = eye.styleOf(link), other = eye.styleOf(around);
    const colour = eye.channels(own.color), beside = eye.channels(other.color);
    const holdsMore = link.querySelector("img,svg,i,picture,video,canvas") !== null ||
      ["::before", "::after"].some((part) => !/^(none|normal)$/.test(getComputedStyle(link, part).content));
    const differs = ["fontWeight", "fontStyle", "fontFamily", "fontSize", "backgroundColor", "backgroundImage",
      "boxShadow", "textTransform"].some((name) => own[name] !== other[name] && !(name === "backgroundColor" && own[name] === "rgba(0, 0, 0, 0)"));
    const hasLine = [link, ...link.querySelectorAll("*")].some((part) => {
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
