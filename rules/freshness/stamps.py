"""Last-updated stamps: what a page declares about its own age, to readers or to machines."""

from functools import lru_cache

from rules.date_labels import is_of_figures
from rules.dates import DateKind, FoundDate, find_dates
from rules.freshness.block_dates import prints_months_first
from rules.freshness.page_date import VISIBLE, PageDate
from rules.freshness.page_dates import page_dates
from rules.page_text import PageText

Stamp = PageDate


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def stamps(page: PageText) -> tuple[Stamp, ...]:
    """Return the stamps of a page: those a reader sees first."""
    return tuple(one for one in page_dates(page) if one.kind is DateKind.STAMP and not _is_of_figures(one, page))


def printed_in(stamp: Stamp, page: PageText) -> FoundDate | None:
    """Return the day of a stamp as its quote prints it; None where it does not."""
    dates = find_dates(stamp.quote, is_month_first=prints_months_first(page))
    return next((one for one in dates if one.day == stamp.day), None)


def _is_of_figures(stamp: Stamp, page: PageText) -> bool:
    """Return whether a day is the one up to which figures were counted: Cases as on 16 May."""
    found = printed_in(stamp, page)
    return found is not None and is_of_figures(stamp.quote, found.start)


def declared_stamp(page: PageText) -> Stamp | None:
    """Return the stamp that counts: the newest one a reader sees, else the newest for machines; None without any."""
    found = stamps(page)
    visible = [stamp for stamp in found if stamp.source in VISIBLE]
    return max(visible or found, key=lambda stamp: stamp.day, default=None)
