"""Expired notices: what is over is not listed as current."""

from collections.abc import Iterator

from rules.dates import DateKind, today_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.fixing.edit import REMOVAL
from rules.freshness.listed import ListedItem, listed_items
from rules.freshness.notices import is_notice, is_over
from rules.place import without_parts
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report items outside an archive whose last date is past."""
    today = today_of(page.observed_at)
    expired = without_parts([item for item in listed_items(page) if is_over(page, item)])
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
                    edits=REMOVAL,
                    note=counted(
                        N_("Printed as “{printed}”: over since {last_date}, {count} day ago."),
                        N_("Printed as “{printed}”: over since {last_date}, {count} days ago."),
                        (today - item.deadline).days,
                        printed=_printed(item),
                        last_date=str(item.deadline),
                    ),
                )
                for item in expired
                if item.deadline
            ),
        )


def has_deadlines(page: PageEvidence) -> bool:
    """Return whether the page lists anything that can run out, in an archive or outside."""
    return any(item.deadline and (item.is_archived or is_notice(page, item)) for item in listed_items(page))


def _printed(item: ListedItem) -> str:
    return next(
        (one.text for one in item.dates if one.day == item.deadline and one.kind is DateKind.VALIDITY), ""
    ).strip()


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
    applies=has_deadlines,
    check=check,
)
