"""Lists that are audited every month or quarter: what is due becomes a batch, once, whichever server sees it first."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from auditor.config import INDIA
from auditor.history.database import Database
from auditor.web.batches import add_batch
from auditor.web.tables import ScheduleRow
from rules.department import Department

AT_HOUR = 1  # at night in India, when the websites have few visitors
_departments = msgspec.json.Decoder(tuple[Department, ...])


class Every(StrEnum):
    """How often a list is audited: on the first day of each."""

    MONTH = "month"
    QUARTER = "quarter"


MONTHS = {Every.MONTH: 1, Every.QUARTER: 3}


def next_after(every: Every, moment: datetime) -> datetime:
    """Return the first hour of a schedule after a moment, in India's time."""
    here = moment.astimezone(INDIA)
    months = MONTHS[every]
    first = here.replace(month=(here.month - 1) // months * months + 1, day=1, hour=AT_HOUR, minute=0, second=0)
    first = first.replace(microsecond=0)
    if first > here:
        return first
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)


def add_schedule(
    database: Database,
    name: str,
    every: Every,
    departments: Sequence[Department],
    language: str,
    created_by: str,
    now: datetime,
) -> int:
    """Keep a schedule, which first falls due at its next hour; return its number."""
    with database.writing() as session:
        return added(session, name, every, departments, language, created_by, now).id


def added(
    session: Session,
    name: str,
    every: Every,
    departments: Sequence[Department],
    language: str,
    created_by: str,
    now: datetime,
) -> ScheduleRow:
    """Do the same as part of a transaction, and return its row."""
    row = ScheduleRow(
        name=name,
        every=every,
        departments=_packed(departments),
        language=language,
        next_at=next_after(every, now),
        created_by=created_by,
        is_on=True,
    )
    session.add(row)
    session.flush()
    return row


def replace_departments(row: ScheduleRow, departments: Sequence[Department]) -> None:
    """Give a schedule another list, from its next batch on."""
    row.departments = _packed(departments)


def switch(row: ScheduleRow, now: datetime, *, is_on: bool) -> None:
    """Switch a schedule off or on; what fell due while it was off is not made up for."""
    row.is_on = is_on
    if is_on:
        row.next_at = next_after(Every(row.every), now)


def departments_of(schedule: ScheduleRow) -> tuple[Department, ...]:
    """Return the list of a schedule."""
    return _departments.decode(schedule.departments)


def begin_due(database: Database, now: datetime) -> tuple[int, ...]:
    """Begin a batch for each schedule that is due and return their numbers.

    A service that was off for months begins one batch a list, not one for every time it missed.
    """
    due = select(ScheduleRow).where(ScheduleRow.is_on, ScheduleRow.next_at <= now).order_by(ScheduleRow.id)
    with database.reading() as session:
        if session.scalar(due.limit(1)) is None:
            return ()
    with database.writing() as session:
        return tuple(_begin(session, row, now) for row in session.scalars(due).all())


def _packed(departments: Sequence[Department]) -> str:
    return msgspec.json.encode(tuple(departments)).decode()


def _begin(session: Session, row: ScheduleRow, now: datetime) -> int:
    row.next_at = next_after(Every(row.every), now)
    return add_batch(
        session,
        f"{row.name}, {now.astimezone(INDIA).date().isoformat()}",
        departments_of(row),
        row.language,
        row.created_by,
        now,
        schedule_id=row.id,
    )
