"""Signing in and out. Whatever is wrong with a name or a password, the answer and its time are the same."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Form, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from auditor.history.database import Database
from auditor.web.jobs import Refusal
from auditor.web.protection import SESSION, cookie_name, set_cookie
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.routing import PageRouter
from auditor.web.service import asker, database_of, settings_of
from auditor.web.tables import UserRow
from auditor.web.team import accounts, attempts, passwords, sessions
from auditor.web.team.attempts import Attempt
from auditor.web.team.gate import SIGN_IN, token_of, visitor
from reports.i18n import translator
from rules.finding import N_, Message, message

TO_DO = "/team/"
OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")  # browsers read "/\" and "/<tab>/" as "//", another website
WRONG = N_(
    "The name and the password do not fit, or they were tried too often. Check both, and wait a quarter of an hour "
    "before you try once more."
)

router = PageRouter()


def own_path(path: str) -> str:
    """Return a path if it is one of this service, else where the team begins."""
    return path if OWN_PATH.fullmatch(path) else TO_DO


@router.opened("/sign-in")
def ask_who(request: Request, wanted: Annotated[str, Query(alias="next")] = "") -> Response:
    """Ask for name and password."""
    if visitor(request):
        return RedirectResponse(own_path(wanted), 303)
    return _form(request, wanted)


@router.post("/sign-in")
async def sign_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    wanted: Annotated[str, Form(alias="next")] = "",
) -> Response:
    """Sign somebody in."""
    now = datetime.now(UTC)
    attempt = await run_in_threadpool(begun_attempt, request, name, now)
    if isinstance(attempt, Refusal):
        return await run_in_threadpool(_form, request, wanted, name, attempt)
    token = ""
    if await passwords.in_turn(passwords.is_right, password, attempt.password_hash):
        is_outdated = passwords.is_outdated(attempt.password_hash)
        fresh = await passwords.in_turn(passwords.hashed, password) if is_outdated else attempt.password_hash
        token = await run_in_threadpool(_begin, database_of(request), attempt, fresh, token_of(request), now)
    if not token:
        return await run_in_threadpool(_form, request, wanted, name, message(WRONG))
    response = RedirectResponse(own_path(wanted), 303)
    set_cookie(request, response, SESSION, token, int(sessions.LASTS.total_seconds()))
    return response


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """Sign this browser out."""
    with database_of(request).writing() as session:
        sessions.end(session, sessions.key_of(token_of(request)))
    return signed_out(request)


def signed_out(request: Request) -> Response:
    """Lead to the sign-in a browser whose session has ended."""
    response = RedirectResponse(SIGN_IN, 303)
    secure = settings_of(request).is_https
    response.delete_cookie(cookie_name(request, SESSION), secure=secure, httponly=True, samesite="lax")
    return response


def begun_attempt(request: Request, name: str, now: datetime) -> Attempt | Refusal:
    """Count an attempt to give the password of an account."""
    with database_of(request).writing() as session:
        return attempts.begin(session, name, asker(request, now), now)


def _begin(database: Database, attempt: Attempt, fresh_hash: str, old_token: str, now: datetime) -> str:
    """Return the token of a new session in place of the browser's old one; "" where the account is gone meanwhile."""
    with database.writing() as session:
        account = attempts.succeeded(session, attempt)
        if account is None:
            return ""
        accounts.set_password(session.get_one(UserRow, account.id), fresh_hash)
        sessions.end(session, sessions.key_of(old_token))
        return sessions.begin(session, account.id, now)


def _form(request: Request, wanted: str, name: str = "", refused: Refusal | Message | None = None) -> Response:
    say = translator(language_for(request))
    facts: dict[str, Any] = {"next_path": own_path(wanted), "name": name, "error": ""}
    if refused is None:
        return page(request, "team/sign-in.html", **facts)
    said = refused.message if isinstance(refused, Refusal) else refused
    facts["error"] = say.message(said)
    response = page(request, "team/sign-in.html", 429 if isinstance(refused, Refusal) else 422, **facts)
    if isinstance(refused, Refusal):
        response.headers["Retry-After"] = str(refused.retry_after_s)
    return response
