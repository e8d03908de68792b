"""The folder of a batch: what was asked for, and one audit folder a department.

    batch.json              the departments and the manner they are visited in
    manner.json             the options that change what is measured, to say what differs when a batch is resumed
    sites/NAME/             the audit of one department: scorecard.html, scorecard.json, evidence/
    sites/NAME/done.json    written last, when the audit is over: how it ended
    logs/NAME.log           what was done on its website
    workers.log             what the workers print: nothing, unless something is wrong with them

Every file appears whole or not at all, so a department without done.json is simply not done.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import msgspec

from auditor.errors import BatchError
from auditor.whole_files import write_whole
from rules.department import Department

BATCH_VERSION = 1
LOCK = "lock"  # held by the run that is at work on the folder
T = TypeVar("T")


class Ending(StrEnum):
    """How the audit of one department ended."""

    SCORED = "scored"
    NOT_MEASURED = "not measured"  # the website did not open, or showed a wall; the scorecard says why
    BROKEN = "broken"  # the auditor itself failed on it, as often as it was tried; there is no scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The end of one department's audit."""

    ending: Ending
    detail: str  # why there is no score, in English for programmers; "": scored
    finished_at: datetime  # UTC
    wall_s: float
    processor_s: float  # of the worker and its browser
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRecord:
    """What a batch was asked to do; kept as batch.json and never changed by --resume."""

    batch_version: int
    started_at: datetime  # UTC
    period: str  # the quarter, such as "2026-Q4"
    departments: tuple[tuple[str, Department], ...]  # each with the name of its folder, in the order of the list
    manner: str  # digest of the options that change what is measured; a resumed batch must have the same


@dataclass(frozen=True, slots=True)
class BatchFolder:
    """A batch on disk."""

    folder: Path

    @property
    def name(self) -> str:
        """Return what the batch is called by: where it is."""
        return str(self.folder)

    @property
    def url(self) -> str:
        """Return where everybody may put evidence, "" for a folder of this machine."""
        return ""

    def exists(self) -> bool:
        """Return whether the folder holds a batch."""
        return (self.folder / "batch.json").is_file()

    def record(self) -> BatchRecord:
        """Return what the batch was asked to do; BatchError when the folder holds no batch."""
        if not self.exists():
            raise BatchError(f"{self.folder} holds no batch.", hint="Name the folder that --out gave the batch.")
        version = _read(self.folder / "batch.json", dict[str, object]).get("batch_version")
        if version != BATCH_VERSION:
            raise BatchError(
                f"{self.folder} is a batch of version {version}; this auditor reads version {BATCH_VERSION}.",
                hint="Begin a new batch in another folder.",
            )
        return _read(self.folder / "batch.json", BatchRecord)

    def manner(self) -> Mapping[str, str]:
        """Return the options the batch was begun with."""
        return _read(self.folder / "manner.json", dict[str, str])

    def check_free(self) -> None:
        """Raise BatchError when the folder holds anything but a batch."""
        others = sorted(one.name for one in self.folder.glob("*") if one.name not in (LOCK, "manner.json"))
        if others and not self.exists():
            raise BatchError(f"{self.folder} holds other files, such as {others[0]}.", hint="Name a new folder.")

    def begin(self, record: BatchRecord, manner: Mapping[str, str]) -> None:
        """Make the folder of a new batch."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.folder / "manner.json", _json(manner))
        write_whole(self.folder / "batch.json", _json(record))

    def site(self, name: str) -> Path:
        """Return the audit folder of a department."""
        return self.folder / "sites" / name

    def log(self, name: str) -> Path:
        """Return the file that tells what was done on a department's website."""
        return self.folder / "logs" / f"{name}.log"

    def done(self, name: str) -> Done | None:
        """Return how a department's audit ended; None: it is not over."""
        file = self.site(name) / "done.json"
        return _read(file, Done) if file.is_file() else None

    def clear(self, name: str) -> None:
        """Remove what an interrupted audit left of a department."""
        shutil.rmtree(self.site(name), ignore_errors=True)

    def finish(self, name: str, done: Done) -> None:
        """Write down that a department's audit is over."""
        self.site(name).mkdir(parents=True, exist_ok=True)
        write_whole(self.site(name) / "done.json", _json(done))

    def release(self, name: str) -> None:
        """Give up what is needed of a finished department on this machine alone: nothing, for this is its place."""

    def departments(self) -> Iterator[tuple[str, Department, Done | None]]:
        """Yield every department with its folder name and its end, in the order of the list."""
        record = self.record()
        for name, department in record.departments:
            yield name, department, self.done(name)


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2)


def _read(file: Path, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(file.read_bytes(), type=kind)
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise BatchError(f"{file} cannot be read: {error}", hint="Begin a new batch in another folder.") from error
