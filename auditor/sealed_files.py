"""The files of a bundle: each is written whole, noted in the seal, and read only as it was sealed."""

import gzip
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from auditor.errors import AuditorError
from auditor.seal import SEAL, digest_of, read_seal, written
from auditor.whole_files import write_whole

COMPRESSION_LEVEL = 6
MOST_BYTES = 256 * 1024 * 1024  # of one file, unpacked: no page and no scorecard comes near
AGAIN = "Put the folder back from a copy, or audit the site again."
RESCORE = "Run: auditor rescore FOLDER"
T = TypeVar("T")


class BundleError(AuditorError):
    """The folder holds no readable evidence."""


@dataclass(frozen=True, slots=True)
class SealedFiles:
    """The files of one folder, named by their path in it."""

    folder: Path

    def read(self, name: str, kind: type[T], hint: str = AGAIN) -> T:
        """Return what a packed file of JSON holds; BundleError when it is damaged, or not the one that was sealed."""
        file = self.folder / name
        self.check(name, hint)
        with readable(file, hint), gzip.open(file, "rb") as stream:
            content = stream.read(MOST_BYTES + 1)
            if len(content) > MOST_BYTES:
                raise ValueError(f"it unpacks to more than {MOST_BYTES >> 20} MiB")
            return msgspec.json.decode(content, type=kind)

    def write(self, name: str, value: object) -> None:
        """Save a value as a packed file of JSON."""
        self.write_bytes(name, gzip.compress(msgspec.json.encode(value), COMPRESSION_LEVEL, mtime=0))

    def write_bytes(self, name: str, content: bytes) -> None:
        """Save a file as it is."""
        with self.noted(name):
            write_whole(self.folder / name, content)

    def check(self, name: str, hint: str) -> None:
        """Raise BundleError when a file is not the one that was sealed."""
        file, sealed = self.folder / name, self.sealed()
        if sealed is None or (name not in sealed and name == "site.json.gz"):
            return  # its writing was interrupted just before it was noted
        if name not in sealed:
            raise BundleError(f"{file} is no file of this audit: it is not in {SEAL}.", hint=hint)
        with readable(file, hint):
            digest = digest_of(file)
        if digest != sealed[name]:
            raise BundleError(f"{file} was changed since the audit: it has another digest in {SEAL}.", hint=hint)

    def sealed(self) -> Mapping[str, str] | None:
        """Return the digests the files had; None: an older auditor made them, or the audit goes on."""
        with readable(self.folder / SEAL, AGAIN):
            return read_seal(self.folder)

    def seal(self, digests: Mapping[str, str]) -> None:
        """Note the digests of all files."""
        write_whole(self.folder / SEAL, written(digests))

    @contextmanager
    def noted(self, name: str, *, stale: str = "") -> Iterator[None]:
        """Take a file out of the seal while it is written anew, and for good what it makes stale.

        Where nothing is sealed yet, nothing is noted.
        """
        sealed = self.sealed()
        if sealed is None:
            yield
            return
        others = {other: digest for other, digest in sealed.items() if other not in (name, stale)}
        self.seal(others)
        yield
        self.seal({**others, name: digest_of(self.folder / name)})


@contextmanager
def readable(file: Path, hint: str) -> Iterator[None]:
    """Turn whatever a damaged file makes its readers stumble over into an error that names it."""
    try:
        yield
    except msgspec.ValidationError as error:
        raise BundleError(f"{file} is of another version of the auditor: {error}", hint=hint) from error
    except (OSError, EOFError, zlib.error, ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise BundleError(f"{file} cannot be read: {error}", hint=hint) from error
