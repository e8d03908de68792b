"""The server as a process, with a real worker, browser and website: killed, told to end, told to stop an audit."""

import contextlib
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from patience import until
from town import Town

from auditor.cli import main
from auditor.history.database import Database
from auditor.web import queue
from auditor.web.jobs import AuditRequest, EventKind, Job, JobState, Limits, Submission

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Serve = Callable[..., subprocess.Popen[str]]
AUDIT_S = 600.0  # audits stand back behind everything else that is tested meanwhile


@pytest.fixture
def town() -> Iterator[Town]:
    with Town() as made:
        for name in ("gardens", "roads", "water"):
            made.build(f"{name}.gov.in")
        yield made


@pytest.fixture
def serve(town: Town, sqlite: Database, tmp_path: Path) -> Iterator[Serve]:
    """Return a function that starts a server on the database, and whatever port is free."""
    started = []
    options = ("--pace", "1000", "--as-of", "2026-11-20", "--allow-private", "--audits", "1", "--grace", "0")

    def start() -> subprocess.Popen[str]:
        words = ["serve", "--port", "0", "--data", tmp_path / "data", "--database", sqlite.name, *options, *town.pins()]
        log = tmp_path / f"server-{len(started)}.log"
        with log.open("w") as errors:
            server = subprocess.Popen([sys.executable, "-m", "auditor.cli", *map(str, words)], stderr=errors, text=True)
        started.append(server)
        until(lambda: "Serving at http://127.0.0.1:" in log.read_text())
        return server

    yield start
    for server in started:
        if server.poll() is None:
            server.kill()
        server.communicate()


def ask(database: Database, town: Town, host: str) -> Job:
    request = AuditRequest(target=f"http://{host}:{town.port}/", language="hi", asker="office")
    answer = queue.submit(database, request, datetime.now(UTC), Limits())
    assert isinstance(answer, Submission)
    return answer.job


def now(database: Database, job: Job) -> Job:
    found = queue.job(database, job.id)
    assert found is not None
    return found


def is_met(town: Town, host: str) -> Callable[[], bool]:
    """Return whether a worker has come to a website, which keeps it waiting."""
    return lambda: any(asked == host for asked, _ in town.asked)


def workers_of(server: subprocess.Popen[str]) -> list[psutil.Process]:
    found = psutil.Process(server.pid).children(recursive=True)
    assert found, "nothing audits"
    return found


def share_of(process: psutil.Process) -> int:
    """Return how far the session of a process stands back."""
    return int(Path(f"/proc/{process.pid}/autogroup").read_text().split()[-1])


def are_gone(processes: list[psutil.Process]) -> bool:
    """Return whether none of them does anything any more; who was killed may still wait to be buried."""
    alive = []
    for one in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            alive += [one] if one.status() != psutil.STATUS_ZOMBIE else []
    return not alive


def test_a_server_killed_in_the_middle_of_an_audit_is_followed_by_one_that_ends_it(
    serve: Serve, sqlite: Database, town: Town, tmp_path: Path
) -> None:
    town.hold()
    job, killed = ask(sqlite, town, "gardens.gov.in"), serve()
    until(is_met(town, "gardens.gov.in"), AUDIT_S)
    workers = workers_of(killed)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    until(lambda: are_gone(workers))
    assert now(sqlite, job).state is JobState.RUNNING
    town.go_on()
    server = serve()
    until(lambda: now(sqlite, job).is_over, AUDIT_S)
    ended = now(sqlite, job)
    assert (ended.state, ended.attempt, ended.pages) == (JobState.DONE, 2, 2)
    assert ended.score is not None
    [folder] = (tmp_path / "data" / "audits").iterdir()
    assert folder.name == ended.folder
    assert {"scorecard.html", "scorecard.json", "letter.pdf", "scorecard.pdf", "evidence"} <= {
        file.name for file in folder.iterdir()
    }
    events = queue.events_after(sqlite, job.id, 0)
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    states = [event.detail for event in events if event.kind is EventKind.STATE]
    assert states == ["queued", "running", "queued", "running", "done"]
    pictures = [event.detail for event in events if event.kind is EventKind.PICTURE]
    assert pictures
    assert all((folder / "evidence" / name).is_file() for name in pictures)
    assert f"http://gardens.gov.in:{town.port}/more" in {event.detail for event in events}
    workers = workers_of(server)
    assert workers[0].nice() == 10, "the pages of the service come first"
    assert {share_of(one) for one in workers} == {10}, "also before the browser, which has a session of its own"
    server.send_signal(signal.SIGTERM)
    assert server.wait() == 0
    until(lambda: are_gone(workers))


def test_an_audit_is_stopped_within_seconds_and_a_server_told_to_end_gives_back_what_it_holds(
    serve: Serve, sqlite: Database, town: Town
) -> None:
    town.hold()
    unwanted, server = ask(sqlite, town, "roads.gov.in"), serve()
    until(is_met(town, "roads.gov.in"), AUDIT_S)
    workers = workers_of(server)
    queue.cancel(sqlite, unwanted.id, datetime.now(UTC))
    asked_at = datetime.now(UTC)
    until(lambda: now(sqlite, unwanted).is_over)
    assert now(sqlite, unwanted).state is JobState.CANCELLED
    assert (datetime.now(UTC) - asked_at).total_seconds() < 20
    until(lambda: are_gone(workers))
    held = ask(sqlite, town, "water.gov.in")
    until(is_met(town, "water.gov.in"), AUDIT_S)
    workers = workers_of(server)
    server.send_signal(signal.SIGTERM)
    assert server.wait() == 0
    until(lambda: are_gone(workers))
    assert (now(sqlite, held).state, now(sqlite, held).attempt) == (JobState.QUEUED, 0)


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        words = ["serve", "--port", other.getsockname()[1], "--data", tmp_path, "--database", tmp_path / "a.sqlite3"]
        refused = CliRunner().invoke(main, [*map(str, words), "--audits", "0"])
    assert refused.exit_code == 2
    assert "Nothing can listen at 127.0.0.1" in refused.stderr
