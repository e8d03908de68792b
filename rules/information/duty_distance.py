"""Duty distance: what citizens come for is reached with at most two clicks."""

from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, message, place
from rules.information.expected_list import EXPECTED, Expected
from rules.information.known_language import is_in_known_language
from rules.information.reach import MAX_CLICKS, Behind, Found, Pages, headed, links_to
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.vocabulary import topic_of


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report expected pages whose nearest link stands deeper than one click from the home page."""
    pages = Pages(site)
    for expected in EXPECTED:
        if pages.home is None or headed(pages.home.text, expected.topic):
            continue
        found = next((one for one in links_to(pages, expected.topic) if one.behind is Behind.PAGE), None)
        if found is not None and not _is_meant(found, expected):
            continue
        clicks = _clicks(pages, found) if found else None
        if found is not None and clicks is not None and clicks > MAX_CLICKS:
            yield _finding(expected, found, clicks)


def _is_meant(found: Found, expected: Expected) -> bool:
    """Return whether the link leads to a page of this site that was read, and is called nothing else first."""
    return found.page is not None and topic_of(found.link.text) in (expected.topic, None)


def _clicks(pages: Pages, found: Found) -> int | None:
    """Return the clicks from the home page through this link; None where the crawl cannot tell."""
    page = pages.at(found.page_url)
    if page is None or page.clicks_from_home is None:
        return None
    target = found.page.clicks_from_home if found.page is not None else None
    steps = page.clicks_from_home + 1
    return steps if target is None else min(steps, target)


def _finding(expected: Expected, found: Found, clicks: int) -> Finding:
    link = found.link
    return Finding(
        message=message(
            N_("“{label}” is reached with {clicks} clicks from the home page."), label=link.text, clicks=clicks
        ),
        occurrences=(
            place(
                link,
                quote=link.href,
                page_url=found.page_url,
                after=f'<li><a href="{link.href}">{expected.english} / {expected.hindi}</a></li>',
            ),
        ),
    )


def _was_crawled(site: SiteEvidence) -> bool:
    home = Pages(site).home
    return home is not None and is_in_known_language(home.text) and len(site.pages) > 1


RULE = SiteRule(
    id="duty-distance",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("5.1.18 home(d)"), gigw("DBIM-A-3click")),
    title=N_("What citizens come for is at most two clicks away"),
    failure_title=N_("What citizens come for is more than two clicks away"),
    why=N_("With every further click some visitors give up, most of all on a slow connection."),
    repair=N_("Put a link to the page into the main menu or the footer of the home page."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_was_crawled,
    check=check,
)
