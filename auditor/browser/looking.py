"""What a loaded page shows to whoever looks at it and presses nothing: the same with every driver."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

import msgspec
from playwright.async_api import Error

from auditor.browser import looks, media, motion, pictures, reading, responsive, seeing, widths
from auditor.browser.allowance import allowed
from auditor.browser.axe import JUDGED_BY_OURS, TAGS, axe_report
from auditor.browser.desk import Answer, Desk, WatchError, first_line
from auditor.browser.desktop import Desktop
from auditor.browser.impression import FirstViews
from auditor.browser.libraries import libraries
from auditor.browser.resources import joined
from auditor.browser.stage import Stage
from auditor.browser.world import CollectorError, World
from auditor.crawl.parse import parse_page
from auditor.network.bot_walls import bot_wall
from rules.evidence import PageEvidence, UnreachableReason
from rules.page_text import PageText
from rules.rule import Need
from rules.view import AxeReport, Layout, PageView, Screenshot
from rules.views.looks import FirstView

QUIET_LIMIT_S = 2.0  # how long the page may go on loading after its load event
SCROLL_LIMIT_S = 8.0
SMALL_PAGE_ELEMENTS = 60  # such a page is examined closely in any case: it costs little and shares little
AXE_SHARE = 0.5  # of the budget of a page: a huge page keeps the rest of its evidence
Change = Callable[[World], Awaitable[object]]  # of a page, before it is looked at


async def settled(desk: Desk, url: str, answer: Answer, change: Change | None = None) -> tuple[World, Desktop]:
    """Return a world and what the page looks like; a page whose script goes on to another is followed once.

    WatchError for the challenge of a firewall.
    """
    with desk.timed("quiet"):
        await desk.quiet(QUIET_LIMIT_S)
    with desk.timed("desktop"):
        try:
            world, desktop = await _described(desk, change)
        except Error as error:
            if "context" not in str(error):
                raise
            await desk.arrive()
            await desk.quiet(QUIET_LIMIT_S)
            world, desktop = await _described(desk, change)
    wall = bot_wall(answer.status, answer.headers, desktop.html)
    if wall:
        raise WatchError(url, UnreachableReason.BOT_WALL, wall)
    return world, desktop


async def _described(desk: Desk, change: Change | None) -> tuple[World, Desktop]:
    world = await desk.open_world()
    if change:
        await change(world)
        await desk.quiet(QUIET_LIMIT_S)
    await scroll_through(desk, world)
    return world, msgspec.convert(await world.call("desktop"), Desktop, strict=False)


async def scroll_through(desk: Desk, world: World) -> None:
    """Let appear and load what waits until a reader comes to it; a page where nothing waits is not scrolled.

    TimeoutError when the page hangs at that.
    """
    try:
        async with allowed(SCROLL_LIMIT_S):
            if await world.call("reveal"):
                await desk.quiet(QUIET_LIMIT_S)
                await world.call("revealed")
    except TimeoutError as error:
        raise TimeoutError(f"the page could not be scrolled through within {SCROLL_LIMIT_S:g} s") from error


async def look(
    desk: Desk,
    world: World,
    desktop: Desktop,
    *,
    is_home: bool,
    is_exemplar: bool,
    needs: frozenset[Need],
    axe_limit_s: float,
) -> tuple[Stage, PageView]:
    """Return the page, ready to be used, and what is seen of it until then; evidence not needed is not collected."""
    taken: dict[str, bytes] = {}
    axe = None
    if needs & {Need.AXE, Need.SEEING}:  # seeing decides what axe-core leaves open
        with desk.timed("axe"):
            axe = await _axe(desk, world, axe_limit_s)
    full_page = seen_first = None
    if Need.VIEW in needs:
        with desk.timed("pictures"):
            full_page = await _full_page(desk, desktop, taken)
            seen_first = await first_view(desk, "first-view.jpg", widths.DESKTOP, taken)
    is_close = is_exemplar or desktop.vitals.dom_elements <= SMALL_PAGE_ELEMENTS
    views = FirstViews(desk, world) if Need.IMPRESSION in needs and (is_close or is_home) else None
    if views:
        await views.take(widths.DESKTOP)
    stage = Stage(desk, world, desktop, axe, is_home, is_close, taken, needs)
    read = await stage.attempt(Need.READING, reading.collect)
    shown = await stage.attempt(Need.MEDIA, media.collect)
    seen = await stage.attempt(Need.SEEING, seeing.collect)
    drawn = await stage.attempt(Need.LOOKS, looks.collect)
    layouts: tuple[Layout, ...] = ()
    phone_view = phone_first = None
    if needs & {Need.LAYOUT, Need.RESPONSIVE}:  # the phone is laid out before its menu is touched
        with desk.timed("sweep"):
            layouts, phone_view, phone_first = await _sweep(stage, views)
    totals, failures = await desk.traffic_told()
    loaded = joined(desk.resources_told(), desktop)
    with desk.timed("libraries"):
        named = await libraries(desk)
    await world.call("letTurn")
    swept = await stage.attempt(Need.RESPONSIVE, responsive.collect)
    if layouts:
        await widths.resize(desk.session, widths.DESKTOP)
    moved = await stage.attempt(Need.MOTION, motion.collect)
    return stage, PageView(
        layouts=layouts,
        texts=desktop.texts,
        images=desktop.images,
        boxes=desktop.boxes,
        axe=axe,
        vitals=desktop.vitals,
        requests=totals,
        failed_requests=failures,
        console_errors=(),
        first_view=seen_first,
        full_page=full_page,
        phone_view=phone_view,
        phone=None,
        incidents=(),
        reading=read,
        media=shown,
        motion=moved,
        seeing=seen,
        responsive=swept,
        looks=drawn and replace(drawn, phone_first_view=phone_first),
        resources=loaded,
        libraries=named,
        impressions=await views.measured() if views else (),
    )


def page_text(desktop: Desktop) -> PageText:
    """Return the page as it is drawn, read as the crawl reads pages."""
    return parse_page(desktop.html, desktop.url, html_bytes=len(desktop.html.encode()))


def page_evidence(
    url: str, answer: Answer, desktop: Desktop, text: PageText, view: PageView, observed_at: datetime
) -> PageEvidence:
    """Return the evidence of a page that was asked for at this address."""
    final = desktop.url.partition("#")[0]
    return PageEvidence(
        url=final if final != url.partition("#")[0] else url,
        requested_url=url,
        observed_at=observed_at,
        status=answer.status,
        headers=answer.headers,
        redirects=answer.redirects,
        clicks_from_home=None,
        template="",
        text=text,
        view=view,
    )


async def first_view(desk: Desk, name: str, width: widths.Width, taken: dict[str, bytes]) -> Screenshot | None:
    """Keep a picture of what is seen without scrolling; None, with an incident, when that fails."""
    try:
        picture, content = await pictures.first_view(desk.session, name, width.width_css_px, width.height_css_px)
    except Error as error:
        desk.note(f"picture failed: {first_line(error)}")
        return None
    taken[picture.name] = content
    return picture


async def _axe(desk: Desk, world: World, limit_s: float) -> AxeReport | None:
    try:
        async with allowed(limit_s):
            await world.bring_axe()
            return axe_report(await world.call("axe", TAGS, JUDGED_BY_OURS))
    except TimeoutError:
        await desk.session.send("Runtime.terminateExecution")
        desk.note(f"axe-core was not done within {limit_s:g} s")
    except (CollectorError, msgspec.ValidationError) as error:
        desk.note(f"axe-core failed: {error}")
    return None


async def _full_page(desk: Desk, desktop: Desktop, taken: dict[str, bytes]) -> Screenshot | None:
    try:
        picture, content = await pictures.full_page(
            desk.session, widths.DESKTOP.width_css_px, round(desktop.page_height_css_px)
        )
    except Error as error:
        desk.note(f"full-page picture failed: {first_line(error)}")
        return None
    taken[picture.name] = content
    return picture


async def _sweep(
    stage: Stage, views: FirstViews | None
) -> tuple[tuple[Layout, ...], Screenshot | None, FirstView | None]:
    desk, world = stage.desk, stage.world
    layouts = [await widths.measured(world, widths.DESKTOP, settle=False)]
    phone_view, phone_first, is_touch = None, None, False
    for width in widths.SWEEP[1:]:
        if width.is_mobile and not is_touch:
            await widths.touch(desk.session, is_touch := True)
        await widths.resize(desk.session, width)
        layouts.append(await widths.measured(world, width))
        if views:
            await views.take(width)
        if width == widths.PHONE:
            phone_first = await stage.attempt(Need.LOOKS, looks.on_phone)
            if stage.is_home:
                phone_view = await first_view(desk, "phone-view.jpg", width, stage.taken)
    await widths.touch(desk.session, False)
    return widths.by_falling_width(layouts), phone_view, phone_first
