"""A vote between pictures: who is in it, which pairs are shown, and what was chosen. Nothing is known of who votes."""

import random
from dataclasses import dataclass
from enum import StrEnum
from math import gcd

VOTES_VERSION = 1


class Choice(StrEnum):
    """What a voter says of a pair."""

    LEFT = "left"
    RIGHT = "right"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """One first view that is voted on."""

    id: str  # digest of address and picture: the same picture has the same id in every vote
    url: str
    estimate: float | None  # of its first impression, never shown to voters; None: not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What was chosen of one pair."""

    left: str  # ids
    right: str
    choice: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """The file that one voter saves: the pictures and the choices, no name, no address, no time."""

    votes_version: int
    poll: str  # digest of the pictures
    session: str  # made by chance, so that a file that is given twice counts once
    contestants: tuple[Contestant, ...]
    votes: tuple[Vote, ...]


def pairs(ids: list[str], seed: str) -> list[tuple[str, str]]:
    """Return the pairs, left and right, in rounds: in each, every picture stands once on either side.

    Rounds that join all pictures come first, so that any of them makes all comparable; over all rounds every pair is
    met. The same pictures and seed give the same pairs.
    """
    chance = random.Random(seed)
    mixed = sorted(ids)
    chance.shuffle(mixed)
    count = len(mixed)
    distances = list(range(1, count // 2 + 1))
    chance.shuffle(distances)
    distances.sort(key=lambda distance: gcd(distance, count))
    found: list[tuple[str, str]] = []
    for distance in distances:
        shown = [(mixed[place], mixed[(place + distance) % count]) for place in range(count)]
        chance.shuffle(shown)
        found += shown
    return found
