"""A process with everything it started: what it costs, and how all of it is ended."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import psutil

LOOKING_S = 2.0


@dataclass(slots=True)
class Meter:
    """The processor seconds of a process and its descendants since the meter began.

    A process that ends takes its figure with it, unless its parent waits for it as a browser's does not; so the figures
    are looked at again and again.
    """

    root: psutil.Process
    _first_s: dict[tuple[int, float], float] = field(default_factory=dict)
    _latest_s: dict[tuple[int, float], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._look()
        self._first_s = dict(self._latest_s)

    def spent_s(self) -> float:
        """Return the seconds spent until now."""
        self._look()
        return sum(self._latest_s.values()) - sum(self._first_s.values())

    def _look(self) -> None:
        for process in _members(self.root):
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                self._latest_s[process.pid, process.create_time()] = times.user + times.system


@asynccontextmanager
async def metered(root: psutil.Process) -> AsyncIterator[Meter]:
    """Give a meter that looks every few seconds."""
    meter = Meter(root)

    async def look() -> None:
        while True:
            await asyncio.sleep(LOOKING_S)
            meter.spent_s()

    looking = asyncio.create_task(look())
    try:
        yield meter
    finally:
        looking.cancel()


def memory_bytes(root: psutil.Process) -> int:
    """Return the resident memory of a process and its descendants; what they share counts in each."""
    total = 0
    for process in _members(root):
        with contextlib.suppress(psutil.Error):
            total += process.memory_info().rss
    return total


def kill(root: psutil.Process, *, with_root: bool = True) -> None:
    """End a process and its descendants at once."""
    members = _members(root)
    for process in members if with_root else members[1:]:
        with contextlib.suppress(psutil.Error):
            process.kill()


def _members(root: psutil.Process) -> list[psutil.Process]:
    with contextlib.suppress(psutil.Error):
        return [root, *root.children(recursive=True)]
    return []
