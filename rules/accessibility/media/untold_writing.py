"""Untold writing: what is written in a picture is told by its text."""

import re
from collections.abc import Iterator

from rules.accessibility.media.picture_text import file_name, named, retold, shown
from rules.accessibility.media.writing import SHOWN_AS_IT_IS, may_hold
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, message, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Picture

MANY_LINES, MANY_LETTERS = 3, 60
TOLD_SHARE = 0.4  # of the letters seen; less cannot carry what they say
_LETTER = re.compile(r"[^\W_]")


def check(page: PageEvidence) -> Iterator[Doubt]:
    """Ask about pictures that hold far more writing than their text."""
    short = [picture for picture in _written(page) if _tells_less(picture)]
    if short:
        yield Doubt(
            message=message(
                N_(
                    "Much is written in this picture and its text is short. Does the text, or the page beside it, "
                    "tell all that is written?"
                )
            ),
            occurrences=tuple(
                shown(picture, after=retold(picture, slot(N_("all words written in the picture")))) for picture in short
            ),
        )


def _written(page: PageEvidence) -> Iterator[Picture]:
    return (picture for picture in named(page) if may_hold(picture.writing, MANY_LINES, MANY_LETTERS))


def _tells_less(picture: Picture) -> bool:
    letters = picture.writing.letters if picture.writing else 0
    if picture.control_text or SHOWN_AS_IT_IS.search(f"{picture.name} {file_name(picture)}"):
        return False
    return len(_LETTER.findall(picture.name)) < TOLD_SHARE * letters


RULE = Rule(
    id="untold-writing",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=success_criterion("1.1.1"),
    title=N_("What is written in a picture is also told in its text"),
    failure_title=N_("Some pictures hold words that their text leaves out"),
    why=N_("A blind visitor hears “banner of the scheme” and never learns the last date that is written in it."),
    repair=N_(
        "Write the words of the picture on the page itself, or, where they are few, into the text of the picture."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: any(True for _ in _written(page)),
    check=check,
)
