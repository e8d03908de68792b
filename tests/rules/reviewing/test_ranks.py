"""Ranks of scores known within a range: who is surely better stands higher, whoever else is listed."""

import random

from hypothesis import given
from hypothesis import strategies as st

from rules.reviewing.ranks import Range, difference, last_ranks, range_of, ranks

RANGES = st.builds(range_of, st.floats(0, 100), st.floats(0, 30))
LISTS = st.lists(RANGES, max_size=30)


@given(LISTS)
def test_whoever_is_surely_better_has_the_better_rank(listed: list[Range]) -> None:
    found = ranks(listed)
    for one, rank in zip(listed, found, strict=True):
        for other, other_rank in zip(listed, found, strict=True):
            if one.low > other.high:
                assert rank < other_rank


@given(LISTS, st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_nothing(listed: list[Range], chance: random.Random) -> None:
    order = list(range(len(listed)))
    chance.shuffle(order)
    shuffled = ranks([listed[at] for at in order])
    assert [ranks(listed)[at] for at in order] == list(shuffled)


@given(st.lists(st.integers(0, 49), unique=True, max_size=20))
def test_without_any_overlap_all_ranks_differ(places: list[int]) -> None:
    found = ranks([range_of(2 * place + 1, 0.9) for place in places])
    assert sorted(found) == list(range(1, len(places) + 1))
    assert [place for _, place in sorted(zip(found, places, strict=True))] == sorted(places, reverse=True)


@given(LISTS)
def test_nobody_stands_before_somebody_with_a_higher_score(listed: list[Range]) -> None:
    found = ranks(listed)
    for one, rank in zip(listed, found, strict=True):
        assert all(
            rank <= other_rank for other, other_rank in zip(listed, found, strict=True) if other.score < one.score
        )


@given(LISTS)
def test_equal_ranges_share_a_rank_and_a_first_rank_is_always_held(listed: list[Range]) -> None:
    found = ranks([*listed, *listed])
    assert found[: len(listed)] == found[len(listed) :]
    assert not listed or min(found) == 1


@given(LISTS)
def test_the_last_rank_possible_is_no_better_than_the_rank(listed: list[Range]) -> None:
    for first, last in zip(ranks(listed), last_ranks(listed), strict=True):
        assert 1 <= first <= last <= len(listed)


def test_a_chain_of_overlaps_does_not_put_all_on_one_rank() -> None:
    assert ranks([range_of(score, 1) for score in (90, 88.5, 87, 85.5)]) == (1, 1, 2, 3)


def test_a_wide_range_does_not_lift_a_low_score() -> None:
    high, middle, wide = range_of(92, 1), range_of(82, 1), range_of(80, 12)
    assert wide.high >= high.low, "nobody is surely better than the one measured worst"
    assert ranks([high, middle, wide]) == (1, 2, 2)


def test_ranges_that_touch_as_printed_overlap() -> None:
    assert ranks([range_of(84.04, 1), range_of(82.0, 1)]) == (1, 1)
    assert ranks([range_of(84.2, 1), range_of(82.0, 1)]) == (1, 2)


def test_a_difference_is_sure_only_beyond_both_margins() -> None:
    assert difference(range_of(70, 1), range_of(72.1, 1)).is_surely_above_zero
    assert not difference(range_of(70, 1), range_of(72, 1)).is_surely_above_zero
    assert difference(range_of(72.1, 1), range_of(70, 1)).is_surely_below_zero
