"""Drivers that stand for a Selenium Grid: a real chromedriver, and one that carries plain WebDriver alone."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from studio import HOME, OBSERVED_AT, USER_AGENT, Studio

from auditor.browser.desk import Watched
from auditor.selenium.watch import open_grid_watcher

BEYOND_PLAIN = re.compile(r"/session/[^/]+/(goog/cdp|se/log)")


class Chromedriver:
    """A chromedriver on a free port."""

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self.process = process
        self.url = f"http://127.0.0.1:{port}"

    def browsers(self) -> list[int]:
        """Return the processes of the browsers it has started and not ended."""
        listed = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(number) for file in listed for number in file.read_text().split()]


@contextmanager
def chromedriver() -> Iterator[Chromedriver]:
    """Give a running chromedriver; the test is skipped where there is none."""
    command = shutil.which("chromedriver")
    if command is None:
        pytest.skip("chromedriver is not installed: apt-get install chromium-driver")
    process = subprocess.Popen([command, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        port = next(found[1] for line in process.stdout if (found := re.search(r"successfully on port (\d+)", line)))
        yield Chromedriver(process, int(port))
    finally:
        process.terminate()
        process.communicate()


@asynccontextmanager
async def plain(grid_url: str) -> Any:
    """Give the address of a grid that passes everything on but what only Chromium's drivers know."""

    async def carry(request: web.Request) -> web.Response:
        if BEYOND_PLAIN.search(request.path):
            value = {"error": "unknown command", "message": "not carried here", "stacktrace": ""}
            return web.json_response({"value": value}, status=404)
        body = await request.read()
        async with client.request(request.method, f"{grid_url}{request.path}", data=body or None) as answer:
            return web.Response(status=answer.status, body=await answer.read(), content_type="application/json")

    application = web.Application(client_max_size=64 * 1024 * 1024)
    application.router.add_route("*", "/{path:.*}", carry)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    async with aiohttp.ClientSession() as client:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()


class GridStudio(Studio):
    """A studio whose browser comes from a grid; `is_plain` keeps Chromium's own protocol from it."""

    def __init__(self, grid_url: str, *, is_plain: bool = False, page_budget_s: float = 45.0) -> None:
        super().__init__(page_budget_s)
        self.grid_url = grid_url
        self._is_plain = is_plain

    async def watch(self, path: str = "/", *, is_home: bool = False, **_: Any) -> Watched:
        """Watch a page of the server."""
        return await self.run(self.watcher.watch(HOME + path.lstrip("/"), is_home=is_home, observed_at=OBSERVED_AT))

    @asynccontextmanager
    async def _browser(self) -> Any:
        async with (
            self._grid() as grid_url,
            open_grid_watcher(
                grid_url=grid_url,
                proxy_url=self.egress.proxy_url,
                user_agent=USER_AGENT,
                page_budget_s=self._budget_s,
            ) as watcher,
        ):
            yield watcher

    @asynccontextmanager
    async def _grid(self) -> Any:
        if self._is_plain:
            async with plain(self.grid_url) as grid_url:
                yield grid_url
        else:
            yield self.grid_url
