// Pictures with their names and surroundings, CAPTCHAs and drawings made of signs.
globalThis.auditor.media = async ({ pixelPictures }) => {
  const { isShown, place, writing } = globalThis.auditor;
  const MOST_PICTURES = 400, MOST_CAPTCHAS = 5, MOST_DRAWINGS = 5, MOST_BACKGROUNDS = 3, MOST_LOOKED_AT = 6000, MOST_PIXELS = 12e6, SCALED_PIXELS = 810000, MOST_SCALED_PIXELS = 2.5e6;
  const NAME_CHARACTERS = 600, NEAR_CHARACTERS = 400;
  const WRITING_CSS_PX = { width: 60, height: 14 }, BACKGROUND_CSS_PX = { width: 200, height: 60 };
  const CARDS = "li,article,td,[class*=card i],[class*=item i],[class*=slide i],[class*=box i]";
  const HEADINGS = "h1,h2,h3,h4,h5,h6", CAPTION_CHARACTERS = 100;
  const PICTURES =
    "img,svg,canvas,object,embed,input[type=image],area,[role=img],[role=image]";

  const clean = (text, most = NEAR_CHARACTERS) => String(text ?? "").slice(0, 4 * most).replace(/\s+/g, " ").trim().slice(0, most);
  const attribute = (element, name) => element.getAttribute(name);
  const labelledBy = (element) =>
    (attribute(element, "aria-labelledby") ?? "").split(/\s+/).filter(Boolean).slice(0, 5)
      .map((id) => element.getRootNode().getElementById?.(id)?.textContent ?? "").join(" ").trim();

  const nameOf = (element) => {
    const given = labelledBy(element) || attribute(element, "aria-label")?.trim();
    if (given) return ["label", given];
    if (/^(img|input|area)$/.test(element.localName) && element.hasAttribute("alt")) return ["alt", attribute(element, "alt")];
    if (element.localName === "svg") {
      const title = [...element.children].find((child) => child.localName === "title")?.textContent.trim();
      if (title) return ["title", title];
    }
    const title = attribute(element, "title");
    return title?.trim() ? ["title", title] : ["", ""];
  };

  // Letters of the nearest text around: by script, to hold the language of a name against.
  const letters = new Map();
  const lettersAround = (element) => {
    let around = element.parentElement;
    for (let step = 0; around?.parentElement && around !== document.body && step < 4 && around.textContent.length < 60; step += 1) around = around.parentElement;
    if (!around) return [0, 0];
    if (!letters.has(around)) {
      const text = around.textContent.slice(0, 3000);
      letters.set(around, [(text.match(/[\u0904-\u0939\u0958-\u0961]/g) ?? []).length, (text.match(/[A-Za-z]/g) ?? []).length]);
    }
    return letters.get(around);
  };

  const sourceOf = (element) =>
    element.currentSrc || element.src?.baseVal || (typeof element.src === "string" && element.src) || element.data || "";

  // The texts that stand beside a picture and are read just before or after it.
  const beside = (element, control) => {
    const found = [];
    const figure = element.closest("figure");
    const caption = figure?.querySelector("figcaption");
    if (caption) found.push(caption.textContent);
    const anchor = control ?? element;
    for (const sibling of [anchor.previousElementSibling, anchor.nextElementSibling])
      if (sibling && !sibling.querySelector?.("img,svg") && sibling.textContent.length < 300 && isShown(sibling)) found.push(sibling.textContent);
    for (const node of [anchor.previousSibling, anchor.nextSibling])
      if (node?.nodeType === Node.TEXT_NODE && node.data.trim().length > 1) found.push(node.data);
    const card = element.closest(CARDS);
    if (card && card.textContent.length < 500) found.push(card.textContent);
    return found.map((text) => clean(text, 300)).filter(Boolean).slice(0, 5);
  };

  // What is likely to say what a picture shows; a heading above it, or a paragraph beside it, is about more.
  const toldBy = (element, control) => {
    const anchor = control ?? element;
    const caption = element.closest("figure")?.querySelector("figcaption")?.textContent.trim();
    if (caption) return clean(caption, CAPTION_CHARACTERS);
    for (const node of [anchor.previousSibling, anchor.nextSibling])
      if (node?.nodeType === Node.TEXT_NODE && node.data.trim().length > 1) return clean(node.data, CAPTION_CHARACTERS);
    const card = element.closest(CARDS), next = anchor.nextElementSibling;
    const isShort = (text) => text.trim().length > 1 && text.trim().length <= CAPTION_CHARACTERS;
    if (next && !next.matches(HEADINGS) && !next.querySelector(HEADINGS) && isShort(next.textContent) && isShown(next)) return clean(next.textContent);
    const around = card?.textContent.replace(element.textContent || "\n", " ") ?? "";
    return isShort(around) ? clean(around) : "";
  };

  const controlText = (control, element) => {
    const named = labelledBy(control) || attribute(control, "aria-label");
    if (named?.trim()) return clean(named, 200);
    const text = clean(control.textContent, 200);
    const others = [...control.querySelectorAll("img[alt],svg[aria-label]")].filter((other) => other !== element)
      .map((other) => attribute(other, "alt") ?? attribute(other, "aria-label") ?? "").join(" ");
    return clean(`${text} ${others}`, 200) || clean(attribute(control, "title"), 200);
  };

  const background = (element) => {
    const found = getComputedStyle(element).backgroundImage.match(/url\("([^"]{1,4000})"\)/);
    return found ? found[1] : "";
  };

  const region = (element) => {
    const around = element.closest("header,nav,main,footer,[role=banner],[role=navigation],[role=main],[role=contentinfo]");
    const role = around && (attribute(around, "role") ?? around.localName);
    return { banner: "header", navigation: "nav", contentinfo: "footer" }[role] ?? role ?? "";
  };

  const described = (element, kind, source) => {
    const [nameFrom, name] = nameOf(element);
    const control = element.closest("a[href],button,[role=button],[role=link]");
    const [devanagari, latin] = lettersAround(element);
    return {
      kind,
      source: String(source).slice(0, 300),
      natural_width_px: element.naturalWidth ?? 0,
      natural_height_px: element.naturalHeight ?? 0,
      name: clean(name, NAME_CHARACTERS),
      name_characters: name.trim().length,
      name_from: nameFrom,
      has_alt: element.hasAttribute("alt"),
      title: clean(attribute(element, "title"), 200),
      role: (attribute(element, "role") ?? "").trim().toLowerCase(),
      is_hidden: Boolean(element.closest("[aria-hidden=true]")),
      is_focusable: element.hasAttribute("tabindex") && element.tabIndex >= 0,
      lang: element.closest("[lang]")?.getAttribute("lang") ?? "",
      devanagari_around: devanagari,
      latin_around: latin,
      control: element.localName === "input" || element.localName === "area" ? element.localName : control?.localName ?? "",
      control_href: control?.href ? String(control.href).slice(0, 300) : "",
      control_text: control && control !== element ? controlText(control, element) : "",
      caption: clean(element.closest("figure")?.querySelector("figcaption")?.textContent, 300),
      beside: beside(element, control),
      told_by: toldBy(element, control),
      region: region(element),
      content: clean(/^(canvas|object|svg)$/.test(element.localName) ? element.textContent : "", 200),
      writing: null,
      ...place(element),
    };
  };

  const kindOf = (element) => {
    if (element.localName === "img") return "img";
    if (element.localName === "input") return "input";
    if (/^(svg|canvas|object|embed|area)$/.test(element.localName)) return element.localName;
    return "role";
  };

  const isPicture = (element) => /^image\//i.test(element.type ?? "") || /\.(png|jpe?g|gif|svg|webp|bmp)([?#]|$)/i.test(element.data ?? element.src ?? "");

  const found = [];
  const elements = new Map();
  for (const element of document.querySelectorAll(PICTURES)) {
    if (found.length >= MOST_PICTURES) break;
    if (element.parentElement?.closest("svg") || (element.localName !== "area" && !isShown(element))) continue;
    if (/^(object|embed)$/.test(element.localName) && !isPicture(element)) continue;
    if (element.localName === "svg" && !element.hasAttribute("role") && !nameOf(element)[1]) continue; // mostly icons
    const item = described(element, kindOf(element), sourceOf(element) || background(element));
    if (element.localName !== "area" && (item.box.width_css_px < 1 || item.box.height_css_px < 1)) continue;
    found.push(item);
    elements.set(item, element);
  }

  // Writing is looked for in so many pixels as cost about as much as three large pictures.
  const isLargeEnough = (item) =>
    item.box.width_css_px >= WRITING_CSS_PX.width && item.box.height_css_px >= WRITING_CSS_PX.height;
  const area = (item) => item.box.width_css_px * item.box.height_css_px;
  // Pictures whose text leaves out what they say come first: hidden ones, then those of the content.
  const priority = (item) => (item.name ? 2 : 0) + (item.region === "header" || item.region === "footer" ? 1 : 0);
  const looked = found
    .filter((item) => (item.kind === "img" || item.kind === "input") && isLargeEnough(item) && item.natural_width_px > 40 && elements.get(item).complete !== false)
    .sort((one, other) => priority(one) - priority(other) || area(other) - area(one));
  const writings = new Map();
  let pixels = 0, scaled = 0;
  for (const item of looked) {
    if (!writings.has(item.source)) {
      pixels += item.natural_width_px * item.natural_height_px;
      scaled += Math.min(item.natural_width_px * item.natural_height_px, SCALED_PIXELS);
      if (writings.size >= pixelPictures || (writings.size && (pixels > MOST_PIXELS || scaled > MOST_SCALED_PIXELS))) break;
      writings.set(item.source, writing(elements.get(item), item.natural_width_px, item.natural_height_px));
    }
    item.writing = writings.get(item.source);
  }
  for (const item of found.filter(({ kind }) => kind === "canvas").slice(0, 5)) {
    const canvas = elements.get(item);
    item.natural_width_px = canvas.width;
    item.natural_height_px = canvas.height;
    if (canvas.width && canvas.height && canvas.width * canvas.height <= MOST_PIXELS) item.writing = writing(canvas, canvas.width, canvas.height);
  }

  // Boxes without text whose background is a picture.
  const backgrounds = [];
  let count = 0;
  for (const element of document.body?.getElementsByTagName("*") ?? []) {
    if (backgrounds.length >= MOST_BACKGROUNDS || (count += 1) > MOST_LOOKED_AT) break;
    if (element.childElementCount > 2 || /^(img|svg|canvas|iframe|video|input|script|style|option)$/.test(element.localName)) continue;
    const rect = element.getBoundingClientRect();
    if (rect.width < BACKGROUND_CSS_PX.width || rect.height < BACKGROUND_CSS_PX.height) continue;
    if (element.textContent.trim() || element.querySelector("img,svg,iframe,video,input,canvas") || element.closest("[aria-hidden=true]")) continue;
    const source = background(element);
    if (!source || !isShown(element) || nameOf(element)[1].trim() || /^(img|image)$/.test(attribute(element, "role") ?? "")) continue;
    const item = described(element, "background", source);
    const picture = new Image();
    picture.src = source;
    const isReady = await Promise.race([
      picture.decode().then(() => true, () => false),
      new Promise((resolve) => setTimeout(resolve, 1500, false)),
    ]);
    if (isReady) {
      item.natural_width_px = picture.naturalWidth;
      item.natural_height_px = picture.naturalHeight;
      const { naturalWidth: wide, naturalHeight: tall } = picture;
      item.writing = wide && tall && wide * tall <= MOST_PIXELS ? writing(picture, wide, tall) : null;
    }
    backgrounds.push(item);
  }

  // CAPTCHAs: the picture, and what the same form offers beside it.
  const CAPTCHA = /captcha|securimage|security.?(code|image)|verification.?(code|image)/i;
  const OTHER_PART = /refresh|reload|renew|change|audio|sound|speak|play|listen|volume|loading|help|info/i;
  const words = (element) =>
    ["id", "class", "name", "src", "alt", "title", "aria-label", "href", "onclick", "value", "placeholder"]
      .map((name) => attribute(element, name) ?? "").join(" ").slice(0, 600);
  const TYPED = "input:not([type=hidden]):not([type=image]):not([type=submit])";
  const captchas = [];
  for (const element of document.querySelectorAll("img,canvas,input[type=image],svg")) {
    if (captchas.length >= MOST_CAPTCHAS) break;
    const said = words(element) + (element.localName === "canvas" || element.localName === "svg" ? words(element.parentElement ?? element) : "");
    if (!CAPTCHA.test(said) || OTHER_PART.test(said.replace(/captcha\w*/gi, "")) || !isShown(element)) continue;
    const rect = element.getBoundingClientRect();
    if (rect.width < 40 || rect.height < 14 || rect.width > 600 || rect.height > 250) continue;
    let around = element.closest("form,fieldset,[role=form]") ?? element.parentElement;
    for (let step = 0; step < 3 && !around.querySelector(TYPED) && !around.matches("form,body,main,article,section"); step += 1) around = around.parentElement;
    if (!around.querySelector(TYPED)) continue; // nothing to type it into
    const parts = [...around.querySelectorAll("a,button,audio,img,input,svg,i,[role=button],[onclick]")].slice(0, 200);
    captchas.push({
      alt: clean(nameOf(element)[1], 200),
      offers: parts.filter((part) => part !== element).map((part) => clean(`${part.localName} ${words(part)} ${part.textContent}`, 200)),
      text: clean(around.textContent, 1500),
      ...place(element),
    });
  }

  // Drawings made of signs.
  const drawings = [];
  for (const element of document.querySelectorAll("pre,[class*=ascii i]")) {
    if (drawings.length >= MOST_DRAWINGS) break;
    if (!isShown(element) || element.closest("[role=img],[aria-hidden=true]") || element.querySelector("[role=img]")) continue;
    const text = element.textContent.slice(0, 4000);
    const solid = text.replace(/\s/g, "");
    if (!solid) continue;
    drawings.push({
      lines: text.split("\n").filter((line) => line.trim()).length,
      signs: solid.length,
      letters: (solid.match(/[\p{L}\p{M}\p{N}]/gu) ?? []).length,
      is_code: Boolean(element.closest("code,samp,kbd") || element.querySelector("code,samp,kbd,span")),
      label: clean(labelledBy(element) || attribute(element, "aria-label"), 200),
      sign_kinds: new Set(solid.replace(/[\p{L}\p{M}\p{N}]/gu, "")).size,
      told_by: toldBy(element, null),
      ...place(element),
    });
  }

  return {
    hasPlayers: Boolean(document.querySelector("video,audio,embed,object,iframe")),
    pictures: found,
    backgrounds,
    captchas,
    drawings,
  };
};
