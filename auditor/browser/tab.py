"""The one tab of an audit, and what a hostile page may not do in it."""

import asyncio
import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.async_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Dialog, Download, Error, Page

from auditor.browser.launch import new_context
from auditor.browser.traffic import Traffic

MOST_CONSOLE_ERRORS = 50
MOST_INCIDENTS = 50


@dataclass(slots=True)
class Tab:
    """A tab with its session, its traffic and what happened in it."""

    browser: Browser
    context: BrowserContext
    page: Page
    session: CDPSession
    frame_id: str
    traffic: Traffic
    incidents: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    crashed: asyncio.Event = field(default_factory=asyncio.Event)
    pages: int = 0
    phases_s: dict[str, float] = field(default_factory=dict)  # what each phase of this page took; told by make bench

    @contextlib.contextmanager
    def timed(self, phase: str) -> Iterator[None]:
        """Keep how long a phase takes."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.phases_s[phase] = self.phases_s.get(phase, 0.0) + time.perf_counter() - began

    def note(self, incident: str) -> None:
        """Keep an incident, up to fifty a page."""
        if len(self.incidents) < MOST_INCIDENTS:
            self.incidents.append(incident)


async def new_tab(browser: Browser, product: str) -> Tab:
    """Return a guarded tab in a context of its own."""
    context = await new_context(browser, product)
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    await session.send("Page.enable")
    tree = await session.send("Page.getFrameTree")
    traffic = Traffic()
    traffic.listen(session)
    tab = Tab(browser, context, page, session, tree["frameTree"]["frame"]["id"], traffic)
    _guard(tab)
    return tab


def _guard(tab: Tab) -> None:
    """Refuse what a hostile page may try, and note it."""

    async def dismiss(dialog: Dialog) -> None:
        tab.note(f"dialog dismissed: {dialog.type}")
        with contextlib.suppress(Error):
            await dialog.dismiss()

    async def close(page: Page) -> None:
        tab.note("pop-up closed")
        with contextlib.suppress(Error):
            await page.close()

    async def cancel(download: Download) -> None:
        tab.note("download refused")
        with contextlib.suppress(Error):
            await download.cancel()

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and len(tab.console_errors) < MOST_CONSOLE_ERRORS:
            tab.console_errors.append(message.text[:300])

    tab.page.on("crash", lambda _: tab.crashed.set())
    tab.page.on("dialog", dismiss)
    tab.page.on("popup", close)
    tab.page.on("download", cancel)
    tab.page.on("console", hear)
    tab.page.on("pageerror", lambda error: tab.console_errors.append(str(error)[:300]))
