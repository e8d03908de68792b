"""Switch target: changing the language keeps the visitor on the same page (DBIM 7.5.2)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted, place, slot
from rules.information.reach import Pages
from rules.language_parity.pairs import counterparts, pairs_of, switches_of
from rules.page_text import Link
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

FEWEST_PAGES = 3  # with a switch to one and the same page: fewer may be neighbours of it
MOST_OCCURRENCES = 20


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report inner pages whose language switch leads to the home page of the other language."""
    pages = Pages(site)
    switches = [(page, link) for page in site.pages if page is not pages.home for link, _ in switches_of(page)]
    targets = Counter(url for _, link in switches if (url := _home_at(pages, link)))
    beside = counterparts(pairs_of(site))
    lost = [
        (page, link)
        for page, link in switches
        if targets[_home_at(pages, link)] >= FEWEST_PAGES and beside.get(page.url) != _home_at(pages, link)
    ]
    if lost:
        yield Finding(
            message=counted(
                N_("On {count} page the language switch leads to the home page of the other language."),
                N_("On {count} pages the language switch leads to the home page of the other language."),
                len({page.url for page, _ in lost}),
            ),
            occurrences=tuple(_place(page, link, beside.get(page.url, "")) for page, link in lost[:MOST_OCCURRENCES]),
        )


def _home_at(pages: Pages, link: Link) -> str:
    """Return the address of the home page a switch leads to; "" for another page, or where a server may send it on."""
    target = pages.at(link.href)
    if target is None or target.redirects or not target.is_served or pages.at(target.url) is not target:
        return ""
    is_home = target is pages.home or target.clicks_from_home == 0 or _is_counterpart_of_home(pages, target)
    return target.url if is_home else ""


def _is_counterpart_of_home(pages: Pages, page: PageEvidence) -> bool:
    """Return whether the home page's own language switch leads to this page."""
    return pages.home is not None and any(pages.at(link.href) is page for link, _ in switches_of(pages.home))


def _place(page: PageEvidence, link: Link, counterpart: str) -> Occurrence:
    tag = read_tag(link.html)
    address = counterpart or slot(N_("address of this page in the other language"))
    after = str(tag.having("href", address)) if tag is not None else ""
    return replace(place(link, after=after, quote=link.href), page_url=page.url)


def applies(site: SiteEvidence) -> bool:
    """Return whether pages below the home page have a switch between Hindi and English."""
    home = Pages(site).home
    return any(page is not home and bool(switches_of(page)) for page in site.pages)


RULE = SiteRule(
    id="switch-target",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.4.10"), gigw("DBIM-7.5.2")),
    title=N_("The language switch keeps the visitor on the same page"),
    failure_title=N_("The language switch throws the visitor back to the home page"),
    why=N_(
        "Whoever found the right page and wants to read it in the other language has to search for it all over again."
    ),
    repair=N_("Let the switch of every page lead to the same page in the other language."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    applies=applies,
    check=check,
)
