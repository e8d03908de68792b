"""Notices of a page as data: what is announced, from when to when, and whether it is over."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.dates import DateKind, label_kind, today_of
from rules.evidence import PageEvidence
from rules.folding import label_key
from rules.freshness.list_words import (
    names_notices,
    names_outcomes,
    names_records,
    names_timed_notices,
    names_timetable,
)
from rules.freshness.listed import ListedItem, listed_items
from rules.text import first_heading, is_mostly_devanagari, shortened

MOST_NOTICES = 60  # of a scorecard
MOST_KEPT = 2_000  # of a site, before they are put in order
MOVED_DAYS = 365  # no extension is longer
LONGEST_TITLE_CHARACTERS = 160
_PREPOSITIONS = re.compile(r"(?:\s+(?:on|dated?|dt|from|by|of|till|upto|दिनांक|दि0|तिथि|को))+$", re.IGNORECASE)
_PARTS = ",(:–|"
_EDGES = " :-–—|·,()"


class NoticeState(StrEnum):
    """What a notice is on the day of the visit."""

    EXPIRED = "expired"  # its last day is over
    CURRENT = "current"  # its last day is still to come
    UPCOMING = "upcoming"  # it begins later
    CLOSED = "closed"  # says itself that it is over
    MOVED = "moved"  # its printed last day is over, but it says that the day was moved
    UNDATED = "undated"  # names no last day


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notice that a list shows as current. Texts and addresses are a stranger's."""

    title: str
    start: date | None  # published, or begins; None: not told
    end: date | None  # last day; None: not told
    printed: str  # the dates as the page prints them
    link: str  # "": none
    language: str  # "hi" or "en", by its letters
    list_title: str
    page_url: str
    selector: str
    state: NoticeState


def notices(page: PageEvidence) -> tuple[Notice, ...]:
    """Return the notices that the lists of a page show as current; archives and records are left out."""
    return tuple(_notice(page, item) for item in listed_items(page) if is_notice(page, item))


def is_notice(page: PageEvidence, item: ListedItem) -> bool:
    """Return whether an item announces something to citizens, outside archives, registers and timetables."""
    titles = f"{item.section} | {first_heading(page.text)}"
    if (
        item.is_archived
        or names_timetable(titles)
        or all(printed.is_reference or printed.is_period for printed in item.dates)
    ):
        return False
    if item.deadline is not None:
        is_sure = any(printed.is_sure_end for printed in item.dates)
        is_named = names_notices(titles) or names_timed_notices(item.title)
        is_record = names_outcomes(item.section) or (names_records(titles) and not names_timed_notices(titles))
        return (is_sure or is_named) and not is_record
    return item.is_running or names_notices(item.section) or (not item.section and names_notices(titles))


def is_over(page: PageEvidence, item: ListedItem) -> bool:
    """Return whether an item that is listed as current surely ended before the day of the visit."""
    today = today_of(page.observed_at)
    if item.deadline is None or item.deadline >= today or item.is_closed or not is_notice(page, item):
        return False
    if _is_told_by_its_own_page(page, item):
        return False
    return not item.is_moved or (today - item.deadline).days > MOVED_DAYS


def _is_told_by_its_own_page(page: PageEvidence, item: ListedItem) -> bool:
    """Return whether the page seems to be that of one notice, which an archive may link to."""
    timed = sum(other.deadline is not None for other in listed_items(page))
    return timed == 1 and not item.href and not item.is_running and page.clicks_from_home != 0


def told_once(found: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return at most sixty notices: those that are over first, each told once."""
    by_name: dict[tuple[str, date | None], Notice] = {}
    for notice in found:
        by_name.setdefault((label_key(notice.title), notice.end or notice.start), notice)
    return tuple(sorted(by_name.values(), key=_order)[:MOST_NOTICES])


def _order(notice: Notice) -> tuple[int, int, str]:
    newest = max((day.toordinal() for day in (notice.start, notice.end) if day), default=0)
    return tuple(NoticeState).index(notice.state), -newest, notice.title


def _notice(page: PageEvidence, item: ListedItem) -> Notice:
    text = item.title or item.text
    return Notice(
        title=shortened(_without_dates(item, text), LONGEST_TITLE_CHARACTERS),
        start=_start(item),
        end=item.deadline,
        printed=" – ".join(dict.fromkeys(printed.text.strip() for printed in item.dates if not printed.is_reference)),
        link=item.href,
        language="hi" if is_mostly_devanagari(text) else "en",
        list_title=shortened(item.section or first_heading(page.text), LONGEST_TITLE_CHARACTERS),
        page_url=page.url,
        selector=item.selector,
        state=_state(page, item),
    )


def _start(item: ListedItem) -> date | None:
    days = [
        printed.day
        for printed in item.dates
        if printed.kind not in (DateKind.VALIDITY, DateKind.OPENING) and not printed.is_reference
    ]
    return min(days, default=None)


def _state(page: PageEvidence, item: ListedItem) -> NoticeState:
    today = today_of(page.observed_at)
    if item.is_closed:
        return NoticeState.CLOSED
    if is_over(page, item):
        return NoticeState.EXPIRED
    start = _start(item)
    if start is not None and start > today:
        return NoticeState.UPCOMING
    if item.deadline is None:
        return NoticeState.UNDATED
    return NoticeState.CURRENT if item.deadline >= today else NoticeState.MOVED


def _without_dates(item: ListedItem, text: str) -> str:
    """Return the title without a date at either end of it."""
    return _trimmed(text, item) or text


def _trimmed(text: str, item: ListedItem) -> str:
    text = text.strip(_EDGES)
    for printed in _apart(item):
        if text.startswith(printed):
            text = text[len(printed) :]
        if text.endswith(printed):
            text = text[: -len(printed)]
        text = text.strip(_EDGES)
    return _PREPOSITIONS.sub("", _without_label(text)).strip(_EDGES)


def _without_label(text: str) -> str:
    """Return the text without the label of the date that stood at its end."""
    while (cut := max(text.rfind(sign) for sign in _PARTS)) > 0:
        last = text[cut + 1 :].strip(_EDGES)
        if last and label_kind(last) is DateKind.NONE:
            break
        text = text[:cut].rstrip(_EDGES)
    return text


def _apart(item: ListedItem) -> Iterator[str]:
    return (printed.text for printed in item.dates if printed.is_apart)
