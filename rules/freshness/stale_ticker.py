"""Running news: what runs across the page as news is not a year old."""

import re
from collections.abc import Iterator
from datetime import date

from rules.dates import today_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.fixing.edit import REMOVAL
from rules.freshness.block_dates import block_dates
from rules.freshness.listed import ListedItem, listed_items
from rules.freshness.machine_dates import days_of_files
from rules.freshness.patterns import patterns_of
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw

LEAST_DATED = 0.5  # of the lines
STALE_DAYS = 365  # convention: nobody calls a year-old line news
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report running news whose newest date, of all its lines, is more than a year past."""
    items, lines, today = running(page), _lines(page.text), today_of(page.observed_at)
    newest = max((day for _, days in lines for day in days), default=date.max)
    age_days = (today - newest).days
    is_of_days = sum(bool(days) for _, days in lines) >= LEAST_DATED * len(lines)  # what else runs may be newer
    if items and is_of_days and age_days > STALE_DAYS and not any(_names_year(text, today.year) for text, _ in lines):
        yield Finding(
            message=counted(
                N_("The newest date in the running news is {newest_date}, {count} day ago."),
                N_("The newest date in the running news is {newest_date}, {count} days ago."),
                age_days,
                newest_date=str(newest),
            ),
            occurrences=tuple(place(item, quote=item.text, edits=REMOVAL) for item in items if not item.is_archived),
        )


def _lines(page: PageText) -> list[tuple[str, list[date]]]:
    """Return the lines that run across the page, each with its days and those of the files it links to."""
    patterns, dated = patterns_of(page), block_dates(page)
    return [
        (block.text, [*(found.day for found in dated.get(number, ())), *days_of_files(block.hrefs)])
        for number, block in enumerate(page.blocks)
        if patterns.is_running(block)
    ]


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
