"""What a scorecard tells of time: notices, and the last change with its evidence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rules.evidence import DocumentContents, DocumentEvidence, PageEvidence, SiteEvidence, SitemapEntry, SitemapEvidence
from rules.freshness import timeline
from rules.freshness.notices import NoticeState
from rules.freshness.timeline import Basis, Since, Timeline
from rules.judgement import Judgement
from rules.probes import EarlierAudit, EarlierPage, FeedEntry, FeedEvidence, Probes

PageAt = Callable[..., PageEvidence]
SiteAsOf = Callable[..., SiteEvidence]
BODY = (
    "<h2>Latest notices</h2><ul><li>12 Nov 2026: Camp</li><li>Nets, last date 1 Dec 2026</li>"
    "<li>Pots, last date 1 Feb 2026</li></ul><p>Last updated: 14 Nov 2026</p>"
)


def document(modified: str, created: str = "") -> DocumentEvidence:
    contents = DocumentContents(
        format="pdf",
        size_bytes=1000,
        pages=1,
        title="Order",
        language="",
        is_tagged=False,
        shows_title=False,
        bookmarks=0,
        is_encrypted=False,
        needs_password=False,
        allows_reading_aloud=True,
        fonts=(),
        examined_pages=1,
        text_characters=100,
        unknown_characters=0,
        scanned_pages=0,
        excerpt="",
        pictures=0,
        undescribed_pictures=0,
        created=created,
        modified=modified,
    )
    return DocumentEvidence(
        url="https://department.example.gov.in/order.pdf",
        media_type="application/pdf",
        size_bytes=1000,
        status=200,
        last_modified="",
        found_on="",
        contents=contents,
    )


def test_the_scorecard_holds_the_notices_and_the_newest_change_by_each_kind_of_evidence(
    page_at: PageAt, site_as_of: SiteAsOf
) -> None:
    page = page_at(BODY)
    judgement = Judgement((), ())
    judgement.add_page(page)
    documents = (
        document("2026-11-15T10:00:00Z"),
        document("", "2026-11-16T10:00:00Z"),
        document("2031-01-01T00:00:00Z"),
    )
    card = judgement.scorecard(site_as_of(page, documents=documents))
    assert [notice.state for notice in card.notices] == [
        NoticeState.EXPIRED,
        NoticeState.CURRENT,
        NoticeState.UNDATED,
    ]
    assert [(change.basis, change.day) for change in card.changes] == [
        (Basis.NOTICE, date(2026, 11, 12)),
        (Basis.DOCUMENT, date(2026, 11, 16)),
        (Basis.STAMP, date(2026, 11, 14)),
    ]


def test_feeds_sitemaps_and_the_head_of_a_letter_tell_of_a_change(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    page = page_at("<main><h1>Order</h1><p>No. 12/2026</p><p>Dated 3 November 2026</p></main>")
    entry = FeedEntry(title="Fair", url="", published="Mon, 09 Nov 2026 10:00:00 +0530")
    feed = FeedEvidence(url="/feed", status=200, error="", title="News", entries=(entry,), found_on="")
    listed = [SitemapEntry(url=f"/{day}", lastmod=f"2026-11-{day}") for day in ("07", "05")]
    sitemap = SitemapEvidence(url="/sitemap.xml", status=200, error="", entries=tuple(listed))
    gathered = Timeline()
    gathered.add(page)
    site = site_as_of(page, sitemaps=(sitemap,), probes=Probes(feeds=(feed,)))
    assert [(change.basis, change.day.day) for change in gathered.changes(site)] == [
        (Basis.FEED, 9),
        (Basis.PAGE, 3),
        (Basis.SITEMAP, 7),
    ]
    same = replace(sitemap, entries=(listed[0], replace(listed[1], lastmod="2026-11-07")))
    assert Basis.SITEMAP not in [one.basis for one in gathered.changes(site_as_of(page, sitemaps=(same,)))]


def test_a_last_date_or_a_day_to_come_is_no_change(page_at: PageAt, site_as_of: SiteAsOf) -> None:
    gathered = Timeline()
    page = page_at("<h2>News</h2><ul><li>Fair on 12 Dec 2026</li><li>Pots, last date 1 Nov 2026</li></ul>")
    gathered.add(page)
    assert gathered.changes(site_as_of(page)) == ()
    assert len(gathered.notices()) == 2


def test_a_page_that_breaks_the_reading_costs_only_its_own_notices(
    page_at: PageAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered = Timeline()
    good, bad = page_at(BODY), page_at(BODY.replace("Camp", "Broken"), "bad")
    read = timeline.notices

    def notices(page: PageEvidence) -> object:
        if page is bad:
            raise ValueError
        return read(page)

    monkeypatch.setattr(timeline, "notices", notices)
    for page in (bad, good, replace(bad, url=bad.url + "2", text=good.text)):
        gathered.add(page)
    assert len(gathered.notices()) == 3


def test_pages_are_held_against_the_earlier_audit_by_the_hash_of_their_text(
    page_at: PageAt, site_as_of: SiteAsOf
) -> None:
    same, changed, new = (page_at(f"<p>Page {path}</p>", path) for path in ("same", "changed", "new"))
    kept = {
        same.url: EarlierPage(content_hash=same.text.content_hash, stamp=""),
        changed.url: EarlierPage(content_hash="another", stamp=""),
        "https://department.example.gov.in/gone": EarlierPage(content_hash="gone", stamp=""),
    }
    then = EarlierAudit(observed_at=datetime(2026, 8, 20, 6, 30, tzinfo=UTC), pages=kept)
    judgement = Judgement((), ())
    for page in (same, changed, new):
        judgement.add_page(page)
    card = judgement.scorecard(site_as_of(same, changed, new, earlier=then))
    assert card.since == Since(day=date(2026, 8, 20), changed=1, same=1, new=1)
    assert judgement.scorecard(site_as_of(same)).since is None


@pytest.mark.parametrize(
    ("clocks", "expected"), [(1, date(2026, 11, 20)), (2, date(2026, 11, 20)), (4, date(2026, 11, 3))]
)
def test_a_day_of_the_visit_on_most_pages_is_no_change(
    page_at: PageAt, site_as_of: SiteAsOf, clocks: int, expected: date
) -> None:
    told = Timeline()
    told.add(page_at("<h1>Order</h1><p>3 Nov 2026</p><p>Text of the order.</p>", path="order"))
    for number in range(clocks):
        told.add(page_at(f"<h1>Page {number}</h1><p>Almora 20 Nov 2026</p><p>Text.</p>", path=str(number)))
    [change] = told.changes(site_as_of())
    assert (change.basis, change.day) == (Basis.PAGE, expected)
