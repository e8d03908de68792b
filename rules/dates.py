"""Dates in the texts of government pages: day first, English and Hindi, and what the words around them say.

Digits of every Indian script and the months of `rules/calendar_names.py` are read. Pure: it knows no clock.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import chain, islice

from rules.date_labels import DateKind, is_announced, kind_of, label_kind
from rules.date_layouts import Candidate, candidates, month_first_votes, short_candidates, stamps_day_first
from rules.folding import DIGITS, with_ascii_digits
from rules.page_text import PageText
from rules.running_text import as_written

__all__ = [
    "DateKind",
    "FoundDate",
    "blocks_with_years",
    "find_dates",
    "iso_day",
    "label_kind",
    "machine_day",
    "may_hold_date",
    "reads_month_first",
    "today_of",
]

MOST_CHARACTERS = 20_000  # of a text: no paragraph is longer, and a hostile one costs no more
REMEMBERED_CHARACTERS = 400  # several rules read one text; longer ones are not kept in memory
MOST_DATES = 400  # of a text: comparing each with each stays cheap
INDIA_AHEAD_OF_UTC = timedelta(hours=5, minutes=30)
# Midnights in India and in central Europe, winter and summer, as JavaScript writes a day without a time.
_MIDNIGHT_ELSEWHERE = re.compile(r"[T ](?:18:30|2[23]:00)(?::00(?:\.0+)?)?Z\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date as printed: where it stands in the text and what its label says."""

    day: date
    text: str
    start: int
    end: int
    kind: DateKind
    is_range_end: bool = False


# Without these a text holds no date.
# What stands around a year of two digits; 5.1.3.13 and C.10 are the numbers of clauses.
_ENDS_SHORT = (
    r"(?![/.\-]?\d)(?:(?<=[\s,\-'’]\d\d)|(?<=\d[/.\u2013]\d\d)|(?<=\d\s[/.\u2013]\d\d))"
    r"(?<![/.\-]\d[/.\-]\d[/.\-]\d\d)"
)
_MAY_BE_YEAR = re.compile(rf"[{DIGITS}年](?:(?<=年)|\d(?:\d\d|{_ENDS_SHORT}))")
_YEAR = re.compile(r"\d{4}|年")
_SHORT_YEAR = re.compile(rf"\d\d{_ENDS_SHORT}")
_WHOLE_SHORT = re.compile(r"\d\d([./-])\d\d\1\d\d")
_NAMED = re.compile(r"\d\d?\s+[^\W\d]+[.,]?\s+\d\d")  # 14 Mar 18
_JOINED = re.compile(r"\d\d?-[^\s\d-]+-\d\d")
_SHORT_AND_TIME = re.compile(r"(?i)\d\d?([./-])\d\d?\1\d\d,?\s+\d\d?:\d\d\s*(?:[ap]\.?m\.?)?\s*")
_RANGE = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]|to|till|upto|until|से)\s*", re.IGNORECASE)


def today_of(moment: datetime) -> date:
    """Return the day in India (UTC+5:30) at a moment given in UTC."""
    return (moment + INDIA_AHEAD_OF_UTC).date()


def may_hold_date(text: str) -> bool:
    """Return whether a text holds what can be a year; of most texts this is told at a glance."""
    return _MAY_BE_YEAR.search(text) is not None


def blocks_with_years(page: PageText) -> tuple[int, ...]:
    """Return the positions of the blocks of a page that may hold a date."""
    return as_written(page).fitting(_MAY_BE_YEAR)


def find_dates(text: str, *, is_month_first: bool | None = None) -> tuple[FoundDate, ...]:
    """Return the dates of a text in order, each with the kind its label gives it.

    A weekday beside a numeric date settles day first against month first; `is_month_first` decides where nothing does.
    Where it is None, dates in Drupal's layout are month first, others day first.
    """
    if not may_hold_date(text):
        return ()
    read = _remembered if len(text) <= REMEMBERED_CHARACTERS else _read
    return read(text, is_month_first)


def _read(text: str, is_month_first: bool | None) -> tuple[FoundDate, ...]:
    plain = _plain(text)
    has_year, has_short_year = _YEAR.search(plain), _SHORT_YEAR.search(plain)
    if not has_year and not has_short_year:
        return ()
    found: list[FoundDate] = []
    whole = candidates(plain, is_month_first) if has_year else ()
    short = _labelled(plain, short_candidates(plain, is_month_first)) if has_short_year else ()
    readings = islice(chain(whole, short), MOST_DATES)
    for day, start, end in sorted(_without_overlaps(readings), key=lambda item: item[1]):
        is_range_end = bool(found) and bool(_RANGE.fullmatch(plain[found[-1].end : start]))
        kind = kind_of(plain, start, end)
        if kind is DateKind.NONE and is_range_end:
            kind = found[-1].kind
        found.append(
            FoundDate(day=day, text=text[start:end], start=start, end=end, kind=kind, is_range_end=is_range_end)
        )
    return tuple(found)


_remembered = lru_cache(maxsize=20_000)(_read)


def reads_month_first(texts: Iterable[str]) -> bool | None:
    """Return whether a page prints months before days: more of its dates can only be read so than only day first.

    None where that is not so, and its stamps do not prove that they are day first.
    """
    plain = [_plain(text) for text in texts]
    if sum(map(month_first_votes, plain)) > 0:
        return True
    return False if any(map(stamps_day_first, plain)) else None


def iso_day(text: str) -> date | None:
    """Return the day of a machine-readable date such as 2026-11-04 or 2026-11-04T10:00:00+05:30; None for others.

    It is the day as written, and the next one for a midnight of India or Europe that was turned into UTC.
    """
    found = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?=\s*$|[T ])", text)
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day + timedelta(days=1) if _MIDNIGHT_ELSEWHERE.match(text, found.end()) else day
    except (ValueError, OverflowError):
        return None


def machine_day(text: str) -> date | None:
    """Return the day of a machine-readable date, or of seconds or milliseconds since 1970, in India."""
    if text.isascii() and text.isdigit() and len(text) in (10, 13):
        return today_of(datetime.fromtimestamp(int(text[:10]), UTC))
    return iso_day(text)


def _plain(text: str) -> str:
    """Return as much of a text as is read, with digits of other scripts as ASCII."""
    return with_ascii_digits(text[:MOST_CHARACTERS])


def _labelled(plain: str, readings: Iterator[Candidate]) -> Iterator[Candidate]:
    for reading in readings:
        if is_announced(plain, reading[1]) or _stands_alone(plain, reading[1], reading[2]):
            yield reading


def _stands_alone(plain: str, start: int, end: int) -> bool:
    """Return whether a short date such as 09.11.25 is all there is, or all that its brackets hold, or has a time.

    17-Mar-18 needs nothing else: no number is written so.
    """
    if _JOINED.fullmatch(plain, start, end) or (not plain[:start].strip() and _SHORT_AND_TIME.fullmatch(plain, start)):
        return True
    if not (_WHOLE_SHORT.fullmatch(plain, start, end) or _NAMED.fullmatch(plain, start, end)):
        return False
    return plain.strip() == plain[start:end] or (plain[:start].endswith("(") and plain.startswith(")", end))


def _without_overlaps(readings: Iterable[Candidate]) -> Iterator[Candidate]:
    """Keep the first reading of each stretch of text: the layouts are tried from the surest on."""
    taken: set[int] = set()
    for day, start, end in readings:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield day, start, end
