"""Not found status: an address that does not exist is answered as one."""

from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.information.reach import host_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

NOT_FOUND = (404, 410)
SERVER_ERROR = 500
FOLDER_ENDING = ".localhost"


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a site that answers an invented address with a success, or with a fault of the server."""
    status = site.not_found_status
    if status is None or status in NOT_FOUND:
        return
    if status < 400:
        text = N_("An address that does not exist is answered as if the page were there (status {status}).")
    elif status >= SERVER_ERROR:
        text = N_("An address that does not exist brings the server into error (status {status}).")
    else:
        return  # refused: nothing is known
    page = site.probes.not_found
    yield Finding(
        message=message(text, status=status),
        occurrences=(Occurrence(page_url=site.home_url, quote=page.title if page else ""),),
    )


def is_folder(site: SiteEvidence) -> bool:
    """Return whether the site is a folder of files, for which this program itself is the server."""
    return host_of(site.home_url).endswith(FOLDER_ENDING)


def _was_asked(site: SiteEvidence) -> bool:
    status = site.not_found_status
    if is_folder(site):
        return False
    return status is not None and (status < 400 or status in NOT_FOUND or status >= SERVER_ERROR)


RULE = SiteRule(
    id="not-found-status",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.4.7"),),
    title=N_("A page that does not exist is reported as not found"),
    failure_title=N_("A page that does not exist is not reported as not found"),
    why=N_(
        "Search engines keep such addresses and send citizens to empty pages, and no program can warn the department "
        "of dead links."
    ),
    repair=N_("Let the server answer with status 404 where there is no page, and show a page that helps."),
    owner=Owner.HOSTING,
    effort=Effort.HOURS,
    applies=_was_asked,
    check=check,
)
