"""A batch on a cluster: a real scheduler and worker processes, one of them killed; results in a folder or a storage."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import psutil
import pytest
from click.testing import Result
from patience import until
from town import Town

from auditor.batch import cluster
from auditor.batch.folder import BATCH_VERSION, BatchFolder, BatchRecord, Done, Ending
from auditor.batch.stored import stored_batch
from auditor.errors import BatchError
from auditor.store import Bundle
from rules.department import Department

pytestmark = pytest.mark.browser
NOW = datetime(2026, 11, 26, tzinfo=UTC)


@pytest.fixture
def started() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Return a function that starts a Dask program, ended with everything it started when the test ends."""
    programs: list[subprocess.Popen[str]] = []

    def start(*words: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]], stderr=subprocess.DEVNULL, text=True
        )
        programs.append(program)
        return program

    yield start
    for program in programs:
        below = psutil.Process(program.pid).children(recursive=True) if program.poll() is None else []
        program.kill()
        program.wait()
        for process in below:
            if process.is_running():
                process.kill()


@pytest.fixture
def scheduler(started: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> str:
    file = tmp_path / "scheduler.json"
    started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    until(file.is_file)
    return str(json.loads(file.read_text())["address"])


def worker_words(scheduler: str, resources: str) -> list[str]:
    return ["worker", scheduler, "--no-nanny", "--nthreads", "1", "--resources", resources, "--no-dashboard"]


@pytest.mark.slow
def test_a_lost_workers_site_is_run_again_by_another(
    town: Town,
    listed: Callable[..., Path],
    command: Callable[..., list[str]],
    started: Callable[..., subprocess.Popen[str]],
    scheduler: str,
    tmp_path: Path,
) -> None:
    workers = [started(*worker_words(scheduler, "browser=1")) for _ in range(2)]
    words = [
        sys.executable,
        "-m",
        "auditor.cli",
        *command(listed("gardens", "roads", "lakes"), "--scheduler", scheduler),
    ]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as batch:
        until(lambda: any(path == "/" for _, path in town.asked))
        town.hold()  # nothing ends from here on
        busy = next(worker for worker in workers if psutil.Process(worker.pid).children())
        [child] = psutil.Process(busy.pid).children()
        os.kill(busy.pid, signal.SIGKILL)
        busy.wait()
        psutil.wait_procs([child], timeout=10)
        assert not child.is_running(), "the process that audited outlived whoever started it"
        town.go_on()
        said = batch.communicate()[0]
    assert batch.returncode == 0, said
    folder = BatchFolder(tmp_path / "batch")
    assert [done and done.ending for _, _, done in folder.departments()] == [Ending.SCORED] * 3
    for name, _, _ in folder.departments():
        assert Bundle.open(folder.site(name)).is_complete()
        assert (folder.site(name) / "scorecard.json").is_file()
        assert folder.log(name).read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_cluster_of_this_machine_puts_its_evidence_into_shared_storage(
    listed: Callable[..., Path], ran: Callable[..., Result], tmp_path: Path
) -> None:
    address = f"file://{tmp_path}/storage"
    listing = listed("gardens", "roads")
    result = ran(listing, "--cluster", "local:2", "--out", address)
    assert result.exit_code == 0, result.output
    folder = BatchFolder(tmp_path / "storage")  # what is stored is an ordinary batch
    assert [done and done.ending for _, _, done in folder.departments()] == [Ending.SCORED] * 2
    assert Bundle.open(folder.site("roads")).scorecard().score is not None
    assert folder.log("roads").is_file()
    assert ran(listing, "--out", address).exit_code == 2
    (folder.site("roads") / "done.json").unlink()
    (folder.site("roads") / "old").write_text("half")
    again = ran(listing, "--resume", "--out", address)  # by the workers of this machine
    assert again.exit_code == 0, again.output
    assert "1 department is done already" in again.output
    assert not (folder.site("roads") / "old").exists()
    assert not stored_batch(address).site("roads").exists(), "scratch files were left"


def test_a_storage_keeps_a_batch_as_a_folder_does(tmp_path: Path) -> None:
    batch = stored_batch("memory://bucket/2026-q4")
    with pytest.raises(BatchError, match="holds no batch"):
        batch.record()
    record = BatchRecord(
        batch_version=BATCH_VERSION,
        started_at=NOW,
        period="2026-Q4",
        departments=(("gardens", Department(name="Gardens", url="https://gardens.uk.gov.in/")),),
        manner="digest",
    )
    batch.check_free()
    batch.begin(record, {"as_of": "None"})
    assert batch.record() == record
    assert batch.manner() == {"as_of": "None"}
    assert batch.done("gardens") is None
    batch.site("gardens").mkdir(parents=True)
    (batch.site("gardens") / "scorecard.json").write_text("{}")
    done = Done(ending=Ending.SCORED, detail="", finished_at=NOW, wall_s=1.0, processor_s=1.0, attempts=1)
    batch.finish("gardens", done)
    batch.release("gardens")
    assert [end for _, _, end in batch.departments()] == [done]
    assert fsspec.filesystem("memory").cat_file("/bucket/2026-q4/sites/gardens/scorecard.json") == b"{}"
    with pytest.raises(BatchError, match="other files"):
        stored_batch("memory://bucket").check_free()


def test_a_storage_that_is_not_known_is_told(listed: Callable[..., Path], ran: Callable[..., Result]) -> None:
    result = ran(listed("gardens"), "--out", "nowhere://bucket")
    assert result.exit_code == 2
    assert "nowhere" in result.output


@pytest.mark.parametrize(("resources", "told"), [("memory=1", "offers the resource ‘browser’"), ("", "no workers")])
def test_a_cluster_that_cannot_audit_is_told_with_how_to_start_it(
    resources: str,
    told: str,
    listed: Callable[..., Path],
    ran: Callable[..., Result],
    started: Callable[..., subprocess.Popen[str]],
    scheduler: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if resources:
        started(*worker_words(scheduler, resources))
    else:
        monkeypatch.setattr(cluster, "PATIENCE_S", 1)
    result = ran(listed("gardens"), "--scheduler", scheduler)
    assert result.exit_code == 2
    assert told in result.output
    assert "--resources browser=" in result.output


def test_a_scheduler_that_does_not_answer_is_told(
    listed: Callable[..., Path], ran: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE_S", 1)
    result = ran(listed("gardens"), "--scheduler", "tcp://127.0.0.1:9")
    assert result.exit_code == 2
    assert "cannot be reached" in result.output
