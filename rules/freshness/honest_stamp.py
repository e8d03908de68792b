"""Honest stamp: the day of the last update is that of a change, not the day of the visit."""

import re
from collections.abc import Iterator
from itertools import islice

from rules.dates import today_of
from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place
from rules.folding import folded_hindi
from rules.freshness.newest_content import LIMIT_DAYS
from rules.freshness.news import newest, news_of
from rules.freshness.printed import with_slot
from rules.freshness.stamp_moves import Moved, Stamped, moved_stamps, shows_the_clock, stamped_pages
from rules.rule import Beside, Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

LEAST_PAGES = 5  # with a stamp: fewer may all have been changed on one day
LEAST_MOVED = 3
LEAST_NEWS = 3  # dated notices, before their newest says anything
AHEAD_DAYS = 365  # of a stamp before the newest notice
MOST_QUOTED = 10
_REVIEWED = re.compile(r"review|समीक्षा")  # a page may be reviewed without a change


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report stamps that show the clock, or that moved though nothing changed; doubt those of today everywhere."""
    stamped = list(stamped_pages(site.pages))
    ticking = [one for one in stamped if shows_the_clock(*one)]
    moved = moved_stamps(site, stamped)
    if len(ticking) >= LEAST_MOVED:
        yield Finding(
            message=counted(
                N_("The last update of {count} page is the very minute of the visit: it is the clock that is shown."),
                N_("The last update of {count} pages is the very minute of the visit: it is the clock that is shown."),
                len(ticking),
            ),
            occurrences=_places(ticking),
        )
    elif len(moved) >= LEAST_MOVED:
        yield _about_moved(site, stamped, moved)
    elif len(stamped) >= LEAST_PAGES and all(stamp.day == today_of(page.observed_at) for page, stamp in stamped):
        yield _about_today(site, stamped)
    else:
        yield from _about_newer(site, stamped)


def _about_moved(site: SiteEvidence, stamped: list[Stamped], moved: list[Moved]) -> Finding | Doubt:
    """Judge stamps that moved: one of a page stands still with the page, one of the whole site moves with any page."""
    earlier_day = today_of((site.earlier or site).observed_at)
    is_of_site = len({stamp.day for _, stamp in stamped}) == 1
    is_review = any(_REVIEWED.search(folded_hindi(one.stamp.quote)) for one in moved)
    places = _places([(one.page, one.stamp) for one in moved])
    if all(one.follows_visits(earlier_day) for one in moved) or not (is_of_site or is_review):
        return Finding(
            message=counted(
                N_("{count} page has a newer last update than at the audit of {audit_date}, with not a word changed."),
                N_(
                    "{count} pages have a newer last update than at the audit of {audit_date}, with not a word changed."
                ),
                len(moved),
                audit_date=str(earlier_day),
            ),
            occurrences=places,
        )
    return Doubt(
        message=counted(
            N_(
                "Not a word of {count} page has changed since the audit of {audit_date}, "
                "though its last update is newer. Ask whether the page was really checked on that day."
            ),
            N_(
                "Not a word of {count} pages has changed since the audit of {audit_date}, "
                "though their last update is newer. Ask whether the pages were really checked on that day."
            ),
            len(moved),
            audit_date=str(earlier_day),
        ),
        occurrences=places[:1],
    )


def _about_today(site: SiteEvidence, stamped: list[Stamped]) -> Finding | Doubt:
    news = list(news_of(site.pages))
    last = newest(news)
    if last is not None and len(news) >= LEAST_NEWS and (today_of(site.observed_at) - last.day).days > LIMIT_DAYS:
        return Finding(
            message=counted(
                N_("{count} page was last updated today, it says, though the newest notice is of {newest_date}."),
                N_(
                    "All {count} pages were last updated today, they say, though the newest notice is of {newest_date}."
                ),
                len(stamped),
                newest_date=str(last.day),
            ),
            occurrences=(*_places(stamped), last.place()),
        )
    return Doubt(
        message=counted(
            N_("{count} page was last updated today, it says. Open it tomorrow: if the day moved, it is the clock."),
            N_(
                "All {count} pages were last updated today, they say. "
                "Open one tomorrow: if the day moved, it is the clock."
            ),
            len(stamped),
        ),
        occurrences=_places(stamped)[:1],
    )


def _about_newer(site: SiteEvidence, stamped: list[Stamped]) -> Iterator[Doubt]:
    """Doubt a stamp on the home page that is a year newer than any notice of the site."""
    news = list(news_of(site.pages))
    last = newest(news)
    home = next((one for one in stamped if one[0].clicks_from_home == 0), None)
    if last is None or home is None or len(news) < LEAST_NEWS:
        return
    if (home[1].day - last.day).days > AHEAD_DAYS:
        yield Doubt(
            message=message(
                N_(
                    "The home page was last updated on {stamp_date}, it says, "
                    "but the newest notice is of {newest_date}. Look whether anything changed on that day."
                ),
                stamp_date=str(home[1].day),
                newest_date=str(last.day),
            ),
            occurrences=_places([home]),
        )


def _places(stamped: list[Stamped]) -> tuple[Occurrence, ...]:
    return tuple(
        place(
            stamp,
            after=with_slot(stamp.html, stamp.day, N_("day when the content was last saved"), page.text),
            quote=stamp.quote,
            page_url=page.url,
        )
        for page, stamp in stamped[:MOST_QUOTED]
    )


RULE = SiteRule(
    id="honest-stamp",
    category=Category.FRESHNESS,
    impact=Impact.SERIOUS,
    weight=6,
    references=(gigw("5.1.5"),),
    title=N_("The day of the last update is that of a real change"),
    failure_title=N_("The day of the last update moves by itself"),
    why=N_(
        "A page that is always “updated today” deceives: nobody can tell whether its fees and names are still right."
    ),
    repair=N_(
        "Take the clock out of the template. Let the system store the day when the content of the page is saved, "
        "and print that day."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    asks=frozenset({Beside.EARLIER}),
    applies=lambda site: len(list(islice(stamped_pages(site.pages), LEAST_MOVED))) == LEAST_MOVED,
    check=check,
)
