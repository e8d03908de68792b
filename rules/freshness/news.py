"""The news of a site: its dated notices, the newest of them, and how often something new came."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from rules.dates import DateKind, today_of
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Occurrence
from rules.freshness.listed import ListedItem, listed_items
from rules.freshness.notices import is_notice

LEAST_DAYS = 8  # of news, before one can speak of a rhythm
RHYTHM_DAYS = 2 * 365  # what lies further back says nothing of how the site is kept now


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One dated notice."""

    day: date  # published, or the latest day it names that is not still to come
    page: PageEvidence
    item: ListedItem

    def place(self) -> Occurrence:
        """Return where it stands."""
        item = self.item
        return Occurrence(selector=item.selector, html=item.html, quote=item.text, page_url=self.page.url)


def news_of(pages: Iterable[PageEvidence]) -> Iterator[News]:
    """Yield the dated notices of some pages; a day still to come counts for the day of the visit."""
    for page in pages:
        today = today_of(page.observed_at)
        for item in listed_items(page):
            if is_notice(page, item) and (days := _days(item)):
                yield News(day=min(max(days), today), page=page, item=item)


def newest(news: Iterable[News]) -> News | None:
    """Return the newest of some news, of equals the first; None for none."""
    return max(news, key=lambda one: one.day, default=None)


def rhythm_days(site: SiteEvidence, news: Iterable[News]) -> int | None:
    """Return the median number of days between two days with news, before the silence; None for too few days."""
    today = today_of(site.observed_at)
    days = sorted({one.day for one in news if one.day < today})
    recent = [day for day in days if (days[-1] - day).days <= RHYTHM_DAYS]
    if len(recent) < LEAST_DAYS:
        return None
    return round(median((later - earlier).days for earlier, later in pairwise(recent)))


def _days(item: ListedItem) -> list[date]:
    return [one.day for one in item.dates if not one.is_reference and one.kind is not DateKind.OPENING]
