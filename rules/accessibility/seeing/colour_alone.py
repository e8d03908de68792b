"""Colour alone: links in a sentence that axe-core could not judge, told from the words around them by their style."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.markup import read_tag, styled
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.seeing import LinkLook

NEEDED = 3.0  # between link and words, WCAG technique G183
CLEARLY = 0.1


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report links whose colour is all that marks them, and that is close to the colour of the words around."""
    found = [link for link in _links(page) if not link.is_marked and (link.ratio or NEEDED) < NEEDED - CLEARLY]
    if found:
        yield Finding(
            message=counted(
                N_("{count} link inside a sentence is marked by nothing but its colour."),
                N_("{count} links inside a sentence are marked by nothing but their colour."),
                len(found),
            ),
            occurrences=tuple(_occurrence(link) for link in found),
        )


def _links(page: PageEvidence) -> tuple[LinkLook, ...]:
    return page.view.seeing.links if page.view and page.view.seeing else ()


def _occurrence(link: LinkLook) -> Occurrence:
    tag = read_tag(link.html)
    return Occurrence(
        selector=link.selector,
        html=link.html,
        after=str(styled(tag, "text-decoration", "underline") or "") if tag is not None else "",
        note=message(
            N_("The link is {colour}, the words around it are {words}: a contrast of {found}:1 between them."),
            colour=link.colour,
            words=link.words_colour,
            found=f"{link.ratio:.1f}",
        ),
    )


RULE = Rule(
    id="colour-alone",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.4.1"),
    title=N_("Links in a sentence on a picture or shade are recognised without their colour"),
    failure_title=N_("Some links in a sentence on a picture or shade are recognised by their colour alone"),
    why=N_("People who cannot tell colours apart do not notice that there is a link."),
    repair=N_("Underline links inside running text."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.SEEING}),
    applies=lambda page: bool(_links(page)),
    check=check,
)
