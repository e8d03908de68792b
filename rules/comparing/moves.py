"""Failing elements that left one page and stand on another. Pure."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rules.comparing.identity import is_whole_page
from rules.comparing.matching import Failing
from rules.comparing.reach import Reach
from rules.scorecard import PageCard


@dataclass(slots=True)
class Moves:
    """Elements that are gone wait here for one that has come."""

    older: Reach
    newer: Reach
    older_titles: Mapping[str, str]  # by page
    newer_titles: Mapping[str, str]
    _waiting: dict[tuple[str, str], deque[Failing]] = field(default_factory=dict)  # by rule and mark

    def wait(self, element: Failing) -> None:
        """Take an element that the newer audit has no more on its page."""
        self._waiting.setdefault((element.identity.rule, element.identity.mark), deque()).append(element)

    def origin_of(self, element: Failing) -> Failing | None:
        """Return the element that has become this one, which then waits no longer; None: it did not come from here."""
        waiting = self._waiting.get((element.identity.rule, element.identity.mark), deque())
        found = next((gone for gone in waiting if self._may_be(gone, element)), None)
        if found is not None:
            waiting.remove(found)
        return found

    def left(self) -> Iterator[Failing]:
        """Yield what still waits."""
        for waiting in self._waiting.values():
            yield from waiting

    def _may_be(self, gone: Failing, come: Failing) -> bool:
        """A page's own fault goes nowhere, unless the page itself has another address."""
        if gone.page == come.page or come.identity.mark.endswith(" id="):  # nothing tells such an element from others
            return False
        return not is_whole_page(come.identity) or self._is_renamed(gone.page, come.page)

    def _is_renamed(self, old_page: str, new_page: str) -> bool:
        if old_page in self.newer.is_watched or new_page in self.older.is_watched:
            return False
        title = self.older_titles.get(old_page, "")
        return title != "" and title == self.newer_titles.get(new_page)


def titles(reach: Reach, pages: Sequence[PageCard]) -> Mapping[str, str]:
    """Return the titles of the pages of an audit, by what the page is called in both."""
    return {reach.page(page.url): page.title for page in pages}
