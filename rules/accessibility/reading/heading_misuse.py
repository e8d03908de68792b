"""Headings that are none: whole paragraphs marked as headings (F43), and headings with nothing below them."""

import itertools
import re
from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE, DETAIL, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import places, seen
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.reading import ReadHeading

LONG_HEADING = 200  # characters; titles of orders are long too, so sentences are asked for as well
_LINK = re.compile(r"<a[\s>]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}|[\u0904-\u0939][\u0900-\u0963]+")  # a date or a figure has a label, not a content
_SENTENCE_END = re.compile(r"[.!?।]\s+(?=[A-Z\u0904-\u0939“\"])")


def check_paragraphs(page: PageEvidence) -> Iterator[Finding]:
    """Report headings that are paragraphs of several sentences."""
    found = [
        heading
        for heading in seen(page).headings
        if heading.is_shown and heading.characters >= LONG_HEADING and _SENTENCE_END.search(heading.text)
    ]
    if found:
        yield Finding(message=FAULTS[Subject.HEADING](len(found)), occurrences=tuple(map(_as_paragraph, found)))


def _as_paragraph(heading: ReadHeading) -> Occurrence:
    tag = read_tag(heading.html)
    return place(heading, str(tag.renamed("p")) if tag is not None and re.fullmatch("h[1-6]", tag.name) else "")


def check_content(page: PageEvidence) -> Iterator[Finding]:
    """Report headings right beside which the next one of the same or a higher level stands; a link leads to its own."""
    headings = seen(page).headings
    found = [
        heading
        for heading, following in itertools.pairwise(headings)
        if _WORD.search(heading.text)
        and heading.is_bare
        and heading.is_shown
        and following.is_shown
        and not _LINK.search(heading.html)
        and not heading.is_in_control
        and following.level <= heading.level
        and heading.level > 1
        and heading.region == following.region
        and not heading.text_between
        and not heading.things_between
    ]
    if found:
        yield Finding(message=FAULTS[Subject.HEADING](len(found)), occurrences=places(found))


RULES = (
    Rule(
        id="heading-paragraph",
        category=Category.ACCESSIBILITY,
        impact=Impact.MODERATE,
        weight=DETAIL,
        references=success_criterion("1.3.1"),
        title=N_("Only headings are marked as headings"),
        failure_title=N_("Whole paragraphs are marked as headings"),
        why=N_(
            "Blind readers jump from heading to heading to get an overview. When paragraphs are marked as headings to "
            "make them large, the overview is lost."
        ),
        repair=N_("Give the text the style “Normal” or “Paragraph” in the editor; set its size in the style sheet."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        needs=frozenset({Need.READING}),
        applies=lambda page: any(heading.text for heading in seen(page).headings),
        check=check_paragraphs,
    ),
    Rule(
        id="heading-content",
        category=Category.ACCESSIBILITY,
        impact=Impact.MINOR,
        weight=ADVICE,
        title=N_("Something stands below every heading"),
        failure_title=N_("Nothing stands below some headings"),
        why=N_("Whoever jumps to the heading finds nothing and believes that the content failed to load."),
        repair=N_("Write the content, remove the heading, or turn a subtitle into a paragraph."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        needs=frozenset({Need.READING}),
        applies=lambda page: len(seen(page).headings) > 1,
        check=check_content,
    ),
)
