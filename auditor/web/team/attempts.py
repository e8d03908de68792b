"""How often somebody may try a password: of an account with a growing wait, from one network so many times an hour.

An attempt counts before its password is looked at, so that a hundred at once are not more than a hundred in a row.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from auditor.web.jobs import Reason, Refusal
from auditor.web.limits import MINUTE_S, asker_wait_s, count_asker
from auditor.web.tables import AskerRow, UserRow
from auditor.web.team.accounts import Account, account_of, row_named
from rules.finding import N_, counted

FREE = 4  # of an account, before the first wait
FIRST_WAIT, MOST_WAIT = timedelta(seconds=30), timedelta(minutes=15)  # doubles from one to the other
OF_ASKER = 30  # an hour; a whole office may share one address
TOO_MANY = (
    N_("Too many passwords were tried from your network within an hour. Come again in {count} minute."),
    N_("Too many passwords were tried from your network within an hour. Come again in {count} minutes."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """An attempt that has begun; it has failed unless `succeeded` says otherwise."""

    number: int
    user_id: int | None  # None: no password is right, since nobody has this name, is disabled, or has to wait
    password_hash: str  # "": the same


def begin(session: Session, name: str, asker: str, now: datetime) -> Attempt | Refusal:
    """Count an attempt, and return what its password is compared with; from too busy a network it is refused."""
    asker = f"password {asker}"  # beside the audits that were asked for from there
    if wait_s := asker_wait_s(session, asker, OF_ASKER, now):
        said = counted(*TOO_MANY, math.ceil(wait_s / MINUTE_S))
        return Refusal(reason=Reason.ASKER_LIMIT, message=said, retry_after_s=wait_s)
    counting = count_asker(session, asker, now)
    row = row_named(session, name)
    if row is None or row.disabled_at or (row.locked_until and row.locked_until > now):
        return Attempt(number=counting.id, user_id=None, password_hash="")
    row.failed_logins += 1
    if row.failed_logins > FREE:
        row.locked_until = now + _wait(row.failed_logins - FREE)
    return Attempt(number=counting.id, user_id=row.id, password_hash=row.password_hash)


def succeeded(session: Session, attempt: Attempt) -> Account | None:
    """Let an attempt count no longer, and return its account; None where that was disabled or changed meanwhile."""
    row = session.get(UserRow, attempt.user_id) if attempt.user_id is not None else None
    if row is None or row.disabled_at or row.password_hash != attempt.password_hash:
        return None
    row.failed_logins, row.locked_until = 0, None
    session.execute(delete(AskerRow).where(AskerRow.id == attempt.number))
    return account_of(row)


def _wait(failures: int) -> timedelta:
    """Return how long an account waits after so many failures more than are free."""
    doubled: timedelta = FIRST_WAIT * 2 ** min(failures - 1, 10)
    return min(doubled, MOST_WAIT)
