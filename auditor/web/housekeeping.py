"""The house is kept about once an hour: what is past its time goes, and what attempts left that ended with a server.

Rows go first and files after them, so that nothing ever points to nowhere; whoever is killed in between leaves folders
that no row names, and the next round removes them. The scores in the history stay.
"""

import asyncio
import logging
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from auditor.batch.lock import lock_if_free
from auditor.history.database import Database
from auditor.history.prune import has_pages, remove_pages
from auditor.sealed_files import BundleError
from auditor.store import Bundle
from auditor.web import retention
from auditor.web.jobs import ID_FORM
from auditor.web.settings import ServeSettings, forget_asker_keys
from auditor.web.team import reviews

EVERY_S = 3600.0
QUIET = timedelta(days=1)  # an attempt that has lost its job may go on for a while
LOCK = "housekeeping.lock"
_FOLDER = re.compile(rf".+-({ID_FORM})-\d+")  # of an attempt: domain, day, job, number
logger = logging.getLogger(__name__)


@asynccontextmanager
async def kept_house(settings: ServeSettings, database: Database) -> AsyncIterator[None]:
    """Keep the house while the block lasts."""
    ending = asyncio.Event()
    work = asyncio.create_task(_keep_on(settings, database, ending))
    try:
        yield
    finally:
        ending.set()
        await work


async def _keep_on(settings: ServeSettings, database: Database, ending: asyncio.Event) -> None:
    while not ending.is_set():
        try:
            await asyncio.to_thread(keep_house, settings, database, datetime.now(UTC), ending.is_set)
        except Exception:
            logger.exception("the house could not be kept")
        try:
            async with asyncio.timeout(EVERY_S):
                await ending.wait()
        except TimeoutError:
            continue


def keep_house(
    settings: ServeSettings, database: Database, now: datetime, is_ending: Callable[[], bool] = lambda: False
) -> None:
    """Remove what is past its time, unless another server is just doing it."""
    with lock_if_free(settings.data / LOCK) as lock:
        if lock is None:
            return
        before = now - timedelta(days=settings.keep_results_days)
        forget_asker_keys(settings.data, now)
        retention.forget(database, before, now)
        while not is_ending() and retention.remove_jobs(database, before, now):
            pass
        for number in retention.empty_batches(database, before):
            shutil.rmtree(reviews.folder_of(settings, number), ignore_errors=True)
            retention.remove_batch(database, number)
        _remove_left_over(settings, database, now)
        _remove_logs(settings.logs, before)
        evidence_before = now - timedelta(days=settings.keep_evidence_days)
        for folder in retention.folders_past(database, evidence_before, now):
            if is_ending():
                return
            _remove_evidence(settings.audits / folder)


def _remove_left_over(settings: ServeSettings, database: Database, now: datetime) -> None:
    """Remove the folders that no job points to any more."""
    found = {}
    for folder in settings.audits.glob("*/"):
        named = _FOLDER.fullmatch(folder.name)
        if named is not None and not folder.is_symlink() and _is_older(folder, now - QUIET):
            found[folder.name] = named[1]
    for name in retention.left_over(database, found):  # what was begun since is not among them
        shutil.rmtree(settings.audits / name, ignore_errors=True)


def _remove_logs(logs: Path, before: datetime) -> None:
    for log in logs.glob("*.log"):
        if _is_older(log, before):
            log.unlink(missing_ok=True)


def _remove_evidence(folder: Path) -> None:
    try:
        bundle = Bundle.open(folder)
        if has_pages(bundle):
            remove_pages(bundle)
    except (BundleError, OSError) as error:
        logger.warning("evidence could not be removed: %s", error)


def _is_older(path: Path, moment: datetime) -> bool:
    """Return whether something was changed last before a moment; what is gone was not."""
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:
        return False
