"""Each freshness rule on bad and good pages, in English and Hindi; what it reports is what is marked."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rules.evaluate import judge_page, judge_site
from rules.evidence import PageEvidence, SiteEvidence, SitemapEntry, SitemapEvidence
from rules.finding import Finding, Outcome, slot
from rules.freshness import (
    copyright_year,
    expired_notices,
    new_badge,
    newest_content,
    sitemap_lastmod,
    update_stamp,
    update_stamp_age,
)
from rules.rule import Rule

TODAY = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
URL = "https://department.example.gov.in/"
TEXT = (
    "<p>The department helps growers in the hills to plant apples, walnuts and peaches, gives saplings at half "
    "price, trains young people in grafting and lends tools for the season.</p>"
)
PageOf = Callable[..., PageEvidence]


@pytest.fixture
def page(page_of: PageOf) -> Callable[..., PageEvidence]:
    def build(body: str, path: str = "", title: str = "Department", **changes: object) -> PageEvidence:
        html = f"<html lang=en><head><title>{title}</title></head><body><main>{body}</main></body></html>"
        return page_of(html, url=URL + path, **({"observed_at": TODAY} | changes))

    return build


def marked(page: PageEvidence) -> set[str]:
    text = " ".join(block.html for block in page.text.blocks) + " ".join(
        row.html for table in page.text.tables for row in table.rows
    )
    return {f"#{name}" for name in re.findall(r'id="?(fail-[\w-]+)', text)}


def outcome(rule: Rule, page: PageEvidence) -> Outcome:
    return judge_page(page, [rule])[0].outcome


def reported(rule: Rule, page: PageEvidence) -> set[str]:
    [result] = judge_page(page, [rule])
    return {occurrence.selector for finding in result.findings for occurrence in finding.occurrences}


# --- update-stamp


def test_an_entry_page_without_any_stamp_fails_and_gets_the_line_to_add(page: PageOf) -> None:
    [result] = judge_page(page(TEXT), [update_stamp.RULE])
    assert result.outcome is Outcome.FAILED
    assert "Last updated: <time" in result.findings[0].occurrences[0].after


@pytest.mark.parametrize(
    "stamp",
    [
        "<p>Last Updated: 12 Nov 2026</p>",
        "<p>अंतिम अद्यतन: १२.११.२०२६</p>",
        "<div><span>Last reviewed and updated on</span> <b>12 Nov, 2026</b></div>",
        "<ul><li>Last updated</li><li>12/11/2026</li></ul>",
        '<p>Date modified: <time property="dateModified" datetime="2026-11-12">2026-11-12</time></p>',
        '<script type="application/ld+json">{"@type":"WebPage","dateModified":"2026-11-12T10:00:00+05:30"}</script>',
        '<meta property="article:modified_time" content="2026-11-12T10:00:00+05:30">',
    ],
)
def test_a_stamp_for_readers_or_for_machines_passes(page: PageOf, stamp: str) -> None:
    assert outcome(update_stamp.RULE, page(TEXT + stamp)) is Outcome.PASSED


@pytest.mark.parametrize(
    ("body", "changes"),
    [("<p>Login</p>", {}), (TEXT, {"clicks_from_home": 3}), (TEXT, {"clicks_from_home": None})],
)
def test_small_and_deep_pages_need_no_stamp(page: PageOf, body: str, changes: dict[str, object]) -> None:
    assert outcome(update_stamp.RULE, page(body, **changes)) is Outcome.INAPPLICABLE


def test_a_date_that_is_no_stamp_is_none(page: PageOf) -> None:
    assert outcome(update_stamp.RULE, page(TEXT + "<p>The camp opens on 12 Nov 2026.</p>")) is Outcome.FAILED


@pytest.mark.parametrize(
    "foot",
    [
        '<footer><p id="fail-date">Status: 12 May 2022 (see <a href="/log">changes</a>)</p></footer>',
        '<p id="fail-date">12.05.2022</p>',
    ],
)
def test_a_date_at_the_foot_may_be_the_stamp(page: PageOf, foot: str) -> None:
    [result] = judge_page(page(TEXT + foot), [update_stamp.RULE])
    assert result.outcome is Outcome.CANT_TELL
    assert result.doubts[0].occurrences[0].selector == "#fail-date"


@pytest.mark.parametrize(
    "foot",
    [
        "<footer><p>Watch the opening by the Minister live on 1 July 2026 at noon</p></footer>",
        "<ul><li>12 May 2026: fair of saplings</li></ul>",
        "<footer><p>© 2026 Department</p></footer>",
    ],
)
def test_other_dates_at_the_foot_are_no_stamp(page: PageOf, foot: str) -> None:
    assert outcome(update_stamp.RULE, page(TEXT + foot)) is Outcome.FAILED


@pytest.mark.parametrize(
    "text", ["Last updated: March 2024", "Page last updated on Dec. 2023 | Visitors: 123", "अंतिम अद्यतन: मार्च २०२४"]
)
def test_a_stamp_that_names_the_month_alone_is_told_so(page: PageOf, text: str) -> None:
    [result] = judge_page(page(f'{TEXT}<footer><p id="fail-month">{text}</p></footer>'), [update_stamp.RULE])
    [finding] = result.findings
    assert "which month" in finding.message.text
    assert [occurrence.selector for occurrence in finding.occurrences] == ["#fail-month"]


def test_a_stamp_that_a_script_fills_in_is_not_missed(page: PageOf) -> None:
    assert outcome(update_stamp.RULE, page(f"{TEXT}<p>Last updated on: <span></span></p>")) is Outcome.CANT_TELL


# --- update-stamp-age


@pytest.mark.parametrize(
    ("stamp", "path", "clicks", "expected"),
    [
        ("Last updated: 12 Nov 2026", "", 0, Outcome.PASSED),
        ("Last updated: 12 Aug 2026", "", 0, Outcome.FAILED),
        ("Last updated: 12 Aug 2026", "schemes", 1, Outcome.PASSED),
        ("अंतिम अद्यतन: १२ अगस्त २०२५", "schemes", 1, Outcome.FAILED),
        ("Last updated: 12 Aug 2024", "privacy-policy", 1, Outcome.PASSED),
        ("Last updated: 12 Aug 2022", "privacy-policy", 1, Outcome.FAILED),
        ("Last updated: 12 Dec 2026", "schemes", 1, Outcome.FAILED),
        ("Last updated: 20 Nov 2026", "", 0, Outcome.CANT_TELL),
        ("No stamp at all", "", 0, Outcome.INAPPLICABLE),
    ],
)
def test_stamps_may_be_a_quarter_a_year_or_three_years_old(
    page: PageOf, stamp: str, path: str, clicks: int, expected: Outcome
) -> None:
    assert outcome(update_stamp_age.RULE, page(f"{TEXT}<p>{stamp}</p>", path, clicks_from_home=clicks)) is expected


def test_the_newest_stamp_a_reader_sees_counts(page: PageOf) -> None:
    old = '<meta property="article:modified_time" content="2019-01-01">'
    assert outcome(update_stamp_age.RULE, page(f"{TEXT}{old}<p>Last updated: 12 Nov 2026</p>")) is Outcome.PASSED


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("<h2>Resolutions</h2><ul><li>10-10-2026 Holiday</li><li>09-10-2026 Posts</li></ul>", Outcome.CANT_TELL),
        ("<h2>Resolutions</h2><ul><li>10-10-2019 Holiday</li><li>09-10-2019 Posts</li></ul>", Outcome.FAILED),
        ("<p>The next fair is on 10-10-2026.</p>", Outcome.FAILED),
    ],
)
def test_a_page_with_newer_entries_was_updated_after_its_stamp(page: PageOf, listed: str, expected: Outcome) -> None:
    old = page(f"{TEXT}{listed}<p>Last Reviewed: 26-04-2013</p>", "resolutions", clicks_from_home=1)
    assert outcome(update_stamp_age.RULE, old) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This scheme was last modified on 12.05.2020 by the Government.", Outcome.PASSED),
        ("यह योजना अंतिम बार संशोधित 12.05.2020 को की गई।", Outcome.PASSED),
        ("This page was last modified on 12.05.2020.", Outcome.FAILED),
        ("The contents of this website were last updated on 12.05.2020", Outcome.FAILED),
        ("Last modified on 12.05.2020 by the web team", Outcome.FAILED),
        ("COVID-19 India as on : 16 May 2020, 08:00 IST", Outcome.INAPPLICABLE),
        ("(including foreign nationals, as on 15.03.2020 at 08:55 AM)", Outcome.INAPPLICABLE),
    ],
)
def test_a_sentence_about_something_else_is_no_old_stamp(page: PageOf, line: str, expected: Outcome) -> None:
    assert outcome(update_stamp_age.RULE, page(f"{TEXT}<p>{line}</p>", "schemes", clicks_from_home=1)) is expected


def test_a_stamp_that_nobody_sees_says_nothing(page: PageOf) -> None:
    hidden = f'{TEXT}<p style="display:none">Last Reviewed: 26-04-2013</p>'
    assert outcome(update_stamp_age.RULE, page(hidden)) is not Outcome.FAILED


def test_the_old_stamp_is_named_and_mended(page: PageOf) -> None:
    old = page(f'{TEXT}<p id="fail-stamp">Last updated: 12/08/2021</p>')
    [result] = judge_page(old, [update_stamp_age.RULE])
    [occurrence] = result.findings[0].occurrences
    assert occurrence.selector == "#fail-stamp"
    assert "12/08/2021" not in occurrence.after
    assert occurrence.after.startswith('<p id="fail-stamp">Last updated: ')


def test_the_day_to_set_is_found_where_months_come_first(page: PageOf) -> None:
    stamped = page("<p>Posted on 03/25/2024</p><footer>Last updated: 04/05/2024</footer>")
    [finding] = update_stamp_age.check(stamped)
    assert isinstance(finding, Finding)
    assert finding.message.values["stamp_date"] == "2024-04-05"
    assert finding.occurrences[0].after == f"<footer>Last updated: {slot('day of the last check')}</footer>"


def test_figures_up_to_a_day_are_no_stamp_where_months_come_first(page: PageOf) -> None:
    told = page(
        "<p>Posted on 03/25/2024</p><p>India as on : 04/05/2024, 08:00 IST (cases)</p>", "a", clicks_from_home=3
    )
    assert outcome(update_stamp_age.RULE, told) is Outcome.INAPPLICABLE


def test_the_day_of_the_week_and_the_clock_go_with_the_day(page: PageOf) -> None:
    [finding] = update_stamp_age.check(page("<footer>Last updated: WED 13 Mar 2024, 17:49:44 IST</footer>"))
    assert isinstance(finding, Finding)
    assert finding.occurrences[0].after == f"<footer>Last updated: {slot('day of the last check')}</footer>"


# --- expired-notices

TENDERS = """<h1>Tenders</h1><h2>Current tenders</h2>
<table><thead><tr><th>Work</th><th>Published on</th><th>Closing date</th></tr></thead><tbody>
<tr id="fail-english"><td>Fencing of nurseries</td><td>01/02/2026</td><td>28/02/2026</td></tr>
<tr id="fail-hindi"><td>पौध आपूर्ति</td><td>०१.०२.२०२६</td><td>अंतिम तिथि: १५.०३.२०२६</td></tr>
<tr id="pass-open"><td>Tools</td><td>01/11/2026</td><td>28/11/2026</td></tr>
<tr id="pass-last-day"><td>Pots</td><td>01/11/2026</td><td>20/11/2026</td></tr>
<tr id="pass-extended"><td>Nets</td><td>01/02/2026</td><td>28/02/2026, extended: last date 30/11/2026</td></tr>
</tbody></table>"""


def test_rows_whose_last_date_is_over_are_named(page: PageOf) -> None:
    tenders = page(TENDERS)
    assert reported(expired_notices.RULE, tenders) == marked(tenders) == {"#fail-english", "#fail-hindi"}


@pytest.mark.parametrize(
    "archive",
    [
        TENDERS.replace("Current tenders", "Tender archive"),
        TENDERS.replace("Current tenders", "पुरानी निविदाएं"),
        TENDERS.replace("Current tenders", "Tenders 2025"),
    ],
)
def test_an_archive_may_hold_what_is_over(page: PageOf, archive: str) -> None:
    assert outcome(expired_notices.RULE, page(archive)) is Outcome.PASSED


def test_an_archive_is_known_by_its_address(page: PageOf) -> None:
    assert outcome(expired_notices.RULE, page(TENDERS, "past-notices/tenders")) is Outcome.PASSED


def test_a_row_that_says_it_is_closed_is_not_shown_as_current(page: PageOf) -> None:
    row = "<table><tr><th>Work</th><th>Closing date</th><th>Status</th></tr><tr><td>Fence</td><td>28/02/2026</td><td>Closed</td></tr></table>"
    assert outcome(expired_notices.RULE, page(row)) is Outcome.PASSED


@pytest.mark.parametrize(
    "badge", ['<img src="/images/new.gif" alt="">', "<span>NEW</span>", "<sup>नया</sup>", '<img src="a.png" alt="New">']
)
def test_a_badge_on_an_old_item_is_worn(page: PageOf, badge: str) -> None:
    news = page(
        f'<h2>News</h2><ul><li id="fail-old">Fair on 12 May 2024 {badge}</li><li id="pass-new">Camp on 12 Nov 2026 {badge}</li>'
        "<li>Fair on 12 May 2024</li></ul>"
    )
    [result] = judge_page(news, [new_badge.RULE])
    [occurrence] = result.findings[0].occurrences
    assert occurrence.selector == "#fail-old"
    assert occurrence.after.rstrip() == '<li id="fail-old">Fair on 12 May 2024</li>'
    assert outcome(expired_notices.RULE, news) is Outcome.INAPPLICABLE


def test_a_past_date_in_a_sentence_is_no_expired_notice(page: PageOf) -> None:
    assert outcome(expired_notices.RULE, page("<p>The last date was 12 May 2024.</p>")) is Outcome.INAPPLICABLE


def test_bids_opened_in_the_past_are_no_deadline(page: PageOf) -> None:
    body = "<ul><li>Pots: date of opening 01/02/2026</li></ul>"
    assert outcome(expired_notices.RULE, page(body)) is Outcome.INAPPLICABLE


# --- newest-content


def site_outcome(site: SiteEvidence) -> Outcome:
    return judge_site(site, [newest_content.RULE])[0].outcome


def test_a_site_whose_newest_item_is_older_than_a_quarter_fails(
    page: PageOf, site_of: Callable[..., SiteEvidence]
) -> None:
    news = page(
        '<ul><li>Fair on 1 May 2026</li><li id="newest">Camp on 2 Aug 2026</li><li>Order of 3 Jan 2026</li></ul>'
    )
    [result] = judge_site(site_of(page(TEXT), news, observed_at=TODAY), [newest_content.RULE])
    assert result.outcome is Outcome.FAILED
    [occurrence] = result.findings[0].occurrences
    assert (occurrence.selector, occurrence.page_url) == ("#newest", news.url)


@pytest.mark.parametrize("item", ["Camp on 2 Nov 2026", "शिविर दिनांक २ नवंबर २०२६", "Pots: last date 2 Jan 2027"])
def test_one_item_of_this_quarter_is_enough(page: PageOf, site_of: Callable[..., SiteEvidence], item: str) -> None:
    news = page(f"<ul><li>Fair on 1 May 2026</li><li>{item}</li><li>Order of 3 Jan 2026</li></ul>")
    assert site_outcome(site_of(news, observed_at=TODAY)) is Outcome.PASSED


@pytest.mark.parametrize(("path", "expected"), [("", Outcome.FAILED), ("search?from=1", Outcome.INAPPLICABLE)])
def test_one_inner_page_says_nothing_of_the_news_of_a_site(
    page: PageOf, site_of: Callable[..., SiteEvidence], path: str, expected: Outcome
) -> None:
    orders = page("<ul><li>Order of 1 May 2025</li><li>Order of 2 Aug 2025</li><li>Order of 3 Jan 2025</li></ul>", path)
    assert site_outcome(site_of(orders, observed_at=TODAY)) is expected


def test_a_dated_story_is_news_without_a_list(page: PageOf, site_of: Callable[..., SiteEvidence]) -> None:
    news = page("<ul><li>Fair on 1 May 2025</li><li>Camp on 2 Aug 2025</li><li>Order of 3 Jan 2025</li></ul>")
    story = page(
        "<h1>Apples</h1><p>On 2 November 2026 the first apples of the season were sold in the plains.</p>", "a"
    )
    clock = page("<p>Today: Friday 20 November 2026, sunny</p>", "b")
    assert site_outcome(site_of(news, story, observed_at=TODAY)) is Outcome.PASSED
    assert site_outcome(site_of(news, clock, observed_at=TODAY)) is Outcome.FAILED


def test_the_stamp_of_a_page_is_no_news(page: PageOf, site_of: Callable[..., SiteEvidence]) -> None:
    stamp = '<dl><dt>Date modified:</dt><dd><time property="dateModified">2026-11-12</time></dd></dl>'
    pages = [page(TEXT + stamp, path=str(number)) for number in range(4)]
    assert site_outcome(site_of(*pages, observed_at=TODAY)) is Outcome.INAPPLICABLE


def test_a_site_without_dated_lists_is_not_judged(page: PageOf, site_of: Callable[..., SiteEvidence]) -> None:
    assert site_outcome(site_of(page(TEXT), observed_at=TODAY)) is Outcome.INAPPLICABLE


# --- copyright-year


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("© 2021 Department of Hill Gardens", Outcome.FAILED),
        ("Copyright © 2015–2019. All rights reserved", Outcome.FAILED),
        ("कॉपीराइट © उद्यान विभाग २०२१".replace("२०२१", "2021"), Outcome.FAILED),
        ("© 2019-2026 Department", Outcome.PASSED),
        ("© 2025 Department", Outcome.PASSED),
        ("Copyright policy", Outcome.INAPPLICABLE),
        ("Established under the Act of 2001", Outcome.INAPPLICABLE),
        ("Published under the Copyright Act, 1957", Outcome.INAPPLICABLE),
        ("See section 4(1)(c) of the RTI Act 2005", Outcome.INAPPLICABLE),
        ("कॉपीराइट अधिनियम, 1957 के अधीन", Outcome.INAPPLICABLE),
    ],
)
def test_the_copyright_year_is_of_this_or_the_last_year(page_of: PageOf, line: str, expected: Outcome) -> None:
    html = f'<body><main>{TEXT}</main><footer><p id="fail-line">{line}</p></footer></body>'
    assert outcome(copyright_year.RULE, page_of(html, observed_at=TODAY)) is expected


def test_the_mended_copyright_line_has_the_year_of_the_visit(page_of: PageOf) -> None:
    html = '<body><footer><p id="fail-line">© 2021 Department</p></footer></body>'
    [result] = judge_page(page_of(html, observed_at=TODAY), [copyright_year.RULE])
    assert result.findings[0].occurrences[0].after == '<p id="fail-line">© 2026 Department</p>'


# --- sitemap-lastmod


def lastmod_outcome(site_of: Callable[..., SiteEvidence], page: PageEvidence, *days: str) -> Outcome:
    entries = tuple(SitemapEntry(url=f"{URL}{number}", lastmod=day) for number, day in enumerate(days))
    sitemap = SitemapEvidence(url=URL + "sitemap.xml", status=200, error="", entries=entries)
    return judge_site(site_of(page, sitemaps=(sitemap,), observed_at=TODAY), [sitemap_lastmod.RULE])[0].outcome


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2026-11-04", "2025-01-01T10:00:00+05:30", "2024"), Outcome.PASSED),
        (("2026-11-04", "2027-11-04"), Outcome.FAILED),
        (("2026-11-04", "04/11/2026"), Outcome.FAILED),
        (("2026-11-20",) * 20, Outcome.CANT_TELL),
        (("", ""), Outcome.INAPPLICABLE),
    ],
)
def test_days_of_the_sitemap_are_possible(
    page: PageOf, site_of: Callable[..., SiteEvidence], days: tuple[str, ...], expected: Outcome
) -> None:
    assert lastmod_outcome(site_of, page(TEXT), *days) is expected


def test_a_sitemap_a_year_behind_the_news_fails(page: PageOf, site_of: Callable[..., SiteEvidence]) -> None:
    news = page("<ul><li>Fair on 1 May 2026</li><li>Camp on 2 Nov 2026</li><li>Order of 3 Jan 2026</li></ul>")
    assert lastmod_outcome(site_of, news, "2024-01-01") is Outcome.FAILED
    assert lastmod_outcome(site_of, replace(news, view=None), "2026-01-01") is Outcome.PASSED


def test_a_sitemap_with_one_day_for_all_pages_fails_where_the_pages_name_others(
    page: PageOf, site_of: Callable[..., SiteEvidence]
) -> None:
    pages = [page(f"{TEXT}<p>Last updated: {number + 1} March 2026</p>", f"{number}") for number in range(6)]
    entries = tuple(SitemapEntry(url=f"{URL}{number}", lastmod="2026-10-01") for number in range(30))
    sitemap = SitemapEvidence(url=URL + "sitemap.xml", status=200, error="", entries=entries)
    [result] = judge_site(site_of(*pages, sitemaps=(sitemap,), observed_at=TODAY), [sitemap_lastmod.RULE])
    assert [len(finding.occurrences) for finding in result.findings] == [6]
    same = [page(f"{TEXT}<p>Website last updated: 1 March 2026</p>", f"{number}") for number in range(6)]
    [result] = judge_site(site_of(*same, sitemaps=(sitemap,), observed_at=TODAY), [sitemap_lastmod.RULE])
    assert result.outcome is Outcome.PASSED
