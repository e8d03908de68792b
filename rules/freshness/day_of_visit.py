"""The day of the visit, which many pages print above their content: it says nothing of the page."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from rules.calendar_names import WEEKDAYS
from rules.date_labels import without_times
from rules.dates import FoundDate
from rules.folding import folded_hindi
from rules.freshness.block_dates import block_dates
from rules.page_text import PageText, Region, TextBlock
from rules.text import words

MOST_ABOVE_MENU = 3  # blocks that may hold the name of the website, in front of the day of the visit
MENU_BLOCKS = 3  # two of them with links are a menu
MOST_WORDS = 4  # beside the day: its weekday, and the place
_SKIPS = re.compile(r"(?i)skip|screen reader|मुख्य (?:सामग्री|विषय)|सामग्री पर")
_BAR = re.compile(r"(?i)\bskip to |\bscreen reader access")  # beside which the clock stands
_OF_VISIT = re.compile(
    r"(?i)\b(?:class|id)\s*=\s*[\"'][^\"'>]*(?:(?:current|live|header|top)[-_]?(?:date|time)|(?:date|time)[-_]?now"
    r"|todays?[-_]?date|(?<![fblr][ai]-)(?<!icon-)clock|weather)"
)
# The id of an element within: lblToday.
_TODAY_ID = re.compile(
    r"(?i)\bid\s*=\s*[\"'](?:\w*[_$])?(?:lbl|lit|txt|div|span|td)?[-_]?"
    r"(?:today|curr(?:ent)?[-_]?date|sys(?:tem)?[-_]?date|server[-_]?(?:date|time))"
)
_SECOND = re.compile(r"[\s,]*(?<!\d)(\d{1,2}:\d\d:\d\d)(?!\d)")
_CLOCK_WORDS = frozenset({"date", "time", "today", "दिनांक", "समय"})


def names_visit(html: str) -> bool:
    """Return whether the class or id of an element calls what it holds a clock, the current date or the weather."""
    return bool(_OF_VISIT.search(html.partition(">")[0]) or _TODAY_ID.search(html))


def is_of_visit(page: PageText, number: int, found: FoundDate, *, is_above: bool) -> bool:
    """Return whether a line in the header, or at the top of the page, holds the day of the visit."""
    block = page.blocks[number]
    if names_visit(block.html) or _BAR.search(block.text) or (block.region is Region.HEADER and is_above):
        return True
    is_first = all(_SKIPS.match(one.text) for one in page.blocks[:number])
    leads = page.blocks[number + 1 : number + 1 + MENU_BLOCKS]
    is_above_menu = number < MOST_ABOVE_MENU and any(one.hrefs and not one.tag.startswith("h") for one in leads[:1])
    around = {folded_hindi(word) for word in beside(block.text, [found]) if len(word.strip("-")) > 1} - _CLOCK_WORDS
    is_in_bar = is_first and bool(block.hrefs)  # beside the switch of the language
    is_above_links = (is_first or is_above_menu) and sum(bool(one.hrefs) for one in leads) > 1
    if len(around) <= MOST_WORDS and (is_in_bar or is_above_links):
        return True
    if around.isdisjoint(WEEKDAYS):
        return not around and (is_first or is_above_menu) and bool(leads) and bool(leads[0].hrefs)
    is_below_menu = number > 1 and all(one.hrefs and one.tag == "li" for one in page.blocks[number - 2 : number])
    is_alone = len(around) == 1 and (block.region is Region.HEADER or is_above_menu or is_below_menu)
    return is_alone or (is_first and len(around) <= MOST_WORDS)


def is_of_clock(page: PageText, block: TextBlock, found: FoundDate) -> bool:
    """Return whether a stamp bears the very second that the clock of the page shows, as scripts write it."""
    second = _SECOND.match(block.text, found.end)
    return second is not None and _seconds(page)[second[1]] > 1


@lru_cache(maxsize=8)  # rules ask about one page in turn
def _seconds(page: PageText) -> Counter[str]:
    """Return how often each time of day is printed to the second, in the texts with a day."""
    return Counter(second for number in block_dates(page) for second in _SECOND.findall(page.blocks[number].text))


def beside(text: str, dates: Iterable[FoundDate]) -> list[str]:
    """Return the words of a line beside its dates."""
    for found in dates:
        text = text.replace(found.text, " ")
    return words(without_times(text))
