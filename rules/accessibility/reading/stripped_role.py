"""Stripped role: headings, lists and tables keep their meaning (WCAG failure F92)."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import seen
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.reading import Stripped

LEAST_CELLS = 2  # a table of fewer arranges something


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report headings with a text, and tables with headings, from which role="presentation" takes the meaning."""
    found = [element for element in seen(page).stripped if _means_something(element)]
    if found:
        yield Finding(message=FAULTS[Subject.PLACE](len(found)), occurrences=tuple(map(_mended, found)))


def _means_something(element: Stripped) -> bool:
    if element.tag == "table":
        return element.headings > 0 and element.entries >= LEAST_CELLS
    return (
        re.fullmatch("h[1-6]", element.tag) is not None
        and element.characters > 0
        and not element.is_in_widget
        and not element.holds_roles
    )


def _mended(element: Stripped) -> Occurrence:
    tag = read_tag(element.html)
    return place(element, str(tag.lacking("role")) if tag else "")


RULE = Rule(
    id="stripped-role",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.3.1"),
    title=N_("Headings and tables are announced as what they are"),
    failure_title=N_("Some headings or tables are hidden from screen readers by a role"),
    why=N_(
        'role="presentation" tells a screen reader that the markup means nothing. Headings are then missing from the '
        "overview, and the figures of a table are read without their headings."
    ),
    repair=N_(
        'Remove role="presentation". Where a table only arranges the page, remove its headings (th), caption and scope '
        "instead."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    applies=lambda page: bool(seen(page).stripped or seen(page).headings or seen(page).tables),
    check=check,
)
