"""National portal link: the home page links to the National Portal of India."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.information.reach import FEW_LINKS, Pages, host_of, is_dead
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME
from rules.vocabulary import Topic, matches

PORTAL_HOSTS = frozenset({"india.gov.in", "www.india.gov.in"})
MENDED = '<a href="https://www.india.gov.in/" target="_blank" rel="noopener">National Portal of India</a>'


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report a home page without a link to india.gov.in."""
    pages = Pages(site)
    home = pages.home
    if pages.host in PORTAL_HOSTS:
        return
    if home is None or len(home.text.links) < FEW_LINKS:
        yield Doubt(
            message=message(N_("The home page shows hardly any links as long as its scripts are not run.")),
            is_question=False,
        )
        return
    if any(_leads_there(page, page is home) for page in site.pages):
        return
    misdirected = [
        link
        for link in home.text.links
        if matches(Topic.NATIONAL_PORTAL, link.text) and (not link.href or is_dead(site.links, link.href))
    ]
    places = tuple(place(link, after=MENDED, page_url=home.url) for link in misdirected)
    yield Finding(
        message=message(
            N_("The link to the National Portal of India does not lead to india.gov.in.")
            if places
            else N_("The home page has no link to the National Portal of India (india.gov.in).")
        ),
        occurrences=places or (Occurrence(page_url=home.url, after=MENDED),),
    )


def _leads_there(page: PageEvidence, is_home: bool) -> bool:
    """Return whether the page links to the portal: the home page anywhere, others in what surrounds the content."""
    return any((is_home or link.region in CHROME) and host_of(link.href) in PORTAL_HOSTS for link in page.text.links)


RULE = SiteRule(
    id="national-portal-link",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=3,
    references=(gigw("5.1.12"), gigw("5.1.18 home(h)")),
    title=N_("The home page links to the National Portal of India"),
    failure_title=N_("The home page does not link to the National Portal of India"),
    why=N_("Many matters belong to another office. The National Portal leads the citizen on to the right one."),
    repair=N_("Put a link to www.india.gov.in into the footer; it should open in a new window."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    check=check,
)
