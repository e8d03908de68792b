"""The lines that date a page without a label: beside its title, at its opening, or named for a date."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import IntEnum
from itertools import pairwise

from rules.calendar_names import WEEKDAYS
from rules.dates import DateKind, FoundDate
from rules.folding import folded_hindi
from rules.freshness.block_dates import block_dates
from rules.freshness.card_lines import LEAST_ITEMS, POSTING
from rules.freshness.cards import listed_blocks
from rules.freshness.dateline_words import (
    LONGEST_HEAD_CHARACTERS,
    SIGNATURE,
    dates_paper,
    holds_little_else,
    is_dated_alone,
    is_dated_heading,
    is_told_of,
    names_other_day,
    opens_release,
    opens_short_line,
    opens_text,
    stands_out,
)
from rules.freshness.day_of_visit import beside, is_of_visit
from rules.freshness.letters import heads_letter
from rules.freshness.page_date import PageDate
from rules.freshness.page_title import Title
from rules.freshness.patterns import QUOTING_TAGS
from rules.freshness.time_elements import MOST_BARE_TIMES
from rules.freshness.visible_dates import (
    ITEMS,
    LONGEST_LINE_CHARACTERS,
    MOST_LABEL_WORDS,
    is_same_row,
    of_block,
)
from rules.page_text import HEADING_TAGS, PageText, Region, TextBlock
from rules.text import CHROME, words

# Confidence in a day of publication, by where its line stands.
NEAR_AND_NAMED, LETTER, OPENING, NEAR, ABOVE, RELEASE, LONE, NAMED = 0.7, 0.65, 0.62, 0.62, 0.6, 0.6, 0.55, 0.5
_DATE_CLASS = re.compile(
    r"(?i)(?:class|id|itemprop|data-testid)\s*=\s*[\"']?[^\"'>]*(?:(?<!up)(?<!candi)(?<!vali)(?<!man)date|time(?!line)|posted|publish|byline|dateline|updated|modified"
    r"|\b(?:fa|bi|icon|glyphicon|dashicons)-(?:calendar|clock|time\b)"
    r"|datum|fecha|stamp|submitted|meta-info|entry-meta|post-meta|article-meta|pubdate|author(?!i[tz])|autor)"
)
_END_CLASS = re.compile(
    r"(?i)(?:class|id|headers)\s*=\s*[\"'][^\"'>]*(?:last|clos\w*|end|expir\w*|due|event)[-_]?(?:date|time)"
)
_OF_OTHERS = QUOTING_TAGS | {"figcaption"}  # what they hold dates an example or a picture
_OUTSIDE = (Region.NAVIGATION, Region.ASIDE)
_CODE = re.compile(r"[<>{}=;]")
_OPEN_RANGE = re.compile(r"\s*[-\u2013]\s*(?:\||$)")  # a period without an end
_CLOCK = re.compile(r"[\s,|-]*\d{1,2}:\d{2}:\d{2}(?!\d)")


class Where(IntEnum):
    """Where a line stands, the likeliest first."""

    BESIDE = 0  # the title, or at the head of a letter or a release
    ABOVE = 1  # the title
    OPENING = 2  # of a text that begins with its day
    HEADED = 3  # below one of several headings that may be the title
    NAMED = 4  # in an element that is called a date
    LONE = 5  # with the only day of the page


# Days of such lines; with more of them they are a chronicle.
MOST_DAYS = {Where.BESIDE: 2, Where.OPENING: 1, Where.HEADED: 1, Where.NAMED: MOST_BARE_TIMES - 1}


def datelines(page: PageText) -> Iterator[PageDate]:
    """Yield the dates of such lines, the likeliest first; of a chronicle or a list none."""
    title = Title(page)
    listed, laid_out = listed_blocks(page), _laid_out(page)
    lines: dict[Where, list[PageDate]] = defaultdict(list)
    days: set[date] = set()  # of lines that hold little else
    for number, dates in block_dates(page).items():
        block = page.blocks[number]
        if _is_of_others(block) or (block.region in _OUTSIDE and not title.is_beside(number)):
            continue
        untold = [one for one in dates if not is_told_of(block.text, one)]
        found = next((one for one in untold if one.kind is DateKind.NONE), None)
        if found and _is_of_moment(page, title, number, found):
            continue
        if found and block.selector not in listed and opens_text(block, found):
            where = Where.BESIDE if found.start else Where.OPENING
            text = block.text[:LONGEST_HEAD_CHARACTERS]
            lines[where].append(_line(block, found, OPENING, text))
            continue
        if len(block.text) > LONGEST_LINE_CHARACTERS:
            paper = next((one for one in untold if dates_paper(block.text, one)), None)
            if paper and block.selector not in listed:
                lines[Where.BESIDE].append(_line(block, paper, OPENING, block.text[:LONGEST_HEAD_CHARACTERS]))
            continue
        if holds_little_else(block.text, dates) or any(is_dated_heading(block, one) for one in untold):
            days |= {one.day for one in untold}
        if (
            found is None
            or _is_particular(page, number)
            or block.selector in listed
            or any(one.is_range_end for one in dates)
        ):
            continue
        confidence = _confidence(page, title, number, dates, found, laid_out)
        if confidence != LETTER and _stands_in_row(page, number):
            continue
        if confidence:
            where = _place(title, number, confidence)
            is_away = where is Where.ABOVE and not title.is_next_to(number)
            lines[where].append(_line(block, found, min(confidence, ABOVE) if is_away else confidence, block.text))
        if title.may_head(number) and opens_short_line(block.text, dates, found):
            lines[Where.HEADED].append(_line(block, found, LONE, block.text))
    for where in Where:
        told = lines[where]
        if where is Where.LONE:
            told = told[:1] if len(days) == 1 else []
        if where is Where.OPENING and _begins_with_newest(told):
            told = told[:1]
        if len({one.day for one in told}) <= MOST_DAYS.get(where, len(told)):
            yield from told


def _stands_in_row(page: PageText, number: int) -> bool:
    """Return whether a line and its neighbour, of one element, both are a title and a day: they are items of a list."""
    dated, shape = block_dates(page), _shape(page, number)
    return bool(shape) and any(
        other in dated and dated[other][0].day != dated[number][0].day and _shape(page, other) == shape
        for other in (number - 1, number + 1)
    )


def _shape(page: PageText, number: int) -> tuple[str, ...]:
    """Return the element around a line, its tag, and the end at which its day stands beside a title; () for others."""
    block, dates = page.blocks[number], block_dates(page)[number]
    if len(block.text) > LONGEST_LINE_CHARACTERS or any(one.kind is not DateKind.NONE for one in dates):
        return ()
    if not beside(block.text, dates):
        return ()
    is_at_start = not words(block.text[: dates[0].start])
    if not is_at_start and words(block.text[dates[-1].end :]):
        return ()
    return block.selector.rpartition(" > ")[0], block.tag, "start" if is_at_start else "end"


def _begins_with_newest(lines: Sequence[PageDate]) -> bool:
    """Return whether texts that open with a day are news, the newest first; a chronicle begins with the oldest."""
    return len(lines) >= LEAST_ITEMS and all(later.day < earlier.day for earlier, later in pairwise(lines))


def _is_of_others(block: TextBlock) -> bool:
    """Return whether a block quotes somebody, shows an example or describes a picture; not the head of a letter."""
    if block.tag == "pre" and not _CODE.search(block.text):
        return len(block.text) > LONGEST_HEAD_CHARACTERS and not SIGNATURE.search(block.text)
    return block.tag in _OF_OTHERS


def _is_particular(page: PageText, number: int) -> bool:
    """Return whether the label before a day, in the same element, makes it that of something else."""
    label, value = page.blocks[number - 1], page.blocks[number]
    is_label = number > 0 and label.tag not in HEADING_TAGS and len(words(label.text)) <= MOST_LABEL_WORDS
    return is_label and is_same_row(label, value) and names_other_day(label.text)


def _line(block: TextBlock, found: FoundDate, confidence: float, text: str) -> PageDate:
    return replace(of_block(block, found.day, DateKind.PUBLISHED, text), confidence=confidence)


def _place(title: Title, number: int, confidence: float) -> Where:
    if confidence == NAMED:
        return Where.NAMED
    if confidence == LONE:
        return Where.LONE
    return Where.BESIDE if title.is_below(number) else Where.ABOVE


def _is_of_moment(page: PageText, title: Title, number: int, found: FoundDate) -> bool:
    """Return whether a day is that of the visit, or the clock of the server."""
    is_below = title.may_head(number) or title.is_beside(number)
    if _is_clock(page.blocks[number], found, is_below=is_below):
        return True
    return is_of_visit(page, number, found, is_above=not title.is_below(number))


def _is_clock(block: TextBlock, found: FoundDate, *, is_below: bool) -> bool:
    """Return whether a day with seconds is the clock of the server.

    It stands anywhere but below the first heading, or names the day of the week.
    """
    if not _CLOCK.match(block.text[found.end :]) or POSTING.search(block.html):
        return False
    is_weekday = any(folded_hindi(word) in WEEKDAYS for word in words(block.text[: found.start]))
    return is_weekday or block.region in CHROME or not is_below


def _laid_out(page: PageText) -> set[str]:
    """Return the selectors of the cells of tables that are no lists.

    They have one row or column without a name, or hold other tables: of these, the cells in which a day stands out.
    """
    dated = {page.blocks[number].selector for number in block_dates(page)}
    cells: set[str] = set()
    for table in page.tables:
        if not table.header and (len(table.rows) == 1 or all(len(row.cells) == 1 for row in table.rows)):
            rows = tuple(f"{row.selector} > " for row in table.rows)
            within = {selector for selector in dated if selector.startswith(rows)}
            if sum(any(selector.startswith(row) for selector in within) for row in rows) < LEAST_ITEMS:
                cells |= within
    known = {"", *(_table_of(row.selector) for table in page.tables for row in table.rows)}
    around: dict[str, list[str]] = defaultdict(list)
    for number, dates in block_dates(page).items():
        block = page.blocks[number]
        if _table_of(block.selector) not in known and stands_out(block.text, dates[0]):
            around[_table_of(block.selector)].append(block.selector)
    return cells.union(*(within for within in around.values() if len(within) < LEAST_ITEMS))


def _table_of(selector: str) -> str:
    """Return the table, or the part of one, around a row or cell; "" outside of tables."""
    return selector.rpartition(" > tr:")[0]


def _confidence(
    page: PageText, title: Title, number: int, dates: Sequence[FoundDate], found: FoundDate, laid_out: Collection[str]
) -> float:
    """Return the confidence that a line with a date dates the page, by where it stands; 0 where it does not."""
    block = page.blocks[number]
    is_of_one_day = len({one.day for one in dates}) == 1
    is_linked = _is_linked(page, block, found)
    if is_of_one_day and not is_linked and heads_letter(page.blocks, number, found):
        return LETTER
    is_named = bool(_DATE_CLASS.search(block.html)) and not _END_CLASS.search(block.html)
    is_short = is_of_one_day and holds_little_else(block.text, dates)
    is_of_byline = block.tag == "li" and is_short and title.is_beside(number)
    is_item = block.tag in ITEMS and block.selector not in laid_out
    is_of_other_page = is_item and (block.hrefs or not (is_named or is_of_byline))
    if is_of_other_page or _OPEN_RANGE.match(block.text[found.end :]):
        return 0.0
    if title.is_near(number) and (is_named or is_short):
        return NEAR_AND_NAMED if is_named else NEAR
    if is_named or (block.region not in CHROME and is_dated_alone(block.text, found)):
        return NAMED
    if opens_release(page.blocks, number, found):
        return RELEASE
    return LONE if not is_linked and (stands_out(block.text, found) or is_dated_heading(block, found)) else 0.0


def _is_linked(page: PageText, block: TextBlock, found: FoundDate) -> bool:
    """Return whether a day is part of the text of a link: it is of what the link leads to."""
    within = f"{block.selector} > "
    return bool(block.hrefs) and any(found.text in link.text for link in page.links if link.selector.startswith(within))
