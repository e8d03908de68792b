"""Office pictures: pictures in office documents have an alternative text."""

from collections.abc import Iterator

from rules.accessibility.documents.opened import MOST_OCCURRENCES, linked, opened, place
from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw, success_criterion


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report documents with pictures that say nothing and are not marked as decoration."""
    links = linked(site)
    silent = tuple(
        place(
            document,
            links,
            counted(
                N_("{count} picture without alternative text"),
                N_("{count} pictures without alternative text"),
                contents.undescribed_pictures,
            ),
        )
        for document, contents in opened(site)
        if contents.undescribed_pictures
    )
    if silent:
        yield Finding(
            message=counted(
                N_("{count} office document has pictures without alternative text."),
                N_("{count} office documents have pictures without alternative text."),
                len(silent),
            ),
            occurrences=silent[:MOST_OCCURRENCES],
        )


def applies(site: SiteEvidence) -> bool:
    """Return whether any office document holds a picture."""
    return any(contents.pictures for _, contents in opened(site))


RULE = SiteRule(
    id="office-pictures",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=3,
    references=(gigw("5.4.9"), *success_criterion("1.1.1")),
    title=N_("Pictures in office documents are described"),
    failure_title=N_("Pictures in office documents are not described"),
    why=N_("A screen reader passes over a picture without alternative text, be it a chart, a map or a seal."),
    repair=N_(
        "Click on the picture with the right mouse button, choose “View alt text”, and write what the picture tells, "
        "or mark it as decorative."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=applies,
    check=check,
)
