"""From 1400 px down to 320 px without reload: where parts begin to run over, out of and off each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from auditor.browser import widths
from auditor.browser.allowance import Allowance
from auditor.browser.responsive_faults import Look, Relation, Suspect, suspects
from auditor.browser.responsive_pixels import sights
from auditor.browser.responsive_widths import USUAL, breakpoints, planned
from auditor.browser.stage import Stage
from rules.place import Element
from rules.views.responsive import LayoutFault, Sight

HEIGHT_CSS_PX = 900
HURRY_S = 4.0  # left, of the seven there are; on an idle machine a sweep takes less than one
PIXELS_S = 1.5  # kept for comparing pixels
FEW_ELEMENTS = 700
MOST_BREAKPOINTS = 20  # the commonest; a theme made of many parts names fifty
MOST_BREAKPOINTS_OF_A_LARGE_PAGE = 10


@dataclass(frozen=True, slots=True)
class Swept:
    """The widths looked at, and what went wrong on the way."""

    widths_css_px: tuple[int, ...]
    faults: tuple[LayoutFault, ...]


async def sweep(stage: Stage, allowance: Allowance) -> Swept:
    """Return what goes wrong while the page is narrowed; the tab stays at the last width looked at.

    Only a page that is slow to lay out comes near the end of its time.
    """
    world, session = stage.world, stage.desk.session
    await world.bring("responsive_drawn")
    await world.bring("responsive_layout")
    is_large = await world.call("responsiveLayout.begin") > FEW_ELEMENTS
    try:
        named = await breakpoints(session, MOST_BREAKPOINTS_OF_A_LARGE_PAGE if is_large else MOST_BREAKPOINTS)
        plan = planned(named)
        looks = await _looks(stage, plan, allowance)
        found = suspects(looks)
        seen = await sights(stage, found)
        numbers = sorted({number for suspect in found for number in _numbers(suspect)})
        told = await world.call("responsiveLayout.places", numbers)
        places = dict(zip(numbers, msgspec.convert(told, list[Element]), strict=True))
    finally:
        await world.call("responsiveLayout.end")
    faults = (_fault(suspect, places, sight) for suspect, sight in zip(found, seen, strict=True))
    return Swept(tuple(width for width, _ in looks), tuple(faults))


async def _looks(stage: Stage, plan: Sequence[int], allowance: Allowance) -> list[tuple[int, Look]]:
    """Look at the widths from wide to narrow; when time grows short at the usual ones alone, and then at no more."""
    looks: list[tuple[int, Look]] = []
    for width in plan:
        left_s = allowance.left_s()
        if left_s > PIXELS_S and (left_s > HURRY_S or width in USUAL):
            looks.append((width, await look(stage, width)))
    if len(looks) < len(plan):
        stage.desk.note(f"{len(looks)} of {len(plan)} widths were looked at in the time there was")
    return looks


async def look(stage: Stage, width_css_px: int) -> Look:
    """Return how the parts of the page lie at this width, in a computer's window: no phone lays the page out wider."""
    await widths.resize(stage.desk.session, widths.Width(width_css_px, HEIGHT_CSS_PX, False))
    told = await stage.world.call("responsiveLayout.at", width_css_px)
    return msgspec.convert(told, Look, strict=False)


def _numbers(suspect: Suspect) -> tuple[int, ...]:
    return tuple(number for number in (suspect.relation.first, _second(suspect.relation)) if number >= 0)


def _second(relation: Relation) -> int:
    return relation.met if relation.met >= 0 else relation.second


def _fault(suspect: Suspect, places: dict[int, Element], sight: Sight) -> LayoutFault:
    relation, second = suspect.relation, _second(suspect.relation)
    return LayoutFault(
        kind=suspect.kind,
        first=places[relation.first],
        second=places[second] if second >= 0 else None,
        contents=tuple(relation.kinds.split()),
        widest_css_px=suspect.widest_css_px,
        narrowest_css_px=suspect.narrowest_css_px,
        depth_css_px=relation.depth_css_px,
        is_pulled=relation.is_pulled,
        are_free=relation.are_free,
        sight=sight,
    )
