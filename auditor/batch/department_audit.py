"""The audit of one department from its task to its folder, as a worker does it."""

import asyncio
import time
import traceback
from collections.abc import Callable

import msgspec
import psutil

from auditor.answers import FILE as ANSWERS
from auditor.answers import carry_over, read_answers, write_answers
from auditor.audit import capture
from auditor.batch import family
from auditor.batch.disk import NO_ROOM
from auditor.batch.folder import Ending
from auditor.batch.judging import judged, reported
from auditor.batch.site_log import SiteLog
from auditor.batch.task import Full, Result, Task, Told
from auditor.browser.chromium import Chromium
from auditor.prove.prove import prove
from auditor.store import Bundle
from auditor.whole_files import write_whole
from reports.i18n import translator
from rules.probes import Given
from rules.registry import by_id, rules_at
from rules.scorecard import Scorecard

DETAIL_CHARACTERS = 300


async def audit_department(task: Task, chromium: Chromium, tell: Callable[[Told], None]) -> Result | Full:
    """Audit a department into its folder; whatever goes wrong with it is told, not raised."""
    began, myself = time.monotonic(), psutil.Process()
    try:
        async with family.metered(myself) as meter:
            task.log.parent.mkdir(parents=True, exist_ok=True)
            with task.log.open("a", encoding="utf-8") as file:
                result = await _logged(task, chromium, SiteLog(file, translator(task.orders.language), tell))
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        return Full(f"{error.strerror}: {error.filename or task.output}")
    return msgspec.structs.replace(
        result,
        wall_s=round(time.monotonic() - began, 1),
        processor_s=round(meter.spent_s(), 1),
        memory_bytes=family.memory_bytes(myself),
    )


async def _logged(task: Task, chromium: Chromium, log: SiteLog) -> Result:
    try:
        return _told(await _audited(task, chromium, log))
    except Exception as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            raise
        log.write("".join(traceback.format_exception(error)))
        return Result(ending=Ending.BROKEN, detail=_first_line(error))


def _first_line(error: Exception) -> str:
    return (f"{type(error).__name__}: {error}".splitlines() or [""])[0][:DETAIL_CHARACTERS]


async def _audited(task: Task, chromium: Chromium, log: SiteLog) -> Scorecard:
    options = task.orders.manner.options(
        task.department.url, task.output, earlier=task.earlier, given=Given(handles=task.handles)
    )
    bundle = Bundle.create(task.output)
    if task.answers:
        write_whole(task.output / ANSWERS, task.answers)
        carry_over(task.output, ())
    await capture(options, bundle, log, chromium)
    async with chromium.turn():  # judging burns the processor as a page does
        scorecard = await asyncio.to_thread(judged, task, bundle)
    if task.orders.is_proved:
        rules = rules_at(task.orders.rupees_per_gb)
        await prove(bundle, options, scorecard, read_answers(task.output), rules, log, chromium)
        async with chromium.turn():
            scorecard = await asyncio.to_thread(judged, task, bundle)
    async with chromium.turn():
        await asyncio.to_thread(reported, task, bundle, scorecard)
        write_answers(task.output, scorecard.questions, by_id())
    return scorecard


def _told(scorecard: Scorecard) -> Result:
    if scorecard.score is not None:
        return Result(ending=Ending.SCORED, detail="", score=scorecard.score, grade=scorecard.grade)
    unreachable = scorecard.unreachable
    return Result(
        ending=Ending.NOT_MEASURED,
        detail=f"{unreachable.reason}: {unreachable.detail}" if unreachable else "no rule could be decided",
        reason=unreachable.reason if unreachable else None,
    )
