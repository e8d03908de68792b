// What shows where a field or a tick box is: its border and its ground against what surrounds it.
globalThis.auditor.seeing_controls = (eye) => {
  const { selector, snippet, box, isShown } = globalThis.auditor;
  const MOST_CONTROLS = 150;
  const FIELDS = "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image],[type=range],[type=color],[type=file]),textarea";
  const told = [];

  const sidesOf = (style) =>
    ["Top", "Right", "Bottom", "Left"]
      .filter((side) => parseFloat(style[`border${side}Width`]) > 0 && !/none|hidden/.test(style[`border${side}Style`]))
      .map((side) => ({ side, colour: eye.channels(style[`border${side}Color`]) }));

  // Contrast of the strongest border with either neighbour, and of the ground with what is outside.
  const measured = (style, outside) => {
    const own = eye.channels(style.backgroundColor);
    if (!own || style.backgroundImage !== "none") return null;
    const ground = eye.over(own, outside);
    const borders = sidesOf(style).filter(({ colour }) => colour && colour[3] > 0)
      .map(({ side, colour }) => {
        const mixed = eye.over(colour, ground);
        return { side, colour: mixed, ratio: Math.max(eye.ratio(mixed, outside), eye.ratio(mixed, ground)) };
      });
    const best = borders.sort((one, other) => other.ratio - one.ratio)[0];
    return {
      border_colour: best ? eye.written(best.colour) : "",
      border_ratio: best ? best.ratio : 1,
      border_sides: borders.length,
      ground_colour: eye.written(ground),
      ground_ratio: eye.ratio(ground, outside),
      outside_colour: eye.written(outside),
    };
  };

  const hasMore = (style) => style.boxShadow !== "none" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);

  // A frame drawn by a box around the field stands for the field's own.
  const frameAround = (field, rect) => {
    for (let around = field.parentElement, steps = 0; around && steps < 3; around = around.parentElement, steps += 1) {
      const outer = around.getBoundingClientRect();
      if (outer.width > rect.width + 160 || outer.height > rect.height + 40) return false;
      const style = eye.styleOf(around);
      const own = eye.channels(style.backgroundColor);
      if (sidesOf(style).length || hasMore(style) || (own && own[3] > 0) || style.backgroundImage !== "none") return true;
    }
    return false;
  };

  const push = (field, shown, kind, found, extra) =>
    told.push({
      kind,
      ...found,
      ...extra,
      selector: selector(field),
      html: snippet(field),
      box: box(shown.getBoundingClientRect()),
    });

  const boxDrawnBeside = (field) => {
    const labels = [...(field.labels ?? []), field.nextElementSibling].filter(Boolean);
    for (const near of labels)
      for (const part of [near, ...near.querySelectorAll("span,i,b,div")])
        for (const pseudo of ["::before", "::after"]) {
          const style = getComputedStyle(part, pseudo);
          if (/^(none|normal)$/.test(style.content)) continue;
          const width = parseFloat(style.width), height = parseFloat(style.height);
          if (width >= 8 && width <= 48 && height >= 8 && height <= 48) return { part, style };
        }
    return null;
  };

  for (const field of document.querySelectorAll(FIELDS)) {
    if (told.length >= MOST_CONTROLS) break;
    if (eye.isInactive(field)) continue;
    const style = eye.styleOf(field), rect = field.getBoundingClientRect();
    const isTick = /^(checkbox|radio)$/.test(field.type);
    const isSeen = isShown(field) && rect.width > 4 && rect.height > 4 && eye.canBeSeen(field) && style.clip === "auto";
    if (isTick && (!isSeen || style.appearance === "none")) {
      const drawn = isSeen ? null : boxDrawnBeside(field);
      const part = drawn?.part ?? (isSeen ? field : null);
      if (!part || !isShown(part) || field.checked || (isSeen && ["::before", "::after"].some((pseudo) =>
        !/^(none|normal)$/.test(getComputedStyle(field, pseudo).content) && parseFloat(getComputedStyle(field, pseudo).width) > 0))) continue;
      const outside = eye.backdrop(drawn ? part : field.parentElement);
      const found = outside && measured(drawn?.style ?? style, outside);
      if (found && !hasMore(drawn?.style ?? style))
        push(field, part, "tick", found, { is_drawn_beside: Boolean(drawn), has_placeholder: false, has_text: false });
      continue;
    }
    if (isTick || !isSeen || rect.bottom + scrollY < 0 || rect.right + scrollX < 0) continue;
    if (hasMore(style) || frameAround(field, rect)) continue;
    const outside = eye.backdrop(field.parentElement);
    const found = outside && eye.opacity(field) === 1 && measured(style, outside);
    if (!found) continue;
    push(field, field, "field", found, {
      is_drawn_beside: false,
      has_placeholder: Boolean(field.placeholder),
      has_text: Boolean(field.value),
    });
  }
  return told;
};
