"""The log of a server: one line a record, and nothing in it that tells who a visitor is or what they typed."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from auditor.history.database import Database
from auditor.web import queue
from auditor.web.app import create_app
from auditor.web.jobs import AuditRequest, Limits, Submission
from auditor.web.logs import LogFormat, is_answering, write_logs
from auditor.web.settings import ServeSettings

MARK = "marker"
ADDRESS = "198.51.100.77"
PERSONAL = {
    "User-Agent": f"{MARK}-agent",
    "Cookie": f"visitor={MARK}-cookie; language={MARK}",
    "Referer": f"https://{MARK}.example/referer",
    "X-Forwarded-For": f"{ADDRESS}, {MARK}",
    "Accept-Language": f"{MARK}-language",
    "Authorization": f"Bearer {MARK}",
    "Last-Event-ID": MARK,
    "Origin": f"https://{MARK}.example",
}


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Leave the log of the tests as it was."""
    root, ours = logging.getLogger(), [logging.getLogger(name) for name in ("auditor", "uvicorn.error")]
    handlers, level, levels = root.handlers[:], root.level, [one.level for one in ours]
    is_answering.set(False)
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for one, before in zip(ours, levels, strict=True):
        one.setLevel(before)
    logging.captureWarnings(False)


@pytest.fixture
def client(tmp_path: Path, sqlite: Database) -> httpx.AsyncClient:
    app = create_app(ServeSettings(data=tmp_path, database=sqlite.name, secret=b"of the tests"), sqlite)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(ADDRESS, 1234))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=PERSONAL)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """Return the records that were written, each of which is one line."""
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.mark.parametrize("how", LogFormat)
async def test_no_line_tells_who_a_visitor_is_or_what_they_typed(
    client: httpx.AsyncClient, sqlite: Database, capsys: pytest.CaptureFixture[str], how: LogFormat
) -> None:
    write_logs(how)
    for path in (f"/{MARK}", f"/audits/{MARK}", f"/audits/{MARK:-<22}", f"/sites/{MARK}.gov.in", f"/about?q={MARK}"):
        await client.get(path)
    await client.request(MARK.upper(), "/")
    await client.delete(f"/audits/{MARK:-<22}")
    await client.post(f"/audits/{MARK:-<22}/cancel")
    page = await client.get("/")
    token = re.findall(r'name="token" value="(\w+)"', page.text)[0]
    for typed in (f"{MARK}@example.gov.in", f"https://{MARK}.gov.in/"):
        await client.post("/audits", data={"address": typed, "token": token})
    await client.post("/api/v1/audits", json={"address": f"https://{MARK}.gov.in/{MARK}"})
    await client.post("/audits", content=MARK, headers={"Content-Type": "application/json"})
    with sqlite.writing() as session:
        session.execute(text("ALTER TABLE jobs RENAME TO lost"))
    assert (await client.get(f"/audits/{MARK:-<22}")).status_code == 500
    written = capsys.readouterr().err
    assert len(written.splitlines()) >= 12
    assert MARK not in written.lower()
    assert ADDRESS not in written
    assert "auditor.errors.DatabaseError" in written, "what broke is told, without the words of the statement"
    broken = [line for line in written.splitlines() if "GET /audits/{job_id} 500" in line]
    assert len(broken) == 1
    assert "error" in broken[0].lower()


async def test_a_request_is_one_line_with_its_route_and_its_job(
    client: httpx.AsyncClient, sqlite: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    request = AuditRequest(target="https://gardens.gov.in/", language="hi", asker="office")
    asked = queue.submit(sqlite, request, datetime.now(UTC), Limits())
    assert isinstance(asked, Submission)
    write_logs(LogFormat.JSON)
    await client.get(f"/audits/{asked.job.id}")
    await client.get(f"/api/v1/audits/{asked.job.id}")
    await client.head("/about")
    first, program, second = lines(capsys)
    assert first.pop("duration_ms", 0)
    assert datetime.fromisoformat(str(first.pop("time"))).utcoffset() is not None
    assert str(first.pop("message")).startswith("GET /audits/{job_id} 200 ")
    assert first == {
        "level": "info",
        "logger": "auditor.web.measuring",
        "route": "/audits/{job_id}",
        "method": "GET",
        "status": 200,
        "job": asked.job.id,
    }
    assert (second["method"], second["route"], second["status"]) == ("HEAD", "/about", 200)
    assert "job" not in second
    assert (program["route"], program["job"]) == ("/api/v1/audits/{audit_id}", asked.job.id)


def test_an_exception_is_told_in_one_line_with_its_words_where_no_visitor_is_concerned(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_logs(LogFormat.JSON)
    log = logging.getLogger("auditor.web.runner")
    for is_visitor in (False, True):
        is_answering.set(is_visitor)
        try:
            try:
                raise ValueError("first\nsecret")
            except ValueError as error:
                raise OSError("second secret") from error
        except OSError:
            log.exception("an audit came to no end", extra={"job": "A" * 22})
    own, visitors = lines(capsys)
    assert own["job"] == "A" * 22
    assert "first\nsecret" in str(own["exception"])
    assert "OSError: second secret" in str(own["exception"])
    assert "secret" not in str(visitors["exception"])
    assert re.search(r"builtins.ValueError\n.*test_logs.py:\d+ in .*\nbuiltins.OSError$", str(visitors["exception"]))


def test_of_other_programs_only_what_is_wrong_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    write_logs(LogFormat.JSON)
    logging.getLogger("uvicorn.error").info("Started")
    logging.getLogger("alembic").info("Running")
    logging.getLogger("asyncio").warning("slow: %s", "a\nb")
    assert [line["message"] for line in lines(capsys)] == ["Started", "slow: a\nb"]
    write_logs(LogFormat.TEXT)
    logging.getLogger("auditor").error("Something\x1b[31m")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d [\d:,]+ ERROR Something⟨U\+001B⟩\[31m\n", capsys.readouterr().err)
