"""Turns at the processor: only so many at a time over all processes, and a dead holder holds nothing."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import psutil

from auditor.batch import family
from auditor.batch.turns import Turns

HOLD = """
import asyncio, sys
from pathlib import Path
from auditor.batch.turns import Turns
async def hold():
    async with Turns(Path(sys.argv[1]), 1).turn():
        print("held", flush=True)
        await asyncio.sleep(600)
asyncio.run(hold())
"""


async def test_only_so_many_hold_a_turn_at_a_time(tmp_path: Path) -> None:
    turns, at_once, most = Turns(tmp_path, 2), 0, 0

    async def work() -> None:
        nonlocal at_once, most
        async with turns.turn():
            at_once += 1
            most = max(most, at_once)
            await asyncio.sleep(0)
            at_once -= 1

    await asyncio.gather(*(work() for _ in range(6)))
    assert most == 2


async def test_the_turn_of_a_process_that_was_killed_is_free_at_once(tmp_path: Path) -> None:
    words = (sys.executable, "-c", HOLD, str(tmp_path))
    holder = await asyncio.create_subprocess_exec(*words, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"held\n"
    waiting = asyncio.create_task(_taken(Turns(tmp_path, 1)))
    done, _ = await asyncio.wait({waiting}, timeout=0.2)
    assert not done
    holder.kill()
    await asyncio.wait_for(waiting, 10)
    await holder.wait()


async def _taken(turns: Turns) -> None:
    async with turns.turn():
        pass


BURN = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(30_000_000))']); input()"


def test_what_a_child_spent_counts_after_it_has_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", BURN], stdin=subprocess.PIPE) as parent:
        meter = family.Meter(psutil.Process(parent.pid))
        root = psutil.Process(parent.pid)
        while not root.children():
            assert root.is_running()
        while root.children():
            spent_s = meter.spent_s()
        assert meter.spent_s() >= spent_s > 0.1
        assert family.memory_bytes(root) > 1_000_000
        family.kill(root)
        assert parent.wait() == -signal.SIGKILL
