"""Standing back for other processes: with the whole session, since the system shares the processor among sessions."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.async_api import async_playwright

from auditor import standing_back
from auditor.browser.launch import launch
from auditor.web.process import NICENESS, ended

AUTOGROUP = Path("/proc/self/autogroup")
with_autogroups = pytest.mark.skipif(not AUTOGROUP.exists(), reason="this system shares the processor otherwise")


@pytest.fixture
def apart() -> Iterator[psutil.Process]:
    """Give a process in a session of its own that waits."""
    command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as process:
        yield psutil.Process(process.pid)
        process.communicate()


def share_of(process: psutil.Process) -> int:
    return int(Path(f"/proc/{process.pid}/autogroup").read_text().split()[-1])


@with_autogroups
def test_a_process_stands_back_and_so_does_its_session(apart: psutil.Process) -> None:
    assert (apart.nice(), share_of(apart)) == (psutil.Process().nice(), 0)
    standing_back.stand_back(apart.pid, 10)
    assert (apart.nice(), share_of(apart)) == (10, 10)


def test_a_process_that_has_ended_is_left(apart: psutil.Process) -> None:
    apart.kill()
    apart.wait()
    standing_back.stand_back(apart.pid, 10)


def test_a_session_without_a_share_gives_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that the system started in, as a bare container has."""
    for pid in "self", "7":
        (tmp_path / pid).mkdir()
        (tmp_path / pid / "autogroup").write_text("")
    monkeypatch.setattr(standing_back, "PROC", tmp_path)
    standing_back.stand_with_us(7)
    assert (tmp_path / "7" / "autogroup").read_text() == ""


@with_autogroups
async def test_what_the_service_runs_beside_itself_stands_back_before_it_is_given_its_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "import sys; sys.stdin.read(); raise SystemExit(open('/proc/self/autogroup').read())"
    (tmp_path / "told.py").write_text(told)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert (await ended("told", given=b"work", patience_s=60)).split()[-1] == str(NICENESS)


@with_autogroups
@pytest.mark.browser
def test_a_browser_stands_back_as_far_as_who_started_it() -> None:
    """Its processes are in a session that the driver gives them, where niceness would tell nothing."""
    told = subprocess.run(
        [sys.executable, __file__], capture_output=True, text=True, check=True, start_new_session=True
    ).stdout.split()
    assert len(told) > 2
    assert set(told) == {"10"}


async def _started() -> None:
    async with async_playwright() as playwright:
        browser = await launch(playwright, None)
        await browser.new_page()
        for process in psutil.Process().children(recursive=True):
            print(share_of(process))
        await browser.close()


if __name__ == "__main__":
    import asyncio
    import os

    standing_back.stand_back(os.getpid(), 10)
    asyncio.run(_started())
