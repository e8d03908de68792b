"""The leaderboard of a batch, read from what the reviewer wrote: nothing is scored or ranked here."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from auditor.web.jobs import Job
from auditor.web.team.audited import named_jobs
from reports.i18n import Translator, language_of
from reports.review.frame import ABOUT_SIGN, signed, span
from reports.review.leaderboard import TOO_LITTLE
from reports.review.words import department_name
from reports.words import GRADES
from rules.department import Department
from rules.finding import N_
from rules.reviewing.ranks import Range
from rules.reviewing.review import HONOURED_RANKS
from rules.scorecard import Grade


class Quarter(msgspec.Struct):
    """A department in one batch; without a score `why` says the reason by language."""

    score: Range | None
    grade: Grade | None = None
    decided: float = 0.0
    why: dict[str, str] = {}


class Standing(msgspec.Struct):
    """A department; without a rank it was measured too little, or not at all."""

    id: str
    name: str
    name_hi: str
    url: str
    rank: int | None
    last_rank: int | None
    change: Range | None
    quarters: tuple[Quarter, ...]

    @property
    def now(self) -> Quarter:
        """What was found in the batch."""
        return self.quarters[-1]


class Period(msgspec.Struct):
    """A batch."""

    started_at: datetime


class Standings(msgspec.Struct):
    """The departments of a batch in the order of its list."""

    periods: tuple[Period, ...]  # this batch, and before it the one it is held against, where there is one
    departments: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A department as the leaderboard shows it."""

    name: str
    lang: str  # of the name, "" where it is that of the page
    job: Job | None  # None: it was removed meanwhile
    standing: Standing
    span: str  # the ranks it may have, "" where only one is possible
    score: str
    range: str
    grade: str
    word: str  # of the grade
    change: str  # "": not known
    movement: str  # "up", "down", "" where no change is sure
    why: str  # it has no rank

    @property
    def is_honoured(self) -> bool:
        """Whether it may be among the first three."""
        return self.standing.rank is not None and self.standing.rank <= HONOURED_RANKS


def standings_of(file: Path) -> Standings | None:
    """Return what the reviewer wrote; None before it did."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Standings)
    except FileNotFoundError:
        return None


def places_of(standings: Standings, jobs: tuple[Job, ...], say: Translator) -> dict[str, Any]:
    """Return what a leaderboard shows: the ranked ones, the best first, and those apart, each with the reason."""
    job_of = dict(named_jobs(jobs))
    places = [_place(one, job_of.get(one.id), say) for one in standings.departments]
    ranked = [one for one in places if one.standing.rank is not None]
    return {
        "before": standings.periods[-2].started_at if len(standings.periods) > 1 else None,
        "ranked": sorted(ranked, key=_by_rank),
        "honoured": sorted((one for one in ranked if one.is_honoured), key=_by_rank),
        "too_little": [one for one in places if one.standing.rank is None and one.standing.now.score is not None],
        "unmeasured": [one for one in places if one.standing.now.score is None],
        "has_changes": any(one.change for one in ranked),
        "has_adjusted": any(one.job is not None and one.job.adjusted_score is not None for one in ranked),
    }


def _by_rank(place: Place) -> tuple[int, float, str]:
    score = place.standing.now.score
    return place.standing.rank or 0, -(score.score if score else 0.0), place.standing.name.casefold()


def _place(one: Standing, job: Job | None, say: Translator) -> Place:
    now = one.now
    name = department_name(Department(name=one.name, name_hi=one.name_hi, url=one.url), say.language)
    spoken = language_of(name)
    return Place(
        name=name,
        lang="" if spoken == say.language else spoken,
        job=job,
        standing=one,
        span=_span(one, say),
        score=say.number(now.score.score, 1) if now.score else "",
        range=span(now.score, say) if now.score else "",
        grade=now.grade or "",
        word=say.text(GRADES[now.grade]) if now.grade else "",
        change=_change(one.change, say) if one.change else "",
        movement=_movement(one.change) if one.change else "",
        why=say.text(TOO_LITTLE, share=say.number(100 * now.decided)) if now.score else now.why.get(say.language, ""),
    )


def _span(one: Standing, say: Translator) -> str:
    if one.rank is None or one.last_rank is None or one.rank == one.last_rank:
        return ""
    return say.text(N_("{first} to {last}"), first=one.rank, last=one.last_rank)


def _change(change: Range, say: Translator) -> str:
    return signed(change.score, say) if change.is_sure else f"{ABOUT_SIGN} {signed(change.score, say)}"


def _movement(change: Range) -> str:
    if change.is_surely_above_zero:
        return "up"
    return "down" if change.is_surely_below_zero else ""
