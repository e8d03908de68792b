"""A batch as the team meets it: real websites, real workers and browsers, stopped in every way and gone on with."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner, Result
from patience import until
from town import Town

from auditor.batch import disk, lock
from auditor.batch.folder import BatchFolder, Ending
from auditor.cli import main
from auditor.store import Bundle

pytestmark = pytest.mark.browser
Listed = Callable[..., Path]
Command = Callable[..., list[str]]
Ran = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> BatchFolder:
    return BatchFolder(tmp_path / "batch")


def browsers_of(worker: psutil.Process) -> list[psutil.Process]:
    """Return the processes of a worker's browser; others of its processes may end while they are looked at."""
    found = []
    for one in worker.children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            found += [one] if "chromium" in one.name() else []
    return found


@pytest.fixture
def begun(command: Command) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Return a function that begins a batch as a process in a group of its own."""
    processes = []

    def begin(listing: Path, *more: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "auditor.cli", *command(listing, *more)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        processes.append(process)
        return process

    yield begin
    for process in processes:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def ends(folder: BatchFolder) -> dict[str, Ending | None]:
    return {name: done and done.ending for name, _, done in folder.departments()}


def test_every_department_gets_its_audit_its_end_and_its_log(
    town: Town, listed: Listed, ran: Ran, folder: BatchFolder, tmp_path: Path
) -> None:
    listing = listed("gardens", "roads", gone="http://127.0.0.1:9/", faulty="no address")
    register = tmp_path / "social.csv"
    register.write_text("department,platform,handle\nRoads,X,@ukroads\n")
    history = tmp_path / "history.sqlite3"
    more = ("--keep-going", "--allow-private", "--social", register, "--workers", "2", "--database", history)
    result = ran(listing, *more)
    assert result.exit_code == 0, result.output
    assert ends(folder) == {
        "gardens": Ending.SCORED,
        "roads": Ending.SCORED,
        "gone": Ending.NOT_MEASURED,
    }
    assert "line 5, column url" in result.stderr
    assert "3 of 3" in result.stderr
    assert "2 departments of 3 were measured" in result.stdout
    assert "Gone <http://127.0.0.1:9/>: refused" in result.stdout
    assert "more" in folder.log("gardens").read_text(encoding="utf-8")
    given = Bundle.open(folder.site("roads")).site().given
    assert given.handles is not None
    assert given.handles[0].handle == "@ukroads"
    scorecard = json.loads((folder.site("roads") / "scorecard.json").read_text(encoding="utf-8"))
    assert scorecard["pages_watched"] == 2
    assert history.is_file()
    done = folder.done("roads")
    assert done is not None
    assert done.processor_s > 0.5

    assert ran(listing, *more).exit_code == 2  # not without --resume
    asked = len(town.asked)
    assert ran(listing, *more, "--resume").exit_code == 0
    assert len(town.asked) == asked, "a finished site was visited again"
    changed = ran(listed("gardens", "lakes"), "--resume", "--page-budget", "30")
    assert changed.exit_code == 2
    for told in ("Roads is no longer in the list", "Lakes was not in the list", "page_budget_s was ‘45.0’"):
        assert told in changed.output

    later = ran(listed("gardens"), "--baseline", folder.folder, "--out", tmp_path / "later")
    assert later.exit_code == 0, later.output
    assert Bundle.open(tmp_path / "later" / "sites" / "gardens").site().earlier is not None


def test_ctrl_c_ends_everything_and_says_how_to_go_on(
    town: Town,
    listed: Listed,
    begun: Callable[..., subprocess.Popen[str]],
    ran: Ran,
    folder: BatchFolder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listing = listed("gardens")
    batch = begun(listing)
    until(lambda: list(folder.folder.glob("sites/*/evidence/pages/*/page.json.gz")))
    town.hold()  # nothing ends from here on
    below = psutil.Process(batch.pid).children(recursive=True)
    monkeypatch.setattr(lock, "WAIT_S", 0.0)
    second = ran(listing, "--resume")
    monkeypatch.undo()
    assert second.exit_code == 2
    assert "Another run is at work" in second.output
    os.kill(batch.pid, signal.SIGINT)
    town.go_on()
    said = batch.communicate()[0]
    assert batch.returncode == 130, said
    assert "--resume" in said
    psutil.wait_procs(below, timeout=10)
    assert not [process for process in below if process.is_running()]
    assert ran(listing, "--resume").exit_code == 0
    assert set(ends(folder).values()) == {Ending.SCORED}


@pytest.mark.slow
def test_a_lost_worker_and_a_lost_browser_cost_one_more_attempt(
    listed: Listed, begun: Callable[..., subprocess.Popen[str]], folder: BatchFolder
) -> None:
    batch = begun(listed("gardens"), "--workers", "1")
    until(lambda: list(folder.folder.glob("sites/*/evidence/pages/*/page.json.gz")))
    [worker] = psutil.Process(batch.pid).children()
    worker.kill()
    until(lambda: (found := psutil.Process(batch.pid).children()) and found[0].pid != worker.pid)
    [worker] = psutil.Process(batch.pid).children()
    until(lambda: browsers_of(worker))[0].kill()
    said = batch.communicate()[0]
    assert batch.returncode == 0, said
    assert "tried again" in said
    done = folder.done("gardens")
    assert done is not None
    assert (done.ending, done.attempts) == (Ending.SCORED, 2)
    assert Bundle.open(folder.site("gardens")).is_complete()


@pytest.mark.slow
def test_a_network_that_goes_is_no_verdict_on_departments(
    town: Town, listed: Listed, begun: Callable[..., subprocess.Popen[str]], ran: Ran, folder: BatchFolder
) -> None:
    listing = listed("gardens", "roads", "lakes")
    batch = begun(listing, "--workers", "1")
    until(lambda: (folder.site("gardens") / "done.json").is_file())
    town.shut()
    said = batch.communicate()[0]
    assert batch.returncode == 3, said
    assert "network seems to be gone" in said
    known = ends(folder)
    assert known["gardens"] is Ending.SCORED
    assert Ending.NOT_MEASURED not in known.values()
    town.reopen()
    assert ran(listing, "--resume").exit_code == 0
    assert set(ends(folder).values()) == {Ending.SCORED}


@pytest.fixture
def small_disk(folder: BatchFolder) -> Iterator[Path]:
    """Give the folder of the batch a file system of its own, of 96 KiB."""
    folder.folder.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "none", folder.folder]).returncode:
        pytest.skip("a file system can be mounted by root alone")
    yield folder.folder
    subprocess.run(["umount", "--lazy", folder.folder], check=True)  # a browser that was killed may still be ending


@pytest.mark.slow
def test_a_disk_that_fills_stops_the_batch_and_loses_nothing(
    listed: Listed, command: Command, small_disk: Path, folder: BatchFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = command(listed("gardens"))
    early = CliRunner().invoke(main, words)
    assert early.exit_code == 3
    assert "MiB are free" in early.output
    monkeypatch.setattr(disk, "LEAST_FREE_BYTES", 0)
    full = CliRunner().invoke(main, [*words, "--resume"])
    assert full.exit_code == 3, full.output
    assert "No space left on device" in full.output
    assert ends(folder) == {"gardens": None}
    subprocess.run(["mount", "-o", "remount,size=1g", small_disk], check=True)
    assert CliRunner().invoke(main, [*words, "--resume"]).exit_code == 0
    assert ends(folder) == {"gardens": Ending.SCORED}


def test_nothing_measured_is_exit_code_three(listed: Listed, ran: Ran, folder: BatchFolder) -> None:
    result = ran(listed(gone="http://127.0.0.1:9/"), "--allow-private")
    assert result.exit_code == 3
    assert ends(folder) == {"gone": Ending.NOT_MEASURED}
