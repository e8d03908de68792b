"""What a job is, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.finding import Message


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"  # with a scorecard, be it “not measured”
    FAILED = "failed"  # the audit itself came to no end
    CANCELLED = "cancelled"


class JobKind(StrEnum):
    """Who asked."""

    SELF_CHECK = "self-check"
    BATCH = "batch"
    SCHEDULE = "schedule"


class EventKind(StrEnum):
    """What is told of a job."""

    STEP = "step"  # of a stage, `done` of `total`
    PICTURE = "picture"  # `detail` is the name of a picture in the evidence
    STATE = "state"  # `detail` is the new state


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRequest:
    """What somebody asks for."""

    target: str  # web address, checked
    domain: str
    language: str
    asker: str  # keyed hash of the address of whoever asks; "": the team
    kind: JobKind = JobKind.SELF_CHECK
    batch_id: int | None = None
    department: str = ""  # JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An audit that was asked for."""

    id: str
    kind: JobKind
    target: str
    domain: str
    language: str
    state: JobState
    requested_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    attempt: int
    is_unwanted: bool
    folder: str  # name inside the folder of audits
    detail: str
    score: float | None
    grade: str
    pages: int | None
    batch_id: int | None
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing told of a job; numbers run 1, 2, 3 … without a gap."""

    number: int
    at: datetime
    kind: EventKind
    stage: str = ""
    done: int = 0
    total: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why nothing is audited, and when to come again."""

    message: Message
    retry_after_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The job that answers a request: a new one, the one that runs, or one that ended within the hour."""

    job: Job
    is_new: bool
