"""Devanagari letter spacing: the head line of Hindi words is unbroken."""

from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.markup import declaring
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.views.seeing import SpacedLetters

LEAST_OF_SIZE = 0.05  # of the font size: less leaves no gap that is seen


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report Hindi texts with letter-spacing (W3C Indic Layout Requirements: the head line runs through)."""
    found = [text for text in _spaced(page) if abs(text.letter_spacing_css_px) >= LEAST_OF_SIZE * text.size_css_px]
    if found:
        yield Finding(
            message=counted(
                N_("The letters of {count} Hindi text are pulled apart or pushed together."),
                N_("The letters of {count} Hindi texts are pulled apart or pushed together."),
                len(found),
            ),
            occurrences=tuple(_occurrence(text) for text in found),
        )


def _spaced(page: PageEvidence) -> tuple[SpacedLetters, ...]:
    return page.view.seeing.spaced_letters if page.view and page.view.seeing else ()


def _occurrence(text: SpacedLetters) -> Occurrence:
    return place(
        text,
        after=declaring(text.html, letter_spacing="normal"),
        quote=text.text,
        note=message(N_("The letter spacing is {pixels} px."), pixels=f"{text.letter_spacing_css_px:g}"),
    )


RULE = Rule(
    id="devanagari-letter-spacing",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=DETAIL,
    title=N_("The head line of Hindi words is unbroken"),
    failure_title=N_("Hindi words are torn into single letters"),
    why=N_("The line above the letters holds a Hindi word together. With gaps in it, reading becomes spelling."),
    repair=N_(
        "Set letter-spacing: normal for Hindi text, for example with the selector :lang(hi). Spaced letters suit "
        "English capitals only."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    needs=frozenset({Need.SEEING}),
    applies=lambda page: any("\u0900" <= sign <= "\u097f" for block in page.text.blocks for sign in block.text),
    check=check,
)
