// Type, colours and edges of the page as it is drawn at 1366 CSS px; nothing is changed.
globalThis.auditor.looks = (() => {
  const { place, rounded, isShown, shownTexts } = globalThis.auditor;
  const MOST_RUNNING = 60, MOST_COLOURS = 30, MOST_EDGES = 80, MOST_ELEMENTS = 4000, MOST_SAMPLES = 24;
  const FEWEST_CHARACTERS = 120, FEWEST_LINES = 3, LEAST_BLOCK_CSS_PX = 120, SCREENS_CSS_PX = 2 * 768;
  const CELL_CSS_PX = 8, MOST_ROWS = 1500, LEAST_SHARE = 0.002, INK = 0.1; // of the square of a letter, its ink
  const ICONS = /icon|awesome|glyph|symbol|dashicons|bootstrap-icons|fontello|\bfa\b/i;
  const FRAME = "nav,header,footer,[role=navigation],[role=banner],[role=contentinfo],[id*=footer i],[class*=footer i]";
  const CODE = "pre,code,kbd,samp,textarea";

  const known = new Map();
  const styleOf = (element) => {
    if (!known.has(element)) known.set(element, getComputedStyle(element));
    return known.get(element);
  };
  const isInline = (element) => /^(inline|contents)/.test(styleOf(element).display);
  const blockOf = (element) => {
    let block = element;
    while (block.parentElement && isInline(block)) block = block.parentElement;
    return block;
  };
  const isOnPage = (rect) =>
    rect.width >= 2 && rect.height >= 2 && rect.right + scrollX > 0 && rect.bottom + scrollY > 0 &&
    rect.left + scrollX < innerWidth;

  const count = (text, pattern) => (text.match(pattern) ?? []).length;
  const scripts = (text) => ({
    latin: count(text, /[\p{Script=Latin}0-9]/gu),
    devanagari: count(text, /\p{Script=Devanagari}/gu),
    other: count(text, /(?![\p{Script=Latin}\p{Script=Devanagari}])\p{L}/gu),
  });
  const withoutMarks = (text) => text.replace(/\p{M}/gu, "").length;

  // Visible texts with the element that holds them; what lies outside the page is left out.
  const held = () => {
    const found = new Map();
    for (const [holder, text] of shownTexts()) {
      if (!found.has(holder)) {
        if (!isOnPage(holder.getBoundingClientRect())) continue;
        found.set(holder, "");
      }
      found.set(holder, found.get(holder) ? `${found.get(holder)} ${text}` : text);
    }
    return found;
  };

  // One example for each list of families and each script: the one with most letters of that script alone.
  const samples = (texts) => {
    const found = new Map();
    for (const [holder, text] of texts) {
      const families = styleOf(holder).fontFamily;
      if (ICONS.test(families.split(",")[0])) continue;
      const counts = scripts(text);
      const all = counts.latin + counts.devanagari + counts.other;
      for (const [script, characters] of Object.entries(counts)) {
        if (!characters) continue;
        const key = `${script} ${families}`;
        const one = found.get(key) ?? { script, asked_for: families.slice(0, 200), characters: 0, worth: -1, holder };
        one.characters += characters;
        const worth = (characters / all) * Math.min(characters, 50);
        if (worth > one.worth) Object.assign(one, { worth, holder, purity: characters / all });
        found.set(key, one);
      }
    }
    return [...found.values()].sort((a, b) => b.characters - a.characters).slice(0, MOST_SAMPLES)
      .map(({ holder, worth, ...told }) => ({ ...told, ...place(holder) }));
  };

  // Lines by their boxes: what overlaps by more than half of the lower one stands on one line.
  const lines = (block) => {
    const range = document.createRange();
    range.selectNodeContents(block);
    const found = [];
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      const line = found.find((one) =>
        Math.min(one.bottom, rect.bottom) - Math.max(one.top, rect.top) > 0.5 * Math.min(one.bottom - one.top, rect.height));
      if (line) {
        line.left = Math.min(line.left, rect.left);
        line.right = Math.max(line.right, rect.right);
      } else found.push({ left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom });
    }
    return found;
  };

  const running = (texts) => {
    const blocks = new Map();
    for (const [holder, text] of texts) {
      const block = blockOf(holder);
      const one = blocks.get(block) ?? { text: "", linked: 0, sizes: new Map() };
      const characters = withoutMarks(text);
      one.text = one.text ? `${one.text} ${text}` : text;
      if (holder.closest("a,button")) one.linked += characters;
      const size = parseFloat(styleOf(holder).fontSize);
      one.sizes.set(size, (one.sizes.get(size) ?? 0) + characters);
      blocks.set(block, one);
    }
    const found = [];
    for (const [block, { text, linked, sizes }] of blocks) {
      const characters = withoutMarks(text);
      if (characters < FEWEST_CHARACTERS || linked > characters / 2 || block.closest(`${FRAME},${CODE},table table`) || block.querySelector(CODE)) continue;
      if (styleOf(block).columnCount !== "auto" || [...block.children].some((child) => blocks.has(child) && !isInline(child))) continue;
      const drawn = lines(block);
      if (drawn.length < FEWEST_LINES) continue;
      const width = drawn.reduce((sum, line) => sum + line.right - line.left, 0);
      const widest = Math.max(...drawn.map((line) => line.right - line.left));
      const counts = scripts(text);
      found.push({
        text: text.slice(0, 120),
        characters,
        lines: drawn.length,
        characters_per_line: rounded((characters * widest) / width),
        size_css_px: [...sizes].sort((a, b) => b[1] - a[1])[0][0],
        script: counts.devanagari > counts.latin ? "devanagari" : counts.latin ? "latin" : "other",
        ...place(block),
      });
      if (found.length >= MOST_RUNNING) break;
    }
    return found;
  };

  const channels = (colour) => {
    const found = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return /^rgb/.test(colour) ? (found.length === 3 ? [...found, 1] : found) : [0, 0, 0, 0];
  };
  const hex = ([red, green, blue]) =>
    `#${[red, green, blue].map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
  const groundOf = (style) => {
    if (/url\(/.test(style.backgroundImage)) return "picture";
    const drawn = style.backgroundImage.match(/rgba?\([^)]*\)/g) ?? [];
    const solid = [...drawn, style.backgroundColor].map(channels).find((one) => one.length === 4 && one[3] >= 0.5);
    return solid ? hex(solid) : null;
  };

  // Grounds are painted onto a coarse grid in document order, so that what lies under another one does not count.
  const colours = (elements, texts) => {
    const columns = Math.ceil(innerWidth / CELL_CSS_PX);
    const height = Math.max(document.documentElement.scrollHeight, innerHeight);
    const rows = Math.min(MOST_ROWS, Math.ceil(height / CELL_CSS_PX));
    const grid = new Uint16Array(columns * rows);
    const names = [null], owners = [null];
    for (const [element, rect] of elements) {
      const isPicture = /^(img|video|canvas|svg|iframe|object|embed)$/i.test(element.localName);
      const ground = isPicture ? "picture" : groundOf(styleOf(element));
      if (!ground) continue;
      names.push(ground);
      owners.push(element);
      const left = Math.max(0, Math.round((rect.left + scrollX) / CELL_CSS_PX));
      const right = Math.min(columns, Math.round((rect.right + scrollX) / CELL_CSS_PX));
      const bottom = Math.min(rows, Math.round((rect.bottom + scrollY) / CELL_CSS_PX));
      for (let row = Math.max(0, Math.round((rect.top + scrollY) / CELL_CSS_PX)); row < bottom && left < right; row += 1)
        grid.fill(names.length - 1, row * columns + left, row * columns + right);
    }
    const areas = new Map(); // by colour, then by element
    const add = (colour, element, area) => {
      const one = areas.get(colour) ?? new Map();
      one.set(element, (one.get(element) ?? 0) + area);
      areas.set(colour, one);
    };
    const cells = new Uint32Array(names.length);
    for (const index of grid) cells[index] += 1;
    for (let index = 1; index < names.length; index += 1)
      if (cells[index] && names[index] !== "picture") add(names[index], owners[index], cells[index]);
    for (const [holder, text] of texts) {
      const style = styleOf(holder), colour = channels(style.color);
      if (colour[3] >= 0.5) add(hex(colour), holder, (text.length * parseFloat(style.fontSize) ** 2 * INK) / CELL_CSS_PX ** 2);
    }
    return [...areas].map(([colour, owned]) => {
      const most = [...owned].reduce((best, one) => (one[1] > best[1] ? one : best));
      return { colour, share: [...owned.values()].reduce((sum, area) => sum + area, 0) / grid.length, element: most[0] };
    }).filter(({ share }) => share >= LEAST_SHARE).sort((a, b) => b.share - a.share).slice(0, MOST_COLOURS)
      .map(({ colour, share, element }) => ({ colour, share: Math.round(share * 10000) / 10000, ...place(element) }));
  };

  const edges = (elements, texts) => {
    const blocks = new Map();
    const add = (block) => {
      if (blocks.has(block) || block.closest(FRAME)) return;
      const rect = block.getBoundingClientRect();
      if (rect.width < LEAST_BLOCK_CSS_PX || rect.top + scrollY >= SCREENS_CSS_PX || !isOnPage(rect)) return;
      if (rect.left + scrollX < 0 || rect.right + scrollX > innerWidth + 1) return;
      const style = styleOf(block);
      const isBox = /^(img|video|iframe)$/.test(block.localName);
      const inside = isBox ? 0 : (parseFloat(style.paddingLeft) || 0) + (parseFloat(style.borderLeftWidth) || 0);
      blocks.set(block, Math.round(rect.left + scrollX + inside));
    };
    for (const [element] of elements) if (/^(img|video|iframe)$/.test(element.localName)) add(element);
    for (const holder of texts.keys()) add(blockOf(holder));
    const found = new Map();
    for (const [block, left] of blocks) {
      const one = found.get(left) ?? { left_css_px: left, blocks: 0, block };
      one.blocks += 1;
      found.set(left, one);
    }
    return [...found.values()].sort((a, b) => b.blocks - a.blocks || a.left_css_px - b.left_css_px).slice(0, MOST_EDGES)
      .map(({ block, ...told }) => ({ ...told, ...place(block) }));
  };

  const look = () => {
    const texts = held();
    const elements = [];
    for (const element of document.body?.getElementsByTagName("*") ?? []) {
      const rect = element.getBoundingClientRect();
      if (isOnPage(rect) && isShown(element)) elements.push([element, rect]);
      if (elements.length >= MOST_ELEMENTS) break;
    }
    const whole = [document.documentElement, document.body].filter(Boolean)
      .map((element) => [element, { left: 0, top: -scrollY, right: innerWidth, bottom: 1e6 }]);
    const told = {
      samples: samples(texts),
      running_texts: running(texts),
      colours: colours([...whole, ...elements], texts),
      edges: edges(elements, texts),
    };
    known.clear();
    return told;
  };

  return { look };
})();
