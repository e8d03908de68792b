"""The language of a text, told only where it is certain enough to accuse somebody."""

from dataclasses import dataclass
from functools import lru_cache

from rules.accessibility.language.small_words import (
    ENGLISH_CLAUSE_WORDS,
    ENGLISH_SMALL_WORDS,
    HINDI_CLAUSE_WORDS,
    HINDI_SMALL_WORDS,
    ROMAN_HINDI_WORDS,
    SMALL_WORDS,
)
from rules.language_id import (
    DEVANAGARI,
    LATIN,
    Guess,
    guessed,
    is_kindred,
    primary,
    prose,
    script_words,
    scripts_of,
    sole_language,
)
from rules.legacy_hindi import typed_hindi

MAIN_SCRIPT_SHARE = 0.75  # of the words; a text below it is mixed and says nothing
FEWEST_WORDS = 3
ROMAN_HINDI_NEEDED = 3  # different small words
SURE_SHARE = 0.85  # of the model's confidence, for languages other than English and Hindi
VERY_SURE_SHARE = 0.9
ENGLISH_SHARE = 0.5  # beside at least two of English's own small words
HINDI_SHARE = 0.4
KINDRED_SHARE, KINDRED_WORDS = 0.95, 30  # to doubt between languages of one family


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a text is written in."""

    script: str
    language: str  # "": one of the languages of the script, which one is not certain
    words: int  # of the main script
    clause_words: int  # different ones that only sentences have
    small_words: int  # different ones
    is_roman_hindi: bool = False


@lru_cache(maxsize=4_096)
def tongue_of(text: str) -> Tongue | None:
    """Return what a text is written in; None where it is mixed, too short, or typed for an old font."""
    by_script = script_words(prose(text))
    total = sum(map(len, by_script.values()))
    if not total:
        return None
    script = max(by_script, key=lambda name: len(by_script[name]))
    words = [word.lower() for word in by_script[script]]
    if len(words) < MAIN_SCRIPT_SHARE * total:
        return None
    known = set(words)
    if script == LATIN:
        return _latin(text, words, known)
    if script == DEVANAGARI:
        return _devanagari(text, words, known)
    return Tongue(script, sole_language(script, text), len(words), 0, 0)


def contradicts(tongue: Tongue, tag: str) -> bool:
    """Return whether a text certainly is not in the language of a tag."""
    written = scripts_of(tag)
    if not written:
        return False
    if tongue.script in written:
        if DEVANAGARI in written or not tongue.language:
            return False  # Hindi and its sisters are told apart by people
        return not is_kindred(tongue.language, primary(tag))
    if tongue.script == LATIN:
        return bool(tongue.language)  # names and words without a sentence may be in any language
    return True


def _latin(text: str, words: list[str], known: set[str]) -> Tongue | None:
    letters = typed_hindi(text)
    if letters.is_sure or letters.is_likely:
        return None
    clauses, small = len(known & ENGLISH_CLAUSE_WORDS), len(known & ENGLISH_SMALL_WORDS)
    roman = len(known & ROMAN_HINDI_WORDS)
    if roman >= ROMAN_HINDI_NEEDED and roman > small:
        return Tongue(LATIN, "", len(words), 0, 0, is_roman_hindi=True)
    language = _certain(guessed(text), words, known, small) if len(words) >= FEWEST_WORDS else ""
    return Tongue(LATIN, language, len(words), clauses, small)


def _certain(guess: Guess, words: list[str], known: set[str], small: int) -> str:
    """Return the guessed language where its own small words bear the guess out, else ""."""
    if guess.language == "en":
        is_english = guess.share >= (ENGLISH_SHARE if small >= 2 else SURE_SHARE)
        return "en" if small and is_english else ""
    own = SMALL_WORDS.get(guess.language, frozenset())
    found = len(known & own)
    is_borne_out = found >= 2 and (found > small or (small <= 2 and guess.share >= VERY_SURE_SHARE))
    return guess.language if is_borne_out and guess.share >= SURE_SHARE and len(words) > FEWEST_WORDS else ""


def _devanagari(text: str, words: list[str], known: set[str]) -> Tongue:
    clauses, small = len(known & HINDI_CLAUSE_WORDS), len(known & HINDI_SMALL_WORDS)
    guess = guessed(text)
    is_hindi = guess.language == "hi" and guess.share >= HINDI_SHARE
    language = (
        "hi" if is_hindi else guess.language if guess.share >= KINDRED_SHARE and len(words) >= KINDRED_WORDS else ""
    )
    return Tongue(DEVANAGARI, language, len(words), clauses, small)
