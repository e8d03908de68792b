"""The dates of a page that readers see: with a label, in time elements, and beside the heading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from rules.date_labels import has_prefix, without_times
from rules.date_layouts import REACH_CHARACTERS
from rules.dates import DateKind, FoundDate, find_dates, label_kind, machine_day
from rules.freshness.page_date import DateSource, PageDate
from rules.page_text import PageText, Region, TextBlock, TimeElement
from rules.text import CHROME, folded, words

LONGEST_LABEL_CHARACTERS = 60
LONGEST_LINE_CHARACTERS = 200  # a date in a longer text belongs to what is told there
LEAST_SHARE_OF_LINE = 0.4
MOST_WORDS_BESIDE = 8  # of a line beside the heading: names and times, no sentence
RELEASE_CHARACTERS = 150  # of the text that follows the dateline of a press release
MOST_PLACE_WORDS = 3
MOST_HEAD_WORDS = 5  # between the margin and the day of a letter
SURE_PLACE, OF_PAGE, OF_SITE = 0.95, 0.97, 0.9  # confidence in a stamp, in one of the page, in one of the site
# Confidence in a day of publication, by where its line stands.
NEAR_AND_NAMED, LETTER, OPENING, NEAR, RELEASE, LONE, NAMED = 0.7, 0.65, 0.62, 0.62, 0.6, 0.55, 0.5
LONGEST_HEAD_CHARACTERS = 120
MOST_BARE_TIMES = 4  # time elements without a name: with more of them they date the items of a list
_DATE_CLASS = re.compile(
    r"(?i)(?:class|id|itemprop|data-testid)\s*=\s*[\"']?[^\"'>]*(?:date|time|posted|publish|byline|dateline|updated|modified"
    r"|datum|fecha|stamp|submitted|meta-info|entry-meta|post-meta|article-meta|pubdate)"
)
_TOLD_BEFORE = re.compile(
    r"(?i)\b(?:on|from|since|after|before|until|till|between|by|of|held|founded|born|from:|vom|du|dal|del|seit|ab|od"
    r"|desde|depuis|sinds|vanaf|с)\s*$"
)
_TOLD_AFTER = re.compile(r"\s*(?:को|से|तक|में|के बाद|के पूर्व|का)(?![\u0900-\u097f])")
_TODAY = re.compile(
    r"(?i)(?:\btoday|आज|\bcurrent date|\bheute|\baujourd.hui|\bhoy|\boggi)(?:[\s:,'’]+[^\W\d]+){0,2}[\s:,]*$"
)
_PAGE_WORDS = frozenset({"page", "पृष्ठ", "पेज", "पृष्ठा"})
_OF_SITE_OR_PAGE = re.compile(r"page|पृष्ठ|पेज|(?:web)?site|portal|वेबसाइट|साइट|पोर्टल")
# What a letter or order opens with, beside its day.
_REFERENCE = re.compile(
    r"(?i)\W*(?:no|ref|f\.? ?no|letter no|memo no|g\.?o)\b\s*[.:/]|पत्रांक|पत्र संख्या|संख्या|सं0|सं०|क्रमांक|ज्ञापांक|जावक"
)
_DATED = re.compile(r"(?i)(?:\bdated|\bdate|\bdt|दिनांक|दि0|तिथि)\W*(?:[^\W\d]+\W+){0,3}(?:the\s+)?$")
# The opening of a press release: a place, the day, and a mark before the text.
_OPENING = re.compile(r"^\W*(?:[^\W\d]+[\s,.:–-]+){1,4}$")
_OPEN_RANGE = re.compile(r"\s*[-\u2013]\s*(?:\||$)")  # a period without an end
_RELEASE_OF = re.compile(
    r"(?i)(?:mitteilung|meldung|bericht|communiqué|release|comunicato|nota)\s+(?:vom|du|del|of)\s*$"
)
_CLOCK = re.compile(r"[\s,-]*\d{1,2}:\d{2}:\d{2}(?!\d)")  # a day with seconds is the clock of the server
_ITEMS = frozenset({"td", "th", "li", "dt", "dd"})
_OUTSIDE = frozenset({Region.HEADER, Region.NAVIGATION, Region.ASIDE, Region.FOOTER})


def labelled(page: PageText, is_month_first: bool) -> Iterator[PageDate]:
    """Yield the dates with a label of their own: last updated, published."""
    for block in page.blocks:
        for found in find_dates(block.text, is_month_first=is_month_first):
            is_item = block.tag in _ITEMS and bool(block.hrefs)  # of a list of other pages
            is_line = len(block.text) <= LONGEST_LINE_CHARACTERS and not is_item
            if found.kind is DateKind.STAMP or (found.kind is DateKind.PUBLISHED and is_line):
                line = _of_block(block, found.day, found.kind, block.text)
                yield replace(line, confidence=_weighed(line.confidence, block.text[: found.start]))
    worded = [block for block in page.blocks if any(char.isalnum() for char in block.text)]
    for label, value in pairwise(worded):
        dates = find_dates(value.text, is_month_first=is_month_first)
        if dates and dates[0].start <= 1 and len(label.text) <= LONGEST_LABEL_CHARACTERS and not find_dates(label.text):
            kind = label_kind(label.text)
            if kind in (DateKind.STAMP, DateKind.PUBLISHED):
                yield _of_block(value, dates[0].day, kind, f"{label.text} {value.text}")


def _weighed(confidence: float, before: str) -> float:
    """Return the confidence of a stamp by what its label says it is of: the page, or the website as a whole."""
    of = _OF_SITE_OR_PAGE.findall(folded(before))
    if not of or confidence < SURE_PLACE:
        return confidence
    return OF_PAGE if of[-1] in _PAGE_WORDS else OF_SITE


def _of_block(block: TextBlock, day: date, kind: DateKind, quote: str) -> PageDate:
    is_of_page = block.region in (Region.MAIN, Region.BODY, Region.HEADER, Region.FOOTER)
    return PageDate(
        day=day,
        kind=kind,
        source=DateSource.TEXT,
        confidence=SURE_PLACE if is_of_page else 0.6,
        quote=quote,
        selector=block.selector,
        html=block.html,
        region=block.region,
    )


def in_time_elements(page: PageText) -> Iterator[PageDate]:
    """Yield the days of named elements, and of the first elements without a name that stand in the content."""
    bare = 0
    for time in page.times:
        day = machine_day(time.datetime) or next((found.day for found in find_dates(time.text or time.datetime)), None)
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


def datelines(page: PageText, is_month_first: bool) -> Iterator[PageDate]:
    """Yield the dates beside the first heading, those whose element is named for a date, and one that stands alone."""
    first = next((heading for heading in page.headings if heading.level == 1), None)
    place = next((n for n, block in enumerate(page.blocks) if first and block.selector == first.selector), None)
    named: list[PageDate] = []
    lone: list[PageDate] = []
    days: set[date] = set()
    for number, block in enumerate(page.blocks):
        if block.region in (Region.NAVIGATION, Region.ASIDE):
            continue
        dates = find_dates(block.text, is_month_first=is_month_first)
        found = next((one for one in dates if one.kind is DateKind.NONE and not _is_told_of(block.text, one)), None)
        if found and _opens_text(block, found):
            line = _of_block(block, found.day, DateKind.PUBLISHED, block.text[:LONGEST_HEAD_CHARACTERS])
            yield replace(line, confidence=OPENING)
        elif len(block.text) <= LONGEST_LINE_CHARACTERS:
            days |= {one.day for one in dates}
            if found is None or any(one.is_range_end for one in dates):
                continue
            is_near = place is not None and -2 <= number - place <= 6
            confidence = _of_line(page.blocks, number, dates, found, is_near)
            line = replace(_of_block(block, found.day, DateKind.PUBLISHED, block.text), confidence=confidence)
            if confidence == NAMED:
                named.append(line)
            elif confidence == LONE:
                lone.append(line)
            elif confidence:
                yield line
    if len(named) < MOST_BARE_TIMES:
        yield from named
    if lone and len(days) == 1:
        yield lone[0]


def _of_line(
    blocks: Sequence[TextBlock], number: int, dates: Sequence[FoundDate], found: FoundDate, is_near: bool
) -> float:
    """Return the confidence that a line with a date dates the page, by where it stands; 0 where it does not."""
    block = blocks[number]
    if _heads_letter(blocks, number, found):
        return LETTER
    is_named = bool(_DATE_CLASS.search(block.html))
    is_of_other_page = block.tag in _ITEMS and (block.hrefs or not is_named)
    if is_of_other_page or _OPEN_RANGE.match(block.text[found.end :]):
        return 0.0
    is_short = len({one.day for one in dates}) == 1 and _words_beside(block.text, dates) <= MOST_WORDS_BESIDE
    if is_near and (is_named or is_short):
        return NEAR_AND_NAMED if is_named else NEAR
    if is_named:
        return NAMED
    if _opens_release(blocks, number, found):
        return RELEASE
    is_most = len(found.text) >= LEAST_SHARE_OF_LINE * len(block.text)
    return LONE if is_most or has_prefix(block.text, found.start) else 0.0


def _words_beside(text: str, dates: Iterable[FoundDate]) -> int:
    """Return how many words stand in a line beside its dates."""
    for found in dates:
        text = text.replace(found.text, " ")
    return len(words(without_times(text)))


def _opens_text(block: TextBlock, found: FoundDate) -> bool:
    """Return whether a paragraph opens with a place and the day, as the first one of a press release does."""
    is_release = len(block.text) >= RELEASE_CHARACTERS and block.region not in CHROME
    if not is_release or found.start > REACH_CHARACTERS:
        return False
    after = block.text[found.end :].lstrip()[:1]
    return after in (":", "–", "—", "-", "(", "।") and bool(_OPENING.match(block.text[: found.start]))


def _heads_letter(blocks: Sequence[TextBlock], number: int, found: FoundDate) -> bool:
    """Return whether a line dates a letter or an order: दिनांक or its like, beside a reference number."""
    block = blocks[number]
    before = block.text[: found.start]
    if len(block.text) > LONGEST_HEAD_CHARACTERS or not _DATED.search(before):
        return False
    if _REFERENCE.match(block.text):
        return True
    beside = (*blocks[max(0, number - 2) : number], *blocks[number + 1 : number + 2])
    return len(words(before)) <= MOST_HEAD_WORDS and any(_REFERENCE.match(one.text) for one in beside)


def _opens_release(blocks: Sequence[TextBlock], number: int, found: FoundDate) -> bool:
    """Return whether a line is a place and a day, with the text of a press release after it."""
    block = blocks[number]
    rest = without_times(block.text[found.end :]).strip(" .,:।)")
    is_line = not rest and len(words(block.text[: found.start])) <= MOST_PLACE_WORDS
    after = blocks[number + 1 : number + 3]
    return is_line and block.region not in CHROME and any(len(one.text) >= RELEASE_CHARACTERS for one in after)


def _is_told_of(text: str, found: FoundDate) -> bool:
    """Return whether the words around a date make it the day of something told, not of the page."""
    before = text[max(0, found.start - REACH_CHARACTERS) : found.start]
    after = text[found.end :]
    if _RELEASE_OF.search(before):
        return False
    return bool(_TOLD_BEFORE.search(before) or _TODAY.search(before) or _TOLD_AFTER.match(after) or _CLOCK.match(after))
