"""A copy of the page in a tab of its own, left alone for ten minutes that pass in a moment.

Chromium can run the clock of a tab ahead (Emulation.setVirtualTimePolicy): timers fire at once, one after the
other, as they would have in ten minutes. There is no way back to the usual time, so it happens in a tab that is
closed afterwards. After the page has loaded nothing leaves it: what it asks for is refused and told.
"""

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import CDPSession, Dialog, Error, Page

from auditor.browser.allowance import allowed
from auditor.browser.stage import Stage
from auditor.browser.world import CollectorError, World, open_world

LOAD_LIMIT_S = 3.0
RUN_LIMIT_S = 2.5  # of our time, for one run of the page's clock
MOST_STARVED_TASKS = 100_000
MOST_ATTEMPTS = 20


@dataclass(slots=True)
class Copy:
    """A page whose clock runs as it is told."""

    page: Page
    session: CDPSession
    world: World
    source: str | None  # as the server sent it
    attempts: list[tuple[str, float]] = field(default_factory=list)  # addresses it tried to go to, and when
    dialogs: int = 0
    clock_s: float = 0.0
    is_stuck: bool = False
    _expired: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, seconds: float) -> None:
        """Let this much of the page's time pass."""
        if self.is_stuck:
            return
        self._expired.clear()
        await self.session.send(
            "Emulation.setVirtualTimePolicy",
            {
                "policy": "advance",
                "budget": seconds * 1000,
                "maxVirtualTimeTaskStarvationCount": MOST_STARVED_TASKS,
            },
        )
        self.clock_s += seconds
        try:
            async with allowed(RUN_LIMIT_S):
                await self._expired.wait()
        except TimeoutError:
            self.is_stuck = True  # a page that is never done with one moment

    def expired(self, _: dict[str, Any]) -> None:
        """Hear that the clock has stopped."""
        self._expired.set()


@asynccontextmanager
async def copied(stage: Stage) -> AsyncIterator[Copy]:
    """Give a loaded copy of the page; what it tries to send afterwards is refused."""
    tab = stage.tab
    tree = await tab.session.send("Page.getFrameTree")
    url = tree["frameTree"]["frame"]["url"]
    source = await _source_of(tab.session, tab.frame_id, url)
    page = await tab.context.new_page()
    try:
        session = await tab.context.new_cdp_session(page)
        await session.send("Network.enable")
        frame_id = (await session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        gate = _Gate(session, url, source, frame_id)
        session.on("Fetch.requestPaused", lambda event: gate.meet(event))
        await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*", "resourceType": "Document"}]})
        await session.send(
            "Emulation.setDeviceMetricsOverride",
            {"width": 1366, "height": 768, "deviceScaleFactor": 1, "mobile": False},
        )
        page.on("popup", _close)
        with contextlib.suppress(Error):
            await page.goto(url, wait_until="load", timeout=LOAD_LIMIT_S * 1000)
        if page.url.partition("#")[0] != url.partition("#")[0]:
            raise CollectorError("its copy did not load")
        copy = Copy(page, session, await open_world(session, frame_id), source)

        async def dismiss(dialog: Dialog) -> None:
            copy.dialogs += 1
            with contextlib.suppress(Error):
                await dialog.dismiss()

        page.on("dialog", dismiss)
        gate.close(copy)
        await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})
        session.on("Emulation.virtualTimeBudgetExpired", lambda event: copy.expired(event))
        yield copy
    finally:
        with contextlib.suppress(Error):
            await page.close()


@dataclass(slots=True)
class _Gate:
    """What the copy may fetch: its own text from memory, nothing else of the site once it has loaded."""

    session: CDPSession
    url: str
    source: str | None
    frame_id: str
    copy: Copy | None = None
    tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    def close(self, copy: Copy) -> None:
        self.copy = copy

    def meet(self, event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(self._answer(event))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _answer(self, event: dict[str, Any]) -> None:
        request = event["request"]
        is_page = event["resourceType"] == "Document" and event["frameId"] == self.frame_id
        with contextlib.suppress(Error):
            if self.copy is not None:
                if is_page and len(self.copy.attempts) < MOST_ATTEMPTS:
                    self.copy.attempts.append((request["url"], self.copy.clock_s))
                await self._send("Fetch.failRequest", event, errorReason="Aborted")
            elif is_page and self.source is not None and request["url"].partition("#")[0] == self.url.partition("#")[0]:
                await self._send(
                    "Fetch.fulfillRequest",
                    event,
                    responseCode=200,
                    responseHeaders=[{"name": "content-type", "value": "text/html; charset=utf-8"}],
                    body=base64.b64encode(self.source.encode()).decode(),
                )
            else:
                await self._send("Fetch.continueRequest", event)

    async def _send(self, method: str, event: dict[str, Any], **values: object) -> None:
        await self.session.send(method, {"requestId": event["requestId"], **values})


async def _source_of(session: CDPSession, frame_id: str, url: str) -> str | None:
    """Return the text of the page as it came from the server; None when the browser no longer has it."""
    try:
        answer = await session.send("Page.getResourceContent", {"frameId": frame_id, "url": url})
    except Error:
        return None
    return None if answer["base64Encoded"] else str(answer["content"])


async def _close(page: Page) -> None:
    with contextlib.suppress(Error):
        await page.close()
