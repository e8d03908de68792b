"""Which places of a fault are told: ways of failing, and how much of a long list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from reports.words import PLACES
from rules.finding import Message
from rules.region import region
from rules.scorecard import Group, Suggestion

MOST_GROUPS = 30  # of one suggestion; the rest is counted
PRINTED_GROUPS = 4  # paper cannot be folded
GROUPS_BYTES = 500 * 1024  # of HTML in one language, which keeps both and the pictures under 3 MB
_AROUND_A_GROUP_BYTES = 900  # the template's own part
_MARKED_TWICE = 1.6  # an element's HTML with its changes marked, over the same HTML escaped


@dataclass(frozen=True, slots=True)
class Way:
    """One way of failing, told once, and the places that show it."""

    message: Message
    repair: Message | None
    groups: tuple[Group, ...]


def ways(groups: Sequence[Group]) -> tuple[Way, ...]:
    """Return the groups gathered by what is said of them, in the order of their first."""
    gathered: dict[str, list[Group]] = {}
    for group in groups:
        gathered.setdefault(repr((said(group), group.repair)), []).append(group)
    return tuple(
        Way(message=said(alike[0]), repair=alike[0].repair, groups=tuple(alike)) for alike in gathered.values()
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


def where(group: Group, suggestion: Suggestion, pages_read: int) -> Message:
    """Return in which part of how many pages a group shows."""
    failed = sum(1 for url in group.page_urls if url)
    judged = suggestion.pages_judged if suggestion.pages_judged > 1 else pages_read
    single, several = PLACES[region(group.occurrence.selector)]
    return Message(text=single if failed == 1 else several, values={"failed": failed, "judged": max(judged, failed)})


def said(group: Group) -> Message:
    """Return what is particular to the element, else what is said of its page."""
    return group.occurrence.note or group.message


def _size_bytes(group: Group) -> float:
    occurrence = group.occurrence
    code = sum(len(escape(text).encode("utf-8", "replace")) for text in (occurrence.html, occurrence.after))
    plain = (occurrence.selector, occurrence.quote, *group.page_urls[:10], *group.page_urls[:10])
    return _AROUND_A_GROUP_BYTES + _MARKED_TWICE * code + sum(len(text.encode("utf-8", "replace")) for text in plain)
