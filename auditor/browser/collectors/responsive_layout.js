// How the parts of the page lie to each other at one width: what lies beside, below and over what.
globalThis.auditor.responsiveLayout = (() => {
  const { selector, snippet, rounded } = globalThis.auditor;
  const { look, inksOf, seen, nodeOf } = globalThis.auditor.responsiveDrawn;
  const MOST_ELEMENTS = 1500, MOST_CHILDREN = 40, MOST_TOLD = 40, MOST_FRAMES = 30;
  const LEAST_BOX_CSS_PX = 20, TOLERANCE_CSS_PX = 2, SMALL_CSS_PX = 150, LETTER_SHARE = 0.35;

  const elements = [], indices = new Map();
  const indexOf = (element) => {
    if (!indices.has(element)) { indices.set(element, elements.length); elements.push(element); }
    return indices.get(element);
  };

  let sheet = null;
  const begin = () => {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "*,*::before,*::after{transition-duration:0s!important;transition-delay:0s!important;" +
      "animation-play-state:paused!important}");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    scrollTo({ top: 0, left: 0, behavior: "instant" });
    return Math.min(document.getElementsByTagName("*").length, MOST_ELEMENTS);
  };
  const end = () => {
    show();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };

  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 100);
  });

  const contains = (one, other) => {
    for (let node = other; node && node.depth >= one.depth; node = node.above) if (node === one) return true;
    return false;
  };

  const parted = (one, other) => {
    let a = one, b = other;
    while (a.depth > b.depth) a = a.above;
    while (b.depth > a.depth) b = b.above;
    while (a.above !== b.above) { a = a.above; b = b.above; }
    return [a, b];
  };

  const isPulledBelow = (node, top) => {
    for (let at = node; at && at !== top; at = at.above) if (at.style.isPulled) return true;
    return false;
  };

  // Of two parts of which one is placed freely: words over words, or a small picture or field met halfway. Words laid
  // over the middle of a large picture are its caption.
  const isAccident = (one, other, wide, tall) => {
    if (one.kind === "text" && other.kind === "text") return true;
    if (one.kind === "box" || other.kind === "box") return false;
    const smaller = Math.min(one.rect.width * one.rect.height, other.rect.width * other.rect.height);
    const tallest = Math.max(...[one, other].map(({ kind, rect }) => (kind === "whole" ? rect.height : 0)));
    return tallest <= SMALL_CSS_PX && wide * tall < 0.75 * smaller;
  };

  const collisions = (inks) => {
    const found = new Map();
    const sorted = [...inks].sort((one, other) => one.rect.top - other.rect.top);
    let open = [];
    for (const ink of sorted) {
      open = open.filter((other) => other.rect.bottom > ink.rect.top + TOLERANCE_CSS_PX);
      for (const other of open) {
        if (other.node === ink.node || other.node.pin !== ink.node.pin || (other.kind === "box" && ink.kind === "box")) continue;
        const wide = Math.min(ink.rect.right, other.rect.right) - Math.max(ink.rect.left, other.rect.left);
        if (wide <= TOLERANCE_CSS_PX) continue;
        const tall = Math.min(ink.rect.bottom, other.rect.bottom) - Math.max(ink.rect.top, other.rect.top);
        if (tall <= TOLERANCE_CSS_PX || contains(ink.node, other.node) || contains(other.node, ink.node)) continue;
        if ((ink.node.isAfloat || other.node.isAfloat) && !isAccident(ink, other, wide, tall)) continue;
        // The box of a letter is taller than the letter: lines set close together do not touch.
        const lines = [ink, other].filter(({ kind }) => kind === "text").map(({ rect }) => rect.height);
        const least = lines.length ? LETTER_SHARE * Math.min(...lines) : TOLERANCE_CSS_PX;
        if (tall <= least) continue;
        const one = seen(ink), two = seen(other);
        const left = Math.max(one.left, two.left), right = Math.min(one.right, two.right);
        const top = Math.max(one.top, two.top), bottom = Math.min(one.bottom, two.bottom);
        if (right - left <= TOLERANCE_CSS_PX || bottom - top <= least) continue;
        const [of, ofOther] = parted(ink.node, other.node);
        const isLater = ofOther.element.compareDocumentPosition(of.element) & Node.DOCUMENT_POSITION_FOLLOWING;
        const [a, b, pair] = isLater ? [of, ofOther, [ink, other]] : [ofOther, of, [other, ink]];
        const key = `${indexOf(a.element)},${indexOf(b.element)}`;
        const size = (right - left) * (bottom - top);
        if (found.has(key) && found.get(key).size >= size) continue;
        found.set(key, {
          first: indexOf(a.element), second: indexOf(b.element), met: indexOf(pair[1].node.element),
          kinds: pair.map(({ kind }) => kind).join(" "),
          size, depth_css_px: rounded(Math.min(right - left, bottom - top)),
          are_free: pair.map(({ node }) => node.isAfloat), is_pulled: isPulledBelow(ink.node, a.above) || isPulledBelow(other.node, a.above),
          area: { x: left + scrollX, y: top + scrollY, width: right - left, height: bottom - top },
        });
      }
      open.push(ink);
    }
    return [...found.values()].slice(0, MOST_TOLD).map(({ size, ...told }) => told);
  };

  const protrusions = (inks) => {
    const found = new Map(), edge = document.documentElement.clientWidth;
    for (const ink of inks) {
      if (ink.node.isAfloat || ink.rect.right > edge + 1) continue; // what passes the screen too is told as that
      let holder = ink.kind === "text" ? ink.node : ink.node.above;
      while (holder && !(holder.isPart && holder.isPainted)) holder = holder.above;
      if (!holder?.above || holder.isWhole && holder.element.localName !== "button") continue;
      const shown = seen(ink);
      if (shown.width <= TOLERANCE_CSS_PX || shown.height <= TOLERANCE_CSS_PX) continue;
      const upright = ink.kind === "text" ? LETTER_SHARE * ink.rect.height : TOLERANCE_CSS_PX;
      const past = [
        { side: "right", by: shown.right - holder.rect.right, least: TOLERANCE_CSS_PX },
        { side: "left", by: holder.rect.left - shown.left, least: TOLERANCE_CSS_PX },
        { side: "bottom", by: shown.bottom - holder.rect.bottom, least: upright },
        { side: "top", by: holder.rect.top - shown.top, least: upright },
      ].filter(({ by, least }) => by > least).sort((one, other) => other.by - one.by)[0];
      if (!past) continue;
      // The topmost element below the holder that reaches out on this side.
      let at = ink.node;
      for (let node = ink.node; node && node !== holder; node = node.above)
        if (node.isPart && Math.abs(node.rect[past.side] - holder.rect[past.side]) > past.least) at = node;
      const key = `${indexOf(at.element)},${indexOf(holder.element)}`;
      if (found.has(key) && found.get(key).depth_css_px >= past.by) continue;
      const strip = { left: shown.left, top: shown.top, right: shown.right, bottom: shown.bottom };
      if (past.side === "right") strip.left = Math.max(strip.left, holder.rect.right);
      if (past.side === "left") strip.right = Math.min(strip.right, holder.rect.left);
      if (past.side === "bottom") strip.top = Math.max(strip.top, holder.rect.bottom);
      if (past.side === "top") strip.bottom = Math.min(strip.bottom, holder.rect.top);
      found.set(key, {
        first: indexOf(at.element), second: indexOf(holder.element), kinds: ink.kind, is_pulled: isPulledBelow(ink.node, holder),
        depth_css_px: rounded(past.by),
        area: {
          x: strip.left + scrollX, y: strip.top + scrollY,
          width: strip.right - strip.left, height: strip.bottom - strip.top,
        },
      });
    }
    return [...found.values()].slice(0, MOST_TOLD);
  };

  const CONTENT = "img[alt]:not([alt='']),input,select,textarea,button,iframe,video";
  const isContent = ({ kind, node }) => kind === "text" || (kind === "whole" && node.element.matches(CONTENT));

  // What reaches beyond the edge of the screen, and writing cut off by the edge of a box or of the screen.
  const beyond = (inks) => {
    const root = document.documentElement, edge = root.clientWidth;
    const overflow = getComputedStyle(root).overflowX === "visible" && document.body
      ? getComputedStyle(document.body).overflowX : getComputedStyle(root).overflowX;
    const isCut = /hidden|clip/.test(overflow);
    const isWide = !isCut && root.scrollWidth > edge + 1;
    const past = new Map(), cut = new Map();
    for (const ink of inks) {
      const inner = ink.kind === "text" ? ink.node.inner : ink.node.clipper;
      if (!inner) {
        if (ink.rect.right <= edge + 1 || (ink.node.isAfloat && !isWide) || (ink.node.pin && isWide)) continue;
        let at = ink.node;
        for (let node = ink.node; node; node = node.above) if (node.rect.right > edge + 1 && node.isPart) at = node;
        const told = { first: indexOf(at.element), second: -1, kinds: ink.kind, depth_css_px: rounded(ink.rect.right - edge) };
        if (isWide) {
          if (!past.has(at) || past.get(at).depth_css_px < told.depth_css_px) past.set(at, told);
        } else if (isContent(ink) && ink.rect.left < edge - TOLERANCE_CSS_PX &&
                   ink.rect.right > edge + 0.5 * ink.node.style.size) {
          cut.set(ink.node, { ...told, first: indexOf(ink.node.element) });
        }
      } else if (ink.kind === "text") {
        const box = nodeOf(inner);
        if (!box || box.style.scrolls || box.style.isShaped || box.style.hasEllipsis || ink.node.style.hasEllipsis) continue;
        if (ink.node.isAfloat !== box.isAfloat || box.rect.width < LEAST_BOX_CSS_PX || box.rect.height < LEAST_BOX_CSS_PX / 2) continue;
        const right = Math.min(box.rect.right, edge);
        const isShown = ink.rect.left < right - ink.node.style.size && ink.rect.top < box.rect.bottom;
        if (isShown && ink.rect.right > right + 0.5 * ink.node.style.size)
          cut.set(ink.node, {
            first: indexOf(ink.node.element), second: indexOf(inner), kinds: "text",
            depth_css_px: rounded(ink.rect.right - right),
          });
      }
    }
    const told = (map) => [...map.values()].slice(0, MOST_TOLD).map((one) => ({ is_pulled: false, area: null, ...one }));
    return { past: told(past), cut: told(cut) };
  };

  // A trail of links breaks like the words of a sentence.
  const isTrail = ({ element, above }) => [element, above?.element].some((at) =>
    /bread-?crumb/i.test(`${at?.getAttribute("class") ?? ""} ${at?.id ?? ""} ${at?.getAttribute("aria-label") ?? ""}`));

  const isTag = ({ element }) => /\b(badge|tag|chip|pill|label)s?\b/i.test(element.getAttribute("class") ?? "");

  // For every element with two shown children or more: whether each lies beside (r) or below (d) the one before, or over it (o).
  const orders = (nodes) => {
    const found = [];
    for (const node of nodes) {
      if (/^(table|tbody|thead|tfoot|tr|select|svg|math)$/.test(node.element.localName) || isTrail(node)) continue;
      const holdsText = node.lines.length > 0;
      const isPartOfText = ({ style, isWhole }) => style.display === "inline" ? !isWhole : holdsText && style.display.startsWith("inline");
      const children = node.children.filter((child) => child.isPart && child.style.position !== "absolute" && !isPartOfText(child));
      if (children.length < 2 || children.length > MOST_CHILDREN) continue;
      let order = "", before = children[0];
      for (const child of children.slice(1)) {
        const wide = Math.min(before.rect.right, child.rect.right) - Math.max(before.rect.left, child.rect.left);
        const tall = Math.min(before.rect.bottom, child.rect.bottom) - Math.max(before.rect.top, child.rect.top);
        const isBack = child.rect.left < before.rect.left - TOLERANCE_CSS_PX && child.rect.top > before.rect.top + TOLERANCE_CSS_PX;
        const isBelow = isBack || child.rect.top >= before.rect.bottom - TOLERANCE_CSS_PX;
        order += wide > TOLERANCE_CSS_PX && tall > TOLERANCE_CSS_PX ? "o" : isBelow ? "d" : "r";
        before = child;
      }
      found.push({
        parent: indexOf(node.element), order, children: children.map((child) => indexOf(child.element)),
        is_meant: node.style.wraps || children.every(isTag), breadths_css_px: children.map((child) => rounded(child.rect.width)),
        tallest_css_px: rounded(Math.max(...children.map((child) => child.rect.height))),
      });
    }
    return found;
  };

  const settle = async (width) => {
    for (let count = 0; count < MOST_FRAMES && innerWidth !== width; count += 1) await frame();
    await frame(); // the resize event runs before its callbacks
  };

  const at = async (width) => {
    await settle(width);
    const nodes = look();
    const inks = inksOf(nodes);
    return {
      collisions: collisions(inks), protrusions: protrusions(inks), ...beyond(inks), orders: orders(nodes),
    };
  };

  const places = (numbers) => numbers.map((number) => {
    const element = elements[number];
    return element ? { selector: selector(element), html: snippet(element) } : { selector: "", html: "" };
  });

  const hidden = [];
  const hide = (numbers) => {
    for (const number of numbers) {
      const element = elements[number];
      hidden.push([element, element.getAttribute("style")]);
      element.style.setProperty("opacity", "0", "important");
    }
  };
  const show = () => {
    for (const [element, style] of hidden.splice(0).reverse()) {
      element.setAttribute("style", style ?? ""); // written out first, or Chromium leaves an empty attribute behind
      if (style === null) element.removeAttribute("style");
    }
  };

  return { begin, settle, at, places, hide, show, end };
})();
