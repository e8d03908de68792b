"""Old sections: no whole kind of pages has been left alone for years."""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from rules.dates import today_of
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, counted, place
from rules.freshness.list_words import is_archive_address
from rules.freshness.stamp_moves import stamped_pages
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

OLD_YEARS = 3
LEAST_PAGES = 5
MOST_QUOTED = 10


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Tell of sections in which every page says that it was last updated more than three years ago."""
    today = today_of(site.observed_at)
    for name, pages in sections(site).items():
        stamped = list(stamped_pages(pages))
        newest = max((stamp.day for _, stamp in stamped), default=today)
        if len(stamped) >= LEAST_PAGES and (today - newest).days > OLD_YEARS * 365:
            yield Finding(
                message=counted(
                    N_("The {count} page read under {section} was not updated after {newest_date}."),
                    N_("None of the {count} pages read under {section} was updated after {newest_date}."),
                    len(stamped),
                    section=name,
                    newest_date=str(newest),
                ),
                occurrences=tuple(
                    place(stamp, quote=stamp.quote, page_url=page.url) for page, stamp in stamped[:MOST_QUOTED]
                ),
            )


def sections(site: SiteEvidence) -> dict[str, list[PageEvidence]]:
    """Return the pages by the first part of their address, where there are at least five of them; no archives."""
    found: dict[str, list[PageEvidence]] = defaultdict(list)
    for page in site.pages:
        parts = [part for part in urlsplit(page.url).path.split("/") if part]
        if len(parts) > 1 and not is_archive_address(page.url):
            depth = 2 if parts[0] in {"en", "hi"} and len(parts) > 2 else 1
            found["/" + "/".join(parts[:depth]) + "/"].append(page)
    return {name: pages for name, pages in found.items() if len(pages) >= LEAST_PAGES}


RULE = SiteRule(
    id="old-section",
    category=Category.FRESHNESS,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("5.4.3d"),),
    title=N_("Every section is looked through from time to time"),
    failure_title=N_("A whole section has been left alone for years"),
    why=N_("A section nobody has opened for years misleads more citizens than one old page."),
    repair=N_("Decide once for the whole section: bring it up to date, or move it to the archive."),
    owner=Owner.EDITOR,
    effort=Effort.DAYS,
    applies=lambda site: bool(sections(site)),
    check=check,
)
