"""Watching page after page: one browser for an audit, one budget of time a page, one retry after a crash."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import msgspec
from playwright.async_api import Error

from auditor.browser.allowance import allowed
from auditor.browser.axe import axe_version
from auditor.browser.chromium import CLOSE_LIMIT_S, Chromium, open_chromium
from auditor.browser.desk import Watched, WatchError, first_line
from auditor.browser.observe import observe
from auditor.browser.stage import heard
from auditor.browser.tab import Tab, new_tab
from auditor.browser.trial import Trial
from auditor.browser.world import CollectorError
from rules.evidence import UnreachableReason
from rules.rule import Need

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
    """A tab for one audit; `watch` may be called for page after page."""

    chromium: Chromium
    proxy_url: str
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
        trial: Trial | None = None,
    ) -> Watched:
        """Return what the browser saw on one page; WatchError when it saw no page.

        Of a page that is no exemplar only what it does not share with its template is examined closely.
        With a trial its fixes are applied to the page first.
        A crash is tried once more in a new browser. A page that uses up its budget is given up.
        """
        for is_last in (False, True):
            try:
                async with self.chromium.turn(), allowed(self.page_budget_s):
                    tab = await self._ready_tab()
                    return await self._watch(tab, url, is_home, is_exemplar, observed_at, needs, trial)
            except TimeoutError as error:
                await self._lose()
                detail = str(error) or f"not done within {self.page_budget_s:g} s"
                raise WatchError(url, UnreachableReason.TIMEOUT, detail) from error
            except (_BrowserLostError, Error) as error:  # Error: it was lost before the page was opened
                await self._lose()
                if is_last:
                    raise WatchError(url, UnreachableReason.BROWSER, first_line(error)) from error
        raise AssertionError("unreachable")

    @property
    def phases_s(self) -> Mapping[str, float]:
        """Return the seconds each phase of the last page took."""
        return dict(self._tab.phases_s) if self._tab else {}

    async def open(self) -> None:
        """Start the browser; done by the first `watch` when it was not done before."""
        await self._ready_tab()

    async def close(self) -> None:
        """Close the tab with everything the site left in it."""
        tab, self._tab = self._tab, None
        if tab is None:
            return
        try:
            async with asyncio.timeout(CLOSE_LIMIT_S):
                await tab.context.close()
        except (Error, TimeoutError):  # what does not close must not be there for the next site
            await self.chromium.end()

    async def _lose(self) -> None:
        """Give the tab up, and the browser with it."""
        self._tab = None
        await self.chromium.end()

    async def _ready_tab(self) -> Tab:
        browser = await self.chromium.ready()
        if self._tab is None or self._tab.browser is not browser:
            self.versions = {
                "axe-core": axe_version(),
                "browser": f"Chromium {browser.version}",
                "playwright": version("playwright"),
            }
            self._tab = await new_tab(browser, self.user_agent, self.proxy_url)
        return self._tab

    async def _renew(self, tab: Tab) -> None:
        """Replace the tab after a failed navigation: its error page arrives late and would disturb the next one."""
        with contextlib.suppress(Error):
            await tab.context.close()
            self._tab = await new_tab(tab.browser, self.user_agent, self.proxy_url)

    async def _watch(
        self,
        tab: Tab,
        url: str,
        is_home: bool,
        is_exemplar: bool,
        observed_at: datetime,
        needs: frozenset[Need],
        trial: Trial | None,
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
                trial=trial,
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
                reason, detail = reason_of(error)
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
    *,
    proxy_url: str,
    executable: Path | None,
    user_agent: str,
    page_budget_s: float = 45.0,
    chromium: Chromium | None = None,
) -> AsyncIterator[Watcher]:
    """Give a watcher whose every connection goes through the proxy; its browser is ended unless it was given."""
    async with AsyncExitStack() as stack:
        if chromium is None:
            chromium = await stack.enter_async_context(open_chromium(executable))
        watcher = Watcher(chromium, proxy_url, user_agent, page_budget_s)
        await watcher.open()
        try:
            yield watcher
        finally:
            await watcher.close()


def reason_of(error: Exception) -> tuple[UnreachableReason, str]:
    """Return why Chromium did not arrive, and its own words for it."""
    line = first_line(error)
    for pattern, reason in _CHROMIUM_ERRORS:
        if re.search(pattern, line):
            return reason, line
    return UnreachableReason.CONNECTION, line
