"""What tells those who run the service how it is: whether it lives, whether it can work, and its figures."""

import asyncio
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from auditor.batch import disk
from auditor.history.database import Database
from auditor.web import claims, queue
from auditor.web.app import create_app
from auditor.web.jobs import AuditRequest, Job, JobState, Limits, Outcome, Submission
from auditor.web.server import Server
from auditor.web.settings import ServeSettings
from auditor.web.streaming import events

PUBLIC = "203.0.113.9"


@pytest.fixture
def app(tmp_path: Path, sqlite: Database) -> FastAPI:
    data = tmp_path / "data"
    data.mkdir()
    return create_app(ServeSettings(data=data, database=sqlite.name, audits_at_once=0, secret=b"of the tests"), sqlite)


def caller(app: FastAPI, address: str = "127.0.0.1") -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(address, 1234))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000")


def ask(database: Database, host: str) -> Job:
    request = AuditRequest(target=f"https://{host}/", language="hi", asker="office")
    answer = queue.submit(database, request, datetime.now(UTC), Limits())
    assert isinstance(answer, Submission)
    return answer.job


async def figures(app: FastAPI) -> Callable[..., float]:
    """Return a function that gives the sum of the figures with a name and labels, 0 when none was told."""
    async with caller(app) as client:
        answer = await client.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    samples = [sample for family in text_string_to_metric_families(answer.text) for sample in family.samples]
    return lambda name, **labels: sum(
        one.value for one in samples if one.name == name and labels.items() <= one.labels.items()
    )


async def test_a_server_whose_database_is_away_is_alive_and_not_ready(app: FastAPI, sqlite: Database) -> None:
    async with app.router.lifespan_context(app), caller(app) as client:
        await asyncio.to_thread(claims.register, sqlite, app.state.runner.name, 0, datetime.now(UTC))
        told = await client.get("/readyz")
        assert (told.status_code, set(told.json().values())) == (200, {"ok"})
    with sqlite.writing() as session:
        session.execute(text("ALTER TABLE jobs RENAME TO lost"))
        session.execute(text("ALTER TABLE servers RENAME TO gone"))
    async with caller(app) as client:
        assert (await client.get("/healthz")).json() == {"status": "ok"}
        told = await client.get("/readyz")
        assert told.status_code == 503
        assert "gone" not in told.json()["database"]
        assert "cannot be used" in told.json()["runner"]
    figure = await figures(app)
    assert figure("auditor_database_up") == 0
    assert figure("process_open_fds") > 0


async def test_a_server_is_not_ready_whose_runner_tells_nothing(app: FastAPI, sqlite: Database) -> None:
    async with caller(app) as client:
        assert (await client.get("/readyz")).json()["runner"] == "It was not started."
    async with app.router.lifespan_context(app), caller(app) as client:
        stale = datetime(2026, 1, 1, tzinfo=UTC)
        await asyncio.sleep(0)
        runner = app.state.runner
        runner.clock = lambda: stale
        await asyncio.to_thread(claims.register, sqlite, runner.name, 0, stale)
        told = await client.get("/readyz")
        assert (told.status_code, told.json()["runner"]) == (503, "It has told nothing lately.")


async def test_a_server_is_not_ready_that_has_no_room_or_cannot_write(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "LEAST_FREE_BYTES", 2**80)
    app.state.settings.data.rename(app.state.settings.data.with_name("elsewhere"))
    async with caller(app) as client:
        told = (await client.get("/readyz")).json()
        assert "No such file" in told["data"]
        app.state.settings.data.mkdir()
        told = (await client.get("/readyz")).json()
    assert (told["status"], told["database"], told["data"]) == ("not ready", "ok", "ok")
    assert "no room left on the disk" in told["disk"]


async def test_figures_are_for_those_who_come_straight_from_nearby(app: FastAPI) -> None:
    for address in ("127.0.0.1", "::1", "10.1.2.3", "192.168.1.5", "fd00::7", "::ffff:10.1.2.3"):
        async with caller(app, address) as client:
            assert (await client.get("/metrics")).status_code == 200
    for address in ("8.8.8.8", "2a00:1450::1", "::ffff:8.8.8.8", "unix", ""):
        async with caller(app, address) as client:
            for path in ("/metrics", "/readyz"):
                assert (await client.get(path)).status_code == 404
            assert (await client.get("/healthz")).status_code == 200


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
async def test_figures_are_not_for_those_whom_another_server_passes_on(app: FastAPI, header: str) -> None:
    async with caller(app) as client:
        for path in ("/metrics", "/readyz"):
            assert (await client.get(path, headers={header: "127.0.0.1"})).status_code == 404


async def test_the_queue_is_counted_and_the_oldest_that_waits_is_told(app: FastAPI, sqlite: Database) -> None:
    for name in ("gardens", "roads", "water"):
        ask(sqlite, f"{name}.gov.in")
    now = datetime.now(UTC)
    job = claims.claim(sqlite, "worker", now)
    assert job is not None
    claims.finish(sqlite, job, "worker", Outcome(state=JobState.DONE), now)
    figure = await figures(app)
    told = {state: figure("auditor_jobs", state=state) for state in JobState}
    assert told == {"queued": 2, "running": 0, "done": 1, "failed": 0, "cancelled": 0}
    assert 0 < figure("auditor_oldest_waiting_job_seconds") < 60
    assert figure("auditor_database_up") == 1


async def test_requests_are_counted_by_route_and_never_by_address(app: FastAPI, sqlite: Database) -> None:
    job = ask(sqlite, "gardens.gov.in")
    before = await figures(app)
    asked = {
        f"/audits/{job.id}": ("/audits/{job_id}", 200),
        "/audits/nobody@example.in": ("/audits/{job_id}", 404),
        "/sites/never-seen.gov.in": ("/sites/{site}", 404),
        "/static/mark.svg": ("/static/{path}", 200),
        "/team/people": ("/team/people", 303),
        "/secret-of-somebody": ("none", 404),
    }
    async with caller(app) as client:
        for path in asked:
            await client.get(path)
        await client.request("MARKER", "/")
    after = await figures(app)
    for route, status in asked.values():
        labels = {"route": route, "method": "GET", "status": str(status)}
        assert after("auditor_http_requests_total", **labels) == before("auditor_http_requests_total", **labels) + 1
    other = {"method": "other", "status": "405"}
    assert after("auditor_http_requests_total", **other) == before("auditor_http_requests_total", **other) + 1
    counted = "auditor_http_request_duration_seconds_count"
    assert after(counted, route="/static/{path}") == before(counted, route="/static/{path}") + 1
    async with caller(app) as client:
        text_ = (await client.get("/metrics")).text
    assert not any(typed in text_ for typed in ("never-seen", "nobody@", "secret-of", "MARKER", job.id))


async def test_a_page_that_breaks_is_counted_as_one(app: FastAPI, sqlite: Database) -> None:
    with sqlite.writing() as session:
        session.execute(text("ALTER TABLE jobs RENAME TO lost"))
    labels = {"route": "/audits/{job_id}", "method": "GET", "status": "500"}
    before = await figures(app)
    async with caller(app) as client:
        assert (await client.get("/audits/AAAAAAAAAAAAAAAAAAAAAA")).status_code == 500
    after = await figures(app)
    assert after("auditor_http_requests_total", **labels) == before("auditor_http_requests_total", **labels) + 1


async def test_who_watches_is_counted_while_they_do_and_let_go_when_the_server_ends(
    app: FastAPI, sqlite: Database
) -> None:
    job, counted = ask(sqlite, "gardens.gov.in"), []
    scope = {
        **{"type": "http", "method": "GET", "path": f"/audits/{job.id}/events", "raw_path": b"", "query_string": b""},
        **{"headers": [(b"host", b"127.0.0.1")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80)},
        **{"scheme": "http", "root_path": "", "http_version": "1.1", "asgi": {"spec_version": "2.4"}},
    }
    said: list[bytes] = []
    is_told = asyncio.Event()
    timed = {"name": "auditor_http_request_duration_seconds_count", "route": "/audits/{job_id}/events"}
    timed_before = (await figures(app))(**timed)

    async def send(message: dict[str, object]) -> None:
        said.append(message.get("body", b""))  # type: ignore[arg-type]
        if b"event: status" in said[-1]:
            is_told.set()

    watching = asyncio.create_task(app(scope, asyncio.Event().wait, send))  # type: ignore[arg-type]
    async with asyncio.timeout(30):
        await is_told.wait()
        counted.append((await figures(app))("auditor_event_streams_open"))
        app.state.ending.set()
        await watching
    counted.append((await figures(app))("auditor_event_streams_open"))
    assert counted == [1, 0]
    assert said[-1] == b"", "the stream was not cut off"
    assert (await figures(app))(**timed) == timed_before, "how long somebody watched is no time of an answer"


async def test_a_server_told_to_end_lets_go_who_watches_before_it_would_cut_them_off(
    app: FastAPI, sqlite: Database
) -> None:
    job, server = ask(sqlite, "gardens.gov.in"), Server(app, ())
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = "http://127.0.0.1:{1}".format(*listener.getsockname())
        work = asyncio.create_task(server.serve(sockets=[listener]))
        async with (
            asyncio.timeout(60),
            httpx.AsyncClient(base_url=address, timeout=60) as client,
            client.stream("GET", f"/audits/{job.id}/events") as answer,
        ):
            lines = answer.aiter_lines()
            assert await anext(lines) == "retry: 2000"
            server.should_exit = True
            assert "event: over" not in [line async for line in lines]  # raises when it is cut off
            await work


async def test_a_stream_ends_at_once_when_the_server_does() -> None:
    ending = asyncio.Event()
    stream = events(lambda: ([b"news"], False), 3600, ending)
    assert [await anext(stream), await anext(stream)][1] == b"news"
    ending.set()
    async with asyncio.timeout(10):
        assert [piece async for piece in stream] == []
