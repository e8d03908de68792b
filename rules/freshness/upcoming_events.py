"""Upcoming events: a list that promises what is to come does not hold what is past."""

from collections.abc import Iterator

from rules.dates import DateKind, today_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, place
from rules.fixing.edit import REMOVAL
from rules.freshness.list_words import names_past_events, promises_events
from rules.freshness.listed import ListedItem, listed_items
from rules.place import without_parts
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw

LONGEST_TAB_CHARACTERS = 40
GRACE_DAYS = 7  # convention: a list that is looked after once a week


SURE = (
    N_("{count} item is listed as upcoming though its day is past."),
    N_("{count} items are listed as upcoming though their day is past."),
)
UNSURE = (
    N_("{count} item under “upcoming” is past, but the page also has a part for past events. Look where it stands."),
    N_("{count} items under “upcoming” are past, but the page also has a part for past events. Look where they stand."),
)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report items under a heading such as "Upcoming events" whose last day is more than a week past."""
    today = today_of(page.observed_at)
    past = [item for item in promised(page) if (today - max(item.days)).days > GRACE_DAYS]
    if past:
        said, singular, plural = (Doubt, *UNSURE) if has_tab_of_past_events(page) else (Finding, *SURE)
        yield said(
            message=counted(singular, plural, len(past)),
            occurrences=tuple(
                place(
                    item,
                    quote=item.text,
                    edits=REMOVAL,
                    note=counted(
                        N_("Under “{heading}”, printed as “{printed}”: past since {last_date}, {count} day ago."),
                        N_("Under “{heading}”, printed as “{printed}”: past since {last_date}, {count} days ago."),
                        (today - max(item.days)).days,
                        heading=item.section,
                        printed=max(item.dates, key=lambda one: one.day).text.strip(),
                        last_date=str(max(item.days)),
                    ),
                )
                for item in past
            ),
        )


def promised(page: PageEvidence) -> list[ListedItem]:
    """Return the items of lists of upcoming events that give the day of the event."""
    return without_parts(
        [
            item
            for item in listed_items(page)
            if promises_events(item.section) and not item.is_archived and not item.is_closed and _gives_its_day(item)
        ]
    )


def has_tab_of_past_events(page: PageEvidence) -> bool:
    """Return whether a short line that is no heading names past events: the tab of a list whose items may follow."""
    headings = {heading.selector for heading in page.text.headings}
    return any(
        len(block.text) <= LONGEST_TAB_CHARACTERS and block.selector not in headings and names_past_events(block.text)
        for block in page.text.blocks
    )


def _gives_its_day(item: ListedItem) -> bool:
    """Return whether a date of the item can be that of the event: published, reference and moved days are not."""
    kinds = {printed.kind for printed in item.dates}
    is_only_published = kinds <= {DateKind.PUBLISHED, DateKind.STAMP}
    return not is_only_published and not item.is_moved and not any(printed.is_reference for printed in item.dates)


RULE = Rule(
    id="upcoming-events",
    category=Category.FRESHNESS,
    impact=Impact.MODERATE,
    weight=5,
    references=(gigw("5.1.8"),),
    title=N_("What is listed as upcoming is still to come"),
    failure_title=N_("Past events are listed as upcoming"),
    why=N_("Citizens look here for the next camp or examination and find one that is over, or miss the one to come."),
    repair=N_(
        "Move the named events to the archive and enter the next ones. "
        "Where none is planned, say so in one sentence, or remove the heading."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=lambda page: bool(promised(page)),
    check=check,
)
