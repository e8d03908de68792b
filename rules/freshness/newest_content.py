"""Newest content: something on the site is from this quarter."""

from collections.abc import Iterator
from datetime import date

from rules.dates import today_of
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted
from rules.freshness.listed import ListedItem, listed_items
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

LIMIT_DAYS = 92  # the departments are asked every quarter
LEAST_ITEMS = 3  # fewer dated items are no news list


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a site whose newest dated item is older than a quarter."""
    found = newest_item(site)
    if found is None:
        return
    day, page, item = found
    age_days = (today_of(site.observed_at) - day).days
    if age_days > LIMIT_DAYS:
        yield Finding(
            message=counted(
                N_("The newest dated item of the site is from {newest_date}, {count} day ago."),
                N_("The newest dated item of the site is from {newest_date}, {count} days ago."),
                age_days,
                newest_date=str(day),
            ),
            occurrences=(Occurrence(selector=item.selector, html=item.html, quote=item.text, page_url=page.url),),
        )


def newest_item(site: SiteEvidence) -> tuple[date, PageEvidence, ListedItem] | None:
    """Return the newest dated item and its day; a last date still to come counts as today. None without a list."""
    today = today_of(site.observed_at)
    dated = [
        (min(day, today), page, item)
        for page in site.pages
        for item in listed_items(page)
        for day in item.days
        if day <= today or day == item.deadline
    ]
    return max(dated, key=lambda entry: entry[0]) if len(dated) >= LEAST_ITEMS else None


RULE = SiteRule(
    id="newest-content",
    category=Category.FRESHNESS,
    impact=Impact.SERIOUS,
    weight=8,
    references=(gigw("5.1.8"), gigw("DBIM-G38")),
    title=N_("The site has news from this quarter"),
    failure_title=N_("The site has had no news for more than a quarter"),
    why=N_("Citizens who see only old notices take the site for abandoned and go to the office instead."),
    repair=N_(
        "Publish what the department has done, decided or announced since then: orders, tenders, camps, photographs. "
        "Name one officer who does so every month."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=lambda site: newest_item(site) is not None,
    check=check,
)
