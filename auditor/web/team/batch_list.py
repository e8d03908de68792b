"""The batches of the team: what became of their jobs, in figures, and which of them belong to one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from auditor.web.jobs import OVER, JobState
from auditor.web.tables import BatchRow, JobRow

Found = Select[BatchRow, int, int, int, int, int, datetime | None]
SAME_LIST_SHARE = 0.5  # of the websites of two lists together that are in both: lists grow and shrink over a year


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A batch in figures."""

    id: int
    name: str
    created_at: datetime
    created_by: str
    schedule_id: int | None
    review_asked_at: datetime | None
    reviewed_at: datetime | None
    review_fault: str
    total: int
    over: int
    measured: int
    running: int
    stopped: int
    changed_at: datetime | None  # when the last of its jobs ended

    @property
    def is_over(self) -> bool:
        """Whether nothing of it waits or runs."""
        return self.over == self.total

    @property
    def is_review_due(self) -> bool:
        """Whether its review is to be written: it is over, or somebody asked, and nothing newer was told since."""
        last = self.reviewed_at
        is_asked = self.review_asked_at is not None and (last is None or self.review_asked_at > last)
        is_news = self.is_over and self.changed_at is not None and (last is None or self.changed_at > last)
        return bool(self.measured) and (is_asked or is_news)


def listed(session: Session, *, most: int, before: int | None = None) -> list[Listed]:
    """Return batches, the newest first: all, or those begun before the one of this number."""
    found = _listed().order_by(BatchRow.id.desc()).limit(most)
    return _of(session, found if before is None else found.where(BatchRow.id < before))


def listed_of(session: Session, schedule_id: int, *, most: int) -> list[Listed]:
    """Return the batches that a schedule began, the newest first."""
    return _of(session, _listed().where(BatchRow.schedule_id == schedule_id).order_by(BatchRow.id.desc()).limit(most))


def batch_of(session: Session, batch_id: int) -> Listed | None:
    """Return a batch by its number."""
    return next(iter(_of(session, _listed().where(BatchRow.id == batch_id))), None)


def at_work(session: Session) -> list[Listed]:
    """Return the batches that are not over, the oldest first."""
    is_over = _count(JobRow.state.in_(OVER)) == func.count(JobRow.id)
    return _of(session, _listed().having(~is_over).order_by(BatchRow.id))


def due_for_review(session: Session) -> list[Listed]:
    """Return the batches whose review is to be written, the oldest first."""
    last = BatchRow.reviewed_at
    is_new = last.is_(None) | (BatchRow.review_asked_at > last) | (func.max(JobRow.finished_at) > last)
    found = _listed().having(is_new)
    return [one for one in _of(session, found.order_by(BatchRow.id)) if one.is_review_due]


def latest_reviewed(session: Session) -> Listed | None:
    """Return the newest batch that is over and has a review."""
    reviewed = _listed().where(BatchRow.reviewed_at.is_not(None), BatchRow.review_fault == "")
    newest_first = _of(session, reviewed.order_by(BatchRow.id.desc()))
    return next((one for one in newest_first if one.is_over), None)


def before(session: Session, batch: Listed, *, most: int) -> list[Listed]:
    """Return the batches before that measured the same, newest first: of its schedule, or of nearly its list."""
    sites = _sites(session, batch.id)
    found = []
    for one in _of(session, _listed().where(BatchRow.id < batch.id).order_by(BatchRow.id.desc())):
        is_same = batch.schedule_id is not None and one.schedule_id == batch.schedule_id
        if one.is_over and one.measured and (is_same or _is_same_list(sites, _sites(session, one.id))):
            found.append(one)
        if len(found) == most:
            break
    return found


def _is_same_list(one: Sequence[str], other: Sequence[str]) -> bool:
    both, either = len({*one} & {*other}), len({*one} | {*other})
    return both >= SAME_LIST_SHARE * either


def _sites(session: Session, batch_id: int) -> Sequence[str]:
    return session.scalars(select(JobRow.site).where(JobRow.batch_id == batch_id)).all()


def _listed() -> Found:
    return (
        select(
            BatchRow,
            func.count(JobRow.id),
            _count(JobRow.state.in_(OVER)),
            _count(JobRow.score.is_not(None)),
            _count(JobRow.state == JobState.RUNNING),
            _count(JobRow.state == JobState.CANCELLED),
            func.max(JobRow.finished_at),
        )
        .outerjoin(JobRow, JobRow.batch_id == BatchRow.id)
        .group_by(BatchRow.id)
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _of(session: Session, found: Found) -> list[Listed]:
    return [
        Listed(
            id=row.id,
            name=row.name,
            created_at=row.created_at,
            created_by=row.created_by,
            schedule_id=row.schedule_id,
            review_asked_at=row.review_asked_at,
            reviewed_at=row.reviewed_at,
            review_fault=row.review_fault,
            total=total,
            over=over,
            measured=measured,
            running=running,
            stopped=stopped,
            changed_at=changed_at,
        )
        for row, total, over, measured, running, stopped, changed_at in session.execute(found)
    ]
