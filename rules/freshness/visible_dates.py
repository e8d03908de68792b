"""The dates of a page that readers see: with a label, in time elements, and beside the heading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from rules.date_labels import has_prefix
from rules.dates import DateKind, FoundDate, find_dates, iso_day, label_kind, reads_month_first
from rules.freshness.page_date import DateSource, PageDate
from rules.page_text import PageText, Region, TextBlock, TimeElement
from rules.text import CHROME, folded, words

LONGEST_LABEL_CHARACTERS = 60
LONGEST_LINE_CHARACTERS = 200  # a date in a longer text belongs to what is told there
LEAST_SHARE_OF_LINE = 0.4
MOST_WORDS_BESIDE = 8  # of a line beside the heading: names and times, no sentence
RELEASE_CHARACTERS = 150  # of the text that follows the dateline of a press release
MOST_PLACE_WORDS = 3
MOST_BARE_TIMES = 4  # time elements without a name: with more of them they date the items of a list
_DATE_CLASS = re.compile(
    r"(?i)(?:class|id|itemprop|data-testid)\s*=\s*[\"']?[^\"'>]*(?:date|time|posted|publish|byline|dateline|updated|modified"
    r"|datum|fecha|stamp|submitted|meta-info|entry-meta|post-meta|article-meta|pubdate)"
)
_TOLD_BEFORE = re.compile(
    r"(?i)\b(?:on|from|since|after|before|until|till|between|by|of|held|founded|born|from:|vom|du|dal|del|seit|ab)\s*$"
)
_TOLD_AFTER = re.compile(r"\s*(?:को|से|तक|में|के बाद|के पूर्व|का)(?![\u0900-\u097f])")
_ITEMS = frozenset({"td", "th", "li", "dt", "dd"})
_OUTSIDE = frozenset({Region.HEADER, Region.NAVIGATION, Region.ASIDE, Region.FOOTER})


def labelled(page: PageText) -> Iterator[PageDate]:
    """Yield the dates with a label of their own: last updated, published."""
    is_month_first = reads_month_first(block.text for block in page.blocks)
    for block in page.blocks:
        for found in find_dates(block.text, is_month_first=is_month_first):
            if found.kind is DateKind.STAMP or (
                found.kind is DateKind.PUBLISHED and len(block.text) <= LONGEST_LINE_CHARACTERS
            ):
                yield _of_block(block, found.day, found.kind, block.text)
    worded = [block for block in page.blocks if any(char.isalnum() for char in block.text)]
    for label, value in pairwise(worded):
        dates = find_dates(value.text, is_month_first=is_month_first)
        if dates and dates[0].start <= 1 and len(label.text) <= LONGEST_LABEL_CHARACTERS and not find_dates(label.text):
            kind = label_kind(label.text)
            if kind in (DateKind.STAMP, DateKind.PUBLISHED):
                yield _of_block(value, dates[0].day, kind, f"{label.text} {value.text}")


def _of_block(block: TextBlock, day: date, kind: DateKind, quote: str) -> PageDate:
    is_of_page = block.region in (Region.MAIN, Region.BODY, Region.HEADER, Region.FOOTER)
    return PageDate(
        day=day,
        kind=kind,
        source=DateSource.TEXT,
        confidence=0.95 if is_of_page else 0.6,
        quote=quote,
        selector=block.selector,
        html=block.html,
        region=block.region,
    )


def in_time_elements(page: PageText) -> Iterator[PageDate]:
    """Yield the days of named elements, and of the first elements without a name that stand in the content."""
    bare = 0
    for time in page.times:
        day = iso_day(time.datetime) or next((found.day for found in find_dates(time.text or time.datetime)), None)
        if day is None:
            continue
        name = folded(time.property).rpartition(":")[2]
        if name:
            kind, confidence = _named(name)
        elif time.region in _OUTSIDE or bare >= MOST_BARE_TIMES:
            continue
        else:
            bare += 1
            kind, confidence = _bare(time)
        if kind is not DateKind.NONE:
            yield PageDate(
                day=day,
                kind=kind,
                source=DateSource.TIME,
                confidence=confidence,
                quote=time.text or time.datetime,
                selector=time.selector,
                html=time.html,
                region=time.region,
            )


def _named(name: str) -> tuple[DateKind, float]:
    if name.endswith(("modified", "updated", "modified_time", "updated_time")):
        return DateKind.STAMP, 0.95
    is_published = "publish" in name or name in ("datecreated", "created", "issued", "dateposted", "dc.date")
    return (DateKind.PUBLISHED, 0.85) if is_published else (DateKind.NONE, 0.0)


def _bare(time: TimeElement) -> tuple[DateKind, float]:
    opening = time.html.partition(">")[0].casefold()
    if "updat" in opening or "modif" in opening:
        return DateKind.STAMP, 0.85
    return DateKind.PUBLISHED, 0.8 if "pubdate" in opening or "publish" in opening else 0.6


def datelines(page: PageText) -> Iterator[PageDate]:
    """Yield the dates beside the first heading, those whose element is named for a date, and one that stands alone."""
    first = next((heading for heading in page.headings if heading.level == 1), None)
    place = next((n for n, block in enumerate(page.blocks) if first and block.selector == first.selector), -1)
    is_month_first = reads_month_first(block.text for block in page.blocks)
    named: list[PageDate] = []
    lone: list[PageDate] = []
    days: set[date] = set()
    for number, block in enumerate(page.blocks):
        if len(block.text) > LONGEST_LINE_CHARACTERS or block.region in (Region.NAVIGATION, Region.ASIDE):
            continue
        dates = find_dates(block.text, is_month_first=is_month_first)
        days |= {one.day for one in dates}
        found = [one for one in dates if one.kind is DateKind.NONE and not _is_told_of(block.text, one)]
        is_named = bool(_DATE_CLASS.search(block.html))
        if not found or any(one.is_range_end for one in dates) or (block.tag in _ITEMS and not is_named):
            continue
        is_near = place >= 0 and -2 <= number - place <= 6
        line = _of_block(block, found[0].day, DateKind.PUBLISHED, block.text)
        is_line = len({one.day for one in dates}) == 1 and _words_beside(block.text, dates) <= MOST_WORDS_BESIDE
        if is_near and (is_named or is_line):
            yield replace(line, confidence=0.7 if is_named else 0.62)
        elif is_named:
            named.append(replace(line, confidence=0.5))
        elif _opens_release(page.blocks, number, found[0]):
            yield replace(line, confidence=0.6)
        elif len(found[0].text) >= LEAST_SHARE_OF_LINE * len(block.text) or has_prefix(block.text, found[0].start):
            lone.append(replace(line, confidence=0.55))
    if len(named) < MOST_BARE_TIMES:
        yield from named
    if lone and len(days) == 1:
        yield lone[0]


def _words_beside(text: str, dates: Iterable[FoundDate]) -> int:
    """Return how many words stand in a line beside its dates."""
    for found in dates:
        text = text.replace(found.text, " ")
    return len(words(text))


def _opens_release(blocks: Sequence[TextBlock], number: int, found: FoundDate) -> bool:
    """Return whether a line is a place and a day, with the text of a press release after it."""
    block = blocks[number]
    is_line = not block.text[found.end :].strip(" .:।)") and len(words(block.text[: found.start])) <= MOST_PLACE_WORDS
    after = blocks[number + 1 : number + 3]
    return is_line and block.region not in CHROME and any(len(one.text) >= RELEASE_CHARACTERS for one in after)


def _is_told_of(text: str, found: FoundDate) -> bool:
    """Return whether the words around a date make it the day of something told, not of the page."""
    return bool(_TOLD_BEFORE.search(text[: found.start]) or _TOLD_AFTER.match(text[found.end :]))
