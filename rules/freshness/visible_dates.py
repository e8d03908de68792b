"""The dates of a page that readers see with a label of their own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from rules.calendar_names import WEEKDAYS
from rules.date_labels import TOLD_AFTER, is_of_figures
from rules.date_layouts import just_before
from rules.dates import DateKind, FoundDate, find_dates, label_kind
from rules.folding import folded_hindi
from rules.freshness.block_dates import block_dates
from rules.freshness.card_lines import POSTING
from rules.freshness.cards import listed_blocks
from rules.freshness.day_of_visit import beside, is_of_clock
from rules.freshness.page_date import DateSource, PageDate
from rules.page_text import PageText, Region, TextBlock
from rules.text import folded, words

LONGEST_LABEL_CHARACTERS = 60
LONGEST_LINE_CHARACTERS = 200  # a date in a longer text belongs to what is told there
LONGEST_META_CHARACTERS = 600  # of a line that is called the particulars of a post: topics and keywords are long
SURE_PLACE, OF_PAGE, OF_SITE = 0.95, 0.97, 0.9  # confidence in a stamp, in one of the page, in one of the site
OF_FIGURES = 0.8  # in one of figures: others say more of the page
PAIR = 2  # cells of a row that holds a label and its value
MOST_LABEL_WORDS = 4  # of a label that stands by itself: This page was updated
MOST_BYLINE_WORDS = 6  # before the label of a day: with more of them they tell of something
OF_PAPER, EVENT_BLOCKS = 0.6, 9  # in the day of a paper, named by a label of its own; blocks around it
TOLD = 0.6  # in one that a sentence tells: "the guidelines were revised on"
NAMED_STAMP = 0.85  # in one that only its class or id names
_PAGE_WORDS = frozenset({"page", "पृष्ठ", "पेज", "पृष्ठा"})
_OF_SITE_OR_PAGE = re.compile(r"page|पृष्ठ|पेज|(?:web)?site|portal|वेबसाइट|साइट|पोर्टल")
ITEMS = frozenset({"td", "th", "li", "dt", "dd"})
_LABEL_IN_BRACKETS = re.compile(
    r"(?i)\w\S*\s*\((?:संशोधित|updated|modified|revised|amended)\)\W*(?:दिनांक|dated|on)?\W*$"
)
_NAMED_STAMP = re.compile(
    r"(?i)\b(?:class|id)\s*=\s*[\"'][^\"'>]*(?:last[-_]?(?:page)?[-_]?(?:updat|modif|review|revis)|date[-_]?modified|modified[-_]?date)"
)
_PAPER = (
    r"(?:tender|nit|notice|advt\.?|advertisement|news|document|order|letter|entry|notification|circular|g\.?o\.?|memo"
    r"|press note|शासनादेश|आदेश|पत्र|विज्ञप्ति|अधिसूचना|विज्ञापन|समाचार|परिपत्र|निर्गमन|सूचना|ज्ञापन)"
)
_PAPER_DAY = re.compile(
    rf"\W*(?:{_PAPER}(?: no\.?)?(?: (?:&|and|एवं|की|व))?[\s.]+)?(?:dated?|issued on|दिनांक|दिनाक|तिथि|तारीख"
    rf"|તારીખ|তারিখ|তাৰিখ|ਮਿਤੀ|ତାରିଖ|நாள்|தேதி|తేదీ|తేది|ದಿನಾಂಕ|തീയതി|تاریخ)\W*|\W*date of (?:the )?{_PAPER}\W*"
)
_OF_EVENT = re.compile(
    r"\W*(?:venue|place|time|timings?|reporting time|start time|speaker|chief guest|स्थान|समय|आयोजन स्थल|मुख्य अतिथि)\W*"
)
_PARTS = re.compile(r"[|।;•·]|\.\s")  # of a line of several statements
_OF_ITSELF = re.compile(r"\blast\b|page|site|portal|अंतिम|पृष्ठ|पेज")


def labelled(page: PageText) -> Iterator[PageDate]:
    """Yield the dates with a label of their own: last updated, published."""
    dated = block_dates(page)
    yield from _in_lines(page, dated)
    yield from _behind_labels(page, dated)
    yield from _in_columns(page)
    yield from _in_named_elements(page, dated)


def _in_lines(page: PageText, dated: Mapping[int, tuple[FoundDate, ...]]) -> Iterator[PageDate]:
    """Yield the dates that a label in their own line names."""
    listed = listed_blocks(page)
    for number, dates in dated.items():
        block = page.blocks[number]
        longest = LONGEST_META_CHARACTERS if POSTING.search(block.html) else LONGEST_LINE_CHARACTERS
        for found in dates:
            is_of_other = _is_of_link(block, found)
            is_line = len(block.text) <= longest and not is_of_other and block.selector not in listed
            line = of_block(block, found.day, found.kind, block.text)
            if block.selector in listed and is_of_other:
                continue
            if found.kind is DateKind.STAMP and is_of_clock(page, block, found):
                continue
            if found.kind is DateKind.STAMP and not _is_told_in_brackets(block, found, is_item=is_of_other):
                is_told = block.region is Region.MAIN and not is_line
            elif found.kind is DateKind.PUBLISHED and is_line and not _is_behind_title(block, found):
                is_told = any(one.kind is DateKind.NONE and one.start < found.start for one in dates)
            else:
                continue
            yield replace(line, confidence=TOLD if is_told else _weighed(line.confidence, block.text, found))


def _behind_labels(page: PageText, dated: Mapping[int, tuple[FoundDate, ...]]) -> Iterator[PageDate]:
    """Yield the dates that the block before theirs names."""
    listed = listed_blocks(page)
    rows = tuple(
        f"{row.selector} > " for table in page.tables if sum(map(bool, table.header)) > PAIR for row in table.rows
    )
    for number, (first, *_) in dated.items():
        value = page.blocks[number]
        if value.selector.startswith(rows):
            continue  # its column names it, and the cell before tells of something
        opening = words(value.text[: first.start])
        before = _worded_before(page, number) if all(folded_hindi(word) in WEEKDAYS for word in opening) else None
        if before is None or before in dated:
            continue
        label = page.blocks[before]
        if label.tag == "th" and not is_same_row(label, value):
            continue  # the heading of another column
        if value.selector in listed and len(words(label.text)) > MOST_LABEL_WORDS:
            continue  # the title of an item
        if " > li:" in value.selector and {value.selector, label.selector} <= listed:
            continue  # both of an item
        kind = label_kind(label.text) if len(label.text) <= LONGEST_LABEL_CHARACTERS else DateKind.NONE
        quote = f"{label.text} {value.text}"
        if kind in (DateKind.STAMP, DateKind.PUBLISHED):
            yield of_block(value, first.day, kind, quote)
        elif kind is DateKind.NONE and value.selector not in listed and _names_paper_day(page, before):
            yield replace(of_block(value, first.day, DateKind.PUBLISHED, quote), confidence=OF_PAPER)


def _names_paper_day(page: PageText, number: int) -> bool:
    """Return whether a block is the label of the day of a paper, and none of the labels around it tells of an event."""
    if not _PAPER_DAY.fullmatch(folded_hindi(page.blocks[number].text)):
        return False
    around = page.blocks[max(0, number - EVENT_BLOCKS) : number + EVENT_BLOCKS]
    return not any(_OF_EVENT.fullmatch(folded_hindi(block.text)) for block in around)


def _in_columns(page: PageText) -> Iterator[PageDate]:
    """Yield the stamps below the headings of columns, in tables of one row: more rows are a list of other things."""
    for table in page.tables:
        if len(table.rows) != 1:
            continue
        [row] = table.rows
        for name, cell in zip(table.header, row.cells, strict=False):
            found = find_dates(cell) if label_kind(name) is DateKind.STAMP else ()
            block = next(
                (one for one in page.blocks if one.selector.startswith(row.selector) and one.text == cell), None
            )
            if found and block:
                yield of_block(block, found[0].day, DateKind.STAMP, f"{name} {cell}")


def _in_named_elements(page: PageText, dated: Mapping[int, tuple[FoundDate, ...]]) -> Iterator[PageDate]:
    """Yield the days that stand alone in elements whose class or id calls them the last update."""
    for number, (first, *_) in dated.items():
        block = page.blocks[number]
        if _NAMED_STAMP.search(block.html) and not beside(block.text, [first]):
            yield replace(of_block(block, first.day, DateKind.STAMP, block.text), confidence=NAMED_STAMP)


def _is_of_link(block: TextBlock, found: FoundDate) -> bool:
    """Return whether a day belongs to the page that its item, or the long text before it, links to."""
    if block.tag in ITEMS or not block.hrefs:
        return bool(block.hrefs)
    said = _PARTS.split(block.text[: found.start])[-1]
    return len(words(said)) > MOST_BYLINE_WORDS and not _OF_ITSELF.search(folded(said))


def _is_told_in_brackets(block: TextBlock, found: FoundDate, *, is_item: bool) -> bool:
    """Return whether a stamp stands in brackets within an item or a sentence: it is of what the words before name."""
    text = block.text
    before = just_before(text, found.start)
    if _LABEL_IN_BRACKETS.search(before):
        return True
    if text.count("(", 0, found.start) <= text.count(")", 0, found.start) or is_of_figures(text, found.start):
        return False
    is_of_link = bool(block.hrefs and words(before.rpartition("(")[0])) and not _OF_ITSELF.search(folded(before))
    return is_item or is_of_link or bool(words(text[found.end :].partition(")")[2]))


def _is_behind_title(block: TextBlock, found: FoundDate) -> bool:
    """Return whether a day of publication stands in brackets at the end of a title: it is of what the title names."""
    title, opening, _ = block.text[: found.start].rpartition("(")
    return bool(opening) and len(words(title)) > MOST_LABEL_WORDS and block.text[found.end :].startswith(")")


def is_same_row(label: TextBlock, value: TextBlock) -> bool:
    """Return whether a label and its value stand in the same element."""
    return label.selector.rpartition(" > ")[0] == value.selector.rpartition(" > ")[0]


def _worded_before(page: PageText, number: int) -> int | None:
    """Return the position of the last block before this one that holds more than signs."""
    return next((n for n in range(number - 1, -1, -1) if any(map(str.isalnum, page.blocks[n].text))), None)


def _weighed(confidence: float, text: str, found: FoundDate) -> float:
    """Return the confidence of a stamp by what its label says it is of: the page, the website, or a thing told of."""
    if is_of_figures(text, found.start):
        return OF_FIGURES
    of = _OF_SITE_OR_PAGE.findall(folded(text[: found.start]))
    if not of and TOLD_AFTER.match(text[found.end :]):
        return TOLD
    if not of or confidence < SURE_PLACE:
        return confidence
    return OF_PAGE if of[-1] in _PAGE_WORDS else OF_SITE


def of_block(block: TextBlock, day: date, kind: DateKind, quote: str) -> PageDate:
    """Return a day that a block gives, as sure as the place of the block is."""
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
