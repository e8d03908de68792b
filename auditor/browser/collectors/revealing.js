// What waits until a reader comes to it: blocks that appear, and pictures that load, when the page is scrolled to them.
(() => {
  const { frames, vitals, loading } = globalThis.auditor;
  const MOST_ELEMENTS = 8000, MOST_SCREENS = 25, LONGEST_MS = 6000, SLOWEST_FRAME_MS = 500, STEP_SHARE = 0.8, UPPER_SHARE = 0.5, LEAST_BOX_SHARE = 0.5;
  const COUNTING_MS = 2500, STILL_MS = 250, LONGEST_COUNT_CHARACTERS = 40;

  // Menus and windows, which wait for a press, are taken out of the flow; what scrolling brings has its place there.
  const isWaiting = (element, fading) => {
    const { opacity, visibility, position } = getComputedStyle(element);
    const isHidden = opacity === "0" || fading.has(element) ||
      (visibility === "hidden" && getComputedStyle(element.parentElement).visibility !== "hidden");
    if (!isHidden || /absolute|fixed/.test(position)) return false;
    const { width, height, top } = element.getBoundingClientRect();
    return width > 0 && height > 0 && top + scrollY > innerHeight * UPPER_SHARE;
  };
  const isLatePicture = (image) => (image.loading === "lazy" && !image.complete) ||
    image.matches("[data-src],[data-lazy],[data-lazy-src],[data-original],[data-srcset]");

  const waiting = new Set();
  const find = () => {
    const fading = new Set(document.getAnimations() // a script may have made it transparent just now
      .filter((one) => one instanceof CSSTransition && one.transitionProperty === "opacity").map((one) => one.effect.target));
    let left = MOST_ELEMENTS;
    for (const element of document.body?.getElementsByTagName("*") ?? []) {
      if ((left -= 1) < 0) break;
      if (isWaiting(element, fading) || (element.localName === "img" && isLatePicture(element))) waiting.add(element);
    }
    return waiting.size > 0;
  };
  const isPlaceOfAny = (top, scroller) => [...waiting].some((element) => {
    const rect = element.getBoundingClientRect();
    return rect.bottom + scroller.scrollTop >= top && rect.top + scroller.scrollTop <= top + innerHeight;
  });

  // The page, or where that stays as it is, the box in it that scrolls in its stead.
  const findScroller = () => {
    const root = document.scrollingElement ?? document.documentElement;
    const isFixed = [document.documentElement, document.body].some((one) => getComputedStyle(one).overflowY === "hidden");
    if (root.scrollHeight > innerHeight + 1 && !isFixed) return root;
    const isScroller = (element) => element.scrollHeight > element.clientHeight + 1 &&
      element.clientHeight >= innerHeight * LEAST_BOX_SHARE && element.clientWidth >= innerWidth * LEAST_BOX_SHARE &&
      /auto|scroll/.test(getComputedStyle(element).overflowY);
    return [...document.body.getElementsByTagName("*")].slice(0, MOST_ELEMENTS).find(isScroller) ?? root;
  };

  // What fades or glides in is put where it is going.
  const appear = () => {
    for (const one of document.getAnimations()) {
      if (!Number.isFinite(Number(one.effect?.getComputedTiming().endTime))) continue;
      for (let at = one.effect.target; at; at = at.parentElement)
        if (waiting.has(at)) { one.finish(); break; }
    }
  };

  // Figures that count up once they are seen.
  let counted = -Infinity;
  const counting = new MutationObserver((records) => {
    for (const { target } of records) {
      const text = target.textContent;
      if (text.length <= LONGEST_COUNT_CHARACTERS && /\d/.test(text)) counted = performance.now();
    }
  });

  // Scroll once past all that waits, and back; what was measured until then is kept (desktop.js).
  globalThis.auditor.reveal = async () => {
    if (!find()) return false;
    const scroller = findScroller();
    const scrolled_ms = performance.now(), step = innerHeight * STEP_SHARE;
    globalThis.auditor.untilScrolled = { measured: await Promise.all([vitals(), loading()]), scrolled_ms };
    counting.observe(document.body, { subtree: true, childList: true, characterData: true });
    for (let top = step; top < Math.min(scroller.scrollHeight, MOST_SCREENS * innerHeight); top += step) {
      if (!isPlaceOfAny(top, scroller)) continue;
      scroller.scrollTo({ top, behavior: "instant" });
      await frames(2, SLOWEST_FRAME_MS);
      if (performance.now() - scrolled_ms > LONGEST_MS) break;
    }
    scroller.scrollTo({ top: 0, behavior: "instant" });
    await frames(2, SLOWEST_FRAME_MS);
    return true;
  };

  // Once nothing loads any more: what came with it has appeared, too, and what counts has come to its figure.
  globalThis.auditor.revealed = async () => {
    appear();
    for (const limit = performance.now() + COUNTING_MS; performance.now() < limit; await frames(1, SLOWEST_FRAME_MS))
      if (performance.now() - counted > STILL_MS) break;
    counting.disconnect();
    appear();
  };
})();
