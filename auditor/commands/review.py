"""The command that makes the review of a quarter."""

from pathlib import Path

import click

from auditor.batch.listing import all_faults
from auditor.cli_options import comma_separated, with_browser, with_language
from auditor.exit_codes import FINE, NOTHING_MEASURED
from auditor.given import Register, read_register
from auditor.progress import AuditProgress
from auditor.review import Gathered, gather
from auditor.review_files import FORMATS, check_output, write_review
from reports.i18n import translator
from rules.finding import N_, message
from rules.folding import label_key

GATHERING = N_("Reading the audits")
KEPT_NOTE = N_("Review: {path}")


@click.command()
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    metavar="DIR...",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--out",
    "output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("review"),
    show_default=True,
    help="Folder for the review; an older review in it is replaced.",
)
@click.option(
    "--social",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="social.csv: the accounts of the departments, shown beside their scores.",
)
@click.option(
    "--format",
    "formats",
    default="html,xlsx",
    show_default=True,
    callback=comma_separated(FORMATS),
    help=f"Comma-separated: {', '.join(FORMATS)}.",
)
@with_language
@with_browser
@click.option("-q", "--quiet", is_flag=True, help="Print the result alone.")
def review(
    folders: tuple[Path, ...],
    output: Path,
    social: Path | None,
    formats: tuple[str, ...],
    language: str,
    browser: Path | None,
    quiet: bool,
) -> None:
    """Review a quarter: leaderboard, honours, certificates, what fails most, a page a department.

    DIR is the folder of a batch. Of several the newest is reviewed; the older ones show what changed.
    """
    check_output(output)
    say = translator(language)
    register = _register(social)
    with AuditProgress(say, is_quiet=quiet) as progress:
        gathered = gather(folders, register, lambda done, total, name: progress.step(GATHERING, done, total, name))
    if register is not None:
        _warn_of_unknown(gathered, register)
    for file in write_review(gathered, output, language, formats, browser):
        click.echo(say.message(message(KEPT_NOTE, path=str(file))))
    raise SystemExit(FINE if gathered.review.measured else NOTHING_MEASURED)


def _register(file: Path | None) -> Register | None:
    """Return the accounts of all departments; InputError tells every line that cannot be read."""
    if file is None:
        return None
    register = read_register(file)
    if register.faults:
        raise all_faults(register.faults, hint="")
    return register


def _warn_of_unknown(gathered: Gathered, register: Register) -> None:
    """Name the departments of the register that are not in the review, so that a misspelt one is not lost silently."""
    entries = gathered.review.entries
    known = {label_key(name) for one in entries for name in (one.department.name, one.department.name_hi)} | {""}
    for key, line in register.first_lines.items():
        if key not in known:
            fault = line.fault("department", f"‘{line['department']}’ is not in the batch.", "Write the name as there.")
            click.echo(f"Warning: {fault} {fault.hint}", err=True)
