"""A department over the quarters: what a review knows of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.department import Department
from rules.evidence import UnreachableReason
from rules.probes import Handle
from rules.reviewing.facts import Facts
from rules.reviewing.flags import Flag
from rules.reviewing.platforms import Platform


class Absence(StrEnum):
    """Why a department has no score in a quarter."""

    UNREACHABLE = "unreachable"  # `reason` says why
    UNDECIDED = "undecided"  # it was opened, but no rule came to a verdict
    BROKEN = "broken"  # the auditor failed on it
    UNFINISHED = "unfinished"  # its audit is not over
    UNLISTED = "unlisted"  # it was not on the list of that quarter
    UNCOMPARABLE = "uncomparable"  # judged by other rules, and its evidence cannot be judged again


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """One department in one batch."""

    facts: Facts | None  # None: there is no score, for the reason of `absence`
    absence: Absence | None = None
    reason: UnreachableReason | None = None
    detail: str = ""  # in English for programmers
    rules_points: float = 0.0  # of the score here, what it has over the score printed then: the rules' share


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One department of the reviewed batch with everything known of it."""

    name: str  # of its folder, and of its files in the review
    department: Department
    quarters: tuple[Quarter, ...]  # one a batch, oldest first; the last is the one reviewed
    platform: Platform | None = None
    flags: tuple[Flag, ...] = ()
    handles: tuple[Handle, ...] = ()

    @property
    def now(self) -> Quarter:
        """The quarter that is reviewed."""
        return self.quarters[-1]

    @property
    def before(self) -> Quarter | None:
        """The quarter before it, None when only one batch is given."""
        return self.quarters[-2] if len(self.quarters) > 1 else None

    @property
    def facts(self) -> Facts:
        """What was measured in the quarter reviewed; to be asked of measured departments alone."""
        assert self.now.facts is not None, "a measured department has facts"
        return self.now.facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One batch."""

    name: str  # the quarter, such as "2026-Q4"
    started_at: datetime  # UTC
