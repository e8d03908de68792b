// Texts whose contrast only pixels can tell, with the places of their letters; plain ones are computed.
globalThis.auditor.seeing_contrast = (() => {
  const MOST_TEXTS = 80, MOST_RECTS = 12, MOST_HOLDERS = 900, LARGE_CSS_PX = 24, LARGE_BOLD_CSS_PX = 18.66, BOLD = 700;
  const LOGO = "[class*=logo i],[id*=logo i],[class*=emblem i]";
  const NETWORKS = /facebook|twitter|x\.com|instagram|youtube|linkedin|whatsapp|telegram|koo|pinterest/i;

  const isLarge = (style) => {
    const size = parseFloat(style.fontSize);
    return size >= LARGE_CSS_PX || (size >= LARGE_BOLD_CSS_PX - 0.02 && parseInt(style.fontWeight, 10) >= BOLD);
  };

  const collector = (eye) => {
    const { selector, snippet, box } = globalThis.auditor;
    const { linesOf } = globalThis.auditor.seeing_cuts;
    const told = [], known = new Set();

    // `fill` is null where what reaches the eye is not the colour that is written.
    const push = (element, kind, style, rects, text, computed = null) => {
      const key = `${kind} ${selector(element)}`;
      if (told.length >= MOST_TEXTS || known.has(key)) return;
      known.add(key);
      const isDrawing = kind === "svg";
      const fill = eye.channels(isDrawing ? style.fill : style.webkitTextFillColor);
      const isPlain = fill && fill[3] === 1 && eye.opacity(element) === 1 && (!isDrawing || style.fillOpacity === "1");
      told.push({
        kind,
        text: text.replace(/\s+/g, " ").trim().slice(0, 120),
        colour: fill ? eye.written(fill) : "",
        fill: kind === "picture" || !isPlain ? null : fill.slice(0, 3),
        is_large: isLarge(style),
        size_css_px: parseFloat(style.fontSize),
        is_logo: Boolean(element.closest(LOGO)),
        has_shadow: style.textShadow !== "none",
        computed,
        rects: rects.slice(0, MOST_RECTS).map(box).filter((rect) => rect.width_css_px >= 2 && rect.height_css_px >= 2),
        selector: selector(element),
        html: snippet(element),
        box: box(element.getBoundingClientRect()),
      });
    };

    // The colours of a letter and of the plain ground under it; null where they cannot be computed.
    const computedOf = (element, colour, ground, opacity = 1) => {
      if (!colour || !ground || eye.opacity(element) !== 1) return null;
      const shown = eye.over([...colour.slice(0, 3), colour[3] * opacity], ground);
      return { colour: eye.written(shown), ground: eye.written(ground), ratio: eye.ratio(shown, ground) };
    };

    const inside = (element) => {
      const rect = element.getBoundingClientRect(), style = eye.styleOf(element), px = (name) => parseFloat(style[name]) || 0;
      const left = rect.left + px("borderLeftWidth") + px("paddingLeft"), top = rect.top + px("borderTopWidth") + px("paddingTop");
      const width = rect.right - px("borderRightWidth") - px("paddingRight") - left;
      const height = rect.bottom - px("borderBottomWidth") - px("paddingBottom") - top;
      return { left, top, width, height };
    };

    const ownTexts = (element) => [...element.childNodes].filter((node) => node.nodeType === 3 && /\S/.test(node.data));

    const written = (element) => {
      if (!(element instanceof HTMLElement) || !eye.canBeSeen(element) || eye.isInactive(element)) return;
      const style = eye.styleOf(element);
      if (style.backgroundClip === "text") return;
      const nodes = ownTexts(element), text = nodes.map((node) => node.data).join(" ");
      if (nodes.length) {
        if (eye.hasWords(text)) push(element, "text", style, nodes.flatMap(linesOf), text);
      } else if (/^(input|textarea|select)$/.test(element.localName) && element.value) {
        push(element, "text", style, [inside(element)], element.localName === "select" ? "" : element.value);
      }
    };

    const placeholders = () => {
      for (const field of [...document.querySelectorAll("input:placeholder-shown,textarea:placeholder-shown")].slice(0, 60)) {
        if (!eye.hasWords(field.placeholder) || !eye.canBeSeen(field) || eye.isInactive(field) || eye.opacity(field) !== 1) continue;
        const style = getComputedStyle(field, "::placeholder"), colour = eye.channels(style.webkitTextFillColor);
        const ground = eye.backdrop(field), computed = computedOf(field, colour, ground, Number(style.opacity));
        if (computed && computed.ratio >= (isLarge(style) ? 3 : 4.5)) continue;
        push(field, "placeholder", style, [inside(field)], field.placeholder, computed);
      }
    };

    // Words that a style sheet adds before or after an element.
    const added = (found) => {
      const holders = new Set(found.map(({ holder }) => holder));
      for (const element of [...holders].slice(0, MOST_HOLDERS))
        for (const part of ["::before", "::after"]) {
          const style = getComputedStyle(element, part);
          const text = /^"(.*)"$/.exec(style.content)?.[1] ?? "";
          if (!/\p{L}{2}/u.test(text.replace(/[\ue000-\uf8ff]/g, "")) || style.display === "none" || eye.isInactive(element)) continue;
          if (style.visibility !== "visible" || style.opacity === "0" || style.backgroundClip === "text") continue;
          const own = eye.channels(style.backgroundColor), behind = eye.backdrop(element);
          if (!own || !behind || style.backgroundImage !== "none" || style.position !== "static") continue;
          const computed = computedOf(element, eye.channels(style.webkitTextFillColor), eye.over(own, behind), Number(style.opacity));
          if (computed && computed.ratio < (isLarge(style) ? 3 : 4.5))
            push(element, "added", style, [element.getBoundingClientRect()], text, computed);
        }
    };

    // What axe-core takes for the colour of a text and is not.
    const deceptive = (found) => {
      for (const { node, holder } of found) {
        const style = eye.styleOf(holder);
        if (!eye.hasWords(node.data) || eye.isInactive(holder)) continue;
        if (style.webkitTextFillColor !== style.color || eye.opacity(holder) === null) written(holder);
      }
    };

    const drawings = () => {
      for (const text of [...document.querySelectorAll("svg text")].slice(0, 60)) {
        const image = text.closest("svg");
        if (!eye.hasWords(text.textContent) || !eye.canBeSeen(text) || text.closest("[aria-hidden=true]") && image.closest("a,button")) continue;
        const part = text.querySelector("tspan") ?? text, style = eye.styleOf(part);
        if (/\d/.test(style.fill) && !/url/.test(style.fill)) push(text, "svg", style, [part.getBoundingClientRect()], part.textContent);
      }
    };

    // Drawn signs that are all a link or button shows.
    const icons = () => {
      for (const control of [...document.querySelectorAll("a[href],button,[role=button],summary")].slice(0, 400)) {
        const picture = control.querySelector("svg");
        if (!picture || /\S/.test(control.innerText ?? "") || control.querySelector("img,canvas,video")) continue;
        if (NETWORKS.test(control.outerHTML.slice(0, 2000)) || control.closest(LOGO) || eye.isInactive(control)) continue;
        const rect = picture.getBoundingClientRect();
        if (!eye.canBeSeen(picture) || rect.width < 8 || rect.height < 8 || rect.width > 96 || rect.height > 96) continue;
        push(control, "picture", eye.styleOf(control), [rect], control.getAttribute("aria-label") ?? "");
      }
    };

    const signs = (found) => {
      const controls = [...document.querySelectorAll("a[href],button,[role=button]")].slice(0, 400);
      for (const control of controls) {
        if (/[\p{L}\p{N}]/u.test((control.innerText ?? "").replace(/[\ue000-\uf8ff]/g, "")) || control.querySelector("img,svg,canvas,video")) continue;
        if (NETWORKS.test(control.outerHTML.slice(0, 1000)) || eye.isInactive(control)) continue;
        for (const part of [control, ...control.querySelectorAll("i,span")]) {
          const style = getComputedStyle(part, "::before");
          if (!/[\ue000-\uf8ff]/.test(style.content) || !eye.canBeSeen(part)) continue;
          const ground = eye.backdrop(part), computed = computedOf(part, eye.channels(style.webkitTextFillColor), ground, Number(style.opacity));
          if (computed && computed.ratio < 3) push(control, "sign", style, [part.getBoundingClientRect()], control.getAttribute("aria-label") ?? "", computed);
          break;
        }
      }
    };

    return { told, written, placeholders, added, deceptive, drawings, icons, signs };
  };

  const measured = (eye, found, incomplete, isExemplar) => {
    const all = collector(eye);
    for (const address of incomplete) {
      const element = document.querySelector(address);
      if (element) all.written(element);
    }
    all.deceptive(found);
    all.placeholders();
    if (isExemplar) {
      all.added(found);
      all.signs(found);
      all.drawings();
      all.icons();
    }
    return all.told;
  };

  return { measured };
})();
