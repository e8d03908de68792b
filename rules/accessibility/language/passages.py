"""The visible texts of a page, each with the element that declares its language."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.evidence import PageEvidence
from rules.page_text import TextBlock

MOST_BLOCKS = 3_000  # a page with more is a dump
NOWHERE = -1
CODE = frozenset({"pre", "code", "samp", "kbd"})  # what is written for computers is in no language


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of text, or the part of it that takes its language from one element."""

    text: str
    mark: int  # position in `PageText.marks`, -1: none
    block: TextBlock
    is_whole: bool  # the whole block


def passages(page: PageEvidence) -> Iterator[Passage]:
    """Yield what can be read on the page, in document order, of the first 3000 blocks."""
    for block in page.text.blocks[:MOST_BLOCKS]:
        if block.tag in CODE or not is_visible(page, block.selector):
            continue
        if block.parts:
            for part in block.parts:
                yield Passage(part.text, part.mark, block, is_whole=False)
        else:
            yield Passage(block.text, block.mark, block, is_whole=True)


def is_visible(page: PageEvidence, selector: str) -> bool:
    """Return whether the browser drew the element; everything counts as drawn on a page it did not open.

    The browser keeps the places of the first 3000 elements; of those after them nothing is said.
    """
    return page.view is None or selector in page.view.boxes


def root_mark(page: PageEvidence) -> int:
    """Return the position of the mark of the html element, -1 where it declares nothing."""
    marks = page.text.marks
    return 0 if marks and marks[0].html.lower().startswith("<html") else NOWHERE
