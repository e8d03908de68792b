"""Commands that audit nothing: what is checked, how dates are read, whether this machine is ready."""

import json
from pathlib import Path

import click
import msgspec

from auditor import doctor as machine
from auditor.cli_options import with_database, with_language
from auditor.conclude import NOTHING_MEASURED
from auditor.errors import InputError
from auditor.read_dates import dates_of_file
from reports import comparison_json, to_json
from reports.i18n import translator
from reports.review import to_json as review_json
from reports.to_text import rule_text
from rules.registry import by_id

SCHEMAS = {"scorecard": to_json.schema, "comparison": comparison_json.schema, "review": review_json.schema}


@click.group()
def rules() -> None:
    """What is checked, and why."""


@rules.command(name="list")
@with_language
def list_rules(language: str) -> None:
    """List every rule with its category and weight."""
    say = translator(language)
    for rule in by_id().values():
        click.echo(f"{rule.category:15} {rule.id:32} {rule.weight:3}  {say.text(rule.title)}")


@rules.command()
@click.argument("rule_id")
@with_language
def show(rule_id: str, language: str) -> None:
    """Show one rule: what it asks, why, what to do, and the clauses behind it."""
    rule = by_id().get(rule_id)
    if rule is None:
        raise InputError(f"There is no rule ‘{rule_id}’.", hint="List them with: auditor rules list")
    click.echo(rule_text(rule, translator(language)))


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", default="", metavar="ADDRESS", help="The address the file came from: it may hold a date, too.")
def dates(files: tuple[Path, ...], url: str) -> None:
    """Print what HTML files say about their own age, as a line of JSON each: the last change, and every date."""
    for file in files:
        click.echo(msgspec.json.encode(dates_of_file(file, url)))


@click.command()
@click.argument("document", type=click.Choice(sorted(SCHEMAS)), default="scorecard")
def schema(document: str) -> None:
    """Print the JSON Schema of scorecard.json, comparison.json or review.json."""
    click.echo(json.dumps(SCHEMAS[document](), indent=2, ensure_ascii=False))


@click.command()
@click.option("--install", is_flag=True, help="Install what is missing: a Chromium, a Devanagari font.")
@click.option("--browser", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The browser to look at.")
@click.option("--grid", default="", metavar="URL", help="A Selenium Grid to look at as well.")
@with_database
@with_language
def doctor(install: bool, browser: Path | None, grid: str, database: str, language: str) -> None:
    """Say whether this machine is ready, and what to do if not."""
    if install:
        machine.install(browser)
    checks = machine.examine(browser, database, grid)
    say = translator(language)
    for check in checks:
        mark = "ok " if check.is_fine else "NO "
        click.echo(f"{mark} {say.text(check.name)}: {check.found}")
        if not check.is_fine:
            click.echo(f"    {say.message(check.advice)}")
    if not all(check.is_fine for check in checks if check.is_needed):
        raise SystemExit(NOTHING_MEASURED)
