"""The gate of the team area: every page and form names the right it asks for."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends
from starlette.exceptions import HTTPException
from starlette.requests import Request

from auditor.web.protection import SESSION, cookie_name
from auditor.web.service import database_of
from auditor.web.team import sessions
from auditor.web.team.accounts import Account
from auditor.web.team.roles import Right
from rules.finding import N_

SIGN_IN = "/team/sign-in"
SIGNED_OUT = N_("You are signed out. Go back to copy what you wrote, and sign in again.")
NO_RIGHT = N_("Your account does not have the right to do this. Ask an administrator of this service.")


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets accounts with a right through."""

    right: Right

    def __call__(self, request: Request) -> Account:
        """Return who asks; leads to the sign-in who is signed out, and refuses with 403 who may not."""
        account = visitor(request)
        if account is None and request.method in {"GET", "HEAD"}:
            wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            raise HTTPException(303, headers={"Location": f"{SIGN_IN}?{urlencode({'next': wanted})}"})
        if account is None:
            raise HTTPException(403, SIGNED_OUT)
        request.state.account = account
        if not account.may(self.right):
            raise HTTPException(403, NO_RIGHT)
        return account


Reader = Annotated[Account, Depends(Gate(Right.READ))]
Runner = Annotated[Account, Depends(Gate(Right.RUN))]
Scheduler = Annotated[Account, Depends(Gate(Right.SCHEDULE))]
Answerer = Annotated[Account, Depends(Gate(Right.ANSWER))]
Acceptor = Annotated[Account, Depends(Gate(Right.ACCEPT))]
Reviewer = Annotated[Account, Depends(Gate(Right.DECIDE))]
Admin = Annotated[Account, Depends(Gate(Right.ACCOUNTS))]


def visitor(request: Request) -> Account | None:
    """Return who is signed in; None when nobody is."""
    return sessions.signed_in(database_of(request), token_of(request), datetime.now(UTC))


def token_of(request: Request) -> str:
    """Return the token of the browser; "" when it has none."""
    return request.cookies.get(cookie_name(request, SESSION), "")
