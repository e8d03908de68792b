"""The first view of the home page on a computer and on a phone, with the places of its faults, and how it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rules.attractiveness.impression_estimate import Standing, standing
from rules.evaluate import Result
from rules.evidence import PageEvidence
from rules.place import Box
from rules.rule import Category
from rules.view import Screenshot

PHONE_CSS_PX = 360
LARGEST_SHARE = 0.6  # of the view: an area that takes more of it points at nothing
LEAST_CSS_PX = 4
MOST_RULES = 8  # a view: more numbers hide the page
MOST_OF_A_RULE = 2
SAME_SHARE = 0.8  # of the smaller of two areas: so much in common is the same place told twice


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultArea:
    """A place in a first view that shows a fault."""

    rule: str
    box: Box  # within the view, in its CSS pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstView:
    """What is seen of the home page without scrolling, at one width."""

    screenshot: Screenshot  # its name is a bundle path
    areas: tuple[FaultArea, ...]  # of at most eight rules, those of most value first


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    screenshot: Screenshot
    boxes: Mapping[str, Box]  # of what is seen in it, by selector
    is_phone: bool


@dataclass(slots=True)
class HomeViews:
    """Gathers what the home page shows at first; every other page is passed over."""

    standing: Standing | None = None  # at the widest view that was pictured; None: not known
    _url: str = ""
    _views: tuple[_View, ...] = ()
    _selectors: dict[str, dict[str, None]] = field(default_factory=dict)  # by rule, in order

    def add(self, page: PageEvidence, results: Iterable[Result]) -> None:
        """Take the page and what is wrong on it when it was looked at on a phone too, as the home page alone is."""
        view = page.view
        if self._url or view is None or view.phone_view is None:
            return
        self._url = page.url
        phone = next((one for one in view.layouts if one.width_css_px == PHONE_CSS_PX), None)
        is_drawn_small = phone is None or round(phone.client_width_css_px) != PHONE_CSS_PX  # then its places differ
        seen = (
            (view.first_view, view.boxes, False),
            (view.phone_view, {} if phone is None or is_drawn_small else phone.boxes, True),
        )
        self._views = tuple(
            _View(screenshot=shot, boxes=dict(_within(shot, boxes)), is_phone=is_phone)
            for shot, boxes, is_phone in seen
            if shot
        )
        found = [told for one in view.impressions if (told := standing(one))]
        self.standing = max(found, key=lambda one: one.width_css_px, default=None)
        self.add_results(results)

    def add_results(self, results: Iterable[Result]) -> None:
        """Take what is wrong on the home page."""
        for result in results if self._url else ():
            places = (place for finding in result.findings for place in finding.occurrences)
            for place in places:
                if place.page_url == self._url and place.selector:
                    self._selectors.setdefault(result.rule, {})[place.selector] = None

    def told(self, rules: Sequence[tuple[str, Category]]) -> tuple[FirstView, ...]:
        """Return the views with the places of these rules, in this order; what fails on phones is not shown wide."""
        return tuple(
            FirstView(
                screenshot=view.screenshot,
                areas=tuple(
                    self._areas(
                        view, [rule for rule, category in rules if view.is_phone or category is not Category.MOBILE]
                    )
                ),
            )
            for view in self._views
        )

    def _areas(self, view: _View, rules: Iterable[str]) -> Iterator[FaultArea]:
        marked = 0
        for rule in rules:
            boxes = [view.boxes[one] for one in self._selectors.get(rule, ()) if one in view.boxes]
            shown = _apart(boxes)[:MOST_OF_A_RULE]
            yield from (FaultArea(rule=rule, box=box) for box in shown)
            marked += bool(shown)
            if marked == MOST_RULES:
                return


def _within(shot: Screenshot, boxes: Mapping[str, Box]) -> Iterator[tuple[str, Box]]:
    """Yield what is seen of the boxes, cut to the picture; what is too small or takes most of it is left out."""
    for selector, box in boxes.items():
        left, top = max(box.x_css_px, 0.0), max(box.y_css_px, 0.0)
        width = min(box.x_css_px + box.width_css_px, shot.width_css_px) - left
        height = min(box.y_css_px + box.height_css_px, shot.height_css_px) - top
        if min(width, height) < LEAST_CSS_PX:
            continue
        if width * height <= LARGEST_SHARE * shot.width_css_px * shot.height_css_px:
            yield selector, Box(x_css_px=left, y_css_px=top, width_css_px=width, height_css_px=height)


def _apart(boxes: Iterable[Box]) -> list[Box]:
    """Return the boxes from top to bottom without those that lie in another one."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda one: -one.width_css_px * one.height_css_px):
        if all(_common(box, other) < SAME_SHARE * box.width_css_px * box.height_css_px for other in kept):
            kept.append(box)
    return sorted(kept, key=lambda one: (one.y_css_px, one.x_css_px))


def _common(one: Box, other: Box) -> float:
    width = min(one.x_css_px + one.width_css_px, other.x_css_px + other.width_css_px) - max(
        one.x_css_px, other.x_css_px
    )
    height = min(one.y_css_px + one.height_css_px, other.y_css_px + other.height_css_px) - max(
        one.y_css_px, other.y_css_px
    )
    return max(width, 0) * max(height, 0)
