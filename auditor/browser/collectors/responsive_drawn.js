// All that is drawn at one width, part by part. Writing counts line by line, since the lines of a paragraph flow
// around a picture that its box covers.
globalThis.auditor.responsiveDrawn = (() => {
  const MOST_ELEMENTS = 2500, MOST_LINES = 30, LEAST_CSS_PX = 5;
  const SKIPPED = /^(script|style|noscript|template|title|head|link|meta|br|wbr|source|track|param|option|optgroup)$/;
  const WHOLE = /^(img|svg|video|canvas|iframe|object|embed|input|select|textarea|button|meter|progress|math|audio)$/;
  // Made to move or to lie over each other.
  const MOVING = /carousel|slick|swiper|owl-|slider|slideshow|marquee|ticker|glide|splide|flickity|lightbox|modal/i;

  let nodes = new Map(); // by element, at the width of now
  const isOpaque = (colour) => !/^(transparent|rgba\(.*, 0\))$/.test(colour);
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const isFramed = (style) => style.borderWidth !== "0px" && SIDES.some((side) => style[`border${side}Style`] !== "none" &&
    parseFloat(style[`border${side}Width`]) > 0 && isOpaque(style[`border${side}Color`]));
  // Read for every part; the rest is asked for where it matters, while the page still has this width.
  const styleOf = (element) => {
    const style = getComputedStyle(element);
    const { display, position, backgroundColor, overflowX, transform } = style;
    return {
      display, position,
      colour: isOpaque(backgroundColor) ? backgroundColor : "",
      clips: overflowX === "hidden" || overflowX === "clip",
      scrolls: overflowX === "auto" || overflowX === "scroll",
      isMoved: transform !== "none" && transform !== "matrix(1, 0, 0, 1, 0, 0)",
      isShaped: style.clipPath !== "none" || style.clip !== "auto",
      hasFrame: style.backgroundImage !== "none" || isFramed(style),
      get hasEllipsis() { return style.textOverflow !== "clip"; },
      get wraps() { return /flex/.test(display) ? style.flexWrap !== "nowrap" : /grid/.test(display); },
      get size() { return parseFloat(style.fontSize) || 16; },
      get isPulled() { return style.margin.includes("-"); },
    };
  };

  const linesOf = (element) => {
    const lines = [];
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !/[\p{L}\p{N}]/u.test(node.data)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width > 1 && rect.height > 1) lines.push(rect);
        if (lines.length >= MOST_LINES) return lines;
      }
    }
    return lines;
  };

  // All that is drawn, in document order: writing, pictures and fields, and painted boxes.
  const look = () => {
    const found = [];
    const walk = (element, above) => {
      if (found.length >= MOST_ELEMENTS || SKIPPED.test(element.localName)) return;
      const style = styleOf(element);
      if (style.display === "none") return;
      if (above && MOVING.test(`${element.localName} ${element.getAttribute("class") ?? ""} ${element.id}`)) return;
      const rect = element.getBoundingClientRect();
      const isPart = style.display !== "contents" && rect.width >= LEAST_CSS_PX && rect.height >= LEAST_CSS_PX &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const isPin = style.position === "fixed" || style.position === "sticky"; // what it holds meets nothing outside it
      const isAfloat = !isPin && (style.position === "absolute" || (style.isMoved && above) || Boolean(above?.isAfloat));
      const clipper = style.position === "absolute" || isPin ? null : above?.inner ?? null;
      const backdrop = above?.backdrop ?? "rgb(255, 255, 255)";
      const node = {
        element, rect, style, above, isPart, isAfloat, clipper, pin: isPin ? element : above?.pin ?? null,
        backdrop: style.colour || backdrop, depth: (above?.depth ?? 0) + 1,
        // The box around an inline part spans all its lines, and with them words of others.
        isPainted: style.display !== "inline" && (style.hasFrame || Boolean(style.colour && style.colour !== backdrop)),
        inner: above && (style.clips || style.scrolls || style.isShaped) ? element : clipper, // body's is the screen's
        isWhole: WHOLE.test(element.localName), lines: [], children: [],
      };
      found.push(node);
      above?.children.push(node);
      if (isPart && !(node.isWhole && element.localName !== "button")) node.lines = linesOf(element);
      if (!node.isWhole || element.localName === "button")
        for (const child of element.children) walk(child, node);
    };
    if (document.body) walk(document.body, null);
    nodes = new Map(found.map((node) => [node.element, node]));
    return found;
  };

  const inksOf = (found) => {
    const inks = [];
    for (const node of found) {
      if (!node.isPart) continue;
      for (const rect of node.lines) inks.push({ node, rect, kind: "text" });
      if (node.isWhole) inks.push({ node, rect: node.rect, kind: "whole" });
      else if (node.isPainted && node.above) inks.push({ node, rect: node.rect, kind: "box" });
    }
    return inks;
  };

  // The part of it that no box around it cuts off.
  const seen = (ink) => {
    let { left, top, right, bottom } = ink.rect;
    for (let around = ink.kind === "text" ? ink.node.inner : ink.node.clipper; around; ) {
      const rect = around.getBoundingClientRect();
      left = Math.max(left, rect.left); right = Math.min(right, rect.right);
      top = Math.max(top, rect.top); bottom = Math.min(bottom, rect.bottom);
      around = nodes.get(around)?.clipper ?? null;
    }
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };

  const nodeOf = (element) => nodes.get(element);

  return { look, inksOf, seen, nodeOf };
})();
