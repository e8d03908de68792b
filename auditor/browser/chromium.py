"""A Chromium that outlives the website it was started for; its contexts share nothing."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, Error, Playwright, async_playwright

from auditor.browser.launch import launch

PAGES_A_BROWSER = 100  # then a new one is started: leaks of the pages' making stay small
CLOSE_LIMIT_S = 5.0
Turn = Callable[[], AbstractAsyncContextManager[None]]


@dataclass(slots=True)
class Chromium:
    """Started when it is first needed, and anew after it was ended; nothing in it has a way out but by a context."""

    playwright: Playwright
    executable: Path | None
    turn: Turn = field(default=nullcontext)  # what a page waits for before it is opened
    _browser: Browser | None = None
    _pages: int = 0

    async def ready(self) -> Browser:
        """Return the browser for one more page; one that has opened enough of them is replaced."""
        if self._pages >= PAGES_A_BROWSER:
            await self.end()
        if self._browser is None or not self._browser.is_connected():
            try:
                self._browser = await launch(self.playwright, self.executable)
            except Error:  # a machine that is short of memory ends what has just begun
                self._browser = await launch(self.playwright, self.executable)
            self._pages = 0
        self._pages += 1
        return self._browser

    async def end(self) -> None:
        """End the browser, even one that hangs."""
        browser, self._browser = self._browser, None
        if browser is not None:
            with contextlib.suppress(Error, TimeoutError):
                async with asyncio.timeout(CLOSE_LIMIT_S):
                    await browser.close()


@asynccontextmanager
async def open_chromium(executable: Path | None, turn: Turn = nullcontext) -> AsyncIterator[Chromium]:
    """Give a browser that is ended when the block ends."""
    async with async_playwright() as playwright:
        chromium = Chromium(playwright, executable, turn)
        try:
            yield chromium
        finally:
            await chromium.end()
