"""The one tab of an audit, and what a hostile page may not do in it."""

import asyncio
import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.async_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Dialog,
    Download,
    Error,
    Page,
    Response,
)

from auditor.browser.desk import Answer, WatchError, checked
from auditor.browser.launch import new_context
from auditor.browser.traffic import Traffic
from auditor.browser.world import World, open_world, watch_turning
from rules.evidence import UnreachableReason
from rules.rule import Need
from rules.view import FailedRequest, RequestTotal
from rules.views.resources import Resource

MOST_CONSOLE_ERRORS = 50
MOST_INCIDENTS = 50
MOST_REDIRECTS = 20


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
    phases_s: dict[str, float] = field(default_factory=dict)  # what each phase of this page took; told by make bench

    @property
    def browser_version(self) -> str:
        """Such as 150.0.7871.100."""
        return self.browser.version

    async def goto(self, url: str, budget_s: float) -> Answer:
        """Navigate and return the main answer; WatchError for what is not a page of the site."""
        self.traffic.start()
        response = await self.page.goto(url, wait_until="load", timeout=budget_s * 1000)
        if response is None:
            raise WatchError(url, UnreachableReason.EMPTY, "no answer to the navigation")
        answer = Answer(
            url=response.url,
            status=response.status,
            headers=tuple((name.lower(), value) for name, value in response.headers.items()),
            redirects=_redirects(response),
        )
        return checked(url, answer, await self.page.content() if answer.status >= 400 else "")

    async def arrive(self) -> None:
        """Wait until a page that a script went on to has loaded."""
        await self.page.wait_for_load_state("load")

    async def quiet(self, limit_s: float) -> None:
        """Wait until the page loads nothing more, at the latest until the limit."""
        await self.traffic.quiet(limit_s)

    async def open_world(self) -> World:
        """Return a fresh world with the collectors in it."""
        return await open_world(self.session, self.frame_id)

    async def traffic_told(self) -> tuple[tuple[RequestTotal, ...], tuple[FailedRequest, ...]]:
        """Return the requests since the navigation, by kind and host, and those that failed."""
        return self.traffic.totals(), self.traffic.failures()

    def resources_told(self) -> tuple[Resource, ...]:
        """Return the files asked for since the navigation, in order."""
        return self.traffic.resources()

    def may_press(self, _need: Need) -> bool:
        """Return that the page can be sealed: requests are refused before they are sent."""
        return True

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


async def new_tab(browser: Browser, product: str, proxy_url: str) -> Tab:
    """Return a guarded tab in a context of its own, whose way out is the proxy."""
    context = await new_context(browser, product, proxy_url)
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    await session.send("Page.enable")
    await watch_turning(session)
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


def _redirects(response: Response) -> tuple[str, ...]:
    passed: list[str] = []
    request = response.request.redirected_from
    while request is not None and len(passed) < MOST_REDIRECTS:
        passed.append(request.url)
        request = request.redirected_from
    return tuple(reversed(passed))
