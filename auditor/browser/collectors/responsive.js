// The page on a phone 320 CSS px wide: wide tables, what stays on the screen, what lies over it, fields, plug-ins.
globalThis.auditor.responsive = (() => {
  const { selector, snippet, rounded, isShown } = globalThis.auditor;
  const MOST_ELEMENTS = 4000, MOST_TABLES = 20, MOST_PINNED = 10, MOST_COVERS = 3, MOST_FIELDS = 100, MOST_PLUG_INS = 20;
  const LEAST_PINNED_CSS_PX = 20, EDGE_CSS_PX = 8, MOVED_CSS_PX = 60, MOST_FRAMES = 30, MOST_TEXT = 200;
  const TYPED = "input:not([type=hidden],[type=checkbox],[type=radio],[type=submit],[type=button],[type=reset],[type=image]," +
    "[type=range],[type=color],[type=file]),select,textarea";
  const CLOSING = /close|dismiss|skip|no thanks|not now|later|बंद|हटाएं|छोड़ें|^\s*[x×✕✖⨯]\s*$/i;

  const named = (element) => ({ selector: selector(element), html: snippet(element) });
  const textOf = (element) => (element.innerText ?? "").replace(/\s+/g, " ").trim();

  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 100);
  });
  const settle = async (width, height) => {
    for (let count = 0; count < MOST_FRAMES && (innerWidth !== width || innerHeight !== height); count += 1) await frame();
    await frame();
  };

  const hasData = (table) => {
    if (/^(presentation|none)$/.test(table.getAttribute("role") ?? "") || table.querySelector("table,form,nav,h1,iframe")) return false;
    return table.rows.length >= 2 && [...table.rows].slice(0, 10).some((row) => row.cells.length >= 2);
  };

  const boxAround = (table) => {
    for (let around = table.parentElement; around && around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (/auto|scroll/.test(style.overflowX)) return { around, scrolls: true };
      if (/hidden|clip/.test(style.overflowX)) return { around, scrolls: false };
    }
    return null;
  };

  const wideTables = () => {
    const edge = document.documentElement.clientWidth, found = [];
    for (const table of document.getElementsByTagName("table")) {
      if (found.length >= MOST_TABLES) break;
      if (!isShown(table) || !hasData(table)) continue;
      const rect = table.getBoundingClientRect();
      const own = getComputedStyle(table);
      const scrollsItself = own.display !== "table" && /auto|scroll/.test(own.overflowX) && table.scrollWidth > table.clientWidth + 1;
      const held = scrollsItself ? { around: table, scrolls: true } : boxAround(table);
      const right = held ? held.around.getBoundingClientRect().left + held.around.clientLeft + held.around.clientWidth : edge;
      const wide = scrollsItself ? table.scrollWidth : rect.width;
      if (scrollsItself ? false : rect.right <= Math.min(right, held ? Infinity : edge) + 1) continue;
      const box = held?.around;
      found.push({
        table: named(table), width_css_px: rounded(wide), box: box ? named(box) : null, scrolls: Boolean(held?.scrolls),
        has_name: Boolean(box && (box.getAttribute("aria-label") || box.getAttribute("aria-labelledby"))),
        has_tab_stop: Boolean(box && (box.hasAttribute("tabindex") ||
          box.querySelector("a[href],button,input,select,textarea,[tabindex='0']"))),
      });
    }
    return found;
  };

  // What is fixed or stuck once the page was scrolled; the page is scrolled back.
  const pinned = async () => {
    const root = document.scrollingElement ?? document.documentElement, from = root.scrollTop;
    if (root.scrollHeight < innerHeight * 1.5) return [];
    const start = Math.min(innerHeight, root.scrollHeight - innerHeight);
    root.scrollTo({ top: start, behavior: "instant" });
    await frame();
    const pins = [];
    let count = 0;
    for (const element of document.body?.getElementsByTagName("*") ?? []) {
      if ((count += 1) > MOST_ELEMENTS || pins.length >= MOST_PINNED) break;
      const { position } = getComputedStyle(element);
      if ((position !== "fixed" && position !== "sticky") || !isShown(element)) continue;
      const rect = element.getBoundingClientRect();
      const top = Math.max(rect.top, 0), bottom = Math.min(rect.bottom, innerHeight);
      const left = Math.max(rect.left, 0), right = Math.min(rect.right, innerWidth);
      if (bottom - top < LEAST_PINNED_CSS_PX || right - left < innerWidth / 2) continue;
      const isAtTop = rect.top <= EDGE_CSS_PX, isAtBottom = rect.bottom >= innerHeight - EDGE_CSS_PX;
      if (isAtTop === isAtBottom) continue;
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (!hit || !element.contains(hit)) continue;
      pins.push({
        element, rect, height_css_px: rounded(bottom - top),
        width_share: Math.round(((right - left) / innerWidth) * 100) / 100, is_at_top: isAtTop,
      });
    }
    // What is sticky may be there by chance, or about to leave with its section: it has to stay while the page moves on.
    root.scrollTo({ top: start > MOVED_CSS_PX ? start - MOVED_CSS_PX : 0, behavior: "instant" });
    if (pins.length) await frame();
    const found = pins.filter(({ element, rect }) => Math.abs(element.getBoundingClientRect().top - rect.top) <= 1)
      .map(({ element, rect, ...told }) => ({ part: named(element), ...told }));
    root.scrollTo({ top: from, behavior: "instant" });
    return found;
  };

  const coverOf = (element) => {
    let found = null;
    for (let at = element; at && at !== document.body && at !== document.documentElement; at = at.parentElement)
      if (getComputedStyle(at).position === "fixed" || at.matches("dialog[open]")) found = at;
    return found;
  };

  const covers = () => {
    const COLUMNS = 5, ROWS = 7;
    const counts = new Map();
    for (let row = 0; row < ROWS; row += 1)
      for (let column = 0; column < COLUMNS; column += 1) {
        const hit = document.elementFromPoint(((column + 0.5) * innerWidth) / COLUMNS, ((row + 0.5) * innerHeight) / ROWS);
        const part = hit && coverOf(hit);
        if (part) counts.set(part, (counts.get(part) ?? 0) + 1);
      }
    const middle = coverOf(document.elementFromPoint(innerWidth / 2, innerHeight / 2));
    return [...counts].filter(([part]) => part === middle).slice(0, MOST_COVERS).map(([part, count]) => ({
      part: named(part), share: Math.round((count / (COLUMNS * ROWS)) * 100) / 100, text: textOf(part).slice(0, MOST_TEXT),
      has_close: [...part.querySelectorAll("button,a,[role=button],[onclick],span")].some((element) =>
        isShown(element) && CLOSING.test(`${element.getAttribute("aria-label") || textOf(element) || element.title}`) ||
        /(^|[\s_-])close/i.test(element.getAttribute("class") ?? "") || element.hasAttribute("data-dismiss") ||
        element.hasAttribute("data-bs-dismiss")),
    }));
  };

  const fields = () => [...document.querySelectorAll(TYPED)].filter(isShown).slice(0, MOST_FIELDS).map((field) => ({
    field: named(field), tag: field.localName, type: field.type ?? "", size_css_px: parseFloat(getComputedStyle(field).fontSize) || 0,
  }));

  const plugIns = () => [...document.querySelectorAll("object,embed,applet")].slice(0, MOST_PLUG_INS).map((element) => ({
    element: named(element), tag: element.localName, type: (element.getAttribute("type") ?? "").toLowerCase().slice(0, 100),
    source: (element.getAttribute("data") ?? element.getAttribute("src") ?? element.getAttribute("classid") ??
      element.getAttribute("code") ?? "").slice(0, 300),
  }));

  const phone = async ({ countsWords }) => ({
    wide_tables: wideTables(), covers: covers(), fields: fields(), plug_ins: plugIns(),
    words: countsWords ? (document.body?.innerText ?? "").split(/\s+/).filter(Boolean).length : 0,
    pinned: await pinned(),
  });

  return { phone, pinned, settle };
})();
