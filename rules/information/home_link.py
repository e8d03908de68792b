"""Home link: every inner page leads back to the home page."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, counted, message, place
from rules.information.page_links import has_inner_pages, pages_without, with_link
from rules.information.reach import Pages, bears, host_of, is_home, is_of_host, leads_nowhere
from rules.page_text import Link
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.vocabulary import Topic, matches


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report the inner pages without any link to the home page; ask about a "Home" that is another website's."""
    pages = Pages(site)
    homeless = pages_without(pages, lambda page: leads_home(pages, page))
    abroad = {page.url: link for page in homeless if (link := _home_elsewhere(page)) is not None}
    for url, link in abroad.items():
        yield Doubt(
            message=message(
                N_("The link “{label}” leads to {host}. Is that the home page of this website?"),
                label=link.text,
                host=host_of(link.href),
            ),
            occurrences=(place(link, quote=link.href, page_url=url),),
        )
    stuck = [page for page in homeless if page.url not in abroad]
    if stuck:
        yield Finding(
            message=counted(
                N_("{count} page has no link to the home page."),
                N_("{count} pages have no link to the home page."),
                len(stuck),
            ),
            occurrences=with_link(stuck, site.home_url, "Home", "मुख्य पृष्ठ"),
        )


def leads_home(pages: Pages, page: PageEvidence) -> bool:
    """Return whether a link, or a word that may be the button of a script, leads to the home page."""
    return any(_is_home_link(pages, link) for link in page.text.links) or bears(page.text, Topic.HOME)


def _home_elsewhere(page: PageEvidence) -> Link | None:
    """Return the link of a page that is called home and leads to another website; None for none."""
    return next((link for link in page.text.links if host_of(link.href) and matches(Topic.HOME, link.text)), None)


def _is_home_link(pages: Pages, link: Link) -> bool:
    is_named = matches(Topic.HOME, link.text)
    if leads_nowhere(link.raw_href) or not link.href:
        return is_named  # a script may act; dead-end-link tells of those that do not
    return (is_named and is_of_host(pages, link.href)) or is_home(pages, link.href)


RULE = SiteRule(
    id="home-link",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("5.1.18 inner(b)"), gigw("5.1.18")),
    title=N_("Every page links back to the home page"),
    failure_title=N_("Pages do not link back to the home page"),
    why=N_(
        "Many citizens come from a search engine straight to an inner page. Without a way home they are stuck there."
    ),
    repair=N_(
        "Put a link with the word “Home” into the header of every page, and let the emblem lead to the home page."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    per_page=True,
    applies=has_inner_pages,
    check=check,
)
