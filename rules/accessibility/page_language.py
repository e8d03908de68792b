"""The language of a text, told by its letters and by a few small words; "" when it is not clear."""

import re
from collections import Counter

DOMINANT_SHARE = 0.6  # of the letters; a page of two languages below it is left to a person
FEWEST_LETTERS = 12

# Blocks of the Unicode standard whose script writes one language of India for practical purposes.
SCRIPTS: tuple[tuple[str, str], ...] = (
    ("Latin", "A-Za-z\u00c0-\u024f"),
    ("Devanagari", "\u0900-\u0963\u0970-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("or", "\u0b00-\u0b7f"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"),
    ("ml", "\u0d00-\u0d7f"),
)
ASSAMESE_LETTERS = frozenset("ৰৱ")
HINDI_WORDS = frozenset({"है", "हैं", "के", "का", "की", "में", "और", "से", "को", "पर", "एवं", "हेतु", "द्वारा"})
MARATHI_WORDS = frozenset({"आहे", "आहेत", "आणि", "मध्ये", "व", "या", "च्या", "साठी", "हे", "ही", "करणे", "येथे"})
ENGLISH_WORDS = frozenset({"the", "of", "and", "for", "by", "on", "from", "with"})
ENGLISH_WORDS_NEEDED = 2  # different ones; Hindi in Latin letters has none of them, but does have "to", "is", "in"

_BLOCKS = tuple((name, re.compile(f"[{letters}]")) for name, letters in SCRIPTS)
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u097f]*")


def language_of(text: str) -> str:
    """Return the language code of a text, such as "hi" or "en"; "" when it is short, mixed or unknown."""
    letters = {name: len(block.findall(text)) for name, block in _BLOCKS}
    script = max(letters, key=lambda name: letters[name])
    total = sum(letters.values())
    if letters[script] < FEWEST_LETTERS or letters[script] / total < DOMINANT_SHARE:
        return ""
    match script:
        case "Latin":
            return "en" if len(ENGLISH_WORDS.intersection(_words(text))) >= ENGLISH_WORDS_NEEDED else ""
        case "Devanagari":
            words = _words(text)
            hindi, marathi = (sum(words[word] for word in known) for known in (HINDI_WORDS, MARATHI_WORDS))
            return "hi" if hindi > marathi else "mr" if marathi > hindi else ""
        case "bn":
            return "as" if ASSAMESE_LETTERS.intersection(text) else "bn"
        case _:
            return script


def _words(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(text))
