"""The command that audits many departments."""

import re
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from auditor.audit import period_of
from auditor.batch.begin import Asked
from auditor.batch.conduct import INSTALL_CLUSTER, Plan, conduct
from auditor.batch.disk import DiskFullError
from auditor.batch.earlier import earlier_audits
from auditor.batch.folder import BatchFolder, Ending
from auditor.batch.outage import NetworkGoneError
from auditor.batch.roll import read_roll
from auditor.batch.task import Orders
from auditor.batch.template import template_text, write_template
from auditor.cli_options import (
    chosen_sender,
    chosen_weights,
    with_config,
    with_database,
    with_formats,
    with_language,
    with_manner,
    with_price,
    with_prove,
)
from auditor.config import Manner
from auditor.errors import InputError
from auditor.exit_codes import FINE, INTERRUPTED, NOTHING_MEASURED
from auditor.prove.prove import check_driver
from reports import batch_text
from reports.escape import visible
from reports.i18n import Translator, translator
from rules.finding import counted, message

TO_OUTPUT = "-"
AUTO = "auto"


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--template",
    is_flag=False,
    flag_value=TO_OUTPUT,
    metavar="FILE",
    help="Print an empty list to fill in, or write it as FILE.csv, FILE.xlsx or FILE.yaml.",
)
@click.option(
    "--out",
    "output",
    metavar="FOLDER",
    help="Folder of the batch, or shared storage such as s3://bucket/2026-q4.  [default: audits/QUARTER]",
)
@click.option("--resume", "is_resumed", is_flag=True, help="Go on with the batch in the folder.")
@click.option("--keep-going", is_flag=True, help="Leave out the lines of the list that cannot be used.")
@click.option(
    "--workers",
    default=AUTO,
    show_default=True,
    metavar="N",
    callback=lambda _context, _option, text: _count(text),
    help="Websites to audit at once; auto: as many as processors and free memory bear.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Audit on the workers of the Dask scheduler at this address, such as tcp://10.0.0.5:8786.",
)
@click.option(
    "--cluster",
    metavar="local:N",
    callback=lambda _context, _option, text: _local_cluster(text),
    help="Audit on N workers of a Dask cluster that is started on this machine for this batch.",
)
@click.option(
    "--social",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="social.csv: the accounts of all departments, to hold against those the websites link to.",
)
@click.option(
    "--baseline",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of an earlier batch, for what has changed on each website since.",
)
@with_formats
@with_language
@with_config
@with_price
@with_manner
@with_prove
@with_database
@click.option("-q", "--quiet", is_flag=True, help="Print the result alone.")
@click.option("-v", "--verbose", is_flag=True, help="Name each department also when it is begun.")
def batch(
    file: Path | None,
    template: str | None,
    output: str | None,
    is_resumed: bool,
    keep_going: bool,
    workers: int | None,
    scheduler: str | None,
    cluster: str | None,
    social: Path | None,
    baseline: Path | None,
    formats: tuple[str, ...],
    language: str,
    rupees_per_gb: float,
    manner: Manner,
    is_proved: bool,
    database: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Audit every department of a list. FILE is departments.csv, .xlsx or .yaml; see --template."""
    if template is not None:
        click.echo(template_text(), nl=False) if template == TO_OUTPUT else write_template(Path(template))
        return
    if file is None:
        raise InputError("No list of departments is given.", hint="Make one with: auditor batch --template list.csv")
    if is_proved:
        check_driver(manner)
    if "patch" in formats:
        raise InputError("--format patch is for one folder.", hint="Write: auditor site FOLDER --prove --format patch")
    say = translator(language)
    roll = read_roll(file, social, keep_going=keep_going)
    refused = [say.message(counted(*batch_text.REFUSED, len(roll.faults))), *map(str, roll.faults)]
    if roll.faults:
        _echo(refused)
    folder = _folder(output or f"audits/{period_of(datetime.now(UTC))}")
    if baseline and baseline.resolve() == folder.folder.resolve():
        raise InputError("--baseline and --out name the same folder.", hint="Name a new folder with --out.")
    asked = Asked(
        departments=roll.departments,
        orders=Orders(
            manner=manner,
            weights=chosen_weights(),
            rupees_per_gb=rupees_per_gb,
            formats=formats,
            language=language,
            is_proved=is_proved,
            sender=chosen_sender(),
        ),
        handles=roll.handles,
        baseline=str(baseline.resolve()) if baseline else "",
    )
    plan = Plan(
        asked=asked,
        folder=folder,
        baselines=earlier_audits(BatchFolder(baseline), roll.departments) if baseline else {},
        is_resumed=is_resumed,
        at_once=workers,
        database=database,
        cluster=scheduler or cluster or "",
    )
    began = time.monotonic()
    code = _conducted(plan, say, quiet=quiet, verbose=verbose)
    if code == FINE:
        code = FINE if _conclude(folder, say, time.monotonic() - began) else NOTHING_MEASURED
        if roll.faults:
            _echo(refused)
    raise SystemExit(code)


def _folder(output: str) -> BatchFolder:
    """Return the batch in a folder or in shared storage."""
    if "://" not in output:
        return BatchFolder(Path(output))
    try:
        from auditor.batch.stored import stored_batch  # an extra: not everybody has fsspec
    except ImportError as error:
        raise InputError(f"{output} needs the extra ‘cluster’.", hint=INSTALL_CLUSTER) from error
    return stored_batch(output)


def _conducted(plan: Plan, say: Translator, *, quiet: bool, verbose: bool) -> int:
    """Carry out the plan; return the exit code of how that ended."""
    try:
        conduct(plan, say, is_quiet=quiet, is_verbose=verbose)
    except (NetworkGoneError, DiskFullError) as error:
        click.echo(f"Error: {visible(str(error))}\n{error.hint}", err=True)
        return NOTHING_MEASURED
    except KeyboardInterrupt:
        click.echo(say.text(batch_text.GO_ON), err=True)
        return INTERRUPTED
    return FINE


def _conclude(folder: BatchFolder, say: Translator, seconds: float) -> int:
    """Print how the batch ended; return how many departments were measured."""
    ended = [(department, done) for _, department, done in folder.departments() if done is not None]
    missing = [(department, done) for department, done in ended if done.ending is not Ending.SCORED]
    measured = len(ended) - len(missing)
    spoken = say.message(batch_text.duration(seconds))
    lines = [say.message(counted(*batch_text.MEASURED, measured, total=len(ended), time=spoken))]
    if missing:
        lines.append(say.message(counted(*batch_text.NOT_MEASURED_LIST, len(missing))))
        lines += [f"    {department.name} <{department.url}>: {done.detail}" for department, done in missing]
    lines += [say.message(message(text, folder=folder.name)) for text in (batch_text.RESULTS, batch_text.NEXT)]
    _echo(lines, err=False)
    return measured


def _echo(lines: Sequence[str], *, err: bool = True) -> None:
    for line in lines:
        click.echo(visible(line), err=err)


def _local_cluster(text: str | None) -> str | None:
    if text is not None and not re.fullmatch("local:[1-9][0-9]*", text):
        raise click.BadParameter(f"‘{text}’ is not like local:4.")
    return text


def _count(text: str) -> int | None:
    """Return the number of workers, None for auto."""
    if text.strip().lower() == AUTO:
        return None
    if not text.strip().isdecimal() or int(text) < 1:
        raise click.BadParameter(f"‘{text}’ is neither a number nor auto.")
    return int(text)
