"""Batches, leaderboard and schedules in a real browser: by our own rules, and a review that works in its cage."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import offices
import pytest
import reviews as made_up
import uvicorn
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Error, async_playwright

from auditor.browser.launch import needed_browser
from auditor.browser.visit import EVERYTHING, open_watcher
from auditor.history.database import Database
from auditor.network.egress import Egress
from auditor.network.policy import Policy
from auditor.web.app import create_app
from auditor.web.batches import start_batch
from auditor.web.jobs import JobState
from auditor.web.schedule import Every, add_schedule
from auditor.web.settings import ServeSettings
from auditor.web.tables import BatchRow, JobRow
from auditor.web.team.reviewer import SITE, STANDINGS
from auditor.web.team.reviews import folder_of
from auditor.web.team.roles import Role
from reports.review import to_json
from reports.review.pages import pages
from rules.evaluate import judge_page
from rules.finding import Outcome
from rules.registry import RULES

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = ("batches", "batches/new", "batches/1", "batches/2", "leaderboard", "schedules", "schedules/new", "schedules/1")
FAULTY = "name,url\nShop,https://shop.example.com\nGardens,gardens.gov.in\nNothing,nothing\n"


@pytest.fixture
def app(tmp_path: Path, sqlite: Database) -> Any:
    """Return a service with a batch that is over and reviewed, one that waits, and a schedule."""
    settings = ServeSettings(data=tmp_path / "data", database=sqlite.name, secret=b"of the tests")
    now = datetime.now(UTC)
    review = made_up.whole_review()
    departments = tuple(one.department for one in review.entries)
    number = start_batch(sqlite, "सभी विभाग, 2026", departments, "hi", "clerk", now)
    with sqlite.writing() as session:
        for row in session.query(JobRow):
            row.state, row.finished_at, row.score, row.grade = JobState.DONE, now, 81.5, "B"
        session.get_one(BatchRow, number).reviewed_at = now
    start_batch(sqlite, "शरद ऋतु 2026", departments, "hi", "clerk", now)
    add_schedule(sqlite, "सभी ज़िले", Every.QUARTER, departments, "hi", "clerk", now)
    site = made_up.site_of(review, "hi")
    folder = folder_of(settings, number)
    for name, text in (*pages(site), ("READ-ME.txt", "x"), (f"../{STANDINGS}", to_json.render(site))):
        file = folder / SITE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    app = create_app(settings, sqlite)
    cookie = (b"cookie", f"session={offices.signed_in_as(sqlite, Role.EDITOR)}".encode())

    async def signed_in(scope: Any, receive: Any, send: Any) -> None:
        if scope["path"].rpartition("/")[2] not in {"review.css", "review.js"}:  # a caged page sends no cookies
            kept = [value for name, value in scope["headers"] if name == b"cookie"]
            others = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
            scope = {**scope, "headers": [*others, (b"cookie", b"; ".join([*kept, cookie[1]]))]}
        await app(scope, receive, send)

    return signed_in


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[int]:
    """Serve an application on a port, without audits beside it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        yield int(listener.getsockname()[1])
        server.should_exit = True
        await serving


async def test_our_own_rules_find_nothing_in_batches_leaderboard_and_schedules(app: Any) -> None:
    found = {}
    async with (
        served(app) as port,
        Egress(Policy(pins={("team.localhost", 80): ("127.0.0.1", port)}, only_pins=True)) as egress,
        open_watcher(proxy_url=egress.proxy_url, executable=None, user_agent="test", page_budget_s=90.0) as watcher,
    ):
        for path in PAGES:
            url = f"http://team.localhost/team/{path}?lang=hi"
            watched = await watcher.watch(url, is_home=False, observed_at=datetime.now(UTC), needs=EVERYTHING)
            results = judge_page(watched.page, RULES)
            found[path] = {one.rule: one.findings for one in results if one.outcome is Outcome.FAILED}
    assert found == {path: {} for path in PAGES}


async def test_a_faulty_list_and_a_caged_review_are_worked_with_on_a_small_phone(app: Any) -> None:
    async with served(app) as port, async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=needed_browser(None), args=["--no-sandbox"])
        context = await chromium.new_context(locale="hi-IN", viewport={"width": 320, "height": 640})
        page = await context.new_page()
        home = f"http://localhost:{port}/team"
        await page.goto(f"{home}/batches/new")
        await page.fill("#name", "शरद ऋतु")
        await page.fill("#text", FAULTY)
        await page.locator("#text").press("Tab")
        await page.keyboard.press("Enter")
        await page.locator("#list-error").wait_for()
        assert await page.input_value("#text") == FAULTY
        faults = await Axe().run(page, options={"resultTypes": ["violations"]})
        assert [one["id"] for one in faults.response["violations"]] == []
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await page.locator("[name=keep_going]").press("Enter")
        await page.wait_for_url("**/team/batches/3")

        await page.goto(f"{home}/batches/1/review/index.html")
        await page.locator(".filters").wait_for()
        await page.fill("#board-search", "fish")
        shown = page.locator("#board tbody tr:not([hidden]) th")
        assert [text.strip() for text in await shown.all_inner_texts()] == ["Fisheries"]
        assert await page.evaluate("self.origin") == "null"
        with pytest.raises(Error, match="sandboxed"):
            await page.evaluate("document.cookie")
        await shown.locator("a").click()
        await page.wait_for_url("**/departments/fisheries.html")
        await chromium.close()
