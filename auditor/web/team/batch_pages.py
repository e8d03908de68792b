"""Batches: the list of them, beginning one, watching it, stopping it, and checking again what brought no score."""

from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, HTTPException, Path, Query, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from auditor.batch.template import template
from auditor.web import batches, queue
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.results import XLSX
from auditor.web.service import database_of, settings_of
from auditor.web.streaming import event_stream
from auditor.web.team import batch_list, decisions
from auditor.web.team.accounts import Account
from auditor.web.team.batch_list import Listed
from auditor.web.team.batch_progress import EVERY_S, rows_of, summary_of, told, without_score
from auditor.web.team.departments_form import MOST_BODY_BYTES, MOST_BYTES, GivenList, name_fault, read_given
from auditor.web.team.gate import having
from auditor.web.team.review_pages import review_of
from auditor.web.team.roles import Right
from reports.i18n import LANGUAGES, translator
from rules.finding import N_, Message

ON_A_PAGE = 50
MOST_NUMBER = 2**31 - 1
CSV, YAML = "text/csv; charset=utf-8", "application/yaml; charset=utf-8"
TEMPLATES = {"csv": CSV, "xlsx": XLSX, "yaml": YAML}
BEGUN, STOPPED, AGAIN = N_("Batch begun"), N_("Batch stopped"), N_("Departments without a score checked again")
Reader = Annotated[Account, having(Right.READ)]
Runner = Annotated[Account, having(Right.RUN)]

router = APIRouter()
opened = partial(router.api_route, methods=["GET", "HEAD"])


def given_list(
    request: Request,
    departments: Annotated[UploadFile | None, File()] = None,
    text: Annotated[str, Form()] = "",
    file_name: Annotated[str, Form()] = "",
) -> GivenList:
    """Return the list of a form."""
    is_file = departments is not None and departments.filename
    upload = departments.file.read(MOST_BYTES + 1) if departments is not None and is_file else b""
    name = (departments.filename if departments is not None else "") or ""
    return read_given(settings_of(request), upload, name, text, file_name)


def found_batch(request: Request, number: Annotated[int, Path(ge=1, le=MOST_NUMBER)]) -> Listed:
    """Return the batch of an address; 404 where there is none."""
    with database_of(request).reading() as session:
        batch = batch_list.batch_of(session, number)
    if batch is None:
        raise HTTPException(404)
    return batch


Found = Annotated[Listed, Depends(found_batch)]
Given = Annotated[GivenList, Depends(given_list)]


@opened("/batches")
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


@opened("/batches/new")
def ask_for_list(request: Request, account: Runner) -> Response:  # noqa: ARG001, the gate
    """Ask for the list of a new batch."""
    return page(request, "team/batch_new.html", **form_facts(request))


@opened("/batches/template.{ending}")
def empty_list(account: Reader, ending: str) -> Response:  # noqa: ARG001, the gate
    """Give an empty list to fill in."""
    if ending not in TEMPLATES:
        raise HTTPException(404)
    headers = {"Content-Disposition": f'attachment; filename="departments.{ending}"'}
    return Response(template(f".{ending}"), media_type=TEMPLATES[ending], headers=headers)


@router.post("/batches/new", max_body_size=MOST_BODY_BYTES, form_limits={"max_part_size": MOST_BYTES})
def begin(
    request: Request,
    account: Runner,
    given: Given,
    name: Annotated[str, Form()] = "",
    language: Annotated[str, Form()] = "",
    keep_going: Annotated[bool, Form()] = False,
) -> Response:
    """Begin a batch, or tell every fault of its list at once."""
    wrong_name = name_fault(name)
    if wrong_name or language not in LANGUAGES or not given.is_taken(keep_going=keep_going):
        facts = form_facts(request, given, name, language) | {"name_error": wrong_name and said(request, wrong_name)}
        return page(request, "team/batch_new.html", 422, **facts)
    now = datetime.now(UTC)
    with database_of(request).writing() as session:
        number = batches.add_batch(session, name.strip(), given.departments, language, account.name, now)
        decisions.note(session, account, BEGUN, name.strip(), now)
    return RedirectResponse(f"/team/batches/{number}", 303)


@opened("/batches/{number}")
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


@opened("/batches/{number}/events")
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


def form_facts(request: Request, given: GivenList | None = None, name: str = "", language: str = "") -> dict[str, Any]:
    """Return what the form of a list shows: what was given, and what is wrong with it."""
    return {
        "given": given or GivenList(text="", file_name=""),
        "refusal": said(request, given.refusal) if given and given.refusal else "",
        "name": name,
        "name_error": "",
        "chosen_language": language or language_for(request),
        "endings": tuple(TEMPLATES),
        "domains": ", ".join(settings_of(request).allow_domains),
    }


def said(request: Request, text: Message) -> str:
    """Return a message in the reader's language."""
    return translator(language_for(request)).message(text)
