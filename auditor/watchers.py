"""Which browser watches the pages of an audit, and which way out it has."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from ipaddress import ip_address
from typing import Protocol

from auditor.browser.chromium import Chromium
from auditor.browser.desk import Watched
from auditor.browser.visit import open_watcher
from auditor.config import Driver, Manner
from auditor.errors import InputError
from auditor.network.egress import Egress
from auditor.network.policy import Policy
from auditor.selenium.grid import GridError, examine


class PageWatcher(Protocol):
    """A browser for one audit; `watch` may be called for page after page."""

    @property
    def versions(self) -> Mapping[str, str]:
        """Of the browser, of what drives it and of axe-core."""

    async def watch(
        self, url: str, *, is_home: bool = False, is_exemplar: bool = True, observed_at: datetime
    ) -> Watched:
        """Return what the browser saw on one page; WatchError when it saw no page."""


async def way_out(manner: Manner, policy: Policy) -> Egress:
    """Return the guard, listening where the browser reaches it.

    GridError when the grid does not answer, or runs elsewhere and nothing was said about how it reaches the guard;
    InputError when its packages are not installed.
    """
    if manner.driver is Driver.PLAYWRIGHT:
        return Egress(policy)
    _grid_opener()
    grid = await examine(manner.grid)
    if manner.grid_proxy:
        return Egress(policy, _listening_at(manner.grid_proxy), grid.machines)
    if not grid.is_here:
        raise GridError(
            "The browsers of this Selenium Grid run on another machine, which does not reach the guard of this one.",
            hint="Name the address of this machine that they reach: --grid-proxy ADDRESS",
        )
    return Egress(policy)


def watcher(manner: Manner, egress: Egress, chromium: Chromium | None) -> AbstractAsyncContextManager[PageWatcher]:
    """Give the browser that was asked for; every connection of it goes through the guard."""
    if manner.driver is Driver.PLAYWRIGHT:
        return open_watcher(
            proxy_url=egress.proxy_url,
            executable=manner.browser,
            user_agent=manner.user_agent,
            page_budget_s=manner.page_budget_s,
            chromium=chromium,
        )
    return _grid_opener()(
        grid_url=manner.grid,
        proxy_url=egress.proxy_url,
        user_agent=manner.user_agent,
        page_budget_s=manner.page_budget_s,
    )


def _grid_opener() -> Callable[..., AbstractAsyncContextManager[PageWatcher]]:
    """Return what opens a browser of a grid; InputError where its packages are not installed."""
    try:
        from auditor.selenium.watch import open_grid_watcher
    except ModuleNotFoundError as error:
        raise InputError(
            f"For --driver selenium a package is missing: {error.name}.",
            hint='Run: pip install "government-website-auditor[selenium]"',
        ) from error
    return open_grid_watcher


def _listening_at(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError as error:
        raise InputError(f"--grid-proxy {text} is no address.", hint="Write it like 192.168.1.20") from error
    if address.is_unspecified or address.is_multicast:
        raise InputError(
            f"--grid-proxy {text} is no address that a browser can reach.", hint="Name one address of this machine."
        )
    return str(address)
