// How focus is marked: by a style of the element, by something around it, or by nothing that styles tell.
globalThis.auditor.keyboardMarks = (() => {
  const { parsed, over, contrast, ground } = globalThis.auditor.keyboardSight;
  const MOST_RELATIVES = 40, ANCESTORS = 5, SURE_CONTRAST = 1.3, SURE_STEPS = 100; // of 255, in one of red, green and blue
  const PROPERTIES = [
    "color", "background-color", "background-image", "background-position-x", "background-position-y",
    "border-top-color", "border-right-color", "border-bottom-color", "border-left-color",
    "border-top-width", "border-right-width", "border-bottom-width", "border-left-width",
    "border-top-style", "border-bottom-style", "box-shadow", "outline-color", "outline-style", "outline-width",
    "outline-offset", "text-decoration-line", "text-decoration-color", "text-decoration-style",
    "text-decoration-thickness", "text-shadow", "font-weight", "font-size", "font-style", "letter-spacing",
    "opacity", "transform", "translate", "scale", "filter", "display", "visibility", "clip", "clip-path",
    "width", "height", "left", "top", "fill", "stroke", "content",
  ];
  const AT = Object.fromEntries(PROPERTIES.map((name, position) => [name, position]));
  const COLOURS = ["color", "background-color", "border-top-color", "border-right-color", "border-bottom-color",
    "border-left-color", "outline-color", "text-decoration-color", "fill", "stroke"];
  const root = document.documentElement;
  const styleOf = (element, pseudo) => getComputedStyle(element, pseudo);
  const vector = (element, pseudo) => {
    const style = styleOf(element, pseudo);
    return PROPERTIES.map((name) => style.getPropertyValue(name));
  };

  // --- how focus is marked

  const changed = (before, after) => PROPERTIES.filter((_, at) => before[at] !== after[at]);

  const outlineOf = (after) => {
    const width = parseFloat(after[AT["outline-width"]]), colour = parsed(after[AT["outline-color"]]);
    if (after[AT["outline-style"]] === "none" || !(width > 0) || (colour && colour[3] < 0.1)) return null;
    return { colour, isAuto: after[AT["outline-style"]] === "auto" };
  };

  // "style" with its contrast where the change is surely seen, "doubt" where pixels must tell, "none".
  const marked = (element, before, after) => {
    const names = changed(before, after);
    if (!names.length) return { mark: "none" };
    const best = { mark: "doubt", contrast: null };
    const better = (value) => {
      if (value >= SURE_CONTRAST) best.mark = "style";
      best.contrast = Math.max(best.contrast ?? 0, value);
    };
    const behind = element.parentElement ? ground(element.parentElement) : null;
    const outline = outlineOf(after);
    if (outline && names.some((name) => name.startsWith("outline"))) {
      if (outline.isAuto || !outline.colour || !behind) return { mark: "style", contrast: null };
      const line = over(outline.colour, behind);
      better(contrast(line, behind));
      if (line.some((part, at) => Math.abs(part - behind[at]) > SURE_STEPS)) best.mark = "style"; // as bright, but of another hue
    }
    const ring = /^(rgba?\([^)]*\)) 0px 0px 0px ([\d.]+)px( inset)?$/.exec(after[AT["box-shadow"]]);
    if (names.includes("box-shadow")) {
      const colour = ring && parsed(ring[1]);
      if (colour && behind && !ring[3]) better(contrast(over(colour, behind), behind));
      else if (after[AT["box-shadow"]] !== "none") return { mark: "style", contrast: null };
    }
    for (const name of COLOURS.filter((other) => names.includes(other))) {
      if (name === "outline-color" && !(outline && outlineOf(before))) continue;
      if (name.startsWith("border") && !(parseFloat(after[AT[name.replace("color", "width")]]) > 0)) continue;
      if (name === "text-decoration-color" && after[AT["text-decoration-line"]] === "none") continue;
      if (/^(fill|stroke)$/.test(name)) continue;
      const [old, recent] = [parsed(before[AT[name]]), parsed(after[AT[name]])];
      const base = ground(element) ?? behind;
      if (!old || !recent || !base) continue;
      const back = name === "background-color" && behind ? behind : base;
      better(contrast(over(old, back), over(recent, back)));
    }
    const plain = ["text-decoration-line", "font-weight", "font-size", "background-image", "transform", "scale",
      "translate", "border-top-width", "border-bottom-width", "filter"];
    if (best.mark !== "style" && plain.some((name) => names.includes(name))) return { mark: "style", contrast: null };
    const isLine = names.every((name) => name.startsWith("outline")); // a pale ground is seen better than a pale line
    return best.mark === "doubt" && !isLine ? { mark: "doubt", contrast: null } : best;
  };

  const relativesOf = (element) => {
    const found = new Set(element.labels ?? []);
    for (let around = element.parentElement, level = 0; around && level < ANCESTORS && around !== root; around = around.parentElement, level += 1)
      found.add(around);
    for (const near of [element.previousElementSibling, element.nextElementSibling, ...element.querySelectorAll("*"),
      ...(element.parentElement?.children ?? [])]) if (near && near !== element) found.add(near);
    for (const label of element.labels ?? []) for (const inner of label.querySelectorAll("*")) found.add(inner);
    return [...found].slice(0, MOST_RELATIVES);
  };
  const surroundings = (element) => {
    const lines = [];
    for (const near of [element, ...relativesOf(element)]) {
      if (near !== element) lines.push(vector(near).join("|"));
      for (const pseudo of ["::before", "::after"]) if (styleOf(near, pseudo).content !== "none") lines.push(vector(near, pseudo).join("|"));
      if (near === element) lines.push("");
    }
    return lines.join("\n");
  };
  return { vector, changed, marked, surroundings };
})();
