"""Feeds: the news that programs and newspapers subscribe to is alive."""

from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime

from rules.dates import find_dates, iso_day, today_of
from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message
from rules.freshness.news import newest, news_of
from rules.probes import FeedEvidence
from rules.rule import Category, Effort, Impact, Owner, SiteRule

BEHIND_DAYS = 92  # the departments are asked every quarter
SILENT_DAYS = 365
WALL = "bot wall"  # how the crawl calls an answer that keeps programs out
REFUSED = frozenset({401, 403, 429})  # tell of the visitor, not of the feed


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report feeds that cannot be read, are empty, or are behind the site's own news."""
    today, last = today_of(site.observed_at), newest(news_of(site.pages))
    for feed in feeds(site):
        place = (Occurrence(quote=feed.url, page_url=feed.found_on),)
        if feed.status is None or feed.status in REFUSED or feed.status >= 500 or feed.error.startswith(WALL):
            yield Doubt(
                message=message(N_("A feed is announced, but its server gave no answer that could be read.")),
                occurrences=place,
                is_question=False,
            )
        elif (feed.error or feed.status >= 400) and not _is_announced(site, feed):
            continue  # a link that bears the name may lead to a page about feeds
        elif feed.status >= 400:
            yield Finding(
                message=message(
                    N_("A feed is announced, but there is none: the server answers {status}."), status=feed.status
                ),
                occurrences=place,
            )
        elif feed.error:
            yield Finding(message=message(N_("What is announced as a feed is none.")), occurrences=place)
        elif not feed.entries:
            yield Finding(message=message(N_("The feed holds nothing.")), occurrences=place)
        elif day := newest_entry(feed):
            if last is not None and (last.day - day).days > BEHIND_DAYS:
                yield Finding(
                    message=message(
                        N_(
                            "The newest entry of the feed is of {feed_date}, though the site has news of {newest_date}."
                        ),
                        feed_date=str(day),
                        newest_date=str(last.day),
                    ),
                    occurrences=(*place, last.place()),
                )
            elif (today - day).days > SILENT_DAYS:
                yield Finding(
                    message=counted(
                        N_("The newest entry of the feed is of {feed_date}, {count} day ago."),
                        N_("The newest entry of the feed is of {feed_date}, {count} days ago."),
                        (today - day).days,
                        feed_date=str(day),
                    ),
                    occurrences=place,
                )


def _is_announced(site: SiteEvidence, feed: FeedEvidence) -> bool:
    """Return whether a page announces the feed to programs, in its head."""
    address = _plain(feed.url)
    return any(
        "alternate" in link.rel.split() and _plain(link.href) == address
        for page in site.pages
        for link in page.text.head_links
    )


def _plain(url: str) -> str:
    return url.partition("://")[2].partition("#")[0].rstrip("/")


def feeds(site: SiteEvidence) -> list[FeedEvidence]:
    """Return the feeds of the site's own news: WordPress announces one of comments beside them."""
    return [feed for feed in site.probes.feeds if "comment" not in feed.url.lower()]


def newest_entry(feed: FeedEvidence) -> date | None:
    """Return the day of the newest entry, wherever it stands; None when no day can be read."""
    return max((day for entry in feed.entries if (day := _day(entry.published))), default=None)


def _day(text: str) -> date | None:
    """Return the day of RSS (RFC 822) and of Atom (RFC 3339), else any that can be read."""
    if day := iso_day(text):
        return day
    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, ValueError):
        return next((found.day for found in find_dates(text)), None)


RULE = SiteRule(
    id="silent-feed",
    category=Category.FRESHNESS,
    impact=Impact.MINOR,
    weight=2,
    title=N_("The news feeds are alive"),
    failure_title=N_("A news feed is dead or silent"),
    why=N_("Newspapers, apps and citizens who subscribed are told nothing and do not know that they miss something."),
    repair=N_(
        "Open the named address. Let the system write every notice into the feed by itself, "
        "or take the announcement of the feed out of the template."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    applies=lambda site: bool(feeds(site)),
    check=check,
)
