"""Repairs of the look: a colour that can be read, links that are underlined, spacing that can be widened."""

from rules.accessibility.contrast import Colour, read_colour
from rules.accessibility.markup import declarations, declaring, read_tag, style_of
from rules.evidence import PageEvidence
from rules.fixing.oklch import nearest
from rules.view import AxeNode

SPACING = frozenset({"letter-spacing", "word-spacing", "line-height"})  # SC 1.4.12


def readable_colour(node: AxeNode, page: PageEvidence) -> str:
    """Return the element with the nearest colour that reaches the contrast needed, computed from axe-core's data."""
    colour = enough_contrast(node, page)
    return declaring(node.html, color=str(colour)) if colour is not None else ""


def enough_contrast(node: AxeNode, page: PageEvidence) -> Colour | None:
    """Return the nearest colour that reaches the contrast needed.

    None where more than the colour of the text is at work: a shadow behind it, an opacity that
    blends it with the background, or colours that are enough as measured.
    """
    foreground, background = colours(node)
    needed = needed_ratio(node)
    if foreground is None or background is None or needed is None or node.data.get("messageKey"):
        return None
    texts = page.view.texts if page.view else ()
    declared = {read_colour(text.colour) for text in texts if text.selector == node.selector} - {None}
    if declared and foreground not in declared:
        return None
    found = nearest(foreground, background, needed)
    return None if found == foreground else found


def colours(node: AxeNode) -> tuple[Colour | None, Colour | None]:
    """Return the colours of text and background as axe-core measured them."""
    foreground, background = (node.data.get(name) for name in ("fgColor", "bgColor"))
    return read_colour(str(foreground)), read_colour(str(background))


def needed_ratio(node: AxeNode) -> float | None:
    """Return the contrast ratio that SC 1.4.3 asks of a text of this size, such as 4.5."""
    try:
        return float(str(node.data.get("expectedContrastRatio")).removesuffix(":1"))
    except ValueError:
        return None


def underlined(node: AxeNode, _page: PageEvidence) -> str:
    """Return the link underlined."""
    return declaring(node.html, text_decoration="underline")


def free_spacing(node: AxeNode, _page: PageEvidence) -> str:
    """Return the element with spacing that a reader's own style may override."""
    tag = read_tag(node.html)
    pairs = declarations(tag.get("style") or "") if tag is not None else None
    if tag is None or not pairs:
        return ""
    freed = tuple((name, _without_importance(value) if name in SPACING else value) for name, value in pairs)
    return str(tag.having("style", style_of(freed))) if freed != pairs else ""


def _without_importance(value: str) -> str:
    text, mark, _ = value.rpartition("!")
    return text.strip() if mark and value.lower().replace(" ", "").endswith("!important") else value
