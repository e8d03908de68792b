"""Advice on how long texts are set, and on markup that only says how a text looks."""

from collections.abc import Callable, Sequence

from rules.accessibility.axe.row import Subject
from rules.accessibility.markup import declaring
from rules.accessibility.reading.advice import advice
from rules.accessibility.reading.old_markup import modern
from rules.accessibility.reading.seen import seen
from rules.evidence import PageEvidence
from rules.finding import N_, Occurrence, Placed, place
from rules.fixing.edit import REMOVAL
from rules.place import Element
from rules.rule import Ground, Owner
from rules.standards import gigw, wcag
from rules.views.reading import StyledText

# Characters set so in one block; shorter ones are labels and mentions.
LEAST_JUSTIFIED, LEAST_CAPITALS, LEAST_ITALIC = 100, 60, 100


def _at_least(characters: int, styled: Sequence[StyledText]) -> Sequence[StyledText]:
    return [text for text in styled if text.characters >= characters]


def _old_markup(page: PageEvidence) -> Sequence[Element]:
    return [element for old in seen(page).old_markup for element in old.places]


def _declared(**wanted: str) -> Callable[[Placed], Occurrence]:
    return lambda text: place(text, declaring(text.html, **wanted))


RULES = (
    advice(
        "justified-text",
        Subject.TEXT,
        lambda page: _at_least(LEAST_JUSTIFIED, seen(page).justified),
        tell=_declared(text_align="start"),
        references=(wcag("1.4.8"), gigw("DBIM-G12")),
        title=N_("Paragraphs have a ragged right edge"),
        failure_title=N_("Some paragraphs are set to both edges"),
        why=N_(
            "The uneven gaps between the words make the line hard to follow, most of all for people with dyslexia "
            "and on phones."
        ),
        repair=N_("Set the paragraphs to the left edge (text-align: left)."),
        ground=Ground.STANDARD,
    ),
    advice(
        "capital-text",
        Subject.TEXT,
        lambda page: _at_least(LEAST_CAPITALS, seen(page).capitals),
        references=(gigw("DBIM-G13"),),
        title=N_("Sentences are not set in capital letters"),
        failure_title=N_("Some sentences are set in capital letters"),
        why=N_("Capitals are read more slowly, and some screen readers spell them letter by letter."),
        repair=N_("Write the text in ordinary letters; make a word bold where it matters."),
    ),
    advice(
        "italic-text",
        Subject.TEXT,
        lambda page: _at_least(LEAST_ITALIC, seen(page).italic),
        tell=_declared(font_style="normal"),
        title=N_("Long texts are not set in italics"),
        failure_title=N_("Some long texts are set in italics"),
        why=N_("Slanted letters are hard to read for people with dyslexia or weak eyes, in Devanagari above all."),
        repair=N_("Use upright letters; italics are for a word or a title."),
    ),
    advice(
        "underlined-text",
        Subject.TEXT,
        lambda page: seen(page).underlined,
        tell=_declared(text_decoration="none"),
        title=N_("Only links are underlined"),
        failure_title=N_("Some underlined texts are no links"),
        why=N_("Visitors take underlined text for a link and press it in vain."),
        repair=N_("Remove the underline; use bold letters or a heading for what matters."),
    ),
    advice(
        "old-markup",
        Subject.PLACE,
        _old_markup,
        tell=lambda element: place(element, modern(element.html)),
        references=(gigw("5.1.15"),),
        title=N_("The look of texts is set by the style sheet"),
        failure_title=N_("The look of some texts is set by outdated markup"),
        why=N_(
            "Fixed fonts, colours and bold paragraphs cannot be changed by readers who need other ones, nor by a new "
            "design."
        ),
        repair=N_(
            "Remove font, center, big and the like, and b, i or u around whole paragraphs; set the look in the style "
            "sheet."
        ),
        owner=Owner.DEVELOPER,
        ground=Ground.CONVENTION,
    ),
    advice(
        "empty-list",
        Subject.LIST,
        lambda page: seen(page).empty_lists,
        tell=lambda element: place(element, edits=REMOVAL),
        title=N_("Every list has entries"),
        failure_title=N_("Some lists are empty"),
        why=N_("A screen reader announces a list and then says nothing."),
        repair=N_("Write the entries, or remove the list."),
    ),
)
