// What the eye meets on the page: everything boxes and styles can tell, and the sheets that make pixels tell the rest.
globalThis.auditor.seeing = (() => {
  const sheets = [];
  const STILL = "*, *::before, *::after { transition: none !important; animation-play-state: paused !important }";
  const ALL = "*, *::before, *::after, *::placeholder, *::first-letter, *::first-line, *::marker";
  const PICTURES = ":is(a, button, [role=button], summary) svg";
  const DRAWN = "svg text, svg tspan";
  const PAINTS = {
    hidden: `${ALL} { -webkit-text-fill-color: transparent !important; -webkit-text-stroke-color: transparent !important; ` +
      "text-decoration-color: transparent !important; caret-color: transparent !important } " +
      `${PICTURES} { visibility: hidden !important } ${DRAWN} { fill: transparent !important; stroke: transparent !important }`,
    marked: `${ALL} { -webkit-text-fill-color: rgb(255, 0, 255) !important; text-decoration-color: transparent !important; ` +
      `caret-color: transparent !important } ${PICTURES} { visibility: hidden !important } ` +
      `${DRAWN} { fill: rgb(255, 0, 255) !important; stroke: transparent !important }`,
  };
  const HIGHLIGHT = `${ALL} { -webkit-text-fill-color: transparent !important; text-shadow: none !important; ` +
    "-webkit-text-stroke-color: transparent !important; text-decoration-color: transparent !important } " +
    "::highlight(auditor) { color: rgb(255, 0, 255); -webkit-text-fill-color: rgb(255, 0, 255) }";
  // SC 1.4.12; scripts that are written without gaps between their letters keep them so.
  const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } " +
    "p { margin-bottom: 2em !important } " +
    ":lang(hi), :lang(mr), :lang(ne), :lang(sa), :lang(bn), :lang(gu), :lang(pa), :lang(ar), :lang(ur) { letter-spacing: normal !important }";
  const FRAME_LIMIT_MS = 100;
  let overlapping = [], cutBefore = new Map(), overBefore = new Set();

  const wear = (...rules) => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
    sheets.length = 0;
    for (const rule of rules) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rule);
      sheets.push(sheet);
    }
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...sheets];
    void document.documentElement.offsetHeight;
  };

  // Values go back while transitions are off, so that nothing fades after we are gone.
  const leave = () => {
    if (!sheets.length) return;
    wear(STILL);
    CSS.highlights?.delete("auditor");
    wear();
  };

  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, FRAME_LIMIT_MS);
  });

  const look = async ({ incomplete, links, isExemplar }) => {
    const { seeing_styles, seeing_cuts, seeing_overlaps, seeing_letters, seeing_links, seeing_controls, seeing_contrast } =
      globalThis.auditor;
    const eye = seeing_styles();
    const texts = seeing_cuts.texts(eye);
    const cut = seeing_cuts.cuts(eye, texts);
    const over = seeing_overlaps.pairs(eye, texts);
    cutBefore = new Map(cut.map((one) => [one.node, one.cut]));
    overBefore = over.known;
    overlapping = over.told;
    const letters = seeing_letters(eye, texts);
    return {
      cuts: cut.map((one) => one.cut),
      overlaps: over.told.map((one) => one.overlap),
      spaced_letters: letters.spaced,
      tight_lines: letters.tight,
      links: seeing_links(eye, links),
      controls: seeing_controls(eye),
      texts: seeing_contrast.measured(eye, texts, incomplete, isExemplar),
      height: Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0),
    };
  };

  const marked = (cut, node) => ({
    ...cut,
    was_cut: cutBefore.has(node),
    grew_css_px: Math.max(
      cut.beyond_x_css_px - (cutBefore.get(node)?.beyond_x_css_px ?? 0),
      cut.beyond_y_css_px - (cutBefore.get(node)?.beyond_y_css_px ?? 0)),
  });

  // What is cut off at the size the tab has now.
  const zoomed = async () => {
    wear(STILL);
    await frame();
    const { seeing_styles, seeing_cuts } = globalThis.auditor;
    const told = seeing_cuts.cuts(seeing_styles()).map(({ node, cut }) => marked(cut, node));
    wear();
    return told;
  };

  // What is cut off or runs into other text when letters, words and lines stand further apart.
  const spaced = () => {
    const { seeing_styles, seeing_cuts, seeing_overlaps } = globalThis.auditor;
    wear(STILL, SPACING);
    const wide = seeing_styles();
    const found = seeing_cuts.texts(wide);
    const cuts = seeing_cuts.cuts(wide, found).map(({ node, cut }) => marked(cut, node));
    const over = seeing_overlaps.pairs(wide, found, overBefore);
    overlapping = over.told;
    if (!over.told.length) leave();
    return { cuts, overlaps: over.told.map((one) => one.overlap) };
  };

  const paint = (name) => wear(STILL, PAINTS[name]);

  // One text of a pair alone, in a colour of its own; `spacing` as it was when the pair was found.
  const single = (pair, which, spacing) => {
    const range = document.createRange();
    if (which === null) CSS.highlights.delete("auditor");
    else {
      range.selectNodeContents(overlapping[pair].nodes[which]);
      CSS.highlights.set("auditor", new Highlight(range));
    }
    wear(STILL, HIGHLIGHT, ...(spacing ? [SPACING] : []));
  };

  return { look, zoomed, spaced, paint, single, leave, settle: frame };
})();
