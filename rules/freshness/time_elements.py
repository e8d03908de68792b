"""The dates of a page in time elements, and in elements that their markup names for a date."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from rules.dates import DateKind, find_dates, machine_day
from rules.freshness.cards import listed_blocks
from rules.freshness.day_of_visit import names_visit
from rules.freshness.machine_dates import CREATED
from rules.freshness.page_date import DateSource, PageDate
from rules.freshness.page_title import Title
from rules.page_text import PageText, Region, TimeElement
from rules.text import folded

# Confidence in a day of publication, in an element without a name: marked as one, beside the title, or anywhere.
MARKED, NEAR_TITLE, ALONE = 0.8, 0.7, 0.6
MOST_BARE_TIMES = 4  # elements without a name: with more of them they date the items of a list
_OUTSIDE = frozenset({Region.HEADER, Region.NAVIGATION, Region.ASIDE, Region.FOOTER})


def in_time_elements(page: PageText) -> Iterator[PageDate]:
    """Yield the days of named elements, and of the first elements without a name that stand in the content.

    Of many that are named alike only the first is of the page, the others are of the items of a list.
    """
    if not page.times:
        return
    title, listed = Title(page), listed_blocks(page)
    beside = [
        block.selector
        for number, block in enumerate(page.blocks)
        if title.is_beside(number) and block.selector not in listed
    ]
    within = tuple(f"{selector} > " for selector in beside)
    rows = tuple(f"{row.selector} > " for table in page.tables if table.header for row in table.rows)
    named: dict[DateKind, list[PageDate]] = defaultdict(list)
    bare: list[PageDate] = []
    for time in page.times:
        day = machine_day(time.datetime) or next((found.day for found in find_dates(time.text or time.datetime)), None)
        if day is None or names_visit(time.html):
            continue
        name = folded(time.property).rpartition(":")[2]
        if name:
            kind, confidence = _named(name)
            named[kind].append(_of_time(time, day, kind, confidence))
        elif time.selector in beside or time.selector.startswith(within):
            yield _of_time(time, day, *_bare(time, NEAR_TITLE))
        elif time.region not in _OUTSIDE and not (time.selector.startswith(rows) or _is_of_item(time, listed)):
            bare.append(_of_time(time, day, *_bare(time, ALONE)))
    for kind in (DateKind.STAMP, DateKind.PUBLISHED):
        yield from named[kind][: 1 if len(named[kind]) >= MOST_BARE_TIMES else None]
    yield from bare[:MOST_BARE_TIMES]


def _is_of_item(time: TimeElement, listed: Collection[str]) -> bool:
    """Return whether an element is, or is part of, a block of a list."""
    return time.selector in listed or time.selector.rpartition(" > ")[0] in listed


def _of_time(time: TimeElement, day: date, kind: DateKind, confidence: float) -> PageDate:
    return PageDate(
        day=day,
        kind=kind,
        source=DateSource.TIME,
        confidence=confidence,
        quote=time.text or time.datetime,
        selector=time.selector,
        html=time.html,
        region=time.region,
    )


def _named(name: str) -> tuple[DateKind, float]:
    if name.endswith(("modified", "updated", "modified_time", "updated_time")):
        return DateKind.STAMP, 0.95
    if name in ("datecreated", "created"):
        return DateKind.PUBLISHED, CREATED
    is_published = "publish" in name or name in ("issued", "dateposted", "dc.date")
    return (DateKind.PUBLISHED, 0.85) if is_published else (DateKind.NONE, 0.0)


def _bare(time: TimeElement, confidence: float) -> tuple[DateKind, float]:
    opening = time.html.partition(">")[0].casefold()
    if "updat" in opening or "modif" in opening:
        return DateKind.STAMP, 0.85
    return DateKind.PUBLISHED, MARKED if "pubdate" in opening or "publish" in opening else confidence
