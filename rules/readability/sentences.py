"""The sentences of the main text of a page, each with its language and its level."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rules.accessibility.language.small_words import ENGLISH_CLAUSE_WORDS, HINDI_CLAUSE_WORDS
from rules.page_text import PageText, TextBlock
from rules.readability.levels import english_level, english_words, hindi_level, hindi_words
from rules.readability.prose import VERBS, prose_of
from rules.text import devanagari_share

FEWEST_WORDS = 5  # of a block that is running text
HINDI_SHARE, ENGLISH_SHARE = 0.7, 0.1  # of Devanagari among the letters of a block in one language
LONG_WORDS = 25
LONGEST_ABBREVIATION = 12  # with what stands before it
MANY_BREAKS = 2  # lines broken by hand are a list or an address
LONGEST_CHARACTERS = 1_500  # a longer stretch without a full stop is a table or a list that lost its shape

_BARS = "|".join(rf"(?<={verb}{gap}\|)" for verb in VERBS for gap in ("", " "))
_ENDS = re.compile(rf"(?:(?<=[।॥?!])|{_BARS})\s*(?=\S)|(?<=\.)[\"'”’)\]]?\s+(?=\S)|(?<=[a-z]{{2}}\.)(?=[A-Z][a-z])")
_NO_LANGUAGE = re.compile(
    r"(?i)</?[a-z]+[ >]|[{}]|\"\s*:\s*\"|->|lorem ipsum|https?://\S+.*https?://"
)  # code, data, filler
# A full stop after one of these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?i)(?:(?:^|[\s(\"'“])(?:no|nos|rs|dr|mr|mrs|ms|sh|shri|smt|km|st|sr|jr|govt|dept|ltd|pvt|co|vs|viz|etc|e\.g|i\.e"
    r"|cf|vol|art|sec|para|fig|ph|tel|ext|approx|min|max|prof|col|gen|capt|hon|hon'ble|reg|m/s|u/s|disp|advt|regd|estt|engg|univ|w\.e\.f|p\.m|a\.m)"
    r"|(?:^|[\s(.])[A-Za-z]|^\(?\d{1,3}|(?:^|[\s(])(?:डॉ|सं|क्र|रु|श्री|श्रीमती"
    r"|प्रो|कु|स्व|नं|मो|ई|एस|पी|बी|सी|डी|एन|आर|टी|आई|ए|के|एम"
    r"|जी|एल|यू|वी|एच|ओ|जे|एफ))\.$"
)


_ENDED = re.compile(r"[।॥?!.:|][\s)\]\"'”’»]*$")
_MAY_END = re.compile(r"(?i)\b(?:etc|p\.m|a\.m|govt|ltd|dept)\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of running text."""

    text: str
    language: str  # "hi" or "en"
    words: int
    level: float
    block: TextBlock


@lru_cache(maxsize=4)
def sentences_of(page: PageText) -> tuple[Sentence, ...]:
    """Return the sentences of the main text, in order, each once; headings, tables and other languages left out."""
    found: dict[str, Sentence] = {}
    for block in prose_of(page):
        for sentence in _sentences(block):
            found.setdefault(sentence.text, sentence)
    return tuple(found.values())


def _sentences(block: TextBlock) -> Iterator[Sentence]:
    share = devanagari_share(block.text)
    if share is None or len(block.text.split()) < FEWEST_WORDS or block.html.count("<br") >= MANY_BREAKS:
        return
    if share >= HINDI_SHARE:
        language, find, level, clauses = "hi", hindi_words, hindi_level, HINDI_CLAUSE_WORDS
    elif share <= ENGLISH_SHARE:
        language, find, level, clauses = "en", english_words, english_level, ENGLISH_CLAUSE_WORDS
    else:
        return
    sentences = split(block.text)
    if block.tag != "p" and sentences and not _ENDED.search(sentences[-1]):
        sentences.pop()  # a title or a label
    for text in sentences:
        found = find(text)
        if len(found) < FEWEST_WORDS or len(text) > LONGEST_CHARACTERS or _NO_LANGUAGE.search(text):
            continue
        if not clauses.isdisjoint(map(str.lower, found)):  # names and addresses have no verb
            yield Sentence(text, language, len(found), level(text), block)


def split(text: str) -> list[str]:
    """Return the sentences of a text; a full stop after a number, a letter or a short form ends none."""
    parts: list[str] = []
    for part in _ENDS.split(text):
        end = parts[-1][-LONGEST_ABBREVIATION:] if parts else ""
        if parts and _ABBREVIATION.search(end) and not (_MAY_END.search(end) and part[:1].isupper()):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return [part.strip() for part in parts if part.strip()]
