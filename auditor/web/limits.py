"""How much strangers may ask for: new audits an hour from one address and of one domain, and jobs that wait."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from auditor.web.asking import domain_of
from auditor.web.jobs import AuditRequest, JobKind, JobState, Limits, Reason, Refusal
from auditor.web.tables import AskerRow, JobRow
from rules.finding import N_, counted

WINDOW = timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(days=1)
QUEUE_FULL_S = 600
MINUTE_S = 60
ASKER_LIMIT = (
    N_("Too many checks were started from your network within an hour. Come again in {count} minute."),
    N_("Too many checks were started from your network within an hour. Come again in {count} minutes."),
)
DOMAIN_LIMIT = (
    N_("{domain} was checked as often as is allowed within an hour. Come again in {count} minute."),
    N_("{domain} was checked as often as is allowed within an hour. Come again in {count} minutes."),
)
QUEUE_FULL = (
    N_("Too many websites are waiting for their check. Come again in {count} minute."),
    N_("Too many websites are waiting for their check. Come again in {count} minutes."),
)


def refusal_of(session: Session, request: AuditRequest, now: datetime, limits: Limits) -> Refusal | None:
    """Return why a new audit is not begun, None when it may be; the request then counts."""
    domain, since = domain_of(request.target), now - WINDOW
    waiting = session.scalar(select(func.count()).where(JobRow.state == JobState.QUEUED, JobRow.priority == 0)) or 0
    if waiting >= limits.in_queue:
        return _refusal(Reason.QUEUE_FULL, QUEUE_FULL, QUEUE_FULL_S)
    if wait_s := asker_wait_s(session, request.asker, limits.of_asker_an_hour, now):
        return _refusal(Reason.ASKER_LIMIT, ASKER_LIMIT, wait_s)
    begun = session.scalars(
        select(JobRow.requested_at)
        .where(JobRow.domain == domain, JobRow.kind == JobKind.SELF_CHECK, JobRow.requested_at > since)
        .order_by(JobRow.requested_at.desc())
    ).all()
    if len(begun) >= limits.of_domain_an_hour:
        wait_s = _wait_s(begun, limits.of_domain_an_hour, now)
        return _refusal(Reason.DOMAIN_LIMIT, DOMAIN_LIMIT, wait_s, domain=domain)
    count_asker(session, request.asker, now)
    return None


def asker_wait_s(session: Session, asker: str, most: int, now: datetime) -> int:
    """Return the seconds until somebody may ask once more, who may do so many times an hour; 0: now."""
    session.execute(delete(AskerRow).where(AskerRow.asked_at < now - FORGOTTEN_AFTER))
    asked = session.scalars(
        select(AskerRow.asked_at)
        .where(AskerRow.asker == asker, AskerRow.asked_at > now - WINDOW)
        .order_by(AskerRow.asked_at.desc())
    ).all()
    return _wait_s(asked, most, now) if len(asked) >= most else 0


def count_asker(session: Session, asker: str, now: datetime) -> AskerRow:
    """Write down that somebody asked, and return the row."""
    row = AskerRow(asker=asker, asked_at=now)
    session.add(row)
    session.flush()
    return row


def _wait_s(latest_first: Sequence[datetime], most: int, now: datetime) -> int:
    """Return the seconds until one more would be within the limit."""
    return max(math.ceil((latest_first[most - 1] + WINDOW - now).total_seconds()), 1)


def _refusal(reason: Reason, texts: tuple[str, str], wait_s: int, **values: str) -> Refusal:
    minutes = math.ceil(wait_s / MINUTE_S)
    return Refusal(reason=reason, message=counted(*texts, minutes, **values), retry_after_s=wait_s)
