"""What a trial of a fix has shown."""

from dataclasses import dataclass
from enum import StrEnum

from rules.finding import Message


class Verdict(StrEnum):
    """How a trial ended."""

    PROVED = "proved"  # applied to the page, the fault was gone and nothing new appeared
    NOT_ENOUGH = "not enough"  # the fault was still there
    HARMFUL = "harmful"  # the fault was gone, and something else was wrong instead
    UNTRIED = "untried"  # it could not be applied, or the page could not be seen again


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The trial of the fix of one group of a suggestion, on the page its occurrence stands on."""

    verdict: Verdict
    is_filled_in: bool = False  # words that only a person knows were filled in for the trial
    reason: Message | None = None  # why it is not proved
