"""Descriptions of pages: what a page declares, how long it is to a reader, and what it could be."""

import re

from rules.page_text import Meta, PageText, TextBlock
from rules.text import folded, is_mostly_devanagari, letters_of, main_blocks, words

SHORTEST, LONGEST = 50, 160  # characters; convention, what search engines show
SHORTEST_AKSHARAS, LONGEST_AKSHARAS = 40, 130  # of Devanagari; convention
READ = 400  # characters of a text that are looked at
LEAST_WORDS = 8  # a shorter text is a label
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
    r"|अंतिम (?:बार )?(?:अद्यतन|अपडेट)"
)

_NOT_FOUND = re.compile(
    r"(?i)\b404 (?:error|not found|page)|\berror 404\b|\bpage (?:was )?not found\b|^not found\b|पृष्ठ नहीं मिला"
)


def declared(page: PageText) -> Meta | None:
    """Return the element that describes the page; None where there is none."""
    return next((meta for meta in page.meta if meta.name == "description"), None)


def says_not_found(page: PageText) -> bool:
    """Return whether a page calls itself missing, whatever status it was answered with."""
    return _NOT_FOUND.search(page.title) is not None


def length_of(text: str) -> tuple[int, int, int]:
    """Return the length of a description and the bounds it should keep, in aksharas for Hindi, else characters."""
    shortest, longest = (SHORTEST_AKSHARAS, LONGEST_AKSHARAS) if is_mostly_devanagari(text) else (SHORTEST, LONGEST)
    return letters_of(text), shortest, longest


def proposed(page: PageText) -> str:
    """Return the first sentences of the page's own text that fit a description; "" where it has none."""
    for block in main_blocks(page):
        if _is_prose(block):
            return fitted(block.text)
    return ""


def _is_prose(block: TextBlock) -> bool:
    return (
        block.tag in _TEXT_TAGS
        and len(block.text) >= SHORTEST
        and len(block.hrefs) <= 1
        and block.text.rstrip(_CLOSING).endswith(("।", "॥", ".", "?", "!"))
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
    if length_of(whole)[0] >= shortest:
        return whole
    pieces = start.split()
    while length_of(" ".join(pieces) + "…")[0] > longest:
        pieces.pop()
    return " ".join(pieces).rstrip(" ,;:–-") + "…"


def _is_shortened(before: str) -> bool:
    """Return whether a full stop after this text ends a shortened word or an initial and no sentence."""
    last = re.split(r"[\s.(]", before)[-1].lower()
    return len(last) == 1 or last in _SHORT
