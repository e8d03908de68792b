"""Colour alone: links in a sentence that axe-core does not judge are told from the words around them."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.markup import declaring
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Message, Occurrence, counted, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.seeing import LinkLook

NEEDED = 3.0  # between link and words, WCAG technique G183
CLEARLY = 0.1


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report links that only a colour marks, close to that of the words around, and those that nothing marks."""
    plain = [link for link in _links(page) if not link.is_marked and (link.ratio or NEEDED) < NEEDED - CLEARLY]
    unseen = [link for link in plain if link.colour == link.words_colour]
    found = [link for link in plain if link not in unseen]
    if found:
        yield Finding(
            message=counted(
                N_("{count} link inside a sentence is marked by nothing but its colour."),
                N_("{count} links inside a sentence are marked by nothing but their colour."),
                len(found),
            ),
            occurrences=tuple(_occurrence(link, _contrast(link)) for link in found),
        )
    if unseen:
        yield Finding(
            message=counted(
                N_("{count} link inside a sentence looks like the words around it."),
                N_("{count} links inside a sentence look like the words around them."),
                len(unseen),
            ),
            occurrences=tuple(
                _occurrence(link, message(N_("The link has the colour of the words around it, and no line under it.")))
                for link in unseen
            ),
        )


def _links(page: PageEvidence) -> tuple[LinkLook, ...]:
    return page.view.seeing.links if page.view and page.view.seeing else ()


def _occurrence(link: LinkLook, note: Message) -> Occurrence:
    return place(
        link,
        after=declaring(link.html, text_decoration="underline"),
        note=note,
    )


def _contrast(link: LinkLook) -> Message:
    return message(
        N_("The link is {colour}, the words around it are {words}: a contrast of {found}:1 between them."),
        colour=link.colour,
        words=link.words_colour,
        found=f"{link.ratio:.1f}",
    )


RULE = Rule(
    id="colour-alone",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.4.1"),
    title=N_("Links in a sentence look different from its words, and not by their colour alone"),
    failure_title=N_("Some links in a sentence look like its words, or differ by their colour alone"),
    why=N_("People who cannot tell colours apart do not notice that there is a link; often nobody does."),
    repair=N_("Underline links inside running text."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.SEEING}),
    applies=lambda page: bool(_links(page)),
    check=check,
)
