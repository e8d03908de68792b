"""Sessions, accounts and attempts in both databases, at moments that are passed along."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from auditor.history.database import Database
from auditor.web import limits
from auditor.web.jobs import Refusal
from auditor.web.tables import DecisionRow, SessionRow, UserRow
from auditor.web.team import accounts, attempts, changes, decisions, sessions
from auditor.web.team.accounts import Account
from auditor.web.team.attempts import Attempt
from auditor.web.team.roles import Role
from rules.finding import Message

NOW = datetime(2026, 11, 26, 6, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clerk(request: pytest.FixtureRequest) -> Account:
    """Return an administrator, in the database of the test."""
    database: Database = request.getfixturevalue("either" if "either" in request.fixturenames else "sqlite")
    return added(database, "clerk")


def added(database: Database, name: str, role: Role = Role.ADMIN) -> Account:
    with database.writing() as session:
        made = changes.add(session, "ravi", name, role, "its hash", NOW)
    assert isinstance(made, Account)
    return made


def begun(database: Database, account: Account, now: datetime = NOW) -> str:
    with database.writing() as session:
        return sessions.begin(session, account.id, now)


def tried(database: Database, now: datetime, name: str = "clerk", asker: str = "office") -> Attempt | Refusal:
    with database.writing() as session:
        return attempts.begin(session, name, asker, now)


def is_open(attempt: Attempt | Refusal) -> bool:
    """Return whether the right password would be taken."""
    return isinstance(attempt, Attempt) and attempt.user_id is not None


def test_a_session_ends_when_it_is_not_used_and_at_the_end_of_the_day(either: Database, clerk: Account) -> None:
    token = begun(either, clerk)
    assert sessions.signed_in(either, token, NOW + timedelta(hours=2) - MINUTE) == clerk  # and is used
    assert sessions.signed_in(either, token, NOW + timedelta(hours=4) - 2 * MINUTE) == clerk
    assert sessions.signed_in(either, token, NOW + timedelta(hours=6)) is None
    busy = begun(either, clerk)
    hours = [sessions.signed_in(either, busy, NOW + timedelta(hours=hour)) for hour in range(1, 13)]
    assert hours == [clerk] * 11 + [None]


def test_the_database_holds_no_token(sqlite: Database, clerk: Account) -> None:
    token = begun(sqlite, clerk)
    with sqlite.reading() as session:
        assert session.scalars(select(SessionRow.token_hash)).all() == [sessions.key_of(token)]
    assert sessions.signed_in(sqlite, sessions.key_of(token), NOW) is None
    assert sessions.signed_in(sqlite, "", NOW) is None


def test_sessions_that_ran_out_are_forgotten(sqlite: Database, clerk: Account) -> None:
    begun(sqlite, clerk)
    begun(sqlite, clerk, NOW + timedelta(hours=3))
    with sqlite.reading() as session:
        assert session.scalar(select(func.count()).select_from(SessionRow)) == 1


def test_who_is_disabled_or_gets_a_new_password_is_signed_out_at_once(sqlite: Database, clerk: Account) -> None:
    other = added(sqlite, "meena")
    token, kept = begun(sqlite, other), begun(sqlite, clerk)
    with sqlite.writing() as session:
        row = session.get_one(UserRow, other.id)
        assert changes.disable(session, "clerk", row, NOW) is None
        changes.enable(session, "clerk", row, NOW)
    assert sessions.signed_in(sqlite, token, NOW) is None  # also once it is enabled again
    token = begun(sqlite, other)
    with sqlite.writing() as session:
        changes.set_password(session, "clerk", session.get_one(UserRow, other.id), "another hash", NOW)
    assert sessions.signed_in(sqlite, token, NOW) is None
    assert sessions.signed_in(sqlite, kept, NOW) == clerk


def test_another_role_holds_for_sessions_that_are_open(sqlite: Database, clerk: Account) -> None:
    added(sqlite, "meena")
    token = begun(sqlite, clerk)
    with sqlite.writing() as session:
        assert changes.set_role(session, "meena", session.get_one(UserRow, clerk.id), Role.VIEWER, NOW) is None
    found = sessions.signed_in(sqlite, token, NOW)
    assert found is not None
    assert found.role is Role.VIEWER


def test_the_last_administrator_stays_one(sqlite: Database, clerk: Account) -> None:
    added(sqlite, "ravi", Role.EDITOR)
    with sqlite.writing() as session:
        row = session.get_one(UserRow, clerk.id)
        assert changes.disable(session, "clerk", row, NOW) == Message(text=accounts.LAST_ADMIN)
        assert changes.set_role(session, "clerk", row, Role.EDITOR, NOW) == Message(text=accounts.LAST_ADMIN)
        assert changes.set_role(session, "clerk", row, Role.ADMIN, NOW) is None
        editor = accounts.row_named(session, "ravi")
        assert editor is not None
        assert changes.disable(session, "clerk", editor, NOW) is None


@pytest.mark.parametrize("name", ["a", "-clerk", "clerk.", "cl erk", "लिपिक", "a" * 41, "clerk/..", "<b>clerk", ""])
def test_names_are_plain(sqlite: Database, name: str) -> None:
    with sqlite.writing() as session:
        assert accounts.name_fault(session, name) == Message(text=accounts.WRONG_NAME)


def test_a_name_is_taken_however_it_is_spelled(sqlite: Database, clerk: Account) -> None:
    with sqlite.writing() as session:
        assert accounts.add(session, " CLERK ", Role.VIEWER, "", NOW) == Message(text=accounts.NAME_TAKEN)
        assert accounts.row_named(session, "Clerk ") is session.get(UserRow, clerk.id)


def test_what_is_decided_is_written_down_or_does_not_happen(either: Database, clerk: Account) -> None:
    def fail(session: Session) -> None:
        changes.set_role(session, "clerk", session.get_one(UserRow, other.id), Role.ADMIN, NOW)
        raise KeyError

    other = added(either, "meena", Role.VIEWER)
    with pytest.raises(KeyError), either.writing() as session:
        fail(session)
    with either.reading() as session:
        assert session.get_one(UserRow, other.id).role == Role.VIEWER
        told = [(row.by, row.what, row.subject) for row in decisions.latest(session, 0, 10)]
        assert told == [("ravi", changes.MADE[Role.VIEWER], "meena"), ("ravi", changes.MADE[Role.ADMIN], "clerk")]
        assert [row.subject for row in decisions.latest(session, 1, 10)] == ["clerk"]
        assert session.scalar(select(func.count()).select_from(DecisionRow)) == decisions.count(session) == 2


def test_the_wait_of_an_account_grows_to_a_quarter_of_an_hour(sqlite: Database, clerk: Account) -> None:
    now, waits = NOW, []
    for _ in range(attempts.FREE + 7):
        assert is_open(tried(sqlite, now, asker=str(now)))
        with sqlite.reading() as session:
            locked_until = session.get_one(UserRow, clerk.id).locked_until
        if locked_until:
            assert not is_open(tried(sqlite, locked_until - timedelta(seconds=1), asker=str(now)))
            waits.append((locked_until - now).total_seconds())
            now = locked_until
    assert waits == [30, 60, 120, 240, 480, 900, 900]


def test_who_succeeds_begins_anew_and_counts_for_nothing(
    sqlite: Database, clerk: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "OF_ASKER", 3)
    for _ in range(3 + attempts.FREE):
        attempt = tried(sqlite, NOW)
        assert isinstance(attempt, Attempt)
        with sqlite.writing() as session:
            assert attempts.succeeded(session, attempt) == clerk


def test_an_attempt_that_was_overtaken_does_not_succeed(sqlite: Database, clerk: Account) -> None:
    added(sqlite, "meena")
    first, second = tried(sqlite, NOW), tried(sqlite, NOW)
    assert isinstance(first, Attempt)
    assert isinstance(second, Attempt)
    with sqlite.writing() as session:
        changes.set_password(session, "meena", session.get_one(UserRow, clerk.id), "another hash", NOW)
        assert attempts.succeeded(session, first) is None
        session.get_one(UserRow, clerk.id).password_hash = second.password_hash
        assert changes.disable(session, "meena", session.get_one(UserRow, clerk.id), NOW) is None
        assert attempts.succeeded(session, second) is None


def test_a_hundred_attempts_at_once_are_a_hundred_in_a_row(either: Database, clerk: Account) -> None:
    with ThreadPoolExecutor(8) as threads:
        tries = list(threads.map(lambda number: tried(either, NOW, asker=str(number)), range(20)))
    assert sum(map(is_open, tries)) == attempts.FREE + 1


def test_a_network_waits_whichever_names_it_tries(
    sqlite: Database, clerk: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "OF_ASKER", 6)
    moments = [NOW + number * MINUTE for number in range(attempts.OF_ASKER)]
    for moment, name in zip(moments, names(), strict=False):
        assert isinstance(tried(sqlite, moment, name), Attempt)
    refused = tried(sqlite, moments[-1])
    assert isinstance(refused, Refusal)
    assert refused.retry_after_s == (limits.WINDOW - (moments[-1] - NOW)).total_seconds()
    assert is_open(tried(sqlite, moments[-1], asker="another office"))
    assert is_open(tried(sqlite, NOW + limits.WINDOW))


def test_a_name_of_nobody_and_a_disabled_account_are_tried_alike(sqlite: Database, clerk: Account) -> None:
    other = added(sqlite, "meena")
    with sqlite.writing() as session:
        changes.disable(session, "clerk", session.get_one(UserRow, other.id), NOW)
    for name in ("meena", "nobody"):
        attempt = tried(sqlite, NOW, name)
        assert isinstance(attempt, Attempt)
        assert (attempt.user_id, attempt.password_hash) == (None, "")
        with sqlite.writing() as session:
            assert attempts.succeeded(session, attempt) is None


def names() -> Iterator[str]:
    yield "clerk"
    for number in range(attempts.OF_ASKER):
        yield f"nobody-{number}"
