"""When a job is likely over, told honestly: from how long finished audits took, and the queue before it."""

import heapq
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from auditor.history.database import Database
from auditor.web.jobs import Estimate, Job, JobState
from auditor.web.rows import job_of
from auditor.web.tables import JobRow, ServerRow

LATEST = 60  # finished audits that tell how long one takes here
FEWEST = 3  # that tell anything
ALIKE = 2  # sites with at most so many times the pages, or as many times fewer, take alike
MOST_SHARE = 0.9
BEYOND_SHARE = 0.5  # of the time taken so far, for an audit that takes longer than any before


@dataclass(frozen=True, slots=True)
class Finished:
    """An audit that went to its end."""

    site: str
    pages: int
    taken_s: float


@dataclass(frozen=True, slots=True)
class Experience:
    """How long audits take here."""

    finished: Sequence[Finished]  # the latest first

    def remaining_s(self, job: Job, now: datetime, choose: Callable[[Sequence[float]], float]) -> float:
        """Return the seconds an audit still takes: as those did that took longer than it has taken so far."""
        age_s = (now - job.started_at).total_seconds() if job.state is JobState.RUNNING and job.started_at else 0.0
        longer = [taken_s - age_s for taken_s in self._alike(job.site) if taken_s > age_s]
        return choose(longer) if longer else age_s * BEYOND_SHARE

    def _alike(self, site: str) -> list[float]:
        """Return the times of sites with as many pages, of all sites where it was never audited or is unlike most."""
        pages = next((one.pages for one in self.finished if one.site == site), None)
        alike = [one.taken_s for one in self.finished if pages and pages / ALIKE <= one.pages <= pages * ALIKE]
        return alike if len(alike) >= FEWEST else [one.taken_s for one in self.finished]


def estimate_s(database: Database, asked: Job, now: datetime) -> Estimate | None:
    """Return when a job will likely be over.

    None when it is, while too few audits have ended to tell, and while no server takes jobs.
    """
    with database.reading() as session:
        experience = Experience(_finished(session))
        places = session.scalar(select(func.sum(ServerRow.places))) or 0
        jobs = _unfinished(session)
    if asked.id not in jobs or len(experience.finished) < FEWEST or not places:
        return None
    running = [job for job in jobs.values() if job.state is JobState.RUNNING]
    waiting = [job for job in jobs.values() if job.state is JobState.QUEUED]
    place = next((number for number, job in enumerate(waiting, start=1) if job.id == asked.id), 0)

    def ends_s(choose: Callable[[Sequence[float]], float]) -> int:
        if not place:
            return math.ceil(experience.remaining_s(jobs[asked.id], now, choose))
        free_s = [experience.remaining_s(job, now, choose) for job in running]
        free_s = sorted([*free_s, *[0.0] * (places - len(free_s))])
        for job in waiting[:place]:
            ends = free_s[0] + experience.remaining_s(job, now, choose)
            heapq.heapreplace(free_s, ends)
        return math.ceil(ends)

    return Estimate(place=place, usual_s=ends_s(median), most_s=ends_s(_most))


def _most(times_s: Sequence[float]) -> float:
    """Return what nine of ten do not exceed."""
    return sorted(times_s)[math.ceil(len(times_s) * MOST_SHARE) - 1]


def _finished(session: Session) -> list[Finished]:
    ended = (
        select(JobRow)
        .where(JobRow.state == JobState.DONE, JobRow.pages.is_not(None))
        .order_by(JobRow.finished_at.desc())
        .limit(LATEST)
    )
    return [
        Finished(row.site, row.pages or 0, (row.finished_at - row.started_at).total_seconds())
        for row in session.scalars(ended)
        if row.finished_at and row.started_at
    ]


def _unfinished(session: Session) -> Mapping[str, Job]:
    """Return the jobs that are not over by their id, in the order of their turns."""
    rows = session.scalars(
        select(JobRow)
        .where(JobRow.state.in_((JobState.QUEUED, JobState.RUNNING)))
        .order_by(JobRow.priority, JobRow.requested_at, JobRow.id)
    )
    return {row.id: job_of(row) for row in rows}
