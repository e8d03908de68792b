// The page at 1366 CSS px: its HTML, texts, pictures, places and what the browser measured while loading.
globalThis.auditor.desktop = async () => {
  const { rested, selector, snippet, box, boxes, isShown, shownTexts, vitals, loading } = globalThis.auditor;
  const MOST_TEXTS = 1500, MOST_IMAGES = 500, MOST_BOXES = 3000, MOST_CHARACTERS = 5 * 1024 * 1024;
  const SHOWN_CHARACTERS = 300;

  const texts = () => {
    const held = new Map();
    for (const [holder, text] of shownTexts()) {
      const before = held.get(holder);
      held.set(holder, before === undefined ? text : `${before} ${text}`);
      if (held.size > MOST_TEXTS) break;
    }
    return [...held].map(([holder, text]) => {
      const style = getComputedStyle(holder);
      return {
        text: text.slice(0, SHOWN_CHARACTERS),
        characters: text.length,
        lang: holder.closest("[lang]")?.getAttribute("lang") ?? "",
        size_css_px: parseFloat(style.fontSize),
        line_height_css_px: style.lineHeight === "normal" ? null : parseFloat(style.lineHeight),
        weight: parseInt(style.fontWeight, 10) || 400,
        family: style.fontFamily.slice(0, 200),
        colour: style.color,
        selector: selector(holder),
        box: box(holder.getBoundingClientRect()),
      };
    });
  };

  const contentBox = (image) => {
    const rect = image.getBoundingClientRect();
    const style = getComputedStyle(image);
    const px = (name) => parseFloat(style[name]) || 0;
    const left = px("borderLeftWidth") + px("paddingLeft"), top = px("borderTopWidth") + px("paddingTop");
    return box({
      left: rect.left + left,
      top: rect.top + top,
      width: Math.max(0, rect.width - left - px("borderRightWidth") - px("paddingRight")),
      height: Math.max(0, rect.height - top - px("borderBottomWidth") - px("paddingBottom")),
    });
  };

  const images = () =>
    [...document.images].filter(isShown).slice(0, MOST_IMAGES).map((image) => ({
      src: image.currentSrc || image.src,
      is_complete: image.complete,
      natural_width_px: image.naturalWidth,
      natural_height_px: image.naturalHeight,
      object_fit: getComputedStyle(image).objectFit,
      is_vector: /\.svgz?([?#]|$)|^data:image\/svg/i.test(image.currentSrc || image.src),
      alt: image.getAttribute("alt"),
      selector: selector(image),
      html: snippet(image),
      box: contentBox(image),
    }));

  const doctype = document.doctype ? `<!DOCTYPE ${document.doctype.name}>` : "";
  const { measured = Promise.all([vitals(), loading()]), scrolled_ms = null } = globalThis.auditor.untilScrolled ?? {};
  await rested();
  const [measures, held] = await measured;
  return {
    url: document.URL,
    html: (doctype + document.documentElement.outerHTML).slice(0, MOST_CHARACTERS),
    page_height_css_px: Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0),
    texts: texts(),
    images: images(),
    boxes: boxes(MOST_BOXES),
    vitals: measures,
    loading: held,
    scrolled_ms,
  };
};
