"""Advice on how long texts are set, and on markup that only says how a text looks."""

from collections.abc import Callable, Iterator, Sequence

from rules.accessibility.axe.row import ADVICE, FAULTS, Subject
from rules.accessibility.reading.seen import places, seen
from rules.evidence import PageEvidence
from rules.finding import N_, Finding
from rules.place import Element
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import Reference, gigw, wcag
from rules.views.reading import StyledText

Find = Callable[[PageEvidence], Sequence[StyledText | Element]]
# Characters set so in one block; shorter ones are labels and mentions.
LEAST_JUSTIFIED, LEAST_CAPITALS, LEAST_ITALIC = 100, 60, 100


def _at_least(characters: int, styled: Sequence[StyledText]) -> Sequence[StyledText]:
    return [text for text in styled if text.characters >= characters]


def _old_markup(page: PageEvidence) -> Sequence[Element]:
    return [element for old in seen(page).old_markup for element in old.places]


def _check(find: Find, subject: Subject, page: PageEvidence) -> Iterator[Finding]:
    found = find(page)
    if found:
        yield Finding(message=FAULTS[subject](len(found)), occurrences=places(found))


def _rule(
    id_: str,
    find: Find,
    *,
    subject: Subject = Subject.TEXT,
    references: tuple[Reference, ...] = (),
    title: str,
    failure_title: str,
    why: str,
    repair: str,
    owner: Owner = Owner.EDITOR,
) -> Rule:
    return Rule(
        id=id_,
        category=Category.ACCESSIBILITY,
        impact=Impact.MINOR,
        weight=ADVICE,
        references=references,
        title=title,
        failure_title=failure_title,
        why=why,
        repair=repair,
        owner=owner,
        effort=Effort.MINUTES,
        needs=frozenset({Need.READING}),
        check=lambda page: _check(find, subject, page),
    )


RULES = (
    _rule(
        "justified-text",
        lambda page: _at_least(LEAST_JUSTIFIED, seen(page).justified),
        references=(wcag("1.4.8"), gigw("DBIM-G12")),
        title=N_("Paragraphs have a ragged right edge"),
        failure_title=N_("Some paragraphs are set to both edges"),
        why=N_(
            "The uneven gaps between the words make the line hard to follow, most of all for people with dyslexia "
            "and on phones."
        ),
        repair=N_("Set the paragraphs to the left edge (text-align: left)."),
    ),
    _rule(
        "capital-text",
        lambda page: _at_least(LEAST_CAPITALS, seen(page).capitals),
        references=(gigw("DBIM-G13"),),
        title=N_("Sentences are not set in capital letters"),
        failure_title=N_("Some sentences are set in capital letters"),
        why=N_("Capitals are read more slowly, and some screen readers spell them letter by letter."),
        repair=N_("Write the text in ordinary letters; make a word bold where it matters."),
    ),
    _rule(
        "italic-text",
        lambda page: _at_least(LEAST_ITALIC, seen(page).italic),
        title=N_("Long texts are not set in italics"),
        failure_title=N_("Some long texts are set in italics"),
        why=N_("Slanted letters are hard to read for people with dyslexia or weak eyes, in Devanagari above all."),
        repair=N_("Use upright letters; italics are for a word or a title."),
    ),
    _rule(
        "underlined-text",
        lambda page: seen(page).underlined,
        title=N_("Only links are underlined"),
        failure_title=N_("Some underlined texts are no links"),
        why=N_("Visitors take underlined text for a link and press it in vain."),
        repair=N_("Remove the underline; use bold letters or a heading for what matters."),
    ),
    _rule(
        "old-markup",
        _old_markup,
        subject=Subject.PLACE,
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
    ),
    _rule(
        "empty-list",
        lambda page: seen(page).empty_lists,
        subject=Subject.LIST,
        title=N_("Every list has entries"),
        failure_title=N_("Some lists are empty"),
        why=N_("A screen reader announces a list and then says nothing."),
        repair=N_("Write the entries, or remove the list."),
    ),
)
