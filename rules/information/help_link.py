"""Help link: the help of the website can be opened from every page."""

from collections.abc import Iterator
from html import escape

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted
from rules.information.known_language import is_in_known_language
from rules.information.reach import Behind, Found, Pages, inner_pages, links_to
from rules.information.wording import in_language_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.vocabulary import Topic, matches, topics_of_address


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report the inner pages without a link to the help that other pages link to."""
    pages = Pages(site)
    offered = _help(pages)
    if offered is None:
        return  # told by help-page
    lacking = [page for page in inner_pages(pages) if is_in_known_language(page.text) and not _leads_to_help(page)]
    if lacking:
        label = {page.url: in_language_of(page.text, "Help", "सहायता") for page in lacking}
        yield Finding(
            message=counted(
                N_("{count} page has no link to the help."), N_("{count} pages have no link to the help."), len(lacking)
            ),
            occurrences=tuple(
                Occurrence(
                    page_url=page.url,
                    quote=page.text.title,
                    after=f'<a href="{escape(offered.link.href)}">{label[page.url]}</a>',
                )
                for page in lacking
            ),
        )


def _help(pages: Pages) -> Found | None:
    """Return a link that leads to a help page of this site which was read; None for none."""
    return next(
        (one for one in links_to(pages, Topic.HELP) if one.behind is Behind.PAGE and one.page is not None), None
    )


def _leads_to_help(page: PageEvidence) -> bool:
    return (
        any(matches(Topic.HELP, link.text) or Topic.HELP in topics_of_address(link.href) for link in page.text.links)
        or Topic.HELP in topics_of_address(page.url)
        or any(not block.hrefs and matches(Topic.HELP, block.text) for block in page.text.blocks)
    )


def _has_help(site: SiteEvidence) -> bool:
    pages = Pages(site)
    return pages.home is not None and any(inner_pages(pages)) and _help(pages) is not None


RULE = SiteRule(
    id="help-link",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=1,
    references=(gigw("5.1.14"),),
    title=N_("The help can be opened from every page"),
    failure_title=N_("The help cannot be opened from every page"),
    why=N_("Help is needed where one is stuck, and that is seldom the home page."),
    repair=N_("Put the link to the help page at the same place of every page, such as the footer."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    per_page=True,
    applies=_has_help,
    check=check,
)
