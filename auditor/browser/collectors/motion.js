// What moves by style rules while the page is watched, and what the page offers against it.
globalThis.auditor.motion = (() => {
  const { place, box, snippet, selector } = globalThis.auditor;
  const MOST_ANIMATIONS = 40, MOST_FLASH_TRIALS = 5, MOST_CONTROLS = 40, MOST_LOOKED_AT = 400;
  const LONGEST_FREE_MS = 5000; // SC 2.2.2
  const MOMENTS = [0, 0.2, 0.4, 0.6, 0.8, 0.999];
  const FLASH_STEP_MS = 20, FLASH_SPAN_MS = 2000, SECOND_MS = 1000, LEAST_FLASH_AREA = 21824;
  const PROGRESS = /\b(spinner|loader|loading|preloader|skeleton|shimmer|placeholder|progress|fa-spin|fa-pulse)\b/i;
  const SETTINGS = /\b(settings?|preferences?|animations?|motion|pause|stop)\b|सेटिंग|एनिमेशन|रोकें/i;
  const CONTROLS = "button,summary,select,input[type=button],input[type=checkbox],input[type=radio],input[type=range]," +
    "input[type=number],[role=button],[role=switch],[role=slider],[onclick],a[href^='#'],a[href^='javascript' i],a:not([href])[class]";

  const channels = (colour) => {
    const found = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return found.length === 3 ? [...found, 1] : found;
  };
  const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const over = (upper, lower, opacity) => [0, 1, 2].map((index) => upper[index] * opacity + lower[index] * (1 - opacity));

  const backdrop = (element) => {
    for (let around = element.parentElement; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.backgroundImage !== "none") return null;
      const colour = channels(style.backgroundColor);
      if (colour[3] === 1) return colour;
      if (colour[3] > 0) return null;
    }
    return [255, 255, 255, 1];
  };

  const hasText = (element) => /[\p{L}\p{N}]/u.test(element.innerText ?? "");
  const isAlone = (element) =>
    (document.body?.innerText ?? "").trim() === (element.innerText ?? "").trim() &&
    [...document.querySelectorAll("img,svg,canvas,video,iframe,input,button")].every((other) => element.contains(other));

  const isProgress = (element) =>
    element.closest("[role=progressbar],[role=status],[aria-busy=true],progress") !== null ||
    PROGRESS.test(element.getAttribute("class") ?? "") || PROGRESS.test(element.id);

  const totalMs = (timing) => (Number.isFinite(timing.endTime) ? timing.endTime - (timing.delay > 0 ? timing.delay : 0) : Infinity);

  // What keeps moving by itself for longer than five seconds, by the element it moves.
  const lasting = () => {
    const found = new Map();
    for (const animation of document.getAnimations().slice(0, MOST_LOOKED_AT)) {
      const { effect } = animation;
      if (!effect?.target || animation.playState !== "running" || animation.timeline !== document.timeline) continue;
      const timing = effect.getComputedTiming();
      if (!(timing.duration > 0) || totalMs(timing) <= LONGEST_FREE_MS) continue;
      const key = effect.target;
      if (!found.has(key) && found.size >= MOST_ANIMATIONS) continue;
      found.set(key, [...(found.get(key) ?? []), animation]);
    }
    return found;
  };

  const state = (element, pseudo) => {
    const rect = element.getBoundingClientRect();
    const style = getComputedStyle(element, pseudo);
    let transform = [0, 0, 0];
    if (style.transform !== "none" || style.rotate !== "none") {
      const matrix = new DOMMatrix(style.transform === "none" ? "" : style.transform);
      transform = [matrix.m41, matrix.m42, (Math.atan2(matrix.m12, matrix.m11) * 180) / Math.PI + (parseFloat(style.rotate) || 0)];
    }
    const position = style.backgroundImage === "none" ? [] : (style.backgroundPosition.match(/-?[\d.]+px/g) ?? []).map(parseFloat);
    return {
      edges: pseudo ? transform.slice(0, 2) : [rect.left, rect.top, rect.right, rect.bottom, ...position],
      turn: transform[2],
      opacity: style.visibility === "hidden" ? 0 : parseFloat(style.opacity),
      text: luminance(channels(style.color)) * (channels(style.color)[3] || 0),
      ground: luminance(over(channels(style.backgroundColor), [255, 255, 255], channels(style.backgroundColor)[3])),
    };
  };

  const spread = (values) => Math.max(...values) - Math.min(...values);

  // Opposing changes of at least a tenth of the whole range, in pairs (WCAG 2.2, general flash and red flash thresholds).
  const pairs = (values, isDarkEnough) => {
    let direction = 0, extreme = values[0];
    const swings = [];
    values.forEach((value, index) => {
      const change = value - extreme;
      if (Math.sign(change) === direction || Math.abs(change) < 0.1) {
        if (direction !== 0 && Math.sign(change) === direction) extreme = value;
        return;
      }
      if (isDarkEnough(Math.min(value, extreme))) swings.push(index * FLASH_STEP_MS);
      direction = Math.sign(change);
      extreme = value;
    });
    return Math.floor(Math.max(0, ...swings.map((start) =>
      swings.filter((at) => at >= start && at <= start + SECOND_MS).length)) / 2);
  };

  // How often, in one second, the animation brightens and darkens; read by setting its clock, without waiting.
  const flashes = (element, animations) => {
    const behind = backdrop(element);
    const lights = [], opacities = [];
    const start = Math.max(...animations.map((animation) => animation.effect.getComputedTiming().delay));
    for (let at = 0; at < FLASH_SPAN_MS; at += FLASH_STEP_MS) {
      for (const animation of animations) animation.currentTime = Math.max(start, 0) + at;
      const style = getComputedStyle(element);
      const opacity = style.visibility === "hidden" ? 0 : parseFloat(style.opacity);
      const colour = channels(style.backgroundColor);
      opacities.push(opacity);
      lights.push(behind && style.backgroundImage === "none" && (colour[3] === 1 || colour[3] === 0)
        ? luminance(over(colour, behind, opacity * colour[3])) : null);
    }
    const isSure = lights.every((light) => light !== null) && !element.querySelector("img,video,canvas,svg");
    return {
      flashes: isSure ? pairs(lights, (darker) => darker < 0.8) : null,
      flickers: pairs(opacities, () => true),
    };
  };

  const animations = () => {
    const found = lasting();
    if (found.size === 0) return [];
    const targets = [...found].filter(([element]) => {
      const rect = element.getBoundingClientRect();
      return element.checkVisibility({ visibilityProperty: false }) && rect.width >= 1 && rect.height >= 1 &&
        rect.right + scrollX > 0 && rect.bottom + scrollY > 0 && rect.left < document.documentElement.scrollWidth;
    });
    const clocks = targets.flatMap(([, group]) => group.map((animation) => [animation, animation.currentTime]));
    const states = targets.map(() => []);
    const pseudos = targets.map(([, group]) => group[0].effect.pseudoElement);
    for (const moment of MOMENTS) {
      for (const [animation] of clocks) {
        const { delay, duration } = animation.effect.getComputedTiming();
        animation.currentTime = delay + moment * duration;
      }
      targets.forEach(([element], index) => states[index].push(state(element, pseudos[index])));
    }
    let trials = 0;
    const told = targets.map(([element, group], index) => {
      const seen = states[index];
      const rect = element.getBoundingClientRect();
      const timings = group.map((animation) => animation.effect.getComputedTiming());
      const changes = spread(seen.map((one) => one.opacity)) > 0.1 || spread(seen.map((one) => one.ground)) > 0.1;
      const isLarge = rect.width * rect.height >= LEAST_FLASH_AREA && !pseudos[index];
      const isTried = changes && isLarge && trials < MOST_FLASH_TRIALS;
      if (isTried) trials += 1;
      const total = Math.max(...timings.map(totalMs));
      return {
        name: group[0].animationName ?? "",
        round_ms: Math.max(...timings.map((timing) => timing.duration)),
        total_ms: Number.isFinite(total) ? total : null,
        shift_css_px: Math.max(0, ...seen[0].edges.map((_, edge) => spread(seen.map((one) => one.edges[edge] ?? 0)))),
        turn_degrees: hasText(element) || element.matches("img,svg,canvas,video") || pseudos[index] ? spread(seen.map((one) => one.turn)) : 0,
        fade: Math.min(1, spread(seen.map((one) => one.opacity))),
        recolour: Math.min(1, Math.max(
          hasText(element) ? spread(seen.map((one) => one.text)) : 0, spread(seen.map((one) => one.ground)))),
        is_alone: isAlone(element),
        is_progress: isProgress(element),
        goes_on_when_unwanted: null,
        ...(isTried ? flashes(element, group) : { flashes: null, flickers: 0 }),
        ...place(element),
      };
    });
    for (const [animation, clock] of clocks) animation.currentTime = clock;
    return told;
  };

  const stillLasting = () => [...lasting().keys()].map(selector);

  const nameOf = (element) =>
    String(element.getAttribute("aria-label") || element.innerText || element.value || element.title ||
      element.querySelector?.("img")?.alt || element.labels?.[0]?.innerText || "").replace(/\s+/g, " ").trim().slice(0, 80);

  const controls = () => [...document.querySelectorAll(CONTROLS)].filter((element) => !element.disabled).slice(0, MOST_CONTROLS);

  const settingLinks = () => [...document.querySelectorAll("a[href]")].slice(0, 1000)
    .map((link) => (link.textContent || link.title || "").replace(/\s+/g, " ").trim()).filter((name) => name.length < 60 && SETTINGS.test(name)).slice(0, 5);

  const hasScripts = () => [...document.scripts].some((script) => !/json|template|x-|importmap/i.test(script.type)) ||
    document.querySelector("[onload],[onclick]") !== null;

  return {
    look: () => ({
      animations: animations(),
      control_names: controls().map(nameOf),
      setting_links: settingLinks(),
      has_scripts: hasScripts(),
    }),
    stillLasting, controls, nameOf, isAlone, box, snippet,
  };
})();
