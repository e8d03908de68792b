// What the browser measured while the page loaded, and what of it held the drawing up.
(() => {
  const { rounded, selector, snippet, place } = globalThis.auditor;
  const MOST_BLOCKING = 60, MOST_SCRIPTS = 40, MOST_FACES = 60, MOST_RULES = 20000, MOST_SHEETS = 200, FACE_CHARACTERS = 400, MOST_SHIFTS = 10;
  const MOST_PICTURES = 300, LEAST_BITS = 0.05; // of a pixel, as https://www.w3.org/TR/largest-contentful-paint/ has it

  const isObserved = (type) => PerformanceObserver.supportedEntryTypes.includes(type);
  const observed = (type) =>
    new Promise((resolve) => {
      if (!isObserved(type)) return resolve([]);
      const observer = new PerformanceObserver((list) => { observer.disconnect(); resolve(list.getEntries()); });
      observer.observe({ type, buffered: true });
      setTimeout(() => { resolve(observer.takeRecords()); observer.disconnect(); }, 10);
    });

  // The largest burst of shifts: at most 1 s apart and 5 s long in all, as web.dev defines CLS.
  const worstBurst = (entries) => {
    let worst = { sum: 0, entries: [] }, burst = { sum: 0, entries: [] }, first = 0, last = -Infinity;
    for (const entry of entries) {
      if (entry.hadRecentInput) continue;
      if (entry.startTime - last > 1000 || entry.startTime - first > 5000) { burst = { sum: 0, entries: [] }; first = entry.startTime; }
      burst = { sum: burst.sum + entry.value, entries: [...burst.entries, entry] };
      last = entry.startTime;
      if (burst.sum > worst.sum) worst = burst;
    }
    return worst;
  };

  // What moved in it, each with its part of the score by the area it left and the area it took.
  const moved = (entries) => {
    const found = new Map();
    for (const { value, sources } of entries) {
      const areas = sources.map(({ previousRect: from, currentRect: to }) => from.width * from.height + to.width * to.height);
      const all = areas.reduce((sum, area) => sum + area, 0);
      sources.forEach(({ node, previousRect: from, currentRect: to }, index) => {
        const element = node instanceof Element ? node : node?.parentElement;
        if (!element?.isConnected || !all) return;
        const one = found.get(element) ?? { score: 0, moved_css_px: 0 };
        one.score += (value * areas[index]) / all;
        one.moved_css_px = Math.max(one.moved_css_px, Math.round(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))));
        found.set(element, one);
      });
    }
    return [...found].sort((a, b) => b[1].score - a[1].score).slice(0, MOST_SHIFTS)
      .map(([element, told]) => ({ ...told, score: Math.round(told.score * 10000) / 10000, ...place(element) }));
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

  // CSS px² that the largest picture at hand takes of the window; one with next to no data does not count for browsers.
  const largestPicture = () => {
    let largest = 0;
    for (const image of [...document.images].slice(0, MOST_PICTURES)) {
      if (!image.complete || !image.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const { left, top, right, bottom } = image.getBoundingClientRect();
      const area = Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0)) * Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
      if (area <= largest) continue;
      const bytes = performance.getEntriesByName(image.currentSrc, "resource")[0]?.encodedBodySize;
      if (!bytes || (bytes * 8) / area >= LEAST_BITS) largest = area;
    }
    return largest;
  };

  // A page may have loaded before the frame that shows its pictures: that frame is waited for.
  const largestPaint = () =>
    new Promise((resolve) => {
      let last;
      const end = () => { observer.disconnect(); resolve(last); };
      const observer = new PerformanceObserver((list) => {
        last = list.getEntries().at(-1);
        if (last.size >= largestPicture() * 0.99) end();
      });
      observer.observe({ type: "largest-contentful-paint", buffered: true });
      setTimeout(end, largestPicture() ? 500 : 10);
    });

  globalThis.auditor.vitals = async () => {
    if (!performance.getEntriesByName("first-contentful-paint").length) await drawn();
    const lcp = isObserved("largest-contentful-paint") ? await largestPaint() : null;
    const [shifts, tasks] = await Promise.all(["layout-shift", "longtask"].map(observed));
    const burst = worstBurst(shifts);
    const [navigation] = performance.getEntriesByType("navigation");
    const fcp = performance.getEntriesByName("first-contentful-paint")[0];
    return {
      ttfb_ms: navigation ? rounded(navigation.responseStart) : null,
      fcp_ms: fcp ? rounded(fcp.startTime) : null,
      lcp_ms: lcp ? rounded(lcp.startTime) : null,
      lcp_selector: lcp?.element ? selector(lcp.element) : "",
      lcp_html: lcp?.element ? snippet(lcp.element) : "",
      lcp_url: /^https?:/.test(lcp?.url ?? "") ? lcp.url.slice(0, 2000) : "",
      cls: isObserved("layout-shift") ? Math.round(burst.sum * 10000) / 10000 : null,
      shifts: moved(burst.entries),
      blocking_ms: !isObserved("longtask") ? null : rounded(tasks.reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0)),
      long_tasks: tasks.length,
      load_ms: navigation?.loadEventEnd ? rounded(navigation.loadEventEnd) : null,
      dom_elements: document.getElementsByTagName("*").length,
    };
  };

  // Files that drawing waits for, each with the element that asks for it.
  const blocking = () => {
    const urls = performance.getEntriesByType("resource").filter((one) => one.renderBlockingStatus === "blocking").map((one) => one.name);
    if (!urls.length) return [];
    const asking = new Map();
    for (const element of document.querySelectorAll("link[rel~=stylesheet i][href],script[src]"))
      if (!asking.has(element.href ?? element.src)) asking.set(element.href ?? element.src, element);
    // Of a script in the body the browser says so only where it met it before it had looked ahead: that is chance.
    const isLate = (element) => element instanceof HTMLScriptElement && document.body?.contains(element);
    const all = [...new Set(urls)].filter((url) => !isLate(asking.get(url)));
    return all.slice(0, MOST_BLOCKING).map((url) => {
      const element = asking.get(url);
      return { url, selector: element ? selector(element) : "", html: element ? snippet(element) : "" };
    });
  };

  // Scripts by what they took of the frames that were long.
  const busy = (frames) => {
    const taken = new Map();
    for (const { sourceURL, duration } of frames.flatMap((frame) => frame.scripts ?? []))
      if (/^https?:/.test(sourceURL)) taken.set(sourceURL, (taken.get(sourceURL) ?? 0) + duration);
    return [...taken].sort((one, other) => other[1] - one[1]).slice(0, MOST_SCRIPTS).map(([url, ms]) => ({ url, ms: rounded(ms) }));
  };

  const rulesOf = (sheet) => { try { return [...sheet.cssRules]; } catch { return []; } }; // of another website: closed
  const faces = () => {
    const loaded = new Set(performance.getEntriesByType("resource").map((one) => one.name));
    const found = [];
    let count = 0;
    const sheets = [...document.styleSheets];
    for (let index = 0; index < Math.min(sheets.length, MOST_SHEETS); index += 1) {
      const sheet = sheets[index];
      for (const rule of rulesOf(sheet)) {
        if ((count += 1) > MOST_RULES || found.length >= MOST_FACES) return found;
        if (rule instanceof CSSImportRule && rule.styleSheet) sheets.push(rule.styleSheet);
        if (!(rule instanceof CSSFontFaceRule)) continue;
        const style = rule.style;
        for (const [, address] of style.getPropertyValue("src").slice(0, 4000).matchAll(/url\("?([^")]{1,2000})"?\)/g)) {
          let url = "";
          try { url = new URL(address, sheet.href ?? document.baseURI).href.split("#")[0]; } catch { continue; }
          if (!loaded.has(url)) continue;
          found.push({
            url,
            family: style.getPropertyValue("font-family").replace(/^["']|["']$/g, "").slice(0, 100),
            display: style.getPropertyValue("font-display").toLowerCase(),
            unicode_range: style.getPropertyValue("unicode-range").slice(0, 300),
            html: rule.cssText.replace(/\s+/g, " ").slice(0, FACE_CHARACTERS),
          });
        }
      }
    }
    return found;
  };

  globalThis.auditor.loading = async () => ({ blocking: blocking(), busy: busy(await observed("long-animation-frame")), faces: faces() });
})();
