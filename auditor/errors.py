"""Errors the user can do something about; the command line alone turns them into messages and exit codes."""

from collections.abc import Callable
from pathlib import Path

from rules.evidence import UnreachableReason
from rules.finding import N_, Message, message

_UNCONNECTED = frozenset(
    {UnreachableReason.REFUSED, UnreachableReason.TIMEOUT, UnreachableReason.TLS, UnreachableReason.CONNECTION}
)


class AuditorError(Exception):
    """Says what is wrong and where; `hint` says what to do next, "" when the message does."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(AuditorError):
    """What the user typed or listed cannot be used.

    Marked sentences are English on the command line, and in the reader's language on the pages of the service. There
    `shown` stands for a message that quotes a library, and `repair` for a hint that names a command.
    """

    def __init__(
        self,
        message: str | Message,
        *,
        hint: str | Message = "",
        place: Message | None = None,
        shown: Message | None = None,
        repair: Message | None = None,
    ) -> None:
        what, advice = _sentence(message), _sentence(hint)
        super().__init__(_told(place, what, _english), hint=_english(advice))
        self.place = place
        self.shown = shown or what
        self.repair = repair or advice

    def told(self, said: Callable[[Message], str]) -> str:
        """Return where it is and what is wrong, as a translator says it."""
        return _told(self.place, self.shown, said)


class DatabaseError(AuditorError):
    """The history cannot be opened, read or written."""


class BatchError(AuditorError):
    """A batch cannot begin or go on in its folder."""


class FetchError(AuditorError):
    """No answer arrived from an address."""

    def __init__(self, url: str, reason: UnreachableReason, detail: str, *, has_begun: bool = False) -> None:
        super().__init__(f"{url}: {reason} ({detail})")
        self.url = url
        self.reason = reason
        self.detail = detail
        self.has_begun = has_begun  # an answer began: the host is there, whatever this address does

    @property
    def is_unconnected(self) -> bool:
        """Whether no connection came about over which something could be asked; another protocol may have one."""
        return self.reason in _UNCONNECTED and not self.has_begun


def in_line(file: Path, number: int) -> Message:
    """Return a line of a file as the place of what is wrong."""
    return message(N_("{file}, line {line}"), file=str(file), line=str(number))


def _sentence(text: str | Message) -> Message:
    return text if isinstance(text, Message) else Message(text=text)


def _told(place: Message | None, what: Message, said: Callable[[Message], str]) -> str:
    return f"{said(place)}: {said(what)}" if place else said(what)


def _english(sentence: Message) -> str:
    return sentence.text.format(**sentence.values) if sentence.values else sentence.text
