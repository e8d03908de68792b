"""Judging an audit again in a process of its own: it takes a task, without its length.

    python -m auditor.web.judge_again < TASK

The folder is locked meanwhile, so that two who answer at once do not write it together; whoever comes last judges by
the answers of both.
"""

import fcntl
import os
import sys

from auditor.batch.judging import judged, reported
from auditor.batch.task import unpacked
from auditor.errors import AuditorError
from auditor.store import Bundle


def main() -> None:
    """Judge and report what the task names; the last line says what went wrong."""
    task = unpacked(sys.stdin.buffer.read())
    folder = os.open(task.output, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(folder, fcntl.LOCK_EX)  # until this process ends
    try:
        bundle = Bundle.open(task.output)
        reported(task, bundle, judged(task, bundle))
    except AuditorError as error:
        raise SystemExit(f"{error} {error.hint}") from error


if __name__ == "__main__":
    main()
