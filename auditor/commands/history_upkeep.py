"""Commands that keep the history: adding audits of before, and making room."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from auditor.cli_options import with_config, with_database, with_language
from auditor.errors import AuditorError, InputError
from auditor.exit_codes import WRONG_USAGE
from auditor.history import prune as pruning
from auditor.history.add import add_folders
from auditor.history.database import open_database
from auditor.history.queries import audits_of, sites
from reports.escape import visible
from reports.i18n import Translator, translator
from rules.finding import N_, Message, counted, message
from rules.history import PastAudit

RECORDED = N_("{folder}: recorded.")
JUDGED_ANEW = N_("{folder}: was recorded before; its new scores were added.")
KNOWN = N_("{folder}: was recorded before.")
NOT_RECORDED = N_("{folder}: not recorded. {detail}")
WOULD_GO = N_("{folder}: {megabytes} MB of pages and pictures would be removed.")
GONE = N_("{folder}: {megabytes} MB of pages and pictures were removed.")
SCORES_WOULD_GO = N_("{site}: the scores of {observed_date} would be deleted.")
SCORES_GONE = N_("{site}: the scores of {observed_date} were deleted.")
NOTHING_DUE = N_("Nothing is past its time.")
SURE = (N_("Delete the scores of {count} audit for good?"), N_("Delete the scores of {count} audits for good?"))
NOTHING_DELETED = N_("Nothing was removed.")
BYTES_A_MEGABYTE = 1_000_000


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--department", default="", metavar="NAME", help="Whose website it is; a batch knows.")
@with_database
@with_language
@with_config
def add(folders: tuple[Path, ...], department: str, database: str, language: str) -> None:
    """Record audits of before: FOLDERS of audits or of batches. What is recorded already is left as it is."""
    say = translator(language)
    has_failed = False
    for added in add_folders(database, folders, department):
        match added.outcome:
            case AuditorError() as error:
                has_failed = True
                said = message(NOT_RECORDED, folder=str(added.folder), detail=f"{error} {error.hint}")
            case recorded:
                new, anew = recorded.is_new_audit, recorded.is_new_judgement
                said = message(RECORDED if new else JUDGED_ANEW if anew else KNOWN, folder=str(added.folder))
        click.echo(visible(say.message(said)), err=isinstance(added.outcome, AuditorError))
    if has_failed:
        raise SystemExit(WRONG_USAGE)


@click.command()
@click.option(
    "--keep-evidence", type=click.IntRange(min=1), metavar="N", help="Keep the evidence of the N newest audits a site."
)
@click.option("--older-than", type=click.IntRange(min=1), metavar="DAYS", help="Only audits older than this go.")
@click.option(
    "--keep",
    multiple=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="This folder of an audit stays, such as a baseline. May be repeated.",
)
@click.option("--scores", is_flag=True, help="Delete their scores from the history, too, for good.")
@click.option("--yes", is_flag=True, help="Do not ask before scores are deleted.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and leave it.")
@with_database
@with_language
@with_config
def prune(
    keep_evidence: int | None,
    older_than: int | None,
    keep: tuple[Path, ...],
    scores: bool,
    yes: bool,
    dry_run: bool,
    database: str,
    language: str,
) -> None:
    """Remove the pages and pictures of audits past their time; their scores and reports stay.

    An audit goes that is not among the newest of --keep-evidence and older than --older-than, as far as given. The
    newest audit of a site stays, and the one it was held against.
    """
    if keep_evidence is None and older_than is None:
        raise InputError("How much is to be kept?", hint="Give --keep-evidence N, --older-than DAYS, or both.")
    say = translator(language)
    opened = open_database(database, is_made=False)
    before = datetime.now(UTC) - timedelta(days=older_than) if older_than else None
    with opened.reading() as session:
        found = [audit for site in sites(session) for audit in audits_of(session, site)]
    due = list(pruning.past_their_time(found, keep=keep_evidence or 0, before=before, kept=keep))
    if scores and due and not dry_run and not yes and not _is_sure(len(due), say):
        click.echo(say.text(NOTHING_DELETED))
        return
    lines = [*_remove_evidence(due, dry_run), *([_scores_line(audit, dry_run) for audit in due] if scores else [])]
    if scores and due and not dry_run:
        with opened.writing() as session:
            pruning.delete_scores(session, due)
    for line in lines or [message(NOTHING_DUE)]:
        click.echo(visible(say.message(line)))


def _remove_evidence(due: list[PastAudit], dry_run: bool) -> list[Message]:
    lines = []
    for audit in due:
        bundle = pruning.prunable(audit)
        if bundle is not None:
            megabytes = pruning.size_bytes(bundle) / BYTES_A_MEGABYTE
            if not dry_run:
                pruning.remove_pages(bundle)
            lines.append(message(WOULD_GO if dry_run else GONE, folder=audit.folder, megabytes=megabytes))
    return lines


def _scores_line(audit: PastAudit, dry_run: bool) -> Message:
    text = SCORES_WOULD_GO if dry_run else SCORES_GONE
    return message(text, site=audit.site.address, observed_date=audit.observed_at.date().isoformat())


def _is_sure(count: int, say: Translator) -> bool:
    try:
        return click.confirm(say.message(counted(*SURE, count)), default=False)
    except click.Abort:
        raise InputError("Nobody answered whether the scores may be deleted.", hint="Say so with --yes.") from None
