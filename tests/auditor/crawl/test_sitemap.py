import gzip
import zlib

import pytest

from auditor.crawl.scope import Scope
from auditor.crawl.sitemap import MAX_FILES, parse_sitemap, read_sitemaps

HOME = "http://department.localhost/"
URL = HOME + "sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def addresses(body: str | bytes) -> list[tuple[str, str]]:
    listing = parse_sitemap(body.encode() if isinstance(body, str) else body, URL)
    assert listing.error == ""
    return [(entry.url.removeprefix(HOME), entry.lastmod) for entry in listing.entries]


@pytest.mark.parametrize(
    "body",
    [
        (
            f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{NAMESPACE}"><url>'
            f"<loc>{HOME}a?x=1&amp;y=2</loc><lastmod>2026</lastmod></url></urlset>"
        ),
        f"<urlset><url><lastmod> 2026 </lastmod><loc>\n {HOME}a?x=1&amp;y=2 \n</loc></url></urlset>",
        (
            f'<s:urlset xmlns:s="{NAMESPACE}"><s:url><s:loc>{HOME}a?x=1&amp;y=2</s:loc>'
            "<s:lastmod>2026</s:lastmod></s:url></s:urlset>"
        ),
        f"\ufeff\n<urlset><url><loc>{HOME}a?x=1&y=2</loc><lastmod>2026</lastmod></url>",
        (
            f"<rss><channel><link>x</link><item><link>{HOME}a?x=1&amp;y=2</link><pubDate>2026"
            "</pubDate></item></channel></rss>"
        ),
        (
            f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{HOME}a?x=1&amp;y=2"/>'
            "<updated>2026</updated></entry></feed>"
        ),
    ],
)
def test_reads_every_kind_of_listing(body):
    assert addresses(body) == [("a?x=1&y=2", "2026")]
    assert addresses(gzip.compress(body.encode())) == [("a?x=1&y=2", "2026")]


def test_reads_plain_text():
    assert addresses(f"{HOME}a\r\n{HOME}b\nnonsense\n") == [("a", ""), ("b", "")]


def test_leaves_out_what_is_no_address_and_repeats():
    assert addresses(
        "<urlset><url><loc>/a</loc></url><url><loc>javascript:x</loc></url><url/><url><loc>/a#b</loc></url></urlset>"
    ) == [("a", "")]


def test_entities_are_not_expanded():
    bomb = (
        '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><urlset>'
        "<url><loc>/x&b;</loc></url></urlset>"
    )
    assert all("aaaa" not in address for address, _ in addresses(bomb))
    outside = '<!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>/x&f;</loc></url></urlset>'
    assert all("root" not in address for address, _ in addresses(outside))


def test_a_gzip_bomb_is_cut():
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    blank = b" " * 1_000_000
    bomb = b"".join([packer.compress(b"<urlset>"), *(packer.compress(blank) for _ in range(60)), packer.flush()])
    assert addresses(bomb) == []


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"<html><body>Not found</body></html>", "an HTML page instead of a sitemap"),
        (b"<data/>", "no sitemap: the root element is ‘data’"),
        (b"\x1f\x8bbroken", "not gzip: Error -3 while decompressing data: unknown compression method"),
    ],
)
def test_says_why_a_file_is_no_sitemap(body, error):
    assert parse_sitemap(body, URL).error == error


@pytest.mark.parametrize("body", [b"", b"<", b"\xff\xfe<\x00u\x00", b"<urlset><url><loc>", b"\0\0\0"])
def test_no_bytes_raise(body):
    parse_sitemap(body, URL)


async def test_an_index_that_names_itself_and_others_without_end_stops_at_fifty_files(site):
    def index(path: str) -> tuple[int, dict[str, str], str]:
        number = len(site.asked)
        listed = "".join(f"<sitemap><loc>/s{number}-{child}.xml</loc></sitemap>" for child in range(3))
        return (
            200,
            {"Content-Type": "text/xml"},
            f"<sitemapindex>{listed}<sitemap><loc>{path}</loc></sitemap></sitemapindex>",
        )

    site.otherwise = index
    found = await read_sitemaps(site.fetcher, HOME, (URL,), Scope(HOME))
    assert len(found) == MAX_FILES
    assert len({sitemap.url for sitemap in found}) == MAX_FILES


async def test_a_missing_file_is_noted_only_where_it_was_announced(site):
    assert await read_sitemaps(site.fetcher, HOME, (), Scope(HOME)) == ()
    [announced] = await read_sitemaps(site.fetcher, HOME, (URL,), Scope(HOME))
    assert (announced.status, announced.error) == (404, "status 404")


async def test_the_second_usual_place_is_tried_when_the_first_is_a_page(site):
    site.answers = {
        "/sitemap.xml": "<html><body>Site map</body></html>",
        "/sitemap_index.xml": "<urlset><url><loc>/a</loc></url></urlset>",
    }
    [found] = await read_sitemaps(site.fetcher, HOME, (), Scope(HOME))
    assert [entry.url for entry in found.entries] == [HOME + "a"]
