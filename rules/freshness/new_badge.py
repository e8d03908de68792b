"""New badge: what is marked as new is new."""

import re
from collections.abc import Iterator

from rules.dates import today_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.freshness.badges import is_marked_new
from rules.freshness.listed import ListedItem, listed_items
from rules.place import without_parts
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw

NEW_DAYS = 90  # convention: after a quarter nothing is new
SURELY_OLD_DAYS = 365  # where the date stands inside a sentence and may be that of the matter told
_BADGES = re.compile(
    r"\s*<(?P<tag>img|span|sup|b|strong|em|i|small|blink|font|label|mark)\b[^>]*>(?:[^<]{0,12}</(?P=tag)>)?",
    re.IGNORECASE,
)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report badges on items that are older than a quarter."""
    today = today_of(page.observed_at).toordinal()
    worn = without_parts([item for item in listed_items(page) if _is_worn(item, today)])
    if worn:
        yield Finding(
            message=counted(
                N_("{count} item is marked as new though it is more than {limit} days old."),
                N_("{count} items are marked as new though they are more than {limit} days old."),
                len(worn),
                limit=NEW_DAYS,
            ),
            occurrences=tuple(
                place(
                    item,
                    after=without_badge(item.html),
                    quote=item.text,
                    note=counted(
                        N_("Printed as “{printed}”: {newest_date}, {count} day ago."),
                        N_("Printed as “{printed}”: {newest_date}, {count} days ago."),
                        today - max(item.days).toordinal(),
                        printed=max(item.dates, key=lambda one: one.day).text.strip(),
                        newest_date=str(max(item.days)),
                    ),
                )
                for item in worn
            ),
        )


def without_badge(html: str) -> str:
    """Return the HTML without its "new" badge; "" where it is cut short or the badge is not found in it."""
    if html.endswith("…"):
        return ""
    after = _BADGES.sub(lambda found: "" if is_marked_new(found[0]) else found[0], html)
    return after if after != html and not is_marked_new(after) else ""


def _is_worn(item: ListedItem, today: int) -> bool:
    if not item.is_new or any(printed.is_reference or printed.is_period for printed in item.dates):
        return False
    age_days = today - max(item.days).toordinal()
    is_sure = any(printed.is_apart for printed in item.dates)
    return age_days > (NEW_DAYS if is_sure else SURELY_OLD_DAYS)


RULE = Rule(
    id="new-badge",
    category=Category.FRESHNESS,
    impact=Impact.MINOR,
    weight=3,
    references=(gigw("5.1.8"),),
    title=N_("Only what is new is marked as new"),
    failure_title=N_("Old items are marked as new"),
    why=N_("When everything is “new”, citizens miss the one notice that is, and stop trusting the site."),
    repair=N_(
        "Remove the badge from the named items. "
        "Where the system can do it, let the badge vanish by itself after a month."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=lambda page: any(item.is_new for item in listed_items(page)),
    check=check,
)
