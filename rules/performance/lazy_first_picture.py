"""Lazy first picture: the largest picture of the first view is not told to wait."""

from collections.abc import Iterator

from rules.accessibility.markup import Tag, read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a largest picture that loads lazily, with its tag mended."""
    tag = largest_picture(page)
    if tag and page.view and page.view.vitals and (tag.get("loading") or "").lower() == "lazy":
        yield Finding(
            message=message(
                N_("The largest picture of the first view is told to wait until everything else is there.")
            ),
            occurrences=(
                Occurrence(
                    selector=page.view.vitals.lcp_selector,
                    html=page.view.vitals.lcp_html,
                    after=str(tag.lacking("loading").having("fetchpriority", "high")),
                    quote=page.view.vitals.lcp_url,
                ),
            ),
        )


def largest_picture(page: PageEvidence) -> Tag | None:
    """Return the tag of what the browser says is the largest part of the first view; None when it is no img."""
    vitals = page.view.vitals if page.view else None
    tag = read_tag(vitals.lcp_html) if vitals else None
    return tag if tag and tag.name == "img" else None


RULE = Rule(
    id="lazy-first-picture",
    category=Category.PERFORMANCE,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("DBIM-10.1.2"), gigw("DBIM-10.1.1")),
    title=N_("The largest picture of the first view loads first"),
    failure_title=N_("The largest picture of the first view is told to wait"),
    why=N_("What everybody sees first then comes last, and the page looks unfinished for long."),
    repair=N_('Remove loading="lazy" from this picture, and leave it on the pictures further down.'),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.TOOL,
    needs=frozenset({Need.VITALS, Need.STYLES}),
    applies=lambda page: largest_picture(page) is not None,
    check=check,
)
