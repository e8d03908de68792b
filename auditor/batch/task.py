"""What a worker is told, and what it tells: plain values that travel between processes and machines."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from auditor.batch.folder import Ending
from auditor.config import Manner
from reports.letterhead import NO_SENDER, Sender
from rules.department import Department
from rules.evidence import UnreachableReason
from rules.probes import EarlierAudit, Handle
from rules.rule import Category

LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What is the same for all departments of a batch."""

    manner: Manner
    weights: Mapping[Category, float]
    rupees_per_gb: float
    formats: tuple[str, ...]
    language: str
    is_proved: bool = False  # the fixes are tried on the pages
    sender: Sender = NO_SENDER  # of the letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """The audit of one department: a pure function of the department and the orders."""

    name: str  # of its folder
    department: Department
    orders: Orders
    handles: tuple[Handle, ...] | None  # the accounts the team knows; None: it names none
    earlier: EarlierAudit | None  # what an earlier audit saw; None: there was none
    answers: bytes  # its answers.yaml; empty: none
    output: Path
    log: Path


class Step(msgspec.Struct, frozen=True, tag=True):
    """A step of the audit."""

    stage: str  # marked text
    done: int
    total: int
    url: str = ""  # of the page that was done last


class Result(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """The end of the audit."""

    ending: Ending
    detail: str  # why there is no score, in English for programmers; "": scored
    reason: UnreachableReason | None = None  # why the website could not be measured
    score: float | None = None
    grade: str = ""
    wall_s: float = 0.0
    processor_s: float = 0.0
    memory_bytes: int = 0  # of the worker and its browser, at the end


class Full(msgspec.Struct, frozen=True, tag=True):
    """There is no room left for files: nothing can be audited any more."""

    detail: str


Told = Step | Result | Full
_tasks: msgspec.msgpack.Decoder[Task] = msgspec.msgpack.Decoder(Task, dec_hook=lambda kind, value: kind(value))
_told: msgspec.json.Decoder[Told] = msgspec.json.Decoder(Told)


def packed(task: Task) -> bytes:
    """Return a task as bytes that carry their length."""
    body = msgspec.msgpack.encode(task, enc_hook=_path)
    return LENGTH.pack(len(body)) + body


def unpacked(body: bytes) -> Task:
    """Return the task that was packed."""
    return _tasks.decode(body)


def line_of(told: Told) -> bytes:
    """Return what a worker tells as a line."""
    return msgspec.json.encode(told) + b"\n"


def told_by(line: bytes) -> Told:
    """Return what a worker told; msgspec.MsgspecError when it cannot be understood."""
    return _told.decode(line)


def _path(value: Any) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError
