"""The newest item of the lists that a page is made of: such a page changed when the item was put up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from rules.dates import DateKind, today_of
from rules.evidence import PageEvidence
from rules.freshness.card_lines import LEAST_ITEMS
from rules.freshness.list_days import (
    ANYWHERE,
    DATED,
    LEAST_SHARE,
    Dated,
    cited_days,
    named_days,
    own_days,
    put_up_days,
)
from rules.freshness.list_words import names_archive, names_events, names_papers, names_timed_notices, names_timetable
from rules.freshness.listed import ListedItem, listed_items
from rules.freshness.machine_dates import days_of_files
from rules.freshness.page_date import DateSource, PageDate
from rules.page_text import PageText, Region, TextBlock
from rules.text import first_heading

LEAST_BESIDE = 2  # items of a list of a home page that has others
LEAST_ROWS = 6  # of a table, to tell whether its rows are dated
LEAST_PART = 0.4  # of the text of a page, for its lists to be what it is for
LEAST_MENU_LINKS = 4  # of one line
LEAST_NAMED = 0.5  # of the items of a list, for them to tell what it holds
# That items were put up on their days: their columns say so, the list is one of papers, or it merely has days. What is
# between tells of a page that says nothing of itself: the news of a home page, posts, and when items were changed.
SURE, BESIDE, LIKELY, HINT = 0.7, 0.55, 0.5, 0.3
CONTENT = (Region.MAIN, Region.BODY)


def newest_listed(page: PageEvidence, *, says_itself: bool) -> PageDate | None:
    """Return the newest day of a list in the content of the page; None without such a list.

    Its confidence tells whether something was put up on it: other days may be those of events, or of whatever else a
    list is about. A page that `says_itself` when it was changed is not dated by what merely stands beside its content.
    """
    lists = [(conf, dated) for conf, dated in _dated_lists(page) if not (says_itself and conf == BESIDE)]
    if all(len(dated) < LEAST_ITEMS for _, dated in lists):
        return None
    told = [(conf, day, item) for conf, dated in lists if len(dated) >= LEAST_ITEMS for day, item in dated]
    # what is put up in any list of a home page changes it
    confidence, day, item = max(told, key=lambda one: (min(one[0], BESIDE) if page.is_home else one[0], one[1]))
    if page.is_home:
        short = [(conf, *one) for conf, dated in lists if conf >= BESIDE and _is_pair(dated) for one in dated]
        confidence, day, item = max([*short, (confidence, day, item)], key=lambda one: one[1])
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


def _is_pair(dated: Dated) -> bool:
    return len(dated) == LEAST_BESIDE and len({item.text for _, item in dated}) == LEAST_BESIDE


def _dated_lists(page: PageEvidence) -> Iterator[tuple[float, Dated]]:
    """Yield the days of each list, with the confidence that its items were put up on them."""
    today = today_of(page.observed_at)
    found = _listed(page)
    items = [item for item in found if item.region in CONTENT]
    is_of_lists = _is_of_lists(page.text, items)
    titles = ("", "") if page.is_home else (first_heading(page.text), page.text.title)  # there they name the website
    fewest = LEAST_BESIDE if page.is_home else LEAST_ITEMS
    if page.is_home:
        files = set(days_of_files(link.href for link in page.text.links))
        yield from _of_home(_by_section(found, titles), files, today)
    sections = _by_section(items, titles)
    yield SURE, named_days(DateKind.PUBLISHED, list(chain.from_iterable(sections.values())), today)
    for section, listed in sections.items():
        yield BESIDE, named_days(DateKind.STAMP, listed, today)
        still = [item for item in listed if not item.is_running]
        place, dated = own_days(still, today, fewest)
        posts = sum(item.is_post for _, item in dated)
        if is_of_lists and posts >= LEAST_SHARE * len(dated):
            yield BESIDE, dated
        if is_of_lists or (names_papers(section) and all(item.region is Region.MAIN for item in listed)):
            yield BESIDE, put_up_days(still, today)
        if dated and (place == DATED or _holds_papers(section, titles, still, is_of_lists=is_of_lists)):
            yield LIKELY, dated
        elif place != ANYWHERE:
            yield HINT, dated


def _listed(page: PageEvidence) -> list[ListedItem]:
    """Return the dated items, without those of long tables of something else, in which most rows have no day."""
    items = listed_items(page)
    dated = {item.selector for item in items}
    others = {
        row.selector
        for table in page.text.tables
        if len(table.rows) >= LEAST_ROWS and 2 * sum(row.selector in dated for row in table.rows) < len(table.rows)
        for row in table.rows
    }
    return [item for item in items if item.selector not in others]


def _of_home(
    sections: Mapping[str, Sequence[ListedItem]], files: Collection[date], today: date
) -> Iterator[tuple[float, Dated]]:
    """Yield the days of the boxes of a home page, those of boxes with equal items together."""
    looks: set[str] = set()
    for section, listed in sections.items():
        put_up = put_up_days(listed, today)
        looks |= {_look(item) for _, item in put_up}
        yield BESIDE, cited_days(listed, files, today)
        yield BESIDE, put_up
        if names_papers(section):
            yield BESIDE, own_days(listed, today, LEAST_BESIDE)[1]
    items = [item for listed in sections.values() for item in listed]
    for look in sorted(looks - {""}):
        yield BESIDE, own_days([item for item in items if _look(item) == look], today)[1]


def _look(item: ListedItem) -> str:
    """Return the opening tag of an item with a class; "" for others."""
    opening = item.html.partition(">")[0]
    return opening if " class=" in opening else ""


def _by_section(items: Iterable[ListedItem], titles: Sequence[str]) -> Mapping[str, Sequence[ListedItem]]:
    """Return the lists by their headings, without those of timetables and events."""
    lists: dict[str, list[ListedItem]] = defaultdict(list)
    for item in items:
        lists[item.section].append(item)
    return {
        section: listed
        for section, listed in lists.items()
        if all(item.is_post for item in listed) or not _tells_other_days(section, titles)
    }


def _is_of_lists(page: PageText, items: Sequence[ListedItem]) -> bool:
    """Return whether lists with days are what the page is for."""
    content = sum(len(block.text) for block in page.blocks if block.region in CONTENT and not _is_frame(block))
    return sum(len(item.text) for item in items if not item.is_running) >= LEAST_PART * content


def _is_frame(block: TextBlock) -> bool:
    """Return whether a block without a landmark is a line of a menu, a ticker or the copyright."""
    is_menu = len(block.hrefs) >= LEAST_MENU_LINKS
    return is_menu or block.tag == "marquee" or "\N{COPYRIGHT SIGN}" in block.text


def _tells_other_days(section: str, titles: Sequence[str]) -> bool:
    """Return whether the days of a list are those of a timetable or of events, by its heading or else by the page's."""
    if names_timetable(section) or names_events(section):
        return True
    return not names_papers(section) and any(names_timetable(title) or names_events(title) for title in titles)


def _holds_papers(section: str, titles: Sequence[str], items: Sequence[ListedItem], *, is_of_lists: bool) -> bool:
    """Return whether a list holds what an office writes and puts up, by what it or most of its items are called."""
    heading, window = titles
    named = (heading, window, section) if is_of_lists else (heading,)  # the window's may name the website, too
    if section and section in window:  # the page is called after this list
        named = (*named, section)
    if any(names_papers(title) or names_archive(title) for title in named):
        return True
    announced = [item for item in items if names_papers(item.text) or names_timed_notices(item.text)]
    return is_of_lists and len(announced) >= LEAST_NAMED * len(items)
