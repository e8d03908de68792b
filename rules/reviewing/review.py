"""The review of many departments: who stands where, who gained most, who could not be measured. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from rules.reviewing.entry import Entry, Period
from rules.reviewing.ranks import Range, difference, last_ranks, opposite, ranks
from rules.rule import Category

# A quarter of what counts may be undecided. With more, the undecided part alone could carry a website over more than
# a whole grade, which is 15 points wide, in either direction, and its rank would say more about us than about it.
FLOOR = 0.75
HONOURED_RANKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A ranked department."""

    entry: Entry
    rank: int
    last_rank: int  # the one it may have at worst, were all scores known exactly
    shared_by: int  # how many departments have this rank, itself among them
    group_rank: int | None = None  # among its peers; None: it has no group


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A department whose score moved since the quarter before, by more than both margins."""

    entry: Entry
    change: Range
    rank: int  # among the gains, or among the losses, the largest first
    shared_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything the review site tells."""

    periods: tuple[Period, ...]  # oldest first
    entries: tuple[Entry, ...]  # as listed
    standings: tuple[Standing, ...]  # best first
    too_little: tuple[Entry, ...]  # measured, but too little of it to be ranked
    unmeasured: tuple[Entry, ...]
    gained: tuple[Moved, ...]  # most first
    lost: tuple[Moved, ...]
    best: Mapping[Category, tuple[Entry, ...]]  # those on the first rank of each category
    groups: Mapping[str, tuple[Standing, ...]]  # ranked among their peers; best first
    medians: Mapping[Category, float]  # of the ranked departments
    group_medians: Mapping[str, Mapping[Category, float]]
    median_score: float | None  # of the ranked departments; None: there is none

    @property
    def honoured(self) -> tuple[Standing, ...]:
        """Whoever may be among the first three: at most two departments are surely better."""
        return tuple(one for one in self.standings if one.rank <= HONOURED_RANKS)

    @property
    def most_improved(self) -> tuple[Moved, ...]:
        """Those on the first rank of the gains."""
        return tuple(one for one in self.gained if one.rank == 1)

    @property
    def measured(self) -> tuple[Entry, ...]:
        """Every department with a score, ranked or not."""
        return tuple(entry for entry in self.entries if entry.now.facts is not None)


def review(periods: Sequence[Period], entries: Sequence[Entry]) -> Review:
    """Return the review of the last of these periods; facts of all quarters are by the same rules and weights."""
    measured = [entry for entry in entries if entry.now.facts is not None]
    ranked = [entry for entry in measured if entry.facts.breadth >= FLOOR]
    by_group: dict[str, list[Entry]] = {}
    for entry in ranked:
        if entry.department.group:
            by_group.setdefault(entry.department.group, []).append(entry)
    groups = {group: _standings(peers) for group, peers in sorted(by_group.items())}
    among_peers = {one.entry.name: one.rank for standings in groups.values() for one in standings}
    changes = [(entry, change) for entry in ranked if (change := change_of(entry)) is not None]
    return Review(
        periods=tuple(periods),
        entries=tuple(entries),
        standings=_standings(ranked, among_peers),
        too_little=tuple(entry for entry in measured if entry.facts.breadth < FLOOR),
        unmeasured=tuple(entry for entry in entries if entry.now.facts is None),
        gained=_moved([one for one in changes if one[1].is_surely_above_zero], ranks),
        lost=_moved([one for one in changes if one[1].is_surely_below_zero], _ranks_of_losses),
        best={category: _best(ranked, category) for category in Category},
        groups=groups,
        medians=_medians(ranked),
        group_medians={group: _medians(peers) for group, peers in by_group.items()},
        median_score=median(entry.facts.score.score for entry in ranked) if ranked else None,
    )


def change_of(entry: Entry) -> Range | None:
    """Return what a department gained since the quarter before; None where one of the two cannot be compared."""
    before = entry.before.facts if entry.before else None
    if before is None or entry.now.facts is None or before.breadth < FLOOR:
        return None
    return difference(before.score, entry.now.facts.score)


def _standings(entries: Sequence[Entry], among_peers: Mapping[str, int] | None = None) -> tuple[Standing, ...]:
    scores = [entry.facts.score for entry in entries]
    found = ranks(scores)
    shared = Counter(found)
    standings = [
        Standing(
            entry=entry,
            rank=rank,
            last_rank=last_rank,
            shared_by=shared[rank],
            group_rank=(among_peers or {}).get(entry.name),
        )
        for entry, rank, last_rank in zip(entries, found, last_ranks(scores), strict=True)
    ]
    return tuple(sorted(standings, key=lambda one: (one.rank, -one.entry.facts.score.score, *_alphabetic(one.entry))))


def _moved(
    changes: Sequence[tuple[Entry, Range]], ranked: Callable[[Sequence[Range]], tuple[int, ...]]
) -> tuple[Moved, ...]:
    found = ranked([change for _, change in changes])
    shared = Counter(found)
    moved = [
        Moved(entry=entry, change=change, rank=rank, shared_by=shared[rank])
        for (entry, change), rank in zip(changes, found, strict=True)
    ]
    return tuple(sorted(moved, key=lambda one: (one.rank, -abs(one.change.score), *_alphabetic(one.entry))))


def _ranks_of_losses(changes: Sequence[Range]) -> tuple[int, ...]:
    return ranks([opposite(change) for change in changes])


def _best(entries: Iterable[Entry], category: Category) -> tuple[Entry, ...]:
    able = [
        entry
        for entry in entries
        if category in entry.facts.categories and entry.facts.breadths.get(category, 0.0) >= FLOOR
    ]
    found = ranks([entry.facts.categories[category] for entry in able])
    first = [entry for entry, rank in zip(able, found, strict=True) if rank == 1]
    return tuple(sorted(first, key=lambda entry: (-entry.facts.categories[category].score, *_alphabetic(entry))))


def _medians(entries: Sequence[Entry]) -> dict[Category, float]:
    return {
        category: median(scores)
        for category in Category
        if (
            scores := [
                entry.facts.categories[category].score for entry in entries if category in entry.facts.categories
            ]
        )
    }


def _alphabetic(entry: Entry) -> tuple[str, str]:
    return entry.department.name.casefold(), entry.name
