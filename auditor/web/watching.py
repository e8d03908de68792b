"""An audit as it happens: what is told of a job folded into what is shown, once as a page and then piece by piece."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from fastapi.sse import format_sse_event
from starlette.requests import Request

from auditor.history.database import Database
from auditor.progress import CHECKING, OPENING
from auditor.web import queue
from auditor.web.estimate import estimate_s
from auditor.web.jobs import Estimate, Event, EventKind, Job, JobState
from auditor.web.reader import language_for
from auditor.web.rendering import fragment
from auditor.web.streaming import Look
from reports.i18n import Translator, translator
from rules.finding import N_, Message, counted, message

MINUTE_S = 60
MOST_PICTURES = 12  # on the page at once
OTHERS_S = 5.0  # between two looks at the queue, which moves the estimate of a job that nothing happens to
LAST_STAGES = frozenset({CHECKING, OPENING})  # of the website; judging and writing tell nothing
LEFT = (
    N_("About {count} minute is left, rarely more than {most}."),
    N_("About {count} minutes are left, rarely more than {most}."),
)
BEFORE = (N_("{count} check comes before this one."), N_("{count} checks come before this one."))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page of the website."""

    number: int  # of the event
    place: int  # 1: the first picture of the audit


@dataclass(slots=True)
class Seen:
    """Everything told of a job up to now; a new attempt begins anew."""

    last_number: int = 0
    stages: dict[str, Event] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    at: str = ""  # address of the last page

    def add(self, events: Iterable[Event]) -> None:
        """Take in what was told since."""
        for event in events:
            self.last_number = event.number
            match event.kind:
                case EventKind.STEP:
                    self.stages[event.stage] = event
                    self.at = event.detail or self.at
                case EventKind.PICTURE:
                    self.pictures.append(Picture(event.number, len(self.pictures) + 1))
                case EventKind.STATE if event.detail == JobState.QUEUED:
                    self.stages.clear()
                    self.pictures.clear()
                    self.at = ""

    def ordered(self) -> list[Event]:
        """Return the last step of every stage, the latest last."""
        return sorted(self.stages.values(), key=lambda event: event.number)


def facts_of(request: Request, database: Database, job: Job, seen: Seen) -> dict[str, Any]:
    """Return what the page of a job that is not over shows."""
    say = translator(language_for(request))
    estimate = estimate_s(database, job, datetime.now(UTC))
    place = queue.place_in_queue(database, job)
    return {
        "job": job,
        "status": say.message(status_of(job, seen, place)),
        "estimate": _left(estimate, say),
        "stages": seen.ordered(),
        "at": seen.at,
        "pictures": seen.pictures[-MOST_PICTURES:],
        "last_number": seen.last_number,
    }


def status_of(job: Job, seen: Seen, place: int) -> Message:
    """Return in one sentence what happens to a job."""
    if job.is_unwanted:
        return message(N_("The check is being stopped."))
    if job.state is JobState.QUEUED:
        return counted(*BEFORE, place - 1) if place > 1 else message(N_("This check is the next."))
    stages = seen.ordered()
    if not stages:
        return message(N_("The website is being opened."))
    last = stages[-1]
    is_seen = last.stage in LAST_STAGES and last.done >= last.total
    return message(N_("The scorecard is being written.") if is_seen else last.stage)


def _left(estimate: Estimate | None, say: Translator) -> str:
    if estimate is None:
        return say.text(N_("How long it takes cannot be said yet: too few checks have ended here."))
    if estimate.usual_s < MINUTE_S:
        return say.text(N_("Less than a minute is left."))
    minutes, most = (-(-seconds // MINUTE_S) for seconds in (estimate.usual_s, estimate.most_s))
    return say.message(counted(*LEFT, minutes, most=most))


def told(request: Request, database: Database, job_id: str, number: int) -> Look:
    """Return the looks at what changes on the page of a job, from the event after this number on."""
    seen, shown = Seen(), ("", "")
    was: Job | None = None
    written_at = 0.0

    def look() -> tuple[list[bytes], bool]:
        nonlocal number, shown, was, written_at
        job = queue.job(database, job_id)
        if job is None or job.is_over:
            return [format_sse_event(event="over", data_str="", id=str(seen.last_number))], True
        news = queue.events_after(database, job_id, seen.last_number)
        if not news and job == was and time.monotonic() - written_at < OTHERS_S:
            return [], False
        seen.add(news)
        was, written_at = job, time.monotonic()
        facts = facts_of(request, database, job, seen)
        status, progress = facts["status"], fragment(request, "progress.html", **facts)
        new = [picture for picture in facts["pictures"] if picture.number > number]
        pieces = [("picture", fragment(request, "picture.html", job=job, picture=picture)) for picture in new]
        pieces += [("progress", progress)] if progress != shown[1] else []
        pieces += [("status", status)] if status != shown[0] else []
        number, shown = max(number, seen.last_number), (status, progress)
        return [format_sse_event(event=event, data_str=data, id=str(number)) for event, data in pieces], False

    return look
