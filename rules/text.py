"""The words of a page: its main text, its words and its scripts."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from rules.page_text import PageText, Region, TextBlock

CHROME = frozenset({Region.HEADER, Region.NAVIGATION, Region.FOOTER})  # what surrounds the content on every page

_WORD = re.compile(r"[^\W\d_][\w\u0900-\u0963\u0970-\u0dff\u200c\u200d'’-]*")  # vowel signs of Indian scripts included
_DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_AKSHARA = re.compile(
    "(?:[\u0915-\u0939\u0958-\u095f]\u093c?\u094d[\u200c\u200d]?)*[\u0904-\u0939\u0958-\u0961][\u093a-\u094f\u0900-\u0903\u0955-\u0957\u0962\u0963]*|[^\u0900-\u097f]"
)


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def main_blocks(page: PageText) -> tuple[TextBlock, ...]:
    """Return the blocks of the main landmark; of everything but header, menus and footer where there is none."""
    regions = main_regions(page)
    return tuple([block for block in page.blocks if block.region in regions])


def main_regions(page: PageText) -> frozenset[Region]:
    """Return the regions that the main blocks of a page stand in."""
    return frozenset({Region.MAIN}) if Region.MAIN in page.landmarks else frozenset(Region) - CHROME


def joined(blocks: Iterable[TextBlock]) -> str:
    """Return the text of the blocks, one a line."""
    return "\n".join(block.text for block in blocks)


def hold_words(blocks: Iterable[TextBlock], fewest: int) -> bool:
    """Return whether the blocks hold so many words, numbers among them; reads no more of them than it needs."""
    return any(total >= fewest for total in accumulate(len(block.text.split()) for block in blocks))


def first_heading(page: PageText) -> str:
    """Return the text of the first heading of the first level, "" without one."""
    return next((heading.text for heading in page.headings if heading.level == 1), "")


def words(text: str) -> list[str]:
    """Return the words of English text and of texts in Indian scripts, without numbers."""
    return _WORD.findall(text)


def devanagari_share(text: str) -> float | None:
    """Return the share of Devanagari among Devanagari and Latin letters, 0–1; None without either."""
    if text.isascii() or not _DEVANAGARI.search(text):
        return 0.0 if _LATIN.search(text) else None
    count, others = counts_of(text, _DEVANAGARI, _LATIN)
    return count / (count + others)


def counts_of(text: str, *classes: re.Pattern[str]) -> tuple[int, ...]:
    """Return how many characters of a text fit each pattern; a text of any length has few different ones."""
    characters = {character: text.count(character) for character in set(text)}
    return tuple(sum(n for character, n in characters.items() if fitting.match(character)) for fitting in classes)


def is_mostly_devanagari(text: str) -> bool:
    """Return whether more than half of the Devanagari and Latin letters of a text are Devanagari."""
    return (devanagari_share(text) or 0) > 0.5


def letters_of(text: str) -> int:
    """Return the length of a text to a reader: in aksharas of Devanagari, and in other characters."""
    return len(_AKSHARA.findall(text)) if _DEVANAGARI.search(text) else len(text)


def folded(text: str) -> str:
    """Return the text for comparing: NFC, case folded, white space collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` characters, with … where something is left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
