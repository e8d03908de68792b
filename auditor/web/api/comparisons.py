"""Comparisons: with the audit before, written when the audit ended, and with any other of the same website."""

import hashlib
import logging
import shutil
import threading
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from auditor.answers import FILE as ANSWERS_FILE
from auditor.web.aftermath import compared
from auditor.web.api.asking import Finished, finished, known
from auditor.web.api.kinds import Kind
from auditor.web.api.models import ID_EXAMPLE, ID_PATTERN
from auditor.web.api.problems import ProblemError, responses
from auditor.web.api.results import ETAG, KEPT, LEFT_NONE, sent
from auditor.web.jobs import Job, JobKind
from auditor.web.results import JSON, ResultFile, folder_of
from auditor.web.service import database_of, settings_of
from auditor.web.team.accepted import file_of
from reports.comparing.formats import FILE_NAMES

COMPARISON = ResultFile(name=FILE_NAMES["json"], title="", media_type=JSON)
KEPT_IN = "compared-with"  # inside the newer audit: a folder a comparison
MOST_KEPT = 20  # of one audit: a year of quarters and months
RETRY_AFTER_S = 5
_log = logging.getLogger(__name__)
_at_work = threading.Lock()  # judging two audits keeps a processor busy for seconds

router = APIRouter(tags=["results"])


@router.get(
    "/audits/{audit_id}/comparison",
    response_class=Response,
    responses={
        200: {
            "description": "What changed from the older audit to the newer one, every text of it in both languages.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Comparison"}}},
            "headers": ETAG,
        },
        **KEPT,
        **responses(*LEFT_NONE, Kind.NOT_COMPARABLE, Kind.OTHER_SERIES, Kind.COMPARING),
    },
)
async def read_comparison(
    request: Request,
    job: Finished,
    other_id: Annotated[
        str | None,
        Query(
            alias="with",
            pattern=ID_PATTERN,
            description="Id of another audit of the website; without it the audit before.",
            examples=[ID_EXAMPLE],
        ),
    ] = None,
) -> Response:
    """Give what changed: with the audit before, or with another one, whichever of the two is the older."""
    if other_id is None:
        return await run_in_threadpool(sent, request, job, COMPARISON)
    other = await run_in_threadpool(_other, request, job, other_id)
    older, newer = sorted((job, other), key=lambda one: (one.finished_at, one.id))
    exceptions = await run_in_threadpool(file_of, database_of(request), newer.domain)
    folders = folder_of(settings_of(request), older), folder_of(settings_of(request), newer)
    place = place_of(older.id, exceptions)
    if not await run_in_threadpool(_is_kept, *folders, place):
        await _compared(*folders, place, newer, exceptions)
    return await run_in_threadpool(sent, request, newer, COMPARISON, place)


def place_of(older_id: str, exceptions: str) -> str:
    """Return where a comparison is kept in the newer audit; under other exceptions it is another one."""
    return f"{KEPT_IN}/{older_id}-{hashlib.sha256(exceptions.encode()).hexdigest()[:8]}"


def _other(request: Request, job: Job, other_id: str) -> Job:
    """Return the job to compare with, once it is sure that the two may be compared."""
    other = finished(known(database_of(request), other_id))
    is_own = job.kind is JobKind.SELF_CHECK
    if other.id == job.id or other.site != job.site or (other.kind is JobKind.SELF_CHECK) is not is_own:
        raise ProblemError(Kind.OTHER_SERIES)
    if job.score is None or other.score is None:
        raise ProblemError(Kind.NOT_COMPARABLE)
    return other


def _is_kept(older: Path, newer: Path, place: str) -> bool:
    """Return whether there is a comparison that is not older than what it was made from."""
    made_from = [folder / name for folder in (older, newer) for name in (ANSWERS_FILE, "evidence/scorecard.json.gz")]
    kept = newer / place / COMPARISON.name
    changed_ns = max((file.stat().st_mtime_ns for file in made_from if file.is_file()), default=0)
    return kept.is_file() and kept.stat().st_mtime_ns >= changed_ns


async def _compared(older: Path, newer: Path, place: str, job: Job, exceptions: str) -> None:
    """Make a comparison, if no other one is being made."""
    if not _at_work.acquire(blocking=False):
        raise ProblemError(Kind.COMPARING, retry_after_s=RETRY_AFTER_S)
    try:
        await run_in_threadpool(_make_room, newer / place)
        wrong = await compared(older, newer, newer / place, job.language, exceptions)
    finally:
        _at_work.release()
    if wrong:
        _log.warning("a comparison failed: %s", wrong, extra={"job": job.id})
        raise ProblemError(Kind.NOT_COMPARABLE)


def _make_room(into: Path) -> None:
    """Make the folder of a comparison, in place of the one that was made longest ago where there are many."""
    if not into.parents[1].is_dir():  # the result was removed
        raise ProblemError(Kind.NOT_COMPARABLE)
    into.mkdir(parents=True, exist_ok=True)
    latest = sorted(into.parent.iterdir(), key=lambda one: one.stat().st_mtime_ns, reverse=True)
    for old in latest[MOST_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
