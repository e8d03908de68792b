"""The own account: another password, and the browsers that are signed in."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from auditor.web.jobs import Refusal
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.routing import PageRouter
from auditor.web.service import database_of
from auditor.web.tables import UserRow
from auditor.web.team import accounts, attempts, decisions, passwords, sessions
from auditor.web.team.accounts import Account
from auditor.web.team.attempts import Attempt
from auditor.web.team.gate import Reader, token_of
from auditor.web.team.roles import ROLES
from auditor.web.team.sign_in import begun_attempt, signed_out
from reports.i18n import translator
from rules.finding import N_, Message, message

HERE = "/team/account"
WRONG_PASSWORD = N_("This is not your password, or it was tried too often. Wait a quarter of an hour then.")
CHANGED = N_("Changed the own password")

router = PageRouter(prefix="/account")


@router.opened("")
def own_account(request: Request, account: Reader, changed: bool = False) -> Response:
    """Show the own account."""
    return _page(request, account, is_changed=changed)


@router.post("/password")
async def change_password(
    request: Request,
    account: Reader,
    current: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Take another password, and sign all other browsers out."""
    if fault := passwords.fault(password, again):
        return await run_in_threadpool(_page, request, account, new_error=fault)
    now = datetime.now(UTC)
    attempt = await run_in_threadpool(begun_attempt, request, account.name, now)
    if isinstance(attempt, Refusal):
        return await run_in_threadpool(_page, request, account, error=attempt.message)
    if not await passwords.in_turn(passwords.is_right, current, attempt.password_hash):
        return await run_in_threadpool(_page, request, account, error=message(WRONG_PASSWORD))
    kept = await passwords.in_turn(passwords.hashed, password)
    await run_in_threadpool(_change, request, attempt, kept, now)
    return RedirectResponse(f"{HERE}?changed=1", 303)


@router.post("/browsers/{key}/sign-out")
def sign_browser_out(request: Request, account: Reader, key: str) -> Response:
    """Sign one of the own browsers out."""
    with database_of(request).writing() as session:
        if key in {one.key for one in sessions.browsers_of(session, account, datetime.now(UTC))}:
            sessions.end(session, key)
    return RedirectResponse(HERE, 303)


@router.post("/sign-out-everywhere")
def sign_out_everywhere(request: Request, account: Reader) -> Response:
    """Sign all own browsers out, this one as well."""
    with database_of(request).writing() as session:
        sessions.end_all(session, account.id)
    return signed_out(request)


def _change(request: Request, attempt: Attempt, kept: str, now: datetime) -> None:
    with database_of(request).writing() as session:
        account = attempts.succeeded(session, attempt)
        if account is None:  # disabled or reset meanwhile: the next page leads to the sign-in
            return
        accounts.set_password(session.get_one(UserRow, account.id), kept)
        sessions.end_all(session, account.id, but=sessions.key_of(token_of(request)))
        decisions.note(session, account, CHANGED, account.name, now)


def _page(
    request: Request,
    account: Account,
    *,
    error: Message | None = None,
    new_error: Message | None = None,
    is_changed: bool = False,
) -> Response:
    say = translator(language_for(request))
    with database_of(request).reading() as session:
        browsers = sessions.browsers_of(session, account, datetime.now(UTC))
    return page(
        request,
        "team/account.html",
        422 if error or new_error else 200,
        role=ROLES[account.role],
        browsers=browsers,
        own_key=sessions.key_of(token_of(request)),
        error=say.message(error) if error else "",
        new_error=say.message(new_error) if new_error else "",
        is_changed=is_changed,
        hint=say.message(passwords.LENGTH),
    )
