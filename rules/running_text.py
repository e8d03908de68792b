"""All texts of a page in one piece: the few blocks that hold something are found without asking each of them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rules.page_text import PageText

SEPARATOR = "\0"  # a letter of no word, no digit and no white space


@dataclass(frozen=True, slots=True)
class RunningText:
    """The texts of the blocks of a page, one behind the other."""

    text: str
    starts: tuple[int, ...]  # of each block, and behind them the end

    def holding(self, *pieces: str) -> tuple[int, ...]:
        """Return the positions of the blocks that hold one of the pieces, in their order."""
        found: set[int] = set()
        for piece in pieces:
            place = self.text.find(piece)
            while place >= 0:
                number = self._block_at(place)
                found.add(number)
                place = self.text.find(piece, self.starts[number + 1])
        return tuple(sorted(found))

    def fitting(self, pattern: re.Pattern[str]) -> tuple[int, ...]:
        """Return the positions of the blocks in which a match begins, which may run on into the block after it."""
        found: list[int] = []
        match = pattern.search(self.text)
        while match:
            number = self._block_at(match.start())
            found.append(number)
            match = pattern.search(self.text, self.starts[number + 1])
        return tuple(found)

    def _block_at(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def as_written(page: PageText) -> RunningText:
    """Return the texts as they are."""
    return _run_on([block.text for block in page.blocks])


@lru_cache(maxsize=8)
def case_folded(page: PageText) -> RunningText:
    """Return the texts without the difference between capital and small letters."""
    written = as_written(page)
    folded = written.text.casefold()
    if len(folded) == len(written.text):  # no letter became two
        return RunningText(folded, written.starts)
    return _run_on([block.text.casefold() for block in page.blocks])


def _run_on(texts: Sequence[str]) -> RunningText:
    return RunningText(SEPARATOR.join(texts), tuple(accumulate([len(text) + 1 for text in texts], initial=0)))
