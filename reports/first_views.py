"""The first view of the home page with numbers on its faults, and what its first impression is made of."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rules.attractiveness.impression_estimate import Measure
from rules.finding import N_
from rules.first_views import PHONE_CSS_PX, FaultArea, FirstView

# A number is a link of 24 CSS px (SC 2.5.8). In a report 320 px wide the picture of a computer is drawn 260 px wide,
# that of a phone 240 px: so large a part of each is the number there, and no two may meet.
NARROWEST_CSS_PX = {"front": 260.0, "phone": 240.0}
NUMBER_CSS_PX = 25.0

MEASURES: Mapping[Measure, str] = {
    Measure.CONGESTION: N_("lines and letters close together"),
    Measure.EDGE_SHARE: N_("many lines and letters"),
    Measure.COLOUR_NOISE: N_("small pieces of different colours"),
    Measure.FLATNESS: N_("large areas of one colour"),
    Measure.COLOURFULNESS: N_("colours as a whole"),
    Measure.LIGHT_SD: N_("difference between light and dark"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An outlined area and its number; lengths are per cent of the picture."""

    number: int
    rule: str
    left: float
    top: float
    width: float
    height: float
    number_left: float
    number_top: float


@dataclass(frozen=True, slots=True)
class MarkedView:
    """A picture of the report and what is marked in it."""

    name: str  # CSS class of the picture
    marks: tuple[Mark, ...]


def marked_views(views: Sequence[FirstView], numbers: Mapping[str, int]) -> tuple[MarkedView, ...]:
    """Return the views with the numbers of the suggestions; an area whose number has no room is left out."""
    named = (("phone" if one.screenshot.width_css_px == PHONE_CSS_PX else "front", one) for one in views)
    return tuple(MarkedView(name, tuple(_marks(view, NARROWEST_CSS_PX[name], numbers))) for name, view in named)


def marked_numbers(views: Sequence[MarkedView]) -> Mapping[int, str]:
    """Return the rules that are marked in any of the views, by number, in order."""
    return dict(sorted({mark.number: mark.rule for view in views for mark in view.marks}.items()))


def _marks(view: FirstView, narrowest_css_px: float, numbers: Mapping[str, int]) -> Iterator[Mark]:
    shot = view.screenshot
    across = NUMBER_CSS_PX / narrowest_css_px
    down = across * shot.width_css_px / shot.height_css_px
    taken: list[tuple[float, float]] = []
    for area in view.areas:
        if area.rule not in numbers:
            continue  # its suggestion is not told
        place = _free(area, (shot.width_css_px, shot.height_css_px), (across, down), taken)
        if place is None:
            continue
        taken.append(place)
        yield Mark(
            number=numbers[area.rule],
            rule=area.rule,
            left=_percent(area.box.x_css_px, shot.width_css_px),
            top=_percent(area.box.y_css_px, shot.height_css_px),
            width=_percent(area.box.width_css_px, shot.width_css_px),
            height=_percent(area.box.height_css_px, shot.height_css_px),
            number_left=_percent(place[0], 1),
            number_top=_percent(place[1], 1),
        )


def _free(
    area: FaultArea, view_css_px: tuple[int, int], size: tuple[float, float], taken: Sequence[tuple[float, float]]
) -> tuple[float, float] | None:
    """Return the free place that touches an area, near its upper left corner, in shares of the picture.

    Where none is free there may be room for one more number between them; None where that is taken, too.
    """
    left, top = area.box.x_css_px / view_css_px[0], area.box.y_css_px / view_css_px[1]
    right, bottom = left + area.box.width_css_px / view_css_px[0], top + area.box.height_css_px / view_css_px[1]
    places = (
        (min(max(x, 0.0), 1 - size[0]), min(max(y, 0.0), 1 - size[1]))
        for x in _steps(left - 2 * size[0], right + size[0], size[0] / 4)
        for y in _steps(top - 2 * size[1], bottom + size[1], size[1] / 4)
    )
    free = [
        place for place in places if all(abs(place[0] - x) >= size[0] or abs(place[1] - y) >= size[1] for x, y in taken)
    ]

    def order(place: tuple[float, float]) -> tuple[float, float, tuple[float, float]]:
        apart = max(left - place[0] - size[0], place[0] - right, top - place[1] - size[1], place[1] - bottom, 0.0)
        return round(apart, 6), math.hypot(place[0] - left, place[1] - top), place

    return min(free, key=order, default=None)


def _steps(first: float, last: float, step: float) -> list[float]:
    return [first + number * step for number in range(math.floor((last - first) / step) + 1)]


def _percent(length: float, whole: float) -> float:
    return round(100 * length / whole, 2)
