"""How quickly the home page loads: the middle one of its loads, and the margin it is known with."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, stdev

from rules.evidence import PageEvidence
from rules.finding import Doubt, Occurrence, message
from rules.performance.limits import AUDIT_SPREAD, LOAD_SPREAD, STEADY_MS
from rules.scorecard import Z_95
from rules.view import Vitals

# Standard deviation of the median of so many values of a normal distribution, as a share of that of one.
MEDIAN_SPREAD = {1: 1.0, 2: 0.71}
MEDIAN_SPREAD_OF_MORE = 0.67


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """A duration, measured in one load or several."""

    ms: float  # the median
    lowest_ms: float  # of the 95 % interval: what an audit of the same page on another day may find
    highest_ms: float
    loads: int

    def is_poor(self, limit_ms: float) -> bool:
        """Return whether it is beyond the limit by more than the margin."""
        return self.lowest_ms > limit_ms

    def is_unsure(self, limit_ms: float) -> bool:
        """Return whether it is beyond the limit, but within the margin.

        So that an unchanged page does not pass once and fail the next time: between the two lies the whole margin.
        """
        return self.ms > limit_ms and not self.is_poor(limit_ms)


def is_timed(page: PageEvidence) -> bool:
    """Return whether this is the home page, the one that is loaded three times."""
    return bool(page.view and page.view.further_loads) or page.clicks_from_home == 0


def timing(page: PageEvidence, value: Callable[[Vitals], float | None]) -> Timing | None:
    """Return a duration of the home page; None when the browser reported it in no load."""
    view = page.view
    loads = (view.vitals, *view.further_loads) if view else ()
    found = [ms for load in loads if load is not None and (ms := value(load)) is not None]
    if not found:
        return None
    middle_ms = median(found) + STEADY_MS
    observed = stdev(math.log(ms + STEADY_MS) for ms in found) if len(found) > 1 else 0.0
    of_loads = max(observed, LOAD_SPREAD) * MEDIAN_SPREAD.get(len(found), MEDIAN_SPREAD_OF_MORE)
    factor = math.exp(Z_95 * math.sqrt(2) * math.hypot(of_loads, AUDIT_SPREAD))  # both this audit and the other err
    return Timing(
        ms=middle_ms - STEADY_MS,
        lowest_ms=middle_ms / factor - STEADY_MS,
        highest_ms=middle_ms * factor - STEADY_MS,
        loads=len(found),
    )


def unsure(text: str, found: Timing, limit_ms: float) -> Doubt:
    """Return that a duration is beyond the limit but not by more than the margin; no look at the page helps."""
    return Doubt(
        message=message(
            text,
            measured=seconds(found.ms),
            lowest=seconds(found.lowest_ms),
            highest=seconds(found.highest_ms),
            limit=seconds(limit_ms),
        ),
        occurrences=(Occurrence(),),
        is_question=False,
    )


def seconds(ms: float) -> float:
    """Return seconds with one digit."""
    return round(ms / 1000, 1)
