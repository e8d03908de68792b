"""The accounts of the team, for administrators: add, another role, a new password, disable and enable."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, TypeVar

from fastapi import Form, HTTPException, Request
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.routing import Number, PageRouter
from auditor.web.service import database_of
from auditor.web.tables import UserRow
from auditor.web.team import accounts, changes, passwords
from auditor.web.team.accounts import Account
from auditor.web.team.gate import Admin
from auditor.web.team.roles import ROLES, Role
from reports.i18n import translator
from rules.finding import Message

T = TypeVar("T")
HERE = "/team/people"

router = PageRouter(prefix="/people")


@router.opened("")
def people(request: Request, account: Admin) -> Response:  # noqa: ARG001, the gate
    """Show all accounts."""
    return _page(request)


@router.post("")
async def add(
    request: Request, account: Admin, name: Annotated[str, Form()] = "", role: Annotated[Role, Form()] = Role.VIEWER
) -> Response:
    """Add an account with a password that is shown once."""
    password = passwords.generated()
    kept = await passwords.in_turn(passwords.hashed, password)

    def added(session: Session) -> Account | Message:
        return changes.add(session, account.name, name, role, kept, datetime.now(UTC))

    made = await run_in_threadpool(_in_transaction, request, added)
    if isinstance(made, Account):
        return await run_in_threadpool(_page, request, shown=(made.name, password))
    return await run_in_threadpool(_page, request, fault=made, name=name, role=role)


@router.post("/{number}/password")
async def reset_password(request: Request, account: Admin, number: Number) -> Response:
    """Give an account a new password that is shown once, and sign all its browsers out."""
    password = passwords.generated()
    kept = await passwords.in_turn(passwords.hashed, password)

    def given(session: Session) -> str:
        row = _row(session, number)
        changes.set_password(session, account.name, row, kept, datetime.now(UTC))
        return row.name

    name = await run_in_threadpool(_in_transaction, request, given)
    return await run_in_threadpool(_page, request, shown=(name, password))


@router.post("/{number}/role")
def set_role(request: Request, account: Admin, number: Number, role: Annotated[Role, Form()]) -> Response:
    """Give an account another role."""
    return _changed(
        request, lambda session: changes.set_role(session, account.name, _row(session, number), role, datetime.now(UTC))
    )


@router.post("/{number}/disable")
def disable(request: Request, account: Admin, number: Number) -> Response:
    """Let an account sign in no more, and sign it out everywhere."""
    return _changed(
        request, lambda session: changes.disable(session, account.name, _row(session, number), datetime.now(UTC))
    )


@router.post("/{number}/enable")
def enable(request: Request, account: Admin, number: Number) -> Response:
    """Let an account sign in again."""
    return _changed(
        request, lambda session: changes.enable(session, account.name, _row(session, number), datetime.now(UTC))
    )


def _changed(request: Request, change: Callable[[Session], Message | None]) -> Response:
    fault = _in_transaction(request, change)
    return _page(request, refused=fault) if fault else RedirectResponse(HERE, 303)


def _in_transaction(request: Request, work: Callable[[Session], T]) -> T:
    with database_of(request).writing() as session:
        return work(session)


def _row(session: Session, number: int) -> UserRow:
    row = session.get(UserRow, number)
    if row is None:
        raise HTTPException(404)
    return row


def _page(
    request: Request,
    *,
    fault: Message | None = None,
    refused: Message | None = None,
    name: str = "",
    role: Role = Role.VIEWER,
    shown: tuple[str, str] | None = None,
) -> Response:
    say = translator(language_for(request))
    with database_of(request).reading() as session:
        listed = accounts.listed(session)
    return page(
        request,
        "team/people.html",
        422 if fault or refused else 200,
        people=listed,
        roles=ROLES,
        error=say.message(fault) if fault else "",
        refused=say.message(refused) if refused else "",
        name=name,
        role=role,
        shown=shown,
        hint=say.text(accounts.WRONG_NAME),
    )
