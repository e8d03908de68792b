"""What the work would bring: the score once suggestions are mended, as a table and as ticks to try."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reports.i18n import Translator
from reports.templating import source
from reports.words import GRADES
from rules.finding import N_
from rules.scorecard import GRADE_BOUNDS, CategoryScore, Grade, grade, score_when_mended

STEPS = (1, 2, 3, 5, 10)  # so many suggestions, then all of them
REACHED = N_("{before} points now, {after} with {count} of {total} suggestions mended. Grade {grade}: {word}.")


@dataclass(frozen=True, slots=True)
class Step:
    """The score once the first suggestions of the list are mended."""

    mended: int
    score: float
    grade: Grade


def steps(categories: Sequence[CategoryScore], rules: Sequence[str]) -> tuple[Step, ...]:
    """Return the score of now and after the first few rules, in this order, up to all of them."""
    counts = (0, *(count for count in STEPS if count < len(rules)), len(rules))
    scores = ((count, score_when_mended(categories, rules[:count])) for count in counts)
    return tuple(Step(count, score, grade(score)) for count, score in scores if score is not None)


def facts(categories: Sequence[CategoryScore], say: Translator) -> dict[str, Any]:
    """Return what the script needs: its words, and the weights and shares of the scorer in the scorer's order.

    Sums of floating point numbers depend on their order; in this one they agree to the last digit.
    """
    return {
        "categories": [
            {
                "weight": category.weight,
                "rules": [
                    [score.weight, score.share, score.rule] if score.failed else [score.weight, score.share]
                    for score in category.rules
                    if score.weight and score.share is not None
                ],
            }
            for category in categories
            if category.score is not None
        ],
        "bounds": [[bound, letter] for bound, letter in GRADE_BOUNDS],
        "words": {letter: say.text(GRADES[letter]) for _, letter in GRADE_BOUNDS},
        "reached": say.text(REACHED),
    }


@cache
def script() -> str:
    """Return the script of the ticks."""
    return source("simulator.js")


@cache
def script_source() -> str:
    """Return what a Content-Security-Policy allows the script by, and nothing else."""
    digest = hashlib.sha256(script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
