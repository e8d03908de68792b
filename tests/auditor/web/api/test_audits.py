"""The interface for programs: asking for an audit, hearing of it, cancelling it, and what is refused."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from programs import API, SITE, STEP, Service, client_of, settings_of

from auditor.history.database import Database
from auditor.web import claims, queue
from auditor.web.api import events
from auditor.web.app import create_app
from auditor.web.jobs import JobState, Limits, Outcome
from auditor.web.streaming import event_stream

PROBLEM = "application/problem+json"


@pytest.fixture
async def strict(sqlite: Database, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Give a program at a service where nobody has asked for anything and two an hour are the limit."""
    settings = settings_of(tmp_path / "data", sqlite, Limits(of_asker_an_hour=2))
    async with client_of(create_app(settings, sqlite)) as client:
        yield client


def problem_of(answer: httpx.Response, status: int, kind: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == PROBLEM
    said: dict[str, Any] = answer.json()
    assert said["type"] == f"{API}/#{kind}"
    assert said["status"] == status
    assert all(said[name] for name in ("title", "detail", "hint"))
    return said


def events_in(text: str) -> list[dict[str, str]]:
    blocks = [dict(line.split(": ", 1) for line in block.split("\n")) for block in text.strip().split("\n\n")]
    return [block for block in blocks if "event" in block]


async def test_who_asks_first_can_cancel_and_who_joins_cannot(strict: httpx.AsyncClient, sqlite: Database) -> None:
    first = await strict.post(f"{API}/audits", json={"address": "https://gardens.gov.in", "language": "hi"})
    assert first.status_code == 202
    begun = first.json()
    assert first.headers["Location"] == f"{API}/audits/{begun['id']}"
    assert (begun["state"], begun["language"], begun["address"]) == ("queued", "hi", "https://gardens.gov.in/")
    joined = await strict.post(f"{API}/audits", json={"address": "http://www.gardens.gov.in"})
    assert (joined.status_code, joined.json()["id"], joined.json()["cancel_token"]) == (200, begun["id"], None)
    cancel = f"{first.headers['Location']}/cancel"
    problem_of(await strict.post(cancel, json={"cancel_token": "guessed"}), 403, "not-yours")
    other = (await strict.post(f"{API}/audits", json={"address": "roads.gov.in"})).json()
    problem_of(await strict.post(cancel, json={"cancel_token": other["cancel_token"]}), 403, "not-yours")
    stopped = await strict.post(cancel, json={"cancel_token": begun["cancel_token"]})
    assert (stopped.status_code, stopped.json()["state"]) == (200, "cancelled")
    found = queue.job(sqlite, begun["id"])
    assert found is not None
    assert found.state is JobState.CANCELLED


async def test_an_audit_at_work_is_being_stopped_until_its_runner_hears_of_it(
    strict: httpx.AsyncClient, sqlite: Database
) -> None:
    begun = (await strict.post(f"{API}/audits", json={"address": "gardens.gov.in"})).json()
    claims.claim(sqlite, "worker", datetime.now(UTC))
    cancel = f"{API}/audits/{begun['id']}/cancel"
    told = (await strict.post(cancel, json={"cancel_token": begun["cancel_token"]})).json()
    assert (told["state"], told["is_being_stopped"]) == ("running", True)
    assert told["status"] == "The check is being stopped."


async def test_what_was_measured_within_the_hour_is_the_answer(program: httpx.AsyncClient, service: Service) -> None:
    answer = await program.post(f"{API}/audits", json={"address": SITE})
    assert answer.status_code == 200
    told = answer.json()
    assert told["id"] == service.jobs["newer"].id
    assert (told["score"], told["grade"], told["pages_read"]) == (71.5, "C", 1)
    assert told["cancel_token"] is None


async def test_limits_are_those_of_the_pages(strict: httpx.AsyncClient) -> None:
    page = (await strict.get("/")).text
    token = re.findall(r'name="token" value="(\w+)"', page)[0]
    assert (await strict.post("/audits", data={"address": "gardens.gov.in", "token": token})).status_code == 303
    assert (await strict.post(f"{API}/audits", json={"address": "roads.gov.in"})).status_code == 202
    answer = await strict.post(f"{API}/audits", json={"address": "water.gov.in"})
    said = problem_of(answer, 429, "asker-limit")
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert "Come again in 60 minutes." in said["detail"]


@pytest.mark.parametrize(
    ("address", "kind", "said"),
    [
        ("not an address", "unreadable", "This is not a web address."),
        ("file:///etc/passwd", "unreadable", "This is not a web address."),
        ("https://www.example.com", "not-allowed", "www.example.com is not one of them"),
        ("http://127.0.0.1/", "not-allowed", "127.0.0.1 is not one of them"),
    ],
)
async def test_what_cannot_be_audited_is_refused_in_words(
    strict: httpx.AsyncClient, address: str, kind: str, said: str
) -> None:
    answer = await strict.post(f"{API}/audits", json={"address": address})
    assert said in problem_of(answer, 422, kind)["detail"]


async def test_problems_and_states_are_told_in_hindi_to_who_asks_for_it(
    program: httpx.AsyncClient, service: Service
) -> None:
    hindi = {"Accept-Language": "hi-IN, en;q=0.5"}
    waiting = await program.get(service.address("waiting"), headers=hindi)
    assert waiting.headers["Content-Language"] == "hi"
    assert re.search(r"[\u0900-\u097f]", waiting.json()["status"])
    answer = await program.post(f"{API}/audits", json={"address": "https://example.com"}, headers=hindi)
    assert re.search(r"[\u0900-\u097f]", problem_of(answer, 422, "not-allowed")["detail"])
    assert answer.headers["Content-Language"] == "hi"


async def test_an_audit_tells_how_it_stands(program: httpx.AsyncClient, service: Service) -> None:
    states = {name: (await program.get(service.address(name))).json() for name in service.jobs}
    assert states["waiting"]["state"] == "queued"
    assert states["running"]["status"] == "Reading the pages"
    assert states["newer"]["status"] == "The scorecard is ready."
    assert states["failed"]["status"].startswith("This check came to no end.")
    assert states["cancelled"]["status"].startswith("This check was stopped")
    assert states["team"]["kind"] == "batch"


async def test_events_are_told_once_without_a_gap_and_end_with_the_audit(
    program: httpx.AsyncClient, service: Service
) -> None:
    address = f"{service.address('newer')}/events"
    answer = await program.get(address)
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    *heard, last = events_in(answer.text)
    told = [json.loads(event["data"]) for event in heard]
    assert [one["number"] for one in told] == list(range(1, len(told) + 1)) == [int(event["id"]) for event in heard]
    assert [one["kind"] for one in told] == [event["event"] for event in heard]
    assert [one["state"] for one in told if one["kind"] == "state"] == ["queued", "running", "done"]
    step = next(one for one in told if one["kind"] == "step")
    assert (step["stage"], step["done"], step["total"]) == ("Reading the pages", 1, 40)
    picture = next(one for one in told if one["kind"] == "picture")["picture"]
    assert picture == f"/audits/{service.jobs['newer'].id}/pictures/4"
    assert (last["event"], json.loads(last["data"])) == ("over", {"state": "done"})
    again = events_in((await program.get(address, headers={"Last-Event-ID": "3"})).text)
    assert [event["id"] for event in again[:-1]] == [str(number) for number in range(4, len(told) + 1)]
    nothing = await program.get(address, headers={"Last-Event-ID": str(len(told))})
    assert (nothing.status_code, nothing.content) == (204, b"")


async def test_who_listens_hears_what_happens_until_the_audit_is_over(
    strict: httpx.AsyncClient, sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "event_stream", partial(event_stream, every_s=0.01))
    location = (await strict.post(f"{API}/audits", json={"address": "gardens.gov.in"})).headers["Location"]
    listening = asyncio.create_task(strict.get(f"{location}/events"))
    job = claims.claim(sqlite, "worker", datetime.now(UTC))
    assert job is not None
    for _ in range(3):
        await asyncio.sleep(0)
        claims.tell(sqlite, job, "worker", (STEP, STEP), datetime.now(UTC))
    claims.finish(sqlite, job, "worker", Outcome(state=JobState.DONE), datetime.now(UTC))
    *heard, last = events_in((await listening).text)
    assert [int(event["id"]) for event in heard] == list(range(1, 10))
    assert last["event"] == "over"


@pytest.mark.parametrize(
    ("content", "media_type", "status", "kind"),
    [
        (b'{"address": "gardens.gov.in"}', "text/plain", 415, "not-json"),
        (b"address=gardens.gov.in", "application/x-www-form-urlencoded", 415, "not-json"),
        (b'{"address": "gardens.gov.in"}', "", 415, "not-json"),
        (b'{"address": "gardens.gov.in"}', "multipart/form-data; boundary=x", 415, "not-json"),
        (b"{", "application/json", 422, "invalid-request"),
        (b'{"address": "\xff"}', "application/json", 400, "unreadable-body"),
        (b'{"address": "gardens.gov.in", "asker": "office"}', "application/json", 422, "invalid-request"),
        (b'{"address": ["gardens.gov.in"]}', "application/json", 422, "invalid-request"),
        (b'{"language": "fr", "address": "x"}', "application/json; charset=utf-8", 422, "invalid-request"),
        (b'{"address": "' + b"x" * 100_000 + b'"}', "application/json", 413, "too-large"),
    ],
)
async def test_what_is_not_json_as_described_is_refused(
    strict: httpx.AsyncClient, sqlite: Database, content: bytes, media_type: str, status: int, kind: str
) -> None:
    headers = {"Content-Type": media_type} if media_type else {}
    said = problem_of(await strict.post(f"{API}/audits", content=content, headers=headers), status, kind)
    assert ("errors" in said) is (kind == "invalid-request")
    assert not any(queue.count_by_state(sqlite).values())


async def test_a_body_that_does_not_say_how_large_it_is_is_not_read_to_its_end(strict: httpx.AsyncClient) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 1
            yield b"x" * 10_000

    answer = await strict.post(f"{API}/audits", content=endless(), headers={"Content-Type": "application/json"})
    problem_of(answer, 413, "too-large")
    assert sent < 10


async def test_every_other_error_is_a_problem_document_too(program: httpx.AsyncClient, service: Service) -> None:
    problem_of(await program.get("/api/v2/audits"), 404, "no-such-address")
    problem_of(await program.get(f"{API}/audits/{'a' * 22}"), 404, "unknown-audit")
    problem_of(await program.get(f"{API}/audits/%00"), 422, "invalid-request")
    refused = await program.delete(service.address("newer"))
    problem_of(refused, 405, "wrong-method")
    assert refused.headers["Allow"] == "GET"
    problem_of(await program.get(f"{service.address('running')}/scorecard"), 409, "not-finished")
    problem_of(await program.get(f"{service.address('failed')}/evidence"), 404, "no-such-result")
    foreign = await program.get(service.address("newer"), headers={"Host": "rebound.example.com"})
    assert (foreign.status_code, foreign.headers["Content-Type"]) == (421, "text/plain; charset=utf-8")


async def test_what_breaks_tells_nothing_of_the_inside_and_stays_protected(sqlite: Database, tmp_path: Path) -> None:
    app = create_app(settings_of(tmp_path, sqlite, Limits()), sqlite)
    with sqlite.engine.connect() as connection:
        for table in ("job_events", "disputes", "jobs"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.commit()
    async with client_of(app) as client:
        answer = await client.get(f"{API}/audits/{'a' * 22}")
    assert "jobs" not in str(problem_of(answer, 500, "broken"))
    assert answer.headers["X-Frame-Options"] == "DENY"


async def test_no_cookie_is_set_and_no_other_website_is_let_in(program: httpx.AsyncClient, service: Service) -> None:
    origin = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answers = [
        await program.post(f"{API}/audits", json={"address": SITE}, headers=origin),
        await program.options(f"{API}/audits", headers=origin),
        await program.get(service.address("newer"), headers=origin),
        await program.get(f"{API}/openapi.json", headers=origin),
    ]
    names = {name.lower() for answer in answers for name in answer.headers}
    assert "set-cookie" not in names
    assert not [name for name in names if name.startswith("access-control-")]


async def test_people_read_about_the_interface_in_their_language(program: httpx.AsyncClient) -> None:
    for short in ("/api", API):
        assert (await program.get(short)).headers["Location"] == f"{API}/"
    english, hindi = [(await program.get(f"{API}/", params={"lang": one})).text for one in ("en", "hi")]
    for page in (english, hindi):
        assert f"POST {API}/audits" in page
        assert 'id="not-comparable"' in page
    assert '<html lang="hi">' in hindi
    assert "<h1>For programs</h1>" in english
