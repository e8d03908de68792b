"""Last-updated stamps: what a page declares about its own age, to readers or to machines."""

from functools import lru_cache

from rules.dates import DateKind
from rules.freshness.page_date import VISIBLE, PageDate
from rules.freshness.page_dates import page_dates
from rules.page_text import PageText

Stamp = PageDate


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def stamps(page: PageText) -> tuple[Stamp, ...]:
    """Return the stamps of a page: those a reader sees first."""
    return tuple(one for one in page_dates(page) if one.kind is DateKind.STAMP)


def declared_stamp(page: PageText) -> Stamp | None:
    """Return the stamp that counts: the newest one a reader sees, else the newest for machines; None without any."""
    found = stamps(page)
    visible = [stamp for stamp in found if stamp.source in VISIBLE]
    return max(visible or found, key=lambda stamp: stamp.day, default=None)
