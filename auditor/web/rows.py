"""Between the rows of the tables and the plain values."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from auditor.web.jobs import Event, EventKind, Job, JobKind, JobState, Told
from auditor.web.tables import EventRow, JobRow

_AS_THEY_ARE = [one.name for one in fields(Job) if one.name not in {"kind", "state"}]


def job_of(row: JobRow) -> Job:
    """Return the job of a row."""
    same: dict[str, Any] = {name: getattr(row, name) for name in _AS_THEY_ARE}
    return Job(kind=JobKind(row.kind), state=JobState(row.state), **same)


def event_of(row: EventRow) -> Event:
    """Return the event of a row."""
    return Event(
        number=row.number,
        at=row.at,
        kind=EventKind(row.kind),
        stage=row.stage,
        done=row.done,
        total=row.total,
        detail=row.detail,
    )


def add_events(session: Session, job_id: str, told: tuple[Told, ...], now: datetime) -> None:
    """Add what is told of a job under the next numbers; the session must be the writing one."""
    if not told:
        return
    last = session.scalar(select(func.max(EventRow.number)).where(EventRow.job_id == job_id)) or 0
    session.add_all(
        EventRow(
            job_id=job_id,
            number=number,
            at=now,
            kind=one.kind,
            stage=one.stage,
            done=one.done,
            total=one.total,
            detail=one.detail,
        )
        for number, one in enumerate(told, start=last + 1)
    )


def enter(session: Session, row: JobRow, state: JobState, now: datetime) -> None:
    """Bring a job into a state, and tell of it."""
    row.state = state
    add_events(session, row.id, (Told(kind=EventKind.STATE, detail=state),), now)
