// The visible text next to a field: what the eye takes for its label, tied to it or not.
Object.assign(globalThis.auditor.forms, (() => {
  const { selector, snippet } = globalThis.auditor;
  const { BUTTONS, cut, isField, isChoice, isDrawn, isSeen, seenText } = globalThis.auditor.forms;
  const MOST_STEPS = 80, MOST_CHARACTERS = 160;
  const LEFT_CSS_PX = 320, RIGHT_CSS_PX = 120, ABOVE_CSS_PX = 60, BELOW_CSS_PX = 40, SLACK_CSS_PX = 4;
  const SILENT = "select,textarea,script,style,noscript,template,button";

  const isInline = (element) => /^(inline|contents)/.test(getComputedStyle(element).display);
  const holdsControl = (element) =>
    [...element.querySelectorAll(`input,select,textarea,${BUTTONS}`)].some((inner) => inner.type !== "hidden");

  const sideOf = (text, field) => {
    const overlap = Math.min(text.bottom, field.bottom) - Math.max(text.top, field.top);
    if (overlap > 0.3 * Math.min(text.height, field.height)) {
      const left = field.left - text.right, right = text.left - field.right;
      if (left >= -SLACK_CSS_PX) return left <= LEFT_CSS_PX ? "left" : "far";
      if (right >= -SLACK_CSS_PX) return right <= RIGHT_CSS_PX ? "right" : "far";
    }
    const isOverOrUnder = text.left < field.right + 40 && text.right > field.left - 40;
    const above = field.top - text.bottom, below = text.top - field.bottom;
    if (isOverOrUnder && above >= -SLACK_CSS_PX && above <= ABOVE_CSS_PX) return "above";
    if (isOverOrUnder && below >= -SLACK_CSS_PX && below <= BELOW_CSS_PX) return "below";
    return "far";
  };

  // The line of text around a node that ends before the field: its inline neighbours up to a break.
  const line = (node, start, forward) => {
    let holder = node.parentElement.closest("label");
    if (holder && !holder.contains(start) && !holdsControl(holder)) return [holder, seenText(holder)];
    holder = node.parentElement;
    while (isInline(holder) && !holder.parentElement.contains(start) && !holdsControl(holder.parentElement))
      holder = holder.parentElement;
    const isBare = holder.contains(start) || holdsControl(holder);
    let edge = isBare ? node : holder;
    const parts = [isBare ? node.data : seenText(holder)];
    while (edge.parentElement !== null && (isBare || isInline(holder))) {
      edge = forward ? edge.nextSibling : edge.previousSibling;
      if (!edge || edge === start || parts.join("").length > MOST_CHARACTERS) break;
      if (edge.nodeType === Node.TEXT_NODE) forward ? parts.push(edge.data) : parts.unshift(edge.data);
      else if (edge.nodeType === Node.ELEMENT_NODE) {
        if (edge.localName === "br" || !isInline(edge) || edge.contains(start) || holdsControl(edge) || isField(edge)
          || edge.matches(`label,a,${BUTTONS}`)) break;
        forward ? parts.push(seenText(edge)) : parts.unshift(seenText(edge));
      }
    }
    return [isBare ? null : holder, cut(parts.join(" "))];
  };

  // Whether a text stands right after a tick box, whose name it then is.
  const followsChoice = (node) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    walker.currentNode = node;
    for (let step = 0, earlier = walker.previousNode(); earlier && step < 8; earlier = walker.previousNode(), step += 1) {
      if (earlier.nodeType === Node.TEXT_NODE && earlier.data.trim() && isSeen(earlier.parentElement)) return false;
      if (earlier.localName === "br") return false;
      if (earlier.nodeType === Node.ELEMENT_NODE && isField(earlier)) return isChoice(earlier) && isDrawn(earlier);
    }
    return false;
  };

  // The nearest visible text before or after an element, up to the next field, button or link.
  const near = (start, forward, labels) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    walker.currentNode = start;
    const rect = start.getBoundingClientRect();
    let marks = "";
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const node = forward ? walker.nextNode() : walker.previousNode();
      if (!node) return null;
      if (start.contains(node) || node.contains(start)) continue;
      if (node.nodeType === Node.ELEMENT_NODE) {
        if ((isField(node) && isDrawn(node)) || (node.matches(BUTTONS) && isSeen(node))) return null;
        continue;
      }
      if (!node.data.trim() || node.parentElement.closest(SILENT) || !isSeen(node.parentElement)) continue;
      if (node.parentElement.closest("a[href]") && !node.parentElement.closest("label")) return null;
      if (!/[\p{L}\p{N}]/u.test(node.data)) {
        marks = forward ? `${marks} ${node.data}` : `${node.data} ${marks}`;
        continue;
      }
      if (!forward && !isChoice(start) && followsChoice(node)) return null;
      const [holder, text] = line(node, start, forward);
      const range = document.createRange();
      holder ? range.selectNodeContents(holder) : range.selectNode(node);
      const label = labels.indexOf(holder ?? node.parentElement.closest("label"));
      return {
        text: cut(marks.includes("*") && !text.includes("*") ? `${text} *` : text),
        tag: holder?.localName ?? "",
        side: sideOf(range.getBoundingClientRect(), rect),
        label: label < 0 ? null : label,
        html: holder ? snippet(holder) : "",
        selector: selector(holder ?? node.parentElement),
      };
    }
    return null;
  };

  return { near };
})());
