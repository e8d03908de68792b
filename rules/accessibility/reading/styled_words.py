"""Styled words: words stand in the page and not in its style sheet (WCAG failure F87)."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.reading.seen import seen
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.reading import StyledWords

_ICONS = re.compile(
    r"icon|awesome|material|glyph|symbol|dashicons|eleganticons|\bfa\b", re.IGNORECASE
)  # words that are drawn as icons
_WORD = re.compile(r"[^\W\d_]{3,}|[\u0904-\u0939][\u0900-\u0963]+")


def check(page: PageEvidence) -> Iterator[Doubt]:
    """Ask about words that the style sheet writes before or after an element."""
    found = [words for words in seen(page).styled_words if _is_text(words)]
    if found:
        yield Doubt(
            message=message(
                N_(
                    "These words come from the style sheet and are missing when it is not loaded. Look whether the "
                    "page can be understood without them."
                )
            ),
            occurrences=tuple(place(words, quote=words.words) for words in found),
        )


def _is_text(words: StyledWords) -> bool:
    return not _ICONS.search(words.family) and bool(_WORD.search(words.words))


RULE = Rule(
    id="styled-words",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=success_criterion("1.3.1"),
    title=N_("All words stand in the page itself"),
    failure_title=N_("Some words are written by the style sheet"),
    why=N_("Readers with a style sheet of their own, and translation programs, do not get these words."),
    repair=N_("Write the words into the page instead of the style sheet (content)."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    check=check,
)
