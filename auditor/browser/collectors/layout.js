// The page at one width: what is drawn beyond the edge, how large letters are, what there is to tap.
globalThis.auditor.layout = async ({ width, isMobile, withTargets, withBoxes, settleFrames }) => {
  const { selector, snippet, box, boxes, rounded, isShown, place, shownTexts } = globalThis.auditor;
  const MOST_OVERFLOWS = 40, MOST_SMALL_TEXTS = 40, MOST_TARGETS = 1000, MOST_BOXES = 1500;
  const LEGIBLE_CSS_PX = 12, TOLERANCE_CSS_PX = 1, LEAST_CSS_PX = 5, LATE_MS = 250;
  const WIDE = "table,img,video,canvas,svg,iframe,map,pre,math";
  const TARGETS =
    "a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,[onclick]," +
    "[role=button],[role=link],[role=checkbox],[role=radio],[role=tab],[role=menuitem],[role=switch]";

  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 100); // a page in the background draws no frames
  });
  for (let count = 0; count < settleFrames; count += 1) await frame();

  const root = document.documentElement;
  // Sliders fit themselves to a window some time after it changed. A page that is wider for good is given that time.
  for (const ends = performance.now() + LATE_MS; settleFrames && performance.now() < ends; await frame())
    if (root.scrollWidth <= root.clientWidth + TOLERANCE_CSS_PX) break;
  const clientWidth = root.clientWidth;
  const styleOf = (element) => getComputedStyle(element);

  // The viewport takes its overflow from html, or from body where html says nothing (CSS Overflow 3 §3.3).
  const viewportOverflow = () => {
    const own = styleOf(root).overflowX;
    return own === "visible" && document.body ? styleOf(document.body).overflowX : own;
  };
  const isCut = /^(hidden|clip)$/.test(viewportOverflow());
  const scrollWidth = isCut ? clientWidth : Math.max(root.scrollWidth, clientWidth);
  const isRightToLeft = styleOf(root).direction === "rtl";

  const isBeyond = (rect) => isRightToLeft
    ? rect.left + scrollX < -TOLERANCE_CSS_PX
    : rect.right + scrollX > clientWidth + TOLERANCE_CSS_PX;

  // Whether a box of its own inside the viewport scrolls or clips the element.
  const isHeld = (element) => {
    let position = styleOf(element).position;
    for (let around = element.parentElement; around && around !== root && around !== document.body; around = around.parentElement) {
      const style = styleOf(around);
      if (position === "absolute" && style.position === "static" && style.transform === "none") continue;
      if (style.position === "fixed") return true;
      if (style.overflowX !== "visible" && !isBeyond(around.getBoundingClientRect())) return true;
      position = style.position;
    }
    return false;
  };

  const overflows = () => {
    if (scrollWidth <= clientWidth + TOLERANCE_CSS_PX) return [];
    const beyond = new Set();
    const found = [];
    for (const element of document.body?.getElementsByTagName("*") ?? []) {
      const rect = element.getBoundingClientRect();
      if (rect.width < LEAST_CSS_PX || rect.height < LEAST_CSS_PX || !isBeyond(rect)) continue;
      if (styleOf(element).position === "fixed" || !isShown(element)) continue;
      beyond.add(element);
      if (beyond.has(element.parentElement) || isHeld(element)) continue;
      const tags = [];
      for (let around = element; around && around !== document.body; around = around.parentElement)
        tags.push(around.localName.toLowerCase());
      found.push({
        tags,
        holds: [...new Set([...element.querySelectorAll(WIDE)]
          .filter((inner) => isBeyond(inner.getBoundingClientRect()))
          .map((inner) => inner.localName.toLowerCase()))],
        left_css_px: rounded(rect.left + scrollX),
        right_css_px: rounded(rect.right + scrollX),
        ...place(element),
      });
      if (found.length >= MOST_OVERFLOWS) break;
    }
    return found;
  };

  const sizes = () => {
    // Without a viewport line a phone lays out at 980 px and shrinks the result to its screen.
    const shrink = clientWidth > width ? width / clientWidth : 1;
    const bySize = new Map(), shown = new Map(), small = new Map();
    for (const [holder, text] of shownTexts()) {
      if (!shown.has(holder)) shown.set(holder, rounded(parseFloat(styleOf(holder).fontSize) * shrink));
      const size = shown.get(holder);
      bySize.set(size, (bySize.get(size) ?? 0) + text.length);
      if (size < LEGIBLE_CSS_PX) small.set(holder, (small.get(holder) ?? 0) + text.length);
    }
    return {
      text_sizes: [...bySize].map(([size_css_px, characters]) => ({ size_css_px, characters })),
      small_texts: [...small].filter(([, characters]) => characters > 4).slice(0, MOST_SMALL_TEXTS)
        .map(([holder]) => place(holder)),
    };
  };

  const union = (rects) => {
    const left = Math.min(...rects.map((r) => r.left)), top = Math.min(...rects.map((r) => r.top));
    const right = Math.max(...rects.map((r) => r.right)), bottom = Math.max(...rects.map((r) => r.bottom));
    return { left, top, width: right - left, height: bottom - top };
  };

  // What a finger can hit: the element, blocks and pictures drawn outside an inline link, the label of a box.
  const hitArea = (element) => {
    const rects = [element.getBoundingClientRect()];
    if (styleOf(element).display === "inline")
      for (const inner of element.querySelectorAll("*")) rects.push(inner.getBoundingClientRect());
    if (/^(checkbox|radio)$/.test(element.type ?? ""))
      for (const label of element.labels ?? []) if (isShown(label)) rects.push(label.getBoundingClientRect());
    return union(rects.filter((rect) => rect.width > 0 && rect.height > 0));
  };

  const isInSentence = (element) => {
    if (!styleOf(element).display.startsWith("inline")) return false;
    let block = element.parentElement;
    while (block && styleOf(block).display.startsWith("inline")) block = block.parentElement;
    if (!block) return false;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!/\p{L}{2,}/u.test(node.data) || node.parentElement.closest("a,button,script,style,option,label")) continue;
      let holder = node.parentElement;
      while (holder !== block && styleOf(holder).display.startsWith("inline")) holder = holder.parentElement;
      if (holder === block) return true;
    }
    return false;
  };

  // A picture that did not come leaves a box of another size behind.
  const isMissing = (picture) => picture.localName === "img"
    ? picture.complete && picture.naturalWidth === 0
    : performance.getEntriesByName(picture.src, "resource").some(({ responseStatus }) => responseStatus >= 400);
  const holdsMissing = (element) =>
    (element.matches("img,input[type=image]") ? [element] : [...element.querySelectorAll("img[src]")]).some(isMissing);

  const targets = () => {
    const found = [];
    for (const element of document.querySelectorAll(TARGETS)) {
      if (element.disabled || !isShown(element) || styleOf(element).pointerEvents === "none") continue;
      const rect = element.getBoundingClientRect();
      if (rect.width <= 1 || rect.height <= 1 || rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) continue;
      if (holdsMissing(element)) continue;
      const name = element.getAttribute("aria-label") || element.innerText || element.value || element.title || "";
      found.push({
        is_inline: isInSentence(element),
        name: String(name).replace(/\s+/g, " ").trim().slice(0, 120),
        selector: selector(element),
        html: snippet(element),
        box: box(hitArea(element)),
      });
      if (found.length >= MOST_TARGETS) break;
    }
    return found;
  };

  return {
    client_width_css_px: clientWidth,
    scroll_width_css_px: scrollWidth,
    overflows: overflows(),
    boxes: withBoxes ? boxes(MOST_BOXES) : {},
    ...(isMobile ? sizes() : { text_sizes: [], small_texts: [] }),
    targets: withTargets ? targets() : [],
    final_url: document.URL,
    title: document.title,
    words: withTargets ? (document.body?.innerText ?? "").split(/\s+/).filter(Boolean).length : 0,
  };
};
