"""The process that audits departments, one after the other: `python -m auditor.batch.worker`.

Takes tasks from its input and tells of them on its output. It keeps one browser between departments. When the input
ends, whoever started it is gone, and it ends at once with everything it started.
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import psutil

from auditor.batch import family
from auditor.batch.department_audit import audit_department
from auditor.batch.task import LENGTH, Task, Told, line_of, unpacked
from auditor.batch.turns import machine_turns
from auditor.browser.chromium import open_chromium


async def serve(asked: BinaryIO, tell: Callable[[Told], None], browser: Path | None) -> None:
    """Audit what is asked for until the process is ended."""
    loop, tasks = asyncio.get_running_loop(), asyncio.Queue[Task]()
    threading.Thread(
        target=_take, args=(asked, lambda task: loop.call_soon_threadsafe(tasks.put_nowait, task)), daemon=True
    ).start()
    async with open_chromium(browser, machine_turns().turn) as chromium:
        while True:
            task = await tasks.get()
            tell(await audit_department(task, chromium, tell))


def _take(asked: BinaryIO, give: Callable[[Task], None]) -> None:
    """Pass tasks on until the input ends; runs in a thread, so that even a busy process hears of the end."""
    while len(head := asked.read(LENGTH.size)) == LENGTH.size:
        (length,) = LENGTH.unpack(head)
        give(unpacked(asked.read(length)))
    family.kill(psutil.Process(), with_root=False)
    os._exit(0)


def main() -> None:
    """Serve on this process's input and output; nothing else may be printed there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides when it ends
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    browser = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    asyncio.run(serve(sys.stdin.buffer, lambda told: _write(answers, told), browser))


def _write(answers: BinaryIO, told: Told) -> None:
    answers.write(line_of(told))


if __name__ == "__main__":
    main()
