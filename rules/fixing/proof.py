"""What a trial of a fix has shown."""

from dataclasses import dataclass
from enum import StrEnum

from rules.finding import Message
from rules.fixing.edit import Edit


class Verdict(StrEnum):
    """How a trial ended."""

    PROVED = "proved"  # applied to the page, the fault was gone and nothing new appeared
    NOT_ENOUGH = "not enough"  # the fault was still there
    HARMFUL = "harmful"  # the fault was gone, and something else was wrong instead
    UNTRIED = "untried"  # it could not be applied, or the page could not be seen again


REFUTED = frozenset({Verdict.NOT_ENOUGH, Verdict.HARMFUL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The trial of the fix of one group of a suggestion, on the page its occurrence stands on."""

    verdict: Verdict
    is_filled_in: bool = False  # words that only a person knows were filled in for the trial
    reason: Message | None = None  # why it is not proved
    appeared: tuple[str, ...] = ()  # ids of the rules that failed instead


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What the trial of a fix has shown, and which fix that was: kept with the evidence."""

    rule: str
    fingerprint: str
    edits: tuple[Edit, ...]
    proof: Proof
