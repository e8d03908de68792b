"""What each category won or lost between two audits, accepted failures left out. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from rules.comparing.comparison import CategoryChange
from rules.scorecard import CategoryScore, Scorecard, category_score


def category_changes(
    older: Scorecard,
    newer: Scorecard,
    accepted_older: Mapping[str, int],
    accepted_newer: Mapping[str, int],
    tolerance_points: float,
) -> tuple[CategoryChange, ...]:
    """Return the change of every category; the accepted are pages by rule whose every failure somebody answers for."""
    before = {category.category: category for category in older.categories}
    return tuple(
        _change(
            _without(before[category.category], accepted_older, older.pages_known),
            _without(category, accepted_newer, newer.pages_known),
            tolerance_points,
        )
        for category in newer.categories
        if category.category in before
    )


def _without(category: CategoryScore, accepted: Mapping[str, int], pages_known: int) -> CategoryScore:
    if not any(score.rule in accepted for score in category.rules):
        return category
    rules = tuple(
        replace(
            score,
            failed=score.failed - accepted.get(score.rule, 0),
            inapplicable=score.inapplicable + accepted.get(score.rule, 0),
        )
        for score in category.rules
    )
    return category_score(category.category, category.weight, pages_known, rules)


def _change(older: CategoryScore, newer: CategoryScore, tolerance_points: float) -> CategoryChange:
    older_margin, newer_margin = older.margin or 0.0, newer.margin or 0.0
    lost = older.score - newer.score if older.score is not None and newer.score is not None else 0.0
    return CategoryChange(
        category=newer.category,
        older=older.score,
        newer=newer.score,
        older_margin=older_margin,
        newer_margin=newer_margin,
        is_regression=lost > tolerance_points + older_margin + newer_margin,
    )
