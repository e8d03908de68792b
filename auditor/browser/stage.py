"""A loaded page, ready for the phases of a watch."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from auditor.browser.desktop import Desktop
from auditor.browser.tab import Tab
from auditor.browser.world import World
from rules.rule import Need
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
    is_exemplar: bool  # small, or the first watched page of its template: what all pages share is examined here alone
    taken: dict[str, bytes]  # pictures by file name, kept in the bundle
    needs: frozenset[Need]  # evidence that is asked for

    async def attempt(self, phase: Need, collect: "Callable[[Stage], Awaitable[T]]") -> T | None:
        """Return what a phase saw; None when nobody asked for it or, with an incident, when it failed."""
        if phase not in self.needs:
            return None
        try:
            with self.tab.timed(phase):
                async with asyncio.timeout(PHASE_LIMIT_S):
                    return await collect(self)
        except TimeoutError:
            await self.tab.session.send("Runtime.terminateExecution")
            self.tab.note(f"{phase} was not done within {PHASE_LIMIT_S:g} s")
        except Exception as error:  # noqa: BLE001, what a page does to one phase must not end the audit
            self.tab.note(f"{phase} failed: {type(error).__name__}: {(str(error).splitlines() or [''])[0][:200]}")
        return None
