"""The days of the items of a list, by the places in which they stand and the order they are in."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import accumulate, pairwise
from operator import itemgetter

from rules.calendar_names import WEEKDAYS
from rules.date_labels import TOLD_AFTER, has_prefix, without_times
from rules.dates import DateKind, find_dates
from rules.freshness.card_lines import LEAST_ITEMS
from rules.freshness.dateline_words import TOLD_BEFORE
from rules.freshness.list_words import names_papers
from rules.freshness.listed import SEPARATOR, ListedItem
from rules.freshness.patterns import without_numbers
from rules.freshness.printed import PrintedDate
from rules.text import words

Place = tuple[str, int]
Dated = list[tuple[date, ListedItem]]

LEAST_FALLS, MOST_RISES = 2, 0.2  # of a list that begins with the newest; rises as a part of the falls
LEAST_SHARE = 0.8  # of the items of a list, which bear a day in one and the same place
LEAST_APART = 0.6  # of those whose days no label names: behind a mark, or in brackets, they are likelier of issue
LEAST_ABOVE = 5  # items of a list that begins with the newest, above one that was given a wrong month or year
MOST_KIND_WORDS = 3  # of what a paper is called, in front of its day
MOST_DAYS_AHEAD = 90  # from a notice to the day it announces
# Places of a day in an item, beside the cells of a row.
DATED = ("dated", 0)  # after "dated" or its like, which papers alone have
START, END = ("start", 0), ("end", 0)
APART = ("apart", 0)  # at the end, behind a mark
BRACKETED = ("bracketed", 0)  # alone in brackets
ANYWHERE = ("anywhere", 0)  # of the only day of an item that is no cell
_BY_ITSELF = {"cell", DATED[0], BRACKETED[0], START[0], APART[0]}
_OF_ISSUE = (DateKind.NONE, DateKind.PUBLISHED)
_MARKS = (",", "(", "-", "–", "|", ":", "/")
_ENTRIES = (" > tr:", " > dt:", " > dd:")  # steps of a selector
_WORD = re.compile(r"\w")
_OPENING = re.compile(rf"(?i)[(\[]\s*(?:(?:{'|'.join(map(re.escape, WEEKDAYS))})[\s,]*)?$")
_BYLINE = re.compile(r"(?i)\W*(?:posted |written )?by\s+[^|•·,]{1,40}[|•·,]\s*(?:on\s+)?")  # by admin | 14 Jul | News
_FROM = re.compile(r"(?i)\d[\s,]*(?:to|till|until|and|&|से|एवं|व|तथा|और)\s+$")  # another day to this one
_DATED_AT = re.compile(r"(?i)\bdated,?\s+(?:the\s+)?[^\W\d]+(?: [^\W\d]+)?,?\s+the\s+$")  # Dated Imphal, the 2nd May
_UNCLOSED = re.compile(r"[(\[][^()\[\]]*$")
_OPENED = re.compile(r"[(\[]\s*[^\s()\[\]]+\s*$")  # a bracket with one word
_OF_EVENT = re.compile(  # in front of its day, unlike the day of a paper about it, which stands in brackets
    r"(?i)(?:परीक्षा|साक्षात्कार|बैठक|शिविर|\bexam|\bexamination|\binterview)(?: की)?[\s–-]*(?:तिथि|दिनांक|date)[\s:–-]*$"
)
_NUMBERED = re.compile(  # the number of a paper, in front of its day
    r"(?i)(?:^|[,;:|–-]\s*)"
    r"(?:no\b|nos\b|नं|सं|संख्या|क्रमांक|पत्रांक|নং|নম্বর|ક્રમાંક|ਨੰ|ନଂ|எண்|సంఖ్య|ಸಂಖ್ಯೆ|നമ്പ(?:ർ|ര്))"
    r"[\s.:]*[\w./()-]*\d[\w./()-]*[\s,]+[^\s\d]+\s*$"
)
# What stands behind the day of an item and is no part of it: a badge, the way to the file, its kind and size.
_TAIL = re.compile(
    r"(?i)\b(?:new|pdf|docx?|xlsx?|jpe?g|zip|view|download|open|read more|more|click here|details|accessible version"
    r"|hindi|english|file|size)\b|[\d.]+\s*(?:[kmg]b|bytes)\b|नया|देखें|डाउनलोड|पढ़ें|और|यहां क्लिक करें|हिंदी|हिन्दी|अंग्रेजी|पीडीएफ"
)


def own_days(items: Sequence[ListedItem], today: date, fewest: int = LEAST_ITEMS) -> tuple[Place | None, Dated]:
    """Return the place in which nearly all items bear a day, such as a column or their end, and these days.

    Two columns of days without a name tell of a time from one to the other, and days still to come tell of events.
    """
    placed: dict[Place, Dated] = defaultdict(list)
    if 2 * sum(_lasts(item) for item in items) > len(items):
        return None, []
    for item in items:
        for place, day in dict(sorted(_placed(item), key=itemgetter(1))).items():
            placed[place].append((day, item))  # the newest where an item has several
    undecided = sum(any(one.kind in _OF_ISSUE for one in item.dates) for item in items)
    found = {
        place: dated
        for place, dated in placed.items()
        if len(dated)
        >= max(fewest, LEAST_APART * undecided if place in (APART, BRACKETED) else LEAST_SHARE * len(items))
    }
    if not found or sum(name == "cell" for name, _ in found) > 1:
        return None, []
    best = max(found, key=lambda place: (len(found[place]), place == BRACKETED))
    if found.get(DATED) == found[best]:
        best = DATED
    return best, [] if any(day > today for day, _ in found[best]) else _without_slips(found[best])


def _without_slips(dated: Dated) -> Dated:
    """Return the days of a list that begins with the newest, without those later than all of many above them."""
    if not _falls(dated):
        return dated
    newest = list(accumulate((day for day, _ in dated), max))
    return [one for at, one in enumerate(dated) if at < LEAST_ABOVE or one[0] <= newest[at - 1]]


def _lasts(item: ListedItem) -> bool:
    """Return whether the days of an item are the first and the last of an event."""
    days = find_dates(item.text)
    return len(days) == 2 and days[1].is_range_end


def _placed(item: ListedItem) -> Iterator[tuple[Place, date]]:
    """Yield the days of an item by their places: cells by their number from either end, others by where they stand."""
    parts = item.text.split(SEPARATOR)
    unnamed = [one for one in item.dates if one.kind in _OF_ISSUE]
    for one in unnamed:
        for number, part in enumerate(parts):
            before, found, rest = part.partition(one.text)
            after = without_times(_TAIL.sub(" ", rest))
            if found and _BYLINE.fullmatch(before):
                yield START, one.day
                continue
            is_told = one.kind is DateKind.NONE and TOLD_BEFORE.search(before)
            if not found or is_told or _FROM.search(before) or _OF_EVENT.search(before) or TOLD_AFTER.match(after):
                continue
            if not _WORD.search(before + after):
                yield ("cell", number), one.day
                yield ("cell from the end", len(parts) - number), one.day
                if item.is_post:
                    yield START, one.day
                continue
            is_dated = has_prefix(part, len(before)) or _DATED_AT.search(before) is not None
            if rest.lstrip().startswith((")", "]")) and (
                _OPENING.search(before)
                or (is_dated and _OPENED.search(before))
                or (one.kind is DateKind.PUBLISHED and _UNCLOSED.search(before))
            ):
                yield BRACKETED, one.day
            if is_dated or _is_headed(before, rest):
                yield DATED, one.day
            elif not _WORD.search(after):
                yield END, one.day
                if before.rstrip().endswith(_MARKS):
                    yield APART, one.day
            elif not _WORD.search(before):
                yield START, one.day
            else:
                continue
            if len(unnamed) == 1:
                yield ANYWHERE, one.day


def cited_days(items: Sequence[ListedItem], files: Collection[date], today: date) -> Dated:
    """Return the days of the papers that items are about: Corrigendum dated …

    None where several days of the list, or in the names of `files` beside it, are so much later that some of its items
    came long after these papers.
    """
    papers = [item for item in items if names_papers(item.text) or _is_numbered(item)]
    cited = [(day, item) for item in papers for place, day in _cited(item) if day <= today]
    newest = max((day for day, _ in cited), default=today)
    days = {*files, *(day for item in items for day in item.days)}
    ahead = {day for day in days if day <= today and (day - newest).days > MOST_DAYS_AHEAD}
    return _without_slips(cited) if len(ahead) <= 1 else []


def days_of_issue(item: ListedItem) -> list[date]:
    """Return the days that an item gives of itself: alone in a cell, behind "dated", in brackets or in front."""
    return [day for (place, _), day in _placed(item) if place in _BY_ITSELF]


def _is_headed(before: str, after: str) -> bool:
    """Return whether a day stands in brackets behind what a paper is called: Notice (1.2.2024): …"""
    if not (before.endswith("(") and after.startswith(")")):
        return False
    return len(words(before)) <= MOST_KIND_WORDS and names_papers(before)


def _is_numbered(item: ListedItem) -> bool:
    return any(_NUMBERED.search(item.text.partition(one.text)[0]) for one in item.dates)


def _cited(item: ListedItem) -> list[tuple[Place, date]]:
    """Return the days of the paper that an item is about: the one it begins with, else those behind "dated"."""
    placed = list(_placed(item))
    opening = [one for one in placed if one[0] == START]
    return opening or [one for one in placed if one[0] == DATED]


def put_up_days(items: Sequence[ListedItem], today: date) -> Dated:
    """Return the days of the lists in the order in which things are put up, or with items that are marked as new.

    Events and timetables begin with the next. Items of one list stand in elements that differ in their numbers alone.
    """
    lists: dict[str, list[ListedItem]] = defaultdict(list)
    for item in items:
        lists[without_numbers(item.selector)].append(item)
        lists[item.selector.rpartition(" > ")[0]].append(item)
    found = {selector: own_days(listed, today)[1] or _run(listed, today) for selector, listed in lists.items()}
    return [
        one
        for selector, dated in found.items()
        if _falls(dated) or any(item.is_new for item in lists[selector])
        for one in dated
    ]


def _run(items: Sequence[ListedItem], today: date) -> Dated:
    """Return the days of a list that the first of its items begin with, and half of all: others may follow below."""
    run: Dated = []
    for item in items:
        day = next((day for place, day in _placed(item) if place == START), None)
        if day is None or _lasts(item):
            break
        run.append((day, item))
    is_list = len(run) >= max(LEAST_ITEMS, len(items) / 2) and all(day <= today for day, _ in run)
    return run if is_list else []


def _falls(dated: Dated) -> bool:
    """Return whether nearly all days are followed by earlier ones, if not by the same."""
    days = [day for day, _ in dated]
    falls = sum(later < earlier for earlier, later in pairwise(days))
    rises = sum(later > earlier for earlier, later in pairwise(days))
    return falls >= LEAST_FALLS and rises <= MOST_RISES * falls


def named_days(kind: DateKind, items: Sequence[ListedItem], today: date) -> Dated:
    """Return the days of this kind; a day of what is no entry and leads nowhere is that of a comment."""
    return [
        (one.day, item)
        for item in items
        if item.href or any(step in item.selector for step in _ENTRIES)
        for one in item.dates
        if one.kind is kind and (one.is_apart or item.is_post or _is_labelled(item, one)) and one.day <= today
    ]


def _is_labelled(item: ListedItem, one: PrintedDate) -> bool:
    """Return whether the label of a day is set apart from the title: Published: …, (uploaded on …)"""
    before, found, after = item.text.partition(one.text)
    return bool(found) and (before.rstrip().endswith(":") or ("(" in before and after.startswith(")")))
