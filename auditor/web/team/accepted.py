"""Exceptions of the service: failures that somebody answers for until a day, kept in the database for each domain.

They are the entries of an exceptions file, which can be taken in and given out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from auditor.exceptions import exceptions_text
from auditor.history.database import Database
from auditor.web.tables import AcceptedRow
from auditor.web.team import decisions
from auditor.web.team.accounts import Account
from auditor.web.written import tidied
from rules.comparing.exceptions import ExceptionEntry
from rules.dates import today_of
from rules.finding import N_

ADDED, ENDED = N_("Exception added"), N_("Exception ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """An entry of the service."""

    id: int
    domain: str
    entry: ExceptionEntry  # of no line: `file_of` writes the file
    added_by: str  # account name

    def holds_on(self, day: date) -> bool:
        """Return whether its last day is not over."""
        return self.entry.expires >= day


def accepted_on(database: Database, domain: str = "") -> tuple[Accepted, ...]:
    """Return the entries of a domain in the order of its file, or of all domains, one after the other."""
    asked = select(AcceptedRow).order_by(AcceptedRow.domain, AcceptedRow.expires.desc(), AcceptedRow.id)
    if domain:
        asked = asked.where(AcceptedRow.domain == domain)
    with database.reading() as session:
        return tuple(map(_accepted, session.scalars(asked)))


def add(database: Database, domain: str, entries: Sequence[ExceptionEntry], account: Account, now: datetime) -> None:
    """Keep entries for a domain, all or none; what is kept already is not kept twice."""
    with database.writing() as session:
        known = {_key(row) for row in session.scalars(select(AcceptedRow).filter_by(domain=domain))}
        for entry in entries:
            row = AcceptedRow(
                domain=domain,
                rule=entry.rule,
                page=tidied(entry.page),
                identity=tidied(entry.identity),
                owner=tidied(entry.owner),
                reason=tidied(entry.reason),
                expires=entry.expires.isoformat(),
                added_by=account.name,
            )
            if _key(row) not in known:
                known.add(_key(row))
                session.add(row)
                _note(session, account, ADDED, row, now)


def end(database: Database, number: int, account: Account, now: datetime) -> bool:
    """Let an entry hold no longer than yesterday; return False when there is none that holds."""
    with database.writing() as session:
        row = session.get(AcceptedRow, number)
        today = today_of(now)
        if row is None or date.fromisoformat(row.expires) < today:
            return False
        row.expires = (today - timedelta(days=1)).isoformat()
        _note(session, account, ENDED, row, now)
        return True


def file_of(database: Database, domain: str) -> str:
    """Return the exceptions file of a domain, as `auditor compare --exceptions` reads it."""
    return exceptions_text([one.entry for one in accepted_on(database, domain)])


def _note(session: Session, account: Account, what: str, row: AcceptedRow, now: datetime) -> None:
    decisions.note(session, account, what, f"{row.domain}, {row.rule}, {row.page or row.identity}", now)


def _key(row: AcceptedRow) -> tuple[str, ...]:
    return row.rule, row.page, row.identity, row.owner, row.reason, row.expires


def _accepted(row: AcceptedRow) -> Accepted:
    return Accepted(
        id=row.id,
        domain=row.domain,
        entry=ExceptionEntry(
            rule=row.rule,
            page=row.page,
            identity=row.identity,
            owner=row.owner,
            reason=row.reason,
            expires=date.fromisoformat(row.expires),
            line=0,
        ),
        added_by=row.added_by,
    )
