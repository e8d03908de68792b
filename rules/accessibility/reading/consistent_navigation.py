"""Consistent navigation: the links of the menu stand in the same order on every page."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rules.accessibility.axe.row import BARRIER
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.page_text import Link, Region
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import success_criterion

LEAST_PAGES, LEAST_LINKS = 4, 5
MENU_SHARE = 0.8  # of the pages that show a link of the menu
USUAL_SHARE = 0.7  # of the pages with the usual order: below it there is no usual order


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report the pages whose menu has another order than that of most pages."""
    menus = {page.url: _menu(page) for page in site.pages}
    common = _common(menus.values())
    if len(common) < LEAST_LINKS:
        return
    orders = {url: tuple(href for href in menu if href in common) for url, menu in menus.items()}
    whole = Counter(order for order in orders.values() if len(order) == len(common))
    if not whole:
        return
    usual, count = whole.most_common(1)[0]
    if count < USUAL_SHARE * sum(whole.values()) or count < LEAST_PAGES - 1:
        return
    rank = {href: position for position, href in enumerate(usual)}
    misplaced = tuple(
        _occurrence(url, menus[url][first])
        for url, order in orders.items()
        if len(order) >= LEAST_LINKS and (first := _first_misplaced(order, rank))
    )
    if misplaced:
        yield Finding(
            message=message(N_("The links of the menu stand in another order than on the other pages.")),
            occurrences=misplaced,
        )


def _menu(page: PageEvidence) -> dict[str, Link]:
    """Return the links of the menus by address, in order, each where it stands first."""
    found: dict[str, Link] = {}
    for link in page.text.links:
        if link.region is Region.NAVIGATION and link.href and link.text:
            found.setdefault(link.href, link)
    return found


def _common(menus: Iterable[dict[str, Link]]) -> frozenset[str]:
    listed = [menu for menu in menus if menu]
    if len(listed) < LEAST_PAGES:
        return frozenset()
    counts = Counter(href for menu in listed for href in menu)
    return frozenset(href for href, count in counts.items() if count >= MENU_SHARE * len(listed))


def _first_misplaced(order: Sequence[str], rank: dict[str, int]) -> str:
    """Return the first link that stands before one it usually follows; "" where all is as usual."""
    return next((href for href, after in itertools.pairwise(order) if rank[href] > rank[after]), "")


def _occurrence(url: str, link: Link) -> Occurrence:
    return place(link, page_url=url)


RULE = SiteRule(
    id="consistent-navigation",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=BARRIER,
    references=success_criterion("3.2.3"),
    title=N_("The menu has the same order on every page"),
    failure_title=N_("The menu has another order on some pages"),
    why=N_(
        "Visitors find a link again by its place. Who enlarges the page or listens to it has to search the whole "
        "menu anew."
    ),
    repair=N_("Take the menu from one template, so that its links stand in the same order everywhere."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    per_page=True,
    applies=lambda site: (
        len(site.pages) >= LEAST_PAGES and len(_common([_menu(page) for page in site.pages])) >= LEAST_LINKS
    ),
    check=check,
)
