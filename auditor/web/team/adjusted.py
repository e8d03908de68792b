"""The second score of an audit: what it is once the accepted answers to its findings are taken into account.

It is computed when an audit ends, when it is judged again and when an answer is decided on, and kept with the job.
"""

from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from sqlalchemy import select

from auditor.history.database import Database
from auditor.sealed_files import BundleError
from auditor.store import Bundle
from auditor.web.disputes import Dispute
from auditor.web.docket import excused
from auditor.web.jobs import JobState
from auditor.web.settings import ServeSettings
from auditor.web.tables import JobRow
from rules.excusing import score_without


def adjust_after(settings: ServeSettings, database: Database, decided: Dispute) -> None:
    """Compute the second score of the audit that was answered, and of all later ones of its site."""
    answered_at = select(JobRow.finished_at).where(JobRow.id == decided.job_id).scalar_subquery()
    later = select(JobRow.id).where(
        JobRow.site == decided.site, JobRow.state == JobState.DONE, JobRow.finished_at >= answered_at
    )
    with database.reading() as session:
        ids = session.scalars(later).all()
    for job_id in ids:
        adjust(settings, database, job_id)


def adjust(settings: ServeSettings, database: Database, job_id: str) -> None:
    """Compute the second score of an audit that ended, by what is accepted at the moment it is written down."""
    known: frozenset[str] | None = None
    score: float | None = None
    while True:
        with database.writing() as session:
            row = session.get(JobRow, job_id)
            if row is None or row.finished_at is None:
                return
            now_excused = excused(session, row.site, row.finished_at)
            if now_excused == known:
                row.adjusted_score = score
                return
            folder = settings.audits / row.folder
        known, score = now_excused, score_with(folder, now_excused)


def excused_now(database: Database, site: str) -> frozenset[str]:
    """Return the identities that accepted answers take out of an audit that ends now."""
    with database.reading() as session:
        return excused(session, site, datetime.now(UTC))


def score_with(folder: Path, identities: frozenset[str]) -> float | None:
    """Return the score of an output folder without these elements; None when none of them fails, or nothing is left."""
    if not identities:
        return None
    try:
        bundle = Bundle.open(folder)
        scorecard = bundle.scorecard()
        if scorecard.score is None:
            return None
        results = chain.from_iterable(bundle.results())
        return score_without(scorecard.categories, scorecard.pages_known, results, identities)
    except BundleError:
        return None  # what it was judged by is gone
