"""The command line: it parses, calls and prints; what happens is decided elsewhere."""

import asyncio
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

import click
import msgspec

from auditor import doctor as machine
from auditor.answers import answer_one, carry_over, read_answers
from auditor.audit import capture, web_address
from auditor.cli_options import chosen_weights, with_config, with_formats, with_language, with_price
from auditor.conclude import INTERRUPTED, NOTHING_MEASURED, WRONG_USAGE, Reports, conclude
from auditor.config import (
    AUDITOR_VERSION,
    EXTENTS,
    PAGE_BUDGET_S,
    POLITE_REQUESTS_PER_SECOND,
    AuditOptions,
    Depth,
    Extent,
)
from auditor.earlier import earlier_audit
from auditor.errors import AuditorError, InputError
from auditor.folder import folder_of, host_of
from auditor.given import read_handles, read_officers
from auditor.judge import judge
from auditor.network.policy import parse_resolve
from auditor.progress import AuditProgress
from auditor.read_dates import dates_of_file
from auditor.store import Bundle
from reports.i18n import translator
from reports.to_json import schema as json_schema
from reports.to_text import question_text, rule_text
from rules.finding import N_
from rules.probes import Given
from rules.registry import by_id, rules_at

INTERRUPTED_NOTE = N_(
    "Stopped. What was seen until now is kept. To make a scorecard of it, run: auditor rescore {folder}"
)
ANSWER_PROMPT = N_("Is it so? yes, no, or Enter to leave it open")


class AuditorGroup(click.Group):
    """Turns errors of ours into a message and an exit code, in one place."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; say what went wrong and what to do about it."""
        try:
            return super().invoke(ctx)
        except AuditorError as error:
            click.echo(f"Error: {error}", err=True)
            if error.hint:
                click.echo(error.hint, err=True)
            ctx.exit(WRONG_USAGE)


@click.group(cls=AuditorGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(AUDITOR_VERSION, prog_name="auditor")
def main() -> None:
    """Audit government websites and write scorecards with suggestions a clerk can act on."""


@main.command()
@click.argument("target", required=False)
@click.option(
    "--urls",
    type=click.File("r", encoding="utf-8-sig"),
    help="Watch exactly the addresses of this file, one a line; - reads standard input.",
)
@click.option(
    "--pages", type=click.IntRange(min=1), help="Read at most this many pages; 1 looks at the given page alone."
)
@click.option(
    "--depth",
    type=click.Choice([depth.value for depth in Depth]),
    default=Depth.STANDARD.value,
    show_default=True,
    help="How many pages are read and watched.",
)
@click.option(
    "--include", multiple=True, metavar="PATTERN", help="Read only paths like this, such as '/en/*'. May be repeated."
)
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out paths like this. May be repeated.")
@click.option("--subdomains", is_flag=True, help="Sub-domains belong to the site.")
@click.option(
    "--out",
    "output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the scorecard.  [default: audits/HOST-DAY]",
)
@with_formats
@with_language
@with_config
@with_price
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="POINTS", help="Exit with 1 when the score is lower."
)
@click.option(
    "--baseline",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of an older audit; exit with 1 when something got worse.",
)
@click.option(
    "--social",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="social.csv: the accounts of the department, to hold against those the site links to.",
)
@click.option(
    "--officers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="officers.csv: names and designations, to hold against those on the pages.",
)
@click.option(
    "--department", default="", metavar="NAME", help="Whose lines to take, where --social holds several departments."
)
@click.option(
    "--contact",
    default="",
    metavar="ADDRESS",
    envvar="AUDITOR_CONTACT",
    help="Mail or web address told to the site, so that its owner can reach you.",
)
@click.option(
    "--pace",
    type=click.FloatRange(min=0, min_open=True),
    default=POLITE_REQUESTS_PER_SECOND,
    show_default=True,
    help="Requests a second to one host.",
)
@click.option("--allow-private", is_flag=True, help="Allow private and loopback addresses.")
@click.option(
    "--resolve",
    multiple=True,
    metavar="HOST:PORT:ADDRESS",
    help="Reach HOST:PORT at ADDRESS, as curl does. May be repeated.",
)
@click.option(
    "--browser",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The Chromium, Chrome or Edge to use.",
)
@click.option(
    "--page-budget",
    type=click.FloatRange(min=5),
    default=PAGE_BUDGET_S,
    show_default=True,
    help="Seconds a page may take in the browser.",
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Judge the site for this day instead of today.")
@click.option("-q", "--quiet", is_flag=True, help="Print the result alone.")
@click.option("-v", "--verbose", is_flag=True, help="Name every page, also on a terminal.")
def site(
    target: str | None,
    urls: TextIO | None,
    pages: int | None,
    depth: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    subdomains: bool,
    output: Path | None,
    formats: tuple[str, ...],
    language: str,
    fail_under: float | None,
    baseline: Path | None,
    social: Path | None,
    officers: Path | None,
    department: str,
    contact: str,
    pace: float,
    allow_private: bool,
    resolve: tuple[str, ...],
    browser: Path | None,
    page_budget: float,
    rupees_per_gb: float,
    as_of: datetime | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Audit one website. TARGET is its address, or a folder of built HTML."""
    if target is None and urls is None:
        raise InputError("Nothing to audit.", hint="Give an address, a folder, or --urls FILE.")
    listed = _addresses(urls) if urls else None
    extent = EXTENTS[Depth(depth)]
    if pages:
        extent = Extent(pages, min(pages, extent.watched))
    older = Bundle.open(baseline) if baseline else None
    options = AuditOptions(
        target=target or "",
        output=output or Path("audits") / f"{_host(target)}-{(as_of or datetime.now()).date()}",
        listed=listed,
        extent=extent,
        include=include,
        exclude=exclude,
        subdomains=subdomains,
        allow_private=allow_private,
        pins=dict(parse_resolve(text) for text in resolve),
        contact=contact,
        requests_per_second=pace,
        browser=browser,
        page_budget_s=page_budget,
        as_of=as_of.date() if as_of else None,
        earlier=earlier_audit(older) if older else None,
        given=Given(
            handles=read_handles(social, department) if social else None,
            officers=read_officers(officers) if officers else None,
        ),
    )
    if older is not None and older.folder.resolve() == (options.output / "evidence").resolve():
        raise InputError("--baseline and --out name the same folder.", hint="Name a new folder with --out.")
    progress = AuditProgress(translator(language), is_quiet=quiet, is_verbose=verbose)
    bundle = Bundle.create(options.output)
    carry_over(options.output, [baseline] if baseline else [] if output else _earlier(options.output))
    try:
        with progress:
            asyncio.run(capture(options, bundle, progress))
    except KeyboardInterrupt:
        progress.note(INTERRUPTED_NOTE, folder=str(options.output))
        raise SystemExit(INTERRUPTED) from None
    scorecard = judge(bundle, chosen_weights(), read_answers(options.output), rules_at(rupees_per_gb))
    reports = Reports(formats, language, browser)
    raise SystemExit(conclude(bundle, scorecard, options.output, reports, fail_under, baseline))


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--out", "output", type=click.Path(file_okay=False, path_type=Path), help="Another folder for the reports."
)
@with_formats
@with_language
@click.option(
    "--browser", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The browser that prints the PDF."
)
def report(folder: Path, output: Path | None, formats: tuple[str, ...], language: str, browser: Path | None) -> None:
    """Render the saved result of an audit again."""
    bundle = Bundle.open(folder)
    reports = Reports(formats, language, browser)
    raise SystemExit(conclude(bundle, bundle.scorecard(), output or folder, reports))


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@with_config
@with_price
@with_formats
@with_language
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="POINTS", help="Exit with 1 when the score is lower."
)
@click.option(
    "--browser", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The browser that prints the PDF."
)
def rescore(
    folder: Path,
    formats: tuple[str, ...],
    language: str,
    rupees_per_gb: float,
    fail_under: float | None,
    browser: Path | None,
) -> None:
    """Judge saved evidence with the rules of today; no browser and no network are needed."""
    bundle = Bundle.open(folder)
    scorecard = judge(bundle, chosen_weights(), read_answers(bundle.output), rules_at(rupees_per_gb))
    raise SystemExit(conclude(bundle, scorecard, folder, Reports(formats, language, browser), fail_under))


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@with_config
@with_price
@with_formats
@with_language
@click.option(
    "--browser", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The browser that prints the PDF."
)
def answer(folder: Path, formats: tuple[str, ...], language: str, rupees_per_gb: float, browser: Path | None) -> None:
    """Ask what only a person can decide, one question at a time, and score the answers."""
    bundle = Bundle.open(folder)
    say = translator(language)
    for question in bundle.scorecard().questions:
        click.echo(f"\n{question_text(question, by_id(), say)}")
        word = click.prompt(say.text(ANSWER_PROMPT), default="", show_default=False)
        answer_one(bundle.output, question, by_id(), word)
    scorecard = judge(bundle, chosen_weights(), read_answers(bundle.output), rules_at(rupees_per_gb))
    raise SystemExit(conclude(bundle, scorecard, folder, Reports(formats, language, browser)))


@main.group()
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


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", default="", metavar="ADDRESS", help="The address the file came from: it may hold a date, too.")
def dates(files: tuple[Path, ...], url: str) -> None:
    """Print what HTML files say about their own age, as a line of JSON each: the last change, and every date."""
    for file in files:
        click.echo(msgspec.json.encode(dates_of_file(file, url)))


@main.command()
def schema() -> None:
    """Print the JSON Schema of scorecard.json."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@main.command()
@click.option("--install", is_flag=True, help="Install what is missing: a Chromium, a Devanagari font.")
@click.option("--browser", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The browser to look at.")
@with_language
def doctor(install: bool, browser: Path | None, language: str) -> None:
    """Say whether this machine is ready, and what to do if not."""
    if install:
        machine.install(browser)
    checks = machine.examine(browser)
    say = translator(language)
    for check in checks:
        mark = "ok " if check.is_fine else "NO "
        click.echo(f"{mark} {say.text(check.name)}: {check.found}")
        if not check.is_fine:
            click.echo(f"    {say.message(check.advice)}")
    if not all(check.is_fine for check in checks if check.is_needed):
        raise SystemExit(NOTHING_MEASURED)


def _earlier(output: Path) -> list[Path]:
    """Return the folders of earlier audits of the same site, the latest first."""
    pattern = re.sub(r"\d{4}-\d{2}-\d{2}$", "????-??-??", output.name)
    return sorted((folder for folder in output.parent.glob(pattern) if folder != output), reverse=True)


def _addresses(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if text and not text.startswith("#"):
            try:
                yield web_address(text)
            except InputError as error:
                raise InputError(f"Line {number} of the list: {error}", hint=error.hint) from error


def _host(target: str | None) -> str:
    if target is None:
        return "list"
    if (folder := folder_of(target)) is not None:
        return host_of(folder)
    return re.sub(r"[^A-Za-z0-9.-]", "-", urlsplit(web_address(target)).hostname or "site")


if __name__ == "__main__":
    sys.exit(main())
