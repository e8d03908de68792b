"""The newest item of the lists that a page is made of: such a page changed when the item was put up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter

from rules.date_labels import has_prefix, without_times
from rules.dates import DateKind, today_of
from rules.evidence import PageEvidence
from rules.freshness.card_lines import LEAST_ITEMS
from rules.freshness.dateline_words import TOLD_BEFORE
from rules.freshness.list_words import names_archive, names_events, names_papers, names_timed_notices, names_timetable
from rules.freshness.listed import SEPARATOR, ListedItem, listed_items
from rules.freshness.page_date import DateSource, PageDate
from rules.freshness.visible_dates import TOLD_AFTER
from rules.page_text import PageText, Region
from rules.text import first_heading

LEAST_PART = 0.4  # of the text of a page, for its lists to be what it is for
LEAST_NAMED = 0.5  # of the items of a list, for them to tell what it holds
LEAST_FALLS, MOST_RISES = 2, 0.2  # of a list that begins with the newest; rises as a part of the falls
LEAST_SHARE = 0.8  # of the items of a list, which bear a day in one and the same place
# That items were put up on their days: their columns say so, the list is one of papers, or it merely has days. What is
# between tells of a page that says nothing of itself: the news of a home page, posts, and when items were changed.
SURE, BESIDE, LIKELY, HINT = 0.7, 0.55, 0.5, 0.3
DATED = ("dated", 0)  # the place of a day after "dated" or its like, which papers alone have
ANYWHERE = ("anywhere", 0)  # of the only day of an item that is no cell
Place = tuple[str, int]
Dated = list[tuple[date, ListedItem]]
_ENTRIES = (" > tr:", " > dt:", " > dd:")  # steps of a selector
_CONTENT = (Region.MAIN, Region.BODY)
_NUMBERS = re.compile(r":nth-of-type\(\d+\)")  # of a selector
_WORD = re.compile(r"\w")
# What stands behind the day of an item and is no part of it: a badge, the way to the file, its kind and size.
_TAIL = re.compile(
    r"(?i)\b(?:new|pdf|docx?|xlsx?|jpe?g|zip|view|download|open|read more|more|click here|details|accessible version"
    r"|hindi|english|file|size)\b|[\d.]+\s*(?:[kmg]b|bytes)\b|नया|देखें|डाउनलोड|पढ़ें|और|यहां क्लिक करें|हिंदी|हिन्दी|अंग्रेजी|पीडीएफ"
)


def newest_listed(page: PageEvidence, *, says_itself: bool) -> PageDate | None:
    """Return the newest day of a list in the content of the page; None without such a list.

    Its confidence tells whether something was put up on it: other days may be those of events, or of whatever else a
    list is about. A page that `says_itself` when it was changed is not dated by what merely stands beside its content.
    """
    told = [
        (confidence, day, item)
        for confidence, dated in _dated_lists(page)
        if len(dated) >= LEAST_ITEMS and not (says_itself and confidence == BESIDE)
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


def _dated_lists(page: PageEvidence) -> Iterator[tuple[float, Dated]]:
    """Yield the days of each list, with the confidence that its items were put up on them."""
    today = today_of(page.observed_at)
    items = [item for item in listed_items(page) if item.region in _CONTENT]
    is_of_lists = _is_of_lists(page.text, items)
    titles = (first_heading(page.text), page.text.title)
    for section, listed in _by_section(listed_items(page) if page.is_home else ()):
        if not _tells_other_days(section, titles):
            yield BESIDE, _cited(listed, today)
            yield BESIDE, _newest_first(listed, today)
            if names_papers(section):
                yield BESIDE, _own_days(listed, today)[1]
    for section, listed in _by_section(items):
        if _tells_other_days(section, titles):
            continue
        yield SURE, _named(DateKind.PUBLISHED, listed, today)
        yield BESIDE, _named(DateKind.STAMP, listed, today)
        still = [item for item in listed if not item.is_running]
        place, dated = _own_days(still, today)
        posts = sum(item.is_post and len(item.dates) == 1 for _, item in dated)
        if is_of_lists and posts >= LEAST_SHARE * len(dated):
            yield BESIDE, dated
        if is_of_lists:
            yield BESIDE, _newest_first(still, today)
        if dated and (place == DATED or _holds_papers(section, titles, still, is_of_lists=is_of_lists)):
            yield LIKELY, dated
        elif place != ANYWHERE:
            yield HINT, dated


def _by_section(items: Iterable[ListedItem]) -> Iterable[tuple[str, list[ListedItem]]]:
    lists: dict[str, list[ListedItem]] = defaultdict(list)
    for item in items:
        lists[item.section].append(item)
    return lists.items()


def _cited(items: Iterable[ListedItem], today: date) -> Dated:
    """Return the days of the papers that items are about: Corrigendum dated …"""
    return [
        (day, item)
        for item in items
        if names_papers(item.text)
        for place, day in _placed(item)
        if place == DATED and day <= today
    ]


def _newest_first(items: Sequence[ListedItem], today: date) -> Dated:
    """Return the days of the lists in the order in which things are put up; events and timetables begin with the next.

    Items of one list stand in elements that differ in their numbers alone.
    """
    lists: dict[str, list[ListedItem]] = defaultdict(list)
    for item in items:
        lists[_NUMBERS.sub("", item.selector)].append(item)
    return [one for listed in lists.values() if _falls(found := _own_days(listed, today)[1]) for one in found]


def _falls(dated: Dated) -> bool:
    """Return whether nearly all days are followed by earlier ones, if not by the same."""
    days = [day for day, _ in dated]
    falls = sum(later < earlier for earlier, later in pairwise(days))
    rises = sum(later > earlier for earlier, later in pairwise(days))
    return falls >= LEAST_FALLS and rises <= MOST_RISES * falls


def _named(kind: DateKind, items: Sequence[ListedItem], today: date) -> Dated:
    """Return the days of this kind; a day of what is no entry and leads nowhere is that of a comment."""
    return [
        (one.day, item)
        for item in items
        if item.href or any(step in item.selector for step in _ENTRIES)
        for one in item.dates
        if one.kind is kind and (one.is_apart or item.is_post) and one.day <= today
    ]


def _is_of_lists(page: PageText, items: Sequence[ListedItem]) -> bool:
    """Return whether lists with days are what the page is for."""
    content = sum(len(block.text) for block in page.blocks if block.region in _CONTENT)
    return sum(len(item.text) for item in items if not item.is_running) >= LEAST_PART * content


def _tells_other_days(section: str, titles: Sequence[str]) -> bool:
    """Return whether the days of a list are those of a timetable or of events, by its heading or else by the page's."""
    if names_timetable(section) or names_events(section):
        return True
    return not names_papers(section) and any(names_timetable(title) or names_events(title) for title in titles)


def _holds_papers(section: str, titles: Sequence[str], items: Sequence[ListedItem], *, is_of_lists: bool) -> bool:
    """Return whether a list holds what an office writes and puts up, by what it or most of its items are called."""
    named = (*titles, section) if is_of_lists else titles[:1]  # the title in the window may name the website, too
    if any(names_papers(title) or names_archive(title) for title in named):
        return True
    announced = [item for item in items if names_papers(item.text) or names_timed_notices(item.text)]
    return is_of_lists and len(announced) >= LEAST_NAMED * len(items)


def _own_days(items: Sequence[ListedItem], today: date) -> tuple[Place | None, Dated]:
    """Return the place in which nearly all items bear a day, such as a column or their end, and these days.

    Two columns of days without a name tell of a time from one to the other, and days still to come tell of events.
    """
    placed: dict[Place, Dated] = defaultdict(list)
    for item in items:
        for place, day in dict(sorted(_placed(item), key=itemgetter(1))).items():
            placed[place].append((day, item))  # the newest where an item has several
    least = max(LEAST_ITEMS, LEAST_SHARE * len(items))
    found = {place: dated for place, dated in placed.items() if len(dated) >= least}
    if not found or sum(name == "cell" for name, _ in found) > 1:
        return None, []
    best = max(found, key=lambda place: len(found[place]))
    return best, [] if any(day > today for day, _ in found[best]) else found[best]


def _placed(item: ListedItem) -> Iterator[tuple[Place, date]]:
    """Yield the days of an item by their places: cells by their number from either end, others by where they stand."""
    parts = item.text.split(SEPARATOR)
    unnamed = [one for one in item.dates if one.kind is DateKind.NONE]
    for one in unnamed:
        for number, part in enumerate(parts):
            before, found, rest = part.partition(one.text)
            after = _TAIL.sub(" ", without_times(rest))
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
