"""Changes of accounts as they are made by administrators, on a page or on the command line: each is written down."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from auditor.web.tables import UserRow
from auditor.web.team import accounts, decisions, sessions
from auditor.web.team.accounts import Account
from auditor.web.team.roles import Role
from rules.finding import N_, Message

MADE: Mapping[Role, str] = {
    Role.VIEWER: N_("Added an account of a viewer"),
    Role.EDITOR: N_("Added an account of an editor"),
    Role.ADMIN: N_("Added an account of an administrator"),
}
BECAME: Mapping[Role, str] = {
    Role.VIEWER: N_("Made an account that of a viewer"),
    Role.EDITOR: N_("Made an account that of an editor"),
    Role.ADMIN: N_("Made an account that of an administrator"),
}
DISABLED, ENABLED = N_("Disabled an account"), N_("Enabled an account")
NEW_PASSWORD = N_("Gave an account a new password")


def add(session: Session, by: str, name: str, role: Role, password_hash: str, now: datetime) -> Account | Message:
    """Add an account and return it, or why there cannot be one."""
    made = accounts.add(session, name, role, password_hash, now)
    if isinstance(made, Account):
        decisions.note_by(session, by, MADE[role], made.name, now)
    return made


def set_role(session: Session, by: str, row: UserRow, role: Role, now: datetime) -> Message | None:
    """Give an account another role, and return why not."""
    fault = accounts.set_role(session, row, role)
    if fault is None:
        decisions.note_by(session, by, BECAME[role], row.name, now)
    return fault


def set_password(session: Session, by: str, row: UserRow, password_hash: str, now: datetime) -> None:
    """Give an account another password, and sign it out everywhere."""
    accounts.set_password(row, password_hash)
    sessions.end_all(session, row.id)
    decisions.note_by(session, by, NEW_PASSWORD, row.name, now)


def disable(session: Session, by: str, row: UserRow, now: datetime) -> Message | None:
    """Let an account sign in no more, sign it out everywhere, and return why not."""
    fault = accounts.disable(session, row, now)
    if fault is None:
        sessions.end_all(session, row.id)
        decisions.note_by(session, by, DISABLED, row.name, now)
    return fault


def enable(session: Session, by: str, row: UserRow, now: datetime) -> None:
    """Let an account sign in again."""
    accounts.enable(row)
    decisions.note_by(session, by, ENABLED, row.name, now)
