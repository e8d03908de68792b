"""What changed at one department since the quarter before, rule by rule."""

from dataclasses import dataclass

from rules.reviewing.facts import Facts
from rules.rule import Category
from rules.scorecard import RuleScore


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Rules with weight that failed nowhere before and fail now, and the other way round."""

    mended: tuple[str, ...]
    failing: tuple[str, ...]


def changes_between(older: Facts, newer: Facts) -> Changes:
    """Return what was mended and what began to fail; what one of the two audits could not decide is left out."""
    pairs = [
        (rule, older.rules[rule], score)
        for rule, score in newer.rules.items()
        if rule in older.rules and score.weight and not _is_open(score) and not _is_open(older.rules[rule])
    ]
    return Changes(
        mended=tuple(rule for rule, before, now in pairs if before.failed and not now.failed),
        failing=tuple(rule for rule, before, now in pairs if now.failed and not before.failed),
    )


def category_change(older: Facts, newer: Facts, category: Category) -> float | None:
    """Return the points a category gained, None where one of the two has no score for it."""
    if category not in older.categories or category not in newer.categories:
        return None
    return round(newer.categories[category].score - older.categories[category].score, 1)


def _is_open(score: RuleScore) -> bool:
    return score.share is None and score.cant_tell > 0
