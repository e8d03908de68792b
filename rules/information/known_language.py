"""Whether a page is in a language in which the names of sections are known."""

import re
from collections import Counter

from rules.page_text import PageText
from rules.text import counts_of, joined, words

KNOWN_LANGUAGES = frozenset({"", "en", "hi", "sa", "und"})  # those the vocabulary has labels in
ENGLISH_SMALL_WORDS = frozenset({"the", "of", "and", "for", "to", "in", "is", "us", "our", "with", "your"})
_OTHER_TEXT = """
di del della il la le les des du de et el los las per con und der die das
"""
OTHER_SMALL_WORDS = frozenset(_OTHER_TEXT.split())
LEAST_SMALL_WORDS = 5  # fewer are names and loans
MARATHI_WORDS = 3
_MARATHI = re.compile(r"(?<!\S)(?:आहे|आहेत|आणि|येथील)(?!\S)")  # shares the script of Hindi, not the labels
_LETTER = re.compile(r"[^\W\d_]")
_KNOWN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u0900-\u097f]")


def is_in_known_language(page: PageText) -> bool:
    """Return whether the page is in a language the vocabulary has labels in."""
    if page.lang.lower().strip().partition("-")[0] not in KNOWN_LANGUAGES:
        return False
    text = joined(page.blocks)
    known, letters = counts_of(text, _KNOWN_LETTER, _LETTER)
    return (
        len(_MARATHI.findall(text)) < MARATHI_WORDS and known >= letters / 2 and not _is_in_another_latin_language(text)
    )


def _is_in_another_latin_language(text: str) -> bool:
    """Return whether the small words are those of a Romance or German text, whatever the page declares."""
    small = Counter(words(text.lower()))
    other = sum(small[word] for word in OTHER_SMALL_WORDS)
    return other >= LEAST_SMALL_WORDS and other > sum(small[word] for word in ENGLISH_SMALL_WORDS)
