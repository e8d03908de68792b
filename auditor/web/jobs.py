"""What a job of the service is, as plain values."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.finding import Message

ID_FORM = "[A-Za-z0-9_-]{22}"  # of a job: 128 random bits, which nobody guesses


def is_id(text: str) -> bool:
    """Return whether a text has the form of an id: strangers may type anything, and a database takes not everything."""
    return re.fullmatch(ID_FORM, text) is not None


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"  # with a scorecard, be it “not measured”
    FAILED = "failed"  # the audit itself came to no end
    CANCELLED = "cancelled"


OVER = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


class JobKind(StrEnum):
    """Who asked."""

    SELF_CHECK = "self-check"
    BATCH = "batch"
    SCHEDULE = "schedule"


class EventKind(StrEnum):
    """What is told of a job."""

    STEP = "step"  # of a stage, `done` of `total`; `detail` is the address of the page
    PICTURE = "picture"  # `detail` is the name of a picture in the evidence
    STATE = "state"  # `detail` is the new state


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRequest:
    """What somebody asks for; `auditor.web.asking` checks it."""

    target: str  # web address in its one spelling
    language: str
    asker: str  # keyed hash of the address of whoever asks; "": the team, which has no limits
    kind: JobKind = JobKind.SELF_CHECK
    batch_id: int | None = None
    department: str = ""  # JSON of rules.department.Department; "": none is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An audit that was asked for."""

    id: str
    kind: JobKind
    target: str
    domain: str  # what is limited, and audited by one job at a time: host and port, without www.
    site: str  # what is compared over time: domain and path
    language: str
    state: JobState
    priority: int
    requested_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    attempt: int  # 1, 2 …; 0: none was begun
    is_unwanted: bool  # to be cancelled; the worker has not heard of it yet
    folder: str  # name inside the folder of audits; "": no attempt was begun
    detail: str  # why there is no score, in English for programmers
    score: float | None
    grade: str
    pages: int | None  # that were read
    adjusted_score: float | None  # with accepted answers to its findings; None: none was accepted that speaks of it
    questions: int | None  # for a person
    answered_at: datetime | None  # when some were answered that the score does not tell yet; None: it tells all
    batch_id: int | None
    department: str

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in OVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a runner tells of a job."""

    kind: EventKind
    stage: str = ""  # marked text
    done: int = 0
    total: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Told):
    """One thing told of a job; numbers run 1, 2, 3 … without a gap."""

    number: int
    at: datetime


class Reason(StrEnum):
    """Why nothing is audited."""

    UNREADABLE = "unreadable"  # no web address
    NOT_ALLOWED = "not-allowed"  # another domain than this service is for
    ASKER_LIMIT = "asker-limit"
    DOMAIN_LIMIT = "domain-limit"
    QUEUE_FULL = "queue-full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why nothing is audited, and when to come again."""

    reason: Reason
    message: Message
    retry_after_s: int | None = None  # None: it would be refused again


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The job that answers a request: a new one, the one at work, or one that ended within the hour."""

    job: Job
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much strangers may ask for; of audits only new ones count."""

    of_asker_an_hour: int = 20  # a whole office may share one address
    of_domain_an_hour: int = 4  # short, so that nobody keeps a department from its own check for long
    in_queue: int = 200
    disputes_of_asker_an_hour: int = 20
    disputes_of_audit: int = 100  # that wait for a decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """When a job is likely over, from how long finished audits took and the queue before it."""

    place: int  # 1: next; 0: at work
    usual_s: int  # half of such audits end sooner
    most_s: int  # nine of ten do


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How an attempt ended."""

    state: JobState
    detail: str = ""
    score: float | None = None
    grade: str = ""
    pages: int | None = None
    adjusted_score: float | None = None  # as in Job
    questions: int | None = None
