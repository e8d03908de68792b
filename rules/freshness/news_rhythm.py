"""Rhythm of the news: a site that published every week has not fallen silent."""

from collections.abc import Iterator

from rules.dates import today_of
from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, message
from rules.freshness.newest_content import LIMIT_DAYS
from rules.freshness.news import newest, news_of, rhythm_days
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

BROKEN_FACTOR = 5  # convention: a silence five times as long as usual is no chance
LEAST_SILENCE_DAYS = 30


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a silence of more than a month that is five times as long as the site's own gaps.

    A silence of more than a quarter is what `newest-content` reports.
    """
    news = list(news_of(site.pages))
    last, usual_days = newest(news), rhythm_days(site, news)
    if last is None or usual_days is None:
        return
    silent_days = (today_of(site.observed_at) - last.day).days
    if max(LEAST_SILENCE_DAYS, BROKEN_FACTOR * max(usual_days, 1)) < silent_days <= LIMIT_DAYS:
        yield Finding(
            message=message(
                N_(
                    "Something new came about every {usual} days until {newest_date}, "
                    "and nothing in the {silence} days since."
                ),
                usual=max(usual_days, 1),
                newest_date=str(last.day),
                silence=silent_days,
            ),
            occurrences=(last.place(),),
        )


RULE = SiteRule(
    id="news-rhythm",
    category=Category.FRESHNESS,
    impact=Impact.MINOR,
    weight=3,
    references=(gigw("5.1.8"),),
    title=N_("News comes as often as before"),
    failure_title=N_("The news has stopped"),
    why=N_("Citizens who were used to weekly notices cannot know whether there is nothing new or nobody writes."),
    repair=N_(
        "Publish what was decided or announced since then. "
        "Ask who used to do it, and name an officer who does it from now on."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=lambda site: rhythm_days(site, news_of(site.pages)) is not None,
    check=check,
)
