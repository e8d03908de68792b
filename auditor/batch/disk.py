"""Room on the disk: without it nothing more can be audited, and what is done must stay whole."""

import errno
import shutil
from pathlib import Path

from auditor.errors import BatchError

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
LEAST_FREE_BYTES = 200 * 1024**2  # the sites at work need room to end well


class DiskFullError(BatchError):
    """There is no room for the evidence of another site."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"There is no room left on the disk: {detail}",
            hint="Make room, then go on with the same command and --resume.",
        )


def check_room(folder: Path) -> None:
    """Raise DiskFullError when the disk of a folder is nearly full."""
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < LEAST_FREE_BYTES:
        raise DiskFullError(f"{free_bytes // 1024**2} MiB are free in {folder}.")
