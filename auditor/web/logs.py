"""The log of a server: one line a record, and nothing in it that tells who a visitor is or what they typed."""

import json
import logging
import sys
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from types import TracebackType
from typing import Any

from reports.escape import visible, visible_in_json

is_answering: ContextVar[bool] = ContextVar("is_answering", default=False)  # a visitor is being answered just now
Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
OURS = ("auditor", "uvicorn.error")  # whose everyday records are written; of all others only what is wrong
FACTS = ("route", "method", "status", "duration_ms", "job")  # what a record may have besides its message


class LogFormat(StrEnum):
    """How the log is written."""

    JSON = "json"  # for programs
    TEXT = "text"  # for people


class TextLines(logging.Formatter):
    """Writes records for people.

    The words of an exception are left out while a visitor is answered: they may quote what was typed.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of a record, harmless on a terminal."""
        return visible(super().format(record))

    def formatException(self, ei: Raised) -> str:  # noqa: N802, the interface of logging
        """Return where an exception came from, and its words where they are our own affair."""
        if ei[1] is None:
            return ""
        chain = traceback.TracebackException.from_exception(ei[1])
        if not is_answering.get():
            return "".join(chain.format()).rstrip("\n")
        return "\n".join(_without_words(chain))


class JsonLines(TextLines):
    """Writes each record as a JSON object in one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{name: getattr(record, name) for name in FACTS if hasattr(record, name)},
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return visible_in_json(json.dumps(line, ensure_ascii=False))


FORMATTERS: Mapping[LogFormat, type[TextLines]] = {LogFormat.JSON: JsonLines, LogFormat.TEXT: TextLines}


def write_logs(how: LogFormat) -> None:
    """Write all records of this process to its standard error from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FORMATTERS[how]())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(True)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").addFilter(_is_told_once)


def _is_told_once(record: logging.LogRecord) -> bool:
    """Return whether a record of the server is news: what broke an answer is in the line of the request."""
    return not record.getMessage().startswith("Exception in ASGI application")


def _without_words(chain: traceback.TracebackException) -> list[str]:
    before = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
    lines = _without_words(before) if before is not None else []
    lines += [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in chain.stack]
    kind = chain.exc_type
    return [*lines, f"{kind.__module__}.{kind.__qualname__}" if kind is not None else "an exception"]
