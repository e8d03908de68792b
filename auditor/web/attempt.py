"""One attempt at a job: what the worker is asked, what is told of it, and what follows once it has ended."""

import asyncio
import logging
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from auditor.batch.crew import WorkerLostError
from auditor.batch.disk import DiskFullError
from auditor.batch.earlier import kept_by
from auditor.batch.folder import Ending
from auditor.batch.listing import accounts_of
from auditor.batch.supervisor import Auditing
from auditor.batch.task import Full, Orders, Result, Step, Task
from auditor.history.database import Database
from auditor.history.record import record_or_say
from auditor.store import Bundle
from auditor.web import queue
from auditor.web.aftermath import compared
from auditor.web.batches import department_of
from auditor.web.jobs import EventKind, Job, JobKind, JobState, Outcome, Told
from auditor.web.settings import ServeSettings

PICTURES = ("first-view.jpg", "phone-view.jpg")
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Attempt:
    """An attempt; `news` gives what happened since it was asked for last."""

    settings: ServeSettings
    database: Database
    job: Job
    _steps: list[Told] = field(default_factory=list)
    _shown: set[Path] = field(default_factory=set)

    @property
    def output(self) -> Path:
        """Return the folder of the audit."""
        return self.settings.audits / self.job.folder

    async def run(self, auditing: Auditing) -> Outcome:
        """Audit the site, hold it against the audit before, and record it.

        Raises WorkerLostError when the audit came to no end, and DiskFullError when there is no room for it.
        """
        older = await asyncio.to_thread(self._older)
        task = await asyncio.to_thread(self._task, older)
        result = await auditing.audit(task, self._hear)
        match result:
            case Full():
                raise DiskFullError(result.detail)
            case Result(ending=Ending.BROKEN):
                raise WorkerLostError(result.detail)
        if older is not None and result.score is not None:
            wrong = await compared(older, self.output, self.job.language)
            if wrong:
                logger.warning("the comparison failed: %s", wrong, extra={"job": self.job.id})
        return await asyncio.to_thread(self._recorded, result)

    def news(self) -> list[Told]:
        """Return the steps that were heard of and the pictures that were saved since the last call."""
        steps, self._steps = self._steps, []
        pages = self.output / "evidence" / "pages"
        new = sorted({file for name in PICTURES for file in pages.glob(f"*/{name}")} - self._shown)
        self._shown.update(new)
        names = [file.relative_to(pages.parent).as_posix() for file in new]
        return [*steps, *(Told(kind=EventKind.PICTURE, detail=name) for name in names)]

    def clear(self) -> None:
        """Remove what the attempt has left."""
        shutil.rmtree(self.output, ignore_errors=True)

    def _older(self) -> Path | None:
        before = queue.previous_of(self.database, self.job)
        return self.settings.audits / before.folder if before else None

    def _task(self, older: Path | None) -> Task:
        for left in self.settings.audits.glob(f"*-{self.job.id}-[0-9]*"):  # by an attempt that ended with its server
            shutil.rmtree(left, ignore_errors=True)
        settings = self.settings
        department = department_of(self.job.department, self.job.target)
        earlier, answers = kept_by(older)
        return Task(
            name=self.job.folder,
            department=department,
            orders=Orders(
                manner=settings.manner,
                weights=settings.weights,
                rupees_per_gb=settings.rupees_per_gb,
                formats=settings.formats,
                language=self.job.language,
                sender=settings.sender,
            ),
            handles=accounts_of(department, None),
            earlier=earlier,
            answers=answers,
            output=self.output,
            log=settings.logs / f"{self.job.folder}.log",
        )

    def _hear(self, step: Step) -> None:
        self._steps.append(
            Told(kind=EventKind.STEP, stage=step.stage, done=step.done, total=step.total, detail=step.url)
        )

    def _recorded(self, result: Result) -> Outcome:
        bundle = Bundle.open(self.output)
        department = department_of(self.job.department, self.job.target)
        said = record_or_say(
            self.settings.database,
            bundle,
            name=department.name,
            name_hi=department.name_hi,
            batch="" if self.job.kind is JobKind.SELF_CHECK else f"service-{self.job.batch_id}",
        )
        if said is not None:
            logger.warning("the history was not written: %s", said.values["detail"], extra={"job": self.job.id})
        return Outcome(
            state=JobState.DONE,
            detail=result.detail,
            score=result.score,
            grade=result.grade,
            pages=bundle.scorecard().pages_read,
        )
