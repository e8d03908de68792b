"""From what lay beside, below and over what at each width, to the widths at which something went wrong. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import msgspec

from rules.views.responsive import FaultKind

SMALL_RANGE_CSS_PX = 5  # ReDeCheck: an order that holds for less is a slip between two media queries
LEAST_ROW = 3  # members; of two, one falling below is how pages are made narrow
LOW_ROW_CSS_PX = 120.0  # rows of menus and buttons; higher ones are cards, which are meant to fall one by one
ROUNDING_CSS_PX = 2.0
MOST_RUNS = 2  # of one fault, when it comes and goes
MOST_OF_A_KIND = 12


class Area(msgspec.Struct, frozen=True):
    """A rectangle of the page."""

    x: float
    y: float
    width: float
    height: float


class Relation(msgspec.Struct, frozen=True):
    """Two parts, by number, and how they lie to each other; -1: the screen."""

    first: int
    second: int
    kinds: str
    depth_css_px: float
    is_pulled: bool
    area: Area | None
    are_free: tuple[bool, bool] = (False, False)
    met: int = -1  # the very part of the second that the first lies over; -1: the second itself


class Order(msgspec.Struct, frozen=True):
    """The shown children of an element: beside (r), below (d) or over (o) the one before."""

    parent: int
    order: str
    children: tuple[int, ...]
    is_meant: bool  # to wrap: a grid, or a flexible row that says so
    tallest_css_px: float
    breadths_css_px: tuple[float, ...]  # of the children


class Look(msgspec.Struct, frozen=True):
    """What responsive_layout.js tells at one width."""

    collisions: tuple[Relation, ...]
    protrusions: tuple[Relation, ...]
    past: tuple[Relation, ...]
    cut: tuple[Relation, ...]
    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A fault by the numbers of its elements, with the width that shows it best."""

    kind: FaultKind
    relation: Relation
    widest_css_px: int
    narrowest_css_px: int
    worst_css_px: int


Looks = Sequence[tuple[int, Look]]  # widths from wide to narrow
Relations = Callable[[Look], tuple[Relation, ...]]


def suspects(looks: Looks) -> list[Suspect]:
    """Return what begins to hold below some width, the deepest first within each kind."""
    return [
        *_few(_relations(looks, FaultKind.BEYOND, lambda look: look.past)),
        *_few(_relations(looks, FaultKind.CUT, lambda look: look.cut)),
        *_few(_relations(looks, FaultKind.PROTRUSION, lambda look: look.protrusions)),
        *_few(_relations(looks, FaultKind.COLLISION, lambda look: look.collisions)),
        *_few(_wrappings(looks)),
        *_small_ranges(looks),
    ]


def _few(found: Iterator[Suspect]) -> list[Suspect]:
    ordered = sorted(found, key=lambda suspect: (-suspect.relation.depth_css_px, -suspect.widest_css_px))
    return ordered[:MOST_OF_A_KIND]


def _relations(looks: Looks, kind: FaultKind, relations: Relations) -> Iterator[Suspect]:
    """Yield every run of widths at which two parts are related so, and were not at the next wider one."""
    by_key: dict[tuple[int, int], dict[int, Relation]] = {}
    for place, (_, look) in enumerate(looks):
        for relation in relations(look):
            by_key.setdefault((relation.first, relation.second), {})[place] = relation
    for held in by_key.values():
        runs = [run for run in _runs(sorted(held)) if run[0] > 0 or kind is FaultKind.BEYOND]
        runs.sort(key=lambda run: (-max(held[place].depth_css_px for place in run), run[0]))
        for run in runs[:MOST_RUNS]:
            worst = max(run, key=lambda place: (held[place].depth_css_px, -place))
            yield Suspect(kind, held[worst], looks[run[0]][0], looks[run[-1]][0], looks[worst][0])


def _runs(places: Sequence[int]) -> list[list[int]]:
    grouped = groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])
    return [[place for _, place in group] for _, group in grouped]


def _wrappings(looks: Looks) -> Iterator[Suspect]:
    """Yield the rows of three or more of which the end falls below while the rest stays."""
    orders = [{order.parent: order for order in look.orders} for _, look in looks]
    told: set[int] = set()
    for place in range(1, len(looks)):
        for parent, order in orders[place].items():
            before = orders[place - 1].get(parent)
            if parent in told or before is None or not _has_fallen(before, order):
                continue
            told.add(parent)
            last = place
            while last + 1 < len(looks) and _is_fallen(orders[last + 1].get(parent), order):
                last += 1
            fallen = order.children[order.order.index("d") + 1]
            relation = Relation(fallen, parent, "row", 0.0, False, None)
            yield Suspect(FaultKind.WRAPPING, relation, looks[place][0], looks[last][0], looks[place][0])


def _has_fallen(before: Order, now: Order) -> bool:
    return (
        before.children == now.children
        and not before.is_meant
        and len(now.children) >= LEAST_ROW
        and set(before.order) == {"r"}
        and _is_fallen(now, now)
        and not _is_widened(before, now)
    )


def _is_widened(before: Order, now: Order) -> bool:
    """Return whether what fell is wider than before: a column made for a row of fewer columns."""
    fallen = now.order.index("d") + 1
    return now.breadths_css_px[fallen] > before.breadths_css_px[fallen] + ROUNDING_CSS_PX


def _is_fallen(now: Order | None, first: Order) -> bool:
    """Return whether one row has become two, the second of them the shorter one."""
    if now is None or now.children != first.children or now.order.count("d") != 1 or "o" in now.order:
        return False
    stayed = now.order.index("d") + 1
    fell = len(now.children) - stayed
    return stayed >= LEAST_ROW - 1 and fell < stayed and (fell == 1 or now.tallest_css_px <= LOW_ROW_CSS_PX)


def _small_ranges(looks: Looks) -> Iterator[Suspect]:
    """Yield one suspect for every range under 5 px in which some parts stand in an order of its own."""
    widths = [width for width, _ in looks]
    orders = [{order.parent: (order.order, order.children) for order in look.orders} for _, look in looks]
    parents = list(dict.fromkeys(order.parent for _, look in looks for order in look.orders))
    told: set[tuple[int, int]] = set()
    for parent in parents:
        series = [held.get(parent) for held in orders]
        for run in _alike(series):
            first, last = run[0], run[-1]
            if first == 0 or last == len(looks) - 1 or series[first - 1] is None or series[last + 1] is None:
                continue
            if widths[first - 1] - widths[last + 1] - 1 >= SMALL_RANGE_CSS_PX:
                continue
            if (widths[first], widths[last]) not in told:
                told.add((widths[first], widths[last]))
                relation = Relation(parent, -1, "order", 0.0, False, None)
                yield Suspect(FaultKind.SMALL_RANGE, relation, widths[first], widths[last], widths[first])


def _alike(series: Sequence[object]) -> list[list[int]]:
    return [list(group) for _, group in groupby(range(len(series)), key=lambda place: repr(series[place]))]
