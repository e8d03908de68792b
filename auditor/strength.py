"""How strong each picture is by the votes (Bradley and Terry 1952), and how well an estimate agrees with that."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

PRIOR_GAMES = 1.0  # against a picture of middling strength, half won: whoever won every vote stays within reach
MOST_ROUNDS = 100
SETTLED = 1e-9
RESAMPLES = 1000
SEED = 20

Numbers = NDArray[np.float64]
Wins = Sequence[tuple[int, int]]  # winner, loser


def numbers(values: Iterable[float]) -> Numbers:
    """Return the values as an array."""
    return np.array(list(values), dtype=np.float64)


def strengths(wins: Wins, count: int) -> Numbers:
    """Return the logarithm of every picture's strength: of i and j, i is chosen with 1 / (1 + e^(j − i)).

    Penalised maximum likelihood by Newton's method; half a game won and half a game lost against a picture of strength
    0 keep every figure finite. Only differences within a group that votes join mean anything.
    """
    table = np.zeros((count, count))
    for winner, loser in wins:
        table[winner, loser] += 1
    games = table + table.T
    won = table.sum(axis=1) + PRIOR_GAMES / 2
    found = np.zeros(count)
    for _ in range(MOST_ROUNDS):
        chances = _chance(found[:, None] - found[None, :])
        prior = _chance(found)
        slope = won - (games * chances).sum(axis=1) - PRIOR_GAMES * prior
        weights = games * chances * (1 - chances)
        curve = np.diag(weights.sum(axis=1) + PRIOR_GAMES * prior * (1 - prior)) - weights
        step = np.linalg.solve(curve, slope)
        step *= min(1.0, 2.0 / max(float(np.abs(step).max(initial=0)), 1e-12))  # a long step would overshoot
        found += step
        if np.abs(step).max(initial=0) < SETTLED:
            break
    return found


def largest_group(wins: Wins, count: int) -> list[int]:
    """Return the pictures of the largest group that votes join directly or by others; the first one of equals."""
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for winner, loser in wins:
        beside[winner].add(loser)
        beside[loser].add(winner)
    best: list[int] = []
    seen: set[int] = set()
    for start in range(count):
        if start in seen:
            continue
        group, ahead = {start}, [start]
        while ahead:
            for other in beside[ahead.pop()] - group:
                group.add(other)
                ahead.append(other)
        seen |= group
        if len(group) > len(best):
            best = sorted(group)
    return best


def rank_correlation(first: Numbers, second: Numbers) -> float | None:
    """Return Spearman's ρ, ties shared; None where one side does not differ."""
    one, other = _ranks(first), _ranks(second)
    if one.std() == 0 or other.std() == 0:
        return None
    return float(np.corrcoef(one, other)[0, 1])


def interval(
    ballots: Sequence[Wins], count: int, compared: Sequence[int], estimates: Numbers
) -> tuple[float, float] | None:
    """Return the 95 % bootstrap interval of the correlation; None where too few resamples tell anything.

    `estimates` are those of the pictures `compared`. Both are drawn again: the voters (the single votes where there is
    one voter), and the pictures.
    """
    chance = np.random.default_rng(SEED)
    units = ballots if len(ballots) > 1 else [(win,) for win in ballots[0]]
    rows = np.array(compared)
    found = []
    for _ in range(RESAMPLES):
        drawn = chance.integers(len(units), size=len(units))
        fitted = strengths([win for unit in drawn for win in units[unit]], count)
        pictures = chance.integers(len(rows), size=len(rows))
        value = rank_correlation(fitted[rows[pictures]], estimates[pictures])
        if value is not None:
            found.append(value)
    if len(found) < RESAMPLES / 2:
        return None
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def _chance(difference: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(difference, -40, 40))))


def _ranks(values: Numbers) -> Numbers:
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[place], dtype=np.float64)
