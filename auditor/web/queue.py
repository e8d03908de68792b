"""The queue as those who ask see it: each function is one transaction, so several servers may share a database."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session

from auditor.history.database import Database
from auditor.web.asking import domain_of, site_of
from auditor.web.jobs import AuditRequest, Event, Job, JobKind, JobState, Limits, Refusal, Submission, is_id
from auditor.web.limits import refusal_of
from auditor.web.rows import enter, event_of, job_of
from auditor.web.tables import EventRow, JobRow

FRESH = timedelta(hours=1)  # so long a finished result answers the same request
ID_BYTES = 16
PRIORITY = {JobKind.SELF_CHECK: 0, JobKind.BATCH: 10, JobKind.SCHEDULE: 20}  # an officer waits, a list does not
UNFINISHED = (JobState.QUEUED, JobState.RUNNING)
_BY_TURN = (JobRow.priority, JobRow.requested_at, JobRow.id)


def submit(database: Database, request: AuditRequest, now: datetime, limits: Limits) -> Submission | Refusal:
    """Return the job that answers a request, or why there is none.

    A self-check of the same site that waits or runs is joined, and one that measured it within the hour is the answer.
    Jobs of the team are never joined: what becomes of them is the team's to publish.
    """
    with database.writing() as session:
        if request.kind is JobKind.SELF_CHECK:
            same = _same(session, request, now)
            if same is not None:
                return Submission(job=job_of(same), is_new=False)
            refusal = refusal_of(session, request, now, limits) if request.asker else None
            if refusal is not None:
                return refusal
        return Submission(job=job_of(add_job(session, request, now)), is_new=True)


def add_job(session: Session, request: AuditRequest, now: datetime) -> JobRow:
    """Put a job into the queue."""
    row = JobRow(
        id=_new_id(),
        kind=request.kind,
        target=request.target,
        domain=domain_of(request.target),
        site=site_of(request.target),
        language=request.language,
        state=JobState.QUEUED,
        priority=PRIORITY[request.kind],
        requested_at=now,
        started_at=None,
        finished_at=None,
        attempt=0,
        worker="",
        alive_at=None,
        is_unwanted=False,
        folder="",
        detail="",
        score=None,
        grade="",
        pages=None,
        adjusted_score=None,
        questions=None,
        answered_at=None,
        batch_id=request.batch_id,
        department=request.department,
    )
    session.add(row)
    session.flush()
    enter(session, row, JobState.QUEUED, now)
    return row


def cancel(database: Database, job_id: str, now: datetime) -> Job | None:
    """Cancel a job that waits, or have its runner told; return the job, None when there is none of this id."""
    with database.writing() as session:
        row = session.get(JobRow, job_id)
        if row is not None:
            stop(session, row, now)
        return job_of(row) if row else None


def stop(session: Session, row: JobRow, now: datetime) -> None:
    """Do the same as part of a transaction; nothing happens to a job that is over."""
    if row.state == JobState.QUEUED:
        row.finished_at = now
        enter(session, row, JobState.CANCELLED, now)
    elif row.state == JobState.RUNNING:
        row.is_unwanted = True


def job(database: Database, job_id: str) -> Job | None:
    """Return a job by its id; what has not the form of one is the id of none."""
    if not is_id(job_id):
        return None
    with database.reading() as session:
        row = session.get(JobRow, job_id)
        return job_of(row) if row else None


def jobs_of_batch(database: Database, batch_id: int) -> tuple[Job, ...]:
    """Return the jobs of a batch, by site."""
    with database.reading() as session:
        return tuple(map(job_of, session.scalars(select(JobRow).filter_by(batch_id=batch_id).order_by(JobRow.site))))


def events_after(database: Database, job_id: str, number: int) -> tuple[Event, ...]:
    """Return what was told of a job after the event of this number, 0: everything."""
    after = select(EventRow).where(EventRow.job_id == job_id, EventRow.number > number).order_by(EventRow.number)
    with database.reading() as session:
        return tuple(map(event_of, session.scalars(after)))


def place_in_queue(database: Database, asked: Job) -> int:
    """Return 1 for the job whose turn is next, 0 for one that does not wait."""
    if asked.state is not JobState.QUEUED:
        return 0
    mine = (asked.priority, asked.requested_at, asked.id)
    before = select(func.count()).where(JobRow.state == JobState.QUEUED, tuple_(*_BY_TURN) < mine)
    with database.reading() as session:
        return (session.scalar(before) or 0) + 1


def count_by_state(database: Database) -> dict[JobState, int]:
    """Return how many jobs there are in each state."""
    with database.reading() as session:
        found = session.execute(select(JobRow.state, func.count()).group_by(JobRow.state))
        counts = {state: count for state, count in found}  # noqa: C416, rows are not pairs to the type checker
    return {state: counts.get(state, 0) for state in JobState}


def oldest_waiting(database: Database) -> datetime | None:
    """Return when the job that waits longest was asked for."""
    with database.reading() as session:
        return session.scalar(select(func.min(JobRow.requested_at)).where(JobRow.state == JobState.QUEUED))


def finished_of_site(database: Database, target: str, *, most: int = 50) -> tuple[Job, ...]:
    """Return the self-checks that measured the site of an address, the latest first."""
    found = _measured(site_of(target)).where(JobRow.kind == JobKind.SELF_CHECK).limit(most)
    with database.reading() as session:
        return tuple(map(job_of, session.scalars(found)))


def latest_finished(database: Database, target: str) -> Job | None:
    """Return the latest self-check that measured the site of an address."""
    return next(iter(finished_of_site(database, target, most=1)), None)


def previous_of(database: Database, asked: Job) -> Job | None:
    """Return the job that measured the same site before: a self-check for a self-check, one of the team for the team's.

    What the team has seen is told to nobody by way of a comparison.
    """
    is_own = asked.kind is JobKind.SELF_CHECK
    kinds = [kind for kind in JobKind if (kind is JobKind.SELF_CHECK) is is_own]
    found = _measured(asked.site).where(JobRow.kind.in_(kinds), JobRow.id != asked.id)
    if asked.finished_at is not None:
        found = found.where(JobRow.finished_at < asked.finished_at)
    with database.reading() as session:
        row = session.scalar(found.limit(1))
        return job_of(row) if row else None


def latest_measured(most: int) -> Select[str]:
    """Return the ids of so many latest jobs that measured each site, those of visitors and those of the team apart."""
    is_of_visitors = JobRow.kind == JobKind.SELF_CHECK
    latest_first = (JobRow.finished_at.desc(), JobRow.id)
    place = func.row_number().over(partition_by=(JobRow.site, is_of_visitors), order_by=latest_first).label("place")
    measured = select(JobRow.id, place).where(JobRow.state == JobState.DONE, JobRow.score.is_not(None)).subquery()
    return select(measured.c.id).where(measured.c.place <= most)


def _measured(site: str) -> Select[JobRow]:
    return (
        select(JobRow)
        .where(JobRow.site == site, JobRow.state == JobState.DONE, JobRow.score.is_not(None))
        .order_by(JobRow.finished_at.desc(), JobRow.id)
    )


def _same(session: Session, request: AuditRequest, now: datetime) -> JobRow | None:
    """Return the self-check of the same site that is not over, or that measured it within the hour.

    One that could not be measured is asked for again as often as the limits allow: its owner mends it just now.
    """
    site = site_of(request.target)
    unfinished = (
        select(JobRow)
        .where(
            JobRow.site == site,
            JobRow.kind == JobKind.SELF_CHECK,
            JobRow.state.in_(UNFINISHED),
            JobRow.is_unwanted.is_(False),
        )
        .order_by(*_BY_TURN)
    )
    fresh = _measured(site).where(JobRow.kind == JobKind.SELF_CHECK, JobRow.finished_at > now - FRESH)
    return session.scalar(unfinished.limit(1)) or session.scalar(fresh.limit(1))


def _new_id() -> str:
    return secrets.token_urlsafe(ID_BYTES)
