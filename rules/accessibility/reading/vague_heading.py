"""Vague heading: a heading names the content below it."""

from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import seen
from rules.accessibility.reading.wording import is_placeholder
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, place, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.reading import ReadHeading


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report headings that still say “Untitled” or “Heading 1”."""
    found = [heading for heading in seen(page).headings if heading.text and is_placeholder(heading.text)]
    if found:
        yield Finding(message=FAULTS[Subject.HEADING](len(found)), occurrences=tuple(map(_mended, found)))


def _mended(heading: ReadHeading) -> Occurrence:
    tag = read_tag(heading.html)
    known = tag is not None and tag.content is not None and "<" not in tag.content
    return place(heading, str(tag.holding(slot(N_("what this part of the page is about")))) if tag and known else "")


RULE = Rule(
    id="vague-heading",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=success_criterion("2.4.6"),
    title=N_("Headings name what stands below them"),
    failure_title=N_("Some headings are the placeholder of the editor"),
    why=N_("Readers look through the headings to find their part of the page. “Untitled” leads nobody anywhere."),
    repair=N_("Write what this part of the page is about, in a few words."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    applies=lambda page: any(heading.text for heading in seen(page).headings),
    check=check,
)
