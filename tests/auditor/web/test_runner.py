"""The part of a server that audits, with workers that only pretend to: whatever happens, no job is lost or done twice."""

import asyncio
import json
import shutil
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from auditor.batch.crew import WorkerLostError
from auditor.batch.folder import Ending
from auditor.batch.supervisor import Auditing
from auditor.batch.task import Full, Result, Step, Task
from auditor.errors import DatabaseError
from auditor.history.database import Database
from auditor.history.queries import audits_of, sites
from auditor.store import Bundle
from auditor.web import claims, queue, runner
from auditor.web.jobs import OVER, AuditRequest, EventKind, Job, JobState, Limits, Submission
from auditor.web.runner import Runner
from auditor.web.settings import ServeSettings
from auditor.web.tables import JobRow
from auditor.web.team import accepted
from auditor.web.team.accounts import Account
from auditor.web.team.roles import Role
from rules.comparing.exceptions import ExceptionEntry

PATIENCE_S = 60.0
SCORED = Result(ending=Ending.SCORED, detail="", score=71.5, grade="C")


@dataclass(slots=True)
class Pretending:
    """A worker that puts an audit of before into the folder; `ways` are how its audits go, one after the other."""

    judged: Path
    ways: Iterator[object] = field(default_factory=lambda: iter(()))
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    goes_on: asyncio.Event = field(default_factory=asyncio.Event)
    tasks: list[Task] = field(default_factory=list)
    at_work: Counter[str] = field(default_factory=Counter)  # of all workers, by host
    was_stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def audit(self, task: Task, on_step: Callable[[Step], None]) -> Result | Full:
        self.tasks.append(task)
        host = task.department.url.split("/")[2]
        self.at_work[host] += 1
        assert self.at_work[host] == 1, "two audits of one domain"
        try:
            self.begun.set()
            way = next(self.ways, SCORED)
            if way == "wait":
                await self.goes_on.wait()
                way = SCORED
            shutil.copytree(self.judged, task.output)
            for done in (1, 2):
                on_step(Step("Reading the pages", done, 40, f"https://{host}/{done}"))
            await asyncio.sleep(0)
            if isinstance(way, Exception):
                raise way
            assert isinstance(way, Result | Full)
            return way
        except asyncio.CancelledError:
            self.was_stopped.set()
            raise
        finally:
            self.at_work[host] -= 1

    async def end(self) -> None:
        pass


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "BEAT_S", 0.05)
    monkeypatch.setattr(runner, "LOOK_S", 0.05)


def settings_of(database: Database, tmp_path: Path, **changes: object) -> ServeSettings:
    made = ServeSettings(data=tmp_path / "data", database=str(database.engine.url), grace_s=0, **changes)  # type: ignore[arg-type]
    made.audits.mkdir(parents=True, exist_ok=True)
    return made


@asynccontextmanager
async def at_work(settings: ServeSettings, database: Database, *crew: Auditing) -> AsyncIterator[Runner]:
    made = Runner(settings, database, crew)
    work = asyncio.create_task(made.run())
    yield made
    made.end()
    await work


def ask(database: Database, target: str = "https://gardens.gov.in/") -> Job:
    limits = Limits(of_asker_an_hour=1_000, of_domain_an_hour=1_000)
    request = AuditRequest(target=target, language="hi", asker="office")
    answer = queue.submit(database, request, datetime.now(UTC), limits)
    assert isinstance(answer, Submission)
    return answer.job


async def over(database: Database, job: Job, states: Collection[JobState] = OVER) -> Job:
    """Return the job once it is in one of these states."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            found = await asyncio.to_thread(queue.job, database, job.id)
            assert found is not None
            if found.state in states:
                return found
            await asyncio.sleep(0.02)


async def test_a_job_is_audited_told_of_recorded_and_held_against_the_last_one(
    sqlite: Database, judged: Path, tmp_path: Path
) -> None:
    worker, settings = Pretending(judged), settings_of(sqlite, tmp_path)
    asked = ask(sqlite)
    async with at_work(settings, sqlite, worker):
        job = await over(sqlite, asked)
    assert (job.state, job.score, job.grade, job.pages) == (JobState.DONE, 71.5, "C", 1)
    events = queue.events_after(sqlite, job.id, 0)
    told = [(event.kind, event.detail) for event in events]
    assert told == [
        (EventKind.STATE, "queued"),
        (EventKind.STATE, "running"),
        (EventKind.STEP, "https://gardens.gov.in/1"),
        (EventKind.STEP, "https://gardens.gov.in/2"),
        (EventKind.PICTURE, "pages/00001-home/first-view.jpg"),
        (EventKind.STATE, "done"),
    ]
    assert (settings.audits / job.folder / "evidence" / events[4].detail).is_file()
    with sqlite.reading() as session:
        [site] = sites(session)
        [audit] = audits_of(session, site)
    assert Path(audit.folder) == settings.audits / job.folder


async def test_what_is_done_is_kept_though_the_server_ends_before_it_hears_so(
    sqlite: Database, judged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, finish, is_over = settings_of(sqlite, tmp_path), claims.finish, threading.Event()

    def finish_slowly(*given: Any) -> bool:
        is_written = finish(*given)
        is_over.wait(PATIENCE_S)
        return is_written

    monkeypatch.setattr(claims, "finish", finish_slowly)
    try:
        async with at_work(settings, sqlite, Pretending(judged)):
            job = await over(sqlite, ask(sqlite))
    finally:
        is_over.set()
    assert job.state is JobState.DONE
    assert Bundle.open(settings.audits / job.folder).scorecard().pages_read == 1


async def test_an_audit_is_held_against_the_one_before(sqlite: Database, judged: Path, tmp_path: Path) -> None:
    somebody = Account(id=1, name="an-editor", role=Role.EDITOR)
    entry = ExceptionEntry(
        rule="viewport-meta", page="*", identity="", owner="Web section", reason="New design", expires=date.max, line=0
    )
    accepted.add(sqlite, "gardens.gov.in", [entry], somebody, datetime.now(UTC))
    worker, settings = Pretending(judged), settings_of(sqlite, tmp_path)
    asked = ask(sqlite)
    async with at_work(settings, sqlite, worker):
        first = await over(sqlite, asked)
        with sqlite.writing() as session:
            session.connection().exec_driver_sql("UPDATE jobs SET finished_at = '2026-01-01 00:00:00'")
        second = await over(sqlite, ask(sqlite))
    assert worker.tasks[0].earlier is None
    assert worker.tasks[1].earlier is not None
    assert not (settings.audits / first.folder / "comparison.json").exists()
    told = json.loads((settings.audits / second.folder / "comparison.json").read_text())
    assert {change["rule"] for change in told["changes"] if change["exception"]} == {"viewport-meta"}


async def test_a_running_job_is_cancelled_within_seconds(sqlite: Database, judged: Path, tmp_path: Path) -> None:
    worker, settings = Pretending(judged, iter(["wait"])), settings_of(sqlite, tmp_path)
    asked = ask(sqlite)
    async with at_work(settings, sqlite, worker):
        await worker.begun.wait()
        queue.cancel(sqlite, asked.id, datetime.now(UTC))
        async with asyncio.timeout(10):
            assert (await over(sqlite, asked)).state is JobState.CANCELLED
        assert worker.was_stopped.is_set()
        other = await over(sqlite, ask(sqlite, "https://roads.gov.in/"))
        assert other.state is JobState.DONE, "the worker is free again"
    assert [folder.name for folder in settings.audits.iterdir()] == [other.folder]


async def test_a_job_whose_worker_is_lost_is_tried_again_and_then_given_up(
    sqlite: Database, judged: Path, tmp_path: Path
) -> None:
    broken = Result(ending=Ending.BROKEN, detail="it broke")
    ways = [WorkerLostError("it died"), SCORED, broken, broken]
    worker, settings = Pretending(judged, iter(ways)), settings_of(sqlite, tmp_path)
    asked = ask(sqlite)
    async with at_work(settings, sqlite, worker) as made:
        job = await over(sqlite, asked)
        assert (job.state, job.attempt) == (JobState.DONE, 2)
        failed = await over(sqlite, ask(sqlite, "https://roads.gov.in/"))
    assert (failed.state, failed.detail) == (JobState.FAILED, "WorkerLostError: it broke")
    assert made.lost_workers == 3
    assert [folder.name for folder in settings.audits.iterdir()] == [job.folder]


async def test_a_full_disk_costs_no_job_and_no_attempt(sqlite: Database, judged: Path, tmp_path: Path) -> None:
    worker, settings = Pretending(judged, iter([Full("no room")])), settings_of(sqlite, tmp_path)
    asked = ask(sqlite)
    async with at_work(settings, sqlite, worker) as made:
        await worker.begun.wait()
        given_back = await over(sqlite, asked, {JobState.QUEUED})
        assert given_back.attempt == 0
        assert len(worker.tasks) == 1, "nothing is taken while there is no room"
        made._full_until = 0.0
        assert (await over(sqlite, asked)).state is JobState.DONE


async def test_a_server_that_has_lost_its_claim_stops_and_reports_nothing(
    sqlite: Database, judged: Path, tmp_path: Path
) -> None:
    worker, settings = Pretending(judged, iter(["wait"])), settings_of(sqlite, tmp_path)
    asked = ask(sqlite)
    async with at_work(settings, sqlite, worker):
        await worker.begun.wait()
        with sqlite.writing() as session:
            session.get_one(JobRow, asked.id).worker = "another server"
        async with asyncio.timeout(PATIENCE_S):
            await worker.was_stopped.wait()
    job = queue.job(sqlite, asked.id)
    assert job is not None
    assert (job.state, job.attempt) == (JobState.RUNNING, 1)


async def test_what_could_not_be_told_while_the_database_was_away_is_told_later(
    sqlite: Database, judged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = {"tell": 2, "finish": 2, "claim": 2}

    def leaving(name: str) -> Callable[..., object]:
        function = getattr(claims, name)

        def call(*arguments: object) -> object:
            away[name] -= 1
            if away[name] >= 0:
                raise DatabaseError("The server does not answer.")
            return function(*arguments)

        return call

    for name in away:
        monkeypatch.setattr(claims, name, leaving(name))
    worker, settings = Pretending(judged, iter(["wait"])), settings_of(sqlite, tmp_path)
    asked = ask(sqlite)
    async with at_work(settings, sqlite, worker):
        await worker.begun.wait()
        async with asyncio.timeout(PATIENCE_S):
            while away["tell"] > 0:  # noqa: ASYNC110, the runner tells of its own accord
                await asyncio.sleep(0.02)
        worker.goes_on.set()
        job = await over(sqlite, asked)
    assert (job.state, job.attempt) == (JobState.DONE, 1)
    kinds = [event.kind for event in queue.events_after(sqlite, job.id, 0)]
    assert kinds.count(EventKind.STEP) == 2
    assert kinds.count(EventKind.PICTURE) == 1


async def test_a_server_that_ends_gives_back_what_does_not_end_in_time(
    sqlite: Database, judged: Path, tmp_path: Path
) -> None:
    worker, settings = Pretending(judged, iter(["wait"])), settings_of(sqlite, tmp_path)
    asked = ask(sqlite)
    async with at_work(settings, sqlite, worker):
        await worker.begun.wait()
    given_back = queue.job(sqlite, asked.id)
    assert given_back is not None
    assert (given_back.state, given_back.attempt) == (JobState.QUEUED, 0)
    assert worker.was_stopped.is_set()
    assert list(settings.audits.iterdir()) == []
    async with at_work(settings, sqlite, worker):
        assert (await over(sqlite, asked)).state is JobState.DONE


async def test_a_server_that_ends_waits_for_what_ends_in_time(sqlite: Database, judged: Path, tmp_path: Path) -> None:
    worker = Pretending(judged, iter(["wait"]))
    settings = ServeSettings(data=tmp_path / "data", database=str(sqlite.engine.url), grace_s=PATIENCE_S)
    settings.audits.mkdir(parents=True)
    asked, waiting = ask(sqlite), ask(sqlite, "https://roads.gov.in/")
    async with at_work(settings, sqlite, worker) as made:
        await worker.begun.wait()
        made.end()
        worker.goes_on.set()
    states = [(queue.job(sqlite, job.id) or job).state for job in (asked, waiting)]
    assert states == [JobState.DONE, JobState.QUEUED]


async def test_two_servers_share_a_queue_and_audit_every_job_once(
    either: Database, judged: Path, tmp_path: Path
) -> None:
    settings = settings_of(either, tmp_path)
    settings = ServeSettings(data=settings.data, database=either.engine.url.render_as_string(hide_password=False))
    jobs = [ask(either, f"https://d{number % 4}.gov.in/{number}") for number in range(12)]
    counts: Counter[str] = Counter()
    workers = [Pretending(judged, at_work=counts) for _ in range(4)]
    async with at_work(settings, either, *workers[:2]), at_work(settings, either, *workers[2:]):
        done = [await over(either, job) for job in jobs]
    assert {job.state for job in done} == {JobState.DONE}
    assert {job.attempt for job in done} == {1}
    assert Counter(task.name for worker in workers for task in worker.tasks) == Counter(job.folder for job in done)
