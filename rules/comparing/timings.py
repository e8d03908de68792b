"""Whether a site became slower: a change counts when it is more than chance and enough to be noticed. Pure."""

import math
from collections.abc import Mapping
from statistics import fmean, median, stdev

from rules.comparing.comparison import Measure, TimingChange
from rules.performance.limits import (
    AUDIT_SPREAD,
    BLOCKING,
    CLS,
    FCP,
    LCP,
    LOAD_SPREAD,
    STEADY_MS,
    TTFB,
    Limits,
)
from rules.scorecard import Z_95
from rules.view import Vitals

# What these rules report is one of the measures: it is compared as a time, and is no failure of its own.
TIMED_RULES = frozenset({"server-answer", "first-words", "largest-paint", "input-delay", "layout-shift"})
SIZEABLE_SHARE = 0.2  # of the older value: smaller differences in waiting go unnoticed (Weber's law for durations)
LAYOUT_SHIFT_SPREAD = 0.02  # of the layout shift itself

_LIMITS: Mapping[Measure, Limits] = {
    Measure.TTFB: TTFB,
    Measure.FCP: FCP,
    Measure.LCP: LCP,
    Measure.BLOCKING: BLOCKING,
    Measure.CLS: CLS,
}


def timing_changes(older: Mapping[str, Vitals], newer: Mapping[str, Vitals]) -> tuple[TimingChange, ...]:
    """Return what changed of every measure over the pages that both audits timed, by address."""
    found = []
    for measure in Measure:
        both = [
            (before, after)
            for page, vitals in older.items()
            if page in newer
            and (before := _value(vitals, measure)) is not None
            and (after := _value(newer[page], measure)) is not None
        ]
        if both:
            found.append(_change(measure, both))
    return tuple(found)


def _change(measure: Measure, both: list[tuple[float, float]]) -> TimingChange:
    older, newer = (median(values) for values in zip(*both, strict=True))
    is_significant = abs(fmean(differences := _differences(measure, both))) > _margin(measure, differences)
    difference = newer - older
    is_sizeable = abs(difference) >= max(_LIMITS[measure].sizeable, SIZEABLE_SHARE * older)
    return TimingChange(
        measure=measure,
        older=older,
        newer=newer,
        pages=len(both),
        is_significant=is_significant,
        is_sizeable=is_sizeable,
        is_regression=is_significant and is_sizeable and difference > 0,
    )


def _differences(measure: Measure, both: list[tuple[float, float]]) -> list[float]:
    if measure is Measure.CLS:
        return [after - before for before, after in both]
    return [math.log((after + STEADY_MS) / (before + STEADY_MS)) for before, after in both]


def _margin(measure: Measure, differences: list[float]) -> float:
    """Return the half width of the 95 % interval of the mean difference; each side is one load of each page."""
    load, audit = (LAYOUT_SHIFT_SPREAD, 0.0) if measure is Measure.CLS else (LOAD_SPREAD, AUDIT_SPREAD)
    observed = stdev(differences) if len(differences) > 1 else 0.0
    of_pages = max(observed, load * math.sqrt(2)) / math.sqrt(len(differences))
    return Z_95 * math.hypot(of_pages, audit * math.sqrt(2))


def _value(vitals: Vitals, measure: Measure) -> float | None:
    match measure:
        case Measure.TTFB:
            return vitals.ttfb_ms
        case Measure.FCP:
            return vitals.fcp_ms
        case Measure.LCP:
            return vitals.lcp_ms
        case Measure.BLOCKING:
            return vitals.blocking_ms
        case Measure.CLS:
            return vitals.cls
