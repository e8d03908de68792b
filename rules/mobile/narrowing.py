"""How an element that is too wide is made to fit: its own opening tag, mended."""

import re

from rules.accessibility.markup import CUT, Tag, declarations, read_tag, style_of, styled
from rules.finding import N_, slot

# Drawn as wide as they say whatever room there is, and made smaller without harm.
SCALED = frozenset({"canvas", "embed", "iframe", "img", "object", "svg", "video"})
WIDTHS = frozenset({"min-width", "width"})
_PIXELS = re.compile(r"\d+(?:\.\d+)?px(?:\s*!\s*important)?", re.IGNORECASE)
_WIDE_ATTRIBUTE = re.compile(r"\d{3,}(?:px)?", re.IGNORECASE)


def narrowed(html: str) -> str:
    """Return the element mended so that it fits a narrow screen; "" when its width is not written in the tag."""
    tag = read_tag(html)
    if tag is None:
        return ""
    if tag.name == "table":
        name = slot(N_("name of the table"))
        return (
            f'<div role="region" aria-label="{name}" tabindex="0" style="overflow-x: auto">\n'
            f"  {tag.opening}{CUT}</table>\n</div>"
        )
    mended = _mended(tag)
    return "" if mended is None else mended.opening + ("" if tag.is_whole and not tag.rest else CUT)


def _mended(tag: Tag) -> Tag | None:
    pairs = declarations(tag.get("style") or "")
    if pairs is None:
        return None
    if tag.name in SCALED:
        fitting = styled(tag, "max-width", "100%")
        return fitting and styled(fitting, "height", "auto") if tag.name == "img" else fitting
    free = tuple(pair for pair in pairs if not (pair[0] in WIDTHS and _PIXELS.fullmatch(pair[1])))
    is_wide = len(free) < len(pairs) or _WIDE_ATTRIBUTE.fullmatch(tag.get("width") or "")
    return tag.having("style", style_of((*free, ("max-width", "100%")))) if is_wide else None
