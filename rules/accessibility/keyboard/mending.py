"""How an element that shuts the keyboard out is mended: its own HTML."""

import re
from collections.abc import Callable

from rules.accessibility.markup import Tag, declarations, read_tag, style_of
from rules.fixing.edit import Edit, Operation
from rules.information.wording import in_language_of
from rules.page_text import PageText

NATIVE = frozenset({"a", "button", "input", "select", "textarea", "summary", "iframe"})
TURNED_INTO_BUTTONS = frozenset({"div", "span", "p", "a", "i", "b", "strong", "em", "label"})
BLOCKS = re.compile(
    r"<(div|p|ul|ol|li|h[1-6]|table|section|article|form|a|button|input|select)(?=[\s/>])", re.IGNORECASE
)
# A script that only follows the chosen value, or only sends the form off.
LEADS_AWAY = re.compile(
    r"\s*(?:javascript:)?\s*(?:(?:if\s*\(\s*this\.value\s*\)\s*)?((?:(?:window|document|self|top)\.)?location(?:\.href)?\s*=\s*)"
    r"(?:this\.value|this\.options\[this\.selectedIndex\]\.value)|(?:this\.)?form\.submit\(\))\s*;?\s*"
)
# One rule for the whole page: a dark line and a light one, so that one of them stands out on any ground.
FOCUS_MARK = (
    Edit(
        operation=Operation.INSERT_LAST,
        value="<style>:focus-visible { outline: 3px solid #000 !important; "
        "box-shadow: 0 0 0 6px #fff !important; }</style>",
        selector="html > head",
    ),
)
LEADS_TO = re.compile(r"\s*(?:(?:window|document|self)\.)?location(?:\.href)?\s*=\s*['\"]([^'\"\s]+)['\"]\s*;?\s*")
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
    plain = tag.content is not None and not BLOCKS.search(tag.content)
    led = LEADS_TO.fullmatch(tag.get("onclick") or "")
    if led and plain and tag.name in TURNED_INTO_BUTTONS:
        return str(tag.lacking("onclick", "role", "tabindex").having("href", led[1]).renamed("a"))
    if plain and tag.name in TURNED_INTO_BUTTONS:
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


def with_button(html: str, page: PageText) -> str:
    """Return a list that led away when it changed with a button that does; "" where its script says something else."""
    tag = read_tag(html)
    found = LEADS_AWAY.fullmatch(tag.get("onchange") or "") if tag is not None else None
    if tag is None or found is None or not tag.is_whole:
        return ""
    script = f' onclick="{found[1]}this.previousElementSibling.value"' if found[1] else ""
    go = in_language_of(page, "Go", "आगे बढ़ें")
    return f'{tag.lacking("onchange")}<button type="{"button" if script else "submit"}"{script}>{go}</button>'


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
