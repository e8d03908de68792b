from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.crawl.parse import parse_page
from auditor.crawl.sample import choose_sample
from rules.evidence import PageEvidence

HOME = "https://department.example/"


@pytest.fixture
def site_pages(page_of):
    menu = (
        "<nav><a href=/c12>Contact us</a><a href=/p/7>सूचना का अधिकार</a>"
        "<a href=/en/who>About us</a><a href=/map>Site map</a></nav>"
    )
    special = {
        "": f"<html lang=hi><head><link rel=alternate hreflang=en href=/en/></head><body>{menu}</body></html>",
        "en/": "<html lang=en><body><p>Home</p></body></html>",
        "c12": "<h1>Reach the office</h1>",
        "p/7": "<h1>RTI</h1>",
        "en/who": "<h1>Who we are</h1>",
        "map": "<p>All pages</p>",
        "apply": "<form><label>Name <input></label><label>Mobile <input type=tel></label></form>",
    }
    pages = [page_of(html, HOME + path, template="template-1") for path, html in special.items()]
    notices = [page_of(f"<h1>Notice {n}</h1>", f"{HOME}n/{n}", template="template-2") for n in range(80)]
    return [*pages, *notices, page_of("<p>x</p>", HOME + "odd", template="template-3")]


def test_the_structured_part_holds_what_citizens_come_for(site_pages):
    sample = choose_sample(site_pages, HOME, 20, "2026-Q1")
    assert sample[0] == HOME
    assert {HOME + path for path in ("en/", "c12", "p/7", "en/who", "map", "apply", "odd")} <= set(sample)
    assert any("/n/" in url for url in sample)
    assert len(sample) == len(set(sample)) == 20


def test_a_tenth_is_drawn_by_lot_and_stays_for_the_period(site_pages):
    first = choose_sample(site_pages, HOME, 20, "2026-Q1")
    assert choose_sample(site_pages[::-1], HOME, 20, "2026-Q1") == first
    assert choose_sample(site_pages, HOME, 20, "2026-Q2") != first
    assert choose_sample(site_pages, HOME.replace("://", "://www."), 20, "2026-Q1")[5:] != ()


def test_a_page_added_later_moves_none_of_the_others(site_pages, page_of):
    before = choose_sample(site_pages, HOME, 30, "2026-Q1")
    added = page_of("<h1>Notice</h1>", HOME + "n/999", template="template-2")
    assert len(set(before) - set(choose_sample([*site_pages, added], HOME, 30, "2026-Q1"))) <= 1


@pytest.mark.parametrize("size", [0, 1, 2, 5, 1_000])
def test_a_sample_is_never_larger_than_asked(site_pages, size):
    sample = choose_sample(site_pages, HOME, size, "2026-Q1")
    assert len(sample) == min(size, len(site_pages))
    assert not size or sample[0] == HOME


def bilingual_pages(page_of, pairs: int) -> list[PageEvidence]:
    english, hindi = "<p>Apply at the office with these papers.</p>", "<p>कार्यालय में इन पत्रों के साथ आवेदन करें।</p>"
    return [
        page_of("<html lang=en><p>Home</p>", HOME),
        *(
            page_of(f"<html lang=en><h1>Contact {n}</h1>{english}", f"{HOME}en/p{n}", template=f"t{n}")
            for n in range(pairs)
        ),
        *(page_of(f"<html lang=hi><h1>संपर्क {n}</h1>{hindi}", f"{HOME}hi/p{n}", template=f"t{n}") for n in range(pairs)),
    ]


def test_a_page_is_watched_beside_its_counterpart_in_the_other_language(page_of):
    sample = choose_sample(bilingual_pages(page_of, 20), HOME, 22, "2026-Q1")
    by_choice = sample[1:-3]  # the home page stands alone, and a tenth is drawn by lot
    assert len(by_choice) == 18
    for first, second in zip(by_choice[::2], by_choice[1::2], strict=True):
        assert {first.rpartition("/")[2]} == {second.rpartition("/")[2]}
        assert {first.split("/")[3], second.split("/")[3]} == {"hi", "en"}


def test_without_the_home_page_there_is_a_sample_all_the_same(site_pages):
    assert len(choose_sample(site_pages[1:], HOME, 5, "2026-Q1")) == 5
    assert choose_sample([], HOME, 5, "2026-Q1") == ()


BLANK = parse_page("<p>x</p>", HOME)


@settings(max_examples=50)
@given(st.sets(st.integers(0, 999), min_size=1, max_size=40), st.integers(1, 50), st.randoms())
def test_the_sample_depends_on_the_pages_alone(numbers, size, shuffler):
    from datetime import UTC, datetime

    blank = PageEvidence(
        url=HOME,
        requested_url=HOME,
        observed_at=datetime(2026, 3, 16, tzinfo=UTC),
        status=200,
        headers=(),
        redirects=(),
        clicks_from_home=1,
        template="",
        text=BLANK,
        view=None,
    )
    pages = [replace(blank, url=f"{HOME}{n}", template=f"template-{n % 3}") for n in numbers]
    shuffled = list(pages)
    shuffler.shuffle(shuffled)
    assert choose_sample(pages, HOME, size, "2026-Q1") == choose_sample(shuffled, HOME, size, "2026-Q1")
