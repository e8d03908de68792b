// Holds the page still for a picture of its first view, and lets it go on as it was.
globalThis.auditor.impression = (() => {
  const { rested } = globalThis.auditor;
  const FONTS_LIMIT_MS = 1500;
  const still = new CSSStyleSheet();
  still.replaceSync("*,*::before,*::after{animation-play-state:paused!important}");
  let held = [], stopped = [], top = 0;

  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 1000); // a page in the background draws no frames
  });

  // What goes on by itself is shown as at the beginning of its round. Animations of style rules are held by a style rule:
  // once a script has paused one, the page's own control no longer does.
  const hold = async () => {
    await Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, FONTS_LIMIT_MS))]);
    await rested();
    top = scrollY;
    if (top) scrollTo({ top: 0, behavior: "instant" });
    const going = document.getAnimations().filter((one) =>
      one.playState === "running" && one.timeline === document.timeline && one.effect && !(one instanceof CSSTransition));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
    document.getAnimations(); // the style rule takes effect now
    held = going.map((one) => [one, one.currentTime]);
    for (const [animation] of held) {
      if (!(animation instanceof CSSAnimation)) animation.pause();
      animation.currentTime = Math.max(animation.effect.getComputedTiming().delay, 0);
    }
    stopped = [...document.querySelectorAll("marquee")];
    for (const marquee of stopped) marquee.stop();
    await frame();
    await frame();
  };

  const release = () => {
    for (const [animation, clock] of held) {
      animation.currentTime = clock;
      if (!(animation instanceof CSSAnimation)) animation.play();
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
    for (const marquee of stopped) marquee.start();
    if (top) scrollTo({ top, behavior: "instant" });
    held = stopped = [];
  };

  return { hold, release };
})();
