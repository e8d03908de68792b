"""Two audits of one website: what got worse, apart from noise. Pure."""

from dataclasses import dataclass

from rules.scorecard import RuleScore, Scorecard

TOLERANCE_POINTS = 0.5  # measured speed alone moves the score by less


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed from the older to the newer scorecard; both of the same rules and weights."""

    difference_points: float | None  # None: one of them has no score
    newly_failing: tuple[str, ...]  # rules with weight that failed nowhere before, in the order of the scorecard
    mended: tuple[str, ...]  # rules that failed before and fail nowhere now

    @property
    def is_regression(self) -> bool:
        """Whether points were lost beyond the tolerance, a rule fails that did not, or the site went out of reach."""
        if self.difference_points is None:
            return bool(self.newly_failing)
        return self.difference_points < -TOLERANCE_POINTS or bool(self.newly_failing)


def compared(older: Scorecard, newer: Scorecard) -> Comparison:
    """Return what changed; rules that one of the audits could not decide are left out."""
    before, after = _scores(older), _scores(newer)
    known = [rule for rule in after if rule in before and not _is_open(before[rule]) and not _is_open(after[rule])]
    has_scores = older.score is not None and newer.score is not None
    return Comparison(
        difference_points=(newer.score or 0) - (older.score or 0) if has_scores else None,
        newly_failing=tuple(r for r in known if after[r].failed and not before[r].failed and after[r].weight),
        mended=tuple(r for r in known if before[r].failed and not after[r].failed),
    )


def _scores(scorecard: Scorecard) -> dict[str, RuleScore]:
    return {score.rule: score for category in scorecard.categories for score in category.rules}


def _is_open(score: RuleScore) -> bool:
    """Return whether the rule applied and could be decided nowhere."""
    return score.share is None and score.cant_tell > 0
