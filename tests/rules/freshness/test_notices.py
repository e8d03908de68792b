"""Lists of notices as data: tables, points, cards, definition lists and running news, in English and Hindi."""

from collections.abc import Callable
from datetime import date

import pytest

from rules.evidence import PageEvidence
from rules.freshness.listed import listed_items
from rules.freshness.notices import MOST_NOTICES, Notice, NoticeState, is_over, notices, told_once

PageAt = Callable[..., PageEvidence]
PLATFORM = """<h1>Tenders</h1><table><thead><tr><th>Title</th><th>Description</th><th>Start Date</th><th>End Date</th>
<th>File</th></tr></thead><tbody><tr><td>Fencing of nurseries</td><td>Three nurseries in the upper valley, with gates</td>
<td>05/10/2026</td><td>28/11/2026</td><td><a class="pdf-download-link" href="/uploads/2026/10/1.pdf">View (1 MB)</a></td>
</tr></tbody></table>"""


def test_a_row_of_the_platform_is_a_notice_with_start_end_and_link(page_at: PageAt) -> None:
    [notice] = notices(page_at(PLATFORM, "notice_category/tenders/"))
    assert (notice.title, notice.start, notice.end) == ("Fencing of nurseries", date(2026, 10, 5), date(2026, 11, 28))
    assert notice.link == "https://department.example.gov.in/uploads/2026/10/1.pdf"
    assert notice.printed == "05/10/2026 – 28/11/2026"
    assert (notice.language, notice.list_title, notice.state) == ("en", "Tenders", NoticeState.CURRENT)


def lasting_until(*days: str) -> str:
    rows = "".join(f"<tr><td>Work {number}<td>{day}" for number, day in enumerate(days))
    return f"<h1>Tenders</h1><table><tr><th>Title<th>Last date</tr>{rows}</table>"


@pytest.mark.parametrize(
    ("beside", "end", "state"),
    [
        ("03/25/2026", date(2026, 12, 5), NoticeState.CURRENT),
        ("25/03/2026", date(2026, 5, 12), NoticeState.EXPIRED),
        ("04/03/2026", date(2026, 5, 12), NoticeState.EXPIRED),  # proves nothing: days come first in India
    ],
)
def test_months_come_first_where_the_other_dates_of_the_page_prove_it(
    page_at: PageAt, beside: str, end: date, state: NoticeState
) -> None:
    [first, *_] = notices(page_at(lasting_until("12/05/2026", beside)))
    assert (first.end, first.state) == (end, state)


@pytest.mark.parametrize("path", ["past-notices/tenders/", "en/archive/tenders/", "tenders/archived"])
def test_what_stands_in_an_archive_is_not_shown_as_current(page_at: PageAt, path: str) -> None:
    assert notices(page_at(PLATFORM, path)) == ()


@pytest.mark.parametrize(
    ("body", "title", "start", "end", "state"),
    [
        (
            "<h2>Latest news</h2><ul><li>12 Nov 2026: <a href=a>Camp in the valley</a></li></ul>",
            "Camp in the valley",
            date(2026, 11, 12),
            None,
            NoticeState.UNDATED,
        ),
        (
            "<h2>भर्ती</h2><ul><li>लिपिक के दो पद, अंतिम तिथि: १५.०३.२०२६</li></ul>",
            "लिपिक के दो पद",
            None,
            date(2026, 3, 15),
            NoticeState.EXPIRED,
        ),
        (
            "<h2>Tenders</h2><dl><dt>Pots and trays</dt><dd>Closing date: 14/12/2026</dd></dl>",
            "Pots and trays",
            None,
            date(2026, 12, 14),
            NoticeState.CURRENT,
        ),
        (
            "<h2>Admissions</h2><div class=c><div class=card><h3>Grafting</h3><p>Starts on 01/12/2026</p></div>"
            "<div class=card><h3>Beekeeping</h3><p>01/12/2026</p></div></div>",
            "Grafting",
            date(2026, 12, 1),
            None,
            NoticeState.UPCOMING,
        ),
        (
            "<h2>Tenders</h2><ul><li>Nets, last date 14/12/2025 <b>Closed</b></li></ul>",
            "Nets",
            None,
            date(2025, 12, 14),
            NoticeState.CLOSED,
        ),
        (
            "<div class=news-ticker><ul><li>Fair on 12 Nov 2026</li><li>Helpline 1905</li></ul></div>",
            "Fair",
            date(2026, 11, 12),
            None,
            NoticeState.UNDATED,
        ),
    ],
)
def test_every_shape_of_list_is_read(
    page_at: PageAt, body: str, title: str, start: date | None, end: date | None, state: NoticeState
) -> None:
    notice = notices(page_at(body))[0]
    assert (notice.title, notice.start, notice.end, notice.state) == (title, start, end, state)


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Government orders</h2><ul><li>Order on property returns: last date 31.12.2019</li></ul>",
        "<h2>Registered nurseries</h2><table><tr><th>Nursery</th><th>Valid upto</th></tr>"
        "<tr><td>Upper valley</td><td>31/03/2021</td></tr></table>",
        "<h2>Academic calendar</h2><ul><li>Payment of fees: last date 15/07/2026</li></ul>",
        "<h2>News</h2><ul><li>Seniority list as on 01.01.2026</li></ul>",
        "<h2>Statistics</h2><ul><li>Applications received till 25-09-2026: 412</li></ul>",
        "<h2>History</h2><ul><li>12 May 2004: the training centre is opened</li></ul>",
        "<h2>Awarded tenders</h2><ul><li>Nets, last date 12/05/2026</li></ul>",
        "<h2>भर्ती परिणाम</h2><ul><li>लिपिक, अंतिम तिथि 12/05/2026</li></ul>",
        "<h2>Accounts</h2><table><tr><th>Candidate</th><th>Last Date of Submission</th></tr>"
        "<tr><td>Upper valley</td><td>12/05/2026</td></tr></table>",
        "<h2>News</h2><p>The fair was held on 12 May 2026.</p>",
        "<blockquote><ul><li>Tender, last date 12/05/2026</li></ul></blockquote>",
    ],
)
def test_records_registers_timetables_and_stories_are_no_notices(page_at: PageAt, body: str) -> None:
    assert notices(page_at(body)) == ()


def test_the_page_of_one_notice_is_not_a_list(page_at: PageAt) -> None:
    one = "<h1>Tender for nets</h1><dl><dt>Closing date</dt><dd>12/05/2026</dd></dl>"
    assert [is_over(page, item) for page in [page_at(one, "notice/nets/")] for item in listed_items(page)] == [False]
    two = one.replace("</dl>", "<dt>Closing date of pots</dt><dd>13/05/2026</dd></dl>")
    assert [is_over(page, item) for page in [page_at(two, "tenders/")] for item in listed_items(page)] == [True, True]


def test_the_heading_above_the_first_card_names_the_list(page_at: PageAt) -> None:
    cards = "".join(
        f"<div class=card>Details<h3>Course {number}</h3><p>Last date: {number}/12/2026</p></div>"
        for number in (1, 2, 3)
    )
    found = notices(page_at(f"<h2>Admission open</h2><div>{cards}</div>"))
    assert [(notice.title, notice.list_title) for notice in found] == [
        (f"Course {number}", "Admission open") for number in (1, 2, 3)
    ]


def test_points_inside_a_point_are_items_of_their_own(page_at: PageAt) -> None:
    body = "<h2>Tenders</h2><ul><li>Nurseries<ul><li>Nets, last date 1/12/2025</li><li>Pots, last date 2/12/2026</li></ul></li></ul>"
    assert [notice.state for notice in notices(page_at(body))] == [NoticeState.EXPIRED, NoticeState.CURRENT]


def notice(number: int, state: NoticeState, end: date | None = None) -> Notice:
    return Notice(
        title=f"Notice {number}",
        start=None,
        end=end,
        printed="",
        link="",
        language="en",
        list_title="",
        page_url="https://department.example.gov.in/",
        selector="",
        state=state,
    )


def test_what_is_over_comes_first_each_is_told_once_and_no_more_than_sixty() -> None:
    over = notice(1, NoticeState.EXPIRED, date(2026, 1, 1))
    assert told_once([notice(2, NoticeState.CURRENT), over, over]) == (over, notice(2, NoticeState.CURRENT))
    assert len(told_once(notice(number, NoticeState.UNDATED) for number in range(500))) == MOST_NOTICES


def test_the_lines_of_a_running_text_in_one_block_are_told_apart(page_at: PageAt) -> None:
    links = "<marquee>" + " || ".join(
        f'<a href="/{number}">Course {number}, last date {number}.12.2026</a> <img src=new.gif>' for number in (1, 2, 3)
    )
    assert [notice.title for notice in notices(page_at(links))] == ["Course 1", "Course 2", "Course 3"]
    signs = "<marquee>" + "Welcome to the department of gardens and nurseries in the hills || " * 20
    found = notices(page_at(f"{signs} Fair on 12 Nov 2026 | Camp on 14 Nov 2026</marquee>"))
    assert [notice.title for notice in found] == ["Fair", "Camp"]


def test_a_row_that_lays_out_a_list_is_no_item_of_it(page_at: PageAt) -> None:
    layout = (
        "<table><tr><td>News</td></tr><tr><td><marquee><a href=a.pdf>Post of gardener (closing date 01.03.2026)</a><br>"
        "<a href=b.pdf>Post of driver (closing date 08.01.2026)</a><br></marquee></td></tr></table>"
    )
    items = listed_items(page_at(layout))
    assert [(item.href[-5:], item.deadline) for item in items] == [
        ("a.pdf", date(2026, 3, 1)),
        ("b.pdf", date(2026, 1, 8)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<h3><a href=a>Extension of deadline for registration as a supplier of saplings</a></h3><p>30 December 2025</p>",
        "<h3><a href=a>Deadline extended</a></h3><p>30 December 2025</p>",
        "<p><a href=a>Applications are being closed w.e.f. August 1, 2025 till further information</a></p>",
    ],
)
def test_a_title_about_a_last_date_makes_no_last_date_of_the_day_below_it(page_at: PageAt, text: str) -> None:
    items = listed_items(page_at(f"<h2>Latest news</h2><ul><li>{text}</li><li>{text}</li></ul>"))
    assert items
    assert all(item.deadline is None for item in items)
