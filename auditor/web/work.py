"""The work of a job: what a worker is told to do, and what follows from its result."""

import asyncio
import logging
from pathlib import Path

from auditor.batch.listing import accounts_of
from auditor.batch.task import Orders, Task
from auditor.history.database import Database
from auditor.history.record import record_or_say
from auditor.store import Bundle
from auditor.web.aftermath import compared
from auditor.web.batches import department_of
from auditor.web.jobs import Job, JobKind
from auditor.web.meters import COMPARISONS_FAILED
from auditor.web.settings import ServeSettings
from auditor.web.team.accepted import file_of
from rules.probes import EarlierAudit

logger = logging.getLogger(__name__)


def task_of(settings: ServeSettings, job: Job, earlier: EarlierAudit | None, answers: bytes) -> Task:
    """Return what a worker is told; `earlier` and `answers` are those of the audit before."""
    department = department_of(job.department, job.target)
    output = settings.audits / job.folder
    return Task(
        name=job.folder,
        department=department,
        orders=Orders(
            manner=settings.manner,
            weights=settings.weights,
            rupees_per_gb=settings.rupees_per_gb,
            formats=settings.formats,
            language=job.language,
            sender=settings.sender,
        ),
        handles=accounts_of(department, None),
        earlier=earlier,
        answers=answers,
        output=output,
        log=settings.logs / f"{job.folder}.log",
    )


async def held_against(settings: ServeSettings, database: Database, older: Path, job: Job) -> None:
    """Write what changed since the audit before beside a result; where that fails it is only counted and logged."""
    output = settings.audits / job.folder
    exceptions = await asyncio.to_thread(file_of, database, job.domain)
    wrong = await compared(older, output, output, job.language, exceptions)
    if wrong:
        COMPARISONS_FAILED.inc()
        logger.warning("the comparison failed: %s", wrong, extra={"job": job.id})


def record_result(settings: ServeSettings, job: Job) -> None:
    """Write the result of a job into the history; where that fails it is only logged, for the result is kept."""
    department = department_of(job.department, job.target)
    said = record_or_say(
        settings.database,
        Bundle.open(settings.audits / job.folder),
        name=department.name,
        name_hi=department.name_hi,
        batch="" if job.kind is JobKind.SELF_CHECK else f"service-{job.batch_id}",
    )
    if said is not None:
        logger.warning("the history was not written: %s", said.values["detail"], extra={"job": job.id})
