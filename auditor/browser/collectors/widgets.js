// Text size, contrast, language and other helpers of a page: recognised by their words, pressed, and looked at.
globalThis.auditor.widgets = (() => {
  const { selector, snippet, shownTexts } = globalThis.auditor;
  const MOST_LOOKED_AT = 800, MOST_A_PURPOSE = 2, MOST_TEXTS = 400, FRAMES = 12;
  const GROWTH = 1.005, LEAST_RECOLOURED = 0.2;
  const PRESSABLE = "a,button,input[type=button],input[type=image],[role=button],[onclick],summary";

  const WORDS = [
    ["larger text", /^[aअक]\s*\+{1,2}$|^\+\s*[aअक]$/i,
      /\b(increase|enlarge|larger?|bigger)\b.{0,12}\b(font|text|letter)|\b(font|text)([ -]?size)?\b.{0,6}\b(increase|larger?|bigger|plus)\b|(अक्षर|फ़ॉन्ट|फॉन्ट|फांट|टेक्स्ट|पाठ).{0,20}(बढ़ा|बड़ा|वृद्धि)|(बड़ा|बड़े).{0,4}(अक्षर|फ़ॉन्ट|फॉन्ट|टेक्स्ट)/i],
    ["smaller text", /^[aअक]\s*[-−–]{1,2}$|^[-−–]\s*[aअक]$/i,
      /\b(decrease|reduce|smaller?)\b.{0,12}\b(font|text|letter)|\b(font|text)([ -]?size)?\b.{0,6}\b(decrease|smaller?|minus)\b|(अक्षर|फ़ॉन्ट|फॉन्ट|फांट|टेक्स्ट|पाठ).{0,20}(घटा|छोटा|कम)/i],
    ["usual text", /^$/, /\b(reset|normal|default|medium|original)\b.{0,10}\b(font|text)|\b(font|text)([ -]?size)?\b.{0,6}\b(reset|normal|default|medium)\b|सामान्य.{0,6}(अक्षर|फ़ॉन्ट|फॉन्ट|टेक्स्ट|पाठ)/i],
    ["usual contrast", /^$/, /\b(normal|standard|default|light)\b.{0,6}\b(contrast|theme|mode|view)\b|सामान्य.{0,4}(कंट्रास्ट|कॉन्ट्रास्ट|थीम|विषमता)/i],
    ["contrast", /^$/, /\b(high|dark)[ _-]?contrast\b|\bcontrast\b.{0,4}\b(theme|mode|view|switch)\b|\bdark\b.{0,2}\b(mode|theme)\b|^contrast$|(उच्च|हाई|गहरा).{0,4}(कंट्रास्ट|कॉन्ट्रास्ट|विषमता)|^(कंट्रास्ट|कॉन्ट्रास्ट)$/i],
    ["screen reader", /^$/, /^screen[ -]?reader( access)?$|^स्क्रीन[ -]?रीडर(\s+(एक्सेस|अभिगम|अभिगम्यता|का उपयोग))?$/i],
    ["language", /^$/, /^(english|hindi|हिन्दी|हिंदी|अंग्रेज़ी|अंग्रेजी|संस्कृतम्|sanskrit|हिन्दी में|in english|हिन्दी संस्करण|english version)$/i],
  ];
  const LANGUAGES = [["en", /english|अंग्रेज/i], ["hi", /hindi|हिन्दी|हिंदी/i], ["sa", /sanskrit|संस्कृत/i]];

  const tidy = (text) => String(text ?? "").replace(/\s+/g, " ").trim();
  const namesOf = (element) => [
    tidy(element.innerText || element.textContent || (element.localName === "input" ? element.value : "")).slice(0, 80),
    ...["aria-label", "title", "alt"].map((name) => tidy(element.getAttribute(name))),
    tidy(element.querySelector("img")?.alt), tidy(element.querySelector("title")?.textContent),
  ].filter(Boolean);

  const purposeOf = (element) => {
    const names = namesOf(element);
    for (const [purpose, sign, words] of WORDS) {
      if (purpose === "language" || purpose === "screen reader") {
        if (names.length > 0 && words.test(names[0])) return purpose;
      } else if (names.some((name) => name.length <= 60 && (sign.test(name) && name !== "" || words.test(name)))) return purpose;
    }
    return "";
  };

  let found = [];
  const recognise = () => {
    const counts = new Map();
    found = [];
    const all = [...document.querySelectorAll(PRESSABLE)];
    const first = all.slice(0, MOST_LOOKED_AT), last = all.slice(Math.max(MOST_LOOKED_AT, all.length - 200));
    for (const element of [...first, ...last]) {
      if (element.disabled || (element.localName !== "a" && element.querySelector("a,button"))) continue;
      const purpose = purposeOf(element);
      if (/^(language|screen reader)$/.test(purpose) && leadsWithin(element)) continue;
      const count = counts.get(purpose) ?? 0;
      if (!purpose || count >= MOST_A_PURPOSE || found.some(([other]) => other.contains(element))) continue;
      counts.set(purpose, count + 1);
      found.push([element, purpose]);
    }
    return found.length;
  };

  // A link to a place on the same page, such as a chapter about a language.
  const leadsWithin = (element) => {
    const raw = (element.getAttribute("href") ?? "").trim();
    return /^#./.test(raw) && Boolean(
      document.getElementById(decoded(raw.slice(1))) ?? document.getElementsByName(decoded(raw.slice(1)))[0]);
  };
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

  const goesElsewhere = (element) => {
    const link = element.closest("a[href]");
    if (!link) return element.type === "submit" && Boolean(element.form);
    const raw = link.getAttribute("href").trim();
    if (raw === "" || raw.startsWith("#") || /^javascript:/i.test(raw)) return false;
    return link.href.replace(/#.*/, "") !== document.URL.replace(/#.*/, "") || !link.href.includes("#");
  };

  const textSizes = () => {
    let sum = 0, count = 0;
    for (const [holder] of shownTexts()) {
      sum += parseFloat(getComputedStyle(holder).fontSize) * (holder.currentCSSZoom ?? 1);
      if ((count += 1) >= MOST_TEXTS) break;
    }
    const scale = document.body ? new DOMMatrix(getComputedStyle(document.body).transform.replace("none", "")).a : 1;
    return count === 0 ? 0 : (sum / count) * scale;
  };
  const colours = () => {
    const list = [];
    const look = (element) => {
      const style = getComputedStyle(element);
      return `${style.color}|${style.backgroundColor}|${style.filter}`;
    };
    const whole = [document.documentElement, document.body].filter(Boolean).map(look).join("|");
    for (const [holder] of shownTexts()) {
      list.push(look(holder));
      if (list.length >= MOST_TEXTS) break;
    }
    return { whole, list };
  };
  const recoloured = (before, after) => before.whole !== after.whole ||
    before.list.filter((look, index) => look !== after.list[index]).length >= LEAST_RECOLOURED * Math.max(1, before.list.length);

  const sheets = () => [...document.querySelectorAll("link[rel~=stylesheet],style")].map((one) =>
    `${one.href ?? ""}|${one.disabled}|${one.media}|${one.localName === "style" ? one.textContent.length : ""}`).join("\n");

  const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); setTimeout(resolve, 100); });

  const click = (element) => {
    const at = { bubbles: true, cancelable: true, composed: true, view: window };
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"])
      element.dispatchEvent(type.startsWith("pointer") ? new PointerEvent(type, at) : new MouseEvent(type, at));
    element.click();
  };

  // What changes anywhere while nothing is pressed is no effect of pressing.
  const watched = async (work, frames, isDone) => {
    const touched = new Set();
    const observer = new MutationObserver((records) => { for (const record of records) touched.add(record.target); });
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    let leaves = false;
    const leaving = () => { leaves = true; };
    window.addEventListener("beforeunload", leaving);
    work();
    for (let count = 0; count < frames; count += 1) {
      await frame();
      if (leaves || isDone()) break;
    }
    observer.disconnect();
    window.removeEventListener("beforeunload", leaving);
    return { touched, leaves };
  };

  const press = async (element, purpose, restless) => {
    if (goesElsewhere(element)) return "leads";
    const size = textSizes(), look = colours(), linked = sheets(), address = document.URL;
    const isKept = () => {
      if (purpose === "larger text") return textSizes() > size * GROWTH;
      if (purpose === "smaller text") return textSizes() < size / GROWTH;
      if (purpose === "contrast") return recoloured(look, colours());
      return false;
    };
    const before = visibleLinks();
    const { touched, leaves } = await watched(() => click(element), FRAMES, isKept);
    if (isKept()) return "kept";
    if (leaves) return "leads";
    const moved = address.replace(/#$/, "") !== document.URL.replace(/#$/, "");
    if (purpose === "contrast" && linked !== sheets()) return "kept"; // the new style sheet itself is not let in
    if (moved || linked !== sheets() || before !== visibleLinks()) return "other";
    return [...touched].some((node) => !restless.has(node)) ? "other" : "nothing";
  };
  const visibleLinks = () => document.querySelectorAll("[role=dialog],dialog[open],.show,.open,.modal").length;

  const undo = async (purpose, sizeBefore, lookBefore) => {
    const isBack = () => purpose === "contrast" ? !recoloured(lookBefore, colours()) : Math.abs(textSizes() / sizeBefore - 1) < 0.01;
    const ways = purpose === "contrast" ? ["usual contrast", "contrast"] : ["usual text", purpose === "larger text" ? "smaller text" : "larger text"];
    for (const way of ways) {
      if (isBack()) return true;
      const entry = found.find(([, other]) => other === way);
      if (entry && !goesElsewhere(entry[0])) await watched(() => click(entry[0]), 4, isBack);
    }
    return isBack();
  };

  // What a helper keeps for the next page would change how that one is seen.
  const kept = () => { try { return Object.entries({ ...localStorage }).slice(0, 200); } catch { return null; } };
  const keepAsBefore = (entries) => {
    if (entries === null) return;
    for (const name of Object.keys({ ...localStorage })) if (!entries.some(([other]) => other === name)) localStorage.removeItem(name);
    for (const [name, value] of entries) if (localStorage.getItem(name) !== value) localStorage.setItem(name, value);
  };

  // Puts the attributes of the root back where the page's own helpers did not.
  const attributesOf = (element) => [...(element?.attributes ?? [])].map(({ name, value }) => [name, value]);
  const putBack = (element, attributes) => {
    for (const { name } of [...element.attributes]) if (!attributes.some(([other]) => other === name)) element.removeAttribute(name);
    for (const [name, value] of attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  const operate = async () => {
    const told = [];
    const { touched: restless } = found.length > 0 ? await watched(() => {}, 3, () => false) : { touched: new Set() };
    const lang = (document.documentElement.lang || "").slice(0, 2).toLowerCase();
    const roots = [document.documentElement, document.body].filter(Boolean).map((element) => [element, attributesOf(element)]);
    const linked = new Map([...document.querySelectorAll("link[rel~=stylesheet]")].map((link) => [link, [link.disabled, link.getAttribute("href")]]));
    const relink = () => {
      for (const link of document.querySelectorAll("link[rel~=stylesheet]")) if (!linked.has(link)) link.remove();
      for (const [link, [isDisabled, href]] of linked) {
        if (link.getAttribute("href") !== href) link.setAttribute("href", href);
        if (link.disabled !== isDisabled) link.disabled = isDisabled;
      }
    };
    const stored = kept(), sheetsBefore = sheets();
    for (const [element, purpose] of found) {
      const name = namesOf(element)[0] ?? "";
      const place = { name: name.slice(0, 80), purpose, selector: selector(element), html: snippet(element) };
      const isOwn = purpose === "language" && LANGUAGES.some(([code, words]) => words.test(name) && code === lang);
      // A page put into another language cannot be put back: only links without a script of their own are pressed.
      const isRisky = purpose === "language" && (element.localName !== "a" || element.hasAttribute("onclick")) && !goesElsewhere(element);
      const isTried = !/^usual|smaller/.test(purpose) && !isOwn && !isRisky;
      const size = textSizes(), look = colours();
      const effect = isTried ? await press(element, purpose, restless) : "not tried";
      let isUndone = true;
      if (effect === "kept") isUndone = await undo(purpose, size, look);
      if (effect === "kept" && !isUndone) {
        for (const [root, attributes] of roots) putBack(root, attributes);
        relink();
        isUndone = purpose === "contrast" ? !recoloured(look, colours()) : Math.abs(textSizes() / size - 1) < 0.01;
      }
      told.push({ ...place, effect, is_undone: isUndone, names_page_language: isOwn });
    }
    if (found.length > 0) {
      keepAsBefore(stored);
      if (sheets() !== sheetsBefore) relink();
    }
    return told;
  };

  const MAKERS = [
    ["UserWay", /userway\.org/], ["accessiBe", /acsbapp?\.com|accessibe\.com/], ["EqualWeb", /equalweb\.com|nagich\.co/],
    ["AudioEye", /audioeye\.com/], ["Sienna", /sienna(-accessibility)?(\.umd|\.min|[/@.-])/i], ["UX4G", /ux4g[^/]*access|accessibility[^/]*ux4g|ux4g\.gov\.in\/.*(widget|access)/i],
    ["Skynet Technologies", /skynettechnologies\.com/], ["Recite Me", /reciteme\.com/], ["AllAccessible", /allaccessible\.(org|com)/],
    ["MaxAccess", /maxaccess\.io/], ["Accessibly", /accessibly(app)?\.com/], ["Equally AI", /equally\.ai/],
  ];
  const overlays = () => {
    const told = new Map();
    for (const script of document.scripts) {
      const maker = script.src && MAKERS.find(([, address]) => address.test(script.src));
      if (maker && !told.has(maker[0])) told.set(maker[0], { maker: maker[0], selector: selector(script), html: snippet(script) });
    }
    return [...told.values()].slice(0, 5);
  };

  const BLOCKING = /return\s*\(?\s*false|preventDefault/i;
  const blocks = () => {
    const holder = [...shownTexts()].map(([element]) => element).find((element) => element.matches("p,li,td,div,h1,h2,span")) ?? document.body;
    if (!holder) return {};
    const isPrevented = (type, Kind) => !holder.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, composed: true }));
    const owners = [...document.querySelectorAll("[oncontextmenu],[onselectstart],[oncopy]")].filter((element) =>
      (element === document.body || element === document.documentElement) &&
      ["oncontextmenu", "onselectstart", "oncopy"].some((name) => BLOCKING.test(element.getAttribute(name) ?? "")));
    return {
      blocks_context_menu: isPrevented("contextmenu", MouseEvent),
      blocks_selection: isPrevented("selectstart", Event) || isPrevented("copy", ClipboardEvent) ||
        (getComputedStyle(holder).userSelect === "none" && getComputedStyle(document.body).userSelect === "none"),
      blocker_selector: owners[0] ? selector(owners[0]) : "",
      blocker_html: owners[0] ? snippet(owners[0]) : "",
    };
  };

  return {
    look: async () => {
      recognise();
      const overlayList = overlays(), blocked = blocks();
      return { helpers: await operate(), overlays: overlayList, ...blocked, was_operated: true };
    },
  };
})();
