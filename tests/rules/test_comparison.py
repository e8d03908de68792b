"""What got worse between two audits: lost points and new failures, never noise."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rules.comparison import compared
from rules.rule import Category
from rules.scorecard import CategoryScore, Grade, RuleScore, Scorecard


def score_of(rule: str, passed: int, failed: int, weight: int = 5, cant_tell: int = 0) -> RuleScore:
    return RuleScore(rule=rule, weight=weight, passed=passed, failed=failed, cant_tell=cant_tell, inapplicable=0)


@pytest.fixture
def card() -> Callable[..., Scorecard]:
    def build(score: float | None, *rules: RuleScore) -> Scorecard:
        category = CategoryScore(
            category=Category.MOBILE, weight=20.0, score=score, margin=0.0, coverage=1.0, rules=rules
        )
        return Scorecard(
            scorecard_version=1,
            scoring_version="1",
            configuration_digest="0",
            target="",
            home_url="",
            site_name="",
            observed_at=datetime(2026, 3, 16, tzinfo=UTC),
            unreachable=None,
            score=score,
            margin=0.0,
            grade=Grade.B,
            coverage=1.0,
            categories=(category,),
            suggestions=(),
            questions=(),
            pages=(),
            pages_read=0,
            pages_watched=0,
            pages_known=0,
            fates={},
            not_measured=(),
            versions={},
        )

    return build


def test_nothing_changed_is_no_regression(card) -> None:
    same = card(80.0, score_of("zoom", 5, 0), score_of("reflow", 3, 2))
    comparison = compared(same, same)
    assert (comparison.difference_points, comparison.newly_failing, comparison.mended) == (0, (), ())
    assert not comparison.is_regression


def test_a_rule_that_begins_to_fail_is_a_regression_even_without_lost_points(card) -> None:
    comparison = compared(card(80.0, score_of("zoom", 5, 0)), card(81.0, score_of("zoom", 4, 1)))
    assert comparison.newly_failing == ("zoom",)
    assert comparison.is_regression


@pytest.mark.parametrize(("newer", "is_worse"), [(79.6, False), (79.4, True), (90.0, False)])
def test_lost_points_count_beyond_the_tolerance(card, newer: float, is_worse: bool) -> None:
    rule = score_of("reflow", 3, 2)
    assert compared(card(80.0, rule), card(newer, rule)).is_regression is is_worse


def test_what_one_audit_could_not_decide_is_no_news(card) -> None:
    undecided = score_of("zoom", 0, 0, cant_tell=5)
    assert compared(card(80.0, undecided), card(80.0, score_of("zoom", 0, 5))).newly_failing == ()


def test_a_fault_in_something_new_is_a_new_failure(card) -> None:
    without_pictures = score_of("image-alt", 0, 0)
    assert compared(card(80.0, without_pictures), card(80.0, score_of("image-alt", 4, 1))).newly_failing == (
        "image-alt",
    )


def test_advice_is_no_regression_and_mended_rules_are_named(card) -> None:
    older = card(80.0, score_of("advice", 5, 0, weight=0), score_of("zoom", 0, 5))
    newer = card(80.0, score_of("advice", 0, 5, weight=0), score_of("zoom", 5, 0))
    comparison = compared(older, newer)
    assert (comparison.newly_failing, comparison.mended) == ((), ("zoom",))


def test_without_a_score_there_is_no_difference(card) -> None:
    older = card(80.0, score_of("zoom", 5, 0))
    assert compared(older, replace(card(None), score=None)).difference_points is None
