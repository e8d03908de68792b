// Tables: their cells, what is marked as a heading, and what is only drawn as one.
globalThis.auditor.tables = (() => {
  const { selector, snippet, isShown, names, controls } = globalThis.auditor;
  const { squeezed, displayOf, isExposed } = names;
  const MOST_TABLES = 25, MOST_ROWS = 12, MOST_CELLS = 16, MOST_COUNTED = 300, CELL_CHARACTERS = 80, BOLD = 600;
  const BLOCKS = "h1,h2,h3,h4,h5,h6,form,ul,ol,header,nav,footer,section,article,iframe,table";

  // The element that holds most of a cell's text, for its weight.
  const isBold = (cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    let seen = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim()) continue;
      seen = true;
      if ((parseInt(getComputedStyle(node.parentElement).fontWeight, 10) || 400) < BOLD) return false;
    }
    return seen;
  };

  const cellOf = (cell, row, column, withStyle) => {
    const characters = cell.textContent.trim().length;
    return {
      is_header: cell.localName === "th" || /^(columnheader|rowheader)$/.test(cell.getAttribute("role") ?? ""),
      text: squeezed(cell.textContent, CELL_CHARACTERS),
      characters,
      is_bold: withStyle && characters > 0 && isBold(cell),
      background: withStyle ? getComputedStyle(cell).backgroundColor : "",
      scope: (cell.getAttribute("scope") ?? "").toLowerCase(),
      row, column,
      rows: Math.min(cell.rowSpan || 1, 1000),
      columns: Math.min(cell.colSpan || 1, 100),
      holds: cell.querySelector("input,select,textarea,button") ? "control" : cell.querySelector("img,svg,video,iframe") ? "picture" : "",
      is_shown: isShown(cell),
    };
  };

  // The cells laid out as the HTML standard does: row and column of each, spans counted.
  const grid = (table) => {
    const taken = new Set(), cells = [];
    let width = 0;
    const rows = [...table.rows].slice(0, MOST_COUNTED);
    rows.forEach((row, y) => {
      let x = 0;
      for (const cell of [...row.cells].slice(0, 60)) {
        while (taken.has(`${y},${x}`)) x += 1;
        const columns = Math.min(cell.colSpan || 1, 60), height = cell.rowSpan === 0 ? rows.length - y : Math.min(cell.rowSpan, 60);
        for (let down = 0; down < height; down += 1) for (let right = 0; right < columns; right += 1) taken.add(`${y + down},${x + right}`);
        cells.push({ cell, y, x, columns, height });
        x += columns;
        width = Math.max(width, x);
      }
    });
    return { cells, width, height: rows.length };
  };

  // Headings to which no cell belongs: none below (or beside, as the scope says), none that names them.
  const idleHeadings = (table, { cells }) => {
    const named = new Set();
    for (const { cell } of cells) for (const id of (cell.getAttribute("headers") ?? "").split(/\s+/)) if (id) named.add(id);
    const overlap = (start, length, other, otherLength) => start < other + otherLength && other < start + length;
    // A heading of a row is a cell as well, to the heading above it.
    return cells.filter(({ cell, y, x, columns, height }) => {
      if (cell.localName !== "th" || cell.hasAttribute("role") || !isExposed(cell) || !isShown(cell) || !cell.textContent.trim() || named.has(cell.id)) return false;
      const scope = (cell.getAttribute("scope") ?? "").toLowerCase();
      // A cell with a headers attribute belongs to the headings it names and to no others.
      const isFree = (other) => !other.cell.hasAttribute("headers");
      const isBelow = (other) => isFree(other) && other.y >= y + height && overlap(x, columns, other.x, other.columns);
      const isBeside = (other) => isFree(other) && other.x >= x + columns && overlap(y, height, other.y, other.height);
      if (scope === "col" || scope === "colgroup") return !cells.some(isBelow);
      if (scope === "row") return !cells.some(isBeside);
      if (scope === "rowgroup") return !cells.some((other) => other.cell !== cell && isFree(other) && other.y >= y && other.cell.closest("tbody,thead,tfoot") === cell.closest("tbody,thead,tfoot"));
      return !cells.some((other) => isBelow(other) || (other.cell.localName === "td" && isBeside(other)));
    }).slice(0, 20).map(({ cell }) => ({ selector: selector(cell), html: snippet(cell) }));
  };

  // Two headings in a row make columns of figures; a single one is often the title of a table for layout.
  const isAmongFigures = (around) =>
    Boolean(around) && (around.localName === "th" || [...around.closest("table")?.rows ?? []].slice(0, MOST_COUNTED).some((row) => [...row.cells].filter((cell) => cell.localName === "th").length > 1));

  const facts = (table) => {
    const laid = grid(table);
    const lines = [];
    const data = laid.cells.filter(({ cell }) => cell.localName === "td");
    for (const { cell, y, x } of laid.cells) {
      if (y >= MOST_ROWS) break;
      if (x >= MOST_CELLS) continue;
      (lines[y] ??= []).push(cellOf(cell, y, x, y < 3));
    }
    const style = getComputedStyle(table);
    return {
      role: (table.getAttribute("role") ?? "").trim().toLowerCase(),
      name: names.nameOf(table).text,
      caption: table.caption ? squeezed(table.caption.textContent, 200) : null,
      summary: squeezed(table.getAttribute("summary"), 200),
      row_count: laid.height,
      column_count: laid.width,
      headings: laid.cells.filter(({ cell }) => cell.localName === "th").length,
      data_cells: data.length,
      scoped: laid.cells.filter(({ cell }) => cell.hasAttribute("scope")).length,
      referring: laid.cells.filter(({ cell }) => cell.hasAttribute("headers")).length,
      empty_cells: data.filter(({ cell }) => !cell.textContent.trim() && !cell.querySelector("img,svg,input,select,button,iframe,video,canvas")).length,
      merged_cells: data.filter(({ cell }) => cell.colSpan > 1 || cell.rowSpan > 1).length,
      longest_cell: data.reduce((most, { cell }) => Math.max(most, cell.textContent.trim().length), 0),
      rows: [...lines].map((line) => line ?? []),
      is_nested: table.parentElement?.closest("table") !== null,
      is_among_figures: isAmongFigures(table.parentElement?.closest("td,th")),
      holds: [...new Set([...table.querySelectorAll(BLOCKS)].slice(0, 50).map((element) => element.localName))],
      has_border: laid.cells.slice(0, 4).some(({ cell }) => parseFloat(getComputedStyle(cell).borderTopWidth) > 0 || parseFloat(getComputedStyle(cell).borderBottomWidth) > 0),
      display: displayOf(table),
      region: controls.regionOf(table),
      width_share: Math.round((100 * table.getBoundingClientRect().width) / Math.max(1, document.documentElement.clientWidth)) / 100,
      idle_headings: idleHeadings(table, laid),
      selector: selector(table),
      html: snippet(table),
    };
  };

  const all = () => [...document.querySelectorAll("table")].filter((table) => isExposed(table) && table.rows.length).slice(0, MOST_TABLES).map(facts);

  return { all };
})();
