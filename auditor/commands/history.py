"""Commands that read the history: scores over time, recorded by every audit."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import click
from rich.console import Console, RenderableType

from auditor.cli_options import with_config, with_database, with_language
from auditor.commands.history_upkeep import add, prune
from auditor.errors import InputError
from auditor.history.database import Database, open_database
from auditor.history.queries import audits_of, find_site, sites
from auditor.history.rejudge import judge_alike
from auditor.whole_files import write_stream, write_whole
from reports.history.formats import TEXT_FORMATS, to_xlsx
from reports.history.table import Table, audits_table, rules_table, sites_table, trend_table
from reports.history.text import list_text, show_text, trend_text
from reports.i18n import translator
from rules.finding import N_, message
from rules.history import Measure, PastAudit, rule_score
from rules.registry import by_id
from rules.rule import Category
from rules.trend import by_period
from rules.trend import trend as trend_of

JUDGING = N_("Judging the evidence of {observed_date} again by the rules of today.")


@click.group()
def history() -> None:
    """Scores over time, as every audit recorded them."""


history.add_command(add)
history.add_command(prune)


def with_table_format(command: click.decorators.FC) -> click.decorators.FC:
    """Add the format in which a table is printed."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "csv", "json", "jsonl"]),
        default="text",
        show_default=True,
        help="How it is printed.",
    )(command)


@history.command(name="list")
@with_table_format
@with_database
@with_language
@with_config
def list_sites(form: str, database: str, language: str) -> None:
    """List every site with its last score, and what changed since the audit before."""
    with open_database(database, is_made=False).reading() as session:
        found = tuple(chain.from_iterable(audits_of(session, site) for site in sites(session)))
    _print(form, list_text(found, translator(language)), sites_table(found))


@history.command()
@click.argument("site")
@with_table_format
@with_database
@with_language
@with_config
def show(site: str, form: str, database: str, language: str) -> None:
    """Show every audit of SITE, an address or the name of a department, with the scores of its categories."""
    with open_database(database, is_made=False).reading() as session:
        found = audits_of(session, find_site(session, site))
    _print(form, show_text(found, translator(language)), audits_table(found))


@history.command()
@click.argument("site")
@click.option(
    "--category", type=click.Choice([category.value for category in Category]), help="Draw the score of this category."
)
@click.option("--rule", default="", metavar="ID", help="Draw the share of pages that pass this rule.")
@click.option(
    "--by",
    "step",
    type=click.Choice(["quarter", "audit"]),
    default="quarter",
    show_default=True,
    help="One audit a quarter, or all.",
)
@with_table_format
@with_database
@with_language
@with_config
def trend(site: str, category: str | None, rule: str, step: str, form: str, database: str, language: str) -> None:
    """Draw the scores of SITE over time, and tell what the site changed from what the rules did.

    Audits judged by different rules or weights are judged alike from their evidence first, and that is recorded.
    """
    say = translator(language)
    measure = Measure(category=Category(category) if category else None, rule=rule)
    opened = open_database(database, is_made=False)
    found = _series(opened, site, step, measure)
    if judge_alike(
        opened,
        found,
        lambda audit: click.echo(
            say.message(message(JUDGING, observed_date=audit.observed_at.date().isoformat())), err=True
        ),
    ):
        found = _series(opened, site, step, measure)
    points = trend_of(found, measure)
    _print(form, trend_text(points, measure, by_id(), say), trend_table(points))


@history.command()
@click.option(
    "--by",
    "row",
    type=click.Choice(["audit", "rule"]),
    default="audit",
    show_default=True,
    help="A row for each judgement of an audit, or for each of its rules.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*TEXT_FORMATS, "xlsx"]),
    default="csv",
    show_default=True,
    help="Of the file.",
)
@click.option(
    "--out", "output", type=click.Path(dir_okay=False, path_type=Path), help="The file.  [default: standard output]"
)
@with_database
@with_language
@with_config
def export(row: str, form: str, output: Path | None, database: str, language: str) -> None:
    """Write everything that is recorded as one table."""
    if form == "xlsx" and output is None:
        raise InputError("A workbook is no text.", hint="Name the file with --out.")
    with open_database(database, is_made=False).reading() as session:
        found = sites(session)
        audits = chain.from_iterable(audits_of(session, site, with_rules=row == "rule") for site in found)
        table = rules_table(audits) if row == "rule" else audits_table(audits)
        if output and form == "xlsx":
            write_whole(output, to_xlsx(table, translator(language)))
        elif output:
            write_stream(output, (piece.encode() for piece in TEXT_FORMATS[form](table)))
        else:
            _echo(TEXT_FORMATS[form](table))


def _series(database: Database, site: str, step: str, measure: Measure) -> tuple[PastAudit, ...]:
    with database.reading() as session:
        found = audits_of(session, find_site(session, site), with_rules=bool(measure.rule))
    if measure.rule and not any(rule_score(judgement, measure.rule) for a in found for judgement in a.judgements):
        raise InputError(f"‘{measure.rule}’ is no rule this site was judged by.", hint="List them: auditor rules list")
    return by_period(found) if step == "quarter" else found


def _print(form: str, text: RenderableType, table: Table) -> None:
    if form == "text":
        Console(highlight=False).print(text)
    else:
        _echo(TEXT_FORMATS[form](table))


def _echo(pieces: Iterable[str]) -> None:
    for piece in pieces:
        click.echo(piece, nl=False)
