"""A loaded page, ready for the phases of a watch."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from auditor.browser.allowance import Allowance
from auditor.browser.desk import Desk
from auditor.browser.desktop import Desktop
from auditor.browser.tab import Tab
from auditor.browser.world import World
from rules.rule import Need
from rules.view import AxeReport

PHASE_LIMIT_S = 8.0
TIDY_LIMIT_S = 2.0
ENDINGS = 2  # tidying up may set off the same handler once more
T = TypeVar("T")


def heard(task: "asyncio.Future[Any]") -> None:
    """Take the outcome of a task that perhaps nobody waits for any more."""
    if not task.cancelled():
        task.exception()


@dataclass(frozen=True, slots=True)
class Stage:
    """One loaded page and what is known of it so far."""

    desk: Desk
    world: World
    desktop: Desktop
    axe: AxeReport | None
    is_home: bool
    is_exemplar: bool  # small, or the first watched page of its template: what all pages share is examined here alone
    taken: dict[str, bytes]  # pictures by file name, kept in the bundle
    needs: frozenset[Need]  # evidence that is asked for
    allowance: Allowance = field(default_factory=lambda: Allowance(PHASE_LIMIT_S))  # of the phase at work

    @property
    def tab(self) -> Tab:
        """The desk as Playwright's tab, for phases that use the page."""
        assert isinstance(self.desk, Tab), "a page that cannot be sealed is not used"
        return self.desk

    async def attempt(self, phase: Need, collect: "Callable[[Stage], Awaitable[T]]") -> T | None:
        """Return what a phase saw; None when nobody asked for it or, with an incident, when it failed."""
        if phase not in self.needs:
            return None
        allowance = Allowance(PHASE_LIMIT_S)
        work = asyncio.ensure_future(collect(replace(self, allowance=allowance)))
        work.add_done_callback(heard)
        try:
            with self.desk.timed(phase):
                await allowance.wait(work)
            if work.done():
                return work.result()
        except Exception as error:  # noqa: BLE001, what a page does to one phase must not end the audit
            self.desk.note(f"{phase} failed: {type(error).__name__}: {(str(error).splitlines() or [''])[0][:200]}")
            return None
        finally:
            work.cancel()
        self.desk.note(f"{phase} was not done within {allowance.limit_s:g} s")
        await self._released(work)
        return None

    async def _released(self, work: asyncio.Future[T]) -> None:
        """Wait until a phase has tidied up; TimeoutError when the page keeps it from that, whatever is done."""
        for _ in range(ENDINGS):
            await self.desk.session.send("Runtime.terminateExecution")  # of a handler that never ends
            if (await asyncio.wait({work}, timeout=TIDY_LIMIT_S))[0]:
                return
        raise TimeoutError("the page hangs as soon as it is used")
