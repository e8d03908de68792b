"""Watching page after page through a Selenium Grid: one session for an audit, and a new one after it was lost."""

import asyncio
import io
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib.metadata import version

import msgspec
from PIL import Image
from playwright.async_api import Error

from auditor.browser import forms, widgets, widths
from auditor.browser.allowance import Allowance, allowed
from auditor.browser.axe import axe_version
from auditor.browser.desk import Watched, WatchError
from auditor.browser.further_loads import further_loads
from auditor.browser.looking import AXE_SHARE, look, page_evidence, page_text, settled
from auditor.browser.observe import LEAVE_LIMIT_S
from auditor.browser.phone_load import phone_load
from auditor.browser.pictures import QUALITY
from auditor.browser.responsive_menu import tapped
from auditor.browser.seal import Seal
from auditor.browser.stage import Stage
from auditor.browser.visit import reason_of
from auditor.browser.world import CollectorError
from auditor.selenium.browsers import wanted
from auditor.selenium.chromium_tab import ChromiumTab, open_tab
from auditor.selenium.grid import GridError
from auditor.selenium.session import Session, SessionLostError
from auditor.selenium.tab import PlainTab
from rules.evidence import UnreachableReason
from rules.rule import Need
from rules.view import Screenshot


@dataclass(slots=True)
class GridWatcher:
    """A session for one audit; `watch` may be called for page after page."""

    grid_url: str
    proxy_url: str
    user_agent: str
    page_budget_s: float
    versions: Mapping[str, str] = field(default_factory=dict)
    _tab: PlainTab | None = None

    async def watch(
        self, url: str, *, is_home: bool = False, is_exemplar: bool = True, observed_at: datetime
    ) -> Watched:
        """Return what the browser saw on one page; WatchError when it saw no page.

        A lost session is tried once more in a new one. A page that uses up its budget is given up.
        """
        for is_last in (False, True):
            try:
                async with allowed(self.page_budget_s):
                    tab = await self._ready()
                    return await self._observe(tab, url, is_home, is_exemplar, observed_at)
            except TimeoutError as error:
                await self.close()
                detail = str(error) or f"not done within {self.page_budget_s:g} s"
                raise WatchError(url, UnreachableReason.TIMEOUT, detail) from error
            except SessionLostError as error:
                await self.close()
                if is_last:
                    raise WatchError(url, UnreachableReason.BROWSER, str(error)) from error
            except Error as error:
                await self.close()
                raise WatchError(url, *reason_of(error)) from error
            except (CollectorError, msgspec.ValidationError) as error:
                await self.close()
                raise WatchError(url, UnreachableReason.BROWSER, str(error)) from error
        raise AssertionError("unreachable")

    async def open(self) -> None:
        """Start the session; GridError when the grid has none."""
        await self._ready()

    async def close(self) -> None:
        """End the session, also one that hangs."""
        tab, self._tab = self._tab, None
        if tab is not None:
            await tab.session.end()

    async def _ready(self) -> PlainTab:
        if self._tab is None:
            session = Session()
            try:
                await session.start(self.grid_url, wanted(self.proxy_url), self.page_budget_s)
                self._tab = await open_tab(session, self.proxy_url, self.user_agent)
            except GridError as error:
                if not self.versions:
                    raise
                raise SessionLostError(str(error)) from error  # it had one before, and may have one again
            finally:
                if self._tab is None:
                    await session.end()
            self.versions = {
                "axe-core": axe_version(),
                "browser": f"{session.browser} {session.browser_version}",
                "selenium": version("selenium"),
            }
        return self._tab

    async def _observe(
        self, tab: PlainTab, url: str, is_home: bool, is_exemplar: bool, observed_at: datetime
    ) -> Watched:
        allowance = Allowance(self.page_budget_s - LEAVE_LIMIT_S)
        tab.begin()
        if isinstance(tab, ChromiumTab):
            await tab.session.send("Network.clearBrowserCookies")
            await widths.resize(tab.session, widths.DESKTOP)
        try:
            answer = await tab.goto(url, self.page_budget_s)
            world, desktop = await settled(tab, url, answer)
        except WatchError:
            await tab.leave()
            raise
        parsing = asyncio.ensure_future(asyncio.to_thread(page_text, desktop))
        stage, view = await look(
            tab,
            world,
            desktop,
            is_home=is_home,
            is_exemplar=is_exemplar,
            needs=tab.needs,
            axe_limit_s=self.page_budget_s * AXE_SHARE,
        )
        if not isinstance(tab, ChromiumTab):
            view = replace(view, first_view=await _first_view(tab, stage))
        menu = await stage.attempt(Need.RESPONSIVE, lambda stage: tapped(stage, Seal()))
        tab.may_press(Need.KEYBOARD)
        is_operated = not stage.is_exemplar or tab.may_press(Need.WIDGETS)
        view = replace(
            view,
            responsive=view.responsive and replace(view.responsive, menu=menu),
            widgets=await widgets.collect(stage) if is_operated else None,
            forms=await stage.attempt(Need.FORMS, forms.collect),
        )
        await tab.leave()
        if is_home and isinstance(tab, ChromiumTab):
            phone = await phone_load(tab, desktop.url, self.user_agent, self.page_budget_s, stage.taken)
            again = await further_loads(tab, desktop.url, desktop.vitals, allowance)
            view = replace(view, phone=phone, further_loads=again)
            await tab.leave()
        view = replace(view, incidents=tuple(tab.incidents), withheld=tuple(sorted(tab.withheld)))
        page = page_evidence(url, answer, desktop, await parsing, view, observed_at)
        return Watched(page=page, pictures=stage.taken)


async def _first_view(tab: PlainTab, stage: Stage) -> Screenshot | None:
    """Keep what WebDriver pictures: what is seen without scrolling."""
    content = await tab.session.do(lambda driver: driver.get_screenshot_as_png())
    packed = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        scale = picture.width / widths.DESKTOP.width_css_px
        picture.convert("RGB").save(packed, "JPEG", quality=QUALITY)
    shot = Screenshot(
        name="first-view.jpg",
        width_css_px=widths.DESKTOP.width_css_px,
        height_css_px=round(picture.height / scale),
        scale=scale,
    )
    stage.taken[shot.name] = packed.getvalue()
    return shot


@asynccontextmanager
async def open_grid_watcher(
    *, grid_url: str, proxy_url: str, user_agent: str, page_budget_s: float
) -> AsyncIterator[GridWatcher]:
    """Give a watcher whose session is ended when the block ends, however it ends."""
    watcher = GridWatcher(grid_url, proxy_url, user_agent, page_budget_s)
    try:
        await watcher.open()
        yield watcher
    finally:
        await watcher.close()
