"""Comparing two saved audits of one website, both judged by the rules of now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.answers import read_answers
from auditor.judge import judged_again
from auditor.store import Bundle
from rules.comparing.comparison import TOLERANCE_POINTS, Comparison
from rules.comparing.concluding import concluded
from rules.comparing.differences import Differences
from rules.comparing.exceptions import ExceptionEntry, Exceptions
from rules.comparing.reach import Reach
from rules.comparing.timings import timing_changes
from rules.dates import today_of
from rules.evaluate import Result
from rules.evidence import PageEvidence
from rules.questions import Answers
from rules.registry import by_id
from rules.rule import Category
from rules.scorecard import Scorecard
from rules.view import Vitals


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a comparison is made by."""

    weights: Mapping[Category, float]
    exceptions: Sequence[ExceptionEntry] = ()
    tolerance_points: float = TOLERANCE_POINTS


class Compared(NamedTuple):
    """A comparison, and the differences it was made from."""

    comparison: Comparison
    differences: Differences


def compare(older: Bundle, newer: Bundle, terms: Terms) -> Compared:
    """Return what changed; no page is kept in memory, of the results only what fails."""
    differences = Differences(
        rules=by_id(),
        older=reach_of(older),
        newer=reach_of(newer),
        exceptions=Exceptions(terms.exceptions, today_of(newer.site().observed_at)),
    )
    answers, then = answers_of(older, newer), older.judged()
    before, timed_before = judged_into(differences.older, older, terms.weights, answers, differences.add_older)
    after, timed_after = judged_into(differences.newer, newer, terms.weights, answers, differences.add_newer)
    comparison = concluded(
        differences,
        before,
        after,
        older_as_judged=then.score if then else None,
        timings=timing_changes(timed_before, timed_after),
        tolerance_points=terms.tolerance_points,
    )
    return Compared(comparison, differences)


def reach_of(bundle: Bundle) -> Reach:
    """Return how far an audit reached; its pages are entered as they are judged."""
    return Reach(site=bundle.site(), is_complete=bundle.is_complete())


def answers_of(older: Bundle, newer: Bundle) -> Answers:
    """Return what people answered, the newer answer first: it holds for both audits, as the question is the same."""
    return {**read_answers(older.output), **read_answers(newer.output)}


def judged_into(
    reach: Reach,
    bundle: Bundle,
    weights: Mapping[Category, float],
    answers: Answers,
    keep: Callable[[Sequence[Result]], None],
) -> tuple[Scorecard, Mapping[str, Vitals]]:
    """Judge an audit, enter its pages into its reach, and return the scorecard and what the browser timed by page."""
    timed: dict[str, Vitals] = {}

    def look(page: PageEvidence) -> None:
        name = reach.page(page.url)
        reach.is_watched[name] = page.view is not None
        if page.view and page.view.vitals:
            timed[name] = page.view.vitals

    return judged_again(bundle, weights, answers, keep, look), timed
