"""The dates of one page: where each stands, what it says it is, and how surely it dates the page."""

from functools import lru_cache

from rules.freshness.datelines import datelines
from rules.freshness.machine_dates import in_address, in_hidden_text, in_json_ld, in_meta, in_pictures, in_title
from rules.freshness.page_date import PageDate
from rules.freshness.time_elements import in_time_elements
from rules.freshness.visible_dates import labelled
from rules.page_text import PageText


def page_dates(page: PageText, url: str = "") -> tuple[PageDate, ...]:
    """Return every date that says something about the page as a whole, those a reader sees first.

    Days of items in lists and of events told in running text are left out; `rules/freshness/listed.py` reads them.
    """
    return tuple(dict.fromkeys((*_told(page), *in_address(url))))


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def _told(page: PageText) -> tuple[PageDate, ...]:
    """Return the dates that the page tells, whatever its address."""
    seen = (*labelled(page), *in_time_elements(page), *datelines(page))
    return (*seen, *in_meta(page), *in_json_ld(page), *in_title(page), *in_hidden_text(page), *in_pictures(page))
