"""What is particular to one element: the contrast found, the level skipped, the id used twice, the seconds left."""

import re

from rules.accessibility.axe.repair_structure import expected_level
from rules.accessibility.axe.repair_style import colours, enough_contrast, needed_ratio
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Message, message
from rules.view import AxeNode

_SECONDS = re.compile(r"\s*(\d+)")


def contrast(node: AxeNode, page: PageEvidence) -> Message | None:
    """Return the ratio found, the ratio needed, and the nearest colour that reaches it."""
    found, needed = node.data.get("contrastRatio"), needed_ratio(node)
    foreground, background = colours(node)
    if not isinstance(found, int | float) or needed is None or foreground is None or background is None:
        return None
    mended = enough_contrast(node, page)
    values = {
        "found": f"{found:g}",
        "needed": f"{needed:g}",
        "foreground": str(foreground),
        "background": str(background),
    }
    if mended is None:
        return message(
            N_("The contrast of {foreground} on {background} is {found}:1; at least {needed}:1 is needed."), **values
        )
    return message(
        N_(
            "The contrast of {foreground} on {background} is {found}:1; at least {needed}:1 is needed. "
            "The nearest colour that is enough is {mended}."
        ),
        mended=str(mended),
        **values,
    )


def skipped_level(node: AxeNode, page: PageEvidence) -> Message | None:
    """Return the level found and the one expected."""
    expected = expected_level(node, page)
    level = next((heading.level for heading in page.text.headings if heading.selector == node.selector), None)
    if expected is None or level is None:
        return None
    return message(
        N_("This heading has level {level}; after the heading before it, level {expected} is expected."),
        level=level,
        expected=expected,
    )


def shared_id(node: AxeNode, _page: PageEvidence) -> Message | None:
    """Return the id that several elements share."""
    tag = read_tag(node.html)
    id_ = tag.get("id") if tag is not None else None
    return message(N_("The id “{id}” stands on several elements of this page."), id=id_) if id_ else None


def seconds_left(node: AxeNode, _page: PageEvidence) -> Message | None:
    """Return after how many seconds the page reloads or moves on."""
    tag = read_tag(node.html)
    found = _SECONDS.match(tag.get("content") or "") if tag is not None else None
    return (
        message(N_("The page reloads or moves on after {seconds} seconds."), seconds=int(found[1])) if found else None
    )
