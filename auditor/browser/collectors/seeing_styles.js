// What the eye has to know of an element: its style, whether it can be seen, and the colour behind it.
globalThis.auditor.seeing_styles = () => {
  const { isShown } = globalThis.auditor;
  const styles = new Map(), shown = new Map(), opacities = new Map();
  const WORDS = /[\p{L}\p{N}]/u;
  const OPAQUE = 0.99;

  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const parentOf = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;

  const channels = (colour) => {
    const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
    return found ? [+found[1], +found[2], +found[3], found[4] === undefined ? 1 : +found[4]] : null;
  };
  const over = (front, back) => [0, 1, 2].map((at) => front[at] * front[3] + back[at] * (1 - front[3])).concat(1);
  const written = (colour) =>
    `#${colour.slice(0, 3).map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
  };

  // Letters only a program is told of: shrunk to a point, cut away, or moved off the page.
  const isTuckedAway = (element) => {
    for (let around = element; around && around !== document.body; around = parentOf(around)) {
      const style = styleOf(around);
      if (/^rect\(0px|^rect\(1px/.test(style.clip) && /absolute|fixed/.test(style.position)) return true;
      if (/^inset\((?:50|100)%/.test(style.clipPath)) return true;
      if (style.overflowX !== "visible" && style.display !== "inline") {
        const rect = around.getBoundingClientRect();
        if (rect.width <= 2 || rect.height <= 2) return true;
      }
    }
    return false;
  };
  const canBeSeen = (element) => {
    if (!shown.has(element)) shown.set(element, isShown(element) && !isTuckedAway(element));
    return shown.get(element);
  };

  // The colour an element stands on; null where pictures, gradients or blending are in the way.
  const known = new Map();
  const backdrop = (element) => {
    if (!element) return [255, 255, 255, 1];
    if (known.has(element)) return known.get(element);
    const style = styleOf(element), own = channels(style.backgroundColor);
    const isPlain = own && style.backgroundImage === "none" && style.opacity === "1" && style.filter === "none" &&
      style.mixBlendMode === "normal" && (style.backdropFilter ?? "none") === "none";
    const isLoose = /absolute|fixed|sticky/.test(style.position) || style.float !== "none" || style.transform !== "none";
    let colour = null;
    if (isPlain && own[3] >= OPAQUE) colour = own;
    else if (isPlain && !isLoose) {
      const behind = backdrop(parentOf(element));
      colour = behind && over(own, behind);
    }
    known.set(element, colour);
    return colour;
  };

  // How much of an element's own colour reaches the eye, 0-1; null where a filter or a blend changes it.
  const opacity = (element) => {
    if (!element) return 1;
    if (opacities.has(element)) return opacities.get(element);
    const style = styleOf(element), around = opacity(parentOf(element));
    const isPlain = style.filter === "none" && style.mixBlendMode === "normal";
    const found = isPlain && around !== null ? around * Number(style.opacity) : null;
    opacities.set(element, found);
    return found;
  };

  const hasWords = (text) => WORDS.test(text.replace(/[\ue000-\uf8ff]/g, ""));
  const isInactive = (element) =>
    element.matches(":disabled") || Boolean(element.closest(":disabled,[aria-disabled=true],[inert],.disabled")) ||
    Boolean(element.closest("label")?.control?.disabled);

  return { styleOf, parentOf, channels, over, written, ratio, canBeSeen, backdrop, opacity, hasWords, isInactive };
};
