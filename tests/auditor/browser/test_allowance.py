"""Limits that follow the machine: work that is kept waiting gets more time, and endless work ends in any case."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from studio import Studio

from auditor.browser import allowance, stage
from auditor.browser.allowance import Allowance, allowed
from auditor.browser.stage import Stage
from rules.rule import Need

COUNTED = Path("/proc/thread-self/schedstat").exists()
counting = pytest.mark.skipif(not COUNTED, reason="run_delay is not installed")
ENDLESS = "while True: pass"
# A function that is not compiled on the way: a loop that is takes one time, and then another.
SUMS = "(() => { let sum = 0; for (let n = 0; n < 1e8; n++) sum = Math.sin(sum + n); return sum + 2; })()"


@pytest.fixture
def spinning() -> Iterator[Callable[[int], int]]:
    """Return a function that starts a process that is never done, on one processor, and returns its number."""
    started = []

    def start(processor: int) -> int:
        process = subprocess.Popen([sys.executable, "-c", ENDLESS])
        started.append(process)
        os.sched_setaffinity(process.pid, {processor})
        return process.pid

    yield start
    for process in started:
        process.kill()
        process.wait()


def processor_s(pid: int) -> float:
    return float(sum(psutil.Process(pid).cpu_times()[:2]))


@counting
async def test_two_that_share_a_processor_get_about_twice_the_time(
    spinning: Callable[[int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, _ = spinning(0), spinning(0)
    monkeypatch.setattr(allowance._Below, "threads", lambda _: (Path(f"/proc/{ours}/task/{ours}"),))
    monkeypatch.setattr(allowance, "MOST_STRETCH", 90.0)
    began_s, had_s = time.monotonic(), processor_s(ours)
    await Allowance(0.4).wait(asyncio.get_running_loop().create_future())
    assert time.monotonic() - began_s > 0.55
    assert 0.3 < processor_s(ours) - had_s < 1.0  # its own 0.4 s, and what this process was kept waiting for itself


async def test_what_never_ends_is_interrupted_however_busy_the_machine_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "_kept_waiting_s", lambda: {Path(): time.monotonic()})
    began_s = time.monotonic()
    with pytest.raises(TimeoutError):
        async with allowed(0.05):
            await asyncio.Event().wait()
    forever = asyncio.get_running_loop().create_future()
    await Allowance(0.05).wait(forever)
    assert not forever.done()
    assert time.monotonic() - began_s < 1.0


async def test_what_is_done_in_time_is_not_interrupted() -> None:
    async with allowed(0.02):
        pass
    done = asyncio.get_running_loop().create_future()
    done.set_result(None)
    await Allowance(0.02).wait(done)
    await asyncio.sleep(0.05)  # nothing is left behind that would interrupt what comes after


@counting
@pytest.mark.browser
async def test_a_phase_is_done_alike_when_the_browser_gets_a_third_of_a_processor(
    studio: Studio, spinning: Callable[[int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    await studio.watcher.open()
    tab = studio.watcher._tab
    nobody_looks: Any = None
    opened = Stage(
        desk=tab,
        world=await studio.run(tab.open_world()),
        desktop=nobody_looks,
        axe=None,
        is_home=False,
        is_exemplar=False,
        taken={},
        needs=frozenset({Need.READING}),
    )

    async def attempted() -> Any:
        return await studio.run(opened.attempt(Need.READING, lambda stage: stage.world.evaluate(SUMS)))

    below = psutil.Process().children(recursive=True)
    renderers = [process.pid for process in below if "--type=renderer" in " ".join(process.cmdline())]
    before_s = sum(map(processor_s, renderers))
    assert await attempted() is not None
    monkeypatch.setattr(stage, "PHASE_LIMIT_S", 1.3 * (sum(map(processor_s, renderers)) - before_s))
    monkeypatch.setattr(allowance, "MOST_STRETCH", 90.0)
    usual = {pid: os.sched_getaffinity(pid) for pid in renderers}
    try:
        for pid in renderers:
            os.sched_setaffinity(pid, {0})
        spinning(0)
        spinning(0)
        began_s = time.monotonic()
        assert await attempted() is not None, tab.incidents
        assert time.monotonic() - began_s > stage.PHASE_LIMIT_S, "it was not kept waiting"
    finally:
        for pid, processors in usual.items():
            os.sched_setaffinity(pid, processors)
