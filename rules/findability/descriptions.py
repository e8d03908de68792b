"""Descriptions of pages: what a page declares, how long it is to a reader, and what it could be."""

import re

from rules.evidence import PageEvidence
from rules.page_text import Meta, PageText, TextBlock
from rules.place import around
from rules.text import folded, is_mostly_devanagari, letters_of, main_blocks, words

SHORTEST, LONGEST = 50, 160  # characters; convention, what search engines show
SHORTEST_AKSHARAS, LONGEST_AKSHARAS = 40, 130  # of Devanagari; convention
SLACK = 10  # search engines count the width of a text, not its letters
LEAST_WHOLE = 0.44  # of the room: less than that in whole sentences is a loss
READ = 400  # characters of a text that are looked at
LEAST_WORDS = 8  # a shorter text is a label
LEAST_NAME = 3  # letters of a word of a name
MOST_NAMES = 2  # words of the name of a website that a sentence about it begins with
OPENING = 70  # characters in which they stand
_SHARED = ("og:description", "twitter:description")
_OF_OTHERS = re.compile(  # what somebody says, and news
    r"(?i)[\"'“‘]|(?:advertisement|advt|notice|notification|result|tender|circular|press|walk|admission)\b"
    r"|(?:विज्ञापन|सूचना|अधिसूचना|परिणाम|निविदा|परिपत्र|प्रेस)(?![\u0900-\u0963])"
)
_COMMON = frozenset(
    {
        *("welcome", "home", "page", "official", "website", "web", "site", "portal", "government", "govt", "india"),
        *("department", "ministry", "state", "the", "and", "for", "स्वागत", "मुख्य", "मुख", "पृष्ठ", "आधिकारिक", "वेबसाइट"),
        *("सरकार", "शासन", "भारत", "विभाग", "मंत्रालय", "पोर्टल"),
    }
)
_END = re.compile(r"[।॥?!.](?=\s|$)")
_SHORT = frozenset(  # words that a full stop shortens
    {
        *("dr", "sh", "shri", "smt", "mrs", "mr", "ms", "km", "prof", "no", "nos", "st", "rs", "govt", "dept", "hon"),
        *("honble", "ltd", "pvt", "viz", "vs", "dt", "डॉ", "श्री"),
    }
)
_CLOSING = " )]\"'”’»"
_TEXT_TAGS = frozenset({"p", "div", "section", "article", "td", "span", "blockquote", "dd"})
# A sentence of the website's own machinery, not of the page's subject.
_MACHINERY = re.compile(
    r"(?i)javascript|cookie|©|copyright|last updated|skip to|screen reader|all rights|click here|lorem|ipsum|dolor sit"
    r"|disclaimer|toll[- ]?free|contents? (?:is|are) owned|owned (?:and maintained )?by|@"
    r"|अंतिम (?:बार )?(?:अद्यतन|अपडेट)"
)


def declared(page: PageText) -> Meta | None:
    """Return the element that describes the page; None where there is none."""
    return next((meta for meta in page.meta if meta.name == "description"), None)


def length_of(text: str) -> tuple[int, int, int]:
    """Return the length of a description and the bounds it should keep, in aksharas for Hindi, else characters."""
    shortest, longest = (SHORTEST_AKSHARAS, LONGEST_AKSHARAS) if is_mostly_devanagari(text) else (SHORTEST, LONGEST)
    return letters_of(text), shortest, longest


def proposed(page: PageEvidence) -> str:
    """Return a description of what the page says of itself in its first sentences; "" where it has none.

    A home page has the sentences of others, too: one that describes it names the website where it begins. Before these
    counts what it says of itself for shared links; that of other pages is often the same on all of them.
    """
    shared = (meta.content.strip() for meta in page.text.meta if meta.name in _SHARED and page.is_home)
    if told := next((text for text in shared if len(text) >= SHORTEST), ""):
        return fitted(told)
    rows = {row.selector for table in page.text.tables for row in table.rows if sum(map(bool, row.cells)) > 1}
    names = _names_of_site(page.text)
    for block in main_blocks(page.text):
        is_own = not page.is_home or _begins_with(names, block.text)
        if is_own and _is_prose(block) and rows.isdisjoint(around(block.selector)):
            return fitted(block.text)
    return ""


def _names_of_site(page: PageText) -> frozenset[str]:
    """Return the words of the title that tell one website from others."""
    return frozenset(word for word in words(folded(page.title)) if len(word) >= LEAST_NAME and word not in _COMMON)


def _begins_with(names: frozenset[str], text: str) -> bool:
    opening = words(folded(text[:OPENING]))
    return len(names.intersection(opening)) >= min(MOST_NAMES, len(names)) > 0


def _is_prose(block: TextBlock) -> bool:
    text = block.text.rstrip(_CLOSING)
    return (
        block.tag in _TEXT_TAGS
        and len(block.text) >= SHORTEST
        and len(block.hrefs) <= 1
        and text.endswith(("।", "॥", ".", "!"))
        and not text.endswith("..")
        and not _OF_OTHERS.match(block.text)
        and len(words(block.text)) >= LEAST_WORDS
        and not _MACHINERY.search(block.text)
        and folded(block.text) != folded(block.section)
        and not block.text.isupper()
    )


def fitted(text: str) -> str:
    """Return as many whole sentences of a text as fit a description, else the first words with …."""
    start = text[:READ]
    length, shortest, longest = length_of(text)
    if length <= longest:
        return text
    whole = ""
    for end in _END.finditer(start):
        if length_of(start[: end.end()])[0] > longest:
            break
        if end[0] == "." and _is_shortened(start[: end.start()]):
            continue
        whole = start[: end.end()]
    if length_of(whole)[0] >= max(shortest, LEAST_WHOLE * longest):
        return whole
    pieces = start.split()
    while length_of(" ".join(pieces) + "…")[0] > longest:
        pieces.pop()
    return " ".join(pieces).rstrip(" ,;:–-") + "…"


def _is_shortened(before: str) -> bool:
    """Return whether a full stop after this text ends a shortened word or an initial and no sentence."""
    last = re.split(r"[\s.(]", before)[-1].lower()
    return len(last) == 1 or last in _SHORT
