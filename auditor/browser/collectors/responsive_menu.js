// The button that opens the menu on a phone: found by its name and by what it is for, and watched while it is tapped.
globalThis.auditor.responsiveMenu = (() => {
  const { selector, snippet, isShown } = globalThis.auditor;
  const CANDIDATES = "button,a,summary,label[for],[role=button],[aria-expanded],[onclick],[data-toggle],[data-bs-toggle]," +
    "[class*=toggle],[class*=burger],[class*=menu-icon],[class*=menu-btn],[class*=menuicon]";
  const SPEAKS = /\bmenu\b|navigation|hamburger|मेनू|मेन्यू|मीनू|☰/i;
  const IS_CALLED = /hamburger|burger|(nav|menu)[\w-]*(toggle|toggler|trigger|btn|button|icon|open)|(toggle|open|btn)[\w-]*(nav|menu)/i;
  const CLOSES = /close|बंद|^\s*[x×✕✖⨯]\s*$/i;
  const MOST_CANDIDATES = 400, MOST_PRESSABLE = 600, MOST_FRAMES = 45, LOWEST_CSS_PX = 400, TALLEST_CSS_PX = 120;
  let button = null, before = 0, observer = null, changed = [];

  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 100);
  });

  // Links and buttons of which something can be seen: neither folded up nor pushed out of the screen.
  const pressable = () => {
    let count = 0;
    const looked = [...document.querySelectorAll("a[href],button,summary,[role=menuitem],[role=button]")].slice(0, MOST_PRESSABLE);
    for (const element of looked) {
      if (!isShown(element)) continue;
      let { left, top, right, bottom } = element.getBoundingClientRect();
      left = Math.max(left, 0); right = Math.min(right, innerWidth);
      const isLeft = () => right - left > 2 && bottom - top > 2;
      for (let around = element.parentElement; around && around !== document.body && isLeft(); around = around.parentElement) {
        const style = getComputedStyle(around);
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const rect = around.getBoundingClientRect();
        left = Math.max(left, rect.left); right = Math.min(right, rect.right);
        if (!/hidden|clip/.test(style.overflowY)) continue;
        top = Math.max(top, rect.top); bottom = Math.min(bottom, rect.bottom);
      }
      if (isLeft()) count += 1;
    }
    return count;
  };

  const leadsAway = (element) => {
    const href = element.localName === "a" ? element.getAttribute("href") : null;
    return Boolean(href && !/^\s*(#|javascript:)/i.test(href) && element.hash === "");
  };

  const find = (shownWide) => {
    const wide = new Set(shownWide);
    let best = null;
    for (const element of [...document.querySelectorAll(CANDIDATES)].slice(0, MOST_CANDIDATES)) {
      if (!isShown(element) || leadsAway(element) || element.disabled) continue;
      const rect = element.getBoundingClientRect();
      if (rect.width < 8 || rect.height < 8 || rect.height > TALLEST_CSS_PX || rect.top + scrollY > LOWEST_CSS_PX) continue;
      const says = element.getAttribute("aria-label") || element.innerText || element.title || "";
      const name = `${element.getAttribute("class") ?? ""} ${element.id} ${element.getAttribute("aria-controls") ?? ""} ` +
        `${element.dataset.target ?? ""} ${element.dataset.bsTarget ?? ""}`;
      const speaks = SPEAKS.test(says) && says.length <= 40, isCalled = IS_CALLED.test(name);
      if (!speaks && !isCalled) continue;
      const isOfPhones = !wide.has(selector(element));
      if (!isOfPhones) continue; // a button of the computer's page too may open anything
      const isButton = element.matches("button,summary,[role=button]");
      const mark = (speaks ? 2 : 0) + (isCalled ? 1 : 0) + (isButton ? 2 : 0) + (element.hasAttribute("aria-expanded") ? 1 : 0);
      if (!best || mark > best.mark) best = { element, mark };
    }
    button = best?.element ?? null;
    return button ? { selector: selector(button), html: snippet(button) } : null;
  };

  const point = (element) => {
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    const rect = element.getBoundingClientRect();
    const x = rect.left + rect.width / 2, y = rect.top + rect.height / 2;
    const hit = document.elementFromPoint(x, y);
    return hit && (element.contains(hit) || hit.contains(element)) ? { x, y } : null;
  };

  // What a tap changes in attributes is written down, so that the page can be put back.
  const begin = () => {
    before = pressable();
    changed = [];
    observer = new MutationObserver((records) => changed.push(...records));
    observer.observe(document.documentElement, { attributes: true, attributeOldValue: true, subtree: true });
    return { before, point: point(button) };
  };

  const opened = async () => {
    let now = before;
    for (let count = 0; count < MOST_FRAMES && now <= before; count += 1) { await frame(); now = pressable(); }
    return now;
  };
  const closed = async () => {
    for (let count = 0; count < MOST_FRAMES / 2; count += 1) { await frame(); if (pressable() <= before) return true; }
    return false;
  };

  const again = () => (button.isConnected && isShown(button) ? point(button) : null);
  const closer = () => {
    const found = [...document.querySelectorAll("button,a,span,[role=button],[class*=close]")].find((element) =>
      isShown(element) && !leadsAway(element) &&
      (CLOSES.test(element.getAttribute("aria-label") || element.innerText || "") || /close/i.test(element.getAttribute("class") ?? "")));
    return found ? point(found) : null;
  };

  const end = ({ putsBack }) => {
    changed.push(...observer.takeRecords());
    observer.disconnect();
    if (putsBack)
      for (const { target, attributeName, attributeNamespace, oldValue } of changed.reverse()) {
        if (oldValue === null) target.removeAttributeNS(attributeNamespace, attributeName);
        else target.setAttributeNS(attributeNamespace, attributeName, oldValue);
      }
    changed = [];
    scrollTo({ top: 0, behavior: "instant" });
  };

  return { find, begin, opened, again, closed, closer, end };
})();
