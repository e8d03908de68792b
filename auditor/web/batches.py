"""Beginning a batch: a list of departments becomes jobs, all of them or none."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from auditor.history.database import Database
from auditor.web.jobs import OVER, AuditRequest, JobKind
from auditor.web.queue import add_job, stop
from auditor.web.tables import BatchRow, JobRow
from rules.department import Department


def start_batch(
    database: Database, name: str, departments: Sequence[Department], language: str, created_by: str, now: datetime
) -> int:
    """Put the audits of a list into the queue and return the number of the batch."""
    with database.writing() as session:
        return add_batch(session, name, departments, language, created_by, now)


def add_batch(
    session: Session,
    name: str,
    departments: Sequence[Department],
    language: str,
    created_by: str,
    now: datetime,
    *,
    schedule_id: int | None = None,
) -> int:
    """Do the same as part of a transaction."""
    batch = BatchRow(
        name=name,
        created_at=now,
        created_by=created_by,
        schedule_id=schedule_id,
        review_asked_at=None,
        reviewed_at=None,
        review_fault="",
    )
    session.add(batch)
    session.flush()
    kind = JobKind.BATCH if schedule_id is None else JobKind.SCHEDULE
    for department in departments:
        request = AuditRequest(
            target=department.url,
            language=language,
            asker="",
            kind=kind,
            batch_id=batch.id,
            department=packed_department(department),
        )
        add_job(session, request, now)
    return batch.id


def cancel_batch(session: Session, batch_id: int, now: datetime) -> None:
    """Cancel what waits of a batch, and have the runners told of what is at work."""
    for row in session.scalars(select(JobRow).where(JobRow.batch_id == batch_id)):
        stop(session, row, now)


def run_again(session: Session, batch_id: int, now: datetime) -> int:
    """Queue the departments of a batch that are over without a score once more; return how many.

    The job before leaves the batch to the new one: a batch has one job a department.
    """
    past = (
        select(JobRow)
        .where(JobRow.batch_id == batch_id, JobRow.state.in_(OVER), JobRow.score.is_(None))
        .order_by(JobRow.site)
    )
    rows = session.scalars(past).all()
    for row in rows:
        row.batch_id = None
        request = AuditRequest(
            target=row.target,
            language=row.language,
            asker="",
            kind=JobKind(row.kind),
            batch_id=batch_id,
            department=row.department,
        )
        add_job(session, request, now)
    return len(rows)


def packed_department(department: Department) -> str:
    """Return a department as it is kept with its job."""
    return msgspec.json.encode(department).decode()


def department_of(text: str, target: str) -> Department:
    """Return the department of a job; one that names none is known by its address alone."""
    return msgspec.json.decode(text, type=Department) if text else Department(name="", url=target)
