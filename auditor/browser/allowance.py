"""Limits of time that follow the machine: moments in which it kept us waiting for a processor do not count.

So a page is decided alike on an idle and on a loaded machine, and one that never ends is given up on both. The kernel
tells how long a thread that could have run was not let run (Linux: sched-stats.rst, run_delay). Where it does not tell,
every second counts.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

import psutil

MOST_STRETCH = 3.0  # times the limit, however busy the machine is
SHORTEST_WAIT_S = 0.05
OLD_S = 2.0  # a list of processes; a lookup costs some milliseconds
BUSY_THREADS = ("Compositor", "IOT", "DevTools")  # parts of their names
_OURS = Path("/proc/thread-self")


class Allowance:
    """Seconds that work may take from now on."""

    def __init__(self, limit_s: float) -> None:
        self.limit_s = limit_s
        self._began_s = monotonic()
        self._kept_waiting_s = _kept_waiting_s()

    def left_s(self) -> float:
        """Return the seconds that are left; zero or less when they are used up."""
        waited_s = sum(now - self._kept_waiting_s.get(thread, 0.0) for thread, now in _kept_waiting_s().items())
        return min(self.limit_s + waited_s, MOST_STRETCH * self.limit_s) - (monotonic() - self._began_s)

    def prolong(self, more_s: float) -> None:
        """Add seconds: what comes now was not foreseen to fit in."""
        self.limit_s += more_s

    async def wait(self, work: "asyncio.Future[Any]") -> None:
        """Return when the work is done or the seconds are used up."""
        while not work.done() and (left_s := self.left_s()) > 0:
            await asyncio.wait({work}, timeout=max(left_s, SHORTEST_WAIT_S))


@asynccontextmanager
async def allowed(limit_s: float) -> AsyncIterator[None]:
    """Interrupt the block with TimeoutError when it has used up its seconds."""
    allowance, loop = Allowance(limit_s), asyncio.get_running_loop()
    async with asyncio.timeout(None) as timeout:

        async def look() -> None:
            while (left_s := allowance.left_s()) > 0:  # noqa: ASYNC110, no event tells that time is up
                await asyncio.sleep(max(left_s, SHORTEST_WAIT_S))
            timeout.reschedule(loop.time())

        looking = asyncio.create_task(look())
        try:
            yield
        finally:
            looking.cancel()


class _Below:
    """The threads below this process that an answer of the browser waits for; looked up again when the list is old."""

    _threads: tuple[Path, ...] = ()
    _old_at_s = 0.0

    def threads(self) -> tuple[Path, ...]:
        if monotonic() > self._old_at_s:
            with suppress(psutil.Error):
                below = psutil.Process().children(recursive=True)
                self._threads = tuple(thread for process in below for thread in _threads(process.pid))
            self._old_at_s = monotonic() + OLD_S
        return self._threads


_below = _Below()


def _threads(pid: int) -> Iterator[Path]:
    """Yield the main thread of a process, and those that pass Chromium's messages on and draw its frames."""
    for thread in Path(f"/proc/{pid}/task").glob("*"):
        with suppress(OSError):  # it has ended
            if thread.name == str(pid) or any(part in (thread / "comm").read_text() for part in BUSY_THREADS):
                yield thread


def _kept_waiting_s() -> dict[Path, float]:
    """Return how long this thread and those of the processes below it have waited for a processor so far."""
    if not (_OURS / "schedstat").exists():
        return {}
    waited_s = {}
    for thread in (_OURS, *_below.threads()):
        with suppress(OSError, IndexError):  # it has ended; or the kernel counts nothing
            waited_s[thread] = int((thread / "schedstat").read_text().split()[1]) / 1e9
    return waited_s
