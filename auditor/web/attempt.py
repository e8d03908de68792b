"""One attempt at a job: what the worker is asked, what is told of it, and what follows once it has ended."""

import asyncio
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from auditor.batch.crew import WorkerLostError
from auditor.batch.disk import DiskFullError
from auditor.batch.earlier import kept_by
from auditor.batch.folder import Ending
from auditor.batch.supervisor import Auditing
from auditor.batch.task import Full, Result, Step, Task
from auditor.history.database import Database
from auditor.store import Bundle
from auditor.web import queue
from auditor.web.jobs import EventKind, Job, JobState, Outcome, Told
from auditor.web.settings import ServeSettings
from auditor.web.team.adjusted import excused_now, score_with
from auditor.web.work import held_against, record_result, task_of

PICTURES = ("first-view.jpg", "phone-view.jpg")


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
            await held_against(self.settings, self.database, older, self.job)
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
        earlier, answers = kept_by(older)
        return task_of(self.settings, self.job, earlier, answers)

    def _hear(self, step: Step) -> None:
        self._steps.append(
            Told(kind=EventKind.STEP, stage=step.stage, done=step.done, total=step.total, detail=step.url)
        )

    def _recorded(self, result: Result) -> Outcome:
        record_result(self.settings, self.job)
        scorecard = Bundle.open(self.output).scorecard()
        return Outcome(
            state=JobState.DONE,
            detail=result.detail,
            score=result.score,
            grade=result.grade,
            pages=scorecard.pages_read,
            questions=len(scorecard.questions),
            adjusted_score=score_with(self.output, excused_now(self.database, self.job.site)),
        )
