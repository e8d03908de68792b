"""Audits: asking for one, how it stands, and cancelling it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Depends, Request, Response

from auditor.web import queue
from auditor.web.api.asking import NOT_FOUND, Found, Say, is_json
from auditor.web.api.kinds import Kind
from auditor.web.api.models import Asked, Audit, Begun, Cancelling, Estimate
from auditor.web.api.problems import PREFIX, ProblemError, responses
from auditor.web.estimate import estimate_s
from auditor.web.jobs import Job, JobState, Refusal
from auditor.web.protection import cancel_token, may_cancel
from auditor.web.results import reason_of
from auditor.web.service import database_of, settings_of
from auditor.web.submitting import submitted
from auditor.web.watching import Seen, status_of
from reports.i18n import Translator
from rules.finding import N_
from rules.scorecard import Grade

ENDINGS: Mapping[JobState, str] = {
    JobState.DONE: N_("The scorecard is ready."),
    JobState.CANCELLED: N_("This check was stopped before its end. There is no result."),
    JobState.FAILED: N_("This check came to no end. That is not the fault of the website; please start it again."),
}
SENT = (Kind.UNREADABLE_BODY, Kind.NOT_JSON)
LOCATION = {"Location": {"description": "Address of the audit.", "schema": {"type": "string"}}}

router = APIRouter(tags=["audits"])


@router.post(
    "/audits",
    status_code=202,
    response_model=Begun,
    response_description="A new audit was queued.",
    dependencies=[Depends(is_json)],
    responses={
        200: {
            "model": Begun,
            "description": "An audit of the website is at work, or measured it within the hour: it is the answer.",
            "headers": LOCATION,
        },
        202: {"headers": LOCATION},
        **responses(
            *(*SENT, Kind.UNREADABLE, Kind.NOT_ALLOWED, Kind.INVALID_REQUEST),
            *(Kind.ASKER_LIMIT, Kind.DOMAIN_LIMIT, Kind.QUEUE_FULL),
        ),
    },
)
def start_audit(request: Request, response: Response, asked: Asked, say: Say) -> Begun:
    """Ask for the audit of a website.

    Whoever asks for what is at work, or was measured within the hour, is answered with that audit. New audits count
    against the limits of the service, those of visitors on its pages and of programs together.
    """
    answer = submitted(request, asked.address, asked.language or say.language)
    if isinstance(answer, Refusal):
        raise ProblemError(Kind(answer.reason), answer.message, answer.retry_after_s)
    response.headers["Location"] = f"{PREFIX}/audits/{answer.job.id}"
    response.status_code = 202 if answer.is_new else 200
    token = cancel_token(request, answer.job.id) if answer.is_new else None
    return Begun(**facts_of(request, answer.job, say), cancel_token=token)


@router.get("/audits/{audit_id}", responses=responses(*NOT_FOUND))
def read_audit(request: Request, job: Found, say: Say) -> Audit:
    """Tell how an audit stands."""
    return Audit(**facts_of(request, job, say))


@router.post(
    "/audits/{audit_id}/cancel",
    dependencies=[Depends(is_json)],
    responses=responses(*SENT, Kind.NOT_YOURS, *NOT_FOUND),
)
def cancel_audit(request: Request, job: Found, cancelling: Cancelling, say: Say) -> Audit:
    """Cancel an audit; of one that is over nothing changes.

    One at work ends within seconds: until then its state is running, and is_being_stopped is true.
    """
    if not may_cancel(request, job.id, cancelling.cancel_token):
        raise ProblemError(Kind.NOT_YOURS)
    cancelled = queue.cancel(database_of(request), job.id, datetime.now(UTC))
    return Audit(**facts_of(request, cancelled or job, say))


def facts_of(request: Request, job: Job, say: Translator) -> dict[str, Any]:
    """Return what is told of a job."""
    estimate = estimate_s(database_of(request), job, datetime.now(UTC))
    return {
        **{name: getattr(job, name) for name in Audit.model_fields if hasattr(job, name)},
        "address": job.target,
        "is_being_stopped": job.is_unwanted and not job.is_over,
        "status": _status(request, job, say),
        "estimate": estimate and Estimate(place=estimate.place, usual_s=estimate.usual_s, most_s=estimate.most_s),
        "grade": Grade(job.grade) if job.score is not None else None,
        "pages_read": job.pages,
        "page": f"/audits/{job.id}",
    }


def _status(request: Request, job: Job, say: Translator) -> str:
    if job.is_over:
        return reason_of(settings_of(request), job, say) or say.text(ENDINGS[job.state])
    database = database_of(request)
    seen = Seen()
    seen.add(queue.events_after(database, job.id, 0))
    return say.message(status_of(job, seen, queue.place_in_queue(database, job)))
