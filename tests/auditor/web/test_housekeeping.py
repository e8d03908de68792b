"""What is past its time goes and nothing else, whoever is killed meanwhile, and nothing ever points to nowhere."""

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import offices
import pytest
from sqlalchemy import select

from auditor.batch.lock import lock_if_free
from auditor.history.database import Database
from auditor.history.evidence import fingerprint
from auditor.history.models import Base
from auditor.history.queries import audits_of, sites
from auditor.history.record import record
from auditor.store import Bundle
from auditor.web import batches, claims, housekeeping, queue
from auditor.web.app import create_app
from auditor.web.disputes import DisputeState
from auditor.web.housekeeping import keep_house
from auditor.web.jobs import AuditRequest, EventKind, Job, JobKind, JobState, Limits, Outcome, Submission, Told
from auditor.web.settings import ServeSettings
from auditor.web.tables import AskerRow, BatchRow, DisputeRow, EventRow, JobRow, RemovedRow, SessionRow, UserRow
from rules.department import Department

START = datetime(2026, 1, 1, 6, 30, tzinfo=UTC)  # the files of these tests are younger than all that is asked of them
GARDENS, ROADS = "https://gardens.gov.in/", "https://roads.gov.in/"
SCORED = Outcome(state=JobState.DONE, score=71.5, grade="C", pages=1)
MANY = Limits(of_asker_an_hour=1_000, of_domain_an_hour=1_000)


def day(number: float) -> datetime:
    return START + timedelta(days=number)


@pytest.fixture
def settings(tmp_path: Path) -> ServeSettings:
    made = ServeSettings(
        data=tmp_path / "data",
        database="none",
        keep_evidence_days=100,
        keep_results_days=400,
        secret=b"of the tests",
        language="en",
        audits_at_once=0,
    )
    made.audits.mkdir(parents=True)
    made.logs.mkdir()
    return made


def of_age(path: Path, at: datetime) -> Path:
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


@pytest.fixture
def audited(settings: ServeSettings, judged: Path) -> Callable[..., Job]:
    """Return a function that has a website audited on a day, or the job whose turn it is."""

    def audit(database: Database, at: float, target: str = "", outcome: Outcome = SCORED) -> Job:
        if target:
            submitted(database, target, day(at))
        held = offices.claimed(database, day(at))
        shutil.copytree(judged, settings.audits / held.folder)
        of_age(settings.audits / held.folder, day(at))
        claims.tell(database, held, "worker", [Told(kind=EventKind.STEP, stage="Reading")], day(at))
        assert claims.finish(database, held, "worker", outcome, day(at))
        return held

    return audit


def submitted(database: Database, target: str, at: datetime) -> Job:
    answer = queue.submit(database, AuditRequest(target=target, language="hi", asker="office"), at, MANY)
    assert isinstance(answer, Submission)
    return answer.job


def answer_finding(database: Database, job: Job, state: DisputeState, decided: float | None = None) -> None:
    texts = dict.fromkeys(("rule", "fingerprint", "identities", "reason", "link", "evidence"), "")
    decision = {"decided_at": None if decided is None else day(decided), "decided_by": "", "decision": ""}
    with database.writing() as session:
        session.add(
            DisputeRow(job_id=job.id, domain=job.domain, state=state, filed_at=START, **texts, **decision)  # type: ignore[arg-type]
        )


def has_evidence(settings: ServeSettings, job: Job) -> bool:
    return any((settings.audits / job.folder).glob("evidence/pages/*/page.json.gz"))


def stays(database: Database, job: Job) -> bool:
    return queue.job(database, job.id) is not None


def test_evidence_goes_but_that_of_the_latest_audit_and_the_one_before(
    settings: ServeSettings, sqlite: Database, audited: Callable[..., Job]
) -> None:
    jobs = [audited(sqlite, at, GARDENS) for at in (0, 10, 20, 30)]
    unmeasured = audited(sqlite, 40, GARDENS, Outcome(state=JobState.DONE, detail="dns"))
    young = [audited(sqlite, at, ROADS) for at in (150, 160, 170)]
    keep_house(settings, sqlite, day(200))
    assert [has_evidence(settings, job) for job in jobs] == [False, False, True, True]
    assert not has_evidence(settings, unmeasured)
    assert all(has_evidence(settings, job) for job in young)
    pruned = Bundle.open(settings.audits / jobs[0].folder)
    assert pruned.pruned()
    assert pruned.scorecard().pages_read == 1
    assert list(pruned.results())


def test_what_visitors_and_the_team_checked_is_held_apart(
    settings: ServeSettings, sqlite: Database, audited: Callable[..., Job]
) -> None:
    own = [audited(sqlite, at, GARDENS) for at in (0, 1)]
    for at in (2, 3, 4):
        batches.start_batch(sqlite, "list", [Department(name="Gardens", url=GARDENS)], "hi", "team", day(at))
    of_team = [audited(sqlite, at) for at in (2, 3, 4)]
    assert {job.kind for job in of_team} == {JobKind.BATCH}
    keep_house(settings, sqlite, day(200))
    assert [has_evidence(settings, job) for job in (*own, *of_team)] == [True, True, False, True, True]


async def test_a_removed_result_is_told_of_and_a_new_check_offered(
    settings: ServeSettings, sqlite: Database, audited: Callable[..., Job]
) -> None:
    old, *newer = [audited(sqlite, at, GARDENS) for at in (0, 10, 20)]
    answer_finding(sqlite, old, DisputeState.REFUSED, 1)
    record(sqlite.name, Bundle.open(settings.audits / old.folder))
    keep_house(settings, sqlite, day(450.5))
    assert not (settings.audits / old.folder).exists()
    with sqlite.reading() as session:
        [site] = sites(session)
        [past] = audits_of(session, site)
        assert past.reported.score is not None, "scores are kept for good"
        assert session.scalars(select(DisputeRow)).all() == []
    async with offices.browser_at(create_app(settings, sqlite)) as browser:
        for path in ("", "/scorecard.html", "/events"):
            answer = await browser.get(f"/audits/{old.id}{path}")
            assert answer.status_code == 410
        answer = await browser.get(f"/audits/{old.id}?lang=en")
        assert "It was kept for 450 days and then removed." in answer.text
        assert f'value="{GARDENS}"' in answer.text
        for job in newer:
            assert (await browser.get(f"/audits/{job.id}")).status_code == 200
        assert (await browser.get("/audits/never")).status_code == 404
        for language, words in (("en", ("100 days", "400 days", "30 days")), ("hi", ("100 दिन", "400 दिन", "30 दिन"))):
            privacy = (await browser.get(f"/privacy?lang={language}")).text
            assert all(f'<td class="count">{word}</td>' in privacy for word in words)
    keep_house(settings, sqlite, day(900))
    with sqlite.reading() as session:
        assert session.scalars(select(RemovedRow)).all() == [], "in the end nothing is known of it"


def test_an_answer_that_counts_keeps_its_check(
    settings: ServeSettings, either: Database, audited: Callable[..., Job]
) -> None:
    jobs = [audited(either, at, GARDENS) for at in range(7)]
    answer_finding(either, jobs[0], DisputeState.OPEN)
    answer_finding(either, jobs[1], DisputeState.ACCEPTED, 300)
    answer_finding(either, jobs[2], DisputeState.ACCEPTED, 30)
    answer_finding(either, jobs[3], DisputeState.WITHDRAWN)
    keep_house(settings, either, day(500))
    assert [stays(either, job) for job in jobs] == [True, True, False, False, False, True, True]
    assert [has_evidence(settings, job) for job in jobs[:2]] == [True, True]


def test_everything_said_of_a_job_goes_with_it() -> None:
    tables = Base.metadata.tables.values()
    saying = {table.name for table in tables for key in table.foreign_keys if key.column.table.name == "jobs"}
    assert saying == {"job_events", "disputes"}, "retention.remove_jobs must remove the rows of these first"


def test_a_batch_goes_as_a_whole(settings: ServeSettings, sqlite: Database, audited: Callable[..., Job]) -> None:
    gardens, roads = (Department(name=url, url=url) for url in (GARDENS, ROADS))
    numbers = [
        batches.start_batch(sqlite, "list", of_list, "hi", "team", day(at))
        for at, of_list in enumerate(([gardens, roads], [gardens], [gardens], [gardens, roads]))
    ]
    for at in range(6):
        audited(sqlite, at)
    for number in numbers:
        (settings.data / "reviews" / str(number)).mkdir(parents=True)
    keep_house(settings, sqlite, day(500))
    left = [len(queue.jobs_of_batch(sqlite, number)) for number in numbers]
    assert left == [2, 0, 1, 2], "the first has one of the two latest audits of the roads"
    with sqlite.reading() as session:
        assert session.scalars(select(BatchRow.id).order_by(BatchRow.id)).all() == [1, 3, 4]
    assert sorted(folder.name for folder in (settings.data / "reviews").iterdir()) == ["1", "3", "4"]


def test_what_tells_nobody_anything_goes_in_time(
    settings: ServeSettings, either: Database, audited: Callable[..., Job]
) -> None:
    over, young = audited(either, 0, GARDENS), audited(either, 35, ROADS)
    waiting = submitted(either, "https://water.gov.in/", day(0))
    with either.writing() as session:
        values = {"password_hash": "", "role": "viewer", "created_at": START, "disabled_at": None, "locked_until": None}
        session.add(UserRow(id=1, name="viewer", failed_logins=0, **values))
        session.flush()
        for name, ends in (("ended", 39), ("lasting", 41)):
            times = {"created_at": START, "used_at": START, "expires_at": day(ends)}
            session.add(SessionRow(token_hash=name, user_id=1, **times))
        session.add(AskerRow(asker="now", asked_at=day(39.5)))
    keys = settings.data / "asker-keys"
    keys.mkdir()
    for name in ("2026-02-09", "2026-02-10"):
        (keys / name).touch()
    for name, at in (("old.log", -361.0), ("young.log", -359.0)):
        (settings.logs / name).touch()
        of_age(settings.logs / name, day(at))
    keep_house(settings, either, day(40))
    assert [len(queue.events_after(either, job.id, 0)) for job in (over, young, waiting)] == [0, 4, 1]
    with either.reading() as session:
        assert session.scalars(select(SessionRow.token_hash)).all() == ["lasting"]
        assert session.scalars(select(AskerRow.asker)).all() == ["now"]
    assert [key.name for key in keys.iterdir()] == ["2026-02-10"]
    assert [log.name for log in settings.logs.iterdir()] == ["young.log"]


def test_folders_that_no_job_names_go_and_those_of_others_stay(
    settings: ServeSettings, sqlite: Database, audited: Callable[..., Job]
) -> None:
    def left(name: str, at: float) -> Path:
        folder = settings.audits / name
        (folder / "evidence").mkdir(parents=True)
        return of_age(folder, day(at))

    done = audited(sqlite, 0, GARDENS)
    failed = audited(sqlite, 0, ROADS, Outcome(state=JobState.FAILED))
    submitted(sqlite, "https://water.gov.in/", day(0))
    running = claims.claim(sqlite, "worker", day(0))
    assert running is not None
    gone = [left(done.folder[:-1] + "0", 0), settings.audits / failed.folder]
    staying = [
        settings.audits / done.folder,
        left(running.folder, 0),
        left(running.folder[:-1] + "0", 1.5),  # who has lost the job may still be at it
        left(f"elsewhere.gov.in-2026-01-01-{'x' * 22}-1", 0),  # of a database that is not this one
        left("something-else", 0),
    ]
    keep_house(settings, sqlite, day(2))
    assert [folder.exists() for folder in gone] == [False, False]
    assert [folder.exists() for folder in staying] == [True] * len(staying)


def test_whoever_is_killed_leaves_nothing_that_points_to_nowhere(
    settings: ServeSettings, sqlite: Database, audited: Callable[..., Job]
) -> None:
    jobs = [audited(sqlite, at, GARDENS) for at in (0, 0.5, 300, 301, 302, 303)]
    seen = fingerprint(Bundle.open(settings.audits / jobs[2].folder))
    steps = 0
    while _dies_after(steps, lambda: keep_house(settings, sqlite, day(450))):
        steps += 1
        for job in jobs:
            folder = settings.audits / job.folder
            if stays(sqlite, job):
                assert Bundle.open(folder).scorecard().pages_read == 1
    assert steps > len(jobs)
    assert [(settings.audits / job.folder).exists() for job in jobs] == [False] * 2 + [True] * 4
    assert [has_evidence(settings, job) for job in jobs[2:]] == [False, False, True, True]
    assert fingerprint(Bundle.open(settings.audits / jobs[2].folder)) == seen


def _dies_after(steps: int, work: Callable[[], None]) -> bool:
    """Return whether a process of its own was killed once it had renamed or removed so many files."""
    child = os.fork()
    if child == 0:
        taken = -1

        def die(event: str, _arguments: object) -> None:
            nonlocal taken
            if event in {"os.remove", "os.rename", "os.rmdir"}:
                taken += 1
                if taken == steps:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(die)
        try:
            work()
        except BaseException:  # noqa: BLE001, nothing of the tests may go on in here
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def test_two_servers_do_it_once(settings: ServeSettings, sqlite: Database, audited: Callable[..., Job]) -> None:
    jobs = [audited(sqlite, at, GARDENS) for at in (0, 0.5, 300, 301, 302, 303)]
    seen = fingerprint(Bundle.open(settings.audits / jobs[2].folder))
    with lock_if_free(settings.data / housekeeping.LOCK) as lock:
        assert lock is not None
        keep_house(settings, sqlite, day(450))
    assert all(has_evidence(settings, job) for job in jobs), "another server is at it"
    barrier = Barrier(4)

    def keep(_: int) -> None:
        barrier.wait()
        keep_house(settings, sqlite, day(450))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(keep, range(4)))
    assert [stays(sqlite, job) for job in jobs] == [False] * 2 + [True] * 4
    assert fingerprint(Bundle.open(settings.audits / jobs[2].folder)) == seen


async def test_a_server_keeps_the_house_by_itself(
    settings: ServeSettings, sqlite: Database, audited: Callable[..., Job]
) -> None:
    long_ago = (START - datetime.now(UTC)).days - 1_000
    old, *_ = [audited(sqlite, long_ago + at, GARDENS) for at in range(3)]
    async with housekeeping.kept_house(settings, sqlite), asyncio.timeout(60):
        while (settings.audits / old.folder).exists():  # noqa: ASYNC110, it is kept of its own accord
            await asyncio.sleep(0.02)
    with sqlite.reading() as session:
        assert session.get(JobRow, old.id) is None
        assert session.scalars(select(EventRow)).all() == []
