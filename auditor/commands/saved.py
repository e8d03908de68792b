"""Commands on a saved audit: render it again, judge it again, answer its questions."""

from pathlib import Path

import click

from auditor.answers import answer_one, read_answers
from auditor.cli_options import (
    chosen_weights,
    with_browser,
    with_config,
    with_database,
    with_formats,
    with_language,
    with_price,
)
from auditor.commands.recording import record_result
from auditor.conclude import Reports, conclude
from auditor.judge import judge, reportable
from auditor.letterhead import letterhead_of
from auditor.store import Bundle
from reports.i18n import translator
from reports.to_text import question_text
from rules.finding import N_
from rules.registry import by_id, rules_at

ANSWER_PROMPT = N_("Is it so? yes, no, or Enter to leave it open")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--out", "output", type=click.Path(file_okay=False, path_type=Path), help="Another folder for the reports."
)
@with_config
@with_formats
@with_language
@with_browser
def report(folder: Path, output: Path | None, formats: tuple[str, ...], language: str, browser: Path | None) -> None:
    """Render the saved result of an audit again."""
    bundle = Bundle.open(folder)
    reports = Reports(formats, language, browser, letterhead_of(folder))
    raise SystemExit(conclude(bundle, reportable(bundle), output or folder, reports))


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@with_config
@with_price
@with_formats
@with_language
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="POINTS", help="Exit with 1 when the score is lower."
)
@with_browser
@with_database
def rescore(
    folder: Path,
    formats: tuple[str, ...],
    language: str,
    rupees_per_gb: float,
    fail_under: float | None,
    browser: Path | None,
    database: str,
) -> None:
    """Judge saved evidence with the rules of today; no browser and no network are needed."""
    bundle = Bundle.open(folder)
    scorecard = judge(bundle, chosen_weights(), read_answers(bundle.output), rules_at(rupees_per_gb))
    code = conclude(bundle, scorecard, folder, Reports(formats, language, browser, letterhead_of(folder)), fail_under)
    record_result(database, bundle, language)
    raise SystemExit(code)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@with_config
@with_price
@with_formats
@with_language
@with_browser
@with_database
def answer(
    folder: Path,
    formats: tuple[str, ...],
    language: str,
    rupees_per_gb: float,
    browser: Path | None,
    database: str,
) -> None:
    """Ask what only a person can decide, one question at a time, and score the answers."""
    bundle = Bundle.open(folder)
    say = translator(language)
    for question in reportable(bundle).questions:
        click.echo(f"\n{question_text(question, by_id(), say)}")
        word = click.prompt(say.text(ANSWER_PROMPT), default="", show_default=False)
        answer_one(bundle.output, question, by_id(), word)
    scorecard = judge(bundle, chosen_weights(), read_answers(bundle.output), rules_at(rupees_per_gb))
    code = conclude(bundle, scorecard, folder, Reports(formats, language, browser, letterhead_of(folder)))
    record_result(database, bundle, language)
    raise SystemExit(code)
