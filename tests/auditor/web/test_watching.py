"""What is told of an audit while a browser watches it: each thing once, also when the connection was lost between."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.requests import Request

from auditor.history.database import Database
from auditor.web import claims, queue, streaming, watching
from auditor.web.jobs import AuditRequest, EventKind, Job, JobState, Limits, Outcome, Submission, Told
from auditor.web.settings import ServeSettings
from auditor.web.streaming import events
from auditor.web.watching import Seen, told
from reports.i18n import translator

READ = Told(kind=EventKind.STEP, stage="Reading the pages", done=2, total=40, detail="https://gardens.gov.in/<b>")
PICTURES = tuple(Told(kind=EventKind.PICTURE, detail=f"pages/0000{n}-page/first-view.jpg") for n in (1, 2))


@pytest.fixture
def request_(tmp_path: Path, sqlite: Database) -> Request:
    app = FastAPI()
    app.state.settings = ServeSettings(data=tmp_path, database=sqlite.name, secret=b"of the tests", language="en")
    headers = [(b"host", b"localhost")]
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": headers, "app": app}
    return Request({**scope, "server": ("localhost", 80), "scheme": "http"})


@pytest.fixture
def job(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> Job:
    monkeypatch.setattr(streaming, "LOOK_S", 0.01)
    asked = AuditRequest(target="https://gardens.gov.in/", language="hi", asker="office")
    answer = queue.submit(sqlite, asked, datetime.now(UTC), Limits())
    assert isinstance(answer, Submission)
    taken = claims.claim(sqlite, "worker", datetime.now(UTC))
    assert taken is not None
    return taken


def tell(database: Database, job: Job, *news: Told) -> None:
    claims.tell(database, job, "worker", news, datetime.now(UTC))


async def until(stream: AsyncIterator[bytes], event: str) -> str:
    """Return what is told up to an event."""
    pieces = []
    async for piece in stream:
        pieces.append(piece.decode())
        if pieces[-1].startswith(f"event: {event}\n"):
            break
    return "".join(pieces)


async def test_who_watches_is_told_each_thing_once_until_the_audit_is_over(
    request_: Request, sqlite: Database, job: Job
) -> None:
    stream = events(told(request_, sqlite, job.id, 0))
    assert "data: The website is being opened." in await until(stream, "status")
    tell(sqlite, job, READ, PICTURES[0])
    said = await until(stream, "status")
    assert said.count("event: picture") == 1
    assert "2 of 40" in said
    assert "<b>" not in said
    assert "data: Reading the pages" in said
    claims.finish(sqlite, job, "worker", Outcome(state=JobState.DONE), datetime.now(UTC))
    assert (await until(stream, "over")).startswith("event: over\n")
    assert [piece async for piece in stream] == []


async def test_a_browser_that_comes_again_is_told_only_what_it_has_not_seen(
    request_: Request, sqlite: Database, job: Job
) -> None:
    tell(sqlite, job, READ, PICTURES[0])
    seen = queue.events_after(sqlite, job.id, 0)[-1].number
    tell(sqlite, job, PICTURES[1])
    said = await until(events(told(request_, sqlite, job.id, seen)), "status")
    assert said.count("event: picture") == 1
    assert f"/pictures/{seen + 1}" in said
    assert f"id: {seen + 1}" in said
    assert "2 of 40" in said  # how far it is, whatever was seen before


def test_an_audit_that_begins_anew_forgets_what_its_last_attempt_showed(sqlite: Database, job: Job) -> None:
    tell(sqlite, job, READ, PICTURES[0])
    claims.give_back(sqlite, job, "worker", datetime.now(UTC))
    seen = Seen()
    seen.add(queue.events_after(sqlite, job.id, 0))
    assert (seen.ordered(), seen.pictures, seen.at) == ([], [], "")


def test_the_sentence_tells_the_place_in_the_queue_and_the_end(sqlite: Database, job: Job) -> None:
    say, seen = translator("en"), Seen()
    waiting = queue.submit(
        sqlite, AuditRequest(target="https://roads.gov.in/", language="hi", asker="office"), datetime.now(UTC), Limits()
    )
    assert isinstance(waiting, Submission)
    assert say.message(watching.status_of(waiting.job, seen, 3)) == "2 checks come before this one."
    assert say.message(watching.status_of(waiting.job, seen, 1)) == "This check is the next."
    tell(sqlite, job, Told(kind=EventKind.STEP, stage="Checking links", done=4, total=4))
    seen.add(queue.events_after(sqlite, job.id, 0))
    assert say.message(watching.status_of(job, seen, 0)) == "The scorecard is being written."
