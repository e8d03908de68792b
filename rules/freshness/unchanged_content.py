"""Unchanged content: since the audit of before, something on the site has changed."""

from collections.abc import Iterator
from datetime import timedelta

from rules.dates import today_of
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted
from rules.rule import Beside, Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

LEAST_SPAN = timedelta(days=80)  # a quarterly audit may come some days early
LEAST_PAGES = 5


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a site of which every page that was read before says word for word the same, and no page is new."""
    if site.earlier is None:
        return
    known = site.earlier.pages
    compared = _compared(site)
    is_same = all(page.text.content_hash == known[page.url].content_hash for page in compared)
    if is_same and all(page.url in known for page in site.pages):
        yield Finding(
            message=counted(
                N_("The {count} page that was read at the audit of {audit_date} says word for word the same today."),
                N_("All {count} pages that were read at the audit of {audit_date} say word for word the same today."),
                len(compared),
                audit_date=str(today_of(site.earlier.observed_at)),
            ),
            occurrences=(Occurrence(page_url=site.home_url),),
        )


def _compared(site: SiteEvidence) -> list[PageEvidence]:
    return [page for page in site.pages if site.earlier is not None and page.url in site.earlier.pages]


def can_compare(site: SiteEvidence) -> bool:
    """Return whether enough pages were read at an audit about a quarter ago or earlier."""
    return (
        site.earlier is not None
        and site.observed_at - site.earlier.observed_at >= LEAST_SPAN
        and len(_compared(site)) >= LEAST_PAGES
    )


RULE = SiteRule(
    id="unchanged-content",
    category=Category.FRESHNESS,
    impact=Impact.SERIOUS,
    weight=6,
    references=(gigw("5.1.8"), gigw("5.4.3d")),
    title=N_("Something has changed since the last audit"),
    failure_title=N_("Nothing has changed since the last audit"),
    why=N_("In a quarter officers move, fees change and notices come: a site that stays the same is no longer right."),
    repair=N_(
        "Go through the contacts, the services with their fees and the notices once. "
        "Correct what has changed and publish what the department has done since."
    ),
    owner=Owner.EDITOR,
    effort=Effort.DAYS,
    asks=frozenset({Beside.EARLIER}),
    applies=can_compare,
    check=check,
)
