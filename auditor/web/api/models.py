"""What the interface for programs takes and gives, as pydantic describes it."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from auditor.web.jobs import ID_FORM, EventKind, JobKind, JobState
from rules.scorecard import Grade

MOST_ADDRESS_CHARACTERS = 2_000
ID_PATTERN = f"^{ID_FORM}$"
ID_EXAMPLE = "dGhpcy1pcy1hbi1hdWRpdA"

EXAMPLE: dict[str, Any] = {
    "id": ID_EXAMPLE,
    "kind": "self-check",
    "address": "https://www.example.gov.in/",
    "site": "example.gov.in",
    "language": "hi",
    "state": "done",
    "is_being_stopped": False,
    "status": "The scorecard is ready.",
    "requested_at": "2026-11-26T06:30:00Z",
    "started_at": "2026-11-26T06:30:01Z",
    "finished_at": "2026-11-26T06:34:09Z",
    "attempt": 1,
    "estimate": None,
    "score": 71.5,
    "grade": "C",
    "adjusted_score": None,
    "pages_read": 40,
    "page": f"/audits/{ID_EXAMPLE}",
}
BEGUN = EXAMPLE | {
    "state": "queued",
    "status": "This check is the next.",
    "started_at": None,
    "finished_at": None,
    "attempt": 0,
    "estimate": {"place": 1, "usual_s": 240, "most_s": 420},
    "score": None,
    "grade": None,
    "pages_read": None,
    "cancel_token": "8d1f2c9be7a04c1f",
}

Score = Annotated[float, Field(ge=0, le=100)]


def example(value: dict[str, Any]) -> ConfigDict:
    """Return the settings of a model that is shown by an example."""
    return ConfigDict(json_schema_extra={"examples": [value]})


class Asked(BaseModel):
    """What is to be audited."""

    model_config = ConfigDict(extra="forbid")

    address: str = Field(
        description="Address of the website, of a domain that this service is for.",
        max_length=MOST_ADDRESS_CHARACTERS,
        examples=["https://www.example.gov.in"],
    )
    language: Literal["en", "hi"] | None = Field(
        default=None, description="Language of the reports; without it that of Accept-Language."
    )


class Cancelling(BaseModel):
    """Who cancels."""

    model_config = ConfigDict(extra="forbid")

    cancel_token: str = Field(
        description="As it was answered when the audit was asked for.", max_length=200, examples=["8d1f2c9be7a04c1f"]
    )


class Estimate(BaseModel):
    """When an audit is likely over, as far as finished audits tell."""

    place: int = Field(description="1: it is the next; 0: it is at work.")
    usual_s: int = Field(description="Seconds within which half of such audits end.")
    most_s: int = Field(description="Seconds within which nine of ten do.")


class Audit(BaseModel):
    """An audit that was asked for."""

    model_config = example(EXAMPLE)

    id: str = Field(pattern=ID_PATTERN, examples=[ID_EXAMPLE])
    kind: JobKind = Field(description="Who asked: a visitor (self-check) or the team.")
    address: str = Field(examples=["https://www.example.gov.in/"])
    site: str = Field(description="What is compared over time: host and path.", examples=["example.gov.in"])
    language: Literal["en", "hi"] = Field(description="Language of the reports.")
    state: JobState
    is_being_stopped: bool = Field(description="Somebody cancelled it, and it has not ended yet.")
    status: str = Field(description="What happens to it, or how it ended, in one sentence in the language asked for.")
    requested_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    attempt: int = Field(description="0: none was begun.")
    estimate: Estimate | None = Field(description="Null when it is over, and while too few audits have ended here.")
    score: Score | None = Field(description="Of 100 points; null: not measured, or not yet.")
    grade: Grade | None
    adjusted_score: Score | None = Field(
        description="The same with answers of the department that the team has accepted; null: there are none."
    )
    pages_read: int | None
    page: str = Field(description="Address of the page for people.", examples=[f"/audits/{ID_EXAMPLE}"])


class Begun(Audit):
    """The audit that answers a request."""

    model_config = example(BEGUN)

    cancel_token: str | None = Field(
        description="Who has it may cancel the audit. Null: somebody else had begun it, or it is over."
    )


class Event(BaseModel):
    """One thing told of an audit: the data of a server-sent event."""

    number: int = Field(description="1, 2, 3 … without a gap; also the id of the event.")
    at: datetime
    kind: EventKind = Field(description="Also the name of the event.")
    stage: str | None = Field(default=None, description="Of a step: what is being done, in the language asked for.")
    done: int | None = Field(default=None, description="Of a step: how many of them.")
    total: int | None = None
    address: str | None = Field(default=None, description="Of a step: the page of the website.")
    picture: str | None = Field(default=None, description="Of a picture: where it is.")
    state: JobState | None = Field(default=None, description="Of a state: the new one.")
