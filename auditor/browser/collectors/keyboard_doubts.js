// What the walk was too fast to be sure of: marks that no style tells, refusals, and what lies over a stop.
Object.assign(globalThis.auditor.keyboard, (() => {
  const { seen, cover } = globalThis.auditor.keyboardSight;
  const { vector, changed, surroundings } = globalThis.auditor.keyboardMarks;
  const { stops, refusals, baselines, frames, active, blurred, leave } = globalThis.auditor.keyboard.inner;
  const MOST_COVERED = 8;

  const family = ({ element, view, told }) =>
    [element.localName, element.type, element.getAttribute("role"), element.className, element.parentElement?.className,
      element.parentElement?.localName, view.sight, told.mark, (baselines.get(element)?.style ?? []).slice(0, 19).join()].join("|");

  // The stops whose mark is not known from their own style, one of each kind with the others of its kind.
  const doubtful = () => {
    const kinds = new Map();
    stops.forEach((stop, index) => {
      if (stop.view.sight === "shown" && !/^(none|doubt)$/.test(stop.told.mark)) return;
      if (stop.element.localName === "area" || stop.element.localName === "iframe") return;
      const key = family(stop);
      if (!kinds.has(key)) kinds.set(key, []);
      kinds.get(key).push(index);
    });
    return [...kinds.values()];
  };

  // Once more as the walk found it, but with time for what the page does when it is scrolled.
  const again = async ({ element, at }) => {
    scrollTo(...at);
    await frames(2);
    element.focus();
    await frames(3);
  };
  const compared = async (index) => {
    const { element } = stops[index];
    blurred();
    if (stops[index].view.sight === "shown") element.focus();
    else await again(stops[index]);
    if (active() !== element) return { verdict: "unknown" };
    const view = seen(element);
    if (stops[index].view.sight === "shown" && view.sight !== "shown") return { verdict: "unknown" }; // it came with scrolling
    const focusedLook = surroundings(element);
    const after = vector(element);
    blurred();
    if (surroundings(element) !== focusedLook) return { verdict: "around", sight: view.sight };
    if (changed(vector(element), after).length === 0 && stops[index].told.mark !== "none" && view.sight === "shown")
      return { verdict: "unknown" };
    const shown = view.sight === "shown" ? view
      : [...(element.labels ?? [])].map(seen).find((label) => label.sight === "shown");
    if (!shown) return { verdict: "none", sight: view.sight };
    if ((shown.right - shown.left) * (shown.bottom - shown.top) > 0.5 * innerWidth * innerHeight) return { verdict: "unknown" };
    const left = Math.max(0, shown.left - 12), top = Math.max(0, shown.top - 12);
    return {
      verdict: "pixels", sight: view.sight,
      clip: { x: left + scrollX, y: top + scrollY, scale: 1,
        width: Math.min(innerWidth, shown.right + 12) - left, height: Math.min(innerHeight, shown.bottom + 12) - top },
    };
  };
  const focusOn = (index) => { stops[index].element.focus({ preventScroll: true }); };
  const settle = (indexes, mark, sight) => {
    for (const index of indexes) {
      stops[index].told = { mark, contrast: mark === "pixels" ? stops[index].told.contrast : null, isSettled: true };
      if (sight) stops[index].view = { ...stops[index].view, sight };
    }
  };

  // The end of the walk may take the focus from the first element, and a header may shrink a moment after the page
  // was scrolled: such stops are looked at once more.
  const confirm = async () => {
    leave();
    for (const element of [...refusals]) {
      element.focus({ preventScroll: true });
      await frames(2);
      if (active() !== null) refusals.delete(element);
    }
    for (const [count, stop] of stops.filter(({ held }) => held).entries()) {
      const isTried = count < MOST_COVERED && stop.element.isConnected;
      if (isTried) await again(stop);
      const view = isTried && active() === stop.element ? seen(stop.element) : null;
      if (view?.sight !== "shown" || cover(stop.element, view) !== stop.held) stop.held = null;
    }
    blurred();
  };

  return { doubtful, compared, focusOn, blurred, settle, confirm };
})());
