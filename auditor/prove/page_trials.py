"""Looking at one page again and again: as it is, and with fixes made on it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from auditor.browser.desk import WatchError
from auditor.browser.trial import Trial
from auditor.browser.visit import EVERYTHING, Watcher
from auditor.prove.repairs import Key, Repair
from rules.evaluate import Result, absent
from rules.evidence import PageEvidence
from rules.fixing.comparing import Change, Look
from rules.rule import Need

# Loads for the median of timings and pictures for an estimate prove nothing of a fix.
NEEDS = EVERYTHING - {Need.VITALS, Need.IMPRESSION}
LOOKS_AT_MOST = 2  # a phase that fails once may do so by chance


@dataclass(frozen=True, slots=True)
class Seen:
    """What one load with fixes has shown."""

    change: Change
    is_applied: Mapping[Key, bool]


@dataclass(slots=True)
class PageTrials:
    """Loads of one page; everything is looked at each time, so that whatever is new is noticed."""

    watcher: Watcher
    page: PageEvidence  # as the audit saw it
    is_home: bool
    earlier: Look  # of the audit
    judge: Callable[[PageEvidence], Sequence[Result]]
    clock: Callable[[], datetime]
    control: Look | None = None  # the page once more without fixes; None: not seen
    _places: tuple[str, ...] = ()
    _lacking: frozenset[Need] = field(default_factory=frozenset)

    async def look_again(self) -> bool:
        """Look at the page without fixes, by the same way as with them; False when it cannot be seen."""
        page = await self._watched(None)
        if page is None:
            return False
        self._lacking = absent(page)
        self.control = Look.of(self.judge(page))
        faults = (*self.earlier.faults, *self.control.faults)
        self._places = tuple(dict.fromkeys(fault.spot.selector for fault in faults if fault.spot.selector))
        return True

    def is_there(self, repair: Repair) -> bool:
        """Return whether the page without fixes still has the faults of a repair, each in its place."""
        assert self.control is not None, "the page was looked at before"
        return set(repair.faults) <= set(self.control.faults)

    async def attempt(self, repairs: Sequence[Repair]) -> Seen | None:
        """Look at the page with these fixes made; None when it cannot be seen as completely as without them."""
        assert self.control is not None, "the page was looked at before"
        for _ in range(LOOKS_AT_MOST):
            trial = Trial(tuple(repair.steps for repair in repairs), self._places)
            page = await self._watched(trial)
            if page is not None and absent(page) <= self._lacking:
                change = Change(page.url, self.earlier, self.control, Look.of(self.judge(page)), trial.moved)
                applied = zip(repairs, trial.is_applied, strict=True)
                return Seen(change, {repair.key: done for repair, done in applied})
        return None

    async def _watched(self, trial: Trial | None) -> PageEvidence | None:
        try:
            watched = await self.watcher.watch(
                self.page.url,
                is_home=self.is_home,
                observed_at=self.clock(),
                needs=NEEDS if self.page.view else frozenset(),
                trial=trial,
            )
        except WatchError:
            return None
        if watched.page.url != self.page.url:
            return None
        return replace(watched.page, template=self.page.template, clicks_from_home=self.page.clicks_from_home)
