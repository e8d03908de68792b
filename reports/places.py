"""Where a fault shows: its region of the page, and how much of a long list is told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import escape

from rules.finding import Message
from rules.scorecard import Group, Suggestion

MOST_GROUPS = 30  # of one suggestion; the rest is counted
PRINTED_GROUPS = 4  # paper cannot be folded
GROUPS_BYTES = 500 * 1024  # of HTML in one language, which keeps both and the pictures under 3 MB
_AROUND_A_GROUP_BYTES = 900  # the template's own part
_MARKED_TWICE = 1.6  # an element's HTML with its changes marked, over the same HTML escaped


class Region(StrEnum):
    """The parts of a page that people have a name for."""

    HEADER = "header"
    MENU = "menu"
    MAIN = "main"
    SIDE = "side"
    FOOTER = "footer"


_BY_TAG: Mapping[str, Region] = {
    "header": Region.HEADER,
    "nav": Region.MENU,
    "main": Region.MAIN,
    "aside": Region.SIDE,
    "footer": Region.FOOTER,
}
_BY_ID_WORD: Mapping[str, Region] = {
    "header": Region.HEADER,
    "masthead": Region.HEADER,
    "banner": Region.HEADER,
    "topbar": Region.HEADER,
    "nav": Region.MENU,
    "navbar": Region.MENU,
    "navigation": Region.MENU,
    "menu": Region.MENU,
    "main": Region.MAIN,
    "content": Region.MAIN,
    "sidebar": Region.SIDE,
    "footer": Region.FOOTER,
}
_OWN_HEADERS = frozenset({"article", "section", "dialog", "td", "li"})  # a header inside these is not the page's


@dataclass(frozen=True, slots=True)
class Way:
    """One way of failing, told once, and the places that show it."""

    message: Message
    repair: Message | None
    groups: tuple[Group, ...]


def region(selector: str) -> Region | None:
    """Return the part of the page a selector leads into, as far as it says so; None when it does not."""
    found: Region | None = None
    is_within = False
    for number, step in enumerate(selector.split(" > ")):
        if number == 0 and step.startswith("#"):
            found = _by_id(step[1:])
            continue
        tag = step.partition(":")[0]
        named = None if is_within and tag in {"header", "footer"} else _BY_TAG.get(tag)
        if found is None or (found is Region.HEADER and named is Region.MENU):
            found = named or found
        is_within = is_within or tag in _OWN_HEADERS
    return found


def ways(groups: Sequence[Group]) -> tuple[Way, ...]:
    """Return the groups gathered by what is said of them, in the order of their first."""
    gathered: dict[str, list[Group]] = {}
    for group in groups:
        gathered.setdefault(repr((_said(group), group.repair)), []).append(group)
    return tuple(
        Way(message=_said(alike[0]), repair=alike[0].repair, groups=tuple(alike)) for alike in gathered.values()
    )


def told(suggestions: Sequence[Suggestion], most: int = MOST_GROUPS) -> Mapping[str, int]:
    """Return how many groups of each suggestion are told, by rule.

    Each tells its first; further ones go round, best suggestion first, until the room is spent.
    """
    counts = {suggestion.rule: min(1, len(suggestion.groups)) for suggestion in suggestions}
    room = GROUPS_BYTES - sum(_size_bytes(suggestion.groups[0]) for suggestion in suggestions if suggestion.groups)
    for number in range(1, most):
        for suggestion in suggestions:
            if number < len(suggestion.groups):
                room -= _size_bytes(suggestion.groups[number])
                if room < 0:
                    return counts
                counts[suggestion.rule] = number + 1
    return counts


def _said(group: Group) -> Message:
    """Return what is particular to the element, else what is said of its page."""
    return group.occurrence.note or group.message


def _by_id(name: str) -> Region | None:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name)
    words = [word for word in re.split(r"[^a-z]+", spaced.lower()) if word]
    return next((_BY_ID_WORD[word] for word in reversed(words) if word in _BY_ID_WORD), None)


def _size_bytes(group: Group) -> float:
    occurrence = group.occurrence
    code = sum(len(escape(text).encode("utf-8", "replace")) for text in (occurrence.html, occurrence.after))
    plain = (occurrence.selector, occurrence.quote, *group.page_urls[:10], *group.page_urls[:10])
    return _AROUND_A_GROUP_BYTES + _MARKED_TWICE * code + sum(len(text.encode("utf-8", "replace")) for text in plain)
