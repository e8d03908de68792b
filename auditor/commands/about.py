"""Commands that audit nothing: what is checked, how dates are read, whether this machine is ready."""

import json
from pathlib import Path

import click
import msgspec

from auditor.cli_options import with_language
from auditor.errors import InputError
from auditor.read_dates import dates_of_file
from reports import to_json
from reports.comparing import to_json as comparison_json
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
