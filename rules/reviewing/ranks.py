"""Ranks among scores that are known within a range only."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

DIGITS = 1  # after the point, as scores are printed: what a reader sees is what decides


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A score, or a difference of two, with the 95 % interval around it, in points rounded as they are printed."""

    low: float
    score: float
    high: float

    @property
    def is_surely_above_zero(self) -> bool:
        """Whether a difference is a gain whatever the two scores truly are."""
        return self.low > 0

    @property
    def is_surely_below_zero(self) -> bool:
        """Whether a difference is a loss whatever the two scores truly are."""
        return self.high < 0

    @property
    def is_sure(self) -> bool:
        """Whether a difference is surely a gain or surely a loss."""
        return self.is_surely_above_zero or self.is_surely_below_zero


def range_of(score: float, margin: float) -> Range:
    """Return the range of a score of 100 and the half width of its interval."""
    low, high = max(0.0, score - margin), min(100.0, score + margin)
    return Range(low=round(low, DIGITS), score=round(score, DIGITS), high=round(high, DIGITS))


def difference(older: Range, newer: Range) -> Range:
    """Return what was gained, in the worst, the likeliest and the best case."""
    return Range(
        low=round(newer.low - older.high, DIGITS),
        score=round(newer.score - older.score, DIGITS),
        high=round(newer.high - older.low, DIGITS),
    )


def ranks(ranges: Sequence[Range]) -> tuple[int, ...]:
    """Return the rank of each, 1 for the best; equal ranks are shared.

    A rank is 1 + the number of those that are surely better, their whole range lying above one's own; but nobody ranks
    before somebody with a higher score, for a wide range is no merit. Overlapping is not transitive (A may overlap B
    and B overlap C while A is surely better than C), so ranks are counted from those surely better, never from chains
    of neighbours. It follows that whoever is surely better has the better rank, that without any overlap all ranks
    differ, and that the order of the list changes nothing.
    """
    lows = sorted(one.low for one in ranges)
    found = [0] * len(ranges)
    reached = 1
    by_score = sorted(range(len(ranges)), key=lambda index: -ranges[index].score)
    for _, equals in groupby(by_score, key=lambda index: ranges[index].score):
        alike = list(equals)
        surely_better = [len(lows) - bisect_right(lows, ranges[index].high) for index in alike]
        reached = max(reached, *(1 + count for count in surely_better))
        for index in alike:
            found[index] = reached
    return tuple(found)


def last_ranks(ranges: Sequence[Range]) -> tuple[int, ...]:
    """Return the last rank each may have: all but those that are surely worse may stand before it."""
    turned = [opposite(one) for one in ranges]
    return tuple(len(ranges) + 1 - rank for rank in ranks(turned))


def opposite(one: Range) -> Range:
    """Return the range of the negated score: a loss seen as a gain."""
    return Range(low=-one.high, score=-one.score, high=-one.low)
