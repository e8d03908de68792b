"""Page ownership: every inner page says which office it belongs to."""

from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted, slot
from rules.information.ownership import names_owner
from rules.information.page_links import has_inner_pages, pages_without
from rules.information.reach import Pages
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME, folded

FEWEST_NAME_CHARACTERS = 4


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report inner pages whose title, header and footer name no office, where those of the home page do."""
    pages = Pages(site)
    if pages.home is None or not names_owner(pages.home.text):
        return  # told by ownership
    site_name = folded(pages.home.text.title)
    nameless = pages_without(
        pages,
        lambda page: names_owner(page.text) or _bears(page.text, site_name) or _may_show_name(page.text),
    )
    if nameless:
        after = f"<p>{slot(N_('name of the department'))}, {slot(N_('name of the government'))}</p>"
        yield Finding(
            message=counted(
                N_("{count} page names no office in its title, header or footer."),
                N_("{count} pages name no office in their title, header or footer."),
                len(nameless),
            ),
            occurrences=tuple(Occurrence(page_url=page.url, quote=page.text.title, after=after) for page in nameless),
        )


def _bears(page: PageText, site_name: str) -> bool:
    return len(site_name) >= FEWEST_NAME_CHARACTERS and any(site_name in folded(block.text) for block in page.blocks)


def _may_show_name(page: PageText) -> bool:
    """Return whether a picture that has no text may hold the name."""
    return any(not image.alt and (image.region in CHROME or not page.landmarks) for image in page.images)


def _names_owner_at_home(site: SiteEvidence) -> bool:
    home = Pages(site).home
    return home is not None and names_owner(home.text) and has_inner_pages(site)


RULE = SiteRule(
    id="page-ownership",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.1.18 inner(d)"), gigw("5.1.2")),
    title=N_("Every page says which office it belongs to"),
    failure_title=N_("Pages do not say which office they belong to"),
    why=N_("A page that is found by search or sent by message has to show by itself whether it is official."),
    repair=N_("Let every page carry the header and the footer with the name of the department and of the government."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    per_page=True,
    applies=_names_owner_at_home,
    check=check,
)
