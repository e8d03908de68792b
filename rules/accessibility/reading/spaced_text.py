"""Spaced text: spaces stand between words only, neither between letters (F32) nor to make columns (F33, F34)."""

import itertools
import re
from collections.abc import Iterator, Sequence

from rules.accessibility.axe.row import DETAIL, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import places, seen
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.reading import SpacedWord

LEAST_LINES = 3
_VOWEL, _CONSONANT = re.compile("[aeiou]", re.IGNORECASE), re.compile("[bcdfghjklmnpqrstvwxyz]", re.IGNORECASE)
_HINDI_TEXT = """
है हैं के की का को में से पर ने व न ही भी तो जो वह यह या और हो जा ये वे थी था थे कि एक दो
"""
_HINDI_WORDS = frozenset(_HINDI_TEXT.split())
_GAP = re.compile(r"(?:\t+|[ \u00a0]{2,})+")
_CODE = re.compile(r"[{};<>]|=>|\b(?:var|function|SELECT|def)\b")


def check_letters(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report words whose letters are parted by spaces; ask where they may be initials or options."""
    words = [word for word in seen(page).spaced_words if not _is_series(word.word)]
    sure = [word for word in words if _is_word(word)]
    if sure:
        yield Finding(message=FAULTS[Subject.TEXT](len(sure)), occurrences=tuple(map(_closed, sure)))
    unsure = [word for word in words if word not in sure and not _is_hindi(word.word)]
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "Single letters stand apart from one another. If they are one word, it is spelled out instead of "
                    "read."
                )
            ),
            occurrences=tuple(place(word, quote=word.word) for word in unsure),
        )


def _letters(word: str) -> list[str]:
    return word.replace("\u00a0", " ").split()


def _is_hindi(word: str) -> bool:
    return re.search(r"[\u0900-\u097f]", word) is not None


def _is_series(word: str) -> bool:
    """Return whether the letters are an alphabet, options, grades or Hindi words of one letter."""
    letters = [letter.casefold() for letter in _letters(word)]
    rising = sum(ord(after[0]) > ord(before[0]) for before, after in itertools.pairwise(letters))
    return rising == len(letters) - 1 or len(set(letters)) < 3 or any(letter in _HINDI_WORDS for letter in letters)


def _is_word(word: SpacedWord) -> bool:
    if _is_hindi(word.word):
        return len(_letters(word.word)) >= 4
    joined = "".join(_letters(word.word))
    before, _, after = word.around.replace("\u00a0", " ").partition(word.word)
    is_by_a_name = re.match(r"\s+[A-Z][a-z]", after) or re.search(r"[A-Z][a-z]+\s+$", before)
    return bool(_VOWEL.search(joined) and _CONSONANT.search(joined)) and not (is_by_a_name and joined.isupper())


def _closed(word: SpacedWord) -> Occurrence:
    tag = read_tag(word.html)
    spaced = re.compile("(?:\\s|&nbsp;|\u00a0)+".join(map(re.escape, _letters(word.word))))
    after = ""
    if tag is not None and tag.content is not None and "<" not in tag.content and spaced.search(tag.content):
        closed = spaced.sub("".join(_letters(word.word)), tag.content)
        after = f"{tag.holding(closed).having('style', 'letter-spacing: 0.3em')}"
    return place(word, after, quote=word.word)


def check_columns(page: PageEvidence) -> Iterator[Finding]:
    """Report tables and columns that are made of spaces."""
    found = [text for text in seen(page).seeming_columns if columns(text.lines) > 1]
    if found:
        yield Finding(message=FAULTS[Subject.TABLE](len(found)), occurrences=places(found))


def columns(lines: Sequence[str]) -> int:
    """Return how many columns at least three lines in a row share, begun at the same place; 1 for running text."""
    best = 1
    if _CODE.search("\n".join(lines)):
        return best
    starts = [_starts(line) for line in lines]
    for index in range(len(starts) - LEAST_LINES + 1):
        window = starts[index : index + LEAST_LINES]
        counts = {len(row) for row in window}
        if (
            len(counts) == 1
            and (count := counts.pop()) > 1
            and all(_are_close([row[at] for row in window]) for at in range(count))
        ):
            best = max(best, count)
    return best


def _starts(line: str) -> list[int]:
    """Return where the pieces of a line begin that wide gaps part; tabs count as one place."""
    plain = line.rstrip().replace("\t", "  ")
    begin = len(plain) - len(plain.lstrip(" \u00a0"))
    return [begin, *(gap.end() for gap in _GAP.finditer(plain, begin) if gap.start() > begin)]


def _are_close(places_: Sequence[int]) -> bool:
    return max(places_) - min(places_) <= 1


def _has_text(page: PageEvidence) -> bool:
    return bool(page.view and page.view.texts)


def _has_columns(page: PageEvidence) -> bool:
    return bool(seen(page).seeming_columns)


RULES = (
    Rule(
        id="spaced-letters",
        category=Category.ACCESSIBILITY,
        impact=Impact.MODERATE,
        weight=DETAIL,
        references=success_criterion("1.3.2"),
        title=N_("Words are written in one piece"),
        failure_title=N_("Some words are written with spaces between their letters"),
        why=N_("A screen reader spells such a word letter by letter, and a search does not find it."),
        repair=N_(
            "Write the word without spaces. Let the style sheet part the letters (letter-spacing) if they shall stand "
            "apart."
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        needs=frozenset({Need.READING}),
        applies=_has_text,
        check=check_letters,
    ),
    Rule(
        id="spaced-columns",
        category=Category.ACCESSIBILITY,
        impact=Impact.SERIOUS,
        weight=DETAIL,
        references=(*success_criterion("1.3.1"), *success_criterion("1.3.2")),
        title=N_("Tables and columns are built as tables"),
        failure_title=N_("Some tables or columns are made of spaces"),
        why=N_(
            "What stands in columns for the eye is read line by line: half a name, an amount, the next half. On a "
            "phone the columns fall apart for everybody."
        ),
        repair=N_("Insert a table in the editor and put every figure into a cell of its own."),
        owner=Owner.EDITOR,
        effort=Effort.HOURS,
        needs=frozenset({Need.READING}),
        applies=_has_columns,
        check=check_columns,
    ),
)
