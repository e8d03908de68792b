// Sound and video of the page: what is known of their sound, their captions, their buttons and the text beside them.
globalThis.auditor.players = async () => {
  const { isShown, place } = globalThis.auditor;
  const MOST_PLAYERS = 12, MOST_CONTROLS = 400, ANSWER_MS = 400, HEAD_BYTES = 65536, NEAR_CHARACTERS = 1500, MOST_ASKED = 3;
  const PLAYERS = "video,audio,bgsound,embed,object,iframe";
  const FRAMES =
    /^https?:\/\/([^/]+\.)?(youtube(-nocookie)?\.com\/(embed|v)\/|player\.vimeo\.com\/|dailymotion\.com\/embed|facebook\.com\/plugins\/video|soundcloud\.com\/player|w\.soundcloud\.com|drive\.google\.com\/file\/[^/]+\/preview|webcast\.gov\.in|pmonradio\.nic\.in)/i;
  const CONTROL = /\b(pause|play|stop|mute|unmute|volume|sound|music|audio)\b|रोक|चला|बंद कर|ध्वनि|आवाज|संगीत/i;

  const clean = (text, most) => String(text ?? "").slice(0, 4 * most).replace(/\s+/g, " ").trim().slice(0, most);
  const kindOf = (element) => {
    if (element.localName === "video" || element.localName === "audio" || element.localName === "bgsound") return element.localName;
    if (element.localName === "iframe") return FRAMES.test(element.src) ? "frame" : "";
    return /^(video|audio)\//i.test(element.type ?? "") || /\.(mp3|wav|ogg|mid|wma|mp4|wmv|avi|mov)([?#]|$)/i.test(element.src ?? element.data ?? "")
      ? "plugin" : "";
  };

  const within = (promise, limit) =>
    Promise.race([promise.catch(() => null), new Promise((resolve) => setTimeout(resolve, limit, null))]);

  const isOwn = (address) => {
    try { return new URL(address, document.baseURI).origin === location.origin; } catch { return false; }
  };

  // Captions of a track: how many there are; null when it cannot be read.
  const cuesOf = async (track) => {
    if (!track.src) return 0;
    if (track.readyState === 2) return track.track?.cues?.length ?? 0;
    if (!isOwn(track.src)) return null;
    const answer = await within(fetch(track.src), ANSWER_MS);
    if (!answer) return null;
    if (!answer.ok) return 0;
    const text = (await within(answer.text(), ANSWER_MS)) ?? "";
    return (text.slice(0, 200000).match(/-->/g) ?? []).length;
  };

  // A sound track as the container's head names it: handler of ISO 14496-12, codec names of Matroska and Ogg.
  let asked = 0;
  const headSound = async (address) => {
    if (!isOwn(address) || (asked += 1) > MOST_ASKED) return null;
    const stop = new AbortController();
    const answer = await within(fetch(address, { headers: { Range: `bytes=0-${HEAD_BYTES - 1}` }, signal: stop.signal }), ANSWER_MS);
    if (!answer?.ok || !answer.body) { stop.abort(); return null; }
    const reader = answer.body.getReader();
    let head = "";
    while (head.length < HEAD_BYTES) {
      const piece = await within(reader.read(), ANSWER_MS);
      if (!piece || piece.done) break;
      head += new TextDecoder("latin1").decode(piece.value);
    }
    stop.abort();
    if (/^\x1aE\xdf\xa3/.test(head)) return /A_(OPUS|VORBIS|AAC|MPEG|PCM|AC3|FLAC)/.test(head) ? true : /V_(VP|AV1|MPEG|THEORA)/.test(head) ? false : null;
    if (/^OggS/.test(head)) return /\x01vorbis|OpusHead|Speex|fLaC/.test(head) ? true : null;
    if (/ftyp/.test(head.slice(0, 16)) && /moov/.test(head)) {
      if (/hdlr[\s\S]{8}soun/.test(head)) return true;
      return /hdlr[\s\S]{8}vide/.test(head) && /mvex|udta/.test(head) ? false : null;
    }
    return null;
  };

  const hasSound = async (element) => {
    if (element.localName === "audio") return true;
    if (element.webkitAudioDecodedByteCount > 0) return true;
    if (element.readyState >= 1) {
      try {
        const stream = element.captureStream();
        const sounds = stream.getAudioTracks().length;
        for (const track of stream.getTracks()) track.stop();
        return sounds > 0;
      } catch { /* of another website */ }
    }
    const address = element.currentSrc || element.src || element.querySelector("source")?.src || "";
    return address ? headSound(address) : null;
  };

  const metadata = (element) =>
    within(new Promise((resolve) => {
      if (element.readyState >= 1 || element.networkState === 3 || element.preload === "none") return resolve();
      element.addEventListener("loadedmetadata", resolve, { once: true });
      element.addEventListener("error", resolve, { once: true });
    }), ANSWER_MS);

  // The block of the page a player stands in: as far out as it stays the only player there.
  const blockOf = (element) => {
    let block = element;
    while (block.parentElement && block.parentElement !== document.body && block.parentElement.localName !== "main" &&
      block.parentElement.querySelectorAll(PLAYERS).length <= 1 && block.parentElement.textContent.length < 4000) block = block.parentElement;
    return block;
  };

  const nearText = (element, block) => {
    const texts = [block === element ? "" : block.innerText ?? ""];
    for (const sibling of [block.previousElementSibling, block.nextElementSibling, block.nextElementSibling?.nextElementSibling])
      if (sibling && !sibling.matches("script,style,nav,header,footer") && isShown(sibling)) texts.push(sibling.innerText ?? "");
    return clean(texts.join(" "), NEAR_CHARACTERS);
  };

  const controlName = (control) =>
    clean(`${control.getAttribute("aria-label") ?? ""} ${control.textContent} ${control.title ?? ""} ${control.value ?? ""}` +
      ` ${control.querySelector("img")?.alt ?? ""} ${control.id} ${control.getAttribute("onclick") ?? ""}`, 200);

  const found = [];
  const elements = [...document.querySelectorAll(PLAYERS)].filter(kindOf).slice(0, MOST_PLAYERS);
  if (!elements.length) return { players: [] };
  const controls = [...document.querySelectorAll("button,[role=button],input[type=button],input[type=range],a[href]")]
    .slice(0, MOST_CONTROLS).filter(isShown);
  const named = controls.map((control) => [control, controlName(control)]);
  const hasScript = Boolean(document.querySelector("script[src],script:not([type]),script[type='text/javascript'],script[type=module],[onclick]"));
  await Promise.all(elements.map(async (element, order) => {
    const kind = kindOf(element);
    const isTimed = kind === "video" || kind === "audio";
    if (isTimed) await metadata(element);
    const block = blockOf(element);
    const address = element.currentSrc || element.src || element.data || element.querySelector("source")?.src || "";
    found[order] = {
      kind,
      source: String(address).slice(0, 300),
      name: clean(element.getAttribute("aria-label") ?? element.title, 200),
      is_shown: isShown(element) && element.getBoundingClientRect().width > 1,
      has_controls: isTimed && element.controls,
      autoplays: kind === "bgsound" || (isTimed && element.autoplay) ||
        (kind === "plugin" && !/^(false|0|no)$/i.test(element.getAttribute("autostart") ?? element.getAttribute("autoplay") ?? "false")),
      is_playing: isTimed && !element.paused && !element.muted && element.currentTime > 0,
      is_muted: isTimed && (element.muted || element.defaultMuted || element.volume === 0),
      loops: isTimed && element.loop,
      duration_s: isTimed && Number.isFinite(element.duration) ? element.duration : null,
      is_broken: isTimed && element.networkState === 3,
      has_sound: isTimed ? await hasSound(element) : kind === "bgsound" ? true : null,
      tracks: isTimed ? await Promise.all([...element.querySelectorAll("track")].slice(0, 6).map(async (track) => ({
        kind: track.kind,
        lang: track.srclang,
        cues: await cuesOf(track),
      }))) : [],
      control_names: named.filter(([control, name]) => block.contains(control) || CONTROL.test(name)).map(([, name]) => name).slice(0, 20),
      has_click: Boolean(element.closest("[onclick],a[href]")),
      has_page_script: hasScript,
      near_text: nearText(element, block),
      near_links: [...new Set([...block.querySelectorAll("a[href]"), ...(block.nextElementSibling?.querySelectorAll("a[href]") ?? []),
        ...(block.nextElementSibling?.matches("a[href]") ? [block.nextElementSibling] : [])])]
        .slice(0, 20).map((link) => clean(`${link.textContent} ${link.href}`, 300)),
      ...place(element),
    };
  }));
  return { players: found };
};
