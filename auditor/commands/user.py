"""Commands for the accounts of the team's area: the first administrator is made here, and who is locked out gets in."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from auditor.cli_options import with_config, with_database
from auditor.errors import InputError
from auditor.web.team.roles import Role
from rules.finding import Message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from auditor.web.tables import UserRow

LIST_THEM = "List the accounts with: auditor user list"


@click.group()
def user() -> None:
    """Accounts of the team that runs the service: who may begin batches, decide, and see results."""


def with_role(command: click.decorators.FC) -> click.decorators.FC:
    """Add the role of an account."""
    return click.option(
        "--role",
        required=True,
        type=click.Choice([role.value for role in Role]),
        callback=lambda _context, _option, value: Role(value),
        help="viewer: sees; editor: also begins batches, decides and answers; admin: also changes accounts.",
    )(command)


def with_generate(command: click.decorators.FC) -> click.decorators.FC:
    """Add the choice between a password that is asked for and one that is made."""
    return click.option(
        "--generate", "is_generated", is_flag=True, help="Make a password and print it, instead of asking for one."
    )(command)


@user.command()
@click.argument("name")
@with_role
@with_generate
@with_database
@with_config
def add(name: str, role: Role, is_generated: bool, database: str) -> None:
    """Add an account called NAME. The password is asked for, unless one is made with --generate."""
    _need_hashing()
    from auditor.history.database import open_database
    from auditor.web.team import accounts, changes, passwords
    from auditor.web.team.decisions import COMMAND_LINE

    opened = open_database(database)
    with opened.reading() as session:
        _refuse(accounts.name_fault(session, name))
    password = _password(is_generated=is_generated)
    kept = passwords.hashed(password)
    with opened.writing() as session:
        made = changes.add(session, COMMAND_LINE, name, role, kept, datetime.now(UTC))
        _refuse(made if isinstance(made, Message) else None)
    click.echo(f"Added {accounts.spelled(name)} as {role}.", err=True)
    _show(password, is_generated=is_generated)


@user.command(name="list")
@with_database
@with_config
def list_users(database: str) -> None:
    """List the accounts with their roles."""
    from auditor.history.database import open_database
    from auditor.web.team import accounts

    with open_database(database, is_made=False).reading() as session:
        listed = accounts.listed(session)
    if not listed:
        click.echo("There is no account. Add one with: auditor user add NAME --role admin", err=True)
    for one in listed:
        click.echo("\t".join([one.account.name, one.account.role, *(["disabled"] if one.disabled_at else [])]))


@user.command()
@click.argument("name")
@with_database
@with_config
def disable(name: str, database: str) -> None:
    """Let nobody sign in as NAME any more; whoever is signed in is signed out at once."""
    from auditor.web.team import changes

    _change(database, name, changes.disable)
    click.echo(f"Disabled {name}.", err=True)


@user.command()
@click.argument("name")
@with_database
@with_config
def enable(name: str, database: str) -> None:
    """Let NAME sign in again."""
    from auditor.web.team import changes

    _change(database, name, changes.enable)
    click.echo(f"Enabled {name}.", err=True)


@user.command()
@click.argument("name")
@with_role
@with_database
@with_config
def role(name: str, role: Role, database: str) -> None:
    """Give NAME another role; it holds from the next page on."""
    from auditor.web.team import changes

    _change(database, name, lambda session, by, row, now: changes.set_role(session, by, row, role, now))
    click.echo(f"{name} is now {role}.", err=True)


@user.command()
@click.argument("name")
@with_generate
@with_database
@with_config
def password(name: str, is_generated: bool, database: str) -> None:
    """Give NAME another password, sign it out everywhere, and let it try again at once if it had to wait."""
    _need_hashing()
    from auditor.web.team import changes, passwords

    _change(database, name, lambda _session, _by, _row, _now: None)  # a wrong name is told before anything is asked
    chosen = _password(is_generated=is_generated)
    kept = passwords.hashed(chosen)
    _change(database, name, lambda session, by, row, now: changes.set_password(session, by, row, kept, now))
    click.echo(f"Changed the password of {name}.", err=True)
    _show(chosen, is_generated=is_generated)


def _change(database: str, name: str, change: "Callable[[Session, str, UserRow, datetime], Message | None]") -> None:
    from auditor.history.database import open_database
    from auditor.web.team import accounts
    from auditor.web.team.decisions import COMMAND_LINE

    with open_database(database, is_made=False).writing() as session:
        row = accounts.row_named(session, name)
        if row is None:
            raise InputError(f"There is no account ‘{name}’.", hint=LIST_THEM)
        _refuse(change(session, COMMAND_LINE, row, datetime.now(UTC)))


def _need_hashing() -> None:
    try:
        import argon2  # noqa: F401, an extra: not everybody serves
    except ModuleNotFoundError as error:
        from auditor.commands.serve import INSTALL_WEB

        raise InputError(f"Passwords need the extra ‘web’ ({error.name} is missing).", hint=INSTALL_WEB) from error


def _password(*, is_generated: bool) -> str:
    """Return a new password, asked for until it can be taken."""
    from auditor.web.team import passwords

    if is_generated:
        return passwords.generated()
    while True:
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt="Once more", err=True)
        fault = passwords.fault(typed, typed)
        if fault is None:
            return typed
        click.echo(_said(fault), err=True)


def _show(password: str, *, is_generated: bool) -> None:
    if is_generated:
        click.echo(password)
        click.echo("This password is shown this once.", err=True)


def _refuse(fault: Message | None) -> None:
    if fault:
        raise InputError(_said(fault), hint=LIST_THEM)


def _said(fault: Message) -> str:
    from reports.i18n import translator

    return translator("en").message(fault)
