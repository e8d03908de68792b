"""The queue as those who work on it see it: a claim is held by who keeps telling of it, and ends with one report.

A claim is known by its job, its worker and its attempt. Who has lost it may tell and report what they like: nothing
of it is written down.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from auditor.config import INDIA
from auditor.history.database import Database
from auditor.web.jobs import Job, JobState, Outcome, Told
from auditor.web.rows import add_events, enter, job_of
from auditor.web.tables import JobRow, ServerRow

ATTEMPTS = 2
BEAT_S = 1.0  # so often a runner tells of each job, and hears whether it is still wanted
STALE_S = 20.0  # a runner that has told nothing for so long is gone
DOMAIN_CHARACTERS = 60  # of the name of a folder
LOST = "The server that audited it ended."


class Order(StrEnum):
    """What a runner hears when it tells of a job."""

    GO_ON = "go on"
    CANCEL = "cancel"  # nobody wants it any more; to be reported as cancelled
    LET_GO = "let go"  # the claim is lost; nothing is to be reported


def claim(database: Database, worker: str, now: datetime) -> Job | None:
    """Return the job whose turn it is, now running in this worker's hands; None when none may be begun.

    A domain is audited by one job at a time.
    """
    with database.reading() as session:  # nobody is kept waiting while there is nothing to take
        if session.scalar(_next()) is None:
            return None
    with database.writing() as session:
        row = session.scalar(_next())
        if row is None:
            return None
        row.attempt += 1
        row.worker, row.alive_at = worker, now
        row.started_at, row.folder = now, _folder(row, now)
        enter(session, row, JobState.RUNNING, now)
        return job_of(row)


def tell(database: Database, held: Job, worker: str, told: Iterable[Told], now: datetime) -> Order:
    """Write down what happened to a job since it was last told of, be it nothing, and return what is to be done."""
    with database.writing() as session:
        row = _held(session, held, worker)
        if row is None:
            return Order.LET_GO
        row.alive_at = now
        add_events(session, row.id, tuple(told), now)
        return Order.CANCEL if row.is_unwanted else Order.GO_ON


def finish(database: Database, held: Job, worker: str, outcome: Outcome, now: datetime) -> bool:
    """Write down how a job ended; return False when the claim was lost."""
    with database.writing() as session:
        row = _held(session, held, worker)
        if row is not None:
            row.detail, row.score, row.grade, row.pages = outcome.detail, outcome.score, outcome.grade, outcome.pages
            row.adjusted_score, row.questions = outcome.adjusted_score, outcome.questions
            row.finished_at = now
            enter(session, row, outcome.state, now)
        return row is not None


def give_back(database: Database, held: Job, worker: str, now: datetime) -> bool:
    """Return a job to the queue as if this attempt had not been: the server ends, or has no room.

    Returns False when the attempt is written down as done: its report arrived, though nobody waited for the answer.
    """
    with database.writing() as session:
        row = _held(session, held, worker)
        if row is not None:
            row.attempt -= 1
            _return(session, row, now)
        found = session.get(JobRow, held.id)
        return found is None or (found.state, found.folder) != (JobState.DONE, held.folder)


def try_again(database: Database, held: Job, worker: str, detail: str, now: datetime) -> None:
    """Return a job whose attempt came to no end to the queue, or write down that it failed as often as it was tried."""
    with database.writing() as session:
        row = _held(session, held, worker)
        if row is not None:
            _again(session, row, detail, now)


def take_back_stale(database: Database, now: datetime) -> int:
    """Return the jobs of runners that are gone to the queue, or write down that they failed; tell how many."""
    gone = select(JobRow).where(JobRow.state == JobState.RUNNING, JobRow.alive_at < now - timedelta(seconds=STALE_S))
    with database.reading() as session:
        if session.scalar(gone.limit(1)) is None:
            return 0
    with database.writing() as session:
        rows = session.scalars(gone).all()
        for row in rows:
            _again(session, row, LOST, now)
        return len(rows)


def register(database: Database, server: str, places: int, now: datetime) -> None:
    """Write down that a server is alive and audits so many at once; those that are gone are forgotten."""
    with database.writing() as session:
        session.merge(ServerRow(name=server, places=places, alive_at=now))
        for row in session.scalars(select(ServerRow).where(ServerRow.alive_at < now - timedelta(seconds=STALE_S))):
            session.delete(row)


def deregister(database: Database, server: str) -> None:
    """Forget a server that ends."""
    with database.writing() as session:
        row = session.get(ServerRow, server)
        if row is not None:
            session.delete(row)


def _next() -> Select[JobRow]:
    running = aliased(JobRow)
    of_its_domain = select(running.id).where(running.domain == JobRow.domain, running.state == JobState.RUNNING)
    return (
        select(JobRow)
        .where(JobRow.state == JobState.QUEUED, ~of_its_domain.exists())
        .order_by(JobRow.priority, JobRow.requested_at, JobRow.id)
        .limit(1)
    )


def _held(session: Session, held: Job, worker: str) -> JobRow | None:
    row = session.get(JobRow, held.id)
    is_held = row is not None and (row.state, row.worker, row.attempt) == (JobState.RUNNING, worker, held.attempt)
    return row if is_held else None


def _again(session: Session, row: JobRow, detail: str, now: datetime) -> None:
    if row.is_unwanted or row.attempt < ATTEMPTS:
        _return(session, row, now)
    else:
        row.finished_at, row.detail = now, detail
        enter(session, row, JobState.FAILED, now)


def _return(session: Session, row: JobRow, now: datetime) -> None:
    if row.is_unwanted:  # only now is it known that nothing works on it
        row.finished_at = now
        enter(session, row, JobState.CANCELLED, now)
        return
    row.worker, row.alive_at = "", None
    enter(session, row, JobState.QUEUED, now)


def _folder(row: JobRow, now: datetime) -> str:
    """Return a name that no other attempt has: who has lost a claim may still be writing into its folder."""
    day = now.astimezone(INDIA).date().isoformat()
    domain = re.sub(r"[^a-z0-9.-]+", "-", row.domain)[:DOMAIN_CHARACTERS]
    return f"{domain}-{day}-{row.id}-{row.attempt}"
