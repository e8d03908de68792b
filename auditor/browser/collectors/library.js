// Shared by the collectors: selectors, snippets and visibility. Lives in a world of its own, where
// the page's scripts can change nothing.
globalThis.auditor = (() => {
  const SNIPPET_CHARACTERS = 400;
  let selectors = new WeakMap();
  let positions = new WeakMap();

  // After elements were moved by us.
  const forget = () => { selectors = new WeakMap(); positions = new WeakMap(); };

  const plainId = (element) =>
    /^[A-Za-z][A-Za-z0-9_-]*$/.test(element.id) && document.getElementById(element.id) === element;

  // Children are counted once a parent: a list of fifty thousand would take minutes one by one.
  const positionOf = (element) => {
    if (!positions.has(element)) {
      const counts = new Map();
      for (const child of element.parentElement.children) {
        const position = (counts.get(child.localName) ?? 0) + 1;
        counts.set(child.localName, position);
        positions.set(child, position);
      }
    }
    return positions.get(element);
  };

  const selector = (element) => {
    if (element.getRootNode() instanceof ShadowRoot) return selector(element.getRootNode().host);
    const known = selectors.get(element);
    if (known !== undefined) return known;
    let found;
    const tag = CSS.escape(element.localName.toLowerCase());
    const parent = element.parentElement;
    if (plainId(element)) found = `#${element.id}`;
    else if (!parent) found = tag;
    else if (parent === document.documentElement && (tag === "head" || tag === "body")) found = `html > ${tag}`;
    else {
      found = `${selector(parent)} > ${tag}:nth-of-type(${positionOf(element)})`;
    }
    selectors.set(element, found);
    return found;
  };

  const snippet = (element) => {
    const html = element.outerHTML.slice(0, 20 * SNIPPET_CHARACTERS).replace(/\s+/g, " ").trim();
    return html.length > SNIPPET_CHARACTERS ? `${html.slice(0, SNIPPET_CHARACTERS - 1)}…` : html;
  };

  const rounded = (number) => Math.round(number * 10) / 10;
  const box = (rect) => ({
    x_css_px: rounded(rect.left + scrollX),
    y_css_px: rounded(rect.top + scrollY),
    width_css_px: rounded(rect.width),
    height_css_px: rounded(rect.height),
  });

  // The places of the first so many visible elements, by selector.
  const boxes = (most) => {
    const found = {};
    let count = 0;
    for (const element of document.body?.getElementsByTagName("*") ?? []) {
      const rect = element.getBoundingClientRect();
      if (rect.width < 1 || rect.height < 1) continue;
      found[selector(element)] = box(rect);
      if ((count += 1) >= most) break;
    }
    return found;
  };

  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  const place = (element) => ({
    selector: selector(element),
    html: snippet(element),
    box: box(element.getBoundingClientRect()),
  });

  // Visible text nodes with letters or digits, each with the element that holds it.
  const shownTexts = function* () {
    const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_TEXT);
    const shown = new Map();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.replace(/\s+/g, " ").trim();
      const holder = node.parentElement;
      if (!text || !holder || /^(script|style|noscript|template|title)$/.test(holder.localName)) continue;
      if (!shown.has(holder)) shown.set(holder, isShown(holder));
      if (shown.get(holder)) yield [holder, text];
    }
  };

  // Once what fades in or glides into place has come to rest; endless and long movement is not waited for.
  const LONGEST_PASSAGE_MS = 1500, REST_LIMIT_MS = 1500;
  const rested = async () => {
    const passing = document.getAnimations().filter((one) =>
      one.playState === "running" && Number(one.effect?.getComputedTiming().endTime) <= LONGEST_PASSAGE_MS);
    if (!passing.length) return;
    const limit = new Promise((resolve) => setTimeout(resolve, REST_LIMIT_MS));
    await Promise.race([Promise.allSettled(passing.map((one) => one.finished)), limit]);
  };

  // Once so many frames are drawn; a page that draws none is waited for no longer than this for each.
  const frames = async (count, slowestMs) => {
    for (let step = 0; step < count; step += 1)
      await new Promise((resolve) => { requestAnimationFrame(resolve); setTimeout(resolve, slowestMs); });
  };

  // What turns by itself is held from the start of a document, where the driver can (turning.js).
  const letTurn = () => globalThis.turning?.release();

  return { forget, letTurn, frames, rested, selector, snippet, box, boxes, rounded, isShown, place, shownTexts };
})();
