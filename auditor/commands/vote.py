"""Commands that let people vote on first views, and hold our estimate against their votes."""

from pathlib import Path

import click

from auditor.calibrate import calibrated, read_ballots
from auditor.cli_options import with_language
from auditor.exit_codes import FINE, NOTHING_MEASURED
from auditor.vote import candidates
from auditor.whole_files import write_whole
from reports.calibration_text import text
from reports.i18n import translator
from reports.to_vote import VOTES_A_VISIT, render
from rules.finding import N_, message

KEPT_NOTE = N_("Page to vote on: {path}")


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
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("vote.html"),
    show_default=True,
    help="File for the page; an older one is replaced.",
)
@click.option(
    "--votes",
    "votes_a_visit",
    type=click.IntRange(min=1),
    default=VOTES_A_VISIT,
    show_default=True,
    help="Pairs that a voter is asked about.",
)
@with_language
def vote(folders: tuple[Path, ...], output: Path, votes_a_visit: int, language: str) -> None:
    """Make a page to vote on: which of two home pages looks more inviting.

    DIR is the folder of a batch or of an audit. The page is one file that needs no server and no network. Voters save
    their choices as a file; no name and no address is stored.
    """
    page = render(candidates(folders), language, votes_a_visit)
    output.parent.mkdir(parents=True, exist_ok=True)
    write_whole(output, page.encode())
    click.echo(translator(language).message(message(KEPT_NOTE, path=str(output))))


@click.command()
@click.argument(
    "votes", nargs=-1, required=True, metavar="VOTES...", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@with_language
def calibrate(votes: tuple[Path, ...], language: str) -> None:
    """Hold our estimate of the first impression against the votes of people.

    VOTES are the files that voters saved on the page made by: auditor vote DIR
    """
    found = calibrated(read_ballots(votes))
    click.echo(text(found, translator(language)))
    raise SystemExit(FINE if found.correlation is not None else NOTHING_MEASURED)
