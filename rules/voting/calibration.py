"""What the votes say about the estimate of the first impression."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One picture by the votes."""

    url: str
    strength: float  # logarithm; only differences mean anything
    estimate: float | None
    votes: int  # it was in, skipped ones left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The votes, and how well the estimate agrees with them."""

    voters: int
    votes: int
    skipped: int
    left_share: float | None  # 0–1: of the votes, those for the left picture; None: no vote
    ranked: tuple[Ranked, ...]  # those that votes join, the strongest first
    apart: int  # pictures that votes do not join with these
    compared: int  # of the ranked ones, those with an estimate
    correlation: float | None  # Spearman's ρ; None: too few pictures, or all alike
    low: float | None  # 95 % bootstrap interval
    high: float | None
