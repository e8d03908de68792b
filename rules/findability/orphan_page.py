"""Orphan page: every page can be reached by a link of the website."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message
from rules.information.page_index import bare_address
from rules.information.reach import FEW_LINKS, Pages, was_read_whole
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import success_criterion
from rules.written import is_written

MOST_SHARE = 0.3  # of the pages; more orphans mean a menu that a script builds
_LEADING = frozenset({"alternate", "next", "prev", "canonical", "start", "index"})


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report, page by page, those the sitemap names and no page links to."""
    pages = Pages(site)
    orphans = _orphans(site, pages)
    if not orphans:
        return
    places = tuple(Occurrence(quote=page.text.title, page_url=page.url) for page in orphans)
    is_built_by_script = pages.home is None or len(pages.home.text.links) < FEW_LINKS
    if not was_read_whole(site) or is_built_by_script or len(orphans) > MOST_SHARE * len(site.pages):
        yield Doubt(
            message=message(N_("Not every menu and page could be read, so a link to this page may have been missed.")),
            occurrences=places,
            is_question=False,
        )
    else:
        yield Finding(
            message=message(N_("Only the sitemap for search engines names this page; no page links to it.")),
            occurrences=places,
        )


def _orphans(site: SiteEvidence, pages: Pages) -> list[PageEvidence]:
    led_to: set[str] = set()
    for page in site.pages:
        heads = (link.href for link in page.text.head_links if _LEADING & set(link.rel.split()))
        for href in (*(link.href for link in page.text.links), *heads, *page.text.frames):
            target = pages.at(href) if href else None
            if target is not None and target is not page:
                led_to.add(target.url)
    named = {bare_address(entry.url) for sitemap in site.sitemaps for entry in sitemap.entries}
    return [
        page
        for page in site.pages
        if page.clicks_from_home is None
        and is_written(page)
        and page is not pages.home
        and page.url not in led_to
        and named & {bare_address(page.url), bare_address(page.requested_url)}
    ]


def _has_sitemap(site: SiteEvidence) -> bool:
    return any(sitemap.entries for sitemap in site.sitemaps)


RULE = SiteRule(
    id="orphan-page",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=success_criterion("2.4.5"),
    title=N_("A link leads to every page"),
    failure_title=N_("No link leads to this page"),
    why=N_("What no menu and no text leads to, a visitor of the website does not find."),
    repair=N_("Link to the page from the section it belongs to, or remove it from the website and the sitemap."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    per_page=True,
    applies=_has_sitemap,
    check=check,
)
