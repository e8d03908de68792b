"""Trends: what of a change is the site's and what the rules', and what cannot be told."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.evidence import Unreachable, UnreachableReason
from rules.history import Measure, PastAudit, PastJudgement, PastSite, Version
from rules.rule import Category
from rules.scorecard import CategoryScore, RuleScore, grade
from rules.trend import Change, by_period, change, trend

SITE = PastSite(host="gardens.gov.in", path="", is_listing=False, name="", name_hi="")
START = datetime(2026, 1, 10, 6, tzinfo=UTC)
points = st.integers(0, 100).map(float)


def judgement(version, score, *, number=0, is_reported=True, margin=0.0, passed=1, failed=1):
    made = START + timedelta(hours=number)
    rule = RuleScore(rule="reflow", weight=7, passed=passed, failed=failed, cant_tell=0, inapplicable=0)
    category = CategoryScore(
        category=Category.MOBILE, weight=20.0, score=score, margin=margin, coverage=1.0, rules=(rule,)
    )
    return PastJudgement(
        version=Version(configuration_digest=version, scoring_version="1", rules_version=version),
        score=score,
        margin=margin,
        grade=grade(score),
        coverage=1.0,
        categories=(category,),
        judged_at=made,
        reported_at=made if is_reported else None,
    )


def audit(*judgements, key=0, days=0, period="2026-Q1", unreachable=None):
    return PastAudit(
        key=key,
        site=SITE,
        observed_at=START + timedelta(days=days),
        period=period,
        folder="",
        evidence="",
        batch="",
        baseline_at=None,
        is_complete=True,
        pages_known=1,
        pages_read=1,
        pages_watched=0,
        unreachable=unreachable,
        versions={},
        judgements=judgements,
    )


def test_under_the_same_rules_a_change_is_all_the_sites():
    found = change(audit(judgement("a", 70.0, margin=3.0)), audit(judgement("a", 75.0, margin=4.0)), Measure())
    assert found == Change(points=5.0, site_points=5.0, margin=5.0)
    assert found.rules_points == 0
    assert not found.is_sure


def test_the_part_of_the_rules_is_told_from_the_part_of_the_site():
    older = audit(judgement("old", 70.0), judgement("new", 62.0, is_reported=False))
    found = change(older, audit(judgement("new", 68.0)), Measure())
    assert (found.points, found.site_points, found.rules_points) == (-2.0, 6.0, -8.0)
    assert found.is_sure


def test_without_a_version_that_judged_both_nothing_is_subtracted():
    found = change(audit(judgement("old", 70.0)), audit(judgement("new", 68.0)), Measure())
    assert (found.points, found.site_points, found.rules_points) == (-2.0, None, None)
    assert not found.is_sure


def test_rules_that_are_not_known_are_never_the_same():
    assert change(audit(judgement("", 70.0)), audit(judgement("", 68.0)), Measure()).site_points is None


def test_the_version_the_newer_report_was_judged_by_goes_before_one_of_later():
    older = audit(judgement("a", 70.0), judgement("later", 50.0, number=9, is_reported=False))
    newer = audit(judgement("a", 71.0), judgement("later", 60.0, number=9, is_reported=False))
    assert change(older, newer, Measure()).site_points == 1.0


def test_the_report_of_last_counts_and_not_what_was_judged_to_compare():
    judged = audit(
        judgement("a", 70.0), judgement("b", 50.0, number=1), judgement("c", 1.0, number=9, is_reported=False)
    )
    assert judged.reported.score == 50.0


@given(st.lists(st.tuples(points, points), min_size=2, max_size=6))
def test_the_parts_add_up_to_what_was_reported(values):
    """Every audit was reported by rules of its own, and judged once more by the rules of today."""
    audits = [
        audit(judgement(f"v{key}", then), judgement("today", today, number=9, is_reported=False), key=key, days=key)
        for key, (then, today) in enumerate(values)
    ]
    found = trend(audits, Measure())
    assert [point.value for point in found] == [then for then, _ in values]
    for (before, after), point in zip(pairwise(values), found[1:], strict=True):
        assert point.change.points == after[0] - before[0]
        assert point.change.site_points == after[1] - before[1]
        assert point.change.site_points + point.change.rules_points == point.change.points
    level = found[-1].value - values[-1][1]
    assert [point.comparable for point in found] == [pytest.approx(today + level) for _, today in values]


def test_an_audit_that_measured_nothing_is_passed_over():
    reason = Unreachable(reason=UnreachableReason.DNS, detail="")
    found = trend(
        [audit(judgement("a", 70.0)), audit(judgement("a", None), unreachable=reason), audit(judgement("a", 72.0))],
        Measure(),
    )
    assert [point.value for point in found] == [70.0, None, 72.0]
    assert [point.change and point.change.site_points for point in found] == [None, None, 2.0]
    assert [point.comparable for point in found] == [70.0, None, 72.0]


def test_before_a_change_that_cannot_be_told_nothing_is_comparable():
    found = trend([audit(judgement("a", 70.0)), audit(judgement("b", 80.0)), audit(judgement("b", 85.0))], Measure())
    assert [point.comparable for point in found] == [None, 80.0, 85.0]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure(), (70.0, 3.0)),
        (Measure(category=Category.MOBILE), (70.0, 3.0)),
        (Measure(category=Category.SOCIAL), (None, None)),
        (Measure(rule="reflow"), (25.0, None)),
        (Measure(rule="none"), (None, None)),
    ],
)
def test_a_trend_is_drawn_of_the_score_a_category_or_a_rule(measure, expected):
    judged = judgement("a", 70.0, margin=3.0, passed=1, failed=3)
    assert (measure.of(judged), measure.margin_of(judged)) == expected


def test_the_categories_of_a_site_that_did_not_open_say_nothing():
    assert Measure(category=Category.MOBILE).of(judgement("a", None)) is None


def test_a_quarter_is_told_by_its_newest_audit_that_measured_the_site():
    first, second = audit(judgement("a", 70.0), key=1), audit(judgement("a", 71.0), key=2)
    failed = audit(judgement("a", None), key=3)
    other = audit(judgement("a", None), key=4, period="2026-Q2")
    assert [one.key for one in by_period([first, second, failed, other])] == [2, 4]
