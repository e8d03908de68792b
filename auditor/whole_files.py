"""Writing a file aside and putting it into its place, so that it is never seen half written."""

import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write a file in one piece."""
    write_stream(file, (content,))


def write_stream(file: Path, pieces: Iterable[bytes]) -> None:
    """Write a file piece by piece as they come."""
    aside = aside_of(file)
    try:
        with aside.open("wb") as stream:
            stream.writelines(pieces)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def aside_of(file: Path) -> Path:
    """Return where this process writes a file until it is whole."""
    return file.with_name(f".{file.name}.{os.getpid()}")
