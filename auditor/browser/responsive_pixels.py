"""Whether people see that two parts meet: each is made transparent in turn, and the pixels are compared."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from auditor.browser import widths
from auditor.browser.pictures import decoded, lossless
from auditor.browser.responsive_faults import Area, Suspect
from auditor.browser.stage import Stage
from rules.views.responsive import FaultKind, Sight

MOST_LOOKS = 12
LEAST_DIFFERENCE = 24  # of 255, in one channel: fainter is not seen
LEAST_PIXELS = 4
TALLEST_CSS_PX = 3000  # of one picture
HEIGHT_CSS_PX = 900
Pixels = NDArray[np.int16]
Ink = NDArray[np.bool_]


async def sights(stage: Stage, found: Sequence[Suspect]) -> list[Sight]:
    """Return for every suspect which of its two parts is seen where they meet; at most twelve are looked at."""
    seen = [Sight.NOT_LOOKED] * len(found)
    doubtful = [
        place for place, suspect in enumerate(found) if suspect.kind in {FaultKind.COLLISION, FaultKind.PROTRUSION}
    ]
    doubtful = sorted(doubtful, key=lambda place: -found[place].relation.depth_css_px)[:MOST_LOOKS]
    doubtful.sort(key=lambda place: -found[place].worst_css_px)
    for width, group in groupby(doubtful, key=lambda place: found[place].worst_css_px):
        await widths.resize(stage.desk.session, widths.Width(width, HEIGHT_CSS_PX, False))
        await stage.world.call("responsiveLayout.settle", width)
        for batch in batches(list(group), found):
            for place, sight in zip(batch, await _look(stage, [found[place] for place in batch]), strict=True):
                seen[place] = sight
    return seen


def batches(places: Iterable[int], found: Sequence[Suspect]) -> list[list[int]]:
    """Return the suspects in groups that can be looked at together: no element twice, no picture too tall."""
    made: list[list[int]] = []
    for place in places:
        for batch in made:
            if _fit([found[other] for other in (*batch, place)]):
                batch.append(place)
                break
        else:
            made.append([place])
    return made


def _fit(together: Sequence[Suspect]) -> bool:
    numbers = [number for suspect in together for number in (suspect.relation.first, suspect.relation.second)]
    return len(set(numbers)) == len(numbers) and _around(together).height <= TALLEST_CSS_PX


def _around(together: Sequence[Suspect]) -> Area:
    areas = [area for suspect in together if (area := suspect.relation.area)]
    left, top = min(area.x for area in areas), min(area.y for area in areas)
    right = max(area.x + area.width for area in areas)
    bottom = max(area.y + area.height for area in areas)
    return Area(left, top, right - left, bottom - top)


async def _look(stage: Stage, together: Sequence[Suspect]) -> list[Sight]:
    around = _around(together)
    firsts, seconds = [s.relation.first for s in together], [s.relation.second for s in together]
    before = await _picture(stage, around)
    without_first, without_both = await _without(stage, around, firsts, seconds)
    [without_second] = await _without(stage, around, seconds)
    return [
        sight_of(
            suspect.kind,
            seen=(_ink(before, without_first, suspect, around), _ink(before, without_second, suspect, around)),
            own=(
                _ink(without_second, without_both, suspect, around),
                _ink(without_first, without_both, suspect, around),
            ),
        )
        for suspect in together
    ]


async def _without(stage: Stage, around: Area, *hidden: list[int]) -> list[Pixels]:
    """Return a picture after each of these groups was made transparent, one after the other."""
    pictures: list[Pixels] = []
    try:
        for numbers in hidden:
            await stage.world.call("responsiveLayout.hide", numbers)
            pictures.append(await _picture(stage, around))
    finally:
        await stage.world.call("responsiveLayout.show")
    return pictures


def sight_of(kind: FaultKind, *, seen: tuple[Ink, Ink], own: tuple[Ink, Ink]) -> Sight:
    """Return what is seen of the two; of parts that would not touch if both were whole, neither.

    The box of a line is taller than its letters, so lines may meet while their letters do not.
    """
    if kind is FaultKind.COLLISION and not _meet(*own):
        return Sight.NEITHER
    is_first_seen, is_second_seen = (int(ink.sum()) >= LEAST_PIXELS for ink in seen)
    if is_first_seen and is_second_seen:
        return Sight.BOTH
    if is_first_seen:
        return Sight.FIRST
    return Sight.SECOND if is_second_seen else Sight.NEITHER


def _meet(one: Ink, other: Ink) -> bool:
    """Return whether the rectangles around what is drawn of two parts overlap."""
    return all(
        max(a.min(), b.min()) <= min(a.max(), b.max()) if a.size and b.size else False
        for a, b in zip(np.nonzero(one), np.nonzero(other), strict=True)
    )


def _ink(before: Pixels, after: Pixels, suspect: Suspect, around: Area) -> Ink:
    """Return the pixels that what was made transparent had drawn where the two meet."""
    area = suspect.relation.area
    if area is None or before.shape != after.shape:
        return np.zeros((1, 1), dtype=np.bool_)
    left, top = int(area.x - around.x), int(area.y - around.y)
    window = np.s_[top : top + max(1, round(area.height)), left : left + max(1, round(area.width))]
    changed: Ink = np.abs(before[window] - after[window]).max(axis=2, initial=0) >= LEAST_DIFFERENCE
    return changed


async def _picture(stage: Stage, area: Area) -> Pixels:
    clip = {"x": area.x, "y": area.y, "width": max(area.width, 1), "height": max(area.height, 1), "scale": 1}
    return decoded(await lossless(stage.desk.session, clip), np.int16)
