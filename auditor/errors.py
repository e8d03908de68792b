"""Errors the user can do something about; the command line alone turns them into messages and exit codes."""

from rules.evidence import UnreachableReason


class AuditorError(Exception):
    """Says what is wrong and where; `hint` says what to do next, "" when the message does."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(AuditorError):
    """What the user typed or listed cannot be used."""


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
