"""The newest item of the lists that a page is made of: such a page changed when the item was put up."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter

from rules.date_labels import has_prefix
from rules.dates import DateKind, today_of
from rules.evidence import PageEvidence
from rules.freshness.datelines import TOLD_BEFORE
from rules.freshness.list_words import names_archive, names_papers, names_timetable
from rules.freshness.listed import SEPARATOR, ListedItem, listed_items
from rules.freshness.page_date import DateSource, PageDate
from rules.freshness.visible_dates import TOLD_AFTER
from rules.page_text import Region
from rules.text import first_heading

LEAST_ITEMS = 3  # with a day, under one heading: fewer are no list
LEAST_PART = 0.4  # of the text of a page, for its lists to be what it is for
LEAST_NAMED = 0.5  # of the items of a list, for them to tell what it holds
LEAST_SHARE = 0.8  # of the items of a list, which bear a day in one and the same place
# That items were put up on their days: their columns say so, the list is one of papers, or it merely has days.
SURE, LIKELY, HINT = 0.7, 0.5, 0.3
DATED = ("dated", 0)  # the place of a day after "dated" or its like, which papers alone have
ANYWHERE = ("anywhere", 0)  # of the only day of an item that is no cell
_CONTENT = (Region.MAIN, Region.BODY)
_WORD = re.compile(r"\w")


def newest_listed(page: PageEvidence) -> PageDate | None:
    """Return the newest day of a list in the content of the page; None without such a list.

    Its confidence tells whether something was put up on it: other days may be those of events, or of whatever else a
    list is about.
    """
    today = today_of(page.observed_at)
    lists: dict[str, list[ListedItem]] = defaultdict(list)
    for item in listed_items(page):
        if item.region in _CONTENT:
            lists[item.section].append(item)
    told = [
        (confidence, day, item)
        for section, items in lists.items()
        for confidence, dated in ((SURE, _published(items, today)), _own_days(page, section, items, today))
        if len(dated) >= LEAST_ITEMS
        for day, item in dated
    ]
    if not told:
        return None
    confidence, day, item = max(told, key=lambda one: one[:2])
    return PageDate(
        day=day,
        kind=DateKind.PUBLISHED,
        source=DateSource.TEXT,
        confidence=confidence,
        quote=item.text,
        selector=item.selector,
        html=item.html,
        region=item.region,
    )


def _published(items: Sequence[ListedItem], today: date) -> list[tuple[date, ListedItem]]:
    return [
        (one.day, item)
        for item in items
        for one in item.dates
        if one.kind is DateKind.PUBLISHED and one.is_apart and one.day <= today
    ]


def _holds_papers(page: PageEvidence, section: str, items: Sequence[ListedItem]) -> bool:
    """Return whether a list holds what an office writes and puts up, by what it or most of its items are called."""
    titles = [first_heading(page.text), page.text.title]
    named = 0
    if _is_of_lists(page):
        titles.append(section)
        named = sum(names_papers(item.text) for item in items)
    return (
        named >= LEAST_NAMED * len(items) or any(names_papers(title) or names_archive(title) for title in titles)
    ) and not any(map(names_timetable, (section, *titles)))


def _is_of_lists(page: PageEvidence) -> bool:
    """Return whether lists with days are what the page is for."""
    content = sum(len(block.text) for block in page.text.blocks if block.region in _CONTENT)
    listed = sum(len(item.text) for item in listed_items(page) if item.region in _CONTENT and not item.is_running)
    return listed >= LEAST_PART * content


def _own_days(
    page: PageEvidence, section: str, items: Sequence[ListedItem], today: date
) -> tuple[float, list[tuple[date, ListedItem]]]:
    """Return the days that nearly all items bear in one place, such as a column or their end, and how sure they are.

    Two columns of days without a name tell of a time from one to the other, and days still to come tell of events.
    """
    placed: dict[tuple[str, int], list[tuple[date, ListedItem]]] = defaultdict(list)
    still = [item for item in items if not item.is_running]
    for item in still:
        for place, day in dict(sorted(_placed(item), key=itemgetter(1))).items():
            placed[place].append((day, item))  # the newest where an item has several
    least = max(LEAST_ITEMS, LEAST_SHARE * len(still))
    found = {place: dated for place, dated in placed.items() if len(dated) >= least}
    if not found or sum(name == "cell" for name, _ in found) > 1:
        return HINT, []
    best = max(found, key=lambda place: len(found[place]))
    if any(day > today for day, _ in found[best]):
        return HINT, []
    if best == DATED or _holds_papers(page, section, still):
        return LIKELY, found[best]
    return HINT, [] if best == ANYWHERE else found[best]


def _placed(item: ListedItem) -> Iterator[tuple[tuple[str, int], date]]:
    """Yield the days of an item by their places: cells by their number from either end, others by where they stand."""
    parts = item.text.split(SEPARATOR)
    unnamed = [one for one in item.dates if one.kind is DateKind.NONE]
    for one in unnamed:
        for number, part in enumerate(parts):
            before, found, after = part.partition(one.text)
            if not found or TOLD_BEFORE.search(before) or TOLD_AFTER.match(after):
                continue
            if not _WORD.search(before + after):
                yield ("cell", number), one.day
                yield ("cell from the end", len(parts) - number), one.day
                continue
            if has_prefix(part, len(before)):
                yield DATED, one.day
            elif not _WORD.search(after):
                yield ("end", 0), one.day
            elif not _WORD.search(before):
                yield ("start", 0), one.day
            else:
                continue
            if len(unnamed) == 1:
                yield ANYWHERE, one.day
