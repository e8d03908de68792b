"""Turns at the processor: however many workers this machine has, only so many open a page or judge at a time.

A page that is measured in a crowd seems slow. Reading and link checking wait for the network and need no turn.
"""

import asyncio
import math
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from auditor.batch.capacity import cores
from auditor.batch.lock import try_lock
from auditor.errors import BatchError

POLL_S = 0.02
TURNS_A_CORE = 1.5  # a page waits for timers and paints a good part of its time (docs/scale.md)


@dataclass(frozen=True, slots=True)
class Turns:
    """As many slots as files in a folder of this machine; a slot is freed by the kernel when its holder dies."""

    folder: Path
    slots: int

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a slot and hold it."""
        descriptors = [
            os.open(self.folder / f"slot-{number}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            for number in range(self.slots)
        ]
        try:
            while not any(map(try_lock, descriptors)):  # noqa: ASYNC110, another process frees it
                await asyncio.sleep(POLL_S)
            yield
        finally:
            for descriptor in descriptors:
                os.close(descriptor)


def machine_turns() -> Turns:
    """Return the turns that all workers of this user on this machine share."""
    folder = Path(tempfile.gettempdir()) / f"auditor-turns-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise BatchError(f"{folder} belongs to somebody else.", hint="Delete it, or set TMPDIR to a folder of yours.")
    return Turns(folder, math.ceil(cores() * TURNS_A_CORE))
