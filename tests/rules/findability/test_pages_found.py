"""Copies of pages, and pages that no link leads to."""

import pytest

from rules.evidence import SitemapEntry, SitemapEvidence
from rules.findability import duplicate_content, orphan_page
from rules.finding import Doubt, Finding

HOST = "https://department.example.gov.in"
WORDS = " ".join(f"word{number}" for number in range(60))
LONG = " ".join(f"word{number}" for number in range(300))
LINKS = "".join(f'<a href="/{name}">Page {name}</a>' for name in "abcdef")


def page(page_of, path, text=WORDS, head="", nav=LINKS, **changes):
    html = f"<head><title>{path}</title>{head}</head><body><nav>{nav}</nav><main><p>{text}</p></main>"
    return page_of(html, HOST + path, **{"clicks_from_home": 1} | changes)


# --- copies -----------------------------------------------------------------------------------


def test_a_text_at_two_addresses_fails_on_the_page_farther_away(page_of, site_of):
    site = site_of(page(page_of, "/", "Home"), page(page_of, "/b", clicks_from_home=2), page(page_of, "/a"))
    [finding] = duplicate_content.check(site)
    assert isinstance(finding, Finding)
    assert [(o.page_url, o.after) for o in finding.occurrences] == [
        (f"{HOST}/b", f'<head>\n  <link rel="canonical" href="{HOST}/a">')
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("/a", {}), ("/a?lang=hi", {})),
        (("/en/a", {}), ("/hi/a", {})),
        (("/a", {}), ("/b", {"head": '<link rel="canonical" href="/a">'})),
        (("/a", {"text": "No records found."}), ("/b", {"text": "No records found."})),
        (("/list", {}), ("/list?page=2", {})),
        (("/a", {}), ("/b", {"status": 404})),
    ],
)
def test_views_and_empty_lists_are_no_copies(first, second, page_of, site_of):
    pages = [page(page_of, path, **changes) for path, changes in (first, second)]
    assert list(duplicate_content.check(site_of(page(page_of, "/", "Home"), *pages))) == []


def test_nearly_the_same_text_is_asked_about(page_of, site_of):
    site = site_of(page(page_of, "/a", LONG), page(page_of, "/b", LONG.replace("word150", "other")))
    [said] = duplicate_content.check(site)
    assert isinstance(said, Doubt)
    other = " ".join(f"other{number}" if number % 20 == 0 else f"word{number}" for number in range(300))
    assert list(duplicate_content.check(site_of(page(page_of, "/a", LONG), page(page_of, "/b", other)))) == []


# --- orphans ----------------------------------------------------------------------------------


def sitemap(*paths):
    entries = tuple(SitemapEntry(url=HOST + path, lastmod="") for path in paths)
    return SitemapEvidence(url=f"{HOST}/sitemap.xml", status=200, error="", entries=entries)


def pages(page_of):
    return [page(page_of, "/", clicks_from_home=0), *(page(page_of, f"/{name}") for name in "abcdef")]


def test_a_page_only_the_sitemap_names_fails(page_of, site_of):
    lost = page(page_of, "/lost", clicks_from_home=None)
    [finding] = orphan_page.check(site_of(*pages(page_of), lost, sitemaps=(sitemap("/lost", "/a"),)))
    assert isinstance(finding, Finding)
    assert [occurrence.page_url for occurrence in finding.occurrences] == [f"{HOST}/lost"]


@pytest.mark.parametrize(
    "leading",
    [
        {"nav": LINKS + '<a href="/lost/">Lost</a>'},
        {"head": '<link rel="alternate" hreflang="hi" href="/lost">'},
        {"nav": LINKS + '<iframe src="/lost"></iframe>'},
    ],
)
def test_any_way_to_the_page_is_enough(leading, page_of, site_of):
    lost = page(page_of, "/lost", clicks_from_home=None)
    site = site_of(*pages(page_of), page(page_of, "/g", **leading), lost, sitemaps=(sitemap("/lost"),))
    assert list(orphan_page.check(site)) == []


def test_a_page_that_links_only_to_itself_is_lost_all_the_same(page_of, site_of):
    lost = page(page_of, "/lost", nav='<a href="/lost">Lost</a>', clicks_from_home=None)
    assert len(list(orphan_page.check(site_of(*pages(page_of), lost, sitemaps=(sitemap("/lost"),))))) == 1


@pytest.mark.parametrize("known", [7, 500])
def test_where_pages_were_left_out_or_menus_are_built_by_script_nothing_is_claimed(known, page_of, site_of):
    home = page(page_of, "/", nav="" if known == 7 else LINKS, clicks_from_home=0)
    lost = [page(page_of, f"/lost{number}", clicks_from_home=None) for number in range(6)]
    site = site_of(home, *lost, sitemaps=(sitemap(*(f"/lost{number}" for number in range(6))),), known_pages=known)
    [said] = orphan_page.check(site)
    assert isinstance(said, Doubt)
    assert not said.is_question
