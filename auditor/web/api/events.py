"""An audit as it happens, for programs: every event once, in order, until the audit is over."""

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from fastapi.sse import format_sse_event

from auditor.history.database import Database
from auditor.web import jobs, queue
from auditor.web.api.asking import NOT_FOUND, Found, Say
from auditor.web.api.models import Event
from auditor.web.api.problems import responses
from auditor.web.jobs import EventKind, JobState
from auditor.web.service import database_of
from auditor.web.streaming import Look, event_stream, number_heard
from reports.i18n import Translator

OVER = "over"  # the last event, without a number
EXAMPLE = (
    "event: step\n"
    'data: {"number":7,"at":"2026-11-26T06:30:00Z","kind":"step","stage":"Reading the pages","done":3,"total":40,'
    '"address":"https://www.example.gov.in/contact"}\n'
    "id: 7\n\n"
)

router = APIRouter(tags=["audits"])


@router.get(
    "/audits/{audit_id}/events",
    response_class=Response,
    responses={
        200: {
            "description": "Server-sent events; the data of each is an Event as JSON.",
            "content": {"text/event-stream": {"schema": {"type": "string"}, "example": EXAMPLE}},
        },
        204: {"description": "The audit is over and everything was told: do not come again."},
        **responses(*NOT_FOUND),
    },
)
def read_events(
    request: Request,
    job: Found,
    say: Say,
    last_event_id: Annotated[
        str, Header(alias="Last-Event-ID", description="Number of the last event that was heard.")
    ] = "",
) -> Response:
    """Tell of an audit until it is over, from its first event or from the one after Last-Event-ID.

    The stream ends with an event called over, whose data names the state. A connection is closed after five minutes:
    come again with Last-Event-ID, as browsers do by themselves.
    """
    number = number_heard(last_event_id) or 0
    if job.is_over and number and not queue.events_after(database_of(request), job.id, number):
        return Response(status_code=204)
    return event_stream(request, _told(database_of(request), job.id, number, say))


def _told(database: Database, job_id: str, number: int, say: Translator) -> Look:
    def look() -> tuple[list[bytes], bool]:
        nonlocal number
        job = queue.job(database, job_id)  # first: what is told until it is over is then among the events
        events = queue.events_after(database, job_id, number)
        pieces = [
            format_sse_event(
                event=event.kind,
                data_str=_event(job_id, event, say).model_dump_json(exclude_none=True),
                id=str(event.number),
            )
            for event in events
        ]
        number = events[-1].number if events else number
        if job is None or job.is_over:
            state = f'{{"state":"{job.state}"}}' if job else "{}"
            return [*pieces, format_sse_event(event=OVER, data_str=state)], True
        return pieces, False

    return look


def _event(job_id: str, event: jobs.Event, say: Translator) -> Event:
    told = Event(number=event.number, at=event.at, kind=event.kind)
    match event.kind:
        case EventKind.STEP:
            told.stage, told.done, told.total = say.text(event.stage), event.done, event.total
            told.address = event.detail or None
        case EventKind.PICTURE:
            told.picture = f"/audits/{job_id}/pictures/{event.number}"
        case EventKind.STATE:
            told.state = JobState(event.detail)
    return told
