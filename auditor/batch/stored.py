"""A batch in shared storage, such as s3://bucket/2026-q4: any address that fsspec knows.

The sites that are at work lie in a scratch folder of this machine, and go to the storage when they are done.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import fsspec
import msgspec

from auditor.batch.folder import BATCH_VERSION, BatchFolder, BatchRecord, Done
from auditor.errors import BatchError, InputError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoredBatch(BatchFolder):
    """A batch whose results are in shared storage; `folder` is the scratch folder."""

    address: str

    @property
    def name(self) -> str:
        """Return what the batch is called by."""
        return self.address

    @property
    def url(self) -> str:
        """Return where everybody may put evidence."""
        return self.address

    def exists(self) -> bool:
        """Return whether the storage holds a batch."""
        return bool(self._files.exists(self._at("batch.json")))

    def record(self) -> BatchRecord:
        """Return what the batch was asked to do; BatchError when there is none of this version."""
        if not self.exists():
            raise BatchError(f"{self.address} holds no batch.", hint="Name the address that --out gave the batch.")
        record = self._read("batch.json", BatchRecord)
        if record.batch_version != BATCH_VERSION:
            raise BatchError(f"{self.address} is a batch of another version.", hint="Begin a new batch elsewhere.")
        return record

    def manner(self) -> Mapping[str, str]:
        """Return the options the batch was begun with."""
        return self._read("manner.json", dict[str, str])

    def check_free(self) -> None:
        """Raise BatchError when the place holds anything but a batch."""
        if not self.exists() and self._files.exists(self._at("")) and self._files.ls(self._at(""), detail=False):
            raise BatchError(f"{self.address} holds other files.", hint="Name a new address.")

    def begin(self, record: BatchRecord, manner: Mapping[str, str]) -> None:
        """Write down what the batch is asked to do."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._files.makedirs(self._at(""), exist_ok=True)
        self._write("manner.json", msgspec.json.encode(manner))
        self._write("batch.json", msgspec.json.encode(record))

    def done(self, name: str) -> Done | None:
        """Return how a department's audit ended; None: it is not over."""
        file = f"sites/{name}/done.json"
        return self._read(file, Done) if self._files.exists(self._at(file)) else None

    def clear(self, name: str) -> None:
        """Remove what an interrupted audit left of a department, here and in the storage."""
        BatchFolder.clear(self, name)
        if self._files.exists(self._at(f"sites/{name}")):
            self._files.rm(self._at(f"sites/{name}"), recursive=True)

    def finish(self, name: str, done: Done) -> None:
        """Put the audit of a department into the storage, its end last."""
        put_folder(self.address, name, self.site(name), self.log(name))
        self._write(f"sites/{name}/done.json", msgspec.json.encode(done))

    def release(self, name: str) -> None:
        """Remove the scratch files of a finished department."""
        shutil.rmtree(self.site(name), ignore_errors=True)
        self.log(name).unlink(missing_ok=True)

    @property
    def _files(self) -> Any:
        return fsspec.core.url_to_fs(self.address)[0]

    def _at(self, path: str) -> str:
        return f"{fsspec.core.url_to_fs(self.address)[1]}/{path}".rstrip("/")

    def _read(self, path: str, kind: type[T]) -> T:
        try:
            return msgspec.json.decode(self._files.cat_file(self._at(path)), type=kind)
        except (OSError, ValueError, RecursionError, msgspec.MsgspecError) as error:
            raise BatchError(f"{self.address}/{path} cannot be read: {error}", hint="Begin a new batch.") from error

    def _write(self, path: str, content: bytes) -> None:
        """Write a file aside and put it into its place; a storage of objects shows it whole in any case."""
        self._files.makedirs(self._at(path).rpartition("/")[0], exist_ok=True)
        self._files.pipe_file(self._at(f"{path}.aside"), content)
        self._files.mv(self._at(f"{path}.aside"), self._at(path))


def put_folder(address: str, name: str, site: Path, log: Path) -> None:
    """Put the audit of a department and its log into the storage; what is not here is left out."""
    files, root = fsspec.core.url_to_fs(address)
    pairs = [(file, f"{root}/sites/{name}/{file.relative_to(site).as_posix()}") for file in site.rglob("*")]
    for local, remote in [*pairs, (log, f"{root}/logs/{name}.log")]:
        if local.is_file():
            files.makedirs(remote.rpartition("/")[0], exist_ok=True)
            files.put_file(str(local), remote)


def stored_batch(address: str) -> StoredBatch:
    """Return the batch at an address; InputError when it is of a storage that is not known here."""
    try:
        fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise InputError(f"{address} cannot be used: {error}", hint="Install what it names with pip.") from error
    key = hashlib.sha256(address.encode()).hexdigest()[:16]
    return StoredBatch(Path(tempfile.gettempdir()) / f"auditor-batch-{key}", address)
