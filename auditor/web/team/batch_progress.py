"""How far a batch is: a sentence, figures, how long it still takes, and a line for each department."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fastapi.sse import format_sse_event
from starlette.requests import Request

from auditor.history.database import Database
from auditor.web import queue
from auditor.web.batches import department_of
from auditor.web.estimate import estimate_s
from auditor.web.jobs import Estimate, Job, JobState
from auditor.web.reader import language_for
from auditor.web.rendering import fragment
from auditor.web.results import reason_of
from auditor.web.settings import ServeSettings
from auditor.web.streaming import Look
from reports.batch_text import duration
from reports.i18n import Translator, language_of, translator
from reports.review.words import department_name
from rules.finding import N_, Message, counted

EVERY_S = 5.0  # the page of a batch is brought up to date
OVER_EVENT = "over"
MINUTE_S = 60
STATES = {
    JobState.QUEUED: N_("waits"),
    JobState.RUNNING: N_("at work"),
    JobState.DONE: N_("measured"),
    JobState.FAILED: N_("came to no end"),
    JobState.CANCELLED: N_("stopped"),
}
NOT_MEASURED, BEING_STOPPED = N_("not measured"), N_("is being stopped")
ALL_STATES = (*STATES.values(), NOT_MEASURED, BEING_STOPPED)
FAILED = N_("The check itself failed. The department is not to blame; check the website again.")
AT_WORK = (N_("{done} of {count} department is done."), N_("{done} of {count} departments are done."))
OVER = (
    N_("The batch is over: {measured} of {count} is measured."),
    N_("The batch is over: {measured} of {count} are measured."),
)
LEFT = N_("About {usual} left, rarely more than {most}.")
UNKNOWN = N_("How long it takes cannot be said yet: too few checks have ended here.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A department of a batch."""

    job: Job
    name: str
    lang: str  # of the name, "" where it is that of the page
    state: str
    why: str  # it has no score
    minutes: float | None


def rows_of(settings: ServeSettings, jobs: Sequence[Job], say: Translator) -> list[Row]:
    """Return the lines of a batch: what is at work first, then by name."""
    rows = [_row(settings, job, say) for job in jobs]
    return sorted(rows, key=lambda row: (row.job.state is not JobState.RUNNING, row.name.casefold(), row.job.site))


def summary_of(database: Database, jobs: Sequence[Job], say: Translator) -> dict[str, Any]:
    """Return what changes on the page of a batch while it is at work."""
    states = Counter(map(_state, jobs))
    over = sum(job.is_over for job in jobs)
    return {
        "status": say.message(_status(jobs, over)),
        "estimate": "" if over == len(jobs) else _left(database, jobs, say),
        "over": over,
        "total": len(jobs),
        "counts": [(say.text(state), states[state]) for state in ALL_STATES if states[state]],
    }


def without_score(jobs: Sequence[Job]) -> list[Job]:
    """Return the jobs that are over and brought no score."""
    return [job for job in jobs if job.is_over and job.score is None]


def told(request: Request, database: Database, batch_id: int) -> Look:
    """Return the looks at what changes on the page of a batch."""
    shown: dict[str, str] = {}

    def look() -> tuple[list[bytes], bool]:
        nonlocal shown
        before, shown = shown, _looked(request, database, batch_id)
        new = [(event, data) for event, data in shown.items() if data != before.get(event)]
        return [format_sse_event(event=event, data_str=data) for event, data in new], OVER_EVENT in shown

    return look


def _looked(request: Request, database: Database, batch_id: int) -> dict[str, str]:
    """Return the sentence and the figures of a batch, by the event that tells them."""
    jobs = queue.jobs_of_batch(database, batch_id)
    if all(job.is_over for job in jobs):
        return {OVER_EVENT: ""}
    facts = summary_of(database, jobs, translator(language_for(request)))
    return {"status": facts["status"], "progress": fragment(request, "team/batch_progress.html", **facts)}


def _row(settings: ServeSettings, job: Job, say: Translator) -> Row:
    name = department_name(department_of(job.department, job.target), say.language)
    spoken = language_of(name)
    return Row(
        job=job,
        name=name,
        lang="" if spoken == say.language else spoken,
        state=say.text(_state(job)),
        why=say.text(FAILED) if job.state is JobState.FAILED else reason_of(settings, job, say),
        minutes=_minutes(job),
    )


def _minutes(job: Job) -> float | None:
    if job.state is not JobState.DONE or job.finished_at is None or job.started_at is None:
        return None
    return (job.finished_at - job.started_at).total_seconds() / MINUTE_S


def _state(job: Job) -> str:
    if job.is_unwanted and not job.is_over:
        return BEING_STOPPED
    return NOT_MEASURED if job.state is JobState.DONE and job.score is None else STATES[job.state]


def _status(jobs: Sequence[Job], over: int) -> Message:
    if over < len(jobs):
        return counted(*AT_WORK, len(jobs), done=over)
    return counted(*OVER, len(jobs), measured=sum(job.score is not None for job in jobs))


def _left(database: Database, jobs: Sequence[Job], say: Translator) -> str:
    """Return how long the whole batch still takes: until its last waiting job is over, and those at work."""
    now = datetime.now(UTC)
    waiting = [job for job in jobs if job.state is JobState.QUEUED]
    last = [max(waiting, key=lambda job: (job.priority, job.requested_at, job.id))] if waiting else []
    awaited = [*last, *(job for job in jobs if job.state is JobState.RUNNING)]
    estimates = [estimate for job in awaited if (estimate := estimate_s(database, job, now))]
    if not estimates:
        return say.text(UNKNOWN)
    usual, most = (_spoken(seconds, say) for seconds in _longest(estimates))
    return say.text(LEFT, usual=usual, most=most)


def _longest(estimates: Sequence[Estimate]) -> tuple[int, int]:
    return max(one.usual_s for one in estimates), max(one.most_s for one in estimates)


def _spoken(seconds: int, say: Translator) -> str:
    """Return a time in whole minutes: more exact would be a promise."""
    return say.message(duration(max(-(-seconds // MINUTE_S), 2) * MINUTE_S))
