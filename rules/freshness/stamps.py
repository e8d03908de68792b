"""Last-updated stamps: what a page declares about its own age, to readers or to machines."""

from functools import lru_cache

from rules.date_labels import is_of_figures
from rules.dates import DateKind, find_dates
from rules.freshness.page_date import VISIBLE, PageDate
from rules.freshness.page_dates import page_dates
from rules.page_text import PageText

Stamp = PageDate


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def stamps(page: PageText) -> tuple[Stamp, ...]:
    """Return the stamps of a page: those a reader sees first."""
    return tuple(one for one in page_dates(page) if one.kind is DateKind.STAMP and not _is_of_figures(one))


def _is_of_figures(declared: PageDate) -> bool:
    """Return whether a day is the one up to which figures were counted: Cases as on 16 May."""
    return any(
        found.day == declared.day and is_of_figures(declared.quote, found.start) for found in find_dates(declared.quote)
    )


def declared_stamp(page: PageText) -> Stamp | None:
    """Return the stamp that counts: the newest one a reader sees, else the newest for machines; None without any."""
    found = stamps(page)
    visible = [stamp for stamp in found if stamp.source in VISIBLE]
    return max(visible or found, key=lambda stamp: stamp.day, default=None)
