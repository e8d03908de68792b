"""Slower counts when it is more than chance and enough to be noticed."""

import random
from dataclasses import replace

import pytest

from rules.comparing.comparison import Measure, TimingChange
from rules.comparing.timings import timing_changes
from rules.view import Vitals

LOAD = Vitals(
    ttfb_ms=200.0,
    fcp_ms=900.0,
    lcp_ms=1500.0,
    lcp_selector="",
    cls=0.01,
    blocking_ms=100.0,
    long_tasks=2,
    load_ms=2000.0,
    dom_elements=500,
)


def lcp(older: list[float], newer: list[float]) -> TimingChange:
    before, after = (
        {f"/{page}": replace(LOAD, lcp_ms=value) for page, value in enumerate(side)} for side in (older, newer)
    )
    return next(change for change in timing_changes(before, after) if change.measure is Measure.LCP)


def test_chance_is_no_regression() -> None:
    chance = random.Random(5)
    for _ in range(200):
        older = [1500 * chance.lognormvariate(0, 0.3) for _ in range(25)]
        newer = [1500 * chance.lognormvariate(0, 0.3) for _ in range(25)]
        assert not lcp(older, newer).is_regression


def test_a_busy_machine_slows_every_page_down_and_is_no_regression() -> None:
    assert not lcp([1500.0] * 25, [2300.0] * 25).is_significant


@pytest.mark.parametrize("pages", [1, 5, 25])
def test_a_site_that_became_much_slower_is_a_regression(pages: int) -> None:
    change = lcp([1500.0] * pages, [6000.0] * pages)
    assert change.is_regression
    assert (change.older, change.newer, change.pages) == (1500, 6000, pages)


def test_a_site_that_became_faster_is_none() -> None:
    change = lcp([6000.0] * 5, [1500.0] * 5)
    assert (change.is_significant, change.is_sizeable, change.is_regression) == (True, True, False)


def test_significant_and_too_small_to_be_noticed_is_none() -> None:
    change = lcp([50.0] * 25, [300.0] * 25)
    assert (change.is_significant, change.is_sizeable) == (True, False)


def test_a_shift_of_the_layout_is_measured_in_itself() -> None:
    before = {"/": LOAD, "/b": LOAD}
    after = {page: replace(LOAD, cls=0.3) for page in before}
    [shift] = [change for change in timing_changes(before, after) if change.measure is Measure.CLS]
    assert shift.is_regression
    assert (shift.older, shift.newer) == (0.01, 0.3)


def test_pages_of_one_audit_alone_say_nothing() -> None:
    assert timing_changes({"/a": LOAD}, {"/b": LOAD}) == ()
    assert timing_changes({"/a": replace(LOAD, lcp_ms=None)}, {"/a": LOAD})[-1].measure is Measure.CLS
