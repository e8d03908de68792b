"""A worker process as whoever started it sees it."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import psutil

from auditor.batch import family
from auditor.batch.task import Full, Result, Step, Task, packed, told_by
from auditor.standing_back import stand_back

SILENCE_LIMIT_S = 900.0  # a worker that has told nothing for so long hangs
SITES_A_WORKER = 25  # then a new one is started: what leaks stays small
MOST_MEMORY_BYTES = 2 * 1024**3
LINE_LIMIT_BYTES = 1024 * 1024


class WorkerLostError(Exception):
    """The worker ended or fell silent before its audit was over."""


@dataclass(slots=True)
class Worker:
    """Started when it is first needed, and anew after it was lost, grew, or has audited enough sites."""

    browser: Path | None
    errors: Path  # file for what the process prints
    inherited: tuple[int, ...] = ()  # descriptors it holds as long as it lives
    niceness: int = 0  # how far it stands back for other processes, with its browser
    _process: asyncio.subprocess.Process | None = None
    _sites: int = 0

    async def audit(self, task: Task, on_step: Callable[[Step], None]) -> Result | Full:
        """Return how the audit of a department ended; WorkerLostError when the worker did not live to tell."""
        try:
            told = await self._asked(task, on_step)
        except (OSError, TimeoutError, ValueError, msgspec.MsgspecError) as error:
            await self.end()
            raise WorkerLostError(str(error) or type(error).__name__) from error
        except BaseException:
            await self.end()
            raise
        self._sites += 1
        is_spent = self._sites >= SITES_A_WORKER or isinstance(told, Full) or told.memory_bytes > MOST_MEMORY_BYTES
        if is_spent:
            await self.end()
        return told

    async def end(self) -> None:
        """End the process, its browser and everything else it started."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(psutil.Error):
                family.kill(psutil.Process(process.pid))
            await process.wait()

    async def _asked(self, task: Task, on_step: Callable[[Step], None]) -> Result | Full:
        process = self._process or await self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(packed(task))
        await process.stdin.drain()
        while True:
            async with asyncio.timeout(SILENCE_LIMIT_S):
                line = await process.stdout.readline()
            if not line:
                raise ValueError(f"the worker ended with {await process.wait()}")
            told = told_by(line)
            if not isinstance(told, Step):
                return told
            on_step(told)

    async def _start(self) -> asyncio.subprocess.Process:
        """Start the process in a session of its own, so that Ctrl-C on the terminal reaches its starter alone."""
        self.errors.parent.mkdir(parents=True, exist_ok=True)
        browser = [str(self.browser)] if self.browser else []
        with self.errors.open("ab") as errors:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "auditor.batch.worker", *browser),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
                limit=LINE_LIMIT_BYTES,
                pass_fds=self.inherited,
                start_new_session=True,
                env=os.environ,
            )
        if self.niceness:
            await asyncio.to_thread(stand_back, self._process.pid, self.niceness)
        self._sites = 0
        return self._process
