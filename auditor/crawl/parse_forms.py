"""Forms of a page, their fields and the names assistive technology gives them (accname 1.2)."""

from collections.abc import Callable, Iterable

from auditor.crawl.selectors import selector_of, snippet
from auditor.crawl.transcript import name_of, own_text
from auditor.crawl.tree import Node, Tree
from rules.page_text import Form, FormButton, FormField

FIELD_TAGS = ("input", "select", "textarea")
SENDING_TAGS = frozenset({*FIELD_TAGS, "button"})
MAX_SENT = 50
MAX_BUTTONS = 50
PRESSED = frozenset({"submit", "button", "reset", "image"})  # types of input
NOT_FILLED_IN = PRESSED | {"hidden"}


def read_forms(tree: Tree, absolute: Callable[[str], str]) -> tuple[Form, ...]:
    """Return the forms in document order; a search landmark counts as one, with the fields inside it.

    A field belongs to the form its `form` attribute names, else to the nearest form or search landmark around it.
    """
    containers = [node for node in tree.nodes if not node.is_inert and not node.is_hidden and _is_container(node)]
    fields: dict[Node, list[FormField]] = {node: [] for node in containers}
    sent: dict[Node, list[tuple[str, str]]] = {node: [] for node in containers}
    pressed: dict[Node, list[FormButton]] = {node: [] for node in containers}
    senders: dict[Node, Node] = {}
    labels = _labels(tree)
    for node in tree.nodes:
        if node.tag not in SENDING_TAGS or node.is_inert:
            continue
        named = tree.by_id.get(node.get("form")) if "form" in node.attributes else None
        owner = named or next((ancestor for ancestor in node.ancestors() if ancestor in fields), None)
        if owner not in fields:
            continue
        if _is_submit(node):
            if senders.setdefault(owner, node) is node:  # the one that Enter presses
                sent[owner].extend(_named(node, node.get("value")))
        elif len(sent[owner]) < MAX_SENT:
            sent[owner].extend(_sent(node))
        if node.is_hidden:
            continue
        if node.tag == "button" or (node.tag == "input" and _type(node) in PRESSED):
            if len(pressed[owner]) < MAX_BUTTONS:
                pressed[owner].append(_button(node, tree, labels))
        elif node.tag in FIELD_TAGS and _type(node) not in NOT_FILLED_IN:
            fields[owner].append(_field(node, tree, labels))
    return tuple(
        Form(
            action=absolute(node.get("action")) if node.tag == "form" else "",
            method=(node.get("method").lower() or "get") if node.tag == "form" else "",
            role=_role(node),
            fields=tuple(fields[node]),
            selector=selector_of(node),
            html=snippet(node),
            sent=tuple(sent[node][:MAX_SENT]),
            buttons=tuple(pressed[node]),
        )
        for node in containers
        if node.tag == "form" or fields[node]
    )


def _is_container(node: Node) -> bool:
    return node.tag in ("form", "search") or node.attributes.get("role", "").strip().lower() == "search"


def _role(node: Node) -> str:
    if node.tag == "search":
        return "search"
    if role := node.get("role").lower():
        return role
    return "search" if any(ancestor.tag != "form" and _is_container(ancestor) for ancestor in node.ancestors()) else ""


def _type(node: Node) -> str:
    return (node.get("type").lower() or "text") if node.tag == "input" else node.tag


def _is_submit(node: Node) -> bool:
    if node.tag == "button":
        return node.get("type").lower() not in ("button", "reset")
    return node.tag == "input" and node.get("type").lower() in ("submit", "image")


def _sent(node: Node) -> list[tuple[str, str]]:
    """Return what a field sends when nobody touches it (HTML §4.10.22.4); nothing for fields to write into."""
    match _type(node):
        case "hidden":
            return _named(node, node.get("value"))
        case "checkbox" | "radio" if "checked" in node.attributes:
            return _named(node, node.attributes.get("value", "on"))
        case "select":
            return _named(node, *_chosen(node))
    return []


def _named(node: Node, *values: str) -> list[tuple[str, str]]:
    name = node.get("name")
    return [] if not name or "disabled" in node.attributes else [(name, value) for value in values]


def _chosen(node: Node) -> list[str]:
    """Return the value of the option a list shows, of several where several may be chosen."""
    inside = [part for part in node.content if isinstance(part, Node)]
    grouped = [part for group in inside if group.tag == "optgroup" for part in group.content if isinstance(part, Node)]
    options = [part for part in (*inside, *grouped) if part.tag == "option" and "disabled" not in part.attributes]
    chosen = [option for option in options if "selected" in option.attributes]
    if "multiple" not in node.attributes:
        chosen = chosen[-1:] or options[:1]
    return [option.attributes.get("value", own_text(option)) for option in chosen]


def _labels(tree: Tree) -> dict[str, list[Node]]:
    labels: dict[str, list[Node]] = {}
    for label in tree.of("label"):
        if target := label.get("for"):
            labels.setdefault(target, []).append(label)
    return labels


def _field(node: Node, tree: Tree, labels: dict[str, list[Node]]) -> FormField:
    return FormField(
        tag=node.tag,
        type=_type(node),
        name=node.get("name"),
        label=_name(node, tree, labels),
        placeholder=node.get("placeholder"),
        autocomplete=node.get("autocomplete").lower(),
        required="required" in node.attributes or node.get("aria-required").lower() == "true",
        selector=selector_of(node),
        html=snippet(node),
    )


def _button(node: Node, tree: Tree, labels: dict[str, list[Node]]) -> FormButton:
    written = name_of(node) if node.tag == "button" else node.get("alt" if _type(node) == "image" else "value")
    return FormButton(
        text=" ".join(written.split()) or _name(node, tree, labels), selector=selector_of(node), html=snippet(node)
    )


def _name(node: Node, tree: Tree, labels: dict[str, list[Node]]) -> str:
    """Return the field's name in the order of accname 1.2 §4.3; a placeholder is no label."""
    by_id = (tree.by_id.get(identity) for identity in node.get("aria-labelledby").split())
    if name := _joined(label for label in by_id if label):
        return name
    if name := " ".join(node.get("aria-label").split()):
        return name
    own = labels.get(node.get("id"), []) if node.owns_id else []
    around = next((ancestor for ancestor in node.ancestors() if ancestor.tag == "label"), None)
    if around is not None and "for" not in around.attributes:
        own = [*own, around]
    return _joined(own) or " ".join(node.get("title").split())


def _joined(labels: Iterable[Node]) -> str:
    return " ".join(filter(None, (name_of(label) or label.get("aria-label") for label in labels)))
