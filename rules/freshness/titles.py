"""What an item of a list is called: the cell, the heading or the line that says what is announced."""

import re
from collections.abc import Sequence

from rules.dates import find_dates
from rules.page_text import HEADING_TAGS, TextBlock
from rules.text import words

_SUBJECTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"title|subject|heading|शीर्षक|विषय",
        r"name of (?:the )?(?:work|post|tender|item|event)|particular|description|detail|notice|event|work|item|"
        r"विवरण|कार्य का नाम|पद का नाम|सूचना|कार्यक्रम|कार्य",
    )
)


def title_of(blocks: Sequence[TextBlock]) -> str:
    """Return the heading of an item, else its longest line without a date, else its longest line."""
    headings = [block.text for block in blocks if block.tag in HEADING_TAGS]
    undated = [block.text for block in blocks if len(words(block.text)) > 1 and not find_dates(block.text)]
    return headings[0] if headings else _longest(undated or [block.text for block in blocks])


def subject_of(header: Sequence[str], cells: Sequence[str]) -> str:
    """Return the cell that says what the row is about: by the name of its column, else the one with most words."""
    columns = tuple(zip(header, cells, strict=False))
    for pattern in _SUBJECTS:
        for name, cell in columns:
            if words(cell) and pattern.search(name) and not find_dates(name):
                return cell
    return _longest(cells)


def _longest(texts: Sequence[str]) -> str:
    """Return the text with most words, which is what the item says; dates and labels have few."""
    return max(texts, key=lambda text: len(words(text)), default="")
