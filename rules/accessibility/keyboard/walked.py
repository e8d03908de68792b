"""What the rules of the keyboard share: the walk, and how an element is shown in a report."""

from collections.abc import Callable

from rules.evidence import PageEvidence
from rules.finding import Message, Occurrence, Placed, place
from rules.fixing.edit import Edit
from rules.views.keyboard import KeyboardWalk, Sight, Stop


def walk_of(page: PageEvidence) -> KeyboardWalk | None:
    """Return the walk through the page."""
    return page.view.keyboard if page.view else None


def has_stops(page: PageEvidence) -> bool:
    """Return whether Tab comes to anything on the page."""
    walk = walk_of(page)
    return walk is not None and bool(walk.stops)


def shown_stops(page: PageEvidence) -> tuple[Stop, ...]:
    """Return the stops that can be seen while they have the focus."""
    walk = walk_of(page)
    return tuple(stop for stop in walk.stops if stop.sight is Sight.SHOWN) if walk else ()


def occurrence(
    element: Placed,
    mend: Callable[[str], str] | None = None,
    note: Message | None = None,
    quote: str = "",
    edits: tuple[Edit, ...] = (),
) -> Occurrence:
    """Return the place of an element, with its own HTML mended where a machine can."""
    after = mend(element.html) if mend else ""
    return place(element, after if after != element.html else "", note, quote, edits=edits)
