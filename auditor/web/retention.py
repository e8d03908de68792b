"""Which rows are past their time, and removing them.

Of every website the latest check that measured it stays, and the one it was held against, of visitors and of the team
each for themselves. So does a check of which an answer is undecided, or accepted and in force. A batch goes as a whole:
a ranking with holes would be wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.orm import Session

from auditor.history.database import Database
from auditor.web import queue
from auditor.web.disputes import HOLDS, DisputeState
from auditor.web.jobs import OVER, JobState, is_id
from auditor.web.limits import FORGOTTEN_AFTER
from auditor.web.tables import AskerRow, BatchRow, DisputeRow, EventRow, JobRow, RemovedRow, SessionRow

KEEP_EVENTS = timedelta(days=30)  # of a job that is over
COMPARED = 2  # the latest audit of a website, and the one before
AT_ONCE = 200  # jobs removed while no other writer gets a turn


@dataclass(frozen=True, slots=True)
class Removed:
    """A job that was removed."""

    target: str
    kept_days: int


def removed(database: Database, job_id: str) -> Removed | None:
    """Return what is still known of a job that was removed; None where none of this id was, or long ago."""
    if not is_id(job_id):
        return None
    with database.reading() as session:
        row = session.get(RemovedRow, job_id)
        return Removed(row.target, (row.removed_at - row.finished_at).days) if row else None


def folders_past(database: Database, before: datetime, now: datetime) -> tuple[str, ...]:
    """Return the folders of audits that ended before a moment and whose evidence nobody needs any more."""
    due = select(JobRow.folder).where(JobRow.state == JobState.DONE, _is_past(before, now)).order_by(JobRow.folder)
    with database.reading() as session:
        return tuple(session.scalars(due))


def remove_jobs(database: Database, before: datetime, now: datetime) -> bool:
    """Remove some of the jobs that ended before a moment, with all that was said of them; False: none was left."""
    past = _is_past(before, now)
    is_whole = JobRow.batch_id.not_in(select(JobRow.batch_id).where(JobRow.batch_id.is_not(None), ~past))
    due = select(JobRow).where(past, or_(JobRow.batch_id.is_(None), is_whole)).order_by(JobRow.id).limit(AT_ONCE)
    with database.writing() as session:
        rows = session.scalars(due).all()
        ids = [row.id for row in rows]
        for table in (EventRow, DisputeRow):
            session.execute(delete(table).where(table.job_id.in_(ids)))
        for row in rows:
            assert row.finished_at is not None, "it is over"
            session.add(RemovedRow(id=row.id, target=row.target, finished_at=row.finished_at, removed_at=now))
            session.delete(row)
    return bool(rows)


def empty_batches(database: Database, before: datetime) -> tuple[int, ...]:
    """Return the batches begun before a moment whose jobs were removed."""
    has_jobs = select(JobRow.id).where(JobRow.batch_id == BatchRow.id).exists()
    with database.reading() as session:
        return tuple(session.scalars(select(BatchRow.id).where(BatchRow.created_at < before, ~has_jobs)))


def remove_batch(database: Database, batch_id: int) -> None:
    """Remove a batch without jobs."""
    with database.writing() as session:
        session.execute(delete(BatchRow).where(BatchRow.id == batch_id))


def forget(database: Database, before: datetime, now: datetime) -> None:
    """Remove what tells nobody anything any more: steps of audits long over, who asked, who was signed in.

    Servers that are gone are forgotten by those that are alive, every few seconds.
    """
    over = select(JobRow.id).where(JobRow.state.in_(OVER), JobRow.finished_at < now - KEEP_EVENTS)
    with database.writing() as session:
        session.execute(delete(EventRow).where(EventRow.job_id.in_(over)))
        session.execute(delete(AskerRow).where(AskerRow.asked_at < now - FORGOTTEN_AFTER))
        session.execute(delete(SessionRow).where(SessionRow.expires_at <= now))
        session.execute(delete(RemovedRow).where(RemovedRow.removed_at < before))


def left_over(database: Database, folders: Mapping[str, str]) -> list[str]:
    """Return the folders of attempts, given with their jobs, that nothing points to any more.

    Of a job that was never heard of they stay: this may be the wrong database.
    """
    with database.reading() as session:
        return [folder for folder, job_id in folders.items() if _is_left_over(session, job_id, folder)]


def _is_left_over(session: Session, job_id: str, folder: str) -> bool:
    row = session.get(JobRow, job_id)
    if row is None:
        return session.get(RemovedRow, job_id) is not None
    return row.folder != folder or row.state not in {JobState.RUNNING, JobState.DONE}


def _is_past(before: datetime, now: datetime) -> ColumnElement[bool]:
    """Return whether a job ended before a moment and nothing keeps it."""
    is_in_force = and_(DisputeRow.state == DisputeState.ACCEPTED, DisputeRow.decided_at > now - HOLDS)
    answered = select(DisputeRow.job_id).where(or_(DisputeRow.state == DisputeState.OPEN, is_in_force))
    return and_(
        JobRow.state.in_(OVER),
        JobRow.finished_at < before,
        JobRow.id.not_in(queue.latest_measured(COMPARED)),
        JobRow.id.not_in(answered),
    )
