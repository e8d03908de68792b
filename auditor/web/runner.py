"""The part of a server that audits: it takes jobs from the queue, as many at once as it has workers, and tells of them.

Whatever fails, the server goes on: a database that is away is waited for, a job whose worker died is tried again.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_delay, wait_fixed

from auditor.batch.crew import Worker, WorkerLostError
from auditor.batch.disk import DiskFullError, check_room
from auditor.batch.supervisor import Auditing
from auditor.errors import DatabaseError
from auditor.history.database import Database
from auditor.web import claims
from auditor.web.attempt import Attempt
from auditor.web.claims import BEAT_S, STALE_S, Order
from auditor.web.housekeeping import kept_house
from auditor.web.jobs import Job, JobState, Outcome, Told
from auditor.web.meters import AUDIT_TIME
from auditor.web.process import NICENESS
from auditor.web.schedule import begin_due
from auditor.web.settings import ServeSettings

LOOK_S = 0.5  # between two looks for a job
HOUSE_S = 5.0  # between two looks at schedules and at jobs of servers that are gone
WORKERS_LOG = "workers.log"  # what workers print: nothing, unless something is wrong with them
FULL_S = 60.0  # no job is taken so long after the disk was full
T = TypeVar("T")
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Runner:
    """Takes jobs until it is told to end."""

    settings: ServeSettings
    database: Database
    crew: Sequence[Auditing]
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    name: str = field(default_factory=lambda: secrets.token_hex(8))
    lost_workers: int = 0
    _ending: asyncio.Event = field(default_factory=asyncio.Event)
    _at_work: set[asyncio.Task[None]] = field(default_factory=set)
    _idle: list[Auditing] = field(init=False)
    _house_at: float = 0.0
    _full_until: float = 0.0

    def __post_init__(self) -> None:
        self._idle = list(self.crew)

    def end(self) -> None:
        """Take no more jobs; `run` returns once those at work have ended or were given back."""
        self._ending.set()

    async def run(self) -> None:
        """Take jobs until told to end, then give those that do not end in time back to the queue."""
        try:
            while not self._ending.is_set():
                try:
                    await self._look_round()
                except Exception:
                    logger.exception("no job could be taken")
                await self._rest()
            if self._at_work:
                await asyncio.wait(self._at_work, timeout=self.settings.grace_s)
        finally:
            for task in self._at_work:
                task.cancel()
            await asyncio.gather(*self._at_work, return_exceptions=True)
            gone = asyncio.to_thread(claims.deregister, self.database, self.name)
            await asyncio.gather(gone, *(one.end() for one in self.crew), return_exceptions=True)

    async def _rest(self) -> None:
        """Wait a moment, no longer than until a worker is free again or the end is near."""
        ending = asyncio.create_task(self._ending.wait())
        await asyncio.wait({ending, *self._at_work}, timeout=LOOK_S, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()

    async def _look_round(self) -> None:
        if time.monotonic() >= self._house_at:
            self._house_at = time.monotonic() + HOUSE_S
            await asyncio.to_thread(claims.register, self.database, self.name, len(self.crew), self.clock())
            await asyncio.to_thread(claims.take_back_stale, self.database, self.clock())
            await asyncio.to_thread(begin_due, self.database, self.clock())
        while self._idle and self._has_room():
            job = await asyncio.to_thread(claims.claim, self.database, self.name, self.clock())
            if job is None:
                return
            task = asyncio.create_task(self._serve(self._idle.pop(), job))
            self._at_work.add(task)
            task.add_done_callback(self._at_work.discard)

    def _has_room(self) -> bool:
        if time.monotonic() < self._full_until:
            return False
        try:
            check_room(self.settings.data)
        except DiskFullError as error:
            self._note_full(error)
            return False
        return True

    def _note_full(self, error: DiskFullError) -> None:
        logger.error("no job is taken: %s", error)
        self._full_until = time.monotonic() + FULL_S

    async def _serve(self, auditing: Auditing, job: Job) -> None:
        """See a job to the end of this attempt, whichever end that is."""
        began, attempt = time.monotonic(), Attempt(self.settings, self.database, job)
        work = asyncio.create_task(attempt.run(auditing))
        try:
            order = await self._tell_of(attempt, work)
            await _stopped(work)
            is_kept = order is Order.GO_ON and await self._report(job, work)
            if order is Order.CANCEL:
                await self._surely(claims.finish, job, Outcome(state=JobState.CANCELLED))
        except asyncio.CancelledError:  # the server ends
            await _stopped(work)
            is_kept = not await self._surely(claims.give_back, job)
        except Exception:
            logger.exception("the end of an audit could not be written down", extra={"job": job.id})
            is_kept = False
        finally:
            self._idle.append(auditing)
            AUDIT_TIME.labels(_ending(work)).observe(time.monotonic() - began)
        if not is_kept:
            await _whole(asyncio.to_thread(attempt.clear))

    async def _tell_of(self, attempt: Attempt, work: asyncio.Task[Outcome]) -> Order:
        """Tell of an attempt until it ends or is to be stopped."""
        news: list[Told] = []
        while True:
            done, _ = await asyncio.wait({work}, timeout=BEAT_S)
            news += await asyncio.to_thread(attempt.news)
            try:
                order = await asyncio.to_thread(claims.tell, self.database, attempt.job, self.name, news, self.clock())
                news = []
            except DatabaseError as error:
                logger.error("nothing could be told of a job: %s", error, extra={"job": attempt.job.id})
                order = Order.GO_ON
            if done or order is not Order.GO_ON:
                return order

    async def _report(self, job: Job, work: asyncio.Task[Outcome]) -> bool:
        """Write down how an attempt ended; return whether its result is kept."""
        match work.exception():
            case None:
                return await self._surely(claims.finish, job, work.result())
            case DiskFullError() as error:
                self._note_full(error)
                await self._surely(claims.give_back, job)
            case error:
                self.lost_workers += isinstance(error, WorkerLostError)
                logger.error("an audit came to no end", exc_info=error, extra={"job": job.id})
                await self._surely(claims.try_again, job, f"{type(error).__name__}: {error}")
        return False

    async def _surely(self, function: Callable[..., T], job: Job, *more: object) -> T:
        """Report on a job, again and again while the database is away, until the claim would be lost anyway."""
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(DatabaseError),
            wait=wait_fixed(LOOK_S),
            stop=stop_after_delay(STALE_S),
            reraise=True,
        ):
            with attempt:
                return await asyncio.to_thread(function, self.database, job, self.name, *more, self.clock())
        raise AssertionError


@asynccontextmanager
async def running(settings: ServeSettings, database: Database) -> AsyncIterator[Runner]:
    """Give the runner of this server, at work until the block ends."""
    settings.audits.mkdir(parents=True, exist_ok=True)
    browser, errors = settings.manner.browser, settings.data / WORKERS_LOG
    crew = [Worker(browser, errors, niceness=NICENESS) for _ in range(settings.audits_at_once)]
    runner = Runner(settings, database, crew)
    work = asyncio.create_task(runner.run())
    try:
        async with kept_house(settings, database):
            yield runner
    finally:
        runner.end()
        await work


def _ending(work: asyncio.Task[Outcome]) -> str:
    """Return how an attempt ended, as it is counted."""
    if work.cancelled():
        return "stopped"
    return "broken" if work.exception() else "done"


async def _stopped(work: asyncio.Task[Outcome]) -> None:
    """Stop a task that may have ended already."""
    work.cancel()
    await asyncio.wait({work})


async def _whole(work: Coroutine[None, None, None]) -> None:
    """Wait for what must not be left half done, also when the server ends meanwhile."""
    task = asyncio.create_task(work)
    try:
        await asyncio.shield(task)
    finally:
        await asyncio.wait({task})
