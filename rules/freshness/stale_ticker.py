"""Running news: what runs across the page as news is not a year old."""

import re
from collections.abc import Iterator
from datetime import date

from rules.dates import find_dates, today_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.fixing.edit import REMOVAL
from rules.freshness.listed import ListedItem, listed_items
from rules.freshness.machine_dates import day_of_file
from rules.freshness.patterns import patterns_of
from rules.page_text import PageText, TextBlock
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw

LEAST_DATED = 0.5  # of the lines
STALE_DAYS = 365  # convention: nobody calls a year-old line news
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report running news whose newest date, of all its lines, is more than a year past."""
    items, lines, today = running(page), _lines(page.text), today_of(page.observed_at)
    newest = max((day for line in lines for day in _days(line)), default=date.max)
    age_days = (today - newest).days
    dated = sum(any(_days(line)) for line in lines)
    is_of_days = dated >= LEAST_DATED * len(lines)  # what else runs may be newer
    if items and is_of_days and age_days > STALE_DAYS and not any(_names_year(line.text, today.year) for line in lines):
        yield Finding(
            message=counted(
                N_("The newest date in the running news is {newest_date}, {count} day ago."),
                N_("The newest date in the running news is {newest_date}, {count} days ago."),
                age_days,
                newest_date=str(newest),
            ),
            occurrences=tuple(place(item, quote=item.text, edits=REMOVAL) for item in items if not item.is_archived),
        )


def _lines(page: PageText) -> list[TextBlock]:
    """Return what runs across the page, dated or not."""
    patterns = patterns_of(page)
    return [block for block in page.blocks if patterns.is_running(block)]


def _days(line: TextBlock) -> Iterator[date]:
    """Yield the days of a line, and of the files it links to."""
    yield from (found.day for found in find_dates(line.text))
    yield from (day for href in line.hrefs if (day := day_of_file(href.rpartition("/")[2])))


def _names_year(text: str, this_year: int) -> bool:
    """Return whether a line names this year or a later one, as in "Admission 2026-27"."""
    return any(int(year) >= this_year for year in _YEAR.findall(text))


def running(page: PageEvidence) -> list[ListedItem]:
    """Return the items of the running news that are dated: what a sentence refers to is no date of its own."""
    return [
        item
        for item in listed_items(page)
        if item.is_running and not all(printed.is_reference or printed.is_period for printed in item.dates)
    ]


RULE = Rule(
    id="stale-ticker",
    category=Category.FRESHNESS,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("5.1.8"),),
    title=N_("The running news is recent"),
    failure_title=N_("The running news is more than a year old"),
    why=N_("What moves draws every eye: when it is years old, the whole website looks abandoned."),
    repair=N_("Take the named lines out. Put in what is new this month; where nothing is, remove the running line."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=lambda page: bool(running(page)),
    check=check,
)
