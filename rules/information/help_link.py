"""Help link: the help of the website can be opened from every page."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, counted
from rules.information.page_links import has_inner_pages, pages_without, with_link
from rules.information.reach import Behind, Found, Pages, bears, links_to, names
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.vocabulary import Topic, topics_of_address


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report the inner pages without a link to the help that other pages link to."""
    pages = Pages(site)
    offered = _help(pages)
    if offered is None:
        return  # told by help-page
    lacking = pages_without(pages, _leads_to_help)
    if lacking:
        yield Finding(
            message=counted(
                N_("{count} page has no link to the help."), N_("{count} pages have no link to the help."), len(lacking)
            ),
            occurrences=with_link(lacking, offered.link.href, "Help", "सहायता"),
        )


def _help(pages: Pages) -> Found | None:
    """Return a link that leads to a help page of this site which was read; None for none."""
    return next(
        (one for one in links_to(pages, Topic.HELP) if one.behind is Behind.PAGE and one.page is not None), None
    )


def _leads_to_help(page: PageEvidence) -> bool:
    return (
        any(names(link, Topic.HELP) for link in page.text.links)
        or Topic.HELP in topics_of_address(page.url)
        or bears(page.text, Topic.HELP)
    )


def _has_help(site: SiteEvidence) -> bool:
    return has_inner_pages(site) and _help(Pages(site)) is not None


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
