"""Judging an audit again by what people answered, and all that follows from its new score."""

import logging
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from auditor.answers import write_answers
from auditor.batch.task import LENGTH, packed
from auditor.history.database import Database
from auditor.store import Bundle
from auditor.web import queue
from auditor.web.jobs import Job
from auditor.web.process import ended
from auditor.web.results import COMPARISON, folder_of
from auditor.web.settings import ServeSettings
from auditor.web.tables import BatchRow, JobRow
from auditor.web.team import reviews
from auditor.web.team.adjusted import adjust
from auditor.web.work import held_against, record_result, task_of
from rules.registry import by_id

PATIENCE_S = 600.0
logger = logging.getLogger(__name__)


async def rejudged(settings: ServeSettings, database: Database, job: Job) -> None:
    """Judge and report an audit again, and keep its new score; what goes wrong leaves it to be done again."""
    task = packed(task_of(settings, job, None, b""))[LENGTH.size :]
    wrong = await ended("auditor.web.judge_again", given=task, patience_s=PATIENCE_S)
    if wrong:
        logger.error("an audit could not be judged again: %s", wrong, extra={"job": job.id})
        return
    await run_in_threadpool(_kept, settings, database, job)
    older = await run_in_threadpool(queue.previous_of, database, job)
    if older is not None and (folder_of(settings, job) / COMPARISON.name).is_file():
        await held_against(settings, database, folder_of(settings, older), job)


def _kept(settings: ServeSettings, database: Database, job: Job) -> None:
    """Write the new score into the job and the history."""
    output = folder_of(settings, job)
    with database.writing() as session:  # nobody answers meanwhile
        row = session.get_one(JobRow, job.id)
        scorecard = Bundle.open(output).scorecard()
        write_answers(output, scorecard.questions, by_id())
        row.score, row.grade, row.questions = scorecard.score, scorecard.grade, len(scorecard.questions)
        if row.answered_at == job.answered_at:  # else somebody answered after this judging began
            row.answered_at = None
        batch = session.get(BatchRow, row.batch_id) if row.batch_id is not None else None
        if batch is not None and batch.reviewed_at is not None:
            reviews.ask(session, batch.id, datetime.now(UTC))
    adjust(settings, database, job.id)
    record_result(settings, job)
