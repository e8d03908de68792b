"""The log of the team: who decided what, never changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from auditor.web.tables import DecisionRow
from auditor.web.team.accounts import Account

COMMAND_LINE = "(command line)"  # no account can have this name


def note(session: Session, account: Account, what: str, subject: str, now: datetime) -> None:
    """Write down a decision in the transaction that carries it out.

    `what` is a marked text without placeholders, which readers see in their language; `subject` is shown beside it as
    it is: the name of a batch, an address, an account.
    """
    note_by(session, account.name, what, subject, now)


def note_by(session: Session, by: str, what: str, subject: str, now: datetime) -> None:
    """Do the same for what no account decided."""
    session.add(DecisionRow(at=now, by=by, what=what, subject=subject))


def count(session: Session) -> int:
    """Return how many decisions there are."""
    return session.scalar(select(func.count()).select_from(DecisionRow)) or 0


def latest(session: Session, skipped: int, most: int) -> Sequence[DecisionRow]:
    """Return decisions, the newest first, after so many."""
    newest_first = select(DecisionRow).order_by(DecisionRow.at.desc(), DecisionRow.id.desc())
    return session.scalars(newest_first.offset(skipped).limit(most)).all()
