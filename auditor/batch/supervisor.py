"""The run of a batch: departments are given to workers, and what is sure is written down at once."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from auditor.batch.crew import WorkerLostError
from auditor.batch.disk import NO_ROOM, DiskFullError, check_room
from auditor.batch.earlier import kept_by
from auditor.batch.folder import BatchFolder, Done, Ending
from auditor.batch.outage import Finished, Outage
from auditor.batch.queue import Queue
from auditor.batch.task import Full, Orders, Result, Step, Task
from auditor.errors import BatchError
from rules.department import Department
from rules.probes import Handle

ATTEMPTS = 2


class Auditing(Protocol):
    """Whoever audits one department at a time: a worker of this machine, or a place in a cluster."""

    async def audit(self, task: Task, on_step: Callable[[Step], None]) -> Result | Full:
        """Return how the audit ended; WorkerLostError when it came to no end."""

    async def end(self) -> None:
        """End whatever was started."""


@dataclass(frozen=True, slots=True)
class Workforce:
    """Who audits, as many as sites are audited at once, and how they tell whether a website answers."""

    crew: Sequence[Auditing]
    answers: Callable[[str], Awaitable[bool]]


class Audience(Protocol):
    """Hears how the run goes on."""

    def started(self, name: str, department: Department) -> None:
        """Hear that a department's turn has come."""

    def step(self, name: str, step: Step) -> None:
        """Hear of a step of its audit."""

    def failed(self, name: str, detail: str) -> None:
        """Hear that its audit came to no end and is tried again."""

    def finished(self, finished: Finished, done: Done) -> None:
        """Hear that its end was written down."""


@dataclass(slots=True)
class Run:
    """One run over a batch folder, until every department is done."""

    folder: BatchFolder
    orders: Orders
    queue: Queue
    handles: Mapping[str, tuple[Handle, ...] | None]  # by folder name
    baselines: Mapping[str, Path]  # by folder name
    outage: Outage
    audience: Audience
    keep: Callable[[Finished], None]  # called in a thread with each that is written down
    _freed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def work(self, crew: Sequence[Auditing]) -> None:
        """Audit all that wait; BatchError when the run cannot go on."""
        try:
            async with asyncio.TaskGroup() as group:
                for auditing in crew:
                    group.create_task(self._serve(auditing))
            for finished in self.outage.rest():
                await self._write_down(finished)
        except* BatchError as errors:
            raise errors.exceptions[0] from None
        finally:
            await asyncio.gather(*(auditing.end() for auditing in crew), return_exceptions=True)

    async def _serve(self, auditing: Auditing) -> None:
        while (taken := await self._next()) is not None:
            name, department = taken
            try:
                finished = await self._audited(auditing, name, department)
                for sure in await self.outage.sure(finished):
                    await self._write_down(sure)
            finally:
                async with self._freed:
                    self.queue.release(department)
                    self._freed.notify_all()

    async def _next(self) -> tuple[str, Department] | None:
        """Return the next department, waiting for its host to be free; None when none is left."""
        async with self._freed:
            while (taken := self.queue.take()) is None and self.queue.waiting:
                await self._freed.wait()
            return taken

    async def _audited(self, auditing: Auditing, name: str, department: Department) -> Finished:
        earlier, answers = await asyncio.to_thread(kept_by, self.baselines.get(name))
        task = Task(
            name=name,
            department=department,
            orders=self.orders,
            handles=self.handles.get(name),
            earlier=earlier,
            answers=answers,
            output=self.folder.site(name),
            log=self.folder.log(name),
        )
        self.audience.started(name, department)
        for attempt in range(1, ATTEMPTS + 1):
            check_room(self.folder.folder)
            self.folder.clear(name)
            result = await self._attempted(auditing, task)
            if result.ending is not Ending.BROKEN:
                break
            if attempt < ATTEMPTS:
                self.audience.failed(name, result.detail)
        else:
            self.folder.clear(name)
        return Finished(name, department, result, attempt)

    async def _attempted(self, auditing: Auditing, task: Task) -> Result:
        began = time.monotonic()
        try:
            result = await auditing.audit(task, lambda step: self.audience.step(task.name, step))
        except WorkerLostError as error:
            return Result(ending=Ending.BROKEN, detail=str(error), wall_s=round(time.monotonic() - began, 1))
        if isinstance(result, Full):
            raise DiskFullError(result.detail)
        return result

    async def _write_down(self, finished: Finished) -> None:
        result = finished.result
        done = Done(
            ending=result.ending,
            detail=result.detail,
            finished_at=datetime.now(UTC),
            wall_s=result.wall_s,
            processor_s=result.processor_s,
            attempts=finished.attempts,
        )
        try:
            await asyncio.to_thread(self.folder.finish, finished.name, done)
        except OSError as error:
            if error.errno in NO_ROOM:
                raise DiskFullError(f"{error.strerror}: {error.filename}") from error
            raise
        self.audience.finished(finished, done)
        await asyncio.to_thread(self.keep, finished)
        await asyncio.to_thread(self.folder.release, finished.name)
