"""Expired notices: what is over is not listed as current."""

from collections.abc import Iterator

from rules.dates import today_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.freshness.listed import ListedItem, listed_items
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw

NEW_DAYS = 90  # after a quarter nothing is new


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report items outside an archive whose last date is past, and badges that are no longer true."""
    today = today_of(page.observed_at)
    items = [item for item in listed_items(page) if not item.is_archived and not item.is_closed]
    expired = [item for item in items if item.deadline and item.deadline < today]
    if expired:
        yield Finding(
            message=counted(
                N_("{count} notice whose last date is over is still listed as current."),
                N_("{count} notices whose last date is over are still listed as current."),
                len(expired),
            ),
            occurrences=tuple(
                place(
                    item,
                    quote=item.text,
                    note=counted(
                        N_("Over since {last_date}, {count} day ago."),
                        N_("Over since {last_date}, {count} days ago."),
                        (today - item.deadline).days,
                        last_date=str(item.deadline),
                    ),
                )
                for item in expired
                if item.deadline
            ),
        )
    worn = [item for item in items if item not in expired and is_no_longer_new(item, (today.toordinal() - NEW_DAYS))]
    if worn:
        yield Finding(
            message=counted(
                N_("{count} item is marked as new though it is more than {limit} days old."),
                N_("{count} items are marked as new though they are more than {limit} days old."),
                len(worn),
                limit=NEW_DAYS,
            ),
            occurrences=tuple(place(item, quote=item.text) for item in worn),
        )


def is_no_longer_new(item: ListedItem, oldest_new_day: int) -> bool:
    """Return whether an item marked as new is older than that day (an ordinal)."""
    return item.is_new and max(item.days).toordinal() < oldest_new_day


def has_deadlines_or_badges(page: PageEvidence) -> bool:
    """Return whether the page lists anything that can run out."""
    return any(item.deadline or item.is_new for item in listed_items(page))


RULE = Rule(
    id="expired-notices",
    category=Category.FRESHNESS,
    impact=Impact.SERIOUS,
    weight=10,
    references=(gigw("5.1.8"), gigw("DBIM-A.5.2")),
    title=N_("Only current notices are listed as current"),
    failure_title=N_("Notices that are over are still listed as current"),
    why=N_("Citizens prepare papers and travel for a tender, a post or a scheme that closed long ago."),
    repair=N_(
        "Move the named notices to the archive, with the day of archiving. "
        "Give each new notice a last date in the system, so that it goes to the archive by itself."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=has_deadlines_or_badges,
    check=check,
)
