"""All texts of a page in one piece, each once: the few blocks that hold something are found without asking each."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, chain

from rules.page_text import PageText

SEPARATOR = "\0"  # a letter of no word, no digit and no white space
_DEVANAGARI = re.compile("[\u0900-\u097f]")


@dataclass(frozen=True, slots=True)
class RunningText:
    """The different texts of the blocks of a page, one behind the other."""

    text: str
    starts: tuple[int, ...]  # of each text, and behind them the end
    places: tuple[Sequence[int], ...]  # the positions of the blocks that each text stands in
    has_devanagari: bool

    def holding(self, *pieces: str) -> tuple[int, ...]:
        """Return the positions of the blocks that hold one of the pieces, in their order."""
        found: set[int] = set()
        for piece in pieces:
            if _DEVANAGARI.match(piece) and not self.has_devanagari:
                continue
            place = self.text.find(piece)
            while place >= 0:
                number = self._number_at(place)
                found.add(number)
                place = self.text.find(piece, self.starts[number + 1])
        return self._blocks(found)

    def fitting(self, pattern: re.Pattern[str]) -> tuple[int, ...]:
        """Return the positions of the blocks in which a match begins, which may run on into the text after it."""
        found: list[int] = []
        match = pattern.search(self.text)
        while match:
            number = self._number_at(match.start())
            found.append(number)
            match = pattern.search(self.text, self.starts[number + 1])
        return self._blocks(found)

    def _number_at(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def _blocks(self, numbers: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(chain.from_iterable(self.places[number] for number in numbers)))


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
        return replace(written, text=folded)
    return _run_on([block.text.casefold() for block in page.blocks])


def _run_on(texts: Iterable[str]) -> RunningText:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        places[text].append(number)
    whole = SEPARATOR.join(places)
    return RunningText(
        text=whole,
        starts=tuple(accumulate([len(text) + 1 for text in places], initial=0)),
        places=tuple(places.values()),
        has_devanagari=_DEVANAGARI.search(whole) is not None,
    )
