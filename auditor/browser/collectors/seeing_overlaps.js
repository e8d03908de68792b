// Lines of text that lie on lines of other text, by their boxes; pixels decide whether it shows.
globalThis.auditor.seeing_overlaps = (() => {
  const MOST_PAIRS = 6, MOST_LINES = 3000, CELL_CSS_PX = 64, MOST_IN_CELL = 60;
  const LEAST_WIDTH_CSS_PX = 6, LEAST_SHARE = 0.5;

  // The part of each line that is seen: letters only, inside every box that cuts or scrolls.
  const visibleLines = (eye, found) => {
    const { linesOf, clippers, edgeOf, ink } = globalThis.auditor.seeing_cuts;
    const lines = [], edges = new Map();
    for (const { node, holder } of found) {
      if (!eye.hasWords(node.data)) continue;
      const style = eye.styleOf(holder);
      if (eye.opacity(holder) !== null && eye.opacity(holder) < 0.2) continue;
      if (!edges.has(holder)) edges.set(holder, scrollersAnd(eye, holder, clippers, edgeOf));
      const reach = ink(node.data.replace(/\s+/g, " ").trim(), style);
      for (const line of linesOf(node)) {
        const part = { left: line.left, right: line.right, top: line.top + reach.above, bottom: line.bottom - reach.below };
        for (const edge of edges.get(holder)) {
          part.left = Math.max(part.left, edge.left);
          part.right = Math.min(part.right, edge.right);
          part.top = Math.max(part.top, edge.top);
          part.bottom = Math.min(part.bottom, edge.bottom);
        }
        const isInside = part.right + scrollX > 0 && part.bottom + scrollY > 0;
        if (isInside && part.right - part.left >= 2 && part.bottom - part.top >= 2) lines.push({ ...part, node, holder });
        if (lines.length >= MOST_LINES) return lines;
      }
    }
    return lines;
  };

  const scrollersAnd = (eye, holder, clippers, edgeOf) => {
    const found = clippers(eye, holder).map(edgeOf);
    for (let around = holder; around && around !== document.body; around = eye.parentOf(around)) {
      const style = eye.styleOf(around);
      if (/auto|scroll/.test(style.overflowX + style.overflowY) && style.display !== "inline")
        found.push(edgeOf({ box: around, style }));
    }
    return found;
  };

  const isFloating = (eye, element) => {
    for (let around = element; around; around = eye.parentOf(around))
      if (/fixed|sticky/.test(eye.styleOf(around).position)) return true;
    return false;
  };

  // Pairs of texts over each other; `before` holds those that were so already.
  const pairs = (eye, found, before = new Set()) => {
    const { selector, snippet, box, rounded } = globalThis.auditor;
    const { blockOf } = globalThis.auditor.seeing_cuts;
    const cells = new Map(), told = [], known = new Set();
    for (const line of visibleLines(eye, found)) {
      for (let row = Math.floor(line.top / CELL_CSS_PX); row <= Math.floor(line.bottom / CELL_CSS_PX); row += 1)
        for (let column = Math.floor(line.left / CELL_CSS_PX); column <= Math.floor(line.right / CELL_CSS_PX); column += 1) {
          const key = `${row}:${column}`;
          if (!cells.has(key)) cells.set(key, []);
          const cell = cells.get(key);
          for (const other of cell) compare(line, other);
          if (cell.length < MOST_IN_CELL) cell.push(line);
        }
    }
    return { told, known };

    function compare(line, other) {
      if (line.node === other.node || told.length >= MOST_PAIRS) return;
      const width = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      const height = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top);
      const lower = Math.min(line.bottom - line.top, other.bottom - other.top);
      if (width < LEAST_WIDTH_CSS_PX || height < LEAST_SHARE * lower) return;
      const key = `${numberOf(other.node)}:${numberOf(line.node)}`;
      if (known.has(key)) return;
      known.add(key);
      if (before.has(key)) return;
      const [first, second] = [other, line];
      if (blockOf(eye, first.holder) === blockOf(eye, second.holder)) return;
      if (isFloating(eye, first.holder) !== isFloating(eye, second.holder)) return;
      told.push({
        nodes: [first.node, second.node],
        overlap: {
          texts: [first, second].map(({ node }) => node.data.replace(/\s+/g, " ").trim().slice(0, 120)),
          overlap_css_px: rounded(height),
          rect: box({ left: Math.max(line.left, other.left), top: Math.max(line.top, other.top), width, height }),
          other_selector: selector(first.holder),
          selector: selector(second.holder),
          html: snippet(second.holder),
          box: box(second.holder.getBoundingClientRect()),
        },
      });
    }
  };

  const numbers = new WeakMap();
  let next = 0;
  const numberOf = (node) => {
    if (!numbers.has(node)) numbers.set(node, (next += 1));
    return numbers.get(node);
  };

  return { pairs };
})();
