"""What the sweep found, in the words of a report."""

import html
import re
from collections.abc import Iterable, Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Message, Occurrence, message, place
from rules.mobile.narrowing import narrowed
from rules.place import Element
from rules.text import shortened
from rules.views.responsive import FaultKind, LayoutFault

NAME_CHARACTERS = 60
_TAG = re.compile(r"<[^>]*>|<[^>]*$")
_OPENING = re.compile(r"<([a-zA-Z][\w-]*)[^>]*>?")


def faults(page: PageEvidence, *kinds: FaultKind) -> list[LayoutFault]:
    """Return the faults of these kinds that the sweep of the page found."""
    seen = page.view.responsive if page.view else None
    return [fault for fault in seen.faults if fault.kind in kinds] if seen else []


def was_swept(page: PageEvidence) -> bool:
    """Return whether the page was narrowed step by step; of every template one page is."""
    return bool(page.view and page.view.responsive and page.view.responsive.widths_css_px)


def by_widths(found: Iterable[LayoutFault]) -> Iterator[tuple[tuple[int, int], list[LayoutFault]]]:
    """Yield the faults that show at the same widths together, narrowest and widest width first."""
    grouped: dict[tuple[int, int], list[LayoutFault]] = {}
    for fault in found:
        grouped.setdefault((fault.narrowest_css_px, fault.widest_css_px), []).append(fault)
    yield from grouped.items()


def at_widths(narrowest_css_px: int, widest_css_px: int, exact: str, ranging: str) -> Message:
    """Return the sentence for one width, or for a range of widths."""
    if narrowest_css_px == widest_css_px:
        return message(exact, width=widest_css_px)
    return message(ranging, narrowest=narrowest_css_px, widest=widest_css_px)


def placed(fault: LayoutFault, note: Message | None = None) -> Occurrence:
    """Return where the fault is, with its own tag mended where its width is written in it."""
    element = fault.first
    after = narrowed(element.html) if fault.kind in {FaultKind.BEYOND, FaultKind.PROTRUSION} else ""
    return place(element, after=after, note=note)


def over(other: Element) -> Message:
    """Return the note that names what a part lies over."""
    return message(N_("It meets this part of the page: {part}."), part=name_of(other))


def name_of(element: Element) -> str:
    """Return the first words of an element, or its opening tag when it has none."""
    words = " ".join(html.unescape(_TAG.sub(" ", element.html)).replace("…", " ").split())
    opening = _OPENING.match(element.html)
    return shortened(words or (opening[0] if opening else element.selector), NAME_CHARACTERS)
