// Sound and video of the page: what is known of their sound, their captions, their buttons and the text beside them.
globalThis.auditor.players = async () => {
  const { isShown, place, recordings } = globalThis.auditor;
  const MOST_PLAYERS = 12, MOST_CONTROLS = 400, NEAR_CHARACTERS = 4000, METADATA_MS = 2500, MOST_FILMS = 3, MOST_NEIGHBOURS = 5;
  const PLAYERS = "video,audio,embed,object,iframe";
  const FRAMES =
    /^https?:\/\/([^/]+\.)?(youtube(-nocookie)?\.com\/(embed|v)\/|player\.vimeo\.com\/|dailymotion\.com\/embed|facebook\.com\/plugins\/video|w\.soundcloud\.com|webcast\.gov\.in)/i;
  const CONTROL = /\b(pause|play|stop|mute|unmute|volume|sound|music|audio)\b|रोक|चला|बंद कर|ध्वनि|आवाज|संगीत/i;

  const clean = (text, most) => String(text ?? "").slice(0, 4 * most).replace(/\s+/g, " ").trim().slice(0, most);
  const kindOf = (element) => {
    if (element.localName === "video" || element.localName === "audio") return element.localName;
    if (element.localName === "iframe") return FRAMES.test(element.src) ? "frame" : "";
    return /^(video|audio)\//i.test(element.type ?? "") || /\.(mp3|wav|ogg|mid|wma|mp4|wmv|avi|mov)([?#]|$)/i.test(element.src ?? element.data ?? "")
      ? "plugin" : "";
  };

  const metadata = (element) =>
    recordings.within(new Promise((resolve) => {
      if (element.readyState >= 1 || element.networkState === 3 || element.networkState === 0 || element.preload === "none") return resolve();
      element.addEventListener("loadedmetadata", resolve, { once: true });
      element.addEventListener("error", resolve, { once: true });
    }), METADATA_MS);

  // The block of the page a player stands in: as far out as it stays the only player there.
  const blockOf = (element) => {
    let block = element;
    while (block.parentElement && block.parentElement !== document.body && block.parentElement.localName !== "main" &&
      block.parentElement.querySelectorAll(PLAYERS).length <= 1 && block.parentElement.textContent.length < 4000) block = block.parentElement;
    return block;
  };

  // What stands just before the block and, up to the next player, after it.
  const neighbours = (block) => {
    const isOther = (part) => !part || part.matches(PLAYERS) || Boolean(part.querySelector(PLAYERS));
    const found = isOther(block.previousElementSibling) ? [] : [block.previousElementSibling];
    for (let part = block.nextElementSibling; found.length < MOST_NEIGHBOURS && !isOther(part); part = part.nextElementSibling) found.push(part);
    return found.filter((part) => !part.matches("script,style,nav,header,footer"));
  };

  const nearText = (element, block) => {
    const texts = [block === element ? "" : block.innerText ?? ""];
    for (const part of neighbours(block)) if (isShown(part)) texts.push(part.innerText ?? "");
    for (const node of [block.previousSibling, block.nextSibling]) if (node?.nodeType === Node.TEXT_NODE) texts.push(node.data);
    return clean(texts.join(" "), NEAR_CHARACTERS);
  };

  const described = (element) =>
    `${element.getAttribute("aria-describedby") ?? ""} ${element.getAttribute("aria-details") ?? ""} ${element.getAttribute("aria-labelledby") ?? ""}`
      .split(/\s+/).filter(Boolean).slice(0, 5).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");

  const controlName = (control) =>
    clean(`${control.getAttribute("aria-label") ?? ""} ${control.textContent} ${control.title ?? ""} ${control.value ?? ""}` +
      ` ${control.querySelector("img")?.alt ?? ""} ${control.id} ${control.className} ${control.getAttribute("onclick") ?? ""}`, 200);

  const nearLinks = (block) => {
    const links = [block, ...neighbours(block)].flatMap((part) => [...(part.matches("a[href]") ? [part] : []), ...part.querySelectorAll("a[href]")]);
    return [...new Set(links)].slice(0, 20).map((link) => clean(`${link.textContent} ${link.title} ${link.href}`, 300));
  };

  const elements = [...document.querySelectorAll(PLAYERS)].filter(kindOf).slice(0, MOST_PLAYERS);
  if (!elements.length) return { players: [] };
  const controls = [...document.querySelectorAll("button,[role=button],input[type=button],input[type=range],a[href]")]
    .slice(0, MOST_CONTROLS).filter(isShown);
  const named = controls.map((control) => [control, controlName(control)]);
  const hasScript = Boolean(document.querySelector("script[src],script:not([type]),script[type='text/javascript'],script[type=module],[onclick]"));
  let films = 0;
  const found = elements.map(async (element) => {
    const kind = kindOf(element);
    const isTimed = kind === "video" || kind === "audio";
    if (isTimed) await metadata(element);
    const block = blockOf(element);
    const address = element.currentSrc || element.src || element.data || element.querySelector("source")?.src || "";
    const tracks = isTimed ? await Promise.all([...element.querySelectorAll("track")].slice(0, 6).map(async (track) => ({
      kind: track.kind,
      lang: track.srclang,
      cues: await recordings.cuesOf(track),
    }))) : [];
    const sound = isTimed ? await recordings.heard(String(address)) : { has_sound: null, audible_s: null };
    const isCaptioned = tracks.some(({ kind: use, cues }) => (use === "captions" || use === "subtitles") && cues !== 0);
    const rect = element.getBoundingClientRect();
    return {
      kind,
      source: String(address).slice(0, 300),
      name: clean(element.getAttribute("aria-label") ?? element.title, 200),
      is_shown: isShown(element) && rect.width > 1 && rect.height > 1 && rect.right + scrollX > 0 && rect.bottom + scrollY > 0,
      has_controls: isTimed && element.controls,
      autoplays: isTimed && element.autoplay,
      is_muted: isTimed && (element.muted || element.defaultMuted || element.volume === 0),
      loops: isTimed && element.loop,
      duration_s: isTimed && Number.isFinite(element.duration) ? Math.round(element.duration * 10) / 10 : null,
      is_broken: isTimed && (element.networkState === 3 || Boolean(element.error)),
      ...sound,
      written_frames: kind === "video" && sound.has_sound && !isCaptioned && (films += 1) <= MOST_FILMS
        ? await recordings.writtenFrames(String(address)) : null,
      tracks,
      control_names: named.filter(([control, name]) => block.contains(control) || CONTROL.test(name)).map(([, name]) => name).slice(0, 20),
      has_click: Boolean(element.closest("[onclick],a[href]")),
      has_page_script: hasScript,
      near_text: clean(`${nearText(element, block)} ${described(element)}`, NEAR_CHARACTERS),
      near_links: nearLinks(block),
      ...place(element),
    };
  });
  return { players: await Promise.all(found) };
};
