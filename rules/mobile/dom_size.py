"""DOM size: a page is made of so few elements that a cheap phone can handle it."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule

GOOD_ELEMENTS = 818  # Lighthouse dom-size
POOR_ELEMENTS = 1400  # Lighthouse dom-size


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page of more than 1,400 elements."""
    elements = page.view.vitals.dom_elements if page.view and page.view.vitals else 0
    if elements > POOR_ELEMENTS:
        yield Finding(
            message=message(
                N_("The page is made of {elements} elements; up to {good} are good."),
                elements=elements,
                good=GOOD_ELEMENTS,
            ),
            occurrences=(Occurrence(),),
        )


RULE = Rule(
    id="dom-size",
    category=Category.PERFORMANCE,
    impact=Impact.MINOR,
    weight=0,
    title=N_("The page is made of few elements"),
    failure_title=N_("The page is made of very many elements"),
    why=N_("Cheap phones scroll a page of thousands of elements haltingly and answer late to a finger."),
    repair=N_("Divide long lists into pages, and remove menus and parts that are in the page but never shown."),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    ground=Ground.TOOL,
    needs=frozenset({Need.VITALS}),
    check=check,
)
