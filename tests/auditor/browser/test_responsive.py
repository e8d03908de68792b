"""From what lay where at each width to the faults of a layout, and what is seen of them."""

import numpy as np
import pytest

from auditor.browser.responsive_faults import Area, Look, Order, Relation, Suspect, suspects
from auditor.browser.responsive_pixels import batches, sight_of
from auditor.browser.responsive_widths import commonest, planned
from rules.views.responsive import FaultKind, Sight

AREA = Area(0, 0, 10, 10)


def relation(first: int, second: int = -1, depth: float = 5.0) -> Relation:
    return Relation(first, second, "text text", depth, False, AREA)


def look(**changes: tuple[object, ...]) -> Look:
    empty: dict[str, tuple[object, ...]] = {"collisions": (), "protrusions": (), "past": (), "cut": (), "orders": ()}
    return Look(**empty | changes)  # type: ignore[arg-type]


def row(
    order: str, tallest: float = 40.0, *, is_meant: bool = False, first_child: int = 10, breadth: float = 90.0
) -> Order:
    children = tuple(range(first_child, first_child + len(order) + 1))
    return Order(1, order, children, is_meant, tallest, (breadth,) * len(children))


def found(*looks: tuple[int, Look]) -> list[tuple[FaultKind, int, int]]:
    return [(suspect.kind, suspect.widest_css_px, suspect.narrowest_css_px) for suspect in suspects(looks)]


def test_a_collision_counts_from_where_it_begins_to_where_it_ends() -> None:
    both = look(collisions=(relation(2, 3),))
    assert found((1400, look()), (1024, both), (768, both), (320, look())) == [(FaultKind.COLLISION, 1024, 768)]


def test_what_lies_over_each_other_on_the_widest_screen_is_meant() -> None:
    both = look(collisions=(relation(2, 3),))
    assert found((1400, both), (1024, both), (320, both)) == []


def test_what_runs_off_the_screen_counts_from_the_widest_one() -> None:
    past = look(past=(relation(2),))
    assert found((1400, past), (1024, look()), (320, look())) == [(FaultKind.BEYOND, 1400, 1400)]


def test_the_width_that_shows_a_fault_best_is_kept() -> None:
    looks = ((1400, look()), (800, look(cut=(relation(2, depth=3),))), (320, look(cut=(relation(2, depth=9),))))
    [suspect] = suspects(looks)
    assert (suspect.worst_css_px, suspect.relation.depth_css_px) == (320, 9)


@pytest.mark.parametrize(
    ("after", "is_fault"),
    [
        (row("rrrrd"), True),
        (row("rrrdr"), True),
        (row("rrdrr"), False),  # two rows of three
        (row("ddddd"), False),  # stacked
        (row("rdrdr"), False),  # three rows
        (row("rrrdr", 300.0), False),  # cards
        (row("rrrrd", first_child=20), False),  # other children
        (row("rrrrd", breadth=120.0), False),  # fewer columns, each of them wider
    ],
)
def test_the_end_of_a_row_that_falls_below_is_a_fault(after: Order, is_fault: bool) -> None:
    looks = ((1400, look(orders=(row("rrrrr"),))), (800, look(orders=(after,))), (320, look()))
    assert (found(*looks) == [(FaultKind.WRAPPING, 800, 800)]) is is_fault


def test_a_row_that_says_that_it_wraps_is_no_fault() -> None:
    wraps = row("rrrrr", is_meant=True)
    assert found((1400, look(orders=(wraps,))), (800, look(orders=(row("rrrrd", is_meant=True),)))) == []


def test_an_order_of_its_own_for_a_few_pixels_is_a_fault() -> None:
    wide, odd, narrow = (look(orders=(row(order),)) for order in ("rrr", "odd", "ddd"))
    assert found((1400, wide), (769, wide), (768, odd), (767, narrow), (320, narrow)) == [
        (FaultKind.SMALL_RANGE, 768, 768)
    ]
    assert found((1400, wide), (800, wide), (768, odd), (767, narrow), (320, narrow)) == []


def test_parts_that_vanish_for_a_few_pixels_are_a_fault() -> None:
    wide, narrow = look(orders=(row("r"),)), look(orders=(row("d"),))
    looks = ((1400, wide), (769, wide), (768, look()), (767, narrow), (320, narrow))
    assert found(*looks) == [(FaultKind.SMALL_RANGE, 768, 768)]


def test_widths_stand_on_both_sides_of_every_edge() -> None:
    plan = planned((700, 1399))
    assert {700, 701, 1399, 1400} <= set(plan)
    assert 699 not in plan
    assert (plan[0], plan[-1]) == (1400, 320)
    assert list(plan) == sorted(plan, reverse=True)


def test_the_commonest_edges_are_kept_and_others_ignored() -> None:
    def media(*lengths: float, feature: str = "max-width") -> dict[str, object]:
        return {"mediaList": [{"expressions": [{"feature": feature, "computedLength": length}]} for length in lengths]}

    medias = [
        media(767.98), media(768, feature="min-width"), media(200, 4000), media(500, feature="device-width"),
        media(600, 600, feature="width"), media(900),
    ]  # fmt: skip
    assert commonest(medias, 2) == (599, 600)
    assert commonest(medias, 9) == (599, 600, 767, 900)


def test_nothing_is_hidden_twice_in_one_picture() -> None:
    def suspect(first: int, second: int, top: float = 0) -> Suspect:
        held = Relation(first, second, "text text", 5.0, False, Area(0, top, 10, 10))
        return Suspect(FaultKind.COLLISION, held, 800, 800, 800)

    all_of_them = [suspect(1, 2), suspect(2, 3), suspect(4, 5), suspect(6, 7, top=9000)]
    assert batches(range(4), all_of_them) == [[0, 2], [1], [3]]


NOTHING, LEFT, RIGHT = (np.zeros((4, 8), dtype=np.bool_) for _ in range(3))
LEFT[:, :4] = RIGHT[:, 4:] = True
ALL = LEFT | RIGHT


def test_what_is_seen_of_two_parts() -> None:
    seen = [(ALL, ALL), (ALL, NOTHING), (NOTHING, ALL), (NOTHING, NOTHING)]
    assert [sight_of(FaultKind.COLLISION, seen=pair, own=(ALL, ALL)) for pair in seen] == [
        Sight.BOTH,
        Sight.FIRST,
        Sight.SECOND,
        Sight.NEITHER,
    ]


def test_parts_whose_letters_stay_apart_do_not_collide() -> None:
    assert sight_of(FaultKind.COLLISION, seen=(LEFT, RIGHT), own=(LEFT, RIGHT)) is Sight.NEITHER
    assert sight_of(FaultKind.COLLISION, seen=(LEFT, NOTHING), own=(LEFT, NOTHING)) is Sight.NEITHER
    assert sight_of(FaultKind.COLLISION, seen=(LEFT, NOTHING), own=(LEFT, ALL)) is Sight.FIRST
    assert sight_of(FaultKind.PROTRUSION, seen=(LEFT, NOTHING), own=(LEFT, NOTHING)) is Sight.FIRST
