"""Reviews of the team's batches: written once by a process of their own, caged, and told as a leaderboard."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import offices
import pytest
import reviews as made_up
from fastapi import FastAPI

from auditor.batch.lock import try_lock
from auditor.history.database import Database
from auditor.judge import judge
from auditor.store import Bundle
from auditor.web import batches, claims, queue
from auditor.web.claims import finish
from auditor.web.jobs import Job, JobState, Outcome
from auditor.web.schedule import Every, add_schedule, begin_due
from auditor.web.settings import ServeSettings
from auditor.web.tables import BatchRow, JobRow
from auditor.web.team import batch_list
from auditor.web.team.batch_list import Listed
from auditor.web.team.reviewer import LOCK, SITE, STANDINGS
from auditor.web.team.reviews import ask, folder_of, order_of, write_due
from auditor.web.team.roles import Role
from reports.review import to_json
from rules.department import Department
from rules.evidence import PageEvidence, SiteEvidence, Unreachable, UnreachableReason

NOW = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)
TEXTS = ("html", "xlsx", "csv", "json")  # what needs no browser
NAMES = ("Gardens", "Lakes", "Roads")
DEPARTMENTS = tuple(
    Department(
        name=f"Department of {name}",
        name_hi=f"{name} विभाग",
        url=f"https://{name.lower()}.gov.in/",
        contact="web@gov.in",
    )
    for name in NAMES
)


Audit = Callable[[Job, bool], None]


@pytest.fixture
def audit(settings: ServeSettings, page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]) -> Audit:
    """Return a function that leaves what an audit leaves: of a website that opened, or of one that did not."""

    def write(job: Job, is_dark: bool) -> None:
        folder = settings.audits / job.folder
        bundle = Bundle.create(folder)
        html = (
            f"<!doctype html><html lang=en><head><title>{job.site}</title></head><body><main><h1>{job.site}</h1></main>"
        )
        pages = () if is_dark else (page_of(html, url=job.target),)
        for number, page in enumerate(pages, start=1):
            bundle.write_page(number, page)
        dark = Unreachable(reason=UnreachableReason.TLS, detail="expired") if is_dark else None
        bundle.write_site(site_of(home_url=job.target, known_pages=1, unreachable=dark), is_complete=True)
        judge(bundle)
        (folder / "scorecard.html").write_text("<!doctype html><title>As audited</title>", encoding="utf-8")

    return write


def work(database: Database, now: datetime, audit: Audit = lambda *_: None, *, ends: int = 3) -> None:
    """Let the jobs that wait end: gardens are measured, lakes do not open, of roads the auditor fails."""
    for _ in range(ends):
        job = offices.claimed(database, now)
        outcome = Outcome(state=JobState.FAILED, detail="worker lost")
        if not job.site.startswith("roads"):
            is_dark = job.site.startswith("lakes")
            audit(job, is_dark)
            score = {} if is_dark else {"score": 61.0, "grade": "C", "pages": 1}
            outcome = Outcome(state=JobState.DONE, **score)  # type: ignore[arg-type]
        assert finish(database, job, "worker", outcome, now)


def start(database: Database, now: datetime = NOW, departments: tuple[Department, ...] = DEPARTMENTS) -> int:
    return batches.start_batch(database, f"Batch of {now:%B}", departments, "hi", "the-editor", now)


def listed(database: Database, number: int) -> Listed:
    with database.reading() as session:
        found = batch_list.batch_of(session, number)
    assert found is not None
    return found


async def test_a_batch_that_is_over_is_reviewed_once_and_read_in_a_cage(
    team: dict[Role, httpx.AsyncClient], settings: ServeSettings, sqlite: Database, audit: Audit, app: FastAPI
) -> None:
    viewer = team[Role.VIEWER]
    number = start(sqlite)
    work(sqlite, NOW, audit, ends=2)
    assert await write_due(settings, sqlite, NOW, TEXTS) == [], "it is not over"
    work(sqlite, NOW + timedelta(minutes=1), audit, ends=1)
    left = folder_of(settings, number) / f".{SITE}.killed"
    left.mkdir(parents=True)
    assert await write_due(settings, sqlite, NOW + timedelta(minutes=2), TEXTS) == [number]
    assert await write_due(settings, sqlite, NOW + timedelta(minutes=3), TEXTS) == []
    assert not left.exists()

    page = f"/team/batches/{number}"
    shown = (await viewer.get(page)).text
    assert f'href="{page}/review/index.en.html"' in shown
    assert f'href="{page}/review/review.xlsx" download' in shown
    review = await viewer.get(f"{page}/review/index.html")
    assert (review.status_code, review.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    policy = review.headers["Content-Security-Policy"]
    assert "default-src 'none'; style-src 'self'; script-src 'self'" in policy
    assert "sandbox allow-scripts" in policy
    assert "allow-same-origin" not in policy
    for name in re.findall(r'(?:href|src)="([^"#]+)"', review.text):
        assert (await viewer.get(f"{page}/review/{name}")).status_code == 200, name
    assert "As audited" in (await viewer.get(f"{page}/review/scorecards/department-of-lakes.html")).text
    table = await viewer.get(f"{page}/review/review.xlsx")
    assert table.headers["Content-Disposition"] == 'attachment; filename="review.xlsx"'
    assert b"web@gov.in" not in (folder_of(settings, number) / STANDINGS).read_bytes()

    async with offices.browser_at(app) as stranger:
        assert (await stranger.get(f"{page}/review/index.html")).status_code == 303
        assert (await stranger.get(f"{page}/review/review.json")).status_code == 303
        script = await stranger.get(f"{page}/review/assets/review.js")  # a caged page sends no cookies
        assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert script.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert (await stranger.get(f"{page}/review/assets/index.html")).status_code == 404

    document = json.loads((await viewer.get(f"{page}/review/review.json")).text)
    assert [one["quarters"][-1].get("reason") for one in document["departments"]] == [None, "tls", "broken"]
    board = (await viewer.get("/team/leaderboard")).text
    assert "Batch of November" in board
    assert "The auditor itself failed on this website." in board


@pytest.mark.parametrize(
    "name", ["..%2f..%2f..%2fsecret", "%2e%2e/standings.json", "../lock", "READ-ME.txt", "", "departments"]
)
async def test_nothing_else_is_given_of_a_review(
    viewer: httpx.AsyncClient, settings: ServeSettings, sqlite: Database, name: str
) -> None:
    number = start(sqlite)
    site = folder_of(settings, number) / SITE
    (site / "departments").mkdir(parents=True)
    for file in ("index.html", "index.hi.html", "READ-ME.txt", "../standings.json", "../lock", "../../../secret"):
        (site / file).write_text("kept from all", encoding="utf-8")
    answer = await viewer.get(f"/team/batches/{number}/review/{name}")
    assert answer.status_code in {404, 303, 405}
    assert "kept from all" not in answer.text
    assert (await viewer.get(f"/team/batches/{number}/review/index.html")).text == "kept from all"


async def test_a_review_that_another_process_writes_is_left_to_it(settings: ServeSettings, sqlite: Database) -> None:
    number = start(sqlite)
    work(sqlite, NOW)
    folder = folder_of(settings, number)
    folder.mkdir(parents=True)
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)
    try:
        assert try_lock(descriptor)
        assert await write_due(settings, sqlite, NOW + timedelta(minutes=1), TEXTS) == []
    finally:
        os.close(descriptor)
    assert listed(sqlite, number).is_review_due
    assert not (folder / SITE).exists()


async def test_a_review_that_fails_is_told_and_tried_again_when_somebody_asks(
    team: dict[Role, httpx.AsyncClient], settings: ServeSettings, sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def without_room(*_: object, **__: object) -> str:
        return "OSError: No space left on <device>"

    monkeypatch.setattr("auditor.web.team.reviews.ended", without_room)
    number = start(sqlite)
    work(sqlite, NOW)
    assert await write_due(settings, sqlite, NOW + timedelta(minutes=1), TEXTS) == [number]
    assert await write_due(settings, sqlite, NOW + timedelta(minutes=2), TEXTS) == []
    page = f"/team/batches/{number}"
    assert "No space left on &lt;device&gt;" in (await team[Role.VIEWER].get(page)).text
    assert "No batch is over and reviewed yet." in (await team[Role.VIEWER].get("/team/leaderboard")).text
    assert (await offices.send(team[Role.EDITOR], f"{page}/review", page)).status_code == 303
    assert listed(sqlite, number).is_review_due


def test_what_is_due_is_told_by_the_database(either: Database) -> None:
    number = start(either)

    def end(minutes: int, score: float | None) -> None:
        now = NOW + timedelta(minutes=minutes)
        job = offices.claimed(either, now)
        assert finish(either, job, "worker", Outcome(state=JobState.DONE, score=score), now)

    def due() -> list[int]:
        with either.reading() as session:
            return [one.id for one in batch_list.due_for_review(session)]

    def reviewed(at: datetime) -> None:
        with either.writing() as session:
            session.get_one(BatchRow, number).reviewed_at = at

    with either.writing() as session:
        ask(session, number, NOW + timedelta(minutes=1))
    assert due() == [], "nothing is measured"
    end(2, 61.0)
    assert due() == [number], "somebody asked"
    reviewed(NOW + timedelta(minutes=3))
    assert due() == []
    end(4, None)
    assert due() == []
    end(4, None)
    assert due() == [number], "it is over"
    reviewed(NOW + timedelta(minutes=5))
    assert due() == []
    with either.writing() as session:
        assert batches.run_again(session, number, NOW + timedelta(minutes=6)) == 2
    assert due() == []
    end(7, None)
    end(7, 50.0)
    assert due() == [number], "some were checked again"


def test_a_review_goes_over_the_quarters_and_moves_since_the_batch_before(
    settings: ServeSettings, sqlite: Database
) -> None:
    moments = [datetime(2026, month, 3, tzinfo=UTC) for month in (5, 7, 8, 10, 11)]
    numbers = [start(sqlite, moment) for moment in moments[:-1]]
    start(sqlite, moments[3], (replace(DEPARTMENTS[0], url="https://seas.gov.in/"),))
    numbers.append(start(sqlite, moments[-1], DEPARTMENTS[:2]))  # one left the list
    for moment in moments:
        work(sqlite, moment)
    assert claims.claim(sqlite, "worker", NOW) is None
    order = order_of(settings, sqlite, listed(sqlite, numbers[-1]), TEXTS)
    assert [one.started_at for one in order.quarters] == [moments[0], moments[2], moments[4]]
    assert order.before is not None
    assert order.before.started_at == moments[3]
    assert order.language == "hi"
    assert all(one[1].contact == "" for one in order.quarters[-1].departments())


def test_the_batches_of_one_schedule_belong_together_whatever_is_on_its_list(sqlite: Database) -> None:
    schedule = add_schedule(sqlite, "All", Every.MONTH, DEPARTMENTS[:1], "hi", "the-editor", NOW)
    [first] = begin_due(sqlite, NOW + timedelta(days=10))
    work(sqlite, NOW + timedelta(days=10), ends=1)
    with sqlite.writing() as session:
        row = session.get_one(batch_list.BatchRow, first)
        later = batches.add_batch(
            session, "Later", DEPARTMENTS[1:], "hi", "the-editor", NOW + timedelta(days=40), schedule_id=row.schedule_id
        )
    with sqlite.reading() as session:
        assert [one.id for one in batch_list.before(session, listed(sqlite, later), most=5)] == [first]
        assert [one.id for one in batch_list.listed_of(session, schedule, most=5)] == [later, first]


@pytest.fixture
def board(settings: ServeSettings, sqlite: Database) -> int:
    """Return a batch whose standings hold everything that a leaderboard can tell."""
    review = made_up.whole_review()
    departments = tuple(one.department for one in review.entries)
    number = start(sqlite, NOW, departments)
    with sqlite.writing() as session:
        for row in session.query(JobRow):
            row.state, row.finished_at = JobState.DONE, NOW
            if row.site.startswith(("horticulture", "fisheries")):
                row.score, row.grade, row.adjusted_score = 92.0, "A", 93.4 if row.site.startswith("hort") else None
        session.get_one(BatchRow, number).reviewed_at = NOW + timedelta(hours=1)
    folder = folder_of(settings, number)
    folder.mkdir(parents=True)
    (folder / STANDINGS).write_text(to_json.render(made_up.site_of(review)), encoding="utf-8")
    return number


async def test_the_leaderboard_tells_ranks_ranges_movement_and_who_stands_apart(
    viewer: httpx.AsyncClient, sqlite: Database, board: int
) -> None:
    answer = await viewer.get("/team/leaderboard")
    html = answer.text
    rows = [re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", row)).strip() for row in re.findall("<tr>(<td.*?)</tr>", html)]
    assert rows[0] == "1 1 to 2 Horticulture 92.0 91.0–93.0 A Very good 93.4 ▲ +12.0"
    assert rows[1].startswith("1 1 to 2 Fisheries 91.5 90.5–92.5 A Very good – ▲ +6.5")
    assert len(re.findall('<p class="place">Rank 1</p>', html)) == 2
    assert "≈ −1.0" in html
    assert "Too little could be measured to rank: 50 % of what counts was decided." in html
    assert "<script>alert(1)" not in html
    job = next(job for job in queue.jobs_of_batch(sqlite, board) if job.site.startswith("horticulture"))
    assert f'<a href="/audits/{job.id}">Horticulture</a>' in html
    assert (await viewer.get(f"/team/batches/{board}/leaderboard")).text.count("Rank 1") == 2


async def test_the_leaderboard_speaks_hindi(viewer: httpx.AsyncClient, board: int) -> None:
    html = (await viewer.get("/team/leaderboard?lang=hi")).text
    assert "उद्यान विभाग" in html
    assert 'lang="en">Fisheries</a>' in html


async def test_a_review_asked_for_before_the_end_says_what_it_lacks(
    viewer: httpx.AsyncClient, sqlite: Database, board: int
) -> None:
    with sqlite.writing() as session:
        session.query(JobRow).first().state = JobState.QUEUED  # type: ignore[union-attr]
    assert "The batch is not over" in (await viewer.get(f"/team/batches/{board}/leaderboard")).text
    assert "No batch is over and reviewed yet." in (await viewer.get("/team/leaderboard")).text
