"""The command that says whether this machine is ready."""

from pathlib import Path

import click

from auditor import doctor as machine
from auditor.cli_options import with_database, with_language
from auditor.exit_codes import NOTHING_MEASURED
from reports.i18n import translator


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
