"""Focus order: the Tab key goes through the page in the order in which it is read."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.keyboard.mending import in_natural_order
from rules.accessibility.keyboard.walked import has_stops, occurrence, shown_stops
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message
from rules.place import Box
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import Stop

TOLERANCE_CSS_PX = 3.0
MOST_STEPS_BACK = 1  # one step back in a menu may be the end of a column


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report parts that belong together and are visited against the order in which they are seen (SC 2.4.3, F44)."""
    stops = shown_stops(page)
    wrong = _scrambled(stops)
    if wrong:
        yield Finding(
            message=counted(
                N_("The Tab key comes to {count} element at the wrong time."),
                N_("The Tab key comes to {count} elements at the wrong time."),
                len(wrong),
            ),
            occurrences=tuple(occurrence(stop, in_natural_order) for stop in wrong),
        )
        return
    early = [stop for index, stop in enumerate(stops) if stop.tabindex > 0 and _jumps(stop, stops[index + 1 :])]
    if early:
        yield Doubt(
            message=message(
                N_(
                    "These elements are visited before everything else on the page. Press Tab from the top of the "
                    "page and see whether the order still makes sense."
                )
            ),
            occurrences=tuple(occurrence(stop, in_natural_order) for stop in early),
        )
    turned = _turned(stops)
    if turned:
        yield Doubt(
            message=message(
                N_(
                    "The style shows these parts in another order than the Tab key visits them. Press Tab and see "
                    "whether jumping back and forth confuses."
                )
            ),
            occurrences=tuple(occurrence(stop) for stop in turned),
        )


def _scrambled(stops: Sequence[Stop]) -> list[Stop]:
    """Return the stops that a number of their own, or a style, visits against the order of their group."""
    wrong: dict[str, Stop] = {}
    for members in _groups(stops):
        is_loose = members[0].is_group_loose and not all(stop.is_field for stop in members)
        for one, other in pairwise(members):
            if not is_before(other.box, one.box) or _is_unknown(one, other):
                continue
            by_number = other.position < one.position and one.tabindex > 0
            between_numbers = by_number and other.tabindex > 0
            by_style = one.is_field and other.is_field and one.reordered != "" and one.reordered == other.reordered
            if between_numbers or (by_number and not is_loose) or by_style:
                wrong[one.selector] = one
    return list(wrong.values())


def _groups(stops: Sequence[Stop]) -> list[list[Stop]]:
    """Return the stops of one form, list or menu together, each in the order of the walk."""
    ordered = sorted(stops, key=lambda stop: stop.group)
    return [list(members) for _, members in groupby(ordered, key=lambda stop: stop.group)]


def is_before(one: Box, other: Box) -> bool:
    """Return whether a box is read before another: above it, or beside it on the left."""
    is_above = one.y_css_px + one.height_css_px <= other.y_css_px + TOLERANCE_CSS_PX
    is_in_line = abs(one.y_css_px - other.y_css_px) <= max(one.height_css_px, other.height_css_px) / 2
    is_right_of = one.x_css_px >= other.x_css_px + other.width_css_px - TOLERANCE_CSS_PX
    is_left_of = one.x_css_px + one.width_css_px <= other.x_css_px + TOLERANCE_CSS_PX
    return (is_above and not is_right_of) or (is_in_line and is_left_of)


def _is_unknown(*stops: Stop) -> bool:
    return any(stop.position < 0 or stop.box.width_css_px <= 1 for stop in stops)


def _jumps(stop: Stop, later: Sequence[Stop]) -> bool:
    return any(0 <= other.position < stop.position for other in later)


def _turned(stops: Sequence[Stop]) -> list[Stop]:
    turned: list[Stop] = []
    for selector, run in groupby(stops, key=lambda stop: stop.reordered):
        members = list(run)
        back = [
            one for one, other in pairwise(members) if is_before(other.box, one.box) and not _is_unknown(one, other)
        ]
        if selector and len(back) > MOST_STEPS_BACK:
            turned += back
    return turned


RULE = Rule(
    id="focus-order",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.4.3"),
    title=N_("The Tab key follows the order in which the page is read"),
    failure_title=N_("The Tab key jumps about between parts that belong together"),
    why=N_(
        "Whoever fills in a form with the keyboard expects the next field. When the Tab key jumps up and down instead, "
        "fields are left out and answers land in the wrong one."
    ),
    repair=N_(
        "Put the elements into the source in the order in which they are read, and remove every tabindex above 0 and "
        "every “order” in the style."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=has_stops,
    check=check,
)
