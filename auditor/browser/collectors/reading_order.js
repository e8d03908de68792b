// Texts of one column that are drawn in another order than the one they are read aloud in.
globalThis.auditor.order = (() => {
  const { selector, snippet, names } = globalThis.auditor;
  const MOST_SWAPPED = 10, MOST_PARENTS = 1500, STEPS = 3, TEXT_CHARACTERS = 80, SAME_EDGE = 4, LEAST_WIDTH = 50, LEAST_HEIGHT = 8;
  // Menus and notes beside the text, and pictures with their captions, have no fixed place in its order.
  const APART = "header,nav,footer,aside,form,figure,table,label,[role=banner],[role=navigation],[role=search],[role=dialog],[aria-hidden=true],svg";

  // The children of each element that hold text, in the order of the source; a few steps up from each text.
  const families = (blocks) => {
    const byParent = new Map();
    for (const { element } of blocks) {
      for (let child = element, step = 0; step < STEPS && child.parentElement && child !== document.body; child = child.parentElement, step += 1) {
        const family = byParent.get(child.parentElement);
        if (family) family.add(child);
        else if (byParent.size < MOST_PARENTS) byParent.set(child.parentElement, new Set([child]));
      }
    }
    return [...byParent].filter(([, family]) => family.size > 1);
  };

  const isAlike = (one, other) =>
    one.element.localName === other.element.localName && Math.abs(one.rect.left - other.rect.left) < SAME_EDGE;

  const swapped = (blocks) => {
    const found = [];
    for (const [parent, family] of families(blocks)) {
      if (found.length >= MOST_SWAPPED) break;
      const drawn = [...family].map((element) => ({ element, rect: element.getBoundingClientRect() }))
        .filter(({ rect }) => rect.width >= LEAST_WIDTH && rect.height >= LEAST_HEIGHT);
      const at = drawn.findIndex((one, index) => index > 0 && isAlike(one, drawn[index - 1]) && one.rect.bottom <= drawn[index - 1].rect.top + 1);
      if (at < 0 || parent.closest(APART)) continue;
      const [first, second] = [drawn[at - 1].element, drawn[at].element];
      if ([first, second].some((element) => element.matches(APART) || element.querySelector(APART) || /^(fixed|sticky)$/.test(getComputedStyle(element).position))) continue;
      found.push({
        first: names.squeezed(first.innerText, TEXT_CHARACTERS),
        second: names.squeezed(second.innerText, TEXT_CHARACTERS),
        selector: selector(second),
        html: snippet(second),
      });
    }
    return found;
  };

  return { swapped };
})();
