"""Who is signed in: a random token in the browser, its hash in the database, and an end to both."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, select
from sqlalchemy.orm import Session

from auditor.history.database import Database
from auditor.web.tables import SessionRow, UserRow
from auditor.web.team.accounts import Account, account_of

LASTS = timedelta(hours=12)  # however busy: a working day
IDLE = timedelta(hours=2)
NOTED_EVERY = timedelta(minutes=1)  # that it was used: a write for every page would keep the writers busy


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """A browser that is signed in."""

    key: str  # tells it from others, and lets nobody in
    since: datetime
    used_at: datetime


def begin(session: Session, user_id: int, now: datetime) -> str:
    """Sign a browser in and return the token it keeps; what has run out by now is forgotten."""
    session.execute(delete(SessionRow).where(~_lasts(now)))
    token = secrets.token_urlsafe(32)
    session.add(
        SessionRow(token_hash=key_of(token), user_id=user_id, created_at=now, used_at=now, expires_at=now + LASTS)
    )
    return token


def signed_in(database: Database, token: str, now: datetime) -> Account | None:
    """Return whose browser has a token; None when nobody's, no longer, or the account is disabled."""
    if not token:
        return None
    asked = (
        select(SessionRow, UserRow)
        .join(UserRow, UserRow.id == SessionRow.user_id)
        .where(SessionRow.token_hash == key_of(token), _lasts(now), UserRow.disabled_at.is_(None))
    )
    with database.reading() as session:
        found = session.execute(asked).one_or_none()
        if found is None:
            return None
        is_noted = now - found.SessionRow.used_at < NOTED_EVERY
        account = account_of(found.UserRow)
    if not is_noted:
        with database.writing() as session:
            row = session.get(SessionRow, key_of(token))
            if row is None:  # signed out meanwhile
                return None
            row.used_at = max(row.used_at, now)
    return account


def browsers_of(session: Session, account: Account, now: datetime) -> tuple[Browser, ...]:
    """Return where somebody is signed in, the one used last first."""
    rows = session.scalars(
        select(SessionRow)
        .where(SessionRow.user_id == account.id, _lasts(now))
        .order_by(SessionRow.used_at.desc(), SessionRow.token_hash)
    )
    return tuple(Browser(key=row.token_hash, since=row.created_at, used_at=row.used_at) for row in rows)


def end(session: Session, key: str) -> None:
    """Sign a browser out."""
    session.execute(delete(SessionRow).where(SessionRow.token_hash == key))


def end_all(session: Session, user_id: int, *, but: str = "") -> None:
    """Sign somebody out everywhere, or everywhere but in the browser of a key."""
    session.execute(delete(SessionRow).where(SessionRow.user_id == user_id, SessionRow.token_hash != but))


def key_of(token: str) -> str:
    """Return what a token is kept as: who reads the database cannot sign in with it."""
    return hashlib.sha256(token.encode()).hexdigest()


def _lasts(now: datetime) -> ColumnElement[bool]:
    return and_(SessionRow.expires_at > now, SessionRow.used_at > now - IDLE)
