"""The tables of the service, in the database of the history: jobs and what is told of them, accounts, disputes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from auditor.history.models import Base

_IS_RUNNING = text("state = 'running'")  # one a domain


class JobRow(Base):
    """An audit that was asked for."""

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_state", "state", "priority"),
        Index("ix_jobs_domain", "domain", "requested_at"),
        Index("ix_jobs_site", "site", "finished_at"),
        Index("ix_jobs_batch", "batch_id"),
        Index("uq_jobs_running", "domain", unique=True, sqlite_where=_IS_RUNNING, postgresql_where=_IS_RUNNING),
    )

    id: Mapped[str] = mapped_column(primary_key=True)  # nobody guesses it: who has it may see the result
    kind: Mapped[str]
    target: Mapped[str]
    domain: Mapped[str]
    site: Mapped[str]
    language: Mapped[str]
    state: Mapped[str]
    priority: Mapped[int]  # smaller comes first
    requested_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    attempt: Mapped[int]
    worker: Mapped[str]  # who has claimed it; "": nobody
    alive_at: Mapped[datetime | None]  # when that worker was heard of last
    is_unwanted: Mapped[bool]  # somebody asked to cancel it
    folder: Mapped[str]  # of the output, inside the data folder
    detail: Mapped[str]
    score: Mapped[float | None]
    grade: Mapped[str]
    pages: Mapped[int | None]  # that were read
    adjusted_score: Mapped[float | None]  # with what was accepted of the answers to its findings; None: nothing
    questions: Mapped[int | None]  # for a person
    answered_at: Mapped[datetime | None]  # when some were answered that its score does not tell yet
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("team_batches.id", name="fk_jobs_batch"))
    department: Mapped[str]  # as JSON, as the list of a batch has it; "": a self-check


class RemovedRow(Base):
    """A job that was removed after its time, for who still has its address."""

    __tablename__ = "removed_jobs"

    id: Mapped[str] = mapped_column(primary_key=True)
    target: Mapped[str]
    finished_at: Mapped[datetime]
    removed_at: Mapped[datetime]


class EventRow(Base):
    """One thing told of a job."""

    __tablename__ = "job_events"

    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", name="fk_job_events_job"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)  # 1, 2, 3 … without a gap
    at: Mapped[datetime]
    kind: Mapped[str]
    stage: Mapped[str]  # marked text
    done: Mapped[int]
    total: Mapped[int]
    detail: Mapped[str]  # page address, or the name of a picture


class AskerRow(Base):
    """That somebody asked: for limits alone, without telling who, and forgotten after a day."""

    __tablename__ = "askers"

    id: Mapped[int] = mapped_column(primary_key=True)
    asker: Mapped[str] = mapped_column(index=True)  # keyed hash of an address; the key is thrown away every day
    asked_at: Mapped[datetime]


class ServerRow(Base):
    """A server process that takes jobs."""

    __tablename__ = "servers"

    name: Mapped[str] = mapped_column(primary_key=True)
    places: Mapped[int]  # audits at once
    alive_at: Mapped[datetime]


class UserRow(Base):
    """An account of the team."""

    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("name", name="uq_users_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    password_hash: Mapped[str]  # argon2id
    role: Mapped[str]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    failed_logins: Mapped[int]
    locked_until: Mapped[datetime | None]


class SessionRow(Base):
    """A signed-in browser."""

    __tablename__ = "user_sessions"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", name="fk_user_sessions_user"))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class BatchRow(Base):
    """A list of departments that is audited together."""

    __tablename__ = "team_batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]  # account name
    schedule_id: Mapped[int | None] = mapped_column(ForeignKey("schedules.id", name="fk_team_batches_schedule"))
    review_asked_at: Mapped[datetime | None]  # somebody asked for its review, or a result of it is another one now
    reviewed_at: Mapped[datetime | None]  # as its jobs were then, its review was written, or could not be
    review_fault: Mapped[str]  # why it could not be, in English for programmers; "": it was


class ScheduleRow(Base):
    """A list of departments that is audited every month or quarter."""

    __tablename__ = "schedules"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    every: Mapped[str]  # month or quarter
    departments: Mapped[str]  # JSON
    language: Mapped[str]
    next_at: Mapped[datetime]
    created_by: Mapped[str]
    is_on: Mapped[bool]


class DisputeRow(Base):
    """A department's answer to a finding, and what a reviewer decided."""

    __tablename__ = "disputes"

    id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", name="fk_disputes_job"), index=True)
    domain: Mapped[str]
    rule: Mapped[str]
    fingerprint: Mapped[str]  # of the finding in that audit
    identities: Mapped[str]  # what its elements are known by in any audit, with a space between
    reason: Mapped[str]
    link: Mapped[str]
    evidence: Mapped[str]
    state: Mapped[str]
    filed_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str]
    decision: Mapped[str]  # the reviewer's reason


class AcceptedRow(Base):
    """An exception: failures that somebody answers for until a day, as in an exceptions file."""

    __tablename__ = "accepted_failures"

    id: Mapped[int] = mapped_column(primary_key=True)
    domain: Mapped[str]
    rule: Mapped[str]
    page: Mapped[str]
    identity: Mapped[str]
    owner: Mapped[str]
    reason: Mapped[str]
    expires: Mapped[str]  # ISO 8601 day
    added_by: Mapped[str]


class DecisionRow(Base):
    """Who decided what, by account name."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    what: Mapped[str]
    subject: Mapped[str]
