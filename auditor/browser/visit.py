"""Watching a page: one navigation, then everything on the page already loaded, within one budget of time."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from playwright.async_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Dialog,
    Download,
    Error,
    Page,
    Playwright,
    Response,
    async_playwright,
)

from auditor.browser import pictures, widths
from auditor.browser.axe import TAGS, axe_report, axe_version
from auditor.browser.launch import launch, new_context
from auditor.browser.traffic import Traffic
from auditor.browser.world import CollectorError, World, load_axe, open_world
from auditor.crawl.parse import parse_page
from auditor.errors import AuditorError
from auditor.network.bot_walls import bot_wall
from auditor.network.egress import REASON_HEADER
from rules.evidence import (
    AxeReport,
    Box,
    Layout,
    PageEvidence,
    PageView,
    PhoneLoad,
    Screenshot,
    ShownImage,
    ShownText,
    UnreachableReason,
    Vitals,
)

PAGES_A_BROWSER = 100  # then a new one is started: leaks of the page's making stay small
QUIET_LIMIT_S = 2.0  # how long the page may go on loading after its load event
CLOSE_LIMIT_S = 5.0
AXE_SHARE = 0.5  # of the budget of a page: a huge page keeps the rest of its evidence
MOST_CONSOLE_ERRORS = 50
MOST_INCIDENTS = 50
MOST_REDIRECTS = 20
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{}.0.0.0 Mobile Safari/537.36 {}"
)
_CHROMIUM_ERRORS = (
    ("ERR_NAME_NOT_RESOLVED", UnreachableReason.DNS),
    ("ERR_CONNECTION_REFUSED", UnreachableReason.REFUSED),
    ("ERR_CERT|ERR_SSL|ERR_BAD_SSL", UnreachableReason.TLS),
    ("ERR_TOO_MANY_REDIRECTS", UnreachableReason.REDIRECTS),
    ("TIMED_OUT|Timeout", UnreachableReason.TIMEOUT),
    ("Download is starting|ERR_ABORTED", UnreachableReason.NOT_HTML),
    ("crashed|Target closed|has been closed", UnreachableReason.BROWSER),
)


class WatchError(AuditorError):
    """A page could not be watched."""

    def __init__(self, url: str, reason: UnreachableReason, detail: str) -> None:
        super().__init__(f"{url}: {reason} ({detail})")
        self.reason = reason
        self.detail = detail


class _BrowserLostError(Exception):
    """The tab or the browser is gone or hangs; the next page needs a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One page as the browser saw it, and its pictures by file name."""

    page: PageEvidence
    pictures: Mapping[str, bytes]


class _Desktop(msgspec.Struct, frozen=True):
    """What desktop.js tells."""

    url: str
    html: str
    page_height_css_px: float
    texts: tuple[ShownText, ...]
    images: tuple[ShownImage, ...]
    boxes: dict[str, Box]
    vitals: Vitals


@dataclass(slots=True)
class _Tab:
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

    def note(self, incident: str) -> None:
        if len(self.incidents) < MOST_INCIDENTS:
            self.incidents.append(incident)


@dataclass(slots=True)
class Watcher:
    """A browser for one audit; `watch` may be called for page after page."""

    playwright: Playwright
    proxy_url: str
    executable: Path | None
    user_agent: str
    page_budget_s: float
    versions: Mapping[str, str] = field(default_factory=dict)
    _tab: _Tab | None = None

    async def watch(self, url: str, *, is_home: bool = False, observed_at: datetime) -> Watched:
        """Return what the browser saw on one page; WatchError when it saw no page.

        A crash is tried once more in a new browser. A page that uses up its budget is given up.
        """
        for is_last in (False, True):
            try:
                async with asyncio.timeout(self.page_budget_s):
                    return await self._watch(await self._ready_tab(), url, is_home, observed_at)
            except TimeoutError as error:
                await self.close()
                detail = f"not done within {self.page_budget_s:g} s"
                raise WatchError(url, UnreachableReason.TIMEOUT, detail) from error
            except _BrowserLostError as error:
                await self.close()
                if is_last:
                    raise WatchError(url, UnreachableReason.BROWSER, str(error)) from error
        raise AssertionError("unreachable")

    async def open(self) -> None:
        """Start the browser; done by the first `watch` when it was not done before."""
        await self._ready_tab()

    async def close(self) -> None:
        """End the browser, even one that hangs."""
        tab, self._tab = self._tab, None
        if tab is not None:
            with contextlib.suppress(Error, TimeoutError):
                async with asyncio.timeout(CLOSE_LIMIT_S):
                    await tab.browser.close()

    async def _ready_tab(self) -> _Tab:
        if self._tab is not None and self._tab.pages >= PAGES_A_BROWSER:
            await self.close()
        if self._tab is None:
            browser = await launch(self.playwright, self.executable, self.proxy_url)
            self.versions = {
                "axe-core": axe_version(),
                "browser": f"Chromium {browser.version}",
                "playwright": version("playwright"),
            }
            self._tab = await _new_tab(browser, self.user_agent)
        self._tab.pages += 1
        return self._tab

    async def _watch(self, tab: _Tab, url: str, is_home: bool, observed_at: datetime) -> Watched:
        work = asyncio.ensure_future(_observe(tab, url, is_home, observed_at, self.user_agent, self.page_budget_s))
        crash = asyncio.ensure_future(tab.crashed.wait())
        try:
            await asyncio.wait({work, crash}, return_when=asyncio.FIRST_COMPLETED)
            if crash.done() and not work.done():
                raise _BrowserLostError("the page crashed")
            return work.result()
        except Error as error:
            if tab.browser.is_connected() and not tab.page.is_closed() and "crash" not in str(error).lower():
                reason, detail = _reason_of(error)
                raise WatchError(url, reason, detail) from error
            raise _BrowserLostError(str(error).splitlines()[0]) from error
        except CollectorError as error:
            raise WatchError(url, UnreachableReason.BROWSER, str(error)) from error
        finally:
            for task in (work, crash):
                task.cancel()
            await asyncio.gather(work, crash, return_exceptions=True)


@asynccontextmanager
async def open_watcher(
    *, proxy_url: str, executable: Path | None, user_agent: str, page_budget_s: float = 45.0
) -> AsyncIterator[Watcher]:
    """Give a watcher whose every connection goes through the proxy."""
    async with async_playwright() as playwright:
        watcher = Watcher(playwright, proxy_url, executable, user_agent, page_budget_s)
        await watcher.open()
        try:
            yield watcher
        finally:
            await watcher.close()


async def _new_tab(browser: Browser, product: str) -> _Tab:
    context = await new_context(browser, product)
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    await session.send("Page.enable")
    tree = await session.send("Page.getFrameTree")
    traffic = Traffic()
    traffic.listen(session)
    tab = _Tab(browser, context, page, session, tree["frameTree"]["frame"]["id"], traffic)
    _guard(tab)
    return tab


def _guard(tab: _Tab) -> None:
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


async def _observe(tab: _Tab, url: str, is_home: bool, observed_at: datetime, product: str, budget_s: float) -> Watched:
    tab.incidents.clear()
    tab.console_errors.clear()
    tab.traffic.start()
    await tab.session.send("Network.clearBrowserCookies")
    await widths.resize(tab.session, widths.DESKTOP)
    response = await _goto(tab, url, budget_s)
    await tab.traffic.quiet(QUIET_LIMIT_S)
    world = await open_world(tab.session, tab.frame_id)
    desktop = msgspec.convert(await world.call("desktop"), _Desktop, strict=False)
    headers = tuple((name.lower(), value) for name, value in response.headers.items())
    wall = bot_wall(response.status, headers, desktop.html)
    if wall:
        raise WatchError(url, UnreachableReason.BOT_WALL, wall)
    taken: dict[str, bytes] = {}
    axe = await _axe(tab, world, budget_s * AXE_SHARE)
    full_page = await _full_page(tab, desktop, taken)
    first_view = await _first_view(tab, "first-view.jpg", widths.DESKTOP, taken)
    layouts, phone_view = await _sweep(tab, world, is_home, taken)
    totals, failures = tab.traffic.totals(), tab.traffic.failures()
    phone = await _phone_load(tab, desktop.url, product, budget_s, taken) if is_home else None
    page = PageEvidence(
        url=desktop.url.partition("#")[0] if desktop.url.partition("#")[0] != url.partition("#")[0] else url,
        requested_url=url,
        observed_at=observed_at,
        status=response.status,
        headers=headers,
        redirects=_redirects(response),
        clicks_from_home=None,
        template="",
        text=parse_page(desktop.html, desktop.url, html_bytes=len(desktop.html.encode())),
        view=PageView(
            layouts=layouts,
            texts=desktop.texts,
            images=desktop.images,
            boxes=desktop.boxes,
            axe=axe,
            vitals=desktop.vitals,
            requests=totals,
            failed_requests=failures,
            console_errors=tuple(tab.console_errors),
            first_view=first_view,
            full_page=full_page,
            phone_view=phone_view,
            phone=phone,
            incidents=tuple(tab.incidents),
        ),
    )
    return Watched(page=page, pictures=taken)


async def _goto(tab: _Tab, url: str, budget_s: float) -> Response:
    """Navigate and return the main answer; WatchError for what is not a page of the site."""
    try:
        response = await tab.page.goto(url, wait_until="load", timeout=budget_s * 1000)
    except Error as error:
        if "interrupted by another navigation" not in str(error):
            raise  # otherwise it was the error page of the address before, which is over now
        response = await tab.page.goto(url, wait_until="load", timeout=budget_s * 1000)
    if response is None:
        raise WatchError(url, UnreachableReason.EMPTY, "no answer to the navigation")
    refusal = response.headers.get(REASON_HEADER)
    if refusal and response.url.startswith("http:"):  # inside TLS the header would be the site's own
        raise WatchError(url, UnreachableReason(refusal), "refused on the way out")
    if response.status >= 400:
        wall = bot_wall(response.status, response.headers.items(), await tab.page.content())
        if wall:
            raise WatchError(url, UnreachableReason.BOT_WALL, wall)
        is_server = response.status >= 500
        reason = UnreachableReason.SERVER_ERROR if is_server else UnreachableReason.CLIENT_ERROR
        raise WatchError(url, reason, f"status {response.status}")
    media_type = response.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if media_type not in {"text/html", "application/xhtml+xml", ""}:
        raise WatchError(url, UnreachableReason.NOT_HTML, media_type)
    return response


async def _axe(tab: _Tab, world: World, limit_s: float) -> AxeReport | None:
    try:
        async with asyncio.timeout(limit_s):
            await load_axe(world)
            return axe_report(await world.call("axe", list(TAGS)))
    except TimeoutError:
        await tab.session.send("Runtime.terminateExecution")
        tab.note(f"axe-core was not done within {limit_s:g} s")
    except (CollectorError, msgspec.ValidationError) as error:
        tab.note(f"axe-core failed: {error}")
    return None


async def _full_page(tab: _Tab, desktop: _Desktop, taken: dict[str, bytes]) -> Screenshot | None:
    try:
        picture, content = await pictures.full_page(
            tab.session, widths.DESKTOP.width_css_px, round(desktop.page_height_css_px)
        )
    except Error as error:
        tab.note(f"full-page picture failed: {_first_line(error)}")
        return None
    taken[picture.name] = content
    return picture


async def _first_view(tab: _Tab, name: str, width: widths.Width, taken: dict[str, bytes]) -> Screenshot | None:
    try:
        picture, content = await pictures.first_view(tab.session, name, width.width_css_px, width.height_css_px)
    except Error as error:
        tab.note(f"picture failed: {_first_line(error)}")
        return None
    taken[picture.name] = content
    return picture


async def _sweep(
    tab: _Tab, world: World, is_home: bool, taken: dict[str, bytes]
) -> tuple[tuple[Layout, ...], Screenshot | None]:
    layouts = [await widths.measured(world, widths.DESKTOP, settle=False)]
    phone_view, is_touch = None, False
    for width in widths.SWEEP[1:]:
        if width.is_mobile and not is_touch:
            await widths.touch(tab.session, is_touch := True)
        await widths.resize(tab.session, width)
        layouts.append(await widths.measured(world, width))
        if width == widths.PHONE and is_home:
            phone_view = await _first_view(tab, "phone-view.jpg", width, taken)
    await widths.touch(tab.session, False)
    return widths.by_falling_width(layouts), phone_view


async def _phone_load(tab: _Tab, url: str, product: str, budget_s: float, taken: dict[str, bytes]) -> PhoneLoad | None:
    """Load the page once more as a phone from the first request on; None when that fails."""
    tab.traffic.start()
    agent = ANDROID.format(tab.browser.version.partition(".")[0], product)
    usual = await tab.page.evaluate("navigator.userAgent")
    try:
        await tab.session.send("Emulation.setUserAgentOverride", {"userAgent": agent, "platform": "Linux armv8l"})
        await widths.touch(tab.session, True)
        await widths.resize(tab.session, widths.PHONE)
        response = await _goto(tab, url, budget_s)
        await tab.traffic.quiet(QUIET_LIMIT_S)
        world = await open_world(tab.session, tab.frame_id)
        told: dict[str, Any] = await widths.collected(world, widths.PHONE)
        screenshot = await _first_view(tab, "phone-load.jpg", widths.PHONE, taken)
        return PhoneLoad(
            final_url=told["final_url"],
            status=response.status,
            title=told["title"],
            layout=widths.layout_of(told, widths.PHONE),
            transferred_bytes=sum(total.transferred_bytes for total in tab.traffic.totals()),
            word_count=told["words"],
            screenshot=screenshot,
        )
    except (WatchError, CollectorError, Error) as error:
        tab.note(f"phone load failed: {_first_line(error)}")
        return None
    finally:
        with contextlib.suppress(Error):
            await tab.session.send("Emulation.setUserAgentOverride", {"userAgent": usual})
            await widths.touch(tab.session, False)


def _redirects(response: Response) -> tuple[str, ...]:
    passed: list[str] = []
    request = response.request.redirected_from
    while request is not None and len(passed) < MOST_REDIRECTS:
        passed.append(request.url)
        request = request.redirected_from
    return tuple(reversed(passed))


def _reason_of(error: Error) -> tuple[UnreachableReason, str]:
    line = _first_line(error)
    for pattern, reason in _CHROMIUM_ERRORS:
        if re.search(pattern, line):
            return reason, line
    return UnreachableReason.CONNECTION, line


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:300]
