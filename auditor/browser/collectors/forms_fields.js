// Every field, label, group and form of the page, with what stands around them.
Object.assign(globalThis.auditor.forms, (() => {
  const { selector, snippet, box, isShown } = globalThis.auditor;
  const forms = globalThis.auditor.forms;
  const { cut, isChoice, isDrawn, isSeen, seenText, words, referred, name, seenName, near, numberOf } = forms;
  const { startOf, groupName, describeGroup, note, describeForm } = forms;
  const MOST_LABELS = 300, MOST_GROUPS = 60, MOST_FORMS = 30, MOST_BETWEEN = 300;
  const REQUIRED = /\*|＊|\b(required|mandatory|compulsory)\b|अनिवार्य|आवश्यक|ज़रूरी|जरूरी/i;
  const PICTURES = "img,svg,canvas,i,[class*=icon],[class*=glyph],[class*=fa-]";
  const PICKER = /date-?picker|flatpickr|pikaday|calendar|cal-?icon|hasdate|daterange|datetime/i;
  const HANDLERS = ["onclick", "onfocus", "onkeypress", "onkeydown"];

  const generated = (element) => ["::before", "::after"]
    .map((pseudo) => getComputedStyle(element, pseudo).content)
    .filter((content) => content !== "none" && content !== "normal").join(" ");

  const sign = (field, labels, texts) => {
    if (texts.some((text) => REQUIRED.test(text ?? ""))) return "text";
    const holders = labels.flatMap((label) => [label, ...[...label.querySelectorAll("*")].slice(0, 10)]);
    const around = field.parentElement ? [field.parentElement, field.parentElement.previousElementSibling] : [];
    if ([...holders, ...around].filter(Boolean).some((element) => REQUIRED.test(generated(element)))) return "text";
    const hasPicture = labels.some((label) => label.querySelector(PICTURES))
      || holders.some((element) => /url\(/.test(generated(element) + getComputedStyle(element).backgroundImage))
      || /url\(/.test(getComputedStyle(field).backgroundImage);
    return hasPicture ? "picture" : "";
  };

  const hasPictureNear = (field) => {
    if (/url\(/.test(getComputedStyle(field).backgroundImage)) return true;
    for (let around = field.parentElement, depth = 0; around && depth < 2; around = around.parentElement, depth += 1) {
      if ([...around.querySelectorAll("input,select,textarea")].some((other) => other !== field && isDrawn(other))) break;
      if ([...around.querySelectorAll(PICTURES)].slice(0, 20).some((picture) =>
        isShown(picture) && picture.getBoundingClientRect().width > 4)) return true;
      if (around.matches("form,body,main,section")) break;
    }
    return false;
  };

  const columnHeader = (field) => {
    const cell = field.closest("td,th");
    const row = cell?.closest("tr");
    const head = cell?.closest("table")?.rows[0];
    if (!head) return "";
    const above = head === row || !head.querySelector("th") ? null : head.cells[cell.cellIndex];
    const beside = [...row.cells].find((other) => other.localName === "th" && other !== cell);
    return cut([above, beside].filter(Boolean).map(seenText).join(" "));
  };

  const shownValue = (field) => {
    if (field.localName === "select") return cut(field.selectedOptions[0]?.textContent ?? "");
    return cut(field.defaultValue ?? "");
  };

  // A script's calendar, or keys that are refused so that only a calendar can fill the field.
  const hasPicker = (field) => {
    const handlers = HANDLERS.map((name) => field.getAttribute(name) ?? "").join(" ");
    const names = [field.className, field.id, ...[...field.attributes].map((attribute) => attribute.name)].join(" ");
    return PICKER.test(`${names} ${handlers}`) || /onkey\w+="[^"]*return false/.test(field.outerHTML.slice(0, 2000));
  };

  const describe = (field, labels, groups, formList) => {
    const own = [...(field.labels ?? [])];
    const [accessibleName, from] = name(field);
    const before = near(field, false, labels), after = near(field, true, labels);
    const group = groups.findLastIndex((candidate) => candidate.contains(field));
    const hint = cut(referred(field, "aria-describedby").map(words).join(" "));
    const shownLabel = own.find(isSeen);
    const visible = seenName(field);
    const form = formList.indexOf(field.form);
    const first = startOf(field);
    const beside = [before, after].filter((text) => text && text.side !== "far" && (text.label === null || own.includes(labels[text.label])));
    return {
      form: form < 0 ? null : form,
      group: group < 0 ? null : group,
      tag: field.localName,
      type: field.localName === "input" ? field.type : "",
      role: field.getAttribute("role") ?? "",
      id: field.id,
      name: field.getAttribute("name") ?? "",
      accessible_name: accessibleName,
      name_from: from,
      labels: own.map((label) => labels.indexOf(label)).filter((number) => number >= 0),
      visible_label: visible,
      before,
      after,
      question: first === field ? before : near(first, false, labels),
      has_picture_near: hasPictureNear(field),
      column_header: columnHeader(field),
      hint,
      placeholder: cut(field.getAttribute("placeholder") ?? ""),
      title: cut(field.title ?? ""),
      shown_value: shownValue(field),
      autocomplete: field.getAttribute("autocomplete"),
      inputmode: field.getAttribute("inputmode") ?? "",
      max_length: field.maxLength > 0 ? field.maxLength : null,
      is_required: field.required === true || field.getAttribute("aria-required") === "true",
      sign: sign(field, own, [
        visible, ...beside.map((text) => text.text), hint, field.getAttribute("placeholder"),
        group < 0 ? "" : groupName(groups[group])[1],
      ]),
      is_invalid: field.getAttribute("aria-invalid") === "true",
      is_readonly: field.readOnly === true || field.disabled === true,
      has_picker: hasPicker(field),
      label_colour: shownLabel ? getComputedStyle(shownLabel).color : "",
      blocks_paste: null,
      repeats: null,
      selector: selector(field),
      html: snippet(field),
      box: box(field.getBoundingClientRect()),
    };
  };

  // Visible words between two fields, other than labels, buttons and error texts, that could tell them apart.
  const hasWordsBetween = (first, second) => {
    const range = document.createRange();
    range.setStartAfter(first);
    range.setEndBefore(second);
    const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
    walker.currentNode = first;
    for (let step = 0, node = walker.nextNode(); node; node = walker.nextNode(), step += 1) {
      if (step > MOST_BETWEEN) return true;
      if (second.compareDocumentPosition(node) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) return false;
      if (!/\p{L}{2}/u.test(node.data) || node.parentElement.closest("label,option,button,script,style,textarea,[role=alert]")) continue;
      if (isSeen(node.parentElement)) return true;
    }
    return false;
  };

  // Fields that are asked for twice under one name, each with the number of the one before it.
  const markRepeats = (fields, described) => {
    const last = new Map();
    described.forEach((field, number) => {
      if (!field.visible_label || isChoice(fields[number]) || field.type === "file") return;
      const key = `${field.form}|${field.visible_label.toLowerCase()}|${field.accessible_name.toLowerCase()}`;
      const earlier = last.get(key);
      if (earlier !== undefined && !hasWordsBetween(fields[earlier], fields[number])) field.repeats = earlier;
      last.set(key, number);
    });
    return described;
  };

  const describeLabel = (label) => ({
    text: seenText(label),
    words: words(label),
    for_id: label.getAttribute("for"),
    field: label.control ? numberOf(label.control) : null,
    has_target: label.control !== null || document.getElementById(label.getAttribute("for") ?? "") !== null,
    is_shown: isSeen(label),
    may_appear: !isSeen(label) && label.getBoundingClientRect().width > 1
      && label.checkVisibility({ visibilityProperty: true }) && !isShown(label),
    selector: selector(label),
    html: snippet(label),
  });

  const collect = () => {
    const fields = forms.drawn();
    const labels = [...document.querySelectorAll("label")].slice(0, MOST_LABELS);
    const groups = [...document.querySelectorAll("fieldset,[role=group],[role=radiogroup]")]
      .filter((group) => fields.some((field) => group.contains(field))).slice(0, MOST_GROUPS);
    const formList = [...document.forms].filter((form) => fields.some((field) => field.form === form))
      .slice(0, MOST_FORMS);
    forms.formList = formList;
    const isLoose = fields.some((field) => !field.form && (field.required || field.ariaRequired === "true"));
    return {
      fields: markRepeats(fields, fields.map((field) => describe(field, labels, groups, formList))),
      labels: labels.map(describeLabel),
      groups: groups.map((group) => describeGroup(group, labels, formList)),
      forms: formList.map(describeForm),
      errors: forms.standingErrors(),
      required_note: isLoose ? note(document.body) : "",
    };
  };

  return { collect };
})());
