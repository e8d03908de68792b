"""The batches of the service as a review reads batches: departments from the jobs, audits where they lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from auditor.audit import period_of
from auditor.batch.folder import BATCH_VERSION, BatchRecord, Done, Ending
from auditor.batch.names import named
from auditor.web.batches import department_of
from auditor.web.jobs import Job, JobState
from rules.department import Department


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One department of a batch."""

    name: str  # of its files in the review
    department: Department
    done: Done | None  # None: its audit is not over, or was stopped
    folder: str  # of its audit


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedBatch:
    """A batch of the service, read as the folder of a batch is read."""

    started_at: datetime
    lines: tuple[Line, ...]

    def record(self) -> BatchRecord:
        """Return what it was asked to do."""
        return BatchRecord(
            batch_version=BATCH_VERSION,
            started_at=self.started_at,
            period=period_of(self.started_at),
            departments=tuple((line.name, line.department) for line in self.lines),
            manner="",
        )

    def departments(self) -> Iterator[tuple[str, Department, Done | None]]:
        """Yield every department with its name and its end."""
        return ((line.name, line.department, line.done) for line in self.lines)

    def site(self, name: str) -> Path:
        """Return the audit folder of a department."""
        return next(Path(line.folder) for line in self.lines if line.name == name)


def audited_batch(started_at: datetime, jobs: Sequence[Job], audits: Path) -> AuditedBatch:
    """Return the batch of these jobs, without the mail addresses of its departments: no review needs them."""
    return AuditedBatch(
        started_at=started_at,
        lines=tuple(
            Line(
                name=name,
                department=replace(department_of(job.department, job.target), contact=""),
                done=_done(job),
                folder=str(audits / (job.folder or job.id)),
            )
            for name, job in named_jobs(jobs)
        ),
    )


def named_jobs(jobs: Sequence[Job]) -> tuple[tuple[str, Job], ...]:
    """Return the jobs of a batch with the names of their departments' files, which depend on the jobs alone."""
    names = [name for name, _ in named(department_of(job.department, job.target) for job in jobs)]
    return tuple(zip(names, jobs, strict=True))


def _done(job: Job) -> Done | None:
    match job.state:
        case JobState.DONE:
            ending = Ending.NOT_MEASURED if job.score is None else Ending.SCORED
        case JobState.FAILED:
            ending = Ending.BROKEN
        case _:
            return None
    assert job.finished_at is not None, "a job that is over has ended some time"
    taken_s = (job.finished_at - job.started_at).total_seconds() if job.started_at else 0.0
    return Done(
        ending=ending,
        detail=job.detail,
        finished_at=job.finished_at,
        wall_s=taken_s,
        processor_s=0.0,  # is not known of jobs, and no review tells it
        attempts=job.attempt,
    )
