"""Newest content: something on the site is from this quarter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from rules.dates import DateKind, today_of
from rules.evidence import SiteEvidence, is_home_path
from rules.finding import N_, Finding, Message, Occurrence, counted
from rules.freshness.block_dates import prints_months_first
from rules.freshness.listed import ListedItem, listed_items
from rules.freshness.news import news_of, rhythm_days
from rules.freshness.printed import printed_dates
from rules.page_text import Region, TextBlock
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

LIMIT_DAYS = 92  # the departments are asked every quarter
LEAST_ITEMS = 3  # fewer dated items are no news list
LONGEST_STORY_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """The newest of something, and where it stands."""

    day: date
    page_url: str
    place: ListedItem | TextBlock


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a site whose newest dated item, and newest date in any of its texts, is older than a quarter."""
    found, today = newest_item(site), today_of(site.observed_at)
    if found is None or (today - found.day).days <= LIMIT_DAYS:
        return
    newest = max((found, *_told(site)), key=lambda one: one.day)
    age_days = (today - newest.day).days
    if age_days > LIMIT_DAYS:
        place = newest.place
        yield Finding(
            message=counted(
                N_("The newest dated item of the site is from {newest_date}, {count} day ago."),
                N_("The newest dated item of the site is from {newest_date}, {count} days ago."),
                age_days,
                newest_date=str(newest.day),
            ),
            occurrences=(
                Occurrence(
                    selector=place.selector,
                    html=place.html,
                    quote=place.text,
                    page_url=newest.page_url,
                    note=_rhythm(site),
                ),
            ),
        )


def _rhythm(site: SiteEvidence) -> Message | None:
    """Return how often something new came before the silence; None for too few days with news."""
    usual_days = rhythm_days(site, news_of(site.pages))
    if usual_days is None:
        return None
    return counted(
        N_("Before, something new came about every {count} day."),
        N_("Before, something new came about every {count} days."),
        max(usual_days, 1),
    )


def newest_item(site: SiteEvidence) -> Newest | None:
    """Return the newest dated item and its day; a last date still to come counts as today. None without a list."""
    today = today_of(site.observed_at)
    dated = [
        Newest(day=min(day, today), page_url=page.url, place=item)
        for page in site.pages
        for item in listed_items(page)
        for day in item.days
        if day <= today or day == item.deadline
    ]
    return max(dated, key=lambda one: one.day) if len(dated) >= LEAST_ITEMS else None


def _told(site: SiteEvidence) -> Iterator[Newest]:
    """Yield the past days that any text tells beside the stamps of the pages: a story is news without a list, too."""
    today = today_of(site.observed_at)
    for page in site.pages:
        is_month_first = prints_months_first(page.text)
        for block in page.text.blocks:
            if block.region is not Region.FOOTER and len(block.text) <= LONGEST_STORY_CHARACTERS:
                for printed in printed_dates(block.text, is_month_first=is_month_first):
                    if printed.kind is not DateKind.STAMP and printed.day <= today:
                        yield Newest(day=printed.day, page_url=page.url, place=block)


def _speaks_for_site(site: SiteEvidence) -> bool:
    """Return whether more was read than one inner page, such as a page of search results."""
    return len(site.pages) > 1 or any(is_home_path(urlsplit(page.url).path) for page in site.pages)


RULE = SiteRule(
    id="newest-content",
    category=Category.FRESHNESS,
    impact=Impact.SERIOUS,
    weight=8,
    references=(gigw("5.1.8"), gigw("DBIM-G38")),
    title=N_("The site has news from this quarter"),
    failure_title=N_("The site has had no news for more than a quarter"),
    why=N_("Citizens who see only old notices take the site for abandoned and go to the office instead."),
    repair=N_(
        "Publish what the department has done, decided or announced since then: orders, tenders, camps, photographs. "
        "Name one officer who does so every month."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=lambda site: _speaks_for_site(site) and newest_item(site) is not None,
    check=check,
)
