"""When a page was last changed: what it declares, else when it was published, each with its evidence."""

from dataclasses import replace
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from rules.dates import DateKind, iso_day, today_of
from rules.evidence import PageEvidence
from rules.freshness.datelines import LETTER, NEAR, NEAR_AND_NAMED
from rules.freshness.list_days import days_of_issue
from rules.freshness.list_words import names_amendments
from rules.freshness.listed import listed_items
from rules.freshness.newest_listed import CONTENT, HINT, LIKELY, newest_listed
from rules.freshness.page_date import VISIBLE, DateSource, PageDate
from rules.freshness.page_dates import page_dates
from rules.freshness.time_elements import ALONE, MARKED, MOST_BARE_TIMES
from rules.page_text import Region

SURE = 0.8  # of a published day, so that a stamp beside the content does not stand against it
# So much older than a list of its page is a stamp that was forgotten: nobody dates a paper far ahead.
FORGOTTEN_DAYS = {LIKELY: 30, HINT: 365}
BESIDE_HEADING = (NEAR, NEAR_AND_NAMED)
OF_PAPER = (LETTER, NEAR_AND_NAMED)  # in a day that home pages seldom have: it tells where the address is not known
MOST_LINES = 4  # of days of publication: with more of them they date comments or the items of a list
LEAST_CONFIDENCE = 0.5  # below it nothing is said: a wrong day misleads more than none


def last_change(page: PageEvidence, lastmod: str = "") -> PageDate | None:
    """Return the date that tells when the page was last changed; None where nothing tells it surely enough.

    What readers see counts before what is told to machines, and a declared change before a day of publication. A stamp
    that is older than what the page itself has published is that of the website, or forgotten: it tells nothing.
    `lastmod` is the day of the page in the sitemap.
    """
    declared = _declared(page, lastmod)
    is_of_item = declared is not None and page.is_home and not _is_of_page(page, declared)
    listed = newest_listed(page, says_itself=declared is not None and not is_of_item)
    if declared is None:
        return listed if listed is not None and listed.confidence >= LEAST_CONFIDENCE else None
    if listed is None or declared.day >= listed.day:
        return declared
    if declared.kind is not DateKind.STAMP or _is_article(page, declared.day):
        is_of_item = is_of_item or any(declared.quote in item.text for item in listed_items(page))
        return listed if is_of_item and listed.confidence > HINT else declared
    if listed.confidence <= HINT and declared.source in VISIBLE:
        return declared
    is_forgotten = (listed.day - declared.day).days > FORGOTTEN_DAYS.get(listed.confidence, 0)
    return listed if is_forgotten else declared


def _is_of_page(page: PageEvidence, declared: PageDate) -> bool:
    """Return whether a day of what may be a home page is that of the page, and not of one of its items."""
    return declared.kind is DateKind.STAMP or (not page.url and declared.confidence in OF_PAPER)


def _is_article(page: PageEvidence, changed: date) -> bool:
    """Return whether a page was published by itself, beside its heading, before it changed: its lists are of others."""
    return any(
        one.kind is DateKind.PUBLISHED
        and one.source is DateSource.TEXT
        and one.confidence in BESIDE_HEADING
        and one.day <= changed
        for one in page_dates(page.text, page.url)
    )


def _declared(page: PageEvidence, lastmod: str) -> PageDate | None:
    """Return the date of the page as a whole; None where nothing tells it surely enough."""
    latest = today_of(page.observed_at) + timedelta(days=1)
    dates = [
        one
        for one in page_dates(page.text, page.url)
        if one.day <= latest and not (page.is_home and _is_of_article(one))
    ]
    stamps = [one for one in dates if one.kind is DateKind.STAMP]
    published = _published(dates, is_home=page.is_home)
    if published is not None and published.source in VISIBLE and not page.is_home:
        published = _amended(page, published, latest)
    is_published = published is not None and published.confidence >= SURE
    if published is not None and is_published:
        stamps = [one for one in stamps if one.day >= published.day]
    later = [one for one in stamps if published is None or one.day >= published.day]
    aside = [one for one in later if one.source in VISIBLE and one.confidence <= SURE]
    for group in (
        [one for one in stamps if one.source in VISIBLE and one.region is Region.MAIN and one.confidence > SURE],
        [one for one in stamps if one.source in VISIBLE and one.confidence > SURE],
        [one for one in later if one.source not in VISIBLE],
        [] if is_published else aside,
        [published] if published else [],
        _told_by_server(page, lastmod, latest),
    ):
        best = max(group, key=lambda one: (one.confidence, one.day), default=None)
        if best is not None and best.confidence >= LEAST_CONFIDENCE:
            return best
    return None


def _published(dates: list[PageDate], *, is_home: bool) -> PageDate | None:
    """Return the surest day of publication, of equals the first on the page; those of a home page are of its items."""
    bare = [one for one in dates if one.source is DateSource.TIME and one.confidence in (MARKED, ALONE)]
    inmost = [one for one in bare if one.region is Region.MAIN]
    if len(inmost) == 1:
        left_out = [one for one in bare if one not in inmost]
    else:
        left_out = bare if len(bare) >= MOST_BARE_TIMES and len({one.day for one in bare}) > 1 else []
    told = [one for one in dates if one.kind is DateKind.PUBLISHED and one not in left_out]
    if len({one.day for one in told if one.source is DateSource.TEXT}) > MOST_LINES:
        told = [one for one in told if one.source is not DateSource.TEXT]
    seen = [one for one in told if one.source in VISIBLE and one.confidence >= LEAST_CONFIDENCE]
    if is_home and len({one.day for one in seen}) > 1:
        return max(seen, key=lambda one: one.day)
    surest = max(told, key=lambda one: one.confidence, default=None)
    if surest is None or surest.source is not DateSource.TEXT or surest.confidence < SURE:
        return surest
    alike = [one for one in told if one.source is DateSource.TEXT and one.confidence == surest.confidence]
    is_of_paper = len(alike) == 2  # particulars of one paper: when it was written, and when it was published
    return max(alike, key=lambda one: one.day) if is_of_paper else surest


def _is_of_article(declared: PageDate) -> bool:
    """Return whether an element for machines stands in the content: on a home page it is of one of its articles."""
    return declared.html.startswith("<meta") and not declared.selector.startswith("html > head")


def _amended(page: PageEvidence, published: PageDate, latest: date) -> PageDate:
    """Return the newest corrigendum that a page lists below what it publishes; without one, what was published."""
    amended = [
        replace(published, day=day, quote=item.text, selector=item.selector, html=item.html)
        for item in listed_items(page)
        if item.region in CONTENT and (names_amendments(item.section) or names_amendments(item.title))
        for day in days_of_issue(item)
        if published.day < day <= latest
    ]
    return max(amended, key=lambda one: one.day, default=published)


def _told_by_server(page: PageEvidence, lastmod: str, latest: date) -> list[PageDate]:
    """Return what the server says of the file; pages made at the moment of asking say nothing."""
    headers = dict(page.headers)
    told = []
    changed = _header_day(headers.get("last-modified", ""))
    if changed and changed < (_header_day(headers.get("date", "")) or today_of(page.observed_at)):
        told.append(_weak(changed, headers["last-modified"], DateSource.HEADER, 0.5))
    listed = iso_day(lastmod)
    if listed and listed < latest:
        told.append(_weak(listed, lastmod, DateSource.SITEMAP, 0.5))
    return told


def _weak(day: date, quote: str, source: DateSource, confidence: float) -> PageDate:
    return PageDate(
        day=day, kind=DateKind.STAMP, source=source, confidence=confidence, quote=quote, selector="", html=""
    )


def _header_day(text: str) -> date | None:
    """Return the day of an HTTP header (RFC 9110 §5.6.7)."""
    try:
        return today_of(parsedate_to_datetime(text).replace(tzinfo=None))
    except (TypeError, ValueError):
        return None
