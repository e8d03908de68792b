"""Stamps that move by themselves, and content that does not move at all."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from rules.evaluate import Result, judge_site
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Outcome
from rules.freshness import honest_stamp, old_section, unchanged_content
from rules.probes import EarlierAudit, EarlierPage
from rules.rule import SiteRule

PageAt = Callable[..., PageEvidence]
SiteAsOf = Callable[..., SiteEvidence]
TEXT = "<p>The department helps growers in the hills to plant apples, walnuts and peaches.</p>"
AUGUST = datetime(2026, 8, 20, 6, 30, tzinfo=UTC)
OLD_NEWS = "<h2>News</h2><ul><li>Fair on 1 May 2026</li><li>Camp on 2 May 2026</li><li>Show on 3 May 2026</li></ul>"
NEW_NEWS = OLD_NEWS.replace("May", "Nov")


def judged(rule: SiteRule, site: SiteEvidence) -> Result:
    [result] = judge_site(site, [rule])
    return result


def pages(page_at: PageAt, *stamps: str, body: str = TEXT) -> list[PageEvidence]:
    """Return one page a stamp; the main text of each is the same whatever the stamp in the footer says."""
    return [
        page_at(f"{body}<p>Page {number}</p></main><footer><p>{stamp}</p></footer><main>", f"{number or ''}")
        for number, stamp in enumerate(stamps)
    ]


def earlier(read: list[PageEvidence], *stamps: str, at: datetime = AUGUST, changed: int = 0) -> EarlierAudit:
    kept = {
        page.url: EarlierPage(content_hash=page.text.content_hash if number >= changed else "another", stamp=stamp)
        for number, (page, stamp) in enumerate(zip(read, stamps, strict=True))
    }
    return EarlierAudit(observed_at=at, pages=kept)


# --- the clock


def test_stamps_with_the_minute_of_the_visit_are_a_clock(
    page_at: PageAt, site_as_of: SiteAsOf, selectors: Callable[..., set[str]]
) -> None:
    read = pages(page_at, *['<span id="fail-clock">Last updated: 20/11/2026 12:03:11 PM</span>'] * 3)
    result = judged(honest_stamp.RULE, site_as_of(*read))
    assert result.outcome is Outcome.FAILED
    places = result.findings[0].occurrences
    assert len(places) == 3
    assert all("20/11/2026" not in place.after and "Last updated: ⟦" in place.after for place in places)


@pytest.mark.parametrize(
    "stamp",
    ["Last updated: 20/11/2026 09:15 AM", "Last updated: 19/11/2026 12:03 PM", "Last updated: 20/11/2026"],
)
def test_a_time_before_the_visit_is_no_clock(page_at: PageAt, site_as_of: SiteAsOf, stamp: str) -> None:
    assert judged(honest_stamp.RULE, site_as_of(*pages(page_at, *[stamp] * 3))).outcome is Outcome.PASSED


# --- today on every page


def test_today_on_every_page_of_a_site_without_news_for_a_quarter_is_a_clock(
    page_at: PageAt, site_as_of: SiteAsOf
) -> None:
    read = pages(page_at, *["अंतिम अद्यतन: २०.११.२०२६"] * 5, body=OLD_NEWS)
    assert judged(honest_stamp.RULE, site_as_of(*read)).outcome is Outcome.FAILED


@pytest.mark.parametrize("body", [NEW_NEWS, TEXT])
def test_today_on_every_page_of_a_lively_site_is_asked_about(page_at: PageAt, site_as_of: SiteAsOf, body: str) -> None:
    read = pages(page_at, *["Last updated: 20/11/2026"] * 5, body=body)
    assert judged(honest_stamp.RULE, site_as_of(*read)).outcome is Outcome.CANT_TELL


def test_today_on_some_pages_is_a_day_of_work(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    read = pages(page_at, *["Last updated: 20/11/2026"] * 5, "Last updated: 12/10/2026", body=NEW_NEWS)
    assert judged(honest_stamp.RULE, site_as_of(*read)).outcome is Outcome.PASSED


def test_a_stamp_a_year_newer_than_any_notice_is_asked_about(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    read = pages(page_at, *["Last updated: 12/10/2026"] * 5, body=OLD_NEWS.replace("2026", "2024"))
    assert judged(honest_stamp.RULE, site_as_of(*read)).outcome is Outcome.CANT_TELL


# --- held against an earlier audit

NOW = ["Last updated: 12/10/2026", "Last updated: 14/10/2026", "Last updated: 15/10/2026"]
THEN = ["2026-08-01", "2026-08-02", "2026-08-03"]


def test_stamps_that_moved_on_pages_that_did_not_are_reported(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    read = pages(page_at, *NOW)
    assert judged(honest_stamp.RULE, site_as_of(*read, earlier=earlier(read, *THEN))).outcome is Outcome.FAILED


def test_one_stamp_of_the_whole_site_moves_with_any_page_and_is_asked_about(
    page_at: PageAt, site_as_of: SiteAsOf
) -> None:
    read = pages(page_at, *["Website last updated: 12/10/2026"] * 4)
    then = earlier(read, *["2026-08-01"] * 4, changed=1)
    assert judged(honest_stamp.RULE, site_as_of(*read, earlier=then)).outcome is Outcome.CANT_TELL


def test_a_stamp_that_was_that_of_the_visit_both_times_is_a_clock(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    read = pages(page_at, *["Website last updated: 20/11/2026"] * 4)
    then = earlier(read, *["2026-08-20"] * 4)
    assert judged(honest_stamp.RULE, site_as_of(*read, earlier=then)).outcome is Outcome.FAILED


def test_reviewed_pages_may_move_without_a_change(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    read = pages(page_at, *[stamp.replace("updated", "reviewed") for stamp in NOW])
    assert judged(honest_stamp.RULE, site_as_of(*read, earlier=earlier(read, *THEN))).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize(("then", "changed"), [(["2026-10-12", "2026-10-14", "2026-10-15"], 0), (THEN, 3)])
def test_pages_that_changed_or_kept_their_stamp_pass(
    page_at: PageAt, site_as_of: SiteAsOf, then: list[str], changed: int
) -> None:
    read = pages(page_at, *NOW)
    site = site_as_of(*read, earlier=earlier(read, *then, changed=changed))
    assert judged(honest_stamp.RULE, site).outcome is Outcome.PASSED


# --- unchanged-content


@pytest.mark.parametrize(
    ("at", "changed", "expected"),
    [
        (AUGUST, 0, Outcome.FAILED),
        (AUGUST, 1, Outcome.PASSED),
        (datetime(2026, 11, 1, tzinfo=UTC), 0, Outcome.INAPPLICABLE),
    ],
)
def test_a_site_that_says_word_for_word_the_same_after_a_quarter_fails(
    page_at: PageAt, site_as_of: SiteAsOf, at: datetime, changed: int, expected: Outcome
) -> None:
    read = pages(page_at, *[""] * 6)
    then = earlier(read, *[""] * 6, at=at, changed=changed)
    assert judged(unchanged_content.RULE, site_as_of(*read, earlier=then)).outcome is expected


def test_a_new_page_is_a_change(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    read = pages(page_at, *[""] * 6)
    then = earlier(read, *[""] * 6)
    site = site_as_of(*read, page_at("<p>New</p>", "new"), earlier=then)
    assert judged(unchanged_content.RULE, site).outcome is Outcome.PASSED
    assert judged(unchanged_content.RULE, site_as_of(*read)).outcome is Outcome.INAPPLICABLE


# --- old-section


def section(page_at: PageAt, year: int, path: str = "schemes") -> list[PageEvidence]:
    return [
        page_at(f"{TEXT}<p>Last updated: {day} March {year}</p>", f"{path}/{day}", clicks_from_home=2)
        for day in range(1, 6)
    ]


def test_a_section_that_nobody_touched_for_three_years_is_named(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    old, new = section(page_at, 2021), section(page_at, 2025, "services")
    result = judged(old_section.RULE, site_as_of(page_at(TEXT), *old, *new))
    assert [finding.message.values["section"] for finding in result.findings] == ["/schemes/"]


@pytest.mark.parametrize("path", ["archive", "past-notices"])
def test_an_archive_may_be_left_alone(page_at: PageAt, site_as_of: SiteAsOf, path: str) -> None:
    site = site_as_of(page_at(TEXT), *section(page_at, 2021, path))
    assert judged(old_section.RULE, site).outcome is Outcome.INAPPLICABLE
