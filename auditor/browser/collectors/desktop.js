// The page at 1366 CSS px: its HTML, texts, pictures, places and what the browser measured while loading.
globalThis.auditor.desktop = async () => {
  const { rested, selector, snippet, box, boxes, rounded, isShown, shownTexts } = globalThis.auditor;
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

  const isObserved = (type) => PerformanceObserver.supportedEntryTypes.includes(type);
  const observed = (type) =>
    new Promise((resolve) => {
      if (!isObserved(type)) return resolve([]);
      const observer = new PerformanceObserver((list) => { observer.disconnect(); resolve(list.getEntries()); });
      observer.observe({ type, buffered: true });
      setTimeout(() => { resolve(observer.takeRecords()); observer.disconnect(); }, 10);
    });

  // The largest burst of shifts: at most 1 s apart and 5 s long in all, as web.dev defines CLS.
  const layoutShift = (entries) => {
    let worst = 0, sum = 0, first = 0, last = -Infinity;
    for (const { value, startTime, hadRecentInput } of entries) {
      if (hadRecentInput) continue;
      if (startTime - last > 1000 || startTime - first > 5000) { sum = 0; first = startTime; }
      sum += value;
      last = startTime;
      worst = Math.max(worst, sum);
    }
    return worst;
  };

  // On a busy machine a page has loaded before anything of it is drawn; one that stays blank is waited for no longer.
  const drawn = () =>
    new Promise((resolve) => {
      const observer = new PerformanceObserver((list) => {
        if (list.getEntriesByName("first-contentful-paint").length) { observer.disconnect(); resolve(); }
      });
      observer.observe({ type: "paint", buffered: true });
      setTimeout(() => { observer.disconnect(); resolve(); }, 500);
    });

  const vitals = async () => {
    if (!performance.getEntriesByName("first-contentful-paint").length) await drawn();
    const [paints, shifts, tasks] = await Promise.all(
      ["largest-contentful-paint", "layout-shift", "longtask"].map(observed));
    const [navigation] = performance.getEntriesByType("navigation");
    const fcp = performance.getEntriesByName("first-contentful-paint")[0];
    const lcp = paints.at(-1);
    return {
      ttfb_ms: navigation ? rounded(navigation.responseStart) : null,
      fcp_ms: fcp ? rounded(fcp.startTime) : null,
      lcp_ms: lcp ? rounded(lcp.startTime) : null,
      lcp_selector: lcp?.element ? selector(lcp.element) : "",
      cls: isObserved("layout-shift") ? Math.round(layoutShift(shifts) * 10000) / 10000 : null,
      blocking_ms: !isObserved("longtask") ? null : rounded(tasks.reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0)),
      long_tasks: tasks.length,
      load_ms: navigation?.loadEventEnd ? rounded(navigation.loadEventEnd) : null,
      dom_elements: document.getElementsByTagName("*").length,
    };
  };

  const doctype = document.doctype ? `<!DOCTYPE ${document.doctype.name}>` : "";
  const measured = vitals();
  await rested();
  return {
    url: document.URL,
    html: (doctype + document.documentElement.outerHTML).slice(0, MOST_CHARACTERS),
    page_height_css_px: Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0),
    texts: texts(),
    images: images(),
    boxes: boxes(MOST_BOXES),
    vitals: await measured,
  };
};
