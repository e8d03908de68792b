// Whether a picture is made of writing: letters stand in rows, in two tones, with edges at a steady pace.
globalThis.auditor.writing = (picture, naturalWidth, naturalHeight) => {
  const MOST_SIDE_PX = 900, EDGE = 48, WORD_GAP_PX = 12, LEAST_LINE_PX = 6, TALLEST_LINE_PX = 96;
  const FEWEST_STROKES = 0.7, MOST_STROKES = 7, TWO_TONES = 0.62, MOST_RUNS = 60000;
  const scale = Math.min(1, MOST_SIDE_PX / naturalWidth, MOST_SIDE_PX / naturalHeight);
  const width = Math.max(1, Math.round(naturalWidth * scale)), height = Math.max(1, Math.round(naturalHeight * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let data;
  try {
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0, width, height);
    data = context.getImageData(0, 0, width, height).data;
  } catch {
    return null; // a picture of another website may not be read
  }
  const grey = new Uint8Array(width * height);
  const tones = new Uint32Array(32);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    grey[at] = (data[from] * 77 + data[from + 1] * 150 + data[from + 2] * 29) >> 8;
    tones[grey[at] >> 3] += 1;
  }
  let flat = 0;
  for (let tone = 0; tone < 32; tone += 1) flat = Math.max(flat, tones[tone] + (tones[tone + 1] ?? 0));

  // Runs of edges no further apart than the letters of a line, joined with those above.
  const parents = [], boxes = [];
  const root = (run) => {
    while (parents[run] !== run) run = parents[run] = parents[parents[run]];
    return run;
  };
  const join = (one, other) => {
    const a = root(one), b = root(other);
    if (a === b) return;
    parents[b] = a;
    const kept = boxes[a], gone = boxes[b];
    kept.left = Math.min(kept.left, gone.left);
    kept.right = Math.max(kept.right, gone.right);
    kept.top = Math.min(kept.top, gone.top);
    kept.bottom = Math.max(kept.bottom, gone.bottom);
    kept.strokes += gone.strokes;
    kept.edges += gone.edges;
  };
  let above = [], edges = 0;
  for (let y = 0; y < height && parents.length < MOST_RUNS; y += 1) {
    const row = y * width, runs = [];
    let run = null, wasEdge = false;
    for (let x = 1; x < width - 1; x += 1) {
      const isEdge = Math.abs(grey[row + x + 1] - grey[row + x - 1]) > EDGE;
      if (isEdge) {
        edges += 1;
        if (!run || x - run.right > WORD_GAP_PX) {
          run = { left: x, right: x, top: y, bottom: y, strokes: 0, edges: 0 };
          runs.push(run);
        }
        run.right = x;
        run.edges += 1;
        if (!wasEdge) run.strokes += 1;
      }
      wasEdge = isEdge;
    }
    const numbered = runs.map((box) => {
      parents.push(parents.length);
      boxes.push({ ...box });
      return { left: box.left, right: box.right, run: parents.length - 1 };
    });
    let from = 0;
    for (const now of numbered) {
      while (from < above.length && above[from].right < now.left - 1) from += 1;
      for (let at = from; at < above.length && above[at].left <= now.right + 1; at += 1) join(above[at].run, now.run);
    }
    above = numbered;
  }

  const isTwoToned = (box) => {
    const counts = new Uint32Array(256);
    let total = 0;
    for (let y = box.top; y <= box.bottom; y += 1)
      for (let x = box.left; x <= box.right; x += 1) { counts[grey[y * width + x]] += 1; total += 1; }
    let low = 0, high = 255;
    for (let sum = counts[0]; sum < total * 0.03 && low < 255; ) sum += counts[(low += 1)];
    for (let sum = counts[255]; sum < total * 0.03 && high > 0; ) sum += counts[(high -= 1)];
    const range = high - low;
    if (range < EDGE) return false;
    let near = 0;
    for (let tone = 0; tone < 256; tone += 1)
      if (tone <= low + range * 0.25 || tone >= high - range * 0.25) near += counts[tone];
    return near / total >= TWO_TONES;
  };

  const lines = [];
  let edgesInText = 0, letters = 0;
  for (let run = 0; run < parents.length; run += 1) {
    if (parents[run] !== run) continue;
    const box = boxes[run];
    const tall = box.bottom - box.top + 1, wide = box.right - box.left + 1;
    if (tall < LEAST_LINE_PX || tall > TALLEST_LINE_PX || wide < 1.5 * tall) continue;
    const pace = box.strokes / tall / (wide / tall);
    if (pace < FEWEST_STROKES || pace > MOST_STROKES || !isTwoToned(box)) continue;
    edgesInText += box.edges;
    letters += wide / tall;
    const line = lines.find((other) => Math.min(other.bottom, box.bottom) - Math.max(other.top, box.top) > tall / 2);
    if (line) line.wide += wide;
    else lines.push({ top: box.top, bottom: box.bottom, wide, tall });
  }
  const whole = lines.filter((line) => line.wide >= 3 * line.tall);
  return {
    lines: whole.length,
    letters: Math.round(letters * 1.6),
    flat_share: Math.round((flat / grey.length) * 100) / 100,
    edges_in_text_share: edges ? Math.round((edgesInText / edges) * 100) / 100 : 0,
    page_share: Math.round((whole.reduce((sum, line) => sum + line.wide * line.tall, 0) / grey.length) * 100) / 100,
  };
};
