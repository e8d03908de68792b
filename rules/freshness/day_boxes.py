"""Days printed like the leaf of a calendar: day and month in lines of their own, most of them without a year.

The year is told by the address of what the item links to (…/uploads/2018/03/…), or by the weekdays of several items.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import takewhile

from rules.calendar_names import WEEKDAYS, month_of
from rules.date_layouts import EARLIEST_YEAR, LATEST_YEAR
from rules.folding import folded_hindi, with_ascii_digits
from rules.freshness.card_lines import LEAST_ITEMS
from rules.page_text import PageText, TextBlock

LONGEST_LINE_CHARACTERS = 20
MOST_LINES = 4  # weekday, day, month and year
MOST_BLOCKS = 6  # of an item, behind its box
_PIECES = re.compile(r"\d+|[^\d\s,./|:'’-]+")
_UPLOADED = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    start: int  # positions of its first block, and of the one behind its last
    end: int
    pieces: Mapping[str, int]  # day, month, and as far as they are printed weekday and year


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def boxed_days(page: PageText) -> Mapping[int, date]:
    """Return the days in boxes, by the position of the last block of each; few boxes without a year are no list."""
    boxes = list(_boxes(page.blocks))
    if not boxes:
        return {}
    starts = [*(box.start for box in boxes[1:]), len(page.blocks)]
    years = _years_of(page, boxes)
    days = {
        box.end - 1: day
        for box, stop in zip(boxes, starts, strict=True)
        if (day := _day(box, page.blocks[box.start : min(stop, box.end + MOST_BLOCKS)], years))
    }
    printed = {box.end - 1 for box in boxes if "year" in box.pieces}
    return {at: day for at, day in days.items() if len(days) >= LEAST_ITEMS or at in printed}


def _boxes(blocks: Sequence[TextBlock]) -> Iterator[_Box]:
    end = 0
    for number, block in enumerate(blocks):
        if number < end or len(block.text) > LONGEST_LINE_CHARACTERS:
            continue
        pieces: dict[str, int] = {}
        end = number
        for line in takewhile(_is_line, blocks[number : number + MOST_LINES]):
            more = _pieces(line.text)
            if not more or not pieces.keys().isdisjoint(more):
                break
            pieces |= more
            end += 1
        if {"day", "month"} <= pieces.keys():
            yield _Box(start=number, end=end, pieces=pieces)


def _is_line(block: TextBlock) -> bool:
    return len(block.text) <= LONGEST_LINE_CHARACTERS


@lru_cache(maxsize=2_000)
def _pieces(text: str) -> Mapping[str, int]:
    """Return what a line holds of a day; nothing if it holds anything else, or anything twice."""
    found: dict[str, int] = {}
    for piece in _PIECES.findall(with_ascii_digits(text)):
        named = _named(piece)
        if named is None or named[0] in found:
            return {}
        found[named[0]] = named[1]
    return found


def _named(piece: str) -> tuple[str, int] | None:
    if piece.isdecimal():
        number = int(piece) if len(piece) <= len("2026") else 0
        if EARLIEST_YEAR <= number <= LATEST_YEAR:
            return "year", number
        return ("day", number) if number and len(piece) <= len("31") else None
    weekday, month = WEEKDAYS.get(folded_hindi(piece)), month_of(piece)
    if month is not None:
        return "month", month
    return None if weekday is None else ("weekday", weekday)


def _day(box: _Box, item: Sequence[TextBlock], years: Sequence[int]) -> date | None:
    """Return the day of a box: in the year that it prints, of an upload, or one that its weekday fits."""
    if "year" in box.pieces:
        return _in_year(box, box.pieces["year"])
    uploads = (found for block in item for href in block.hrefs for found in _UPLOADED.findall(href))
    told = [int(year) for year, month in uploads if int(month) == box.pieces["month"]]
    days = (_in_year(box, year) for year in told or (year for year in years if _fits(box, year)))
    return next(days, None)


def _years_of(page: PageText, boxes: Sequence[_Box]) -> Sequence[int]:
    """Return the years that a page names and the weekdays of several boxes fit, the latest first."""
    named = [box for box in boxes if "weekday" in box.pieces]
    texts = (text for block in page.blocks for text in (block.text, *block.hrefs)) if named else ()
    years = {int(year) for text in texts for year in _YEARS.findall(with_ascii_digits(text))}
    return sorted((year for year in years if sum(_fits(box, year) for box in named) >= LEAST_ITEMS), reverse=True)


def _fits(box: _Box, year: int) -> bool:
    day = _in_year(box, year)
    return day is not None and day.weekday() == box.pieces.get("weekday")


def _in_year(box: _Box, year: int) -> date | None:
    try:
        return date(year, box.pieces["month"], box.pieces["day"])
    except ValueError:
        return None
