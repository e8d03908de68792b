"""The pages of the team in a real browser: in Hindi at 320 px with the keyboard, by axe, and by our own rules."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import offices
import pytest
import uvicorn
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Error, Page, async_playwright

from auditor.browser.launch import needed_browser
from auditor.browser.visit import EVERYTHING, open_watcher
from auditor.history.database import Database
from auditor.network.egress import Egress
from auditor.network.policy import Policy
from auditor.web.app import create_app
from auditor.web.batches import start_batch
from auditor.web.schedule import Every, add_schedule
from auditor.web.settings import ServeSettings
from auditor.web.team import changes, decisions, passwords
from auditor.web.team.gate import SIGN_IN
from auditor.web.team.roles import Role
from rules.department import Department
from rules.evaluate import judge_page
from rules.finding import Outcome
from rules.registry import RULES

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "नदी का पानी साफ़ है"
LISTED = tuple(Department(name=name, url=f"https://{name}.gov.in/") for name in ("gardens", "roads"))
OWN = ("/team/", "/team/log", "/team/account", "/team/people")


@pytest.fixture
def app(tmp_path: Path, sqlite: Database, quick_passwords: object) -> Any:
    now = datetime.now(UTC)
    with sqlite.writing() as session:
        for name, role in (("clerk", Role.ADMIN), ("meena-of-the-social-media-team-dehradun", Role.VIEWER)):
            changes.add(session, "clerk", name, role, passwords.hashed(PASSWORD), now)
        for number in range(60):
            decisions.note_by(session, "clerk", changes.ENABLED, f"office-{number}", now)
    start_batch(sqlite, "शरद ऋतु 2026", LISTED, "hi", "clerk", now)
    add_schedule(sqlite, "सभी ज़िले", Every.QUARTER, LISTED, "hi", "clerk", now)
    return create_app(
        ServeSettings(data=tmp_path / "data", database=sqlite.name, secret=b"of the tests", public_address=""), sqlite
    )


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[int]:
    """Serve an application on a port, without audits beside it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        yield int(listener.getsockname()[1])
        server.should_exit = True
        await serving


async def test_an_administrator_works_with_the_keyboard_on_a_small_phone(app: Any) -> None:
    async with served(app) as port, async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=needed_browser(None), args=["--no-sandbox"])
        context = await chromium.new_context(locale="hi-IN", viewport={"width": 320, "height": 640})
        page = await context.new_page()
        home = f"http://localhost:{port}"
        await page.goto(f"{home}/team/people")
        assert SIGN_IN in page.url
        await page.locator("#name").focus()
        await page.keyboard.type("clerk")
        await page.keyboard.press("Tab")
        await page.keyboard.type("wrong")
        await page.keyboard.press("Enter")
        await page.locator("#name-error").wait_for()
        faults = {"sign-in": await faults_of(page)}
        await page.locator("#password").focus()
        await page.keyboard.type(PASSWORD)
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/team/people")
        menu = await page.locator(".team a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert set(OWN) <= set(menu)
        for path in menu:
            answer = await page.goto(f"{home}{path}")
            assert answer is not None
            assert answer.status == 200, path
            faults[path] = await faults_of(page)
            assert await page.locator(".team [aria-current]").get_attribute("href") == path
        await page.goto(f"{home}/team/people")
        await page.locator("#name").focus()
        await page.keyboard.type("ravi")
        await page.keyboard.press("Enter")
        await page.locator(".secret").wait_for()
        faults["secret"] = await faults_of(page)
        await page.locator(".team button").focus()
        await page.keyboard.press("Enter")
        await page.wait_for_url(f"**{SIGN_IN}")
        with pytest.raises(Error, match="ERR_CACHE_MISS"):  # the browser kept nothing of it
            await page.go_back()
        await chromium.close()
    assert faults == {where: [] for where in faults}


async def test_our_own_rules_find_nothing_in_the_pages_of_the_team(app: Any, sqlite: Database) -> None:
    cookie = (b"cookie", f"session={offices.signed_in_as(sqlite, Role.ADMIN)}".encode())

    async def signed_in(scope: Any, receive: Any, send: Any) -> None:
        others = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
        await app({**scope, "headers": [*others, cookie]}, receive, send)

    found = {}
    async with (
        served(signed_in) as port,
        Egress(Policy(pins={("team.localhost", 80): ("127.0.0.1", port)}, only_pins=True)) as egress,
        open_watcher(proxy_url=egress.proxy_url, executable=None, user_agent="test", page_budget_s=90.0) as watcher,
    ):
        for path in OWN:
            url = f"http://team.localhost{path}?lang=hi"
            watched = await watcher.watch(url, is_home=False, observed_at=datetime.now(UTC), needs=EVERYTHING)
            assert watched.page.url == url
            results = judge_page(watched.page, RULES)
            found[path] = {one.rule: one.findings for one in results if one.outcome is Outcome.FAILED}
    assert found == {path: {} for path in OWN}


async def faults_of(page: Page) -> list[str]:
    """Return what axe finds in a page as it is, and that it is wider than the screen."""
    found = await Axe().run(page, options={"resultTypes": ["violations"]})
    said = [f"{one['id']}: {node['html']}" for one in found.response["violations"] for node in one["nodes"]]
    is_wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*said, *(["wider than the screen"] if is_wide else [])]
