"""How an element that shuts the keyboard out is mended: its own HTML."""

import re
from collections.abc import Callable

from rules.accessibility.markup import Tag, declarations, read_tag, style_of

NATIVE = frozenset({"a", "button", "input", "select", "textarea", "summary", "iframe"})
TURNED_INTO_BUTTONS = frozenset({"div", "span", "p", "a", "i", "b", "strong", "em", "label"})
BLOCKS = re.compile(
    r"<(div|p|ul|ol|li|h[1-6]|table|section|article|form|a|button|input|select)(?=[\s/>])", re.IGNORECASE
)
MOUSE_CODE = ("onclick", "ondblclick", "onmousedown", "onmouseup")


def made_operable(html: str) -> str:
    """Return the element as a button, or with a button in it; "" when that is not known."""
    tag = read_tag(html)
    if tag is None:
        return ""
    if tag.name in NATIVE and not (tag.name == "a" and not tag.has("href")):
        return str(tag.lacking("tabindex")) if tag.has("tabindex") else ""
    if tag.get("role") == "link":
        return ""  # where it leads to is not known
    if tag.name in TURNED_INTO_BUTTONS and tag.content is not None and not BLOCKS.search(tag.content):
        return str(_typed(tag.lacking("role", "tabindex")).renamed("button"))
    if tag.name == "img":
        inner = tag.lacking(*MOUSE_CODE, "role", "tabindex")
        return f"{_button(tag)}{inner}</button>" if _button(tag) else ""
    if tag.name in {"li", "td"} and tag.content is not None and not BLOCKS.search(tag.content) and _button(tag):
        return str(tag.lacking(*MOUSE_CODE).holding(f"{_button(tag)}{tag.content}</button>"))
    return ""


def without(*names: str) -> Callable[[str], str]:
    """Return a repair that takes these attributes away."""

    def mend(html: str) -> str:
        tag = read_tag(html)
        return str(tag.lacking(*names)) if tag and any(tag.has(name) for name in names) else ""

    return mend


def in_natural_order(html: str) -> str:
    """Return the element without a number of its own in the order of Tab."""
    tag = read_tag(html)
    if tag is None or not tag.has("tabindex"):
        return ""
    is_native = tag.name in NATIVE and not (tag.name == "a" and not tag.has("href"))
    return str(tag.lacking("tabindex") if is_native else tag.having("tabindex", "0"))


def with_stop(html: str) -> str:
    """Return the element as a stop of the Tab key."""
    tag = read_tag(html)
    return str(tag.having("tabindex", "0")) if tag else ""


def with_outline(html: str) -> str:
    """Return the element with the outline that its own style attribute took away; "" when it has no such style."""
    tag = read_tag(html)
    pairs = declarations(tag.get("style") or "") if tag else None
    if tag is None or not pairs:
        return ""
    kept = tuple(pair for pair in pairs if not pair[0].startswith("outline"))
    if kept == pairs:
        return ""
    return str(tag.having("style", style_of(kept)) if kept else tag.lacking("style"))


def _typed(tag: Tag) -> Tag:
    return tag if tag.has("type") else tag.having("type", "button")


def _button(tag: Tag) -> str:
    code = " ".join(attribute.written for attribute in tag.attributes if attribute.name in MOUSE_CODE)
    return f'<button type="button" {code}>' if code else ""
