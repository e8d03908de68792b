"""Dated items of lists: rows of tables and points of lists, with the days their columns and labels name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rules.date_vocabulary import ARCHIVE_LABELS, ARCHIVE_PATHS, NEW_WORDS
from rules.dates import DateKind, find_dates, label_kind
from rules.evidence import PageEvidence
from rules.folding import folded_hindi
from rules.freshness.stamps import stamps
from rules.page_text import Region, Table, TextBlock

ITEM_TAGS = frozenset({"li", "dd", "dt"})
QUOTING_TAGS = frozenset({"pre", "blockquote"})  # what they hold is somebody else's, or an example
LONGEST_ITEM_CHARACTERS = 400  # more is an article, not an item of a list
_NEW_PICTURE = re.compile(r"(?i)(?:^|[^a-z])new(?:[^a-z]|$|icon|gif|anim|blink)|newicon|icon[-_]?new")
_CLOSED = frozenset(map(folded_hindi, ("closed", "expired", "cancelled", "awarded", "बंद", "समाप्त", "निरस्त", "रद्द")))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """One item of a list with its days."""

    text: str
    days: tuple[date, ...]  # all of them
    deadline: date | None  # the latest day it is said to end; None: none is named
    is_new: bool  # marked with a "new" badge
    is_closed: bool  # says itself that it is over
    is_archived: bool  # stands in an archive, or under a heading of a year of its own
    selector: str
    html: str


def listed_items(page: PageEvidence) -> tuple[ListedItem, ...]:
    """Return the dated items of the page's lists, in document order; footers hold none."""
    return (*_rows(page), *_points(page))


def _rows(page: PageEvidence) -> Iterator[ListedItem]:
    for table in page.text.tables:
        if table.region is Region.FOOTER:
            continue
        kinds, skips_first = _column_kinds(table)
        for row in table.rows[1 if skips_first else 0 :]:
            dated = [
                (found.day, found.kind if found.kind is not DateKind.NONE else _at(kinds, column))
                for column, cell in enumerate(row.cells)
                for found in find_dates(cell)
            ]
            text = " · ".join(cell for cell in row.cells if cell)
            if dated and len(text) <= 3 * LONGEST_ITEM_CHARACTERS:
                yield _item(page, text, dated, table.section + " " + table.caption, row.cells, row.selector, row.html)


def _points(page: PageEvidence) -> Iterator[ListedItem]:
    stamped = {stamp.selector for stamp in stamps(page.text)}
    for block in page.text.blocks:
        if any(selector == block.selector or selector.startswith(block.selector + " > ") for selector in stamped):
            continue
        if block.region is Region.FOOTER or not _is_item(block) or len(block.text) > LONGEST_ITEM_CHARACTERS:
            continue
        dated = [(found.day, found.kind) for found in find_dates(block.text) if found.kind is not DateKind.STAMP]
        if dated:
            yield _item(page, block.text, dated, block.section, (), block.selector, block.html)


def _is_item(block: TextBlock) -> bool:
    is_quoted = block.tag in QUOTING_TAGS or any(f" > {tag}:" in block.selector for tag in QUOTING_TAGS)
    return not is_quoted and (block.tag in ITEM_TAGS or " > li" in block.selector)


def _item(
    page: PageEvidence,
    text: str,
    dated: Sequence[tuple[date, DateKind]],
    section: str,
    cells: tuple[str, ...],
    selector: str,
    html: str,
) -> ListedItem:
    return ListedItem(
        text=text,
        days=tuple(day for day, _ in dated),
        deadline=max((day for day, kind in dated if kind is DateKind.VALIDITY), default=None),
        is_new=_is_marked_new(html),
        is_closed=any(folded_hindi(cell).strip(" .!") in _CLOSED for cell in cells),
        is_archived=is_archive(page, section),
        selector=selector,
        html=html,
    )


def is_archive(page: PageEvidence, section: str = "") -> bool:
    """Return whether a list is an archive: by its address, its titles, or a past year in its heading."""
    if any(part in page.url.lower() for part in ARCHIVE_PATHS):
        return True
    heading = next((heading.text for heading in page.text.headings if heading.level == 1), "")
    titles = folded_hindi(f"{page.text.title} | {heading} | {section}")
    if any(re.search(rf"(?<!\w){re.escape(label)}(?!\w)", titles) for label in ARCHIVE_LABELS):
        return True
    years = [int(year) for year in _YEAR.findall(f"{heading} {section}")]
    return bool(years) and max(years) < page.observed_at.year


def _column_kinds(table: Table) -> tuple[tuple[DateKind, ...], bool]:
    """Return what each column dates, and whether the first row is the heading that says so."""
    if table.header:
        return tuple(label_kind(cell) for cell in table.header), False
    first = table.rows[0].cells if table.rows else ()
    kinds = tuple(label_kind(cell) for cell in first)
    is_heading = any(kind is not DateKind.NONE for kind in kinds) and not any(find_dates(cell) for cell in first)
    return (kinds, True) if is_heading else ((), False)


def _at(kinds: tuple[DateKind, ...], column: int) -> DateKind:
    return kinds[column] if column < len(kinds) else DateKind.NONE


def _is_marked_new(html: str) -> bool:
    pictures = re.findall(r"<img\b[^>]*?\bsrc=[\"']?([^\"'\s>]+)", html, re.IGNORECASE)
    if any(_NEW_PICTURE.search(picture.rpartition("/")[2]) for picture in pictures):
        return True
    alts = re.findall(r"<img\b[^>]*?\balt=[\"']([^\"']*)", html, re.IGNORECASE)
    badges = re.findall(r"<(?:span|sup|b|strong|em|i|small)\b[^>]*>\s*([^<]{1,8}?)\s*</", html, re.IGNORECASE)
    return any(folded_hindi(word).strip(" !*") in NEW_WORDS for word in (*alts, *badges))
