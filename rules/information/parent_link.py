"""Parent link: every inner page leads back to a page that leads to it."""

from collections.abc import Iterator
from html import escape

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted, slot
from rules.information.home_link import leads_home
from rules.information.page_links import has_inner_pages
from rules.information.reach import Pages, inner_pages
from rules.information.titles import main_heading
from rules.information.wording import in_language_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report inner pages that are linked from inner pages alone and link to none of these."""
    pages = Pages(site)
    leading, led = _links(pages)
    lost: list[Occurrence] = []
    for page in inner_pages(pages):
        above = leading.get(page.url, {})
        if not above or not leads_home(pages, page):
            continue  # told by home-link
        if (pages.home and pages.home.url in above) or above.keys() & led.get(page.url, set()):
            continue
        lost.append(Occurrence(page_url=page.url, quote=page.text.title, after=_trail(site, page, _nearest(above))))
    if lost:
        yield Finding(
            message=counted(
                N_("{count} page does not lead back to the section it belongs to."),
                N_("{count} pages do not lead back to the section they belong to."),
                len(lost),
            ),
            occurrences=tuple(lost),
        )


def _links(pages: Pages) -> tuple[dict[str, dict[str, PageEvidence]], dict[str, set[str]]]:
    """Return for each page the pages that link to it, and the addresses of the pages it links to."""
    leading: dict[str, dict[str, PageEvidence]] = {}
    led: dict[str, set[str]] = {}
    for page in pages.site.pages:
        for link in page.text.links:
            target = pages.at(link.href) if link.href else None
            if target is not None and target is not page:
                leading.setdefault(target.url, {})[page.url] = page
                led.setdefault(page.url, set()).add(target.url)
    return leading, led


def _nearest(above: dict[str, PageEvidence]) -> PageEvidence:
    return min(above.values(), key=lambda page: 99 if page.clicks_from_home is None else page.clicks_from_home)


def _trail(site: SiteEvidence, page: PageEvidence, parent: PageEvidence) -> str:
    home = in_language_of(page.text, "Home", "मुख्य पृष्ठ")
    section = escape(main_heading(parent.text) or parent.text.title) or slot(N_("name of the section"))
    here = escape(main_heading(page.text) or page.text.title) or slot(N_("what this page is about"))
    return (
        f'<nav aria-label="{in_language_of(page.text, "Breadcrumb", "आप यहां हैं")}"><ol>'
        f'<li><a href="{escape(site.home_url)}">{home}</a></li>'
        f'<li><a href="{escape(parent.url)}">{section}</a></li>'
        f'<li aria-current="page">{here}</li></ol></nav>'
    )


RULE = SiteRule(
    id="parent-link",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("5.1.18 inner(c)"), gigw("5.1.2")),
    title=N_("Every page leads back to its section"),
    failure_title=N_("Pages do not lead back to their section"),
    why=N_("From one order or one scheme citizens want to go on to the list it stands in, to find the right one."),
    repair=N_(
        "Show on every inner page the way from the home page over the section to this page, each step as a link."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    per_page=True,
    applies=has_inner_pages,
    check=check,
)
