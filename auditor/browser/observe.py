"""What is collected on one page after one navigation."""

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from playwright.async_api import Error, Response

from auditor.browser import forms, keyboard, media, motion, pictures, reading, responsive, seeing, widgets, widths
from auditor.browser.axe import JUDGED_BY_OURS, TAGS, axe_report
from auditor.browser.desktop import Desktop
from auditor.browser.responsive_menu import tapped
from auditor.browser.seal import sealed
from auditor.browser.stage import Stage
from auditor.browser.tab import Tab
from auditor.browser.world import CollectorError, World, load_axe, open_world
from auditor.crawl.parse import parse_page
from auditor.errors import AuditorError
from auditor.network.bot_walls import bot_wall
from auditor.network.egress import REASON_HEADER
from rules.evidence import PageEvidence, UnreachableReason
from rules.page_text import PageText
from rules.rule import Need
from rules.view import AxeReport, Layout, PageView, PhoneLoad, Screenshot

QUIET_LIMIT_S = 2.0  # how long the page may go on loading after its load event
LEAVE_LIMIT_S = 3.0
SMALL_PAGE_ELEMENTS = 60  # such a page is examined closely in any case: it costs little and shares little
AXE_SHARE = 0.5  # of the budget of a page: a huge page keeps the rest of its evidence
MOST_REDIRECTS = 20
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{}.0.0.0 Mobile Safari/537.36 {}"
)


class WatchError(AuditorError):
    """A page could not be watched."""

    def __init__(self, url: str, reason: UnreachableReason, detail: str) -> None:
        super().__init__(f"{url}: {reason} ({detail})")
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One page as the browser saw it, and its pictures by file name."""

    page: PageEvidence
    pictures: Mapping[str, bytes]


async def observe(
    tab: Tab,
    url: str,
    *,
    is_home: bool,
    is_exemplar: bool,
    observed_at: datetime,
    product: str,
    budget_s: float,
    needs: frozenset[Need],
) -> Watched:
    """Return what the browser sees on a page; WatchError when it is none, Error when the browser fails.

    Evidence that is not among `needs` is not collected.
    """
    tab.incidents.clear()
    tab.console_errors.clear()
    tab.phases_s.clear()
    tab.traffic.start()
    await tab.session.send("Network.clearBrowserCookies")
    await widths.resize(tab.session, widths.DESKTOP)
    with tab.timed("goto"):
        response = await _goto(tab, url, budget_s)
    with tab.timed("quiet"):
        await tab.traffic.quiet(QUIET_LIMIT_S)
    with tab.timed("desktop"):
        world, desktop = await _settled(tab)
    headers = tuple((name.lower(), value) for name, value in response.headers.items())
    wall = bot_wall(response.status, headers, desktop.html)
    if wall:
        raise WatchError(url, UnreachableReason.BOT_WALL, wall)
    taken: dict[str, bytes] = {}
    parsing = asyncio.ensure_future(asyncio.to_thread(_parsed, desktop))  # while the browser goes on working
    axe = None
    if needs & {Need.AXE, Need.SEEING}:  # seeing decides what axe-core leaves open
        with tab.timed("axe"):
            axe = await _axe(tab, world, budget_s * AXE_SHARE)
    full_page = first_view = None
    if Need.VIEW in needs:
        with tab.timed("pictures"):
            full_page = await _full_page(tab, desktop, taken)
            first_view = await _first_view(tab, "first-view.jpg", widths.DESKTOP, taken)
    is_close = is_exemplar or desktop.vitals.dom_elements <= SMALL_PAGE_ELEMENTS
    stage = Stage(tab, world, desktop, axe, is_home, is_close, taken, needs)
    read = await stage.attempt(Need.READING, reading.collect)
    shown = await stage.attempt(Need.MEDIA, media.collect)
    seen = await stage.attempt(Need.SEEING, seeing.collect)
    layouts: tuple[Layout, ...] = ()
    phone_view = None
    if needs & {Need.LAYOUT, Need.RESPONSIVE}:  # the phone is laid out before its menu is touched
        with tab.timed("sweep"):
            layouts, phone_view = await _sweep(tab, world, is_home, taken)
    totals, failures = tab.traffic.totals(), tab.traffic.failures()
    swept = await stage.attempt(Need.RESPONSIVE, responsive.collect)
    await widths.resize(tab.session, widths.DESKTOP)
    moved = await stage.attempt(Need.MOTION, motion.collect)
    async with sealed(tab) as seal:
        menu = await stage.attempt(Need.RESPONSIVE, lambda stage: tapped(stage, seal))
        walked = await stage.attempt(Need.KEYBOARD, keyboard.collect)
        operated = sent = None
        if walked or Need.KEYBOARD not in needs:  # a page that hangs under the keyboard is not used any further
            operated = await stage.attempt(Need.WIDGETS, widgets.collect)
            sent = await stage.attempt(Need.FORMS, forms.collect)
        await _leave(tab)
    is_lost = tab.page.is_closed()
    phone = await _phone_load(tab, desktop.url, product, budget_s, taken) if is_home and not is_lost else None
    page = PageEvidence(
        url=desktop.url.partition("#")[0] if desktop.url.partition("#")[0] != url.partition("#")[0] else url,
        requested_url=url,
        observed_at=observed_at,
        status=response.status,
        headers=headers,
        redirects=_redirects(response),
        clicks_from_home=None,
        template="",
        text=await parsing,
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
            reading=read,
            media=shown,
            motion=moved,
            seeing=seen,
            responsive=replace(swept, menu=menu) if swept else None,
            keyboard=walked,
            widgets=operated,
            forms=sent,
        ),
    )
    return Watched(page=page, pictures=taken)


async def _goto(tab: Tab, url: str, budget_s: float) -> Response:
    """Navigate and return the main answer; WatchError for what is not a page of the site."""
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


def _parsed(desktop: Desktop) -> PageText:
    return parse_page(desktop.html, desktop.url, html_bytes=len(desktop.html.encode()))


async def _settled(tab: Tab) -> tuple[World, Desktop]:
    """Return a world and what the page looks like; a page whose script goes on to another is followed once."""
    try:
        return await _described(tab)
    except Error as error:
        if "context" not in str(error):
            raise
        await tab.page.wait_for_load_state("load")
        await tab.traffic.quiet(QUIET_LIMIT_S)
        return await _described(tab)


async def _described(tab: Tab) -> tuple[World, Desktop]:
    world = await open_world(tab.session, tab.frame_id)
    return world, msgspec.convert(await world.call("desktop"), Desktop, strict=False)


async def _axe(tab: Tab, world: World, limit_s: float) -> AxeReport | None:
    try:
        async with asyncio.timeout(limit_s):
            await load_axe(world)
            return axe_report(await world.call("axe", TAGS, JUDGED_BY_OURS))
    except TimeoutError:
        await tab.session.send("Runtime.terminateExecution")
        tab.note(f"axe-core was not done within {limit_s:g} s")
    except (CollectorError, msgspec.ValidationError) as error:
        tab.note(f"axe-core failed: {error}")
    return None


async def _full_page(tab: Tab, desktop: Desktop, taken: dict[str, bytes]) -> Screenshot | None:
    try:
        picture, content = await pictures.full_page(
            tab.session, widths.DESKTOP.width_css_px, round(desktop.page_height_css_px)
        )
    except Error as error:
        tab.note(f"full-page picture failed: {first_line(error)}")
        return None
    taken[picture.name] = content
    return picture


async def _first_view(tab: Tab, name: str, width: widths.Width, taken: dict[str, bytes]) -> Screenshot | None:
    try:
        picture, content = await pictures.first_view(tab.session, name, width.width_css_px, width.height_css_px)
    except Error as error:
        tab.note(f"picture failed: {first_line(error)}")
        return None
    taken[picture.name] = content
    return picture


async def _sweep(
    tab: Tab, world: World, is_home: bool, taken: dict[str, bytes]
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


async def _leave(tab: Tab) -> None:
    """Go to an empty page, so that no timer or half-sent form reaches a server once the seal is off; else close it."""
    for _ in range(2):  # a navigation of the page's own may interrupt the first
        try:
            await tab.page.goto("about:blank", wait_until="commit", timeout=LEAVE_LIMIT_S * 1000)
        except Error:
            continue
        return
    with contextlib.suppress(Error):
        await tab.page.close()


async def _phone_load(tab: Tab, url: str, product: str, budget_s: float, taken: dict[str, bytes]) -> PhoneLoad | None:
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
        tab.note(f"phone load failed: {first_line(error)}")
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


def first_line(error: Exception) -> str:
    """Return the first line of an error, shortened."""
    return (str(error).splitlines() or [type(error).__name__])[0][:300]
