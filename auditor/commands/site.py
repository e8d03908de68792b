"""The command that audits one website."""

import asyncio
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

import click

from auditor.answers import carry_over, read_answers
from auditor.audit import capture, web_address
from auditor.cli_options import (
    chosen_weights,
    with_config,
    with_database,
    with_formats,
    with_language,
    with_manner,
    with_price,
    with_prove,
    with_terms,
)
from auditor.commands.recording import record_result
from auditor.conclude import Baseline, Reports, conclude
from auditor.config import Manner
from auditor.earlier import earlier_audit
from auditor.errors import InputError
from auditor.exceptions import read_exceptions
from auditor.exit_codes import INTERRUPTED
from auditor.folder import folder_of, host_of
from auditor.given import read_handles, read_officers
from auditor.judge import judge
from auditor.letterhead import letterhead_of
from auditor.patch.patch import patched_folder
from auditor.progress import AuditProgress
from auditor.prove.prove import check_driver, prove
from auditor.store import Bundle
from reports.i18n import translator
from rules.finding import N_
from rules.probes import Given
from rules.registry import rules_at

INTERRUPTED_NOTE = N_(
    "Stopped. What was seen until now is kept. To make a scorecard of it, run: auditor rescore {folder}"
)


@click.command()
@click.argument("target", required=False)
@click.option(
    "--urls",
    type=click.File("r", encoding="utf-8-sig"),
    help="Watch exactly the addresses of this file, one a line; - reads standard input.",
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
@with_terms
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
@with_manner
@with_prove
@with_database
@click.option("-q", "--quiet", is_flag=True, help="Print the result alone.")
@click.option("-v", "--verbose", is_flag=True, help="Name every page, also on a terminal.")
def site(
    target: str | None,
    urls: TextIO | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    subdomains: bool,
    output: Path | None,
    formats: tuple[str, ...],
    language: str,
    fail_under: float | None,
    baseline: Path | None,
    tolerance_points: float,
    exceptions: Path | None,
    social: Path | None,
    officers: Path | None,
    department: str,
    manner: Manner,
    is_proved: bool,
    database: str,
    rupees_per_gb: float,
    quiet: bool,
    verbose: bool,
) -> None:
    """Audit one website. TARGET is its address, or a folder of built HTML."""
    if is_proved:
        check_driver(manner)
    if "patch" in formats:
        patched_folder(target or "")
    if target is None and urls is None:
        raise InputError("Nothing to audit.", hint="Give an address, a folder, or --urls FILE.")
    listed = _addresses(urls) if urls else None
    older = Bundle.open(baseline) if baseline else None
    accepted = read_exceptions(exceptions) if exceptions else ()
    options = manner.options(
        target or "",
        output or Path("audits") / f"{_host(target)}-{manner.as_of or datetime.now().date()}",
        listed=listed,
        include=include,
        exclude=exclude,
        subdomains=subdomains,
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
    rules, answers = rules_at(rupees_per_gb), read_answers(options.output)
    try:
        with progress:
            asyncio.run(capture(options, bundle, progress))
            scorecard = judge(bundle, chosen_weights(), answers, rules)
            if is_proved:
                asyncio.run(prove(bundle, options, scorecard, answers, rules, progress))
                scorecard = judge(bundle, chosen_weights(), answers, rules)
    except KeyboardInterrupt:
        progress.note(INTERRUPTED_NOTE, folder=str(options.output))
        raise SystemExit(INTERRUPTED) from None
    reports = Reports(formats, language, manner.browser, letterhead_of(options.output, department))
    held_against = Baseline(older, accepted, tolerance_points) if older else None
    code = conclude(bundle, scorecard, options.output, reports, fail_under, held_against)
    record_result(database, bundle, language, name=department)
    raise SystemExit(code)


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
