"""Standing back for other processes on the processor, with all of a session.

Linux shares the processor equally among sessions, and niceness counts inside of one alone (sched(7), "The autogroup
feature"): what is started in a session of its own, as every Chromium is, would else take as much as the pages of the
service, however nice it is.
"""

import contextlib
import time
from pathlib import Path

import psutil

TRIES, PAUSE_S = 20, 0.05  # the system takes one change in a tenth of a second
PROC = Path("/proc")


def stand_back(pid: int, niceness: int) -> None:
    """Let a process, its session and what they start stand back this far; whatever the system refuses is left."""
    with contextlib.suppress(psutil.Error):
        psutil.Process(pid).nice(niceness)
    _give(pid, niceness)


def stand_with_us(pid: int) -> None:
    """Let the session of a process that we have started stand back as far as our own, if ours has a share at all."""
    with contextlib.suppress(OSError):
        share = (PROC / "self" / "autogroup").read_text().split()  # "/autogroup-7 nice 10"; empty in the first session
        if share:
            _give(pid, int(share[-1]))


def _give(pid: int, niceness: int) -> None:
    for _ in range(TRIES):
        try:
            (PROC / str(pid) / "autogroup").write_text(str(niceness))
        except BlockingIOError:
            time.sleep(PAUSE_S)
        except OSError:  # another system, or the process has ended
            return
        else:
            return
