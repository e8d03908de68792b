"""The exceptions of the service for the team: which there are, adding and ending them, and their files."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from fastapi import File, Form, HTTPException, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from auditor.errors import InputError
from auditor.exceptions import MOST_BYTES, exceptions_in
from auditor.web import queue
from auditor.web.asking import checked_target, domain_of
from auditor.web.findings import elements_of, finding_of, scorecard_of
from auditor.web.jobs import Refusal
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.routing import Number, PageRouter
from auditor.web.service import database_of, settings_of
from auditor.web.team import accepted
from auditor.web.team.exception_form import Filled, entries_of, faults_of
from auditor.web.team.gate import Acceptor, Reader
from auditor.web.written import Faults, in_a_line, in_words, tidied
from reports.i18n import language_of, translator
from rules.dates import today_of
from rules.finding import N_, Message, message
from rules.registry import by_id

HERE = "/team/exceptions"
MOST_BODY_BYTES = MOST_BYTES + 64 * 1024  # the file and the fields around it
TOO_LARGE = N_("{file} is larger than 1 MiB.")
ANOTHER_FILE = N_("Choose the exceptions file, not another one.")
GONE = N_("There is no such exception any more.")
YAML = "application/yaml; charset=utf-8"

router = PageRouter(prefix="/exceptions")


@router.opened("")
def list_of_exceptions(request: Request, account: Reader) -> Response:  # noqa: ARG001, the gate
    """List the exceptions of all domains; those that are over are marked."""
    return _list(request)


@router.post("", max_body_size=MOST_BODY_BYTES)
def take_in(
    request: Request,
    account: Acceptor,
    domain: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Take in an exceptions file for a domain: all of its entries, or none and what is wrong."""
    known = _domain(request, domain)
    name = Path(tidied(file.filename or "") if file else "").name
    if isinstance(known, Message) or file is None or not name:
        faults: Faults = {
            "domain": known if isinstance(known, Message) else None,
            "file": None if name else message(N_("Choose a file.")),
        }
        return _list(request, domain, faults, status=422)
    content = file.file.read(MOST_BYTES + 1)
    try:
        if len(content) > MOST_BYTES:
            raise InputError(message(TOO_LARGE, file=name), hint=message(ANOTHER_FILE))
        entries = exceptions_in(Path(name), content)
    except InputError as error:
        say = translator(language_for(request))
        return _list(request, domain, said=f"{error.told(say.message)}\n{say.message(error.repair)}", status=422)
    accepted.add(database_of(request), known, entries, account, datetime.now(UTC))
    return RedirectResponse(HERE, 303)


@router.opened("/new")
def new(
    request: Request,
    account: Acceptor,  # noqa: ARG001, the gate
    audit: str = "",
    rule: str = "",
    finding: str = "",
) -> Response:
    """Ask for a new exception; one for a finding is filled in with what its elements are known by."""
    filled = Filled()
    job = queue.job(database_of(request), audit) if audit else None
    if job is not None:
        settings = settings_of(request)
        finding_of(scorecard_of(settings, job), rule, finding)
        known_by = " ".join(sorted(elements_of(settings, job, rule, finding)))
        filled = Filled(domain=job.domain, rule=rule, identity=known_by)
    return _form(request, filled, {})


@router.post("/new")
def add(
    request: Request,
    account: Acceptor,
    domain: Annotated[str, Form()] = "",
    rule: Annotated[str, Form()] = "",
    page: Annotated[str, Form()] = "",
    identity: Annotated[str, Form()] = "",
    owner: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    expires: Annotated[str, Form()] = "",
) -> Response:
    """Keep an exception, one for every element that is named."""
    given = (domain, rule, page, identity, owner, reason, expires)
    filled = Filled(**dict(zip(Filled.__slots__, map(in_a_line, given), strict=True)))
    now = datetime.now(UTC)
    known = _domain(request, filled.domain)
    faults = {**faults_of(filled, today_of(now)), "domain": known if isinstance(known, Message) else None}
    if isinstance(known, Message) or any(faults.values()):
        return _form(request, filled, faults, 422)
    entries = entries_of(filled)
    accepted.add(database_of(request), known, entries, account, now)
    return RedirectResponse(HERE, 303)


@router.post("/{number}/end")
def end(request: Request, account: Acceptor, number: Number) -> Response:
    """End an exception before its day."""
    if not accepted.end(database_of(request), number, account, datetime.now(UTC)):
        raise HTTPException(404, GONE)
    return RedirectResponse(HERE, 303)


@router.opened("/{domain}/exceptions.yaml")
def give_out(request: Request, account: Reader, domain: str) -> Response:  # noqa: ARG001, the gate
    """Give the exceptions file of a domain."""
    database = database_of(request)
    if not accepted.accepted_on(database, domain):
        raise HTTPException(404)
    headers = {"Content-Disposition": 'attachment; filename="exceptions.yaml"'}
    return Response(accepted.file_of(database, domain), media_type=YAML, headers=headers)


def _domain(request: Request, text: str) -> str | Message:
    target = checked_target(settings_of(request), text)
    return target.message if isinstance(target, Refusal) else domain_of(target)


def _form(request: Request, filled: Filled, faults: Faults, status: int = 200) -> Response:
    return page(
        request,
        "team/exception_new.html",
        status,
        filled=filled,
        faults=in_words(faults, translator(language_for(request))),
        today=today_of(datetime.now(UTC)).isoformat(),
        rules=by_id(),
    )


def _list(
    request: Request, domain: str = "", faults: Faults | None = None, said: str = "", status: int = 200
) -> Response:
    today = today_of(datetime.now(UTC))
    found = accepted.accepted_on(database_of(request))
    return page(
        request,
        "team/exceptions.html",
        status,
        found=found,
        today=today,
        domains=sorted({one.domain for one in found}),
        rules=by_id(),
        domain=domain,
        faults=in_words(faults or {}, translator(language_for(request))),
        said=said,
        language_of=language_of,
    )
