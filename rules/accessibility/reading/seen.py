"""What the rules of this family share: the structure of a page, and places in it."""

from collections.abc import Iterable

from rules.evidence import PageEvidence
from rules.finding import Occurrence, Placed, place
from rules.views.reading import Control, Reading


def seen(page: PageEvidence) -> Reading:
    """Return the structure of the page; ValueError without it, which Need.READING rules out."""
    if page.view is None or page.view.reading is None:
        raise ValueError(page.url)
    return page.view.reading


def places(items: Iterable[Placed]) -> tuple[Occurrence, ...]:
    """Return the places of elements that no machine can mend."""
    return tuple(place(item) for item in items)


def links(page: PageEvidence) -> tuple[Control, ...]:
    """Return the links that have a name."""
    return tuple(control for control in seen(page).controls if control.role == "link" and control.name)


def buttons(page: PageEvidence) -> tuple[Control, ...]:
    """Return the buttons that have a name."""
    return tuple(control for control in seen(page).controls if control.role == "button" and control.name)


def leads_on(link: Control) -> bool:
    """Return whether the link has an address of its own, rather than a script or a mere #."""
    raw = link.raw_href.strip().lower()
    return bool(raw) and raw != "#" and not raw.startswith("javascript:")
