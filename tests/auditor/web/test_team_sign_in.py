"""Signing in and out, the own account and those of others, as browsers see it."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import offices
import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from sqlalchemy import select

from auditor.history.database import Database
from auditor.web.app import create_app
from auditor.web.batches import start_batch
from auditor.web.schedule import Every, add_schedule
from auditor.web.settings import ServeSettings
from auditor.web.tables import SessionRow, UserRow
from auditor.web.team import attempts, changes, decisions, passwords, sessions
from auditor.web.team.gate import SIGN_IN
from auditor.web.team.roles import Role
from auditor.web.team.sign_in import own_path
from rules.department import Department

NOW = datetime.now(UTC)
PASSWORD, NEW_PASSWORD = "गंगा का पानी साफ़ है", "the river is wide today"
ACCOUNT, PEOPLE = "/team/account", "/team/people"


@pytest.fixture
def app(settings: ServeSettings, sqlite: Database, quick_passwords: PasswordHasher) -> FastAPI:
    for name, role in (("clerk", Role.ADMIN), ("meena", Role.VIEWER)):
        with sqlite.writing() as session:
            changes.add(session, "tests", name, role, quick_passwords.hash(PASSWORD), NOW)
    return create_app(settings, sqlite)


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with offices.browser_at(app) as made:
        yield made


@pytest.fixture
async def other(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with offices.browser_at(app) as made:
        yield made


async def sign_in(browser: httpx.AsyncClient, name: str, password: str = PASSWORD, **fields: str) -> httpx.Response:
    return await offices.send(browser, SIGN_IN, name=name, password=password, **fields)


def row_of(database: Database, name: str) -> UserRow:
    with database.reading() as session:
        return session.scalars(select(UserRow).where(UserRow.name == name)).one()


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Give a list that gets an entry for each hash that a password is compared with: whether it is nobody's."""
    asked: list[bool] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            asked.append(hash == passwords._nobodys_password())
            return super().verify(hash, password)

    with monkeypatch.context() as patched:
        patched.setattr(passwords, "HASHER", Counting(time_cost=1, memory_cost=8, parallelism=1))
        yield asked


async def test_who_is_led_to_the_sign_in_comes_back_to_the_page(browser: httpx.AsyncClient) -> None:
    led = (await browser.get("/team/log?page=1")).headers["Location"]
    assert led == f"{SIGN_IN}?next=%2Fteam%2Flog%3Fpage%3D1"
    html = (await browser.get(led)).text
    assert '<input type="hidden" name="next" value="/team/log?page=1">' in html
    answer = await sign_in(browser, " Meena", next="/team/log?page=1")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/team/log?page=1")
    assert (await browser.get("/team/log?page=1")).status_code == 200
    assert (await browser.get(f"{SIGN_IN}?next=/team/batches")).headers["Location"] == "/team/batches"


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "javascript:alert(1)", "/a\nb", "",
     "evil", "/\x00", "\\\\evil.example", " //evil.example"],
)  # fmt: skip
def test_nobody_is_led_to_another_website(path: str) -> None:
    assert own_path(path) == "/team/"


async def test_everything_that_is_wrong_gives_one_answer_after_one_comparison(
    browser: httpx.AsyncClient, sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite.writing() as session:
        changes.add(session, "tests", "ravi", Role.VIEWER, passwords.hashed(PASSWORD), NOW)
        changes.add(session, "tests", "waits", Role.VIEWER, passwords.hashed(PASSWORD), NOW)
        changes.disable(session, "tests", session.scalars(select(UserRow).where(UserRow.name == "ravi")).one(), NOW)
        waits = session.scalars(select(UserRow).where(UserRow.name == "waits")).one()
        waits.locked_until = datetime.now(UTC) + timedelta(hours=1)
    cases = (("meena", "wrong"), ("nobody", PASSWORD), ("ravi", PASSWORD), ("waits", PASSWORD), ("meena", ""))
    bodies, comparisons = set(), []
    for name, password in cases:
        with counted(monkeypatch) as asked:
            answer = await sign_in(browser, name, password)
        comparisons.append(asked)
        assert answer.status_code == 422
        assert "session" not in answer.headers.get("set-cookie", "")
        bodies.add(answer.text.replace(f'value="{name}"', ""))
    assert len(bodies) == 1
    assert comparisons == [[False], [True], [True], [True], [False]]
    assert re.search(r'aria-describedby="name-error" aria-invalid="true"', bodies.pop())


async def test_an_account_waits_after_wrong_passwords_also_for_the_right_one(
    browser: httpx.AsyncClient, sqlite: Database
) -> None:
    for _ in range(attempts.FREE + 1):
        await sign_in(browser, "meena", "wrong")
    assert (await sign_in(browser, "meena")).status_code == 422
    with sqlite.writing() as session:
        session.scalars(select(UserRow).where(UserRow.name == "meena")).one().locked_until = datetime.now(UTC)
    assert (await sign_in(browser, "meena")).status_code == 303
    assert row_of(sqlite, "meena").failed_logins == 0


async def test_a_network_that_tries_too_much_is_told_when_to_come_again(
    browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "OF_ASKER", 2)
    for name in ("one", "two"):
        assert (await sign_in(browser, name)).status_code == 422
    with counted(monkeypatch) as asked:
        answer = await sign_in(browser, "meena")
    assert (answer.status_code, asked) == (429, [])
    assert 3500 < int(answer.headers["Retry-After"]) <= 3600
    assert "Come again in 60 minutes." in answer.text


async def test_a_token_that_was_brought_along_is_never_taken(browser: httpx.AsyncClient, sqlite: Database) -> None:
    browser.cookies.set("session", "fixed", domain="localhost.local", path="/")
    answer = await sign_in(browser, "meena")
    assert "session=fixed" in answer.request.headers["cookie"]
    first = re.findall(r"session=([\w-]+);", answer.headers["set-cookie"])[0]
    assert len(first) >= 43  # 256 bits
    assert {"httponly", "samesite=lax", "path=/"} <= set(answer.headers["set-cookie"].lower().split("; "))
    assert sessions.signed_in(sqlite, "fixed", NOW) is None
    token = await offices.form_token(browser, ACCOUNT)
    again = await browser.post(SIGN_IN, data={"token": token, "name": "meena", "password": PASSWORD})
    second = re.findall(r"session=([\w-]+);", again.headers["set-cookie"])[0]
    assert second != first
    assert sessions.signed_in(sqlite, first, NOW) is None
    assert (await browser.get(ACCOUNT)).status_code == 200


async def test_a_form_from_before_the_sign_in_or_of_another_session_is_not_taken(browser: httpx.AsyncClient) -> None:
    before = await offices.form_token(browser, SIGN_IN)
    await sign_in(browser, "meena")
    for stale in (before, await offices.form_token(browser, ACCOUNT)):
        answer = await browser.post("/team/account/sign-out-everywhere", data={"token": stale})
        assert answer.status_code == (403 if stale == before else 303)
    await sign_in(browser, "meena")
    assert (await browser.post("/team/sign-out", data={"token": stale})).status_code == 403


async def test_over_https_the_session_is_for_this_host_alone(settings: ServeSettings, app: FastAPI) -> None:
    app.state.settings = replace(settings, public_address="https://audit.example.gov.in")
    async with offices.browser_at(app, base_url="https://localhost") as browser:
        cookie = (await sign_in(browser, "meena")).headers["set-cookie"]
        assert cookie.startswith("__Host-session=")
        assert "secure" in cookie.lower()
        assert "domain" not in cookie.lower()
        out = await offices.send(browser, "/team/sign-out", ACCOUNT)
        assert '__Host-session=""' in out.headers["set-cookie"]
        assert "secure" in out.headers["set-cookie"].lower()  # else the browser keeps it


async def test_a_hash_of_older_parameters_is_made_anew_at_the_sign_in(
    browser: httpx.AsyncClient, sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = row_of(sqlite, "meena").password_hash
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert (await sign_in(browser, "meena")).status_code == 303
    fresh = row_of(sqlite, "meena").password_hash
    assert fresh != old
    assert fresh.startswith("$argon2id$")
    assert "m=16,t=2" in fresh
    browser.cookies.clear()
    assert (await sign_in(browser, "meena")).status_code == 303
    assert row_of(sqlite, "meena").password_hash == fresh


def test_passwords_are_hashed_as_the_authors_of_argon2id_recommend() -> None:
    recommended = passwords.HASHER
    assert (recommended.time_cost, recommended.memory_cost, recommended.parallelism) == (3, 65536, 4)  # RFC 9106 §4


def test_a_password_is_the_same_however_the_keyboard_spells_it(quick_passwords: PasswordHasher) -> None:
    kept = passwords.hashed("फ़सल की कटाई \u095e")
    assert passwords.is_right("\u095eसल की कटाई फ़".replace("\u095e", "फ़"), kept)
    assert not passwords.is_right("फसल की कटाई फ", kept)


@pytest.mark.parametrize(
    ("typed", "again", "said"),
    [
        ("elevenchars", "elevenchars", "at least 12 characters"),
        ("x" * 201, "x" * 201, "at most 200 characters"),
        ("twelve chars", "twelve char", "not the same"),
    ],
)
async def test_a_new_password_that_cannot_be_taken_is_told_beside_its_field(
    browser: httpx.AsyncClient, sqlite: Database, typed: str, again: str, said: str
) -> None:
    before = row_of(sqlite, "meena").password_hash
    await sign_in(browser, "meena")
    fields = {"current": PASSWORD, "password": typed, "again": again}
    answer = await offices.send(browser, "/team/account/password", ACCOUNT, **fields)
    assert answer.status_code == 422
    assert re.search(f'id="password-error">[^<]*{said}', answer.text)
    assert 'aria-describedby="password-error password-hint" aria-invalid="true"' in answer.text
    assert row_of(sqlite, "meena").password_hash == before


async def test_another_password_ends_the_other_sessions_and_needs_the_old_one(
    browser: httpx.AsyncClient, other: httpx.AsyncClient, sqlite: Database
) -> None:
    for one in (browser, other):
        await sign_in(one, "meena")
    fields = {"password": NEW_PASSWORD, "again": NEW_PASSWORD}
    wrong = await offices.send(browser, "/team/account/password", ACCOUNT, current="wrong", **fields)
    assert wrong.status_code == 422
    assert 'id="current-error">This is not your password' in wrong.text
    assert (await other.get(ACCOUNT)).status_code == 200
    right = await offices.send(browser, "/team/account/password", ACCOUNT, current=PASSWORD, **fields)
    assert "The password was changed" in (await browser.get(right.headers["Location"])).text
    assert (await other.get(ACCOUNT)).status_code == 303
    assert (await sign_in(other, "meena")).status_code == 422
    assert (await sign_in(other, "meena", NEW_PASSWORD)).status_code == 303
    with sqlite.reading() as session:
        assert decisions.latest(session, 0, 1)[0].by == "meena"


async def test_browsers_are_signed_out_one_by_one_and_everywhere(
    app: FastAPI, browser: httpx.AsyncClient, other: httpx.AsyncClient, sqlite: Database
) -> None:
    for one, name in ((browser, "meena"), (other, "meena")):
        await sign_in(one, name)
    token = offices.signed_in_as(sqlite, Role.EDITOR)
    html = (await browser.get(ACCOUNT)).text
    [path] = re.findall(r'action="(/team/account/browsers/\w+/sign-out)"', html)
    foreign = f"/team/account/browsers/{sessions.key_of(token)}/sign-out"
    await offices.send(browser, foreign, ACCOUNT)
    assert sessions.signed_in(sqlite, token, NOW) is not None
    await offices.send(browser, path, ACCOUNT)
    assert (await other.get(ACCOUNT)).status_code == 303
    assert (await browser.get(ACCOUNT)).status_code == 200
    await sign_in(other, "meena")
    out = await offices.send(browser, "/team/account/sign-out-everywhere", ACCOUNT)
    assert out.headers["Location"] == SIGN_IN
    assert (await other.get(ACCOUNT)).status_code == 303
    assert sessions.signed_in(sqlite, token, NOW) is not None


async def test_after_the_sign_out_nothing_of_the_team_is_left_in_the_browser(
    browser: httpx.AsyncClient, sqlite: Database
) -> None:
    token = re.findall(r"session=([\w-]+);", (await sign_in(browser, "meena")).headers["set-cookie"])[0]
    page = await browser.get(ACCOUNT)
    assert page.headers["Cache-Control"] == "no-store"
    assert "Signed in as meena" in page.text
    assert "Signed in as" not in (await browser.get("/")).text
    await offices.send(browser, "/team/sign-out", ACCOUNT)
    assert "session" not in browser.cookies
    assert sessions.signed_in(sqlite, token, NOW) is None


async def test_an_administrator_adds_an_account_whose_password_is_shown_once(
    browser: httpx.AsyncClient, other: httpx.AsyncClient
) -> None:
    await sign_in(browser, "clerk")
    answer = await offices.send(browser, PEOPLE, name="Ravi", role="editor")
    [password] = re.findall(r'<p class="secret"><code>([a-z0-9-]{23})</code>', answer.text)
    assert password not in (await browser.get(PEOPLE)).text
    assert (await sign_in(other, "ravi", password)).status_code == 303
    assert "Editor" in (await other.get(ACCOUNT)).text
    again = await offices.send(browser, PEOPLE, name="ravi", role="viewer")
    assert again.status_code == 422
    assert re.search(r'id="name-error">There is an account with this name', again.text)
    assert 'value="viewer" checked' in again.text
    assert (await offices.send(browser, PEOPLE, name="ravi2", role="owner")).status_code == 422
    log = (await browser.get("/team/log")).text
    assert len(re.findall("<td>Added an account of an editor</td><td[^>]*>ravi</td>", log)) == 1


async def test_an_administrator_disables_resets_and_promotes(
    browser: httpx.AsyncClient, other: httpx.AsyncClient, sqlite: Database
) -> None:
    await sign_in(browser, "clerk")
    await sign_in(other, "meena")
    here = f"{PEOPLE}/{row_of(sqlite, 'meena').id}"
    await offices.send(browser, f"{here}/disable", PEOPLE)
    assert (await other.get(ACCOUNT)).status_code == 303
    assert (await sign_in(other, "meena")).status_code == 422
    assert '<span class="off">disabled</span>' in (await browser.get(PEOPLE)).text
    await offices.send(browser, f"{here}/enable", PEOPLE)
    answer = await offices.send(browser, f"{here}/password", PEOPLE)
    [password] = re.findall(r'<p class="secret"><code>([a-z0-9-]{23})</code>', answer.text)
    assert (await sign_in(other, "meena")).status_code == 422
    assert (await sign_in(other, "meena", password)).status_code == 303
    assert (await other.get(PEOPLE)).status_code == 403
    await offices.send(browser, f"{here}/role", PEOPLE, role="admin")
    assert (await other.get(PEOPLE)).status_code == 200
    own = f"{PEOPLE}/{row_of(sqlite, 'clerk').id}"
    assert (await offices.send(browser, f"{own}/role", PEOPLE, role="viewer")).status_code == 303
    assert (await browser.get(PEOPLE)).status_code == 403
    last = await offices.send(other, f"{here}/disable", PEOPLE)
    assert last.status_code == 422
    assert "This is the last administrator." in last.text
    assert (await offices.send(other, f"{PEOPLE}/999/disable", PEOPLE)).status_code == 404


async def test_the_log_is_read_page_by_page_and_shows_subjects_as_they_are(
    browser: httpx.AsyncClient, sqlite: Database
) -> None:
    with sqlite.writing() as session:
        for number in range(60):
            decisions.note_by(session, "clerk", changes.DISABLED, f"<b>{number}</b>", NOW + timedelta(seconds=number))
    await sign_in(browser, "meena")
    first, second = [(await browser.get(f"/team/log?page={number}")).text for number in (1, 2)]
    assert first.index("&lt;b&gt;59&lt;/b&gt;") < first.index("&lt;b&gt;11&lt;/b&gt;")
    assert "<b>" not in first
    assert "/team/log?page=2" in first
    assert "&lt;b&gt;0&lt;/b&gt;" in second
    assert "&lt;b&gt;59" not in second
    assert (await browser.get("/team/log?page=3")).status_code == 404
    assert (await browser.get("/team/log?page=0")).status_code == 422


async def test_the_first_page_tells_what_needs_doing(browser: httpx.AsyncClient, sqlite: Database) -> None:
    await sign_in(browser, "meena")
    empty = (await browser.get("/team/")).text
    assert "No answer waits for a decision." in empty
    assert "No batch is at work." in empty
    list_of_two = [Department(name=name, url=f"https://{name}.gov.in/") for name in ("gardens", "roads")]
    number = start_batch(sqlite, "Autumn <2026>", list_of_two, "en", "meena", NOW)
    add_schedule(sqlite, "All districts", Every.MONTH, list_of_two, "en", "meena", datetime(2026, 11, 26, tzinfo=UTC))
    html = (await browser.get("/team/")).text
    assert f'<a href="/team/batches/{number}">Autumn &lt;2026&gt;</a>: 0 of 2' in html
    assert "All districts begins on 1 December 2026, 01:00." in html
    assert "Autumn" not in (await browser.get("/")).text


async def test_a_session_whose_rows_were_aged_asks_to_sign_in_again(
    browser: httpx.AsyncClient, sqlite: Database
) -> None:
    await sign_in(browser, "meena")
    token = await offices.form_token(browser, ACCOUNT)
    with sqlite.writing() as session:
        session.scalars(select(SessionRow)).one().used_at -= sessions.IDLE
    assert (await browser.get(ACCOUNT)).status_code == 303
    answer = await browser.post("/team/account/sign-out-everywhere", data={"token": token})
    assert answer.status_code == 403
    assert "You are signed out." in answer.text
