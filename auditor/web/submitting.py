"""Asking for an audit, by a form or by a program: checked, counted against the limits of who asks, and queued."""

from datetime import UTC, datetime

from starlette.requests import Request

from auditor.web import queue
from auditor.web.asking import checked_target
from auditor.web.jobs import AuditRequest, Refusal, Submission
from auditor.web.service import asker, database_of, settings_of


def submitted(request: Request, address: str, language: str) -> Submission | Refusal:
    """Return the job that answers what somebody typed, or why there is none."""
    settings, now = settings_of(request), datetime.now(UTC)
    target = checked_target(settings, address)
    if isinstance(target, Refusal):
        return target
    asked = AuditRequest(target=target, language=language, asker=asker(request, now))
    return queue.submit(database_of(request), asked, now, settings.limits)


def status_code_of(refusal: Refusal) -> int:
    """Return the status of HTTP that tells of a refusal."""
    return 422 if refusal.retry_after_s is None else 429
