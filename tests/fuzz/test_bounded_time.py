"""Texts made to keep a parser busy: each is read in bounded time, however often its pattern is repeated."""

import time
from collections.abc import Callable

import pytest

from auditor.crawl.feeds import parse_feed
from auditor.crawl.parse import parse_page
from auditor.crawl.sitemap import parse_sitemap
from auditor.crawl.urls import normalised
from auditor.network.cookies import read_cookie
from auditor.network.encodings import decoded
from rules.dates import find_dates
from rules.freshness.page_dates import page_dates

URL = "https://department.example/"
REPEATED = 20_000
MOST_PROCESSOR_S = 3.0  # the slowest needs a third of it
PATTERNS = {
    "numbers that may be days": "1/1/1/",
    "days without end": "04 March 2026 to ",
    "labels without days": "Last updated on: ",
    "spaces": " \t",
    "zeros": "0",
    "digits of another script": "२०",
    "open tags": "<div><b>",
    "tags that are never closed": "<a href='",
    "attributes": "<p a=b c=d e=f>",
    "lists in lists": "<ul><li>x",
    "tables in tables": "<table><tr><td>",
    "references": "&amp&#1",
    "comments": "<!--->",
    "references to labels": "<input aria-labelledby='a a a a'><label id=a>",
    "dots": "../",
    "escapes": "%25",
    "semicolons": "a=b;",
    "declared encodings": "<meta charset=",
    "quotes": "'\"",
    "entries": "<item><title>x</title>",
    "brackets": "[](",
}
READERS: dict[str, Callable[[str], object]] = {
    "a page": lambda text: page_dates(parse_page(text, URL), URL),
    "a sitemap": lambda text: parse_sitemap(f"<urlset>{text}".encode(), URL),
    "a feed": lambda text: parse_feed(f"<rss><channel>{text}".encode(), URL),
    "dates": find_dates,
    "an address": lambda text: normalised(text, URL),
    "a cookie": lambda text: read_cookie(text, URL),
    "an encoding": lambda text: decoded(text.encode() + b"\xff", text),
}


@pytest.mark.parametrize("reader", READERS)
def test_no_pattern_keeps_a_reader_busy(reader: str) -> None:
    slow = {}
    for name, pattern in PATTERNS.items():
        text = pattern * (4_000 if reader == "a page" else REPEATED)
        before = time.process_time()
        READERS[reader](text)
        needed_s = time.process_time() - before
        if needed_s > MOST_PROCESSOR_S:
            slow[name] = round(needed_s, 1)
    assert slow == {}
