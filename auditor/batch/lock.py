"""Locks that the kernel frees when their holder dies, however it dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from auditor.errors import BatchError

WAIT_S = 10.0  # workers of a run that was killed need a moment to end
POLL_S = 0.1


def try_lock(descriptor: int) -> bool:
    """Take the lock of an open file if nobody holds it; return whether it was taken."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def lock_if_free(file: Path) -> Iterator[int | None]:
    """Hold a lock and give its descriptor, None where somebody else holds it; it is inherited as below."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield descriptor if try_lock(descriptor) else None
    finally:
        os.close(descriptor)


@contextmanager
def locked(file: Path) -> Iterator[int]:
    """Hold a lock and give its descriptor; whoever inherits it holds the lock as well, until the last of them ends.

    BatchError when another run holds it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        ends_at = time.monotonic() + WAIT_S
        while not try_lock(descriptor):
            if time.monotonic() > ends_at:
                raise BatchError(
                    f"Another run is at work in {file.parent}.", hint="Wait until it has ended, or end it first."
                )
            time.sleep(POLL_S)
        yield descriptor
    finally:
        os.close(descriptor)
