// What is in a sound or video file of the website itself: whether it can be heard, how long, and whether its picture holds captions.
globalThis.auditor.recordings = (() => {
  const ANSWER_MS = 3000, MOST_BYTES = 6 * 1024 * 1024, HEAD_BYTES = 65536, MOST_FETCHED = 6, MOST_CUE_CHARACTERS = 200000;
  const SAMPLE_RATE = 8000, WINDOW_SAMPLES = 800, QUIETEST = 0.004; // −48 dB: below, nobody hears it on an office speaker
  const FRAMES = [0.2, 0.5, 0.8];

  const within = (promise, limit = ANSWER_MS) =>
    Promise.race([promise.catch(() => null), new Promise((resolve) => setTimeout(resolve, limit, null))]);

  const once = (film, name) => within(new Promise((resolve, reject) => {
    film.addEventListener(name, () => resolve(true), { once: true });
    film.addEventListener("error", reject, { once: true });
  }));

  const isOwn = (address) => {
    try { return new URL(address, document.baseURI).origin === location.origin; } catch { return false; }
  };

  // Captions of a track: how many there are; null when it cannot be read.
  const cuesOf = async (track) => {
    if (!track.src) return 0;
    if (track.readyState === 2) return track.track?.cues?.length ?? 0;
    if (!isOwn(track.src)) return null;
    const answer = await within(fetch(track.src));
    if (!answer) return null;
    if (!answer.ok) return 0;
    const text = await within(answer.text());
    return text === null ? null : (text.slice(0, MOST_CUE_CHARACTERS).match(/-->/g) ?? []).length;
  };

  // A sound track as the container names it: handler of ISO 14496-12, codec names of Matroska and Ogg; null when unknown.
  const namesSound = (bytes, isWhole) => {
    const text = new TextDecoder("latin1").decode(bytes);
    if (/^\x1aE\xdf\xa3/.test(text)) return /A_(OPUS|VORBIS|AAC|MPEG|PCM|AC3|FLAC)/.test(text) ? true : /V_(VP|AV1|MPEG|THEORA)/.test(text) ? false : null;
    if (/^OggS/.test(text)) return /\x01vorbis|OpusHead|Speex|fLaC/.test(text) ? true : isWhole && /theora/.test(text) ? false : null;
    if (/ftyp/.test(text.slice(0, 16)) && /moov/.test(text)) return /hdlr[\s\S]{8}soun/.test(text) ? true : isWhole && /hdlr[\s\S]{8}vide/.test(text) ? false : null;
    return null;
  };

  // The bytes of a file: all of them, or the first 64 KiB of a large one.
  const bytesOf = async (address) => {
    const stop = new AbortController();
    const answer = await within(fetch(address, { signal: stop.signal }));
    if (!answer?.ok || !answer.body) { stop.abort(); return null; }
    const length = Number(answer.headers.get("content-length")) || 0;
    const most = length <= MOST_BYTES ? MOST_BYTES : HEAD_BYTES;
    const reader = answer.body.getReader();
    const pieces = [];
    let size = 0, isWhole = false;
    const reading = (async () => {
      while (size < most) {
        const piece = await reader.read();
        if (piece.done) { isWhole = true; break; }
        pieces.push(piece.value);
        size += piece.value.length;
      }
      return true;
    })();
    await within(reading);
    stop.abort();
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces.splice(0)) if (at + piece.length <= size) { bytes.set(piece, at); at += piece.length; }
    return size ? { bytes, isWhole } : null;
  };

  // From the first to the last moment that can be heard, in seconds; null when the file cannot be decoded.
  const audibleSeconds = async (bytes, from, to) => {
    const decoded = await within(new OfflineAudioContext(1, 1, SAMPLE_RATE).decodeAudioData(bytes.slice().buffer));
    if (!decoded) return null;
    let first = -1, last = -1;
    for (let channel = 0; channel < Math.min(decoded.numberOfChannels, 2); channel += 1) {
      const samples = decoded.getChannelData(channel);
      const end = Math.min(samples.length, Math.floor((to ?? Infinity) * SAMPLE_RATE));
      for (let start = Math.floor(from * SAMPLE_RATE); start < end; start += WINDOW_SAMPLES) {
        let sum = 0;
        const stop = Math.min(start + WINDOW_SAMPLES, end);
        for (let at = start; at < stop; at += 1) sum += samples[at] * samples[at];
        if (Math.sqrt(sum / (stop - start)) < QUIETEST) continue;
        if (first < 0 || start < first) first = start;
        if (stop > last) last = stop;
      }
    }
    return first < 0 ? 0 : (last - first) / SAMPLE_RATE;
  };

  // The part of the file that is played, as the address says: #t=8,10.
  const fragment = (address) => {
    const found = /#(?:.*&)?t=(?:npt:)?([\d.]*)(?:,([\d.]+))?(?:&|$)/.exec(address);
    return found ? [Number(found[1]) || 0, found[2] ? Number(found[2]) : null] : [0, null];
  };

  // Whether the browser itself finds a sound track; null when it cannot play the file.
  const streamsSound = async (address) => {
    const film = document.createElement("video");
    film.muted = true;
    film.preload = "metadata";
    try {
      const ready = once(film, "loadedmetadata");
      film.src = address;
      return (await ready) ? film.captureStream().getAudioTracks().length > 0 : null;
    } catch {
      return null;
    } finally {
      film.removeAttribute("src");
      film.load();
    }
  };

  const files = new Map();
  const heard = async (address) => {
    const file = address.split("#")[0];
    if (!file || !isOwn(file)) return { has_sound: null, audible_s: null };
    if (!files.has(file) && files.size >= MOST_FETCHED) return { has_sound: null, audible_s: null };
    if (!files.has(file)) files.set(file, bytesOf(file));
    const read = await files.get(file);
    if (!read) return { has_sound: null, audible_s: null };
    const named = namesSound(read.bytes, read.isWhole);
    if (named === false) return { has_sound: false, audible_s: 0 };
    const audible = read.isWhole ? await audibleSeconds(read.bytes, ...fragment(address)) : null;
    return { has_sound: audible === null ? named ?? (await streamsSound(file)) : audible > 0, audible_s: audible };
  };

  // In how many of three moments letters stand in the lower half of the film; null when it cannot be looked at.
  const writtenFrames = async (address) => {
    if (!address || !isOwn(address)) return null;
    const film = document.createElement("video");
    film.muted = true;
    film.preload = "auto";
    try {
      const ready = once(film, "loadeddata");
      film.src = address;
      if (!(await ready) || !film.videoWidth || !Number.isFinite(film.duration)) return null;
      const [from, to] = fragment(address);
      const length = Math.min(to ?? film.duration, film.duration) - from;
      let count = 0;
      for (const share of FRAMES) {
        const sought = once(film, "seeked");
        film.currentTime = from + length * share;
        if (!(await sought)) return null;
        const half = new OffscreenCanvas(film.videoWidth, Math.ceil(film.videoHeight / 2));
        half.getContext("2d").drawImage(film, 0, -Math.floor(film.videoHeight / 2));
        const seen = globalThis.auditor.writing(half, half.width, half.height);
        if (seen && seen.lines > 0 && seen.letters >= 8) count += 1;
      }
      return count;
    } finally {
      film.removeAttribute("src");
      film.load();
    }
  };

  return { cuesOf, heard, writtenFrames, within };
})();
