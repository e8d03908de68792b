"""Pages of the service in a real browser: served on loopback, seen by axe on a small phone, judged by our own rules."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import uvicorn
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from auditor.browser.visit import EVERYTHING, open_watcher
from auditor.network.egress import Egress
from auditor.network.policy import Policy
from auditor.web.team.gate import SIGN_IN
from rules.evaluate import judge_page
from rules.finding import Outcome
from rules.registry import RULES

HOST = "own.localhost"  # as it is watched; other browsers come to localhost
Faults = Mapping[str, list[str]]


def as_watched(app: ASGIApp, token: str) -> ASGIApp:
    """Return an application that shows its pages to the watcher, which watches only pages that it finds.

    To the watcher, errors come with status 200, and all pages but the sign-in come as to whoever has this session.
    """

    async def call(scope: Scope, receive: Receive, send: Send) -> None:
        async def found(said: Message) -> None:
            is_error = said["type"] == "http.response.start" and said["status"] >= 400
            await send({**said, "status": 200} if is_error else said)

        if HOST.encode() not in dict(scope["headers"]).get(b"host", b""):
            await app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
        if scope["path"] != SIGN_IN:
            headers.append((b"cookie", f"session={token}".encode()))
        await app({**scope, "headers": headers}, receive, found)

    return call


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[int]:
    """Serve an application on a port, without audits beside it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", timeout_graceful_shutdown=1))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        yield int(listener.getsockname()[1])
        server.should_exit = True
        await serving


async def faults_of(page: Page) -> list[str]:
    """Return what axe finds in a page as it is, and that it is wider than the screen."""
    found = await Axe().run(page, options={"resultTypes": ["violations"]})
    said = [f"{one['id']}: {node['html']}" for one in found.response["violations"] for node in one["nodes"]]
    is_wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*said, *(["wider than the screen"] if is_wide else [])]


async def faults_by_our_rules(port: int, pages: Mapping[str, int]) -> Faults:
    """Return what our own rules find in pages, given with the status they are judged by, at all widths and by keyboard."""
    found = {}
    async with (
        Egress(Policy(pins={(HOST, 80): ("127.0.0.1", port)}, only_pins=True)) as egress,
        open_watcher(proxy_url=egress.proxy_url, executable=None, user_agent="test", page_budget_s=90.0) as watcher,
    ):
        for path, status in pages.items():
            url = f"http://{HOST}{path}"
            watched = await watcher.watch(url, is_home=False, observed_at=datetime.now(UTC), needs=EVERYTHING)
            assert watched.page.url == url, "it leads to another page"
            results = judge_page(replace(watched.page, status=status), RULES)
            failed = {one.rule: one.findings for one in results if one.outcome is Outcome.FAILED}
            found[path] = [f"{rule}: {one.message} {one.occurrences}" for rule, ones in failed.items() for one in ones]
    return found
