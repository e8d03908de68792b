"""Exceptions: failures that somebody answers for until a day, so that they count in no comparison. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from rules.comparing.identity import Identity, path_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionEntry:
    """One entry of an exceptions file: which failures are accepted, by whom, why and until when."""

    rule: str  # id of a rule
    page: str  # address or path, with * for any characters; "": named by identity alone
    identity: str  # of one element, as the comparison prints it; "": every element of the page
    owner: str
    reason: str
    expires: date  # the last day on which the entry holds
    line: int  # of the file, counted from 1

    def covers(self, identity: Identity, page_url: str) -> bool:
        """Return whether it speaks of this failing element on this page."""
        if identity.rule != self.rule or (self.identity and identity.key != self.identity):
            return False
        return not self.page or any(fnmatchcase(place, self.page) for place in (page_url, path_of(page_url) or "/"))


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The entries of a file as they stand on a day."""

    entries: Sequence[ExceptionEntry]
    day: date

    @property
    def holding(self) -> tuple[ExceptionEntry, ...]:
        """Entries whose last day is not over."""
        return tuple(entry for entry in self.entries if entry.expires >= self.day)

    @property
    def expired(self) -> tuple[ExceptionEntry, ...]:
        """The others: what they accepted counts again."""
        return tuple(entry for entry in self.entries if entry.expires < self.day)

    def entry_for(self, identity: Identity, page_url: str) -> ExceptionEntry | None:
        """Return the entry that accepts a failing element; None: nobody answers for it any more."""
        return next((entry for entry in self.holding if entry.covers(identity, page_url)), None)
