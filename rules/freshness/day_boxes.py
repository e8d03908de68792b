"""Days of items printed without a year, as on the leaf of a calendar, or with day and month in elements of their own.

The year is told by the address of what an item links to (…/uploads/2018/03/…), by the heading above (March 2018), by
the weekdays of several items, or by the order of a list whose other days have one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise, takewhile

from rules.calendar_names import WEEKDAYS, month_of
from rules.date_layouts import EARLIEST_YEAR, LATEST_YEAR, YEAR
from rules.folding import folded_hindi, with_ascii_digits
from rules.freshness.block_dates import block_dates
from rules.freshness.card_lines import LEAST_ITEMS
from rules.freshness.patterns import without_numbers
from rules.page_text import PageText, TextBlock

LONGEST_DAY_CHARACTERS = 20
MOST_BLOCKS_OF_DAY = 4  # weekday, day, month and year
LEAST_KNOWN = 2  # days with a year in a list, for its order to tell that of the others
MOST_BLOCKS = 6  # of an item, behind its day
_PIECES = re.compile(r"\d+|[^\d\s,./|:'’-]+")
_MONTH = r"(?:[A-Z][a-z]{2,8}|[A-Z]{3,9}|[\u0904-\u0d7f]{2,12})"
_OPENING = re.compile(  # of a longer text, and no year behind it
    rf"(?:\d{{1,2}}[\s\-]?{_MONTH}|{_MONTH}[\s\-]?\d{{1,2}})(?=[\s:|–-]|[A-Z][a-z])(?!\W{{0,3}}\d{{2,4}}(?!\d))"
)
_UPLOADED = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBox:
    """A day and where it is printed."""

    start: int  # position of its first block
    at: int  # and of its last
    text: str  # of the last one, as far as it prints the day
    pieces: Mapping[str, int]  # day, month, and as far as they are printed weekday and year
    day: date | None  # None: in no year that is told

    @property
    def order(self) -> tuple[int, int]:
        """Return its place in any year."""
        return self.pieces["month"], self.pieces["day"]


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def boxed_days(page: PageText) -> Mapping[int, DayBox]:
    """Return such days by the position of their last block; few of them without a year are no list."""
    read = block_dates(page)
    boxes = [box for box in _boxes(page.blocks) if box.at not in read or "year" not in box.pieces]
    if all(box.day for box in boxes):
        return {box.at: box for box in boxes}
    years = _years_of(page, boxes)
    stops = [*(box.start for box in boxes[1:]), len(page.blocks)]
    lists: dict[str, list[DayBox]] = defaultdict(list)
    for box, stop in zip(boxes, stops, strict=True):
        item = page.blocks[box.start : min(stop, box.at + MOST_BLOCKS)]
        lists[without_numbers(page.blocks[box.at].selector)].append(box if box.day else _told(box, item, years))
    for number, (first, *_) in read.items():
        look = without_numbers(page.blocks[number].selector)
        if first.start == 0 and look in lists:
            pieces = {"month": first.day.month, "day": first.day.day, "year": first.day.year}
            known = DayBox(start=number, at=number, text="", pieces=pieces, day=first.day)  # read elsewhere
            lists[look].append(known)
    dated = [box for listed in lists.values() for box in _in_order(listed) if box.day]
    is_list = len(dated) >= LEAST_ITEMS
    return {box.at: box for box in dated if box.text and (is_list or "year" in box.pieces)}


def _boxes(blocks: Sequence[TextBlock]) -> Iterator[DayBox]:
    """Yield the days as they are printed: alone in short blocks, or at the beginning of longer ones."""
    end = 0
    for number, block in enumerate(blocks):
        if number < end:
            continue
        if _is_short(block):
            pieces, end = _read(blocks, number)
            text = blocks[max(end - 1, number)].text
        else:
            opening = _OPENING.match(with_ascii_digits(block.text[: 2 * LONGEST_DAY_CHARACTERS]))
            text = block.text[: opening.end()] if opening else ""
            pieces, end = _pieces(text), number + 1
        if {"day", "month"} <= pieces.keys():
            day = _in_year(pieces, pieces["year"]) if "year" in pieces else None
            yield DayBox(start=number, at=end - 1, text=text, pieces=pieces, day=day)


def _is_short(block: TextBlock) -> bool:
    return len(block.text) <= LONGEST_DAY_CHARACTERS


def _read(blocks: Sequence[TextBlock], number: int) -> tuple[Mapping[str, int], int]:
    """Return what short blocks from this one on hold of one day, and the position behind them."""
    pieces: dict[str, int] = {}
    end = number
    for block in takewhile(_is_short, blocks[number : number + MOST_BLOCKS_OF_DAY]):
        more = _pieces(block.text)
        if not more or not pieces.keys().isdisjoint(more):
            break
        pieces |= more
        end += 1
    return pieces, end


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


def _told(box: DayBox, item: Sequence[TextBlock], years: Sequence[int]) -> DayBox:
    """Return a box in the year of an upload, of the heading above, or one that its weekday fits."""
    month = box.pieces["month"]
    uploads = (found for block in item for href in block.hrefs for found in _UPLOADED.findall(href))
    told = [int(year) for year, of_month in uploads if int(of_month) == month]
    above = _pieces(item[0].section)
    if "year" in above and above.get("month", month) == month:
        told.append(above["year"])
    days = (_in_year(box.pieces, year) for year in told or (year for year in years if _fits(box, year)))
    return replace(box, day=next(days, None))


def _years_of(page: PageText, boxes: Sequence[DayBox]) -> Sequence[int]:
    """Return the years that a page names and the weekdays of several boxes fit, the latest first."""
    named = [box for box in boxes if "weekday" in box.pieces]
    texts = (text for block in page.blocks for text in (block.text, *block.hrefs)) if named else ()
    years = {int(year) for text in texts for year in YEAR.findall(with_ascii_digits(text))}
    return sorted((year for year in years if sum(_fits(box, year) for box in named) >= LEAST_ITEMS), reverse=True)


def _in_order(listed: Sequence[DayBox]) -> Sequence[DayBox]:
    """Return the boxes of a list, those without a year in the one that their place before or behind others gives them.

    Lists of news begin with the newest; in others order tells nothing.
    """
    boxes = sorted(listed, key=lambda box: box.at)
    falls = sum(later.order < earlier.order for earlier, later in pairwise(boxes))
    rises = sum(later.order > earlier.order for earlier, later in pairwise(boxes))
    if sum(box.day is not None for box in boxes) < LEAST_KNOWN or falls < 2 * rises:
        return boxes
    for at in range(len(boxes) - 2, -1, -1):
        below = boxes[at + 1].day
        if boxes[at].day is None and below:
            year = below.year + (boxes[at].order < (below.month, below.day))
            boxes[at] = replace(boxes[at], day=_in_year(boxes[at].pieces, year))
    for at in range(1, len(boxes)):
        above = boxes[at - 1].day
        if boxes[at].day is None and above:
            year = above.year - (boxes[at].order > (above.month, above.day))
            boxes[at] = replace(boxes[at], day=_in_year(boxes[at].pieces, year))
    return boxes


def _fits(box: DayBox, year: int) -> bool:
    day = _in_year(box.pieces, year)
    return day is not None and day.weekday() == box.pieces.get("weekday")


def _in_year(pieces: Mapping[str, int], year: int) -> date | None:
    try:
        return date(year, pieces["month"], pieces["day"])
    except ValueError:
        return None
