"""The seal of a bundle: a list of its files and their digests, as `sha256sum --check SHA256SUMS` reads it.

By it a file is noticed that was changed, lost or put in from elsewhere. It guards against damage and mistakes;
somebody who changes a file on purpose can write the list anew, but not the fingerprint in the history.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

SEAL = "SHA256SUMS"
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>[^\n]+)")


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digests_of(folder: Path) -> Mapping[str, str]:
    """Return the digest of each file of a bundle by its path in it."""
    files = sorted([*folder.glob("*.gz"), *folder.glob("pages/*/*")])
    return {file.relative_to(folder).as_posix(): digest_of(file) for file in files if not file.name.startswith(".")}


def written(digests: Mapping[str, str]) -> bytes:
    """Return the digests as the lines of the file."""
    return "".join(f"{digest}  {name}\n" for name, digest in digests.items()).encode()


def read_seal(folder: Path) -> Mapping[str, str] | None:
    """Return the digests noted in the folder; None: it was never sealed. ValueError when a line says something else."""
    try:
        stat = (folder / SEAL).stat()
    except FileNotFoundError:
        return None
    return _read(folder / SEAL, stat.st_ino, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4)  # a site of thousands of pages is read page by page
def _read(file: Path, *_state: int) -> Mapping[str, str]:
    lines = [_LINE.fullmatch(line) for line in file.read_text(encoding="utf-8").splitlines()]
    if not all(lines):
        raise ValueError(f"line {lines.index(None) + 1} names no file and its digest")
    return {line["name"]: line["digest"] for line in lines if line}
