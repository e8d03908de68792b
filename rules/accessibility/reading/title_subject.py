"""Title subject: the title of the page speaks of what the page is about (W3C ACT rule c4a8a4)."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, message
from rules.information import page_title
from rules.information.titles import title_place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.text import devanagari_share, folded, joined, words

LEAST_WORDS = 8  # of the page: less says nothing about a subject
STEM = 4  # letters that stand for a word in all its forms
_SMALL_TEXT = """
the and for with from your our this that page home welcome website site official government india
"""
_SMALL = frozenset(_SMALL_TEXT.split())


def check(page: PageEvidence) -> Iterator[Doubt]:
    """Ask about a title none of whose words stands on the page."""
    title = page.text.title
    if any(True for _ in page_title.check(page)):
        return  # told there
    text = joined(page.text.blocks)
    stems = _stems(title)
    if not stems or len(words(text)) < LEAST_WORDS or _script(title) != _script(text) or _script(title) is None:
        return
    said = folded(" ".join((text, *(image.alt or "" for image in page.text.images))))
    if not any(stem in said for stem in stems):
        yield Doubt(
            message=message(
                N_("No word of the title “{title}” stands on the page. Look whether it says what the page is about."),
                title=title,
            ),
            occurrences=(title_place(page.text),),
        )


def _stems(title: str) -> set[str]:
    found = (word.casefold() for word in words(title))
    return {word[:STEM] for word in found if len(word) >= STEM and word not in _SMALL}


def _script(text: str) -> bool | None:
    """Return whether a text is in Devanagari; None where it is mixed or in neither script."""
    share = devanagari_share(re.sub(r"https?://\S+", " ", text))
    if share is None or 0.1 < share < 0.7:
        return None
    return share >= 0.7


RULE = Rule(
    id="title-subject",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.4.2"),
    title=N_("The title of the page says what the page is about"),
    failure_title=N_("The title of the page speaks of something else"),
    why=N_("A blind visitor hears the title first and leaves when it speaks of something else."),
    repair=N_("Write a title of a few words: first what the page is about, then the name of the department."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.VIEW}),
    applies=lambda page: bool(page.text.title.strip()) and page.is_served,
    check=check,
)
