"""Watching page after page: one browser for an audit, one budget of time a page, one retry after a crash."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import msgspec
from playwright.async_api import Error, Playwright, async_playwright

from auditor.browser.axe import axe_version
from auditor.browser.launch import launch
from auditor.browser.observe import Watched, WatchError, first_line, observe
from auditor.browser.stage import heard
from auditor.browser.tab import Tab, new_tab
from auditor.browser.world import CollectorError
from rules.evidence import UnreachableReason
from rules.rule import Need

PAGES_A_BROWSER = 100  # then a new one is started: leaks of the page's making stay small
CLOSE_LIMIT_S = 5.0
EVERYTHING = frozenset(Need)
_CHROMIUM_ERRORS = (
    ("ERR_NAME_NOT_RESOLVED", UnreachableReason.DNS),
    ("ERR_CONNECTION_REFUSED", UnreachableReason.REFUSED),
    ("ERR_CERT|ERR_SSL|ERR_BAD_SSL", UnreachableReason.TLS),
    ("ERR_TOO_MANY_REDIRECTS", UnreachableReason.REDIRECTS),
    ("TIMED_OUT|Timeout", UnreachableReason.TIMEOUT),
    ("Download is starting|ERR_ABORTED", UnreachableReason.NOT_HTML),
    ("crashed|Target closed|has been closed", UnreachableReason.BROWSER),
)


class _BrowserLostError(Exception):
    """The tab or the browser is gone or hangs; the next page needs a new one."""


@dataclass(slots=True)
class Watcher:
    """A browser for one audit; `watch` may be called for page after page."""

    playwright: Playwright
    proxy_url: str
    executable: Path | None
    user_agent: str
    page_budget_s: float
    versions: Mapping[str, str] = field(default_factory=dict)
    _tab: Tab | None = None

    async def watch(
        self,
        url: str,
        *,
        is_home: bool = False,
        is_exemplar: bool = True,
        observed_at: datetime,
        needs: frozenset[Need] = EVERYTHING,
    ) -> Watched:
        """Return what the browser saw on one page; WatchError when it saw no page.

        Of a page that is no exemplar only what it does not share with its template is examined closely.
        A crash is tried once more in a new browser. A page that uses up its budget is given up.
        """
        for is_last in (False, True):
            try:
                async with asyncio.timeout(self.page_budget_s):
                    return await self._watch(await self._ready_tab(), url, is_home, is_exemplar, observed_at, needs)
            except TimeoutError as error:
                await self.close()
                detail = str(error) or f"not done within {self.page_budget_s:g} s"
                raise WatchError(url, UnreachableReason.TIMEOUT, detail) from error
            except _BrowserLostError as error:
                await self.close()
                if is_last:
                    raise WatchError(url, UnreachableReason.BROWSER, str(error)) from error
        raise AssertionError("unreachable")

    @property
    def phases_s(self) -> Mapping[str, float]:
        """Return the seconds each phase of the last page took."""
        return dict(self._tab.phases_s) if self._tab else {}

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

    async def _ready_tab(self) -> Tab:
        if self._tab is not None and self._tab.pages >= PAGES_A_BROWSER:
            await self.close()
        if self._tab is None:
            browser = await launch(self.playwright, self.executable, self.proxy_url)
            self.versions = {
                "axe-core": axe_version(),
                "browser": f"Chromium {browser.version}",
                "playwright": version("playwright"),
            }
            self._tab = await new_tab(browser, self.user_agent)
        self._tab.pages += 1
        return self._tab

    async def _renew(self, tab: Tab) -> None:
        """Replace the tab after a failed navigation: its error page arrives late and would disturb the next one."""
        with contextlib.suppress(Error):
            await tab.context.close()
            self._tab = await new_tab(tab.browser, self.user_agent)
            self._tab.pages = tab.pages

    async def _watch(
        self, tab: Tab, url: str, is_home: bool, is_exemplar: bool, observed_at: datetime, needs: frozenset[Need]
    ) -> Watched:
        work = asyncio.ensure_future(
            observe(
                tab,
                url,
                is_home=is_home,
                is_exemplar=is_exemplar,
                observed_at=observed_at,
                product=self.user_agent,
                budget_s=self.page_budget_s,
                needs=needs,
            )
        )
        crash = asyncio.ensure_future(tab.crashed.wait())
        try:
            await asyncio.wait({work, crash}, return_when=asyncio.FIRST_COMPLETED)
            if crash.done() and not work.done():
                raise _BrowserLostError("the page crashed")
            return work.result()
        except Error as error:
            if tab.browser.is_connected() and not tab.page.is_closed() and "crash" not in str(error).lower():
                await self._renew(tab)
                reason, detail = _reason_of(error)
                raise WatchError(url, reason, detail) from error
            raise _BrowserLostError(str(error).splitlines()[0]) from error
        except (CollectorError, msgspec.ValidationError) as error:
            await self._renew(tab)
            raise WatchError(url, UnreachableReason.BROWSER, str(error)) from error
        finally:
            for task in (work, crash):
                task.cancel()
                task.add_done_callback(heard)
            await asyncio.wait({work, crash}, timeout=CLOSE_LIMIT_S)  # a page that hangs may keep it from ending


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


def _reason_of(error: Error) -> tuple[UnreachableReason, str]:
    line = first_line(error)
    for pattern, reason in _CHROMIUM_ERRORS:
        if re.search(pattern, line):
            return reason, line
    return UnreachableReason.CONNECTION, line
