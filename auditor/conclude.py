"""The end of every command that has a scorecard: reports, questions, summary, exit code."""

from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console

from auditor.answers import read_answers, write_answers
from auditor.judge import judged_alike
from auditor.store import Bundle
from auditor.write import write_reports
from reports.i18n import Translator, translator
from reports.to_text import comparison_text, summary
from rules.comparison import compared
from rules.finding import N_, counted, message
from rules.registry import by_id
from rules.scorecard import Scorecard

FINE, BELOW_THE_BAR, WRONG_USAGE, NOTHING_MEASURED, INTERRUPTED = 0, 1, 2, 3, 130
KEPT_NOTE = N_("Scorecard: {path}")
QUESTIONS = (N_("{count} question for a person: {path}"), N_("{count} questions for a person: {path}"))


@dataclass(frozen=True, slots=True)
class Reports:
    """Which reports are written, in which language first, and the browser that prints the PDF."""

    formats: tuple[str, ...]
    language: str
    browser: Path | None


def conclude(
    bundle: Bundle,
    scorecard: Scorecard,
    output: Path,
    reports: Reports,
    fail_under: float | None = None,
    baseline: Path | None = None,
) -> int:
    """Write the reports and the questions, print the summary and return the exit code of the result."""
    files = write_reports(bundle, scorecard, output, reports.formats, reports.language, reports.browser)
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
    is_worse = baseline is not None and _is_worse(baseline, scorecard, say)
    return BELOW_THE_BAR if is_worse or (fail_under is not None and scorecard.score < fail_under) else FINE


def _is_worse(baseline: Path, scorecard: Scorecard, say: Translator) -> bool:
    """Print what changed since an older audit and return whether something got worse."""
    older = judged_alike(Bundle.open(baseline), scorecard, read_answers(baseline))
    comparison = compared(older, scorecard)
    click.echo(comparison_text(comparison, older, by_id(), say))
    return comparison.is_regression
