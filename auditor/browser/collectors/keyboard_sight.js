// What is seen of an element: its place after all clipping, what lies over it, and how two colours differ.
globalThis.auditor.keyboardSight = (() => {
  const root = document.documentElement;
  const styleOf = (element, pseudo) => getComputedStyle(element, pseudo);

  // --- colours

  const parsed = (colour) => {
    const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
    return found ? [+found[1], +found[2], +found[3], found[4] === undefined ? 1 : +found[4]] : null;
  };
  const over = (front, back) => front.slice(0, 3).map((part, at) => part * front[3] + back[at] * (1 - front[3]));
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  // What an element is drawn on; null where a picture or something translucent is on the way.
  const ground = (element) => {
    for (let around = element; around; around = around.parentElement) {
      const style = styleOf(around);
      if (style.backgroundImage !== "none") return null;
      const colour = parsed(style.backgroundColor);
      if (!colour || (colour[3] > 0 && colour[3] < 1)) return null;
      if (colour[3] === 1) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };

  // --- what is seen of an element

  const ownRect = (element) => {
    const own = element.getBoundingClientRect();
    if (own.width > 1 && own.height > 1) return own;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const inner of [...element.querySelectorAll("*")].slice(0, 20)) {
      const rect = inner.getBoundingClientRect();
      if (rect.width <= 1 || rect.height <= 1) continue;
      left = Math.min(left, rect.left); top = Math.min(top, rect.top);
      right = Math.max(right, rect.right); bottom = Math.max(bottom, rect.bottom);
    }
    return left === Infinity ? own : new DOMRect(left, top, right - left, bottom - top);
  };

  const seen = (element) => {
    const rect = ownRect(element);
    let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom];
    let opacity = 1, isFree = false, position = "";
    for (let around = element; around && around !== root; around = around.parentElement) {
      const style = styleOf(around);
      opacity *= parseFloat(style.opacity);
      const isClip = /^inset\((50|100)%|^circle\(0/.test(style.clipPath) ||
        (style.position === "absolute" && /^rect\((0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?\)$/.test(style.clip));
      if (isClip) return { sight: "tiny" };
      const isPassed = position === "absolute" && style.position === "static" && style.transform === "none";
      if (around !== element && around !== document.body && !isFree && !isPassed) {
        const area = style.overflowX !== "visible" || style.overflowY !== "visible" ? around.getBoundingClientRect() : null;
        if (area && style.overflowX !== "visible") { left = Math.max(left, area.left); right = Math.min(right, area.right); }
        if (area && style.overflowY !== "visible") { top = Math.max(top, area.top); bottom = Math.min(bottom, area.bottom); }
      }
      if (style.position === "fixed") isFree = true;
      if (!isPassed) position = style.position;
    }
    left = Math.max(left, 0); top = Math.max(top, 0);
    right = Math.min(right, innerWidth); bottom = Math.min(bottom, innerHeight);
    if (opacity < 0.05) return { sight: "transparent" };
    if (rect.width <= 1 || rect.height <= 1) return { sight: "tiny" };
    if (right - left < 1 || bottom - top < 1) return { sight: "off screen" };
    return { sight: "shown", left, top, right, bottom };
  };

  // The fixed or sticky part that lies over all of the element, at nine points.
  const cover = (element, { left, top, right, bottom }) => {
    let found = null;
    for (const x of [0.08, 0.5, 0.92]) for (const y of [0.12, 0.5, 0.88]) {
      const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      if (!hit || hit === element || element.contains(hit) || hit.contains(element)) return null;
      if ([...(element.labels ?? [])].some((label) => label.contains(hit) || hit.contains(label))) return null;
      let stuck = null, isOpaque = false;
      for (let around = hit; around && around !== document.body && !around.contains(element); around = around.parentElement) {
        const style = styleOf(around);
        const colour = parsed(style.backgroundColor);
        if (/^(img|video|iframe|canvas)$/.test(around.localName) || style.backgroundImage !== "none" || colour?.[3] > 0.9)
          isOpaque = true;
        if (parseFloat(style.opacity) < 0.9) return null;
        if (/^(fixed|sticky)$/.test(style.position)) { stuck = around; break; }
      }
      if (!stuck || !isOpaque || (found && found !== stuck)) return null;
      found = stuck;
    }
    return found;
  };

  return { parsed, over, contrast, ground, ownRect, seen, cover };
})();
