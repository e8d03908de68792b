// Holds what turns by itself, as the items of a ribbon or a carousel, at the item it began with, so that a page is told
// alike whenever it is looked at. It runs in our world from the start of a document and is let go before the page is used.
globalThis.turning ??= (() => {
  const STATES = ["class", "style", "hidden", "aria-hidden", "tabindex"];
  const TELLING = ["class", "style", "hidden", "aria-hidden"]; // of which one has passed from one item to another
  const MOVING = /^(opacity|visibility|display|transform|translate|left|right|top|bottom|margin|height)/;
  const MOST_ITEMS = 100, MOST_TURNS = 2000, LARGEST_SHARE = 0.5;
  const begun = new WeakMap(); // element → attribute → its value when the document was ready
  const held = new Set(), refused = new WeakSet();
  let turns = 0;

  const remember = ({ target, attributeName, oldValue }) => {
    if (!begun.has(target)) begun.set(target, new Map());
    const values = begun.get(target);
    if (!values.has(attributeName)) values.set(attributeName, oldValue);
  };
  const put = (element, name, value) => {
    if (element.getAttribute(name) === value) return;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  };
  const valueAtFirst = (element, name) => {
    const values = begun.get(element);
    return values?.has(name) ? values.get(name) : element.getAttribute(name);
  };
  const itemsOf = (parent) =>
    parent.childElementCount > MOST_ITEMS ? [] : [...parent.children].filter((element) => begun.has(element));
  // Without classes is what has none left; what is hidden or not is told by whether the attribute is there.
  const plain = (name, value) => value ?? (name === "class" || name === "style" ? "" : "\0");
  const told = (name, values) => values.map((value) => plain(name, value)).sort().join("\0\0");

  // The mark of the shown item is on another one now: the same values, each on some item, but not where they were.
  const hasPassed = (items, name) => {
    const now = items.map((item) => item.getAttribute(name)), first = items.map((item) => valueAtFirst(item, name));
    return now.some((value, index) => plain(name, value) !== plain(name, first[index])) && told(name, now) === told(name, first);
  };

  // Items are of one kind. What waits while a page loads and what is shown afterwards are not.
  const areAlike = (items, passed) => {
    const [{ localName }] = items;
    const classes = new Set(items.map((item) => valueAtFirst(item, "class") ?? ""));
    const isOfOneKind = passed.includes("class") || (classes.size === 1 && (!classes.has("") || items.every(({ id }) => !id)));
    return isOfOneKind && items.every((item) => item.localName === localName);
  };
  const isMostOfPage = (parent) => parent.innerText.length >= LARGEST_SHARE * document.body.innerText.length;

  const shown = (items) =>
    items.map((item) => item.checkVisibility({ opacityProperty: true, visibilityProperty: true })).join();
  const isPassing = (item) => item.getAnimations().some((one) =>
    one instanceof CSSTransition && MOVING.test(one.transitionProperty));

  const turnBack = (parent) => {
    turns += 1;
    for (const element of [parent, ...itemsOf(parent)])
      for (const [name, value] of begun.get(element) ?? [])
        if (element !== parent || name === "style") put(element, name, value);
  };

  // Something else is seen than at first: not only the mark of the entry of a menu that has passed.
  const seesAnother = (parent, items, passed) => {
    if (passed.includes("hidden") || passed.includes("aria-hidden") || begun.get(parent)?.has("style")) return true;
    const before = shown(items);
    if (items.some(isPassing)) return true;
    const now = items.map((item) => new Map(STATES.map((name) => [name, item.getAttribute(name)])));
    turnBack(parent);
    const isOther = shown(items) !== before;
    items.forEach((item, index) => now[index].forEach((value, name) => put(item, name, value)));
    return isOther;
  };

  const isTurning = (parent) => {
    if (refused.has(parent)) return false;
    const items = itemsOf(parent);
    const passed = items.length > 1 ? TELLING.filter((name) => hasPassed(items, name)) : [];
    if (!passed.length) return false;
    const isFound = areAlike(items, passed) && seesAnother(parent, items, passed) && !isMostOfPage(parent);
    if (!isFound) refused.add(parent);
    return isFound;
  };

  const observer = new MutationObserver((records) => {
    records.forEach(remember);
    const parents = new Set(records.map(({ target }) => target.parentElement).filter(Boolean));
    for (const { target } of records) if (held.has(target)) parents.add(target);
    for (const parent of parents) {
      if (!held.has(parent) && !isTurning(parent)) continue;
      held.add(parent);
      turnBack(parent);
    }
    observer.takeRecords(); // our own
    if (turns > MOST_TURNS) release(); // the page insists
  });

  const release = () => observer.disconnect();
  const begin = () => observer.observe(document, { subtree: true, attributeFilter: STATES, attributeOldValue: true });
  if (window === top) addEventListener("DOMContentLoaded", () => setTimeout(begin), { once: true });
  return { release };
})();
