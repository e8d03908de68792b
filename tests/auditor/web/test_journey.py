"""An officer's whole journey in a real browser, in Hindi on a small phone, first with scripts and then without."""

import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from patience import until
from playwright.async_api import Browser, Page, async_playwright
from sqlalchemy import select
from static_server import serving

from auditor.browser.launch import needed_browser
from auditor.browser.visit import EVERYTHING, open_watcher
from auditor.history.database import Database
from auditor.network.egress import Egress
from auditor.network.policy import Policy
from auditor.web.tables import JobRow
from reports.comparing.words import STATES
from reports.i18n import translator
from rules.comparing.comparison import ChangeState
from rules.evaluate import judge_page
from rules.finding import Outcome
from rules.registry import RULES, by_id

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SERVICE = "check.localhost"
DONE_MS = 600_000  # audits stand back behind everything else that is tested meanwhile
PHONE = {"width": 360, "height": 740}
ADDRESS, CHECK, SCORECARD = "वेबसाइट का पता", "वेबसाइट जाँचें", "स्कोरकार्ड खोलें"
AS_A_FILE = frozenset({"share-card", "first-impression"})  # not asked of what may be saved and sent, as a letter is
MENDED = '<img src="/map.png" alt="ज़िले का मानचित्र" width="320" height="200">'


@pytest.fixture
def website(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Serve a small website, and give its folder and its address."""
    folder = Path(shutil.copytree(Path(__file__).parent / "site", tmp_path / "website"))
    with serving(folder) as server:
        yield folder, f"http://department.localhost:{server.server_port}/"


@pytest.fixture
def service(tmp_path: Path, sqlite: Database) -> Iterator[str]:
    """Run the service, and give its address."""
    words = ["serve", "--port", "0", "--data", tmp_path / "data", "--database", sqlite.name, "--allow-private"]
    words += ["--audits", "1", "--grace", "0", "--pace", "1000", "--contact", "mailto:webteam@example.gov.in"]
    command = [sys.executable, "-m", "auditor.cli", *map(str, words)]
    log = tmp_path / "server.log"
    with log.open("w") as errors:
        server = subprocess.Popen(command, stderr=errors, text=True)
    until(lambda: "Serving at" in log.read_text())
    yield re.findall(r"Serving at (http://[\d.:]+)", log.read_text())[0]
    server.kill()
    server.communicate()


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=needed_browser(None), args=["--no-sandbox"])
        yield browser
        await browser.close()


async def test_an_officer_checks_mends_and_checks_again(
    website: tuple[Path, str], service: str, sqlite: Database, chromium: Browser
) -> None:
    folder, address = website
    context = await chromium.new_context(locale="hi-IN", viewport=PHONE)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    await page.goto(service)
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.className") == "skip"
    await page.get_by_label(ADDRESS).fill("http://www.example.com")
    await page.keyboard.press("Enter")
    await page.locator("#address-error").wait_for()
    assert await _faults(page) == {}
    complaints.clear()  # a browser grumbles about every answer that is a refusal
    await page.get_by_label(ADDRESS).fill(address)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/audits/*")
    result = page.url
    assert await page.get_by_role("button", name="यह जाँच रोकें").is_visible()
    await page.locator("#pictures img").first.wait_for(timeout=DONE_MS)  # appear by themselves
    assert await page.locator("progress").count() >= 1
    assert await page.locator(".again").is_hidden()
    assert await _faults(page) == {}
    await page.get_by_role("link", name=SCORECARD).wait_for(timeout=DONE_MS)  # so does the result
    assert complaints == []

    await page.get_by_role("link", name=SCORECARD).click()
    await page.wait_for_url("**/scorecard.html")
    assert "उद्यान विभाग" in await page.inner_text("h1:visible")
    await page.goto(result)
    await page.get_by_role("link", name="विभाग को पत्र", exact=True).click()
    await page.wait_for_url("**/letter.html")
    await page.goto(result)
    async with page.expect_download() as downloading:
        await page.get_by_role("link", name="सभी कमियाँ तालिका के रूप में (CSV)").click()
    assert "image-alt" in (await (await downloading.value).path()).read_text(encoding="utf-8")

    home = folder / "index.html"
    home.write_text(re.sub("<img[^>]*>", MENDED, home.read_text(encoding="utf-8")), encoding="utf-8")
    _let_hours_pass(sqlite)
    result = await _returns_without_scripts(chromium, service, address)
    await _own_rules_find_nothing(service, result, address)


async def _returns_without_scripts(chromium: Browser, service: str, address: str) -> str:
    """Come again by the page of the website, and look again until the comparison is there; return its page."""
    context = await chromium.new_context(locale="hi-IN", viewport=PHONE, java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{service}/sites/{address.removeprefix('http://').rstrip('/')}")
    assert await page.get_by_role("heading", name="नवीनतम परिणाम").is_visible()
    assert await page.get_by_label(ADDRESS).input_value() == address
    await page.get_by_role("button", name=CHECK).click()
    await page.wait_for_url("**/audits/*")
    looks = 0
    while await page.get_by_role("link", name="देखें कि जाँच अब कहाँ तक पहुँची").is_visible():
        await page.get_by_role("link", name="देखें कि जाँच अब कहाँ तक पहुँची").click()
        await page.wait_for_timeout(500)  # an officer is no faster
        looks += 1
        assert looks < DONE_MS / 500
    result = page.url
    assert await page.get_by_role("heading", name="पिछली बार से अब तक").is_visible()
    await page.get_by_role("link", name="पिछली बार से क्या बदला").click()
    mended = page.get_by_role("region", name=translator("hi").text(STATES[ChangeState.FIXED]))
    assert translator("hi").text(by_id()["image-alt"].title) in await mended.inner_text()
    await page.goto(result)
    async with page.expect_download() as downloading:
        await page.get_by_role("link", name="विभाग को पत्र (PDF)").click()
    assert (await (await downloading.value).path()).read_bytes().startswith(b"%PDF")
    await page.goto(f"{service}/sites/{address.removeprefix('http://').rstrip('/')}")
    assert await page.locator("svg.trend").is_visible()
    assert await page.locator("tbody tr").count() == 2
    return result


async def _own_rules_find_nothing(service: str, result: str, address: str) -> None:
    """What we ask of a department's page we ask of our own, at all widths and with the keyboard."""
    port = int(service.rpartition(":")[2])
    site = f"/sites/{address.removeprefix('http://').rstrip('/')}"
    paths = (
        "/?lang=hi",
        "/about?lang=en",
        "/privacy?lang=hi",
        f"{result.removeprefix(service)}?lang=hi",
        f"{site}?lang=en",
        f"{result.removeprefix(service)}/comparison.html",
    )
    policy = Policy(pins={(SERVICE, 80): ("127.0.0.1", port)}, only_pins=True)
    found = {}
    async with (
        Egress(policy) as egress,
        open_watcher(proxy_url=egress.proxy_url, executable=None, user_agent="test", page_budget_s=90.0) as watcher,
    ):
        for path in paths:
            watched = await watcher.watch(
                f"http://{SERVICE}{path}",
                is_home=path.startswith("/?"),
                observed_at=datetime.now(UTC),
                needs=EVERYTHING,
            )
            results = judge_page(watched.page, RULES)
            files = AS_A_FILE if path.endswith("html") else frozenset()
            failed = [one for one in results if one.outcome is Outcome.FAILED and one.rule not in files]
            found[path] = {one.rule: one.findings for one in failed}
    assert found == {path: {} for path in paths}


async def _faults(page: Page) -> dict[str, list[str]]:
    """Return what axe finds in the page as it is, with the rules it names and the elements."""
    found = await Axe().run(page, options={"resultTypes": ["violations"]})
    return {one["id"]: [node["html"] for node in one["nodes"]] for one in found.response["violations"]}


def _let_hours_pass(database: Database) -> None:
    """Let the finished audit be of some time ago: within the hour it would be the answer itself."""
    with database.writing() as session:
        for row in session.scalars(select(JobRow)):
            assert row.finished_at is not None
            row.finished_at -= timedelta(hours=2)
