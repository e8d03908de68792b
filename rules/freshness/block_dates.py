"""The dates in the texts of a page, each text read once and as the page proves it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from rules.dates import FoundDate, blocks_with_years, find_dates, reads_month_first
from rules.freshness.machine_dates import in_json_ld, in_meta
from rules.page_text import PageText

MONTHS = 12
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def block_dates(page: PageText) -> Mapping[int, tuple[FoundDate, ...]]:
    """Return the dates of each block that holds any, by the position of the block and in their order."""
    is_month_first = prints_months_first(page)
    read = {number: find_dates(page.blocks[number].text, is_month_first=is_month_first) for number in _likely(page)}
    return {number: dates for number, dates in read.items() if dates}


@lru_cache(maxsize=8)
def prints_months_first(page: PageText) -> bool | None:
    """Return whether the page writes 03/25/2026; None where nothing tells.

    More of its dates can only be read so than only day first, or what it tells to machines is one of its days read so.
    """
    texts = [page.blocks[number].text for number in _likely(page)]
    is_month_first = reads_month_first(texts)
    if is_month_first is not None:
        return is_month_first
    printed = {found.day for text in texts for found in find_dates(text) if _NUMERIC.fullmatch(found.text)}
    told = {one.day for one in (*in_meta(page), *in_json_ld(page))} if printed else set()
    turned = {day.replace(month=day.day, day=day.month) for day in printed - told if day.day <= MONTHS}
    return True if not turned.isdisjoint(told) and printed.isdisjoint(told) else None


@lru_cache(maxsize=8)
def _likely(page: PageText) -> tuple[int, ...]:
    return blocks_with_years(page)
