"""Accounts on the command line, in a real database."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from auditor.cli import main
from auditor.history.database import Database
from auditor.web.tables import DecisionRow, UserRow
from auditor.web.team import passwords, sessions

Auditor = Callable[..., Result]


@pytest.fixture
def auditor(sqlite: Database, quick_passwords: object) -> Auditor:
    """Return a function that runs a command for accounts in the database, with lines typed into it."""

    def run(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, ["user", *words, "--database", sqlite.name], input=typed)

    return run


def row_of(database: Database, name: str) -> UserRow:
    with database.reading() as session:
        return session.scalars(select(UserRow).where(UserRow.name == name)).one()


def test_an_account_is_added_with_a_password_that_is_typed_twice(auditor: Auditor, sqlite: Database) -> None:
    typed = "short\nshort\nnot the same 1\nnot the same 2\na long password\na long password\n"
    result = auditor("add", "Clerk", "--role", "admin", typed=typed)
    assert result.exit_code == 0
    assert "A password has at least 12 characters." in result.stderr
    assert "Added clerk as admin." in result.stderr
    assert "a long password" not in result.output
    assert passwords.is_right("a long password", row_of(sqlite, "clerk").password_hash)


def test_a_generated_password_is_all_that_is_printed(auditor: Auditor, sqlite: Database) -> None:
    result = auditor("add", "clerk", "--role", "viewer", "--generate")
    [password] = result.stdout.splitlines()
    assert len(password) == 23
    assert passwords.is_right(password, row_of(sqlite, "clerk").password_hash)
    other = auditor("password", "clerk", "--generate").stdout.strip()
    assert passwords.is_right(other, row_of(sqlite, "clerk").password_hash)
    assert other != password


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "an ita", "--role", "admin"), "A name has 2 to 40 small letters"),
        (("add", "CLERK", "--role", "viewer"), "There is an account with this name already."),
        (("disable", "clerk"), "This is the last administrator."),
        (("role", "clerk", "--role", "viewer"), "This is the last administrator."),
        (("enable", "nobody"), "There is no account ‘nobody’."),
        (("password", "nobody"), "There is no account ‘nobody’."),
        (("add", "meena", "--role", "owner"), "'owner' is not one of"),
    ],
)
def test_what_cannot_be_done_is_told_before_a_password_is_asked_for(
    auditor: Auditor, words: tuple[str, ...], said: str
) -> None:
    auditor("add", "clerk", "--role", "admin", "--generate")
    result = auditor(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Password" not in result.output


def test_who_is_disabled_is_signed_out_and_all_of_it_is_written_down(auditor: Auditor, sqlite: Database) -> None:
    assert "There is no account." in auditor("list").stderr
    auditor("add", "clerk", "--role", "admin", "--generate")
    auditor("add", "meena", "--role", "viewer", "--generate")
    now = datetime.now(UTC)
    with sqlite.writing() as session:
        token = sessions.begin(session, row_of(sqlite, "meena").id, now)
    assert auditor("role", "meena", "--role", "editor").exit_code == 0
    assert auditor("disable", "Meena").exit_code == 0
    assert sessions.signed_in(sqlite, token, now) is None
    assert auditor("list").stdout == "clerk\tadmin\nmeena\teditor\tdisabled\n"
    assert auditor("enable", "meena").exit_code == 0
    assert auditor("list").stdout == "clerk\tadmin\nmeena\teditor\n"
    with sqlite.reading() as session:
        told = [(row.by, row.subject) for row in session.scalars(select(DecisionRow).order_by(DecisionRow.id))]
    assert told == [("(command line)", name) for name in ("clerk", "meena", "meena", "meena", "meena")]


def test_a_new_password_ends_the_wait(auditor: Auditor, sqlite: Database) -> None:
    auditor("add", "clerk", "--role", "admin", "--generate")
    with sqlite.writing() as session:
        row = session.scalars(select(UserRow)).one()
        row.failed_logins, row.locked_until = 9, datetime(2100, 1, 1, tzinfo=UTC)
    auditor("password", "clerk", "--generate")
    assert row_of(sqlite, "clerk").locked_until is None
    assert row_of(sqlite, "clerk").failed_logins == 0


@pytest.mark.slow
def test_help_loads_neither_the_service_nor_the_database() -> None:
    code = (
        "import sys, auditor.commands.user; "
        "print({'fastapi', 'argon2', 'sqlalchemy'} & {name.partition('.')[0] for name in sys.modules})"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "set()"
