"""Age of the update stamp: what a page says of its last update is recent and possible."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rules.dates import today_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, counted, message, place
from rules.freshness.listed import listed_items
from rules.freshness.page_date import DateSource
from rules.freshness.printed import with_slot
from rules.freshness.stamps import Stamp, declared_stamp, printed_in
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import first_heading

HOME_DAYS = 92  # the departments are asked every quarter
PAGE_DAYS = 365
LASTING_DAYS = 3 * 365  # policies, history and acts change seldom
_LASTING = re.compile(
    r"polic|privacy|terms|disclaimer|copyright|hyperlink|accessib|history|about|act-|acts|rules|manual|archive|"
    r"नीति|शर्तें|अस्वीकरण|इतिहास|परिचय|अधिनियम|नियम",
    re.IGNORECASE,
)
# A sentence that tells when something other than the page was changed: "The scheme was last modified on …".
_TOLD = re.compile(r"(?i)\w+[^.;:|]*\b(?:was|were|has been|have been)\s+(?:last\s+|lastly\s+)?(?:\w+\s+){1,4}$")
_TOLD_AFTER = re.compile(r"\s*को\s+(?:\S+\s+){0,2}(?:की|किया|किए|हुई|हुआ)(?![\u0900-\u0963\u0966-\u097f])")
_OF_PAGE = re.compile(r"(?i)\b(?:page|site|web ?site|web ?page|content|contents|portal)\b|पृष्ठ|पेज|साइट|सामग्री|पोर्टल")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a stamp that is too old or lies ahead; doubt one that is always today's."""
    stamp = declared_stamp(page.text)
    if stamp is None or stamp.source is DateSource.HIDDEN or _is_told_of_a_thing(stamp, page):
        return  # what nobody sees may be a leftover
    today = today_of(page.observed_at)
    age_days = (today - stamp.day).days
    if stamp.day > today + timedelta(days=1):
        yield _finding(
            message(
                N_("The page says it was last updated on {stamp_date}, a day still to come."), stamp_date=str(stamp.day)
            ),
            stamp,
            page,
        )
    elif age_days <= 0 and page.clicks_from_home == 0:
        yield Doubt(
            message=message(
                N_("The page shows today as the day of its last update; it may be the clock that is shown.")
            ),
            occurrences=(place(stamp, quote=stamp.quote),),
            is_question=False,  # `honest-stamp` asks about it, for all pages at once
        )
    elif age_days > limit_days(page) and (newer := _newest_listed(page, today)) > max(
        stamp.day, today - timedelta(days=limit_days(page))
    ):
        yield Doubt(
            message=message(
                N_(
                    "The page says it was last updated on {stamp_date}, but it lists something of {newest_date}. "
                    "Does the system still write the day of the last update?"
                ),
                stamp_date=str(stamp.day),
                newest_date=str(newer),
            ),
            occurrences=(place(stamp, quote=stamp.quote),),
        )
    elif age_days > limit_days(page):
        yield _finding(
            counted(
                N_("The page was last updated on {stamp_date}, {count} day ago."),
                N_("The page was last updated on {stamp_date}, {count} days ago."),
                age_days,
                stamp_date=str(stamp.day),
            ),
            stamp,
            page,
        )


def _is_told_of_a_thing(stamp: Stamp, page: PageEvidence) -> bool:
    """Return whether the sentence around the date speaks of a scheme, a rule or a rate and not of the page."""
    found = printed_in(stamp, page.text)
    if found is None or _OF_PAGE.search(stamp.quote):
        return False
    before, after = stamp.quote[: found.start], stamp.quote[found.end :]
    return _TOLD.search(before) is not None or (len(before.split()) > 1 and _TOLD_AFTER.match(after) is not None)


def _newest_listed(page: PageEvidence, today: date) -> date:
    """Return the newest day, of those that are past, which the lists of the page name."""
    days = (day for item in listed_items(page) for day in item.days if day <= today)
    return max(days, default=date.min)


def limit_days(page: PageEvidence) -> int:
    """Return how old the stamp of this page may be, in days."""
    if page.clicks_from_home == 0:
        return HOME_DAYS
    heading = first_heading(page.text)
    is_lasting = _LASTING.search(page.url.rpartition("://")[2].partition("/")[2]) or _LASTING.search(heading)
    return LASTING_DAYS if is_lasting else PAGE_DAYS


def _finding(text: Message, stamp: Stamp, page: PageEvidence) -> Finding:
    after = with_slot(stamp.html, stamp.day, N_("day of the last check"), page.text)
    return Finding(message=text, occurrences=(place(stamp, after=after, quote=stamp.quote),))


RULE = Rule(
    id="update-stamp-age",
    category=Category.FRESHNESS,
    impact=Impact.SERIOUS,
    weight=8,
    references=(gigw("5.1.5"), gigw("DBIM-G38")),
    title=N_("The page was checked not long ago"),
    failure_title=N_("The page has not been updated for a long time"),
    why=N_("Old pages name officers who have left, fees that have changed and forms that are no longer taken."),
    repair=N_(
        "Read the page once from top to bottom: names, numbers, fees, dates, links. Correct what has changed, "
        "then set the day of the last update to today."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=lambda page: declared_stamp(page.text) is not None,
    check=check,
)
