"""A seal over a page: whatever is pressed in it, nothing reaches a server and the page stays where it is."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Route

from auditor.browser.tab import Tab

HANGING_S = 2.0  # a page that has not answered for so long hangs


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request the page tried to send."""

    url: str
    method: str
    is_navigation: bool  # of the page itself, of a frame, or of a new window


@dataclass(slots=True)
class Seal:
    """What the page tried while it was sealed."""

    attempts: list[Attempt] = field(default_factory=list)
    new_windows: list[str] = field(default_factory=list)  # addresses the page tried to open beside itself

    def navigations(self) -> tuple[str, ...]:
        """Return the addresses the page tried to go to."""
        return tuple(attempt.url for attempt in self.attempts if attempt.is_navigation)


@asynccontextmanager
async def sealed(tab: Tab) -> AsyncIterator[Seal]:
    """Refuse every request of the page and of windows it opens, and tell what it tried."""
    seal = Seal()

    async def refuse(route: Route) -> None:
        request = route.request
        seal.attempts.append(Attempt(request.url, request.method, request.is_navigation_request()))
        await route.abort("aborted")

    def opened(event: dict[str, Any]) -> None:
        seal.new_windows.append(event["url"])

    seal_on = asyncio.ensure_future(tab.context.route("**/*", refuse))
    if not (await asyncio.wait({seal_on}, timeout=HANGING_S))[0]:
        await tab.session.send("Runtime.terminateExecution")  # of a handler that keeps the page from answering
    await seal_on
    tab.session.on("Page.windowOpen", opened)
    yield seal
    # Not reached after an error: then the seal stays on until the tab is gone, so that nothing half-sent goes out.
    tab.session.remove_listener("Page.windowOpen", opened)
    # A request that still waits to be refused would go out the moment nothing holds it any more.
    await tab.context.unroute_all(behavior="wait")
