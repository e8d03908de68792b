"""The pages for officers: ask for an audit, watch it, get its result, come back and see what changed."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, Form, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from auditor.web import queue
from auditor.web.asking import checked_target, domain_of
from auditor.web.comparing import comparison_of
from auditor.web.docket import disputes_about
from auditor.web.error_pages import RemovedError
from auditor.web.explaining import names_of
from auditor.web.findings import ANSWER_WORDS, answers_in
from auditor.web.jobs import EventKind, Job, Refusal
from auditor.web.past import past_of
from auditor.web.protection import from_our_form, has_started, remember_started
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.results import COMPARISON, FILES, SCORECARD, answer_with, files_of, folder_of, picture_of, reason_of
from auditor.web.retention import removed
from auditor.web.routing import PageRouter
from auditor.web.service import database_of, settings_of
from auditor.web.streaming import event_stream, number_heard
from auditor.web.submitting import status_code_of, submitted
from auditor.web.watching import Seen, facts_of, told
from reports.comparing.words import VERDICTS
from reports.i18n import Translator, translator
from reports.words import GRADES
from rules.finding import N_
from rules.scorecard import Grade

router = PageRouter(include_in_schema=False, dependencies=[Depends(from_our_form)])


def found_job(request: Request, job_id: str) -> Job:
    """Return the job of an address; 404 where there is none, 410 where there was one."""
    database = database_of(request)
    job = queue.job(database, job_id)
    if job is None:
        gone = removed(database, job_id)
        raise RemovedError(gone) if gone else HTTPException(404)
    return job


Found = Annotated[Job, Depends(found_job)]


@router.opened("/")
def home(request: Request) -> Response:
    """Ask for an address."""
    return _home(request)


@router.post("/audits")
def start(request: Request, address: Annotated[str, Form()] = "") -> Response:
    """Begin an audit, or lead to the one that answers."""
    answer = submitted(request, address, language_for(request))
    if isinstance(answer, Refusal):
        return _home(request, answer, address, status_code_of(answer))
    response = RedirectResponse(f"/audits/{answer.job.id}", 303)
    if answer.is_new:
        remember_started(request, response, answer.job.id)
    return response


@router.opened("/audits/{job_id}")
def audit(request: Request, job: Found) -> Response:
    """Show how far an audit is, or its result."""
    say = translator(language_for(request))
    database = database_of(request)
    shown: dict[str, Any] = {"address": job.target, "error": "", "is_open": not job.is_over}
    if not job.is_over:
        seen = Seen()
        seen.add(queue.events_after(database, job.id, 0))
        shown |= facts_of(request, database, job, seen) | {"is_own": has_started(request, job.id)}
    else:
        shown |= _result(request, job, say)
    return page(request, "audit.html", **shown)


@router.opened("/audits/{job_id}/events")
async def events(request: Request, job: Found, after: int = 0) -> Response:
    """Tell what changes on the page of an audit until it is over."""
    heard = number_heard(request.headers.get("last-event-id"))
    return event_stream(request, told(request, database_of(request), job.id, after if heard is None else heard))


@router.opened("/audits/{job_id}/pictures/{number}")
def picture(request: Request, job: Found, number: int) -> Response:
    """Show a picture of a page, small."""
    told_of = next(iter(queue.events_after(database_of(request), job.id, number - 1)), None)
    if told_of is None or told_of.number != number or told_of.kind is not EventKind.PICTURE:
        raise HTTPException(404)
    return picture_of(settings_of(request), job, told_of.detail)


@router.post("/audits/{job_id}/cancel")
def cancel(request: Request, job: Found) -> Response:
    """Stop an audit, if this browser started it."""
    if not has_started(request, job.id):
        raise HTTPException(403, N_("Only whoever started a check can stop it."))
    queue.cancel(database_of(request), job.id, datetime.now(UTC))
    return RedirectResponse(f"/audits/{job.id}", 303)


@router.opened("/audits/{job_id}/{name}")
def result_file(request: Request, job: Found, name: str) -> Response:
    """Give a file of a result."""
    file = FILES.get(name)
    if file is None or file not in files_of(settings_of(request), job):
        raise HTTPException(404)
    return answer_with(request, folder_of(settings_of(request), job) / name, file)


@router.opened("/sites/{site:path}")
def site(request: Request, site: str) -> Response:
    """Show the latest result of a website, and how its score moved."""
    target = checked_target(settings_of(request), site)
    if isinstance(target, Refusal):
        raise HTTPException(404)
    say, database = translator(language_for(request)), database_of(request)
    job = queue.latest_finished(database, target)
    return page(
        request,
        "site.html",
        200 if job else 404,
        domain=domain_of(target) if job is None else job.site,
        job=job,
        word=_word(job, say) if job else "",
        address=job.target if job else target,
        error="",
        **past_of(database, target, say),
    )


def _home(request: Request, refusal: Refusal | None = None, address: str = "", status: int = 200) -> Response:
    say = translator(language_for(request))
    error = say.message(refusal.message) if refusal else ""
    response = page(request, "home.html", status, names=names_of(settings_of(request)), address=address, error=error)
    if refusal and refusal.retry_after_s is not None:
        response.headers["Retry-After"] = str(refusal.retry_after_s)
    return response


def _result(request: Request, job: Job, say: Translator) -> dict[str, Any]:
    settings, database = settings_of(request), database_of(request)
    files = files_of(settings, job)
    compared = comparison_of(folder_of(settings, job)) if files else None
    return {
        "job": job,
        "word": _word(job, say),
        "reason": reason_of(settings, job, say),
        "answers": answers_in(settings, job, disputes_about(database, job)),
        **ANSWER_WORDS,
        "files": files,
        "scorecard": SCORECARD if SCORECARD in files else None,
        "told_above": (SCORECARD, COMPARISON),
        "compared": compared
        and {
            "verdict": say.text(VERDICTS[compared.verdict]),
            "scores": compared.scores(say),
            "counts": compared.counts(say),
        },
    }


def _word(job: Job, say: Translator) -> str:
    return say.text(GRADES[Grade(job.grade)]) if job.score is not None else ""
