"""What servers send: no bytes make a reader of robots, sitemaps, feeds, headers or encodings fail."""

import asyncio
import codecs
import contextlib
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditor.crawl import sitemap
from auditor.crawl.feeds import parse_feed
from auditor.crawl.robots import MAX_CRAWL_DELAY_S, Robots, product_token
from auditor.crawl.sitemap import parse_sitemap
from auditor.crawl.urls import href_of, normalised
from auditor.network.cookies import read_cookie, without_value
from auditor.network.encodings import decoded
from auditor.network.fetch import Fetched
from auditor.network.framing import MalformedError, parsed_request
from auditor.network.unpack import unpacked

URL = "https://department.example/en/home.html"
quick = settings(derandomize=True, max_examples=100, deadline=None, database=None)

LINES = st.sampled_from(
    [
        "User-agent: *",
        "user-agent : AuditorTest",
        "Disallow: /",
        "Disallow: /*$",
        "Allow: /%zz/\u0939",
        "Crawl-delay: 1e999",
        "Crawl-delay: -5",
        "Crawl-delay: nan",
        "Request-rate: 1/0",
        "Request-rate: 1/10m 9999-0000",
        "Visit-time: 9-8",
        "Sitemap: http://[::1",
        "Sitemap: //x:99999999/",
        "Sitemap:",
        ": :",
        "\0\ufeff",
        "Disallow: " + "*" * 50,
    ]
)
ENTITIES = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    + '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
)
XML = st.lists(
    st.sampled_from(
        [
            "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>",
            "</urlset>",
            "<sitemapindex>",
            "<sitemap><loc>s.xml</loc></sitemap>",
            "<url>",
            "<loc>https://department.example/a?b&c</loc>",
            "<loc>&j;&x;</loc>",
            "<lastmod>2026-99-99</lastmod>",
            "<rss><channel><item><title>&j;</title><link>x</link><pubDate>Mon, 99</pubDate></item>",
            "<feed><entry><link href='http://[/'/><updated>0000</updated></entry>",
            "<rdf:RDF>",
            "<?xml version='1.0' encoding='utf-99'?>",
            ENTITIES,
            "<![CDATA[",
            "]]>",
            "\0",
            "<!--",
            "<html>",
        ]
    ),
    max_size=12,
).map(lambda parts: "".join(parts).encode())
BODIES = st.one_of(
    st.binary(max_size=200),
    XML,
    XML.map(gzip.compress),
    XML.map(lambda body: gzip.compress(body)[:-9]),
    XML.map(lambda body: body.decode().encode("utf-16")),
)


@dataclass
class Answering:
    """Stands where the fetcher stands: gives one body as it came over the wire."""

    body: bytes
    user_agent: str = "AuditorTest/1.0"
    delay_s: float = 0.0

    async def get(self, url: str, **_: object) -> Fetched:
        return Fetched(
            url=url,
            requested_url=url,
            status=200,
            headers=(),
            redirects=(),
            media_type="text/plain",
            body=self.body,
            text="",
            encoding="utf-8",
            declared_encodings=(),
            is_truncated=False,
            bot_wall="",
        )

    def set_crawl_delay(self, _: str, delay_s: float) -> None:
        self.delay_s = delay_s


@quick
@given(st.one_of(st.binary(max_size=300), st.lists(LINES, max_size=15).map(lambda lines: "\n".join(lines).encode())))
def test_no_robots_file_is_too_broken_to_be_obeyed(body: bytes) -> None:
    fetcher = Answering(body)
    file = asyncio.run(Robots(fetcher).learn(URL))  # type: ignore[arg-type]
    assert isinstance(file.allows(URL, "AuditorTest"), bool)
    assert 0 <= fetcher.delay_s <= MAX_CRAWL_DELAY_S
    assert all(normalised(url) == url for url in file.sitemaps)


@quick
@given(BODIES)
@example(ENTITIES.encode() + b"<urlset><url><loc>https://a.example/&j;</loc></url></urlset>")
def test_no_sitemap_is_too_broken_to_be_read_and_none_unfolds(body: bytes) -> None:
    listing = parse_sitemap(body, URL)
    said = (*(entry.url for entry in listing.entries), *listing.sitemaps)
    assert all(url.startswith(("http://", "https://")) for url in said)
    assert listing.error == "" or not said
    assert "hahaha" not in repr(listing)
    assert "root:" not in repr(listing)


@quick
@given(BODIES)
@example(ENTITIES.encode() + b"<rss><channel><item><title>&j;&x;</title></item></channel></rss>")
def test_no_feed_is_too_broken_to_be_read_and_none_unfolds(body: bytes) -> None:
    feed = parse_feed(body, URL)
    assert feed.error == "" or not feed.entries
    assert "hahaha" not in repr(feed)
    assert "root:" not in repr(feed)


def test_a_gzip_bomb_is_cut_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_BYTES", 64 * 1024)
    bomb = gzip.compress(gzip.compress(b"<urlset>" + b" " * 10_000_000))
    tracemalloc.start()
    listing = parse_sitemap(gzip.compress(b"https://a.example/ " * 1_000_000), URL)
    assert parse_sitemap(bomb, URL).entries == ()
    _, most_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(listing.entries) == 1
    assert most_bytes < 25_000_000, "the packed bodies were 20 MB before"


@quick
@given(st.binary(max_size=300), st.text(max_size=80))
@example(b"<meta charset=utf-7>+ADw-script+AD4-", "text/html; charset=\0")
@example(b'<?xml encoding="\xff"?>', "text/html; charset=unicode_escape")
@example(b"\x00<\x00h" * 60, 'text/html; charset="')
def test_no_bytes_and_no_charset_are_too_odd_to_be_decoded(body: bytes, content_type: str) -> None:
    text, encoding, _ = decoded(body, content_type)
    assert len(text) <= len(body) + 1
    assert encoding == "iscii" or codecs.lookup(encoding)
    text.encode("utf-8")  # no lone surrogates in it


@quick
@given(st.text(max_size=120))
@example("a=b; max-age=-; expires=1970; SameSite; secure=; =; ;;;")
def test_no_cookie_is_too_broken_and_no_value_is_kept(header: str) -> None:
    cookie = read_cookie(header, URL)
    assert cookie is None or cookie.name
    assert "secret" not in without_value(f"name=secret{header.replace('secret', '')}".partition(";")[0])


@quick
@given(st.one_of(st.binary(max_size=200), st.binary(max_size=60).map(lambda more: b"GET / HTTP/1.1\r\n" + more)))
def test_a_broken_request_head_is_malformed_and_nothing_else(head: bytes) -> None:
    with contextlib.suppress(MalformedError):
        parsed_request(head)


@quick
@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "x-gzip", "br", "", "GZIP , deflate", "\0"]))
def test_no_packed_body_does_more_than_fail_to_unpack(body: bytes, coding: str) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield body[:7]
        yield body[7:]

    try:
        content, _ = asyncio.run(unpacked(pieces(), coding, 10_000))
    except zlib.error:
        return
    assert len(content) <= 10_000


PARTS = st.sampled_from(
    (
        *("http:", "https://", "//", "\\\\", "/", "@", ":", "[::1", "]", "%", "%zz", "%00", "..", "?", "#!/", "xn--"),
        *("1e3", "0x7f.1", "65536", "user:pw", "é", "उ", "\u202e", "\t", "\ud800", "a.example", ";jsessionid="),
        "javascript:",
    )
)


@quick
@given(
    st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=12).map("".join)),
    st.sampled_from(["", URL, "http://[", "x"]),
)
def test_no_address_is_too_odd_to_be_spelled_once_or_refused(written: str, base: str) -> None:
    once = normalised(written, base)
    assert normalised(once) == once
    assert once == "" or once.startswith(("http://", "https://"))
    assert "@" not in once.partition("://")[2].partition("/")[0], "no name and password is kept"
    assert href_of(written, base).partition(":")[0].lower() in ("", "http", "https", "mailto", "tel")
    assert product_token(written)
