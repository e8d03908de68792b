"""What two language versions of a page hold, counted so that they can be compared."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rules.accessibility.documents.formats import format_of
from rules.dates import DateKind, find_dates
from rules.folding import with_ascii_digits
from rules.page_text import PageText
from rules.text import CHROME, joined, main_blocks, words

_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w])")
_LANGUAGE_ENDING = re.compile(r"(?i)[-_.](?:hi|hin|hindi|en|eng|english)(?=\.[a-z0-9]{2,5}$)")
LEAST_ROWS = 4  # of a table; a smaller one may stand for a list, or only for layout
LEAST_NUMBER_DIGITS = 3  # smaller ones are written as words in one of the languages, or number a list


@dataclass(frozen=True, slots=True)
class Content:
    """The countable parts of the main text of a page."""

    words: int
    documents: tuple[str, ...]  # addresses
    tables: int
    rows: int
    numbers: Counter[str]
    days: tuple[date, ...]


@lru_cache(maxsize=64)
def content_of(page: PageText) -> Content:
    """Return what the main part of a page holds."""
    text = joined(main_blocks(page))
    # A translation is often saved on another day: the stamp of the last change is no part of the content.
    days = tuple(sorted({found.day for found in find_dates(text) if found.kind is not DateKind.STAMP}))
    tables = [table for table in page.tables if table.region not in CHROME and len(table.rows) >= LEAST_ROWS]
    return Content(
        words=len(words(text)),
        documents=_documents(page),
        tables=len(tables),
        rows=sum(len(table.rows) for table in tables),
        numbers=numbers_in(text),
        days=days,
    )


def _documents(page: PageText) -> tuple[str, ...]:
    """Return the addresses of the documents in the content; a document in two languages counts once."""
    found: dict[str, str] = {}
    for link in page.links:
        address = link.href.partition("#")[0]
        if link.region not in CHROME and format_of(address):
            found.setdefault(_LANGUAGE_ENDING.sub("", address), address)
    return tuple(found.values())


def numbers_in(text: str) -> Counter[str]:
    """Return the numbers of a text with three digits or more, in the digits 0–9 and without commas."""
    found = (number.replace(",", "") for number in _NUMBER.findall(with_ascii_digits(text)))
    return Counter(number for number in found if len(number.replace(".", "")) >= LEAST_NUMBER_DIGITS)
