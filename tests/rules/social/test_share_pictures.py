"""The picture, the title and the feed behind a shared link."""

from dataclasses import replace

import pytest

from rules.evaluate import judge_site
from rules.finding import Doubt, Finding, Outcome
from rules.probes import FeedEvidence, Probes, SharePicture
from rules.social import feed, share_picture, share_title
from rules.social.preview import Gallery, with_picture
from rules.social.preview import preview_of as preview

HOST = "https://department.example.gov.in"
URL = f"{HOST}/lake.jpg"
HEAD = f'<meta id="fail-image" property="og:image" content="{URL}">'


def answer(status=200, media_type="image/jpeg", width=1200, height=630):
    return SharePicture(
        url=URL, status=status, media_type=media_type, width_px=width, height_px=height, size_bytes=1000
    )


def site(page_with, site_of, picture, head=HEAD):
    return site_of(page_with(head=head), probes=Probes(share_pictures={URL: picture}))


@pytest.mark.parametrize(
    "picture",
    [
        answer(404, "text/html", None, None),
        answer(width=400, height=210),
        answer(width=180, height=180),
        answer(media_type="image/svg+xml", width=None, height=None),
    ],
)
def test_a_picture_that_is_gone_or_too_small_fails(picture, page_with, site_of, selectors):
    [finding] = share_picture.check(site(page_with, site_of, picture))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-image"}
    assert list(share_picture.check_size(site(page_with, site_of, picture))) == []


@pytest.mark.parametrize("picture", [answer(), answer(width=None, height=None), answer(width=600, height=315)])
def test_a_picture_that_networks_show_passes(picture, page_with, site_of):
    assert list(share_picture.check(site(page_with, site_of, picture))) == []


@pytest.mark.parametrize(
    ("picture", "is_question"),
    [
        (answer(None, "", None, None), False),
        (answer(503, "text/html", None, None), False),
        (answer(200, "text/html", None, None), True),
    ],
)
def test_an_answer_that_proves_nothing_is_no_fault(picture, is_question, page_with, site_of):
    [said] = share_picture.check(site(page_with, site_of, picture))
    assert isinstance(said, Doubt)
    assert said.is_question is is_question


@pytest.mark.parametrize(
    ("width", "height", "told"), [(1200, 1200, True), (800, 420, True), (1200, 630, False), (1600, 840, False)]
)
def test_a_picture_that_is_cut_or_blurred_is_advice(width, height, told, page_with, site_of):
    found = list(share_picture.check_size(site(page_with, site_of, answer(width=width, height=height))))
    assert bool(found) is told


def test_a_relative_address_is_found_among_the_answers(page_with, site_of):
    head = '<meta property="og:image" content="/lake.jpg">'
    [finding] = share_picture.check(site(page_with, site_of, answer(404), head))
    assert finding.occurrences[0].quote == URL


def test_pictures_that_were_not_asked_make_the_rule_inapplicable(page_with, site_of):
    results = judge_site(site_of(page_with(head=HEAD)), [share_picture.RULE, share_picture.SIZE])
    assert {result.outcome for result in results} == {Outcome.INAPPLICABLE}


# --- title ------------------------------------------------------------------------------------


def titled(text):
    return f'<meta id="fail-title" property="og:title" content="{text}">'


def test_inner_pages_with_the_card_of_the_home_page_fail(page_with, site_of):
    home = page_with(head=titled("Department of Lakes"))
    inner = page_with(path="/rti", head=titled("Department of Lakes"))
    own = page_with(path="/tenders", head=titled("Tenders"))
    [finding] = share_title.check(site_of(home, inner, own))
    assert [(o.page_url, o.after) for o in finding.occurrences] == [
        (f"{HOST}/rti", '<meta property="og:title" content="Lakes /rti">')
    ]


def test_the_declared_name_of_the_website_is_no_title_of_an_inner_page(page_with, site_of):
    name = '<meta property="og:site_name" content="झील विभाग">'
    [finding] = share_title.check(site_of(page_with(), page_with(path="/rti", head=titled("झील विभाग") + name)))
    assert finding.occurrences[0].selector == "#fail-title"


def test_a_page_without_a_heading_of_its_own_is_left_out(page_of, site_of, page_with):
    page = page_of(f"<head>{titled('Lakes')}</head><body><p>Text", f"{HOST}/x", clicks_from_home=1)
    assert list(share_title.check(site_of(page_with(head=titled("Lakes")), page))) == []


# --- feed -------------------------------------------------------------------------------------

ALTERNATE = '<link rel="alternate" type="application/rss+xml" href="/feed">'


def test_a_site_without_a_feed_is_advised(site_with, page_with):
    [finding] = feed.check(site_with(""))
    assert "application/rss+xml" in finding.occurrences[0].after
    assert list(feed.check(site_with(page_with(head=ALTERNATE)))) == []
    assert list(feed.check(site_with('<a href="/rss.xml">RSS</a>'))) == []


def test_a_feed_that_is_announced_and_not_there_is_named(page_with, site_with):
    gone = FeedEvidence(url=f"{HOST}/feed", status=404, error="404", title="", entries=(), found_on=f"{HOST}/")
    home = page_with(head=ALTERNATE)
    [finding] = feed.check(site_with(home, probes=Probes(feeds=(gone,))))
    assert finding.occurrences[0].quote == gone.url
    silent = replace(gone, status=None, error="timeout")
    assert list(feed.check(site_with(home, probes=Probes(feeds=(silent,))))) == []


# --- preview ----------------------------------------------------------------------------------


def test_a_page_without_card_is_drawn_from_title_and_description(page_with):
    page = page_with(path="/rti", head='<meta name="description" content="How to ask.">')
    shown = preview(page)
    assert (shown.now.title, shown.now.description, shown.now.picture) == (
        "Department of Lakes /rti",
        "How to ask.",
        "",
    )
    assert shown.better.title == "Lakes /rti"
    assert 'property="og:locale" content="en_IN"' in shown.lines


def test_a_picture_that_is_shown_stays_in_the_better_card(page_with):
    shown = with_picture(preview(page_with(head=HEAD)), {URL: answer()})
    assert (shown.now.picture, shown.better.picture, shown.now_picture.width_px) == (URL, URL, 1200)


def test_the_home_page_comes_first_in_the_gallery(page_with):
    gallery = Gallery()
    for page in (page_with(path="/a"), page_with(path="/b", status=404), page_with()):
        gallery.add(page)
    assert [shown.page_url for shown in gallery.previews({})] == [f"{HOST}/"]  # others were not watched
