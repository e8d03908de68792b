// What is seen before anything is scrolled or pressed, at the width the page has now.
globalThis.auditor.firstView = (width, height) => {
  const { place, rounded, isShown, shownTexts } = globalThis.auditor;
  const MOST_TEXTS = 40, MOST_PARTS = 12, MOST_LOOKED_AT = 1000, LEAST_PICTURE_CSS_PX = 20, FEWEST_SLIDES = 2, COVERED_SHARE = 0.6, LINE_CSS_PX = 20;
  const MENU = "nav,[role=navigation],[role=menu],[role=menubar],[class*=nav i],[id*=nav i],[class*=menu i],[id*=menu i]";
  const FRAME = `${MENU},header,footer,[role=banner],[role=contentinfo],[class*=topbar i],[class*=top-bar i]`;
  const SHOWS = "[aria-roledescription=carousel i],[aria-roledescription=slider i],.carousel,.slick-slider,.swiper,.swiper-container," +
    ".owl-carousel,.flexslider,.bx-wrapper,.nivoSlider,.splide,.glide,.tp-revslider-mainul,.rev_slider,.slideshow,.slider";
  const SLIDES = ".carousel-item,.carousel-inner > .item,.slick-slide,.swiper-slide,.owl-item,.splide__slide,.glide__slide,.slide," +
    "[aria-roledescription=slide i],li,.item,.mySlides";
  const SEARCH = /search|खोज|ढूँढ|ढूंढ/i;

  // A page without a viewport line is laid out wider than the phone and shrunk.
  const client = document.documentElement.clientWidth;
  const shrink = client > width ? width / client : 1;
  const view = { right: width / shrink, bottom: height / shrink };
  const inView = (rect) => {
    const left = Math.max(0, rect.left + scrollX), top = Math.max(0, rect.top + scrollY);
    const right = Math.min(view.right, rect.right + scrollX), bottom = Math.min(view.bottom, rect.bottom + scrollY);
    return Math.max(0, right - left) * Math.max(0, bottom - top);
  };
  const shareOf = (rect) => Math.min(1, inView(rect) / (view.right * view.bottom));
  const isSeen = (rect) => rect.width >= 2 && rect.height >= 2 && inView(rect) >= 0.5 * rect.width * rect.height;
  const isBegun = (rect) => inView(rect) >= 0.5 * rect.width * Math.min(rect.height, LINE_CSS_PX); // of a long text, its first line
  // What a box with hidden overflow cuts off, such as a slide that waits for its turn, is not seen.
  const isCutOff = (element, rect) => {
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).overflowX === "visible" && getComputedStyle(around).overflowY === "visible") continue;
      const edge = around.getBoundingClientRect();
      if (rect.left >= edge.right - 1 || rect.right <= edge.left + 1 || rect.top >= edge.bottom - 1 || rect.bottom <= edge.top + 1)
        return true;
    }
    return false;
  };

  const texts = () => {
    const seen = new Map();
    for (const [holder, text] of shownTexts()) {
      if (seen.has(holder)) { const one = seen.get(holder); if (one) one.text += ` ${text}`; continue; }
      const rect = holder.getBoundingClientRect();
      if (rect.top + scrollY > view.bottom || !/[\p{L}\p{N}]/u.test(text) || rect.width < 2 || rect.height < 2 || !isBegun(rect) || isCutOff(holder, rect)) { seen.set(holder, null); continue; }
      const isLink = holder.closest("a[href]") !== null;
      seen.set(holder, {
        text,
        size_css_px: rounded(parseFloat(getComputedStyle(holder).fontSize) * shrink),
        is_heading: holder.closest("h1,h2,h3,h4,h5,h6,[role=heading]") !== null,
        is_in_menu: holder.closest(MENU) !== null,
        is_task: isLink && holder.closest(FRAME) === null,
      });
    }
    return [...seen.values()].filter(Boolean)
      .map((one) => ({ ...one, text: one.text.slice(0, 120) }))
      .sort((a, b) => Number(b.is_heading) - Number(a.is_heading) || b.size_css_px - a.size_css_px);
  };

  const told = (element, rect, isShow) => {
    const file = String(element.currentSrc || element.src || "").split(/[?#]/)[0].split("/").pop() ?? "";
    const name = `${element.getAttribute("alt") ?? element.getAttribute("aria-label") ?? ""} ${file.startsWith("data:") ? "" : file}`.trim().slice(0, 200);
    const around = element.closest("a,[class*=logo i],[id*=logo i],[class*=brand i]");
    const isLogo = /logo|emblem|lion|ashok|brand|चिह्न|लोगो|प्रतीक/i.test(`${name} ${element.getAttribute("class") ?? ""} ${element.id}`) ||
      (around !== null && (!around.matches("a") || /^(\/|#|\.\/|index\.\w+)?$/.test(new URL(around.href || document.URL, document.URL).pathname)));
    return { share: Math.round(shareOf(rect) * 1000) / 1000, is_slide_show: isShow, is_logo: !isShow && isLogo, name, ...place(element) };
  };

  const parts = () => {
    const found = [], shows = [];
    for (const show of document.querySelectorAll(SHOWS)) {
      if (!isShown(show) || shows.some((outer) => outer.contains(show)) || show.querySelectorAll(SLIDES).length < FEWEST_SLIDES) continue;
      const rect = show.getBoundingClientRect();
      if (rect.width < 100 || rect.height < 80 || !inView(rect)) continue;
      shows.push(show);
      found.push(told(show, rect, true));
    }
    const backgrounds = [...document.querySelectorAll("header *,[role=banner] *,a,h1,h2,div")].slice(0, MOST_LOOKED_AT)
      .filter((element) => /url\(/.test(getComputedStyle(element).backgroundImage));
    for (const picture of [...document.querySelectorAll("img,svg,video,canvas,iframe,object,embed,input[type=image]"), ...backgrounds]) {
      const rect = picture.getBoundingClientRect();
      if (rect.top + scrollY > view.bottom || Math.min(rect.width, rect.height) < LEAST_PICTURE_CSS_PX) continue;
      if (!inView(rect) || !isShown(picture) || isCutOff(picture, rect)) continue;
      found.push(told(picture, rect, false));
    }
    return found.sort((a, b) => Number(b.is_logo) - Number(a.is_logo) || b.share - a.share).slice(0, MOST_PARTS)
      .sort((a, b) => b.share - a.share);
  };

  const hasSearch = () => [...document.querySelectorAll("input,button,a[href],[role=search],[role=searchbox]")].some((element) => {
    if (element.type === "hidden" || !isShown(element) || !isSeen(element.getBoundingClientRect())) return false;
    const { type, id, name, placeholder, title, innerText, value } = element;
    return type === "search" || /^search/.test(element.getAttribute("role") ?? "") ||
      SEARCH.test([id, name, placeholder, title, element.getAttribute("class"), element.getAttribute("aria-label"), innerText?.slice(0, 60), value,
        element.getAttribute("href"), element.querySelector("i,img,svg")?.outerHTML.slice(0, 200)].join(" "));
  });

  // A dialog or a banner that lies over the page: most points of the view belong to a fixed element.
  const isCovered = () => {
    let over = 0, all = 0;
    for (let x = 0.1; x < 1; x += 0.2)
      for (let y = 0.1; y < 1; y += 0.2) {
        all += 1;
        for (let at = document.elementFromPoint(x * view.right, y * view.bottom); at && at !== document.body; at = at.parentElement)
          if (getComputedStyle(at).position === "fixed") { over += 1; break; }
      }
    return over / all >= COVERED_SHARE;
  };

  const all = texts();
  return {
    width_css_px: width,
    height_css_px: height,
    // a long menu must not push out what the view is about
    texts: [...all.filter((one) => !one.is_in_menu), ...all.filter((one) => one.is_in_menu)].slice(0, MOST_TEXTS),
    parts: parts(),
    has_search: hasSearch(),
    is_covered: isCovered(),
  };
};
