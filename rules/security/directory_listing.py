"""Directory listing: no folder of the server lies open."""

from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted
from rules.fixing.server_lines import asking, shown
from rules.fixing.server_settings import LISTINGS_OFF
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.security.public import server_of_site
from rules.standards import gigw
from rules.written import is_listing

SHOWN = 30


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report the listings that servers write by themselves, met while reading."""
    listed = [page for page in site.pages if is_listing(page)]
    if listed:
        server = server_of_site(site)
        yield Finding(
            message=counted(
                N_("{count} folder of the server is listed for everybody."),
                N_("{count} folders of the server are listed for everybody."),
                len(listed),
            ),
            occurrences=tuple(
                Occurrence(quote=page.text.title, after=shown(LISTINGS_OFF, server), page_url=page.url)
                for page in listed[:SHOWN]
            ),
            repair=asking(server),
        )


RULE = SiteRule(
    id="directory-listing",
    category=Category.SECURITY,
    impact=Impact.SERIOUS,
    weight=3,
    references=(gigw("5.3.1 A(g)"),),
    title=N_("No folder of the server lies open"),
    failure_title=N_("Folders of the server lie open"),
    why=N_(
        "Drafts, copies, lists of persons and forgotten files can be taken by anybody who looks through the folder."
    ),
    repair=N_("Switch the listing off as shown here, and look through the folder for what should not be public."),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    applies=lambda site: bool(site.pages),
    check=check,
)
