"""Making room: which audits are past their time, and removing their pages and pictures; scores only when asked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import groupby
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from auditor.history.evidence import at_hand, fingerprint
from auditor.history.models import AuditRow, CategoryRow, JudgementRow, RuleRow
from auditor.store import Bundle
from rules.history import PastAudit

PAGE_FOLDER = re.compile(r"\d{5}-[a-z0-9-]+")


def past_their_time(
    audits: Iterable[PastAudit], *, keep: int, before: datetime | None, kept: Iterable[Path] = ()
) -> Iterator[PastAudit]:
    """Yield the audits beyond the `keep` newest of their site, and made before a moment where one is given.

    The audits of a site come together. The newest audit of a site stays, and the newest that measured it, and
    what either was held against as a baseline; so does what lies in one of the `kept` folders.
    """
    folders = {str(folder.resolve()) for folder in kept}
    for _, group in groupby(audits, key=lambda audit: audit.site):
        newest_first = sorted(group, key=lambda audit: (audit.observed_at, audit.key), reverse=True)
        staying = _staying(newest_first)
        for audit in newest_first[keep:]:
            is_due = before is None or audit.observed_at < before
            if is_due and audit.key not in staying and audit.folder not in folders:
                yield audit


def prunable(audit: PastAudit) -> Bundle | None:
    """Return the evidence of an audit that can be removed; None when it is gone, another's or reached by a link.

    Evidence whose removal was interrupted is given again.
    """
    bundle = at_hand(audit.folder, audit.evidence)
    return bundle if bundle is not None and has_pages(bundle) else None


def has_pages(bundle: Bundle) -> bool:
    """Return whether there are pages to remove, and no link leads to them."""
    pages = bundle.folder / "pages"
    return any(_page_files(bundle)) and pages.resolve() == pages


def size_bytes(bundle: Bundle) -> int:
    """Return how much room removing the pages makes."""
    return sum(file.stat().st_size for file in _page_files(bundle))


def remove_pages(bundle: Bundle) -> None:
    """Remove the pages and pictures of a bundle; its scorecard, results and reports stay.

    First the bundle is marked, so that it is never judged by half of its pages.
    """
    bundle.mark_pruned(fingerprint(bundle))
    for file in list(_page_files(bundle)):
        file.unlink(missing_ok=True)
    for folder in _page_folders(bundle):
        with suppress(OSError):  # something else lies in it
            folder.rmdir()


def delete_scores(session: Session, audits: Sequence[PastAudit]) -> None:
    """Delete audits with everything that was said of them."""
    keys = [audit.key for audit in audits]
    judgements = select(JudgementRow.id).where(JudgementRow.audit_id.in_(keys)).scalar_subquery()
    session.execute(delete(RuleRow).where(RuleRow.judgement_id.in_(judgements)))
    session.execute(delete(CategoryRow).where(CategoryRow.judgement_id.in_(judgements)))
    session.execute(delete(JudgementRow).where(JudgementRow.audit_id.in_(keys)))
    session.execute(delete(AuditRow).where(AuditRow.id.in_(keys)))


def _staying(newest_first: Sequence[PastAudit]) -> set[int]:
    measured = [audit for audit in newest_first if audit.reported.score is not None]
    newest = [*newest_first[:1], *measured[:1]]
    baselines = {audit.baseline_at for audit in newest}
    return {audit.key for audit in newest_first if audit in newest or audit.observed_at in baselines}


def _page_files(bundle: Bundle) -> Iterator[Path]:
    for folder in _page_folders(bundle):
        yield from (file for file in folder.iterdir() if file.is_file() and not file.is_symlink())


def _page_folders(bundle: Bundle) -> list[Path]:
    folders = sorted((bundle.folder / "pages").glob("*/"))
    return [folder for folder in folders if PAGE_FOLDER.fullmatch(folder.name) and not folder.is_symlink()]
