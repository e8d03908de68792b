"""The reviews of batches: written once a batch is over, or when somebody asks, by one process at a time for each.

What is due is told by the database alone, so it outlasts every restart; two servers are kept apart by a lock in the
folder that they share. A review that could not be written is tried again when somebody asks, or a result is new.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy.orm import Session

from auditor.audit import period_of
from auditor.batch.lock import lock_if_free
from auditor.history.database import Database
from auditor.web import queue
from auditor.web.process import ended
from auditor.web.settings import ServeSettings
from auditor.web.tables import BatchRow
from auditor.web.team import batch_list
from auditor.web.team.audited import AuditedBatch, audited_batch
from auditor.web.team.batch_list import Listed
from auditor.web.team.reviewer import FORMATS, LOCK, ReviewOrder

LOOK_S = 5.0
PATIENCE_S = 3600.0  # hundreds of departments may have to be judged again
MOST_BEFORE = 30  # batches looked through for earlier quarters: two years of months, and some by hand
MOST_QUARTERS = 5  # the one reviewed, and the year before it
logger = logging.getLogger(__name__)


@asynccontextmanager
async def writing_reviews(settings: ServeSettings, database: Database) -> AsyncIterator[None]:
    """Write reviews as they fall due while the block lasts; a server that does not audit leaves them to the others."""
    work = asyncio.create_task(_keep_on(settings, database)) if settings.audits_at_once else None
    try:
        yield
    finally:
        if work is not None:
            work.cancel()
            await asyncio.wait({work})


async def _keep_on(settings: ServeSettings, database: Database) -> None:
    while True:
        try:
            await write_due(settings, database, datetime.now(UTC))
        except Exception:
            logger.exception("reviews could not be written")
        await asyncio.sleep(LOOK_S)


async def write_due(
    settings: ServeSettings, database: Database, now: datetime, formats: tuple[str, ...] = FORMATS
) -> list[int]:
    """Write the reviews that are due, one after the other; return the numbers of their batches."""
    return [
        one.id
        for one in await asyncio.to_thread(_due, database)
        if await _written(settings, database, one, now, formats)
    ]


def folder_of(settings: ServeSettings, batch_id: int) -> Path:
    """Return where the review of a batch is kept."""
    return settings.data / "reviews" / str(batch_id)


def ask(session: Session, batch_id: int, now: datetime) -> None:
    """Have the review of a batch written anew: somebody wants it now, or one of its results is another one."""
    session.get_one(BatchRow, batch_id).review_asked_at = now


def _due(database: Database) -> list[Listed]:
    with database.reading() as session:
        return batch_list.due_for_review(session)


async def _written(
    settings: ServeSettings, database: Database, batch: Listed, now: datetime, formats: tuple[str, ...]
) -> bool:
    """Write one review and note how that went; return False where another process is at it."""
    folder = folder_of(settings, batch.id)
    folder.mkdir(parents=True, exist_ok=True)
    with lock_if_free(folder / LOCK) as lock:
        if lock is None:
            return False
        order = await asyncio.to_thread(order_of, settings, database, batch, formats)
        wrong = await _reviewed(msgspec.json.encode(order), lock)
        if wrong:
            logger.error("the review of batch %d could not be written: %s", batch.id, wrong)
        await asyncio.to_thread(_note, database, batch.id, now, wrong)
    return True


async def _reviewed(order: bytes, lock: int) -> str:
    """Have the order carried out; return what went wrong, "" when nothing did."""
    try:
        return await ended("auditor.web.team.reviewer", given=order, patience_s=PATIENCE_S, inherited=(lock,))
    except TimeoutError:
        return "It took too long."


def order_of(settings: ServeSettings, database: Database, batch: Listed, formats: tuple[str, ...]) -> ReviewOrder:
    """Return what the review of a batch is made of: the last batch of each quarter before, and the batch before."""
    with database.reading() as session:
        earlier = batch_list.before(session, batch, most=MOST_BEFORE)

    last_of_quarter: dict[str, Listed] = {}
    for one in (batch, *earlier):
        if len(last_of_quarter) < MOST_QUARTERS:
            last_of_quarter.setdefault(period_of(one.created_at), one)

    def audited(one: Listed) -> AuditedBatch:
        return audited_batch(one.created_at, queue.jobs_of_batch(database, one.id), settings.audits)

    language = queue.jobs_of_batch(database, batch.id)[0].language
    return ReviewOrder(
        folder=str(folder_of(settings, batch.id)),
        quarters=tuple(map(audited, reversed(last_of_quarter.values()))),
        before=audited(earlier[0]) if earlier else None,
        language=language,
        formats=formats,
        browser=str(settings.manner.browser or ""),
    )


def _note(database: Database, batch_id: int, as_of: datetime, wrong: str) -> None:
    with database.writing() as session:
        row = session.get_one(BatchRow, batch_id)
        row.reviewed_at, row.review_fault = as_of, wrong
