"""A loaded page, ready for the phases of a watch."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeVar

from auditor.browser.desktop import Desktop
from auditor.browser.tab import Tab
from auditor.browser.world import World
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
        except Exception as error:  # noqa: BLE001, what a page does to one phase must not end the audit
            self.tab.note(f"{name} failed: {type(error).__name__}: {(str(error).splitlines() or [''])[0][:200]}")
        return None
