"""The pages as a browser without scripts gets them: asking, refusals, results, and what strangers may not do."""

import re
import shutil
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
import offices
import pytest
from programs import id_of

from auditor.config import EXTENTS, Depth, Manner
from auditor.history.database import Database
from auditor.store import Bundle
from auditor.web import claims, queue
from auditor.web.app import create_app
from auditor.web.claims import finish
from auditor.web.jobs import EventKind, Job, JobState, Limits, Outcome, Told
from auditor.web.settings import ServeSettings
from auditor.write import write_reports

TARGET = "https://gardens.gov.in/"


def settings_for(data: Path, database: Database, **others: object) -> ServeSettings:
    values: dict[str, object] = {
        "data": data,
        "database": database.name,
        "manner": Manner(extent=EXTENTS[Depth.QUICK], contact="mailto:webteam@example.gov.in"),
        "secret": b"of the tests",
        "language": "en",
    }
    return ServeSettings(**values | others)  # type: ignore[arg-type]


@pytest.fixture
def settings(tmp_path: Path, sqlite: Database) -> ServeSettings:
    return settings_for(tmp_path / "data", sqlite, limits=Limits(of_asker_an_hour=2))


@pytest.fixture
def browser_of(settings: ServeSettings, sqlite: Database) -> Callable[[], httpx.AsyncClient]:
    """Return a function that gives one more browser at the service."""
    app = create_app(settings, sqlite)
    return lambda: offices.browser_at(app)


@pytest.fixture
async def browser(browser_of: Callable[[], httpx.AsyncClient]) -> AsyncIterator[httpx.AsyncClient]:
    async with browser_of() as made:
        yield made


async def ask(browser: httpx.AsyncClient, address: str) -> httpx.Response:
    return await offices.send(browser, "/audits", "/", address=address)


def begun(database: Database, location: str) -> Job:
    """Return the job of a page, taken by a worker."""
    taken = offices.claimed(database, datetime.now(UTC))
    assert location.endswith(taken.id)
    return taken


def ended(settings: ServeSettings, database: Database, job: Job, judged: Path) -> Path:
    """Let a job end with a scorecard, and return its folder."""
    folder = Path(shutil.copytree(judged, settings.audits / job.folder))
    bundle = Bundle.open(folder)
    write_reports(bundle, bundle.scorecard(), folder, ("html", "json"), "en", None)
    done = Outcome(state=JobState.DONE, score=71.5, grade="C", pages=1)
    assert finish(database, job, "worker", done, datetime.now(UTC))
    return folder


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("not an address", "This is not a web address."),
        ("/etc/passwd", "This is not a web address."),
        ("file:///etc/passwd", "This is not a web address."),
        ("https://www.example.com", "www.example.com is not one of them"),
        ("http://127.0.0.1/", "127.0.0.1 is not one of them"),
        ('"><script>alert(1)</script>', "This is not a web address."),
    ],
)
async def test_what_cannot_be_checked_is_told_beside_the_field(
    browser: httpx.AsyncClient, address: str, said: str
) -> None:
    answer = await ask(browser, address)
    assert answer.status_code == 422
    assert re.search(r'id="address-error"><strong>Not checked:</strong> [^<]*' + re.escape(said), answer.text)
    assert 'aria-invalid="true"' in answer.text
    assert "<script>alert" not in answer.text


async def test_who_asks_too_often_is_told_when_to_come_again(browser: httpx.AsyncClient) -> None:
    for name in ("gardens", "roads"):
        assert (await ask(browser, f"{name}.gov.in")).status_code == 303
    answer = await ask(browser, "water.gov.in")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert "Come again in 60 minutes." in answer.text


async def test_who_asks_for_what_is_under_way_is_led_there_and_cannot_stop_it(
    browser_of: Callable[[], httpx.AsyncClient], sqlite: Database
) -> None:
    async with browser_of() as first, browser_of() as second:
        page = (await ask(first, TARGET)).headers["Location"]
        assert (await ask(second, TARGET)).headers["Location"] == page
        assert "Stop this check" in (await first.get(page)).text
        assert "Stop this check" not in (await second.get(page)).text
        assert (await offices.send(second, f"{page}/cancel", "/")).status_code == 403
        assert queue.job(sqlite, page[8:]).state is JobState.QUEUED  # type: ignore[union-attr]
        assert (await offices.send(first, f"{page}/cancel", "/")).status_code == 303
        assert "stopped before its end" in (await first.get(page)).text


async def test_the_page_of_an_audit_says_how_far_it_is(browser: httpx.AsyncClient, sqlite: Database) -> None:
    page = (await ask(browser, TARGET)).headers["Location"]
    assert "This check is the next." in (await browser.get(page)).text
    job = begun(sqlite, page)
    hostile = f"{TARGET}<script>alert(1)</script>"
    told = Told(kind=EventKind.STEP, stage="Reading the pages", done=3, total=40, detail=hostile)
    claims.tell(sqlite, job, "worker", (told,), datetime.now(UTC))
    html = (await browser.get(page)).text
    assert '<p class="status" role="status" id="status">Reading the pages</p>' in html
    assert "3 of 40" in html
    assert '<progress max="40" value="3" aria-labelledby="stage-1">' in html
    assert "<script>alert" not in html


async def test_a_result_is_shown_and_its_files_are_given(
    browser: httpx.AsyncClient, settings: ServeSettings, sqlite: Database, judged: Path
) -> None:
    page = (await ask(browser, TARGET)).headers["Location"]
    job = begun(sqlite, page)
    assert (await browser.get(f"{page}/scorecard.html")).status_code == 404
    folder = ended(settings, sqlite, job, judged)
    html = (await browser.get(page)).text
    assert "71.5 of 100 points" in html
    assert f'href="{page}/scorecard.html"' in html
    assert "sheet-editor.html" not in html  # was not written
    assert "Answers to the findings" not in html  # nobody has answered
    scorecard = await browser.get(f"{page}/scorecard.html")
    assert scorecard.content == (folder / "scorecard.html").read_bytes()
    again = await browser.get(f"{page}/scorecard.html", headers={"If-None-Match": scorecard.headers["ETag"]})
    assert again.status_code == 304
    data = await browser.get(f"{page}/scorecard.json")
    assert data.headers["Content-Disposition"] == 'attachment; filename="scorecard.json"'
    assert "gardens.gov.in" in (await browser.get("/sites/gardens.gov.in")).text


@pytest.mark.parametrize(
    "name", ["answers.yaml", "evidence", "evidence/site.json.gz", "..%2f..%2fsecret", "%2e%2e%2fsecret"]
)
async def test_nothing_else_is_given_of_a_folder(
    browser: httpx.AsyncClient, settings: ServeSettings, sqlite: Database, judged: Path, name: str
) -> None:
    page = (await ask(browser, TARGET)).headers["Location"]
    ended(settings, sqlite, begun(sqlite, page), judged)
    (settings.data / "secret").write_bytes(b"key")
    answer = await browser.get(f"{page}/{name}")
    assert answer.status_code == 404
    assert b"key" not in answer.content


async def test_a_file_made_of_a_strangers_texts_is_caged(
    browser: httpx.AsyncClient, settings: ServeSettings, sqlite: Database, judged: Path
) -> None:
    page = (await ask(browser, TARGET)).headers["Location"]
    ended(settings, sqlite, begun(sqlite, page), judged)
    policy = (await browser.get(f"{page}/scorecard.html")).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-scripts" in policy
    assert "allow-same-origin" not in policy
    assert "'sha256-" in policy


async def test_a_picture_is_found_by_its_number_alone(
    browser: httpx.AsyncClient, settings: ServeSettings, sqlite: Database, judged: Path
) -> None:
    page = (await ask(browser, TARGET)).headers["Location"]
    job = begun(sqlite, page)
    told = [Told(kind=EventKind.PICTURE, detail=name) for name in ("pages/00001-home/none.jpg", "../../../secret")]
    claims.tell(sqlite, job, "worker", told, datetime.now(UTC))
    ended(settings, sqlite, job, judged)
    numbers = [event.number for event in queue.events_after(sqlite, job.id, 0)]
    assert [(await browser.get(f"{page}/pictures/{number}")).status_code for number in numbers] == [404] * len(numbers)


async def test_the_language_is_the_chosen_one_then_the_browsers(browser: httpx.AsyncClient) -> None:
    async def language(path: str = "/about", asked: str = "") -> str:
        return (await browser.get(path, headers={"Accept-Language": asked})).headers["Content-Language"]

    assert await language() == "en"
    assert await language(asked="fr, hi-IN;q=0.8, en;q=0.5") == "hi"
    assert await language(asked="hi;q=0, en;q=nonsense") == "en"
    assert await language("/about?lang=hi") == "hi"
    assert await language(asked="en") == "hi"  # kept
    assert await language("/about?lang=xx", asked="en") == "hi"


async def test_wrong_addresses_are_answered_in_words(browser: httpx.AsyncClient) -> None:
    for path in ("/nothing", "/audits/none", "/sites/example.com", "/static/nothing.css"):
        answer = await browser.get(path)
        assert answer.status_code == 404
        assert "<h1>There is no such page</h1>" in answer.text
    asked = await browser.get("/sites/roads.gov.in")
    assert asked.status_code == 404
    assert "This website was not checked yet." in asked.text


async def test_a_page_that_breaks_says_so_and_stays_protected(settings: ServeSettings, sqlite: Database) -> None:
    app = create_app(settings, sqlite)
    sqlite.engine.connect().exec_driver_sql("DROP TABLE job_events").connection.commit()
    sqlite.engine.connect().exec_driver_sql("DROP TABLE jobs").connection.commit()
    async with offices.browser_at(app, raises=False) as browser:
        answer = await browser.get(f"/audits/{id_of('any')}")
    assert answer.status_code == 500
    assert "It is not your fault." in answer.text
    assert "jobs" not in answer.text
    assert answer.headers["X-Frame-Options"] == "DENY"


async def test_search_engines_and_finders_of_weaknesses_find_their_files(browser: httpx.AsyncClient) -> None:
    robots = (await browser.get("/robots.txt")).text
    assert "Disallow: /audits/" in robots
    told = (await browser.get("/.well-known/security.txt")).text
    assert "Contact: mailto:webteam@example.gov.in" in told
    assert datetime.fromisoformat(re.findall("Expires: (.*)", told)[0]) > datetime.now(UTC)
