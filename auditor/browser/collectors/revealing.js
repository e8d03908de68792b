// What waits until a reader comes to it: blocks that appear, and pictures that load, when the page is scrolled to them.
(() => {
  const { vitals, loading } = globalThis.auditor;
  const MOST_ELEMENTS = 8000, MOST_SCREENS = 25, LONGEST_MS = 2500, STEP_SHARE = 0.8, UPPER_SHARE = 0.5;
  const COUNTING_MS = 2500, STILL_MS = 250, LONGEST_COUNT_CHARACTERS = 40;

  const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); setTimeout(resolve, 60); });
  const frames = async (count) => { for (let step = 0; step < count; step += 1) await frame(); };

  // Menus and windows, which wait for a press, are taken out of the flow; what scrolling brings has its place there.
  const isWaiting = (element) => {
    const { opacity, visibility, position } = getComputedStyle(element);
    const isHidden = opacity === "0" ||
      (visibility === "hidden" && getComputedStyle(element.parentElement).visibility !== "hidden");
    if (!isHidden || /absolute|fixed/.test(position)) return false;
    const { width, height, top } = element.getBoundingClientRect();
    return width > 0 && height > 0 && top + scrollY > innerHeight * UPPER_SHARE;
  };
  const isLatePicture = (image) => (image.loading === "lazy" && !image.complete) ||
    image.matches("[data-src],[data-lazy],[data-lazy-src],[data-original],[data-srcset]");

  const waiting = new Set();
  const find = () => {
    let left = MOST_ELEMENTS;
    for (const element of document.body?.getElementsByTagName("*") ?? []) {
      if ((left -= 1) < 0) break;
      if (isWaiting(element)) waiting.add(element);
    }
    return waiting.size > 0 || [...document.images].some(isLatePicture);
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

  // Scroll through the page once and back, where anything waits; what was measured until then is kept (desktop.js).
  globalThis.auditor.reveal = async () => {
    if (!find()) return false;
    const root = document.scrollingElement ?? document.documentElement;
    const scrolled_ms = performance.now(), end = Math.min(root.scrollHeight, MOST_SCREENS * innerHeight);
    globalThis.auditor.untilScrolled = { measured: await Promise.all([vitals(), loading()]), scrolled_ms };
    counting.observe(document.body, { subtree: true, childList: true, characterData: true });
    for (let top = innerHeight * STEP_SHARE; top < end; top += innerHeight * STEP_SHARE) {
      root.scrollTo({ top, behavior: "instant" });
      await frames(2);
      if (performance.now() - scrolled_ms > LONGEST_MS) break;
    }
    root.scrollTo({ top: end, behavior: "instant" });
    await frames(2);
    root.scrollTo({ top: 0, behavior: "instant" });
    await frames(2);
    appear();
    return true;
  };

  // Once nothing loads any more: what came with it has appeared, too, and what counts has come to its figure.
  globalThis.auditor.revealed = async () => {
    appear();
    for (const limit = performance.now() + COUNTING_MS; performance.now() < limit; await frames(1))
      if (performance.now() - counted > STILL_MS) break;
    counting.disconnect();
    appear();
  };
})();
