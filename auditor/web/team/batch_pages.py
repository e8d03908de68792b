"""Batches: the list of them, beginning one, watching it, stopping it, and checking again what brought no score."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from auditor.batch.template import template
from auditor.web import batches, queue
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.routing import MOST_NUMBER, Number, PageRouter
from auditor.web.service import database_of, settings_of
from auditor.web.streaming import event_stream
from auditor.web.team import batch_list, decisions
from auditor.web.team.batch_list import Listed
from auditor.web.team.batch_progress import EVERY_S, rows_of, summary_of, told, without_score
from auditor.web.team.departments_form import MOST_BODY_BYTES, MOST_BYTES
from auditor.web.team.gate import Reader, Runner
from auditor.web.team.list_form import TEMPLATES, Named, form_facts
from auditor.web.team.review_pages import review_of
from reports.i18n import translator
from rules.finding import N_

ON_A_PAGE = 50
BEGUN, STOPPED, AGAIN = N_("Batch begun"), N_("Batch stopped"), N_("Departments without a score checked again")

router = PageRouter()


def found_batch(request: Request, number: Number) -> Listed:
    """Return the batch of an address; 404 where there is none."""
    with database_of(request).reading() as session:
        batch = batch_list.batch_of(session, number)
    if batch is None:
        raise HTTPException(404)
    return batch


Found = Annotated[Listed, Depends(found_batch)]


@router.opened("/batches")
def show_all(
    request: Request,
    account: Reader,  # noqa: ARG001, the gate
    before: Annotated[int | None, Query(ge=1, le=MOST_NUMBER)] = None,
) -> Response:
    """Show the batches, the newest first."""
    with database_of(request).reading() as session:
        found = batch_list.listed(session, most=ON_A_PAGE + 1, before=before)
    shown = found[:ON_A_PAGE]
    older = shown[-1].id if len(found) > len(shown) else None
    return page(request, "team/batches.html", batches=shown, older=older, is_first=before is None)


@router.opened("/batches/new")
def ask_for_list(request: Request, account: Runner) -> Response:  # noqa: ARG001, the gate
    """Ask for the list of a new batch."""
    return page(request, "team/batch_new.html", **form_facts(request))


@router.opened("/batches/template.{ending}")
def empty_list(account: Reader, ending: str) -> Response:  # noqa: ARG001, the gate
    """Give an empty list to fill in."""
    if ending not in TEMPLATES:
        raise HTTPException(404)
    headers = {"Content-Disposition": f'attachment; filename="departments.{ending}"'}
    return Response(template(f".{ending}"), media_type=TEMPLATES[ending], headers=headers)


@router.post("/batches/new", max_body_size=MOST_BODY_BYTES, form_limits={"max_part_size": MOST_BYTES})
def begin(request: Request, account: Runner, named: Named) -> Response:
    """Begin a batch, or tell every fault of its list at once."""
    if not named.is_taken:
        return page(request, "team/batch_new.html", 422, **form_facts(request, named))
    now = datetime.now(UTC)
    with database_of(request).writing() as session:
        number = batches.add_batch(session, named.name, named.given.departments, named.language, account.name, now)
        decisions.note(session, account, BEGUN, named.name, now)
    return RedirectResponse(f"/team/batches/{number}", 303)


@router.opened("/batches/{number}")
def show(request: Request, account: Reader, batch: Found) -> Response:  # noqa: ARG001, the gate
    """Show how far a batch is, and what it brought."""
    say = translator(language_for(request))
    settings, database = settings_of(request), database_of(request)
    jobs = queue.jobs_of_batch(database, batch.id)
    return page(
        request,
        "team/batch.html",
        batch=batch,
        rows=rows_of(settings, jobs, say),
        again=len(without_score(jobs)),
        review=review_of(settings, batch.id),
        **summary_of(database, jobs, say),
    )


@router.opened("/batches/{number}/events")
async def events(request: Request, account: Reader, batch: Found) -> Response:  # noqa: ARG001, the gate
    """Tell what changes on the page of a batch until it is over."""
    return event_stream(request, told(request, database_of(request), batch.id), EVERY_S)


@router.post("/batches/{number}/cancel")
def cancel(request: Request, account: Runner, batch: Found) -> Response:
    """Stop a batch: what waits is cancelled at once, what is at work ends soon."""
    now = datetime.now(UTC)
    with database_of(request).writing() as session:
        batches.cancel_batch(session, batch.id, now)
        decisions.note(session, account, STOPPED, batch.name, now)
    return RedirectResponse(f"/team/batches/{batch.id}", 303)


@router.post("/batches/{number}/again")
def check_again(request: Request, account: Runner, batch: Found) -> Response:
    """Check again what is over without a score."""
    now = datetime.now(UTC)
    with database_of(request).writing() as session:
        if batches.run_again(session, batch.id, now):
            decisions.note(session, account, AGAIN, batch.name, now)
    return RedirectResponse(f"/team/batches/{batch.id}", 303)
