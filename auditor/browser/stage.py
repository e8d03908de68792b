"""A loaded page, ready for the phases of a watch."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from playwright.async_api import Error

from auditor.browser.desktop import Desktop
from auditor.browser.tab import Tab
from auditor.browser.world import CollectorError, World
from rules.view import AxeReport

PHASE_LIMIT_S = 8.0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """One loaded page and what is known of it so far."""

    tab: Tab
    world: World
    desktop: Desktop
    axe: AxeReport | None
    is_home: bool
    is_exemplar: bool  # the first watched page of its template: what all pages share is examined here alone
    taken: dict[str, bytes]  # pictures by file name, kept in the bundle

    async def attempt(self, name: str, work: Awaitable[T], limit_s: float = PHASE_LIMIT_S) -> T | None:
        """Return what a phase saw; None, with an incident, when it failed or took too long."""
        try:
            with self.tab.timed(name):
                async with asyncio.timeout(limit_s):
                    return await work
        except TimeoutError:
            await self.tab.session.send("Runtime.terminateExecution")
            self.tab.note(f"{name} was not done within {limit_s:g} s")
        except (CollectorError, msgspec.ValidationError, Error) as error:
            self.tab.note(f"{name} failed: {(str(error).splitlines() or [''])[0][:200]}")
        return None
