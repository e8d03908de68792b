"""News on the home page: the newest notice of the site is found there."""

from collections.abc import Iterator

from rules.dates import today_of
from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, message
from rules.freshness.news import News, newest, news_of
from rules.information.reach import Pages
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

LIMIT_DAYS = 92  # the departments are asked every quarter
LEAST_ITEMS = 2  # fewer dated items on the home page are no list of news


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a home page whose newest notice is a quarter old, and a quarter older than the newest of the site."""
    home, others = _at_home(site), _elsewhere(site)
    shown, hidden = newest(home), newest(others)
    if shown is None or hidden is None:
        return
    age_days = (today_of(site.observed_at) - shown.day).days
    if age_days > LIMIT_DAYS and (hidden.day - shown.day).days > LIMIT_DAYS:
        yield Finding(
            message=message(
                N_(
                    "The newest notice on the home page is of {home_date}, though another page has one of {inner_date}."
                ),
                home_date=str(shown.day),
                inner_date=str(hidden.day),
            ),
            occurrences=(shown.place(), hidden.place()),
        )


def _at_home(site: SiteEvidence) -> list[News]:
    home = Pages(site).home
    return [] if home is None else list(news_of((home,)))


def _elsewhere(site: SiteEvidence) -> list[News]:
    """Return the notices of other pages whose newest day is past: a day still to come is none of publication."""
    home = Pages(site).home
    return [
        news for news in news_of(page for page in site.pages if page is not home) if news.day == max(news.item.days)
    ]


RULE = SiteRule(
    id="home-news",
    category=Category.FRESHNESS,
    impact=Impact.MODERATE,
    weight=5,
    references=(gigw("5.1.8"),),
    title=N_("The home page shows the newest notices"),
    failure_title=N_("The home page shows old notices though the site has newer ones"),
    why=N_("Most citizens see only the home page: an order or a camp announced elsewhere does not reach them."),
    repair=N_(
        "Put the newest notices on the home page and take the old ones off. "
        "Best let the system show the newest five by itself."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=lambda site: len(_at_home(site)) >= LEAST_ITEMS and bool(_elsewhere(site)),
    check=check,
)
