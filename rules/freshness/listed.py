"""Dated items of lists: rows of tables, points, cards and running news, with the days their columns and labels name."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rules.date_labels import has_prefix
from rules.dates import DateKind, find_dates, label_kind, may_hold_date
from rules.evidence import PageEvidence
from rules.folding import folded_hindi
from rules.freshness.archives import ListPlace
from rules.freshness.badges import badge_words, is_marked_new, names_new, says_closed, says_moved
from rules.freshness.block_dates import block_dates, prints_months_first
from rules.freshness.card_lines import Card, names_post
from rules.freshness.cards import cards
from rules.freshness.day_boxes import DayBox, boxed_days
from rules.freshness.patterns import LEAST_CARDS
from rules.freshness.printed import PrintedDate, in_box, printed_dates
from rules.freshness.titles import subject_of, title_of
from rules.freshness.visible_dates import PAIR
from rules.page_text import PageText, Region, Table, TableRow, TextBlock
from rules.text import words

LONGEST_ITEM_CHARACTERS = 400  # more is an article, not an item of a list
LONGEST_ROW_CHARACTERS = 3 * LONGEST_ITEM_CHARACTERS
LONGEST_LABEL_CHARACTERS = 60
MOST_LABEL_WORDS = 6  # in front of a day; with more of them they are the title of its item
_STARTS = re.compile(r"start|प्रारंभ|आरंभ")
_APPLICATIONS = re.compile(r"\bappl(?:y|ication)|\badmission|आवेदन|प्रवेश")
_SHORT_YEAR = re.compile(r"\d\d?([./-])\d\d?\1\d\d")
SEPARATOR = " · "  # between the cells or lines of an item


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """One item of a list with its days."""

    text: str
    title: str  # what is announced, without dates and numbers as far as they stand apart
    section: str  # heading and caption of the list
    dates: tuple[PrintedDate, ...]
    is_new: bool  # marked with a "new" badge
    is_closed: bool  # says itself that it is over
    is_archived: bool  # stands in an archive, or under a heading of a year of its own
    is_running: bool  # part of a text that runs by itself
    is_post: bool  # called a post or an article, or its day that of one, by the element
    region: Region
    href: str  # "": none
    selector: str
    html: str

    @property
    def days(self) -> tuple[date, ...]:
        """Return all of its days."""
        return tuple(printed.day for printed in self.dates)

    @property
    def deadline(self) -> date | None:
        """Return the latest day it is said to end; None where none is named."""
        return max((printed.day for printed in self.dates if printed.kind is DateKind.VALIDITY), default=None)

    @property
    def is_moved(self) -> bool:
        """Return whether it says that its day was moved."""
        return says_moved(self.text)


def listed_items(page: PageEvidence) -> tuple[ListedItem, ...]:
    """Return the dated items of the page's lists: rows of tables, then the others; footers hold none."""
    return _listed(page.text, page.url, page.observed_at.year)


@lru_cache(maxsize=8)
def _listed(page: PageText, url: str, year: int) -> tuple[ListedItem, ...]:
    place = ListPlace(page, url, year)
    return (*_rows(place), *_points(place))


def _rows(place: ListPlace) -> Iterator[ListedItem]:
    is_month_first = prints_months_first(place.page)
    points = [card.selector for card in cards(place.page)]
    for table in place.page.tables:
        if table.region is Region.FOOTER:
            continue
        header, rows = _header(table)
        kinds = [_column_kind(cell, table.section) for cell in header]
        for row in rows:
            text = SEPARATOR.join(cell for cell in row.cells if cell)
            if len(text) > LONGEST_ROW_CHARACTERS or not may_hold_date(text) or _is_particular(row.cells):
                continue
            dated = [
                printed
                for column, cell in enumerate(row.cells)
                for printed in printed_dates(
                    _as_dated(cell, header[column] if column < len(header) else ""),
                    kinds[column] if column < len(kinds) else DateKind.NONE,
                    header[column] if column < len(header) else "",
                    is_month_first=is_month_first,
                )
            ]
            if dated and sum(point.startswith(f"{row.selector} > ") for point in points) < LEAST_CARDS:  # else a layout
                section = SEPARATOR.join(filter(None, (table.section, table.caption)))
                yield ListedItem(
                    text=text,
                    title=subject_of(header, row.cells),
                    section=section,
                    dates=tuple(dated),
                    is_new=is_marked_new(row.html),
                    is_closed=says_closed(text, (*row.cells, *badge_words(row.html))),
                    is_archived=place.is_archive(section),
                    is_running=False,
                    is_post=False,
                    region=table.region,
                    href=next(iter(row.hrefs), ""),
                    selector=row.selector,
                    html=row.html,
                )


def _as_dated(cell: str, heading: str) -> str:
    """Return a cell, with a label where it is 26.8.10 below a heading of days: by itself that numbers a clause."""
    return f"dated {cell}" if _SHORT_YEAR.fullmatch(cell) and _names_days(heading) else cell


def _names_days(heading: str) -> bool:
    return has_prefix(heading, len(heading)) or label_kind(heading) is not DateKind.NONE


def _column_kind(heading: str, section: str) -> DateKind:
    """Return what the days below a heading are; applications start on theirs, where notices are put up on it."""
    kind = label_kind(heading)
    is_start = kind is DateKind.PUBLISHED and _STARTS.search(folded_hindi(heading)) is not None
    return DateKind.EVENT if is_start and _APPLICATIONS.search(folded_hindi(section)) else kind


def _is_particular(cells: Sequence[str]) -> bool:
    """Return whether a row is a label and its day, one of the particulars of a single thing."""
    return (
        len(cells) == PAIR and len(cells[0]) <= LONGEST_LABEL_CHARACTERS and label_kind(cells[0]) is not DateKind.NONE
    )


def _points(place: ListPlace) -> Iterator[ListedItem]:
    found = cards(place.page)
    stamped = _stamped(place.page) if found else set()
    boxed = {place.page.blocks[number].selector: box for number, box in boxed_days(place.page).items()}
    dated = [(card, dates) for card in found if (dates := _dates_of(place.page, card, stamped, boxed))]
    patterns = Counter(card.pattern for card, _ in dated)
    for card, dates in dated:
        if card.pattern and patterns[card.pattern] < LEAST_CARDS:
            continue
        texts = [block.text for block in card.blocks]
        text = SEPARATOR.join(texts)
        yield ListedItem(
            text=text,
            title=title_of(card.blocks),
            section=card.section,
            dates=dates,
            is_new=any(is_marked_new(block.html) or names_new(block.image_names) for block in card.blocks),
            is_closed=says_closed(text, (*texts, *(word for b in card.blocks for word in badge_words(b.html)))),
            is_archived=place.is_archive(card.section),
            is_running=card.is_running,
            is_post=names_post(card),
            region=card.blocks[-1].region,
            href=next((href for block in card.blocks for href in block.hrefs), ""),
            selector=card.selector,
            html=card.html,
        )


def _dates_of(page: PageText, card: Card, stamped: set[str], boxed: Mapping[str, DayBox]) -> tuple[PrintedDate, ...]:
    is_month_first = prints_months_first(page)
    if any(_is_stamped(block, stamped) for block in card.blocks):
        return ()
    found: list[PrintedDate] = []
    before = ""
    for block in card.blocks:
        is_label = 0 < len(words(before)) <= MOST_LABEL_WORDS and not find_dates(before) and not says_moved(before)
        label = label_kind(before) if is_label else DateKind.NONE
        box = boxed.get(block.selector)
        if box and box.day and block.text.startswith(box.text):
            found.append(in_box(box.day, box.text, DateKind.EVENT if _happens_on(box.day, card) else label))
        found.extend(
            printed
            for printed in printed_dates(block.text, label, before if is_label else "", is_month_first=is_month_first)
            if printed.kind is not DateKind.STAMP
        )
        before = block.text
    return tuple(found)


def _happens_on(day: date, card: Card) -> bool:
    """Return whether an item tells what is on its day: Walk-in interview on 27 …"""
    return any(re.search(rf"(?i)\bon\s+0?{day.day}(?!\d)", block.text) for block in card.blocks)


def _stamped(page: PageText) -> set[str]:
    """Return the selectors of what says when the page itself was changed: no item of a list."""
    marked = {time.selector for time in page.times if time.property.casefold().endswith(("modified", "updated"))}
    dated = block_dates(page)
    for number in dated:
        label = page.blocks[number - 1].text if number and number - 1 not in dated else ""
        if len(label) <= LONGEST_LABEL_CHARACTERS and label_kind(label) is DateKind.STAMP:
            marked.add(page.blocks[number].selector)
    return marked


def _is_stamped(block: TextBlock, stamped: set[str]) -> bool:
    return block.selector in stamped or any(selector.startswith(block.selector + " > ") for selector in stamped)


def _header(table: Table) -> tuple[tuple[str, ...], Sequence[TableRow]]:
    """Return the cells that name the columns, and the rows below them."""
    if table.header:
        return table.header, table.rows
    first = table.rows[0].cells if table.rows else ()
    is_heading = any(map(_names_days, first)) and not any(map(find_dates, first))
    return (first, table.rows[1:]) if is_heading else ((), table.rows)
