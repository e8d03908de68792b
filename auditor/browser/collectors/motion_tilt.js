// What made-up movements of the phone change on a copy of the page, and what its controls do about it.
globalThis.auditor.tilt = (() => {
  const { selector, snippet } = globalThis.auditor;
  const { frame, ignore, operate } = globalThis.auditor.alone;

  const MOST_ELEMENTS = 3000;
  const words = (element) => (/^(script|style)$/.test(element.localName) ? ""
    : [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(""));
  const look = (element) => [words(element), element.value ?? "", element.getAttribute("style"), element.className,
    element.hidden, element.children.length].join("|");
  const looks = () => new Map([...document.body?.getElementsByTagName("*") ?? []].slice(0, MOST_ELEMENTS)
    .map((element) => [element, look(element)]));
  const altered = (before) => [...looks()].filter(([element, after]) => before.get(element) !== after)
    .map(([element]) => element);

  let shakes = 0; // no two are alike, so that the second leaves other numbers behind than the first
  const shake = async () => {
    const before = looks();
    shakes += 1;
    for (const [a, b, c] of [[10, 5, 5], [120, 60, 45], [240, -70, -60], [300, 85, 80]]) {
      const [alpha, beta, gamma] = [a + shakes, b - shakes, c - shakes];
      for (const type of ["deviceorientation", "deviceorientationabsolute"])
        window.dispatchEvent(new DeviceOrientationEvent(type, { alpha, beta, gamma, absolute: type.endsWith("absolute") }));
      const acceleration = { x: beta / 2, y: gamma / 2, z: alpha / 10 };
      window.dispatchEvent(new DeviceMotionEvent("devicemotion", {
        acceleration, accelerationIncludingGravity: acceleration, rotationRate: { alpha, beta, gamma }, interval: 16 }));
    }
    await frame();
    return altered(before);
  };

  // Without a sensor the browser sends one event with nothing in it to every new listener, whenever it is ready; what
  // that changes must not be taken for an effect of ours.
  const MOST_FRAMES_OF_PATIENCE = 30;
  const emptyEvent = (type) => new Promise((resolve) => {
    const hear = (event) => {
      if (!event.isTrusted) return;
      removeEventListener(type, hear);
      resolve();
    };
    addEventListener(type, hear);
  });
  const frames = async (count) => { for (let step = 0; step < count; step += 1) await frame(); };

  let shaken = [];
  const move = async () => {
    const sensors = ["deviceorientation", "deviceorientationabsolute", "devicemotion"];
    await Promise.race([Promise.all(sensors.map(emptyEvent)), frames(MOST_FRAMES_OF_PATIENCE)]);
    const before = looks();
    await frame();
    const restless = altered(before); // changes also while the phone lies still
    const first = await shake();
    const second = await shake();
    shaken = first.filter((element) => second.includes(element) && !restless.includes(element));
    ignore();
    return { selectors: shaken.slice(0, 5).map(selector), htmls: shaken.slice(0, 5).map(snippet),
      has_fields: document.querySelector("input:not([type]),input[type=text],textarea") !== null };
  };

  // Whether a control changes what the movements change, and whether they still do after it.
  const moveAgainst = async (index) => {
    const before = looks();
    operate(index);
    await frame();
    const same = altered(before).some((element) => shaken.includes(element));
    const stopped = !(await shake()).some((element) => shaken.includes(element));
    ignore();
    return { same, stopped };
  };

  return { move, moveAgainst };
})();
