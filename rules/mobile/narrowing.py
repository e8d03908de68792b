"""How an element that is too wide is made to fit: its own opening tag, mended."""

import re

from rules.finding import N_, slot

_OPENING = re.compile(r"<([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_STYLE = re.compile(r"""\sstyle\s*=\s*("([^"]*)"|'([^']*)')""", re.IGNORECASE)
_WIDE_STYLE = re.compile(
    r"(?<![\w-])(min-width|width)\s*:\s*(\d+(?:\.\d+)?)px\s*(?:!important)?\s*;?\s*", re.IGNORECASE
)
_WIDE_ATTRIBUTE = re.compile(r"\swidth\s*=\s*[\"']?\d{3,}", re.IGNORECASE)


def narrowed(html: str) -> str:
    """Return the element mended so that it fits a narrow screen; "" when its width is not written in the tag."""
    opening = _OPENING.match(html)
    if opening is None:
        return ""
    tag, attributes = opening.group(1).lower(), opening.group(2)
    if tag == "table":
        name = slot(N_("name of the table"))
        return (
            f'<div role="region" aria-label="{name}" tabindex="0" style="overflow-x: auto">\n'
            f"  <table{attributes}>…</table>\n</div>"
        )
    style = _style(attributes)
    if tag == "img":
        return _with_style(tag, attributes, _joined(style, "max-width: 100%; height: auto"))
    if _WIDE_STYLE.search(style):
        return _with_style(tag, attributes, _WIDE_STYLE.sub(r"max-width: 100%; ", style).strip()) + "…"
    if _WIDE_ATTRIBUTE.search(attributes):
        return _with_style(tag, attributes, _joined(style, "max-width: 100%")) + "…"
    return ""


def _style(attributes: str) -> str:
    found = _STYLE.search(attributes)
    return (found.group(2) or found.group(3) or "") if found else ""


def _joined(style: str, addition: str) -> str:
    return f"{style.rstrip().rstrip(';')}; {addition}" if style.strip() else addition


def _with_style(tag: str, attributes: str, style: str) -> str:
    rest = _STYLE.sub("", attributes).rstrip().rstrip("/").rstrip()
    return f'<{tag}{rest} style="{style}">'
