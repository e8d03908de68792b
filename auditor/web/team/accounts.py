"""Accounts of the team: who may sign in, and as what."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from auditor.web.tables import SessionRow, UserRow
from auditor.web.team.roles import RIGHTS, Right, Role
from rules.finding import N_, Message, message

NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])")  # no two accounts look alike in the log
WRONG_NAME = N_("A name has 2 to 40 small letters from a to z, digits, and . _ - between them.")
NAME_TAKEN = N_("There is an account with this name already.")
LAST_ADMIN = N_("This is the last administrator. Make somebody else an administrator first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody of the team."""

    id: int
    name: str
    role: Role

    def may(self, right: Right) -> bool:
        """Return whether the role gives a right."""
        return right in RIGHTS[self.role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An account as administrators see it."""

    account: Account
    created_at: datetime
    disabled_at: datetime | None
    seen_at: datetime | None  # None: is signed in nowhere


def account_of(row: UserRow) -> Account:
    """Return the account of a row."""
    return Account(id=row.id, name=row.name, role=Role(row.role))


def spelled(name: str) -> str:
    """Return a name as it is kept, however it was typed."""
    return name.strip().lower()


def row_named(session: Session, name: str) -> UserRow | None:
    """Return the row of an account by its name."""
    return session.scalar(select(UserRow).where(UserRow.name == spelled(name)))


def listed(session: Session) -> tuple[Listed, ...]:
    """Return all accounts by name."""
    seen = (
        select(SessionRow.user_id, func.max(SessionRow.used_at).label("seen_at"))
        .group_by(SessionRow.user_id)
        .subquery()
    )
    rows = session.execute(
        select(UserRow, seen.c.seen_at).outerjoin(seen, seen.c.user_id == UserRow.id).order_by(UserRow.name)
    )
    return tuple(
        Listed(account=account_of(row), created_at=row.created_at, disabled_at=row.disabled_at, seen_at=seen_at)
        for row, seen_at in rows
    )


def add(session: Session, name: str, role: Role, password_hash: str, now: datetime) -> Account | Message:
    """Add an account and return it, or why there cannot be one."""
    kept = spelled(name)
    if fault := name_fault(session, kept):
        return fault
    row = UserRow(
        name=kept,
        password_hash=password_hash,
        role=role,
        created_at=now,
        disabled_at=None,
        failed_logins=0,
        locked_until=None,
    )
    session.add(row)
    session.flush()
    return account_of(row)


def name_fault(session: Session, name: str) -> Message | None:
    """Return why an account cannot be named so; None when it can."""
    if not NAME.fullmatch(spelled(name)):
        return message(WRONG_NAME)
    return message(NAME_TAKEN) if row_named(session, name) else None


def set_role(session: Session, row: UserRow, role: Role) -> Message | None:
    """Give an account another role; return why not, None when it was given."""
    if role is not Role.ADMIN and _is_last_admin(session, row):
        return message(LAST_ADMIN)
    row.role = role
    return None


def disable(session: Session, row: UserRow, now: datetime) -> Message | None:
    """Let nobody sign in with an account; return why not, None when it is so.

    Who is signed in with it is signed out by auditor.web.team.sessions, which asks for it with every page.
    """
    if _is_last_admin(session, row):
        return message(LAST_ADMIN)
    row.disabled_at = row.disabled_at or now
    return None


def enable(row: UserRow) -> None:
    """Let an account sign in again."""
    row.disabled_at = None


def set_password(row: UserRow, password_hash: str) -> None:
    """Give an account another password, and let it try at once."""
    row.password_hash = password_hash
    row.failed_logins, row.locked_until = 0, None


def _is_last_admin(session: Session, row: UserRow) -> bool:
    admins = session.scalars(select(UserRow.id).where(UserRow.role == Role.ADMIN, UserRow.disabled_at.is_(None))).all()
    return list(admins) == [row.id]
