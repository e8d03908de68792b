"""The lines that date a page without a label: beside its heading, at its opening, or named for a date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rules.calendar_names import WEEKDAYS
from rules.date_labels import has_prefix, shows_today, without_times
from rules.date_layouts import REACH_CHARACTERS, just_before
from rules.dates import DateKind, FoundDate
from rules.folding import folded_hindi
from rules.freshness.block_dates import block_dates
from rules.freshness.card_lines import LEAST_ITEMS, POSTING
from rules.freshness.cards import listed_blocks
from rules.freshness.day_of_visit import beside, is_of_visit
from rules.freshness.page_date import PageDate
from rules.freshness.patterns import QUOTING_TAGS
from rules.freshness.visible_dates import (
    ITEMS,
    LONGEST_LINE_CHARACTERS,
    MOST_BARE_TIMES,
    TOLD_AFTER,
    of_block,
)
from rules.page_text import PageText, Region, TextBlock
from rules.text import CHROME, words

LEAST_SHARE_OF_LINE = 0.4
MOST_WORDS_BESIDE = 8  # of a line beside the heading: names and times, no sentence
RELEASE_CHARACTERS = 150  # of the text that follows the dateline of a press release
MOST_PLACE_WORDS = 3
MOST_HEAD_WORDS = 5  # between the margin and the day of a letter
# Confidence in a day of publication, by where its line stands.
NEAR_AND_NAMED, LETTER, OPENING, NEAR, RELEASE, LONE, NAMED = 0.7, 0.65, 0.62, 0.62, 0.6, 0.55, 0.5
LONGEST_HEAD_CHARACTERS = 120
_DATE_CLASS = re.compile(
    r"(?i)(?:class|id|itemprop|data-testid)\s*=\s*[\"']?[^\"'>]*(?:date|time|posted|publish|byline|dateline|updated|modified"
    r"|datum|fecha|stamp|submitted|meta-info|entry-meta|post-meta|article-meta|pubdate|author|autor)"
)
TOLD_BEFORE = re.compile(
    r"(?i)\b(?:on|from|since|after|before|until|till|between|by|of|held|founded|born|from:|vom|du|dal|del|seit|ab|od"
    r"|desde|depuis|sinds|vanaf|с)\s*$"
    r"|(?:प्रारंभ|प्रारम्भ|आरंभ|आरम्भ|शुभारंभ|शुभारम्भ|स्थापना|सुरुवात|\bstarted|\blaunched|\bestablished)[\s:–-]*$"
)
# Words that name what else a day is of, a few words before it.
_OTHER_DAY = re.compile(
    r"(?i)(?:\b(?:since|birth|born|joining|retirement|superannuation|appointment|hearing|commencement|incorporation"
    r"|registration|establish\w*|foundation|inaugurat\w*|access|accessed|retrieved|log-?in|visit|visited|w\.?e\.?f"
    r"|with effect|applicable|valid\w*|expir\w*|deadline|due|target|completion"
    r"|meeting|session|interview|begins?|commences?|certificate"
    r"|tenure|sunrise|sunset|panchang|anniversary|last date|closing)\b"
    r"|जन्म|स्थापना|लागू|प्रभावी|कार्यग्रहण|सेवानिवृत्ति|नियुक्ति|योगदान|वैध|पंचांग|अंतिम तिथि|बैठक)\.?[^.;|।·•,]{0,30}$"
)
_QUOTES = ('"', "'", "“", "`", "„")  # a day in quotation marks is an example
_RATING = re.compile(r"\s*[★☆⭐]")  # opens the review of a customer
# What a letter or order opens with, beside its day.
_REFERENCE = re.compile(
    r"(?i)\W*(?:no|ref|f\.? ?no|letter no|memo no|g\.?o)\b\s*[.:/]|पत्रांक|पत्र संख्या|संख्या|सं0|सं०|क्रमांक|ज्ञापांक|जावक"
)
_FILE_NUMBER = re.compile(r"\b[A-Z]{2,}[\w.()&-]*(?:/[\w.()&-]+){2,}")
_DATED = re.compile(r"(?i)(?:\bdated|\bdate|\bdt|दिनांक|दि0|तिथि)\W*(?:[^\W\d]+\W+){0,3}(?:the\s+)?$")
# The opening of a press release: a place, the day, and a mark before the text.
_OPENING = re.compile(r"^\W*(?:[^\s\d,.:–-]+[\s,.:–-]+){1,4}$")
_OPEN_RANGE = re.compile(r"\s*[-\u2013]\s*(?:\||$)")  # a period without an end
_RELEASE_OF = re.compile(
    r"(?i)(?:mitteilung|meldung|bericht|communiqué|release|comunicato|nota)\s+(?:vom|du|del|of)\s*$"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")  # behind the day of a press release: the office that gave it out
_CLOCK = re.compile(r"[\s,-]*\d{1,2}:\d{2}:\d{2}(?!\d)")


def datelines(page: PageText) -> Iterator[PageDate]:
    """Yield the dates beside the title of the page, those whose element is named for a date, and one that stands alone.

    Where several headings may be the title, one that opens the line below one of them counts, if there is but one.
    """
    highest = min((heading.level for heading in page.headings), default=0)
    headings = {heading.selector for heading in page.headings if heading.level == highest}
    is_titled = highest == 1 or len(headings) == 1
    place = next((n for n, block in enumerate(page.blocks) if is_titled and block.selector in headings), None)
    above: list[PageDate] = []
    opening: list[PageDate] = []
    named: list[PageDate] = []
    lone: list[PageDate] = []
    headed: list[PageDate] = []
    days: set[date] = set()
    listed = listed_blocks(page)
    laid_out = _laid_out(page)
    for number, dates in block_dates(page).items():
        block = page.blocks[number]
        if block.region in (Region.NAVIGATION, Region.ASIDE) or block.tag in QUOTING_TAGS:
            continue
        is_near = place is not None and -2 <= number - place <= 6 and not _holds_menu(page.blocks[place + 1 : number])
        is_above = place is None or number < place
        found = next((one for one in dates if one.kind is DateKind.NONE and not _is_told_of(block.text, one)), None)
        follows = not is_titled and number > 0 and page.blocks[number - 1].selector in headings
        if found and (
            _is_clock(block, found, is_below=follows or (is_near and not is_above))
            or is_of_visit(page, number, found, is_above=is_above)
        ):
            continue
        if found and found.start == 0 and _opens_text(block, found):
            opening.append(of_block(block, found.day, DateKind.PUBLISHED, block.text[:LONGEST_HEAD_CHARACTERS]))
        elif found and _opens_text(block, found):
            line = of_block(block, found.day, DateKind.PUBLISHED, block.text[:LONGEST_HEAD_CHARACTERS])
            yield replace(line, confidence=OPENING)
        elif len(block.text) <= LONGEST_LINE_CHARACTERS:
            if len(beside(block.text, dates)) <= MOST_WORDS_BESIDE:
                days |= {one.day for one in dates}
            if found is None or block.selector in listed or any(one.is_range_end for one in dates):
                continue
            is_item = block.tag in ITEMS and block.selector not in laid_out
            confidence = _of_line(page.blocks, number, dates, found, is_near=is_near, is_item=is_item)
            line = replace(of_block(block, found.day, DateKind.PUBLISHED, block.text), confidence=confidence)
            if confidence == NAMED:
                named.append(line)
            elif confidence == LONE:
                lone.append(line)
            elif confidence and is_above:
                above.append(line)
            elif confidence:
                yield line
            if follows and _opens_short_line(block.text, dates, found):
                headed.append(replace(line, confidence=LONE))
    yield from above
    if len(opening) == 1:  # with more of them it is a chronicle
        yield replace(opening[0], confidence=OPENING)
    if len(headed) == 1:
        yield headed[0]
    if len(named) < MOST_BARE_TIMES:
        yield from named
    if lone and len(days) == 1:
        yield lone[0]


def _holds_menu(between: Sequence[TextBlock]) -> bool:
    """Return whether the blocks between a heading and a day are a menu: the heading is the name of the website."""
    return sum(bool(block.hrefs) and block.tag == "li" for block in between) > 1


def _laid_out(page: PageText) -> set[str]:
    """Return the selectors of the cells of tables that are no lists: of one row or column without a name."""
    dated = {page.blocks[number].selector for number in block_dates(page)}
    cells: set[str] = set()
    for table in page.tables:
        if not table.header and (len(table.rows) == 1 or all(len(row.cells) == 1 for row in table.rows)):
            rows = tuple(f"{row.selector} > " for row in table.rows)
            within = {selector for selector in dated if selector.startswith(rows)}
            if len(within) < LEAST_ITEMS:
                cells |= within
    return cells


def _of_line(
    blocks: Sequence[TextBlock],
    number: int,
    dates: Sequence[FoundDate],
    found: FoundDate,
    *,
    is_near: bool,
    is_item: bool,
) -> float:
    """Return the confidence that a line with a date dates the page, by where it stands; 0 where it does not."""
    block = blocks[number]
    if _heads_letter(blocks, number, found):
        return LETTER
    is_named = bool(_DATE_CLASS.search(block.html))
    is_of_other_page = is_item and (block.hrefs or not is_named)
    if is_of_other_page or _OPEN_RANGE.match(block.text[found.end :]):
        return 0.0
    is_short = len({one.day for one in dates}) == 1 and len(beside(block.text, dates)) <= MOST_WORDS_BESIDE
    if is_near and (is_named or is_short):
        return NEAR_AND_NAMED if is_named else NEAR
    if is_named or (block.region not in CHROME and _is_dated_alone(block.text, found)):
        return NAMED
    if _opens_release(blocks, number, found):
        return RELEASE
    is_most = len(found.text) >= LEAST_SHARE_OF_LINE * len(block.text)
    is_headed = has_prefix(block.text, found.start) and len(words(block.text[: found.start])) <= MOST_HEAD_WORDS
    is_closed = len(words(block.text[found.end :])) <= MOST_WORDS_BESIDE  # else a sentence goes on: a video dated …
    return LONE if is_most or (is_headed and is_closed) else 0.0


def _is_dated_alone(text: str, found: FoundDate) -> bool:
    """Return whether a line holds the word "date", a day, and nothing else."""
    return has_prefix(text, found.start) and len(beside(text, [found])) == 1


def _opens_short_line(text: str, dates: Sequence[FoundDate], found: FoundDate) -> bool:
    """Return whether a day opens a line of names, times and figures."""
    return not words(text[: found.start]) and len(beside(text, dates)) <= MOST_WORDS_BESIDE


def _is_clock(block: TextBlock, found: FoundDate, *, is_below: bool) -> bool:
    """Return whether a day with seconds is the clock of the server.

    It stands anywhere but below the first heading, or names the day of the week.
    """
    if not _CLOCK.match(block.text[found.end :]) or POSTING.search(block.html):
        return False
    is_weekday = any(folded_hindi(word) in WEEKDAYS for word in words(block.text[: found.start]))
    return is_weekday or block.region in CHROME or not is_below


def _opens_text(block: TextBlock, found: FoundDate) -> bool:
    """Return whether a paragraph opens with a place and the day, as the first one of a press release does."""
    is_release = len(block.text) >= RELEASE_CHARACTERS and block.region not in CHROME
    if not is_release or found.start > REACH_CHARACTERS:
        return False
    is_marked = block.text[found.end :].lstrip()[:1] in (":", "–", "—", "-", "(", "।", "/")
    return is_marked and (not found.start or _OPENING.match(block.text[: found.start]) is not None)


def _heads_letter(blocks: Sequence[TextBlock], number: int, found: FoundDate) -> bool:
    """Return whether a line dates a letter or an order: a day below a file number, or दिनांक beside a reference."""
    block = blocks[number]
    before = block.text[: found.start]
    above = blocks[number - 1].text[-LONGEST_LINE_CHARACTERS:] if number else ""
    if block.text.strip() == found.text and _FILE_NUMBER.search(above):
        return True
    if len(block.text) > LONGEST_HEAD_CHARACTERS or not _DATED.search(before):
        return False
    if _REFERENCE.match(block.text):
        return True
    beside = (*blocks[max(0, number - 2) : number], *blocks[number + 1 : number + 2])
    return len(words(before)) <= MOST_HEAD_WORDS and any(_REFERENCE.match(one.text) for one in beside)


def _opens_release(blocks: Sequence[TextBlock], number: int, found: FoundDate) -> bool:
    """Return whether a line is a place and a day, with the text of a press release after it."""
    block = blocks[number]
    rest = _IN_BRACKETS.sub("", without_times(block.text[found.end :])).strip(" .,:।)")
    is_line = not (rest or block.hrefs) and len(words(block.text[: found.start])) <= MOST_PLACE_WORDS
    after = blocks[number + 1 : number + 3]
    return is_line and block.region not in CHROME and any(len(one.text) >= RELEASE_CHARACTERS for one in after)


def _is_told_of(text: str, found: FoundDate) -> bool:
    """Return whether the words around a date make it the day of something told, not of the page."""
    before, after = just_before(text, found.start), text[found.end :]
    if _RELEASE_OF.search(before):
        return False
    if before.endswith(_QUOTES) or _RATING.match(text):
        return True
    if _OTHER_DAY.search(before):
        return True
    return bool(TOLD_BEFORE.search(before) or shows_today(before) or TOLD_AFTER.match(after))
