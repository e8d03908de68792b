"""Beginning a batch: a list of departments becomes jobs, all of them or none."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy.orm import Session

from auditor.history.database import Database
from auditor.web.jobs import AuditRequest, JobKind
from auditor.web.queue import add_job
from auditor.web.tables import BatchRow
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
    batch = BatchRow(name=name, created_at=now, created_by=created_by, schedule_id=schedule_id)
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


def packed_department(department: Department) -> str:
    """Return a department as it is kept with its job."""
    return msgspec.json.encode(department).decode()


def department_of(text: str, target: str) -> Department:
    """Return the department of a job; one that names none is known by its address alone."""
    return msgspec.json.decode(text, type=Department) if text else Department(name="", url=target)
