"""How inviting a first view looks to people who see it for half a second: an estimate from six pixel measures.

Fitted to ratings of 398 desktop pages by 372,402 votes from 43 countries (Reinecke and Gajos 2014,
doi 10.1145/2556288.2557052). Spearman's ρ with the mean ratings: 0.69 there, in tenfold cross-validation; 0.52, with a
95 % interval of 0.34–0.66, on 100 pages from about 2020 by 5,094 votes in pairs (Delitzas et al. 2023,
doi 10.1016/j.ijhcs.2023.103019), without fitting again. Nobody rated views of phones, pages in Devanagari, or was asked
in Uttarakhand. Browsers draw pages otherwise than those that were rated, so the number itself says little: what is told
is the place among pages that the same browser pictured.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from rules.views.impression import Impression

BASE = 4.334  # of the scale 1–9 that the pages were rated on
BLANK_EDGE_SHARE = 0.005  # below: blank or broken
BLANK_COLOUR_SHARE = 0.97  # above: the same
LOWEST_QUARTER = 25.0  # percentile; quartiles are what §1.3 of the measurements tells pages apart by


class Measure(StrEnum):
    """The measures that the estimate is made of."""

    CONGESTION = "congestion"
    EDGE_SHARE = "edge_share"
    COLOUR_NOISE = "colour_noise"
    FLATNESS = "flatness"
    COLOURFULNESS = "colourfulness"
    LIGHT_SD = "light_sd"


@dataclass(frozen=True, slots=True)
class Term:
    """Mean and standard deviation of a measure over the rated pages, and its weight."""

    mean: float
    sd: float
    weight: float


TERMS: Mapping[Measure, Term] = {
    Measure.CONGESTION: Term(0.740, 0.0704, -0.170),
    Measure.EDGE_SHARE: Term(0.1004, 0.0404, -0.256),
    Measure.COLOUR_NOISE: Term(4.110, 2.492, -0.501),
    Measure.FLATNESS: Term(0.5852, 0.2256, -0.413),
    Measure.COLOURFULNESS: Term(55.26, 27.98, +0.214),
    Measure.LIGHT_SD: Term(68.08, 18.67, +0.206),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The pages of one width that a page is held against."""

    pages: int
    sites: int
    estimates: tuple[float, ...]  # in equal steps from the lowest page to the highest
    contributions: Mapping[Measure, float]  # medians


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What all pages are held against; made by tools/impression_quantiles.py."""

    identity: str  # changes with every figure
    browser: str
    captured_on: str  # ISO 8601
    comparisons: Mapping[int, Comparison]  # by width in CSS px


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one first view stands at one width."""

    width_css_px: int
    estimate: float
    percentile: float  # 0–100: of the pages of comparison, those below
    pages: int  # of comparison
    sites: int
    browser: str  # that pictured them
    captured_on: str  # ISO 8601
    gaps: Mapping[Measure, float]  # contribution less the median one of the pages of comparison, the lowest first


def contributions(impression: Impression) -> Mapping[Measure, float]:
    """Return weight · (value − mean) / sd of every measure: what it adds to the estimate."""
    return {
        measure: term.weight * (getattr(impression, measure) - term.mean) / term.sd for measure, term in TERMS.items()
    }


def estimate(impression: Impression) -> float:
    """Return the estimated mean rating, on the scale 1–9 of the rated pages."""
    return BASE + sum(contributions(impression).values())


def is_blank(impression: Impression) -> bool:
    """Return whether the picture shows hardly anything, so that nothing can be said."""
    return impression.edge_share < BLANK_EDGE_SHARE or impression.commonest_colour_share > BLANK_COLOUR_SHARE


def standing(impression: Impression) -> Standing | None:
    """Return how a first view stands; None where it is blank, or where no page is known at its width."""
    comparison = reference().comparisons.get(impression.width_css_px)
    if comparison is None or is_blank(impression):
        return None
    value = estimate(impression)
    gaps = {measure: share - comparison.contributions[measure] for measure, share in contributions(impression).items()}
    return Standing(
        width_css_px=impression.width_css_px,
        estimate=value,
        percentile=percentile(value, comparison.estimates),
        pages=comparison.pages,
        sites=comparison.sites,
        browser=reference().browser,
        captured_on=reference().captured_on,
        gaps=dict(sorted(gaps.items(), key=lambda item: item[1])),
    )


def percentile(value: float, steps: tuple[float, ...]) -> float:
    """Return which share of the pages lies below, 0–100, between equal steps of them."""
    above = bisect_right(steps, value)
    if above == 0:
        return 0.0
    if above == len(steps):
        return 100.0
    low = bisect_left(steps, value)
    if low < above:  # it is one of the steps
        place = (low + above - 1) / 2
    else:
        place = above - 1 + (value - steps[above - 1]) / (steps[above] - steps[above - 1])
    return 100 * place / (len(steps) - 1)


@cache
def reference() -> Reference:
    """Return the pages of comparison."""
    table = json.loads((files("rules.attractiveness") / "impression_quantiles.json").read_text(encoding="utf-8"))
    return Reference(
        identity=table["identity"],
        browser=table["browser"],
        captured_on=table["captured_on"],
        comparisons={
            int(width): Comparison(
                pages=one["pages"],
                sites=one["sites"],
                estimates=tuple(one["estimates"]),
                contributions={measure: one["contributions"][measure] for measure in Measure},
            )
            for width, one in table["widths"].items()
        },
    )
