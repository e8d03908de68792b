"""Every page and form of the team, as the application knows them, before nobody and before every role."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import offices
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from sqlalchemy import select

from auditor.history.database import Database
from auditor.web.protection import FORGED
from auditor.web.tables import SessionRow, UserRow
from auditor.web.team import sessions
from auditor.web.team.gate import NO_RIGHT, SIGN_IN, SIGNED_OUT, Gate
from auditor.web.team.roles import RIGHTS, Right, Role

# Before the gate: the way in and out, and what is the same for every review and holds nothing of any.
OPEN = {
    ("GET", "/team"),
    ("GET", SIGN_IN),
    ("HEAD", SIGN_IN),
    ("POST", SIGN_IN),
    ("POST", "/team/sign-out"),
    ("GET", "/team/batches/{number}/review/assets/{name}"),
    ("HEAD", "/team/batches/{number}/review/assets/{name}"),
}
# A viewer changes nothing but what is the own.
OWN = {
    "/team/account/password",
    "/team/account/browsers/{key}/sign-out",
    "/team/account/sign-out-everywhere",
}
VALUES = {"key": "none", "name": "none.html", "ending": "csv"}


def test_every_page_and_form_of_the_team_has_one_gate(app: FastAPI) -> None:
    gates = {(method, path): found for method, path, found in routes(app)}
    assert {where for where, found in gates.items() if not found} == OPEN
    assert {where for where, found in gates.items() if len(found) > 1} == set()


def test_a_viewer_changes_nothing_but_the_own_account(app: FastAPI) -> None:
    changing = {
        path
        for method, path, found in routes(app)
        if method == "POST" and any(RIGHTS[Role.VIEWER] & {r} for r in found)
    }
    assert changing == OWN


async def test_every_role_passes_the_gates_of_its_rights_alone(
    app: FastAPI, sqlite: Database, quick_passwords: object
) -> None:
    tokens: dict[Role | None, str] = {role: offices.signed_in_as(sqlite, role) for role in Role}
    tokens[None] = ""
    passed: dict[tuple[Role | None, str, str], bool] = {}
    for who, token in tokens.items():
        async with offices.browser_at(app, token) as browser:
            form_token = await offices.form_token(browser, "/team/account" if who else SIGN_IN)
            for method, path, found in routes(app):
                if found and method != "HEAD":  # of the same routes as GET
                    passed[who, method, path] = await passes(browser, method, address(path), form_token)
                    if who and method == "POST":
                        revive(sqlite, token, who)
    expected = {
        (who, method, path): who is not None and found <= RIGHTS[who]
        for method, path, found in routes(app)
        if found and method != "HEAD"
        for who in tokens
    }
    assert passed == expected
    rights = frozenset().union(*(found for _, _, found in routes(app)))
    assert rights >= {Right.READ, Right.ACCOUNTS}


async def test_no_form_of_the_team_is_taken_without_its_token(app: FastAPI, sqlite: Database) -> None:
    other = offices.signed_in_as(sqlite, Role.VIEWER)
    async with (
        offices.browser_at(app, offices.signed_in_as(sqlite, Role.ADMIN)) as browser,
        offices.browser_at(app, other) as another,
    ):
        foreign = await offices.form_token(another, "/team/account")
        await browser.get("/team/account")
        for method, path, _ in routes(app):
            if method == "POST":
                for data in ({}, {"token": foreign}):
                    answer = await browser.post(address(path), data=data)
                    assert (answer.status_code, FORGED in answer.text) == (403, True), path


async def test_numbers_that_no_row_can_have_are_answered(app: FastAPI, sqlite: Database) -> None:
    async with offices.browser_at(app, offices.signed_in_as(sqlite, Role.ADMIN)) as browser:
        token = await offices.form_token(browser, "/team/account")
        for method, path, _ in routes(app):
            if "{" in path:
                answer = await browser.request(method, re.sub("{[^}]*}", str(2**70), path), data={"token": token})
                assert answer.status_code in {303, 404, 422}, (method, path)


async def passes(browser: httpx.AsyncClient, method: str, path: str, form_token: str) -> bool:
    """Return whether a request passes the gate; how it is turned back is checked."""
    answer = await browser.request(method, path, data={"token": form_token} if method == "POST" else None)
    led_away = answer.status_code == 303 and answer.headers["Location"].startswith(f"{SIGN_IN}?next=")
    assert FORGED not in answer.text
    refused = NO_RIGHT in answer.text or SIGNED_OUT in answer.text
    assert refused == (answer.status_code == 403), (method, path, answer.text)
    assert not (led_away and method == "POST")
    return not led_away and not refused


def routes(app: FastAPI) -> Iterator[tuple[str, str, frozenset[Right]]]:
    """Yield every method and path below /team with the rights its gates ask for."""
    for route in iter_route_contexts(app.routes):
        path = route.path or ""
        if path == "/team" or path.startswith("/team/"):
            rights = [call.right for call in calls(route.dependant) if isinstance(call, Gate)]
            for method in route.methods or ():
                yield method, path, frozenset(rights)


def calls(dependant: Any) -> Iterator[Any]:
    yield dependant.call
    for one in dependant.dependencies:
        yield from calls(one)


def address(path: str, values: Mapping[str, str] = VALUES) -> str:
    """Return an address of a route at which there is nothing."""
    return re.sub(r"{(\w+)(?::\w+)?}", lambda found: values.get(found[1], "999999"), path)


def revive(database: Database, token: str, who: Role) -> None:
    """Sign a browser in again if a form has signed it out."""
    key, now = sessions.key_of(token), datetime.now(UTC)
    with database.reading() as session:
        if session.get(SessionRow, key):
            return
        number = session.scalars(select(UserRow.id).where(UserRow.role == who)).one()
    with database.writing() as session:
        later = now + timedelta(hours=1)
        session.add(SessionRow(token_hash=key, user_id=number, created_at=now, used_at=now, expires_at=later))
