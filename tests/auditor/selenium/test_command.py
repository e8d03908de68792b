"""The whole command with a grid: its result, and what is left on the grid when it is interrupted."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from grids import Chromedriver

from auditor.store import Bundle

pytestmark = pytest.mark.browser
HOST = "department.localhost"
PAGE = "<!doctype html><html lang=en><head><title>Water office</title></head><body><main><h1>Water office</h1>{}</main>"


class Office:
    """A server of one page, with a picture that never arrives."""

    def __init__(self) -> None:
        self.port = 0
        self.picture_asked = asyncio.Event()
        self.body = ""

    async def audit(self, driver: Chromedriver, output: Path) -> asyncio.subprocess.Process:
        """Start an audit of the page, which Ctrl+C reaches as in a terminal."""
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "auditor.cli", "site", f"http://{HOST}:{self.port}/", "--pages", "1"),
            *("--out", str(output), "--format", "json", "--resolve", f"{HOST}:{self.port}:127.0.0.1"),
            *("--driver", "selenium", "--grid", driver.url, "--page-budget", "5", "--database", "none"),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    office = Office()

    async def page(_: web.Request) -> web.Response:
        return web.Response(text=PAGE.format(office.body), content_type="text/html")

    async def picture(_: web.Request) -> web.Response:
        office.picture_asked.set()
        await asyncio.Event().wait()
        raise web.HTTPNotFound

    application = web.Application()
    application.router.add_get("/", page)
    application.router.add_get("/hill.png", picture)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    office.port = runner.addresses[0][1]
    yield office
    await runner.cleanup()


async def test_a_site_is_audited_in_a_browser_of_the_grid(office: Office, driver: Chromedriver, tmp_path: Path) -> None:
    process = await office.audit(driver, tmp_path / "out")
    _, said = await process.communicate()
    assert process.returncode == 0, said.decode()
    bundle = Bundle.open(tmp_path / "out")
    versions = bundle.site().versions
    assert versions["browser"].startswith("chrome ")
    assert "selenium" in versions
    assert bundle.scorecard().score is not None
    assert driver.browsers() == []


async def test_interrupted_it_ends_its_session(office: Office, driver: Chromedriver, tmp_path: Path) -> None:
    office.body = "<img src=/hill.png>"
    process = await office.audit(driver, tmp_path / "out")
    await office.picture_asked.wait()
    assert driver.browsers() != []
    process.send_signal(signal.SIGINT)
    _, said = await process.communicate()
    assert process.returncode == 130, said.decode()
    assert driver.browsers() == []
