"""One session of a grid's browser; its commands run one after the other, in a thread of their own."""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from playwright.async_api import Error
from selenium import webdriver
from selenium.common.exceptions import (
    InvalidSessionIdException,
    NoSuchWindowException,
    SessionNotCreatedException,
    TimeoutException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from selenium.webdriver.common.options import BaseOptions
from selenium.webdriver.common.proxy import Proxy
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

from auditor.selenium.browsers import PREFIXES
from auditor.selenium.grid import GridError

SLACK_S = 15.0  # beyond its own limit, for an answer to come from a busy grid
MOST_DIALOGS = 10
TRIES = 2
CLOSE_LIMIT_S = 10.0  # then the thread ends the session by itself
_GONE = ("disconnected", "not reachable", "tab crashed", "session deleted", "target window already closed")
T = TypeVar("T")


class SessionLostError(Exception):
    """The session or its browser is gone; the next page needs a new one."""


@dataclass(slots=True)
class Session:
    """A session once it was started; `end` may be called at any time."""

    _thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "grid"))
    _driver: WebDriver | None = None

    async def start(self, grid_url: str, wanted: list[BaseOptions], limit_s: float) -> None:
        """Ask the grid for a browser; GridError when it has none."""

        def begin() -> None:
            config = ClientConfig(grid_url, timeout=round(limit_s + SLACK_S), proxy=Proxy({"proxyType": "direct"}))
            connection = RemoteConnection(client_config=config)
            self._driver = webdriver.Remote(connection, options=wanted)
            if prefix := PREFIXES.get(self._driver.capabilities["browserName"]):
                connection.add_command("cdp", "POST", f"/session/$sessionId/{prefix}/cdp/execute")  # type: ignore[no-untyped-call]
                connection.add_command("log", "POST", "/session/$sessionId/se/log")  # type: ignore[no-untyped-call]
            self._driver.set_script_timeout(limit_s)
            self._driver.set_page_load_timeout(limit_s)

        try:
            await self._run(begin)
        except (SessionNotCreatedException, WebDriverException, HTTPError, OSError) as error:
            raise GridError(
                f"The Selenium Grid opened no browser: {told(error)}.",
                hint="It needs Chrome, Edge or Firefox, and a free place.",
            ) from error

    @property
    def browser(self) -> str:
        """The browser's name as its driver gives it."""
        return str(self._capability("browserName"))

    @property
    def browser_version(self) -> str:
        """Such as 150.0.7871.100."""
        return str(self._capability("browserVersion"))

    async def do(self, command: Callable[[WebDriver], T]) -> T:
        """Return what a command returns; Error when it fails, TimeoutError when the page does not answer.

        SessionLostError when nothing answers any more.
        """
        driver = self._driver
        if driver is None:
            raise SessionLostError("the session has ended")
        try:
            return await self._run(lambda: _patiently(command, driver))
        except TimeoutException as error:
            raise TimeoutError(told(error)) from error
        except (InvalidSessionIdException, NoSuchWindowException, HTTPError, OSError) as error:
            raise SessionLostError(told(error)) from error
        except WebDriverException as error:
            line = told(error)
            if any(word in line for word in _GONE):
                raise SessionLostError(line) from error
            raise Error(line) from error

    async def run(self, script: str, *arguments: object) -> Any:
        """Return what a script hands to its last argument, never null; it is run again after a dialog came between."""
        for _ in range(MOST_DIALOGS):
            handed = await self.do(lambda driver: driver.execute_async_script(script, *arguments))
            if handed is not None:
                return handed
        raise Error("the page asks the visitor again and again")

    async def send(self, method: str, params: dict[str, Any] | None = None) -> Any:
        """Return the answer to a command of the Chrome DevTools Protocol, carried by WebDriver."""
        if self.browser not in PREFIXES:
            raise Error(f"{self.browser} has no such protocol")
        command = {"cmd": method, "params": params or {}}
        for _ in range(TRIES):
            answer = await self.do(lambda driver: driver.execute("cdp", command)["value"])
            if answer is not None:  # the driver answers nothing when a dialog came in between and was closed
                return answer
        raise Error(f"{method} was not answered")

    async def log(self) -> list[dict[str, Any]]:
        """Return what Chromium's network and page told since the last call."""
        entries: list[dict[str, Any]] = await self.do(
            lambda driver: driver.execute("log", {"type": "performance"})["value"]
        )
        return entries

    async def end(self) -> None:
        """End the session, also one that is only being started; one that hangs is left to the thread."""
        ending = asyncio.get_running_loop().run_in_executor(self._thread, self._quit)
        self._thread.shutdown(wait=False)
        await asyncio.wait({ending}, timeout=CLOSE_LIMIT_S)

    def _quit(self) -> None:
        driver, self._driver = self._driver, None
        if driver is not None:
            with contextlib.suppress(WebDriverException, HTTPError, OSError):
                driver.quit()

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _capability(self, name: str) -> object:
        return self._driver.capabilities.get(name, "") if self._driver else ""


def _patiently(command: Callable[[WebDriver], T], driver: WebDriver) -> T:
    """Return what a command returns once the dialogs before it are gone; the driver dismisses one a command."""
    for _ in range(MOST_DIALOGS):
        with contextlib.suppress(UnexpectedAlertPresentException):
            return command(driver)
    return command(driver)


def told(error: Exception) -> str:
    """Return what a driver says of a failure, in one line."""
    text = (error.msg or "") if isinstance(error, WebDriverException) else str(error)
    return (text.strip().splitlines() or [type(error).__name__])[0][:300]
