// Text that a box cuts off, and text that lies on other text.
globalThis.auditor.seeing_cuts = (() => {
  const MOST_TEXTS = 3000, MOST_RECTS = 60, MOST_CUTS = 40, TEXT_CHARACTERS = 120;
  const LEAST_CSS_PX = 1;
  const MOVING = /slick|owl-|swiper|carousel|slider|ticker|marquee|bxslider|flexslider|splide|glide|rotator|scroll/i;
  const SHIFTED = /(?:^|;)\s*(?:margin-(?:top|left)|top|left)\s*:\s*-/; // by a script that moves it on
  const MORE = /read more|show more|view more|see more|load more|expand|और पढ़ें|और देखें|अधिक|विस्तार/i;
  // Boxes that a script scrolls, with bars of its own.
  const SCROLLED = /(?:^|[\s_-])ps(?:$|[\s_-])|mCS|simplebar|nicescroll|slimscroll|jsp(?:Container|Pane)|scrollbar|os-host|iscroll/i;
  let pen = null;
  const inks = new Map();

  // How far the letters of a text reach above and below their line, in shares of what the font allows.
  const ink = (text, style) => {
    const shown = style.textTransform === "uppercase" ? text.toUpperCase() : text;
    const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const key = `${font}|${shown.slice(0, 400)}`;
    if (!inks.has(key)) {
      pen ??= new OffscreenCanvas(1, 1).getContext("2d");
      pen.font = font;
      const size = pen.measureText(shown.slice(0, 400));
      inks.set(key, {
        above: size.fontBoundingBoxAscent - size.actualBoundingBoxAscent,
        below: size.fontBoundingBoxDescent - size.actualBoundingBoxDescent,
        height: size.actualBoundingBoxAscent + size.actualBoundingBoxDescent,
      });
    }
    return inks.get(key);
  };

  const texts = (eye) => {
    const found = [], root = document.body ?? document.documentElement;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && found.length < MOST_TEXTS; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (!holder || !(holder instanceof HTMLElement) || !/\S/.test(node.data)) continue;
      if (/^(script|style|noscript|template|title|option|textarea)$/.test(holder.localName)) continue;
      if (eye.canBeSeen(holder)) found.push({ node, holder });
    }
    return found;
  };

  const linesOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0).slice(0, MOST_RECTS);
  };

  // The boxes around a text that cut it, from the innermost; what scrolls ends the search on its axis.
  const clippers = (eye, holder) => {
    const found = [];
    let position = "static", freeX = false, freeY = false, isMoving = false;
    for (let around = holder; around && !(freeX && freeY); around = eye.parentOf(around)) {
      const style = eye.styleOf(around);
      const isSkipped = position === "fixed" ||
        (position === "absolute" && style.position === "static" && style.transform === "none");
      if (!isSkipped) {
        if (around.tabIndex === 0 && around.hasAttribute("tabindex") || SCROLLED.test(`${around.className} ${around.id}`)) freeX = freeY = true;
        const cutsX = !freeX && /hidden|clip/.test(style.overflowX), cutsY = !freeY && /hidden|clip/.test(style.overflowY);
        if ((cutsX || cutsY) && !/^inline$|^contents$/.test(style.display))
          found.push({ box: around, style, cutsX, cutsY, isMoving: isMoving || MOVING.test(`${around.className} ${around.id}`) || around.localName === "marquee" });
        freeX ||= /auto|scroll/.test(style.overflowX);
        freeY ||= /auto|scroll/.test(style.overflowY);
        position = style.position;
      }
      isMoving ||= SHIFTED.test(around.getAttribute("style") ?? "") || style.transform !== "none" || style.animationName !== "none" || MOVING.test(`${around.className} ${around.id}`);
    }
    return found;
  };

  // A box cuts at its padding edge; the root and the body hand their overflow on to the viewport.
  const edgeOf = ({ box, style }) => {
    if (box === document.documentElement || box === document.body)
      return { left: -scrollX, right: document.documentElement.clientWidth, top: -scrollY, bottom: Infinity };
    const rect = box.getBoundingClientRect(), px = (name) => parseFloat(style[name]) || 0;
    const margin = style.overflowX === "clip" ? px("overflowClipMargin") : 0;
    return {
      left: rect.left + px("borderLeftWidth") - margin,
      right: rect.right - px("borderRightWidth") + margin,
      top: rect.top + px("borderTopWidth") - margin,
      bottom: rect.bottom - px("borderBottomWidth") + margin,
    };
  };

  const opensMore = (box) => {
    for (const near of [box, box.nextElementSibling, box.parentElement])
      for (const control of near?.querySelectorAll?.("button,a,summary,[role=button],label") ?? [])
        if (control.hasAttribute("aria-expanded") || MORE.test(control.textContent ?? "")) return true;
    return false;
  };

  const usedLineHeight = (style) =>
    style.lineHeight === "normal" ? parseFloat(style.fontSize) * 1.2 : parseFloat(style.lineHeight);

  const cutOf = (eye, node, holder, clipper) => {
    const edge = edgeOf(clipper), style = eye.styleOf(holder), lines = linesOf(node);
    const reach = ink(node.data.replace(/\s+/g, " ").trim(), style);
    let seen = 0, all = 0, beyondX = 0, beyondY = 0, throughLine = 0;
    for (const line of lines) {
      const top = line.top + reach.above, bottom = line.bottom - reach.below;
      const height = Math.max(1, bottom - top);
      all += line.width * height;
      const width = clipper.cutsX ? Math.min(line.right, edge.right) - Math.max(line.left, edge.left) : line.width;
      const tall = clipper.cutsY ? Math.min(bottom, edge.bottom) - Math.max(top, edge.top) : height;
      if (clipper.cutsY) {
        const hidden = height - Math.max(0, tall);
        beyondY = Math.max(beyondY, edge.top - top, bottom - edge.bottom);
        if (hidden > LEAST_CSS_PX && tall > LEAST_CSS_PX) throughLine = Math.max(throughLine, hidden);
      }
      if (width <= 0 || tall <= 0) continue;
      seen += width * tall;
      if (clipper.cutsX) beyondX = Math.max(beyondX, edge.left - line.left, line.right - edge.right);
    }
    return { seen: all ? seen / all : 0, beyondX, beyondY, throughLine, lines: lines.length, edge };
  };

  // Every text some of which is seen and some of which is cut off.
  const cuts = (eye, found = texts(eye)) => {
    const { selector, snippet, rounded, box } = globalThis.auditor;
    const told = [];
    for (const { node, holder } of found) {
      if (holder.closest("[aria-hidden=true]")) continue;
      const around = clippers(eye, holder);
      if (!around.length) continue;
      const measured = around.map((clipper) => [clipper, cutOf(eye, node, holder, clipper)]);
      if (measured.some(([, cut]) => cut.seen === 0)) continue;
      const worst = measured.find(([, cut]) => cut.beyondX > LEAST_CSS_PX || cut.beyondY > LEAST_CSS_PX);
      if (!worst) continue;
      const [clipper, cut] = worst, style = eye.styleOf(holder);
      const rect = clipper.box.getBoundingClientRect();
      const inner = getComputedStyle(clipper.box);
      const content = clipper.style.overflowY === "clip"
        ? rect.height - ["paddingTop", "paddingBottom", "borderTopWidth", "borderBottomWidth"]
          .reduce((sum, name) => sum + (parseFloat(inner[name]) || 0), 0)
        : rect.height;
      told.push({
        node,
        cut: {
          text: node.data.replace(/\s+/g, " ").trim().slice(0, TEXT_CHARACTERS),
          beyond_x_css_px: rounded(Math.max(0, cut.beyondX)),
          beyond_y_css_px: rounded(Math.max(0, cut.beyondY)),
          through_line_css_px: rounded(cut.throughLine),
          seen_share: Math.round(cut.seen * 100) / 100,
          size_css_px: parseFloat(style.fontSize),
          has_ellipsis: inner.whiteSpace.startsWith("nowrap") && inner.textOverflow !== "clip",
          has_text_overflow: inner.textOverflow !== "clip",
          clamps_lines: inner.webkitLineClamp !== "none" && inner.webkitLineClamp !== "",
          holds_one_line: usedLineHeight(inner) >= content - 0.5,
          is_moving: clipper.isMoving,
          opens_more: opensMore(clipper.box),
          is_devanagari: isDevanagari(node.data),
          box_selector: selector(clipper.box),
          box_html: snippet(clipper.box),
          selector: selector(holder),
          html: snippet(holder),
          box: box(holder.getBoundingClientRect()),
        },
      });
      if (told.length >= MOST_CUTS) break;
    }
    return told;
  };

  const isDevanagari = (text) => {
    const marks = text.match(/[\u0900-\u097f]/g)?.length ?? 0;
    return marks > 0 && marks * 3 > (text.match(/\p{L}/gu)?.length ?? 0);
  };

  // The block a line belongs to: lines of one block may touch, that is a matter of its line height.
  const blockOf = (eye, element) => {
    let around = element;
    while (around && eye.styleOf(around).display === "inline") around = eye.parentOf(around);
    return around;
  };

  return { texts, linesOf, clippers, edgeOf, cuts, ink, isDevanagari, blockOf };
})();
