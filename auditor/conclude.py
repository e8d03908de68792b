"""The end of every command that has a scorecard: reports, questions, summary, exit code."""

from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console

from auditor.answers import write_answers
from auditor.compare import Terms, compare
from auditor.exit_codes import BELOW_THE_BAR, FINE, NOTHING_MEASURED, OF_VERDICT
from auditor.store import Bundle
from auditor.write import write_reports
from reports.comparing import to_text as comparison_text
from reports.i18n import Translator, translator
from reports.letterhead import NO_LETTERHEAD, Letterhead
from reports.to_text import summary
from rules.comparing.comparison import TOLERANCE_POINTS
from rules.comparing.exceptions import ExceptionEntry
from rules.finding import N_, counted, message
from rules.registry import by_id
from rules.scorecard import Scorecard

KEPT_NOTE = N_("Scorecard: {path}")
QUESTIONS = (N_("{count} question for a person: {path}"), N_("{count} questions for a person: {path}"))


@dataclass(frozen=True, slots=True)
class Reports:
    """Which reports are written, in which language first, the browser that prints them, and both ends of a letter."""

    formats: tuple[str, ...]
    language: str
    browser: Path | None
    letterhead: Letterhead = NO_LETTERHEAD


@dataclass(frozen=True, slots=True)
class Baseline:
    """An older audit that the result is held against, and by which terms."""

    bundle: Bundle
    exceptions: tuple[ExceptionEntry, ...] = ()
    tolerance_points: float = TOLERANCE_POINTS


def conclude(
    bundle: Bundle,
    scorecard: Scorecard,
    output: Path,
    reports: Reports,
    fail_under: float | None = None,
    baseline: Baseline | None = None,
) -> int:
    """Write the reports and the questions, print the summary and return the exit code of the result."""
    files = write_reports(
        bundle, scorecard, output, reports.formats, reports.language, reports.browser, reports.letterhead
    )
    questions = write_answers(bundle.output, scorecard.questions, by_id())
    say = translator(reports.language)
    Console(highlight=False).print(summary(scorecard, by_id(), say))
    for file in files:
        click.echo(say.message(message(KEPT_NOTE, path=str(file))))
    if questions and scorecard.questions:
        count = len(scorecard.questions)
        click.echo(say.message(counted(*QUESTIONS, count, path=str(questions))))
    if scorecard.score is None:
        return NOTHING_MEASURED
    code = _held_against(baseline, bundle, scorecard, say) if baseline else FINE
    return BELOW_THE_BAR if fail_under is not None and scorecard.score < fail_under else code


def _held_against(baseline: Baseline, bundle: Bundle, scorecard: Scorecard, say: Translator) -> int:
    """Print what changed since an older audit and return its exit code."""
    weights = {category.category: category.weight for category in scorecard.categories}
    terms = Terms(weights=weights, exceptions=baseline.exceptions, tolerance_points=baseline.tolerance_points)
    comparison = compare(baseline.bundle, bundle, terms).comparison
    click.echo(comparison_text.render(comparison, by_id(), say))
    return OF_VERDICT[comparison.verdict]
