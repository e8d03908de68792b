"""Days in the sitemap: search engines are told the truth about what changed."""

import re
from collections.abc import Iterator
from datetime import timedelta

from rules.dates import iso_day, today_of
from rules.evidence import SiteEvidence, SitemapEntry, SitemapEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place
from rules.freshness.newest_content import newest_item
from rules.freshness.stamp_moves import stamped_pages
from rules.rule import Category, Effort, Impact, Owner, SiteRule

STALE_DAYS = 365
AUTOMATIC_ENTRIES = 20  # so many pages do not change on the day of the visit
LEAST_STAMPS = 5  # pages that contradict the sitemap
LEAST_STAMP_DAYS = 3  # so many days among their stamps: they are stamps of pages, not of the site
MOST_QUOTED = 20
# W3C Date and Time Formats, as sitemaps.org asks.
_W3C = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?")


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report days that lie ahead, that no program can read, or that are a year behind the site's own news."""
    today = today_of(site.observed_at)
    entries = _dated(site)
    ahead = [(m, e) for m, e in entries if (day := iso_day(e.lastmod)) and day > today + timedelta(days=1)]
    if ahead:
        yield Finding(
            message=counted(
                N_("The sitemap says of {count} page that it changes on a day still to come."),
                N_("The sitemap says of {count} pages that they change on a day still to come."),
                len(ahead),
            ),
            occurrences=_occurrences(ahead),
        )
    malformed = [(m, e) for m, e in entries if not _W3C.fullmatch(e.lastmod)]
    if malformed:
        yield Finding(
            message=counted(
                N_("{count} day in the sitemap is written in a way programs cannot read."),
                N_("{count} days in the sitemap are written in a way programs cannot read."),
                len(malformed),
            ),
            occurrences=_occurrences(malformed),
        )
    days = [day for _, entry in entries if (day := iso_day(entry.lastmod))]
    newest = newest_item(site)
    if days and newest and (newest.day - max(days)).days > STALE_DAYS:
        yield Finding(
            message=message(
                N_("The newest day in the sitemap is {sitemap_date}, but the site has news of {newest_date}."),
                sitemap_date=str(max(days)),
                newest_date=str(newest.day),
            ),
            occurrences=(Occurrence(page_url=entries[0][0].url),),
        )
    if contradicted := _contradicted(site, entries):
        yield Finding(
            message=counted(
                N_("The sitemap gives {sitemap_date} for every page, but {count} page itself names another day."),
                N_("The sitemap gives {sitemap_date} for every page, but {count} pages themselves name other days."),
                len(contradicted),
                sitemap_date=str(days[0]),
            ),
            occurrences=tuple(contradicted[:MOST_QUOTED]),
        )
    elif len(days) >= AUTOMATIC_ENTRIES and set(days) == {today}:
        yield Doubt(
            message=message(N_("The sitemap says that every page changed today; it may be made anew every day."))
        )


def _contradicted(site: SiteEvidence, entries: list[tuple[SitemapEvidence, SitemapEntry]]) -> list[Occurrence]:
    """Return the stamps of pages that differ from the one day the sitemap gives for all of them; () where days differ.

    The stamps must differ from one another, too: one of the whole site says nothing of a page.
    """
    days = {iso_day(entry.lastmod) for _, entry in entries}
    [day, *others] = days or {None}
    if len(entries) < AUTOMATIC_ENTRIES or others or day is None:
        return []
    told = {entry.url for _, entry in entries}
    stamped = stamped_pages(page for page in site.pages if page.url in told)
    differing = [(page, stamp) for page, stamp in stamped if abs((stamp.day - day).days) > 1]
    if len(differing) < LEAST_STAMPS or len({stamp.day for _, stamp in differing}) < LEAST_STAMP_DAYS:
        return []
    return [place(stamp, quote=stamp.quote, page_url=page.url) for page, stamp in differing]


def _dated(site: SiteEvidence) -> list[tuple[SitemapEvidence, SitemapEntry]]:
    return [(sitemap, entry) for sitemap in site.sitemaps for entry in sitemap.entries if entry.lastmod]


def _occurrences(entries: list[tuple[SitemapEvidence, SitemapEntry]]) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(page_url=sitemap.url, html=f"<lastmod>{entry.lastmod}</lastmod>", quote=entry.url)
        for sitemap, entry in entries[:MOST_QUOTED]
    )


RULE = SiteRule(
    id="sitemap-lastmod",
    category=Category.FRESHNESS,
    impact=Impact.MINOR,
    weight=2,
    title=N_("The sitemap tells search engines the right days"),
    failure_title=N_("The sitemap tells search engines wrong days"),
    why=N_("Search engines stop believing a sitemap with impossible days, and show citizens old pages."),
    repair=N_("Let the system write the real day of the last change into the sitemap, such as 2026-11-04."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    applies=lambda site: bool(_dated(site)),
    check=check,
)
