"""News: on the home page, in its usual rhythm, in the archive when it is over, and in feeds."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from rules.evaluate import Result, judge_site
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Outcome
from rules.freshness import home_news, newest_content, news_rhythm, notice_archive, silent_feed
from rules.probes import FeedEntry, FeedEvidence, Probes
from rules.rule import SiteRule

PageAt = Callable[..., PageEvidence]
SiteAsOf = Callable[..., SiteEvidence]
URL = "https://department.example.gov.in/"
TODAY = date(2026, 11, 20)


def judged(rule: SiteRule, site: SiteEvidence) -> Result:
    [result] = judge_site(site, [rule])
    return result


def news(*items: str, heading: str = "Latest news", marks: str = "") -> str:
    return f"<h2>{heading}</h2><ul{marks}>{''.join(items)}</ul>"


# --- home-news


OLD_HOME = news('<li id="fail-old">Fair on 12 May 2026</li>', "<li>Camp on 2 May 2026</li>")


def test_a_home_page_behind_the_news_of_an_inner_page_is_reported_with_both(
    page_at: PageAt, site_as_of: SiteAsOf, selectors: Callable[..., set[str]]
) -> None:
    inner = page_at(news('<li id="fail-new">Orders for saplings, 12 Nov 2026</li>', heading="Notices"), "notices")
    result = judged(home_news.RULE, site_as_of(page_at(OLD_HOME), inner))
    assert result.outcome is Outcome.FAILED
    assert selectors(*result.findings) == {"#fail-old", "#fail-new"}


@pytest.mark.parametrize(
    ("home", "inner"),
    [
        (OLD_HOME, news("<li>Camp on 14 May 2026</li>")),  # both are old: newest-content says so
        (news("<li>Fair on 12 Nov 2026</li>", "<li>Camp on 2 May 2026</li>"), news("<li>Camp on 14 Nov 2026</li>")),
        (OLD_HOME, news("<li>Data as on 14 Nov 2026</li>", "<li>Camp on 14 May 2026</li>")),
        (OLD_HOME, news("<li>Tender of 1 May 2026, last date 31 Dec 2026</li>", "<li>Camp on 14 May 2026</li>")),
        (OLD_HOME + news("<li>Saplings: last date 2 Dec 2026</li>"), news("<li>Camp on 14 Nov 2026</li>")),
    ],
)
def test_a_home_page_that_keeps_up_passes(page_at: PageAt, site_as_of: SiteAsOf, home: str, inner: str) -> None:
    assert judged(home_news.RULE, site_as_of(page_at(home), page_at(inner, "notices"))).outcome is Outcome.PASSED


def test_a_home_page_without_a_list_of_news_is_not_judged(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    home = page_at("<h2>About us</h2><ul><li>Set up on 9 November 2000</li><li>Moved on 1 April 2004</li></ul>")
    inner = page_at(news("<li>Camp on 14 Nov 2026</li>"), "notices")
    assert judged(home_news.RULE, site_as_of(home, inner)).outcome is Outcome.INAPPLICABLE


# --- news-rhythm


def rhythm(newest: date, gap_days: int, number: int = 10) -> str:
    days = [newest - timedelta(days=gap_days * step) for step in range(number)]
    return news(*(f"<li>{day:%d/%m/%Y}: notice {step}</li>" for step, day in enumerate(days)))


@pytest.mark.parametrize(
    ("newest", "gap_days", "expected"),
    [
        (date(2026, 9, 20), 4, Outcome.FAILED),  # 61 days of silence after a notice every four days
        (date(2026, 9, 20), 15, Outcome.PASSED),  # four of its own gaps
        (date(2026, 10, 25), 2, Outcome.PASSED),  # less than a month
        (date(2026, 6, 20), 4, Outcome.PASSED),  # more than a quarter: newest-content says so
        (date(2026, 11, 19), 4, Outcome.PASSED),
    ],
)
def test_a_silence_five_times_as_long_as_usual_is_reported(
    page_at: PageAt, site_as_of: SiteAsOf, newest: date, gap_days: int, expected: Outcome
) -> None:
    assert judged(news_rhythm.RULE, site_as_of(page_at(rhythm(newest, gap_days)))).outcome is expected


def test_a_handful_of_days_is_no_rhythm(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    site = site_as_of(page_at(rhythm(date(2026, 9, 20), 4, number=7)))
    assert judged(news_rhythm.RULE, site).outcome is Outcome.INAPPLICABLE


def test_the_rhythm_before_a_long_silence_stands_beside_it(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    result = judged(newest_content.RULE, site_as_of(page_at(rhythm(date(2026, 3, 20), 9))))
    [occurrence] = result.findings[0].occurrences
    assert occurrence.note is not None
    assert occurrence.note.count == 9


# --- notice-archive

TENDERS = (
    "<h2>Tenders</h2><ul>"
    + "".join(f"<li>Supply of {thing}, last date 12/12/2026</li>" for thing in ("pots", "nets", "labels"))
    + "</ul>"
)


def whole_site(site_as_of: SiteAsOf, page_at: PageAt, *bodies: str) -> SiteEvidence:
    pages = [page_at(body, f"page/{number}" if number else "") for number, body in enumerate(bodies)]
    return site_as_of(*pages)


PADDING = ("<p>About us</p>",) * 4


def test_a_site_with_timed_notices_and_no_archive_gets_the_link_to_add(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    result = judged(notice_archive.RULE, whole_site(site_as_of, page_at, TENDERS, *PADDING))
    assert result.outcome is Outcome.FAILED
    assert ">Archive</a>" in result.findings[0].occurrences[0].after


@pytest.mark.parametrize(
    "sign",
    [
        '<p><a href="/a">Archive</a></p>',
        '<p><a href="/a">पुरालेख</a></p>',
        '<p><a href="/past-notices/tenders/">More</a></p>',
        "<h2>Old tenders</h2>",
        '<form><label for="a">Past notices</label><input id="a" type="checkbox"></form>',
    ],
)
def test_any_sign_of_an_archive_is_enough(page_at: PageAt, site_as_of: SiteAsOf, sign: str) -> None:
    site = whole_site(site_as_of, page_at, TENDERS, sign, *PADDING)
    assert judged(notice_archive.RULE, site).outcome is Outcome.PASSED


def test_of_a_site_that_was_hardly_read_nothing_is_said(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    site = site_as_of(page_at(TENDERS), known_pages=400)
    assert judged(notice_archive.RULE, site).outcome is Outcome.CANT_TELL
    assert judged(notice_archive.RULE, site_as_of(page_at("<p>Pots</p>"))).outcome is Outcome.INAPPLICABLE


# --- silent-feed


def feed(*published: str, status: int | None = 200, error: str = "", url: str = URL + "feed/") -> FeedEvidence:
    entries = tuple(FeedEntry(title="Notice", url="", published=day) for day in published)
    return FeedEvidence(url=url, status=status, error=error, title="News", entries=entries, found_on=URL)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (feed("Thu, 12 Nov 2026 10:00:00 +0530"), Outcome.PASSED),
        (feed("2026-11-12T10:00:00+05:30"), Outcome.PASSED),
        (feed("12/11/2026"), Outcome.PASSED),
        (feed("Mon, 04 May 2026 10:00:00 +0530"), Outcome.FAILED),  # half a year behind the notices of the page
        (feed("Mon, 04 May 2020 10:00:00 +0530", "Thu, 12 Nov 2026 10:00:00 +0530"), Outcome.PASSED),
        (feed(), Outcome.FAILED),
        (feed("undated"), Outcome.PASSED),
        (feed(status=404), Outcome.FAILED),
        (feed(error="no XML"), Outcome.FAILED),
        (feed(status=403), Outcome.CANT_TELL),
        (feed(status=503), Outcome.CANT_TELL),
        (feed(error="bot wall: Cloudflare"), Outcome.CANT_TELL),
        (feed(status=None), Outcome.CANT_TELL),
        (feed(url=URL + "comments/feed/"), Outcome.INAPPLICABLE),
    ],
)
def test_feeds_are_read_and_held_against_the_news(
    page_at: PageAt, site_as_of: SiteAsOf, one: FeedEvidence, expected: Outcome
) -> None:
    announced = f'<link rel=alternate type="application/rss+xml" href="{URL}feed/">'
    page = page_at(announced + news("<li>Camp on 14 Nov 2026</li>"))
    assert judged(silent_feed.RULE, site_as_of(page, probes=Probes(feeds=(one,)))).outcome is expected


@pytest.mark.parametrize("one", [feed(status=404), feed(error="an HTML page instead of a feed")])
def test_a_link_called_rss_may_lead_to_a_page_about_feeds(
    page_at: PageAt, site_as_of: SiteAsOf, one: FeedEvidence
) -> None:
    site = site_as_of(page_at('<a href="/feed/">RSS</a>'), probes=Probes(feeds=(one,)))
    assert judged(silent_feed.RULE, site).outcome is Outcome.PASSED


def test_a_feed_that_is_silent_for_a_year_fails_on_a_site_without_lists(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    silent = Probes(feeds=(feed("Mon, 04 May 2020 10:00:00 +0530"),))
    assert judged(silent_feed.RULE, site_as_of(page_at("<p>Hello</p>"), probes=silent)).outcome is Outcome.FAILED
    assert judged(silent_feed.RULE, site_as_of(page_at("<p>Hello</p>"))).outcome is Outcome.INAPPLICABLE
