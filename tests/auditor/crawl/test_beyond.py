"""What is asked beyond the pages, of a real server: feeds, a search, a view for search engines, share pictures."""

import base64
import gzip
import io
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiohttp import web
from PIL import Image

from auditor.crawl.beyond import ask_beyond_pages
from auditor.crawl.crawler import Crawler, CrawlOptions
from auditor.crawl.feeds import parse_feed
from auditor.crawl.share_pictures import drawn_small, size_px
from rules.probes import FeedEntry, Probes, SharePicture

HOME = "http://department.localhost/"
FORM = '<form role="search" action="/find"><input name="q" type="search" aria-label="Search"><input type="hidden" name="lang" value="en"></form>'
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Orders &amp; notices</title>
<atom:link href="http://department.localhost/feed" rel="self"/>
<item><atom:link href="/wrong" rel="self"/><title><![CDATA[Fair &amp; market]]></title><link>/orders/1?a=1&amp;b=2</link><pubDate>Mon, 02 Nov 2026 10:00:00 +0530</pubDate></item>
<item><title>निविदा</title><guid>http://department.localhost/orders/2</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Seed <b>fair</b></div></title>
<link rel="edit" href="/edit"/><link href="/news/1"/><updated>2026-11-03T10:00:00Z</updated></entry></feed>"""
Ask = Callable[..., Awaitable[Probes]]


def page(title: str, body: str = "", head: str = "") -> str:
    menu = '<nav><a href="/charter">Citizen charter</a> <a href="/privacy">Privacy policy</a></nav><p>Office of the Director</p>'
    return (
        f"<!doctype html><html lang=en><head><title>{title} | Department of Gardens</title>{head}</head>"
        f"<body><header>{menu}</header><main><h1>{title}</h1>{body}</main></body></html>"
    )


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((width, height), 60).save(stream, kind)
    return stream.getvalue()


@pytest.fixture
def ask(site) -> Ask:
    """Return a function that crawls the site and then asks beyond its pages."""
    site.answers.setdefault("/", page("Welcome", FORM))
    site.answers.setdefault("/charter", page("Citizen service charter", "<p>What we promise, and until when.</p>"))
    site.answers.setdefault("/privacy", page("Privacy policy of gardens", "<p>We keep nothing.</p>"))
    site.answers.setdefault("/robots.txt", (404, {}, ""))

    async def run(**options: bool) -> Probes:
        crawler = Crawler(HOME, site.fetcher, CrawlOptions(max_pages=10), lambda: datetime(2026, 11, 26, tzinfo=UTC))
        await crawler.read()
        assert crawler.unreachable is None
        site.asked.clear()
        return await ask_beyond_pages(crawler, site.fetcher, **options)

    return run


async def test_the_search_is_asked_once_for_the_title_of_a_page(site, ask: Ask) -> None:
    found = page("Results", '<p>1 result: <a href="/charter">Citizen service charter</a> of the department office</p>')
    site.otherwise = lambda path: found if path.startswith("/find") else None
    trial = (await ask()).search
    assert trial is not None
    assert trial.query == "Citizen service charter"
    assert trial.wanted == (f"{HOME}charter",)
    assert (trial.status, trial.error) == (200, "")
    assert trial.page is not None
    assert f"{HOME}charter" in [link.href for link in trial.page.links]
    assert [path for _, path in site.asked if "find" in path] == ["/find?q=Citizen+service+charter&lang=en"]
    assert {method for method, _ in site.asked} == {"GET"}


async def test_a_search_that_robots_forbid_is_not_asked(site, ask: Ask) -> None:
    site.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /find\n")
    trial = (await ask()).search
    assert trial is not None
    assert (trial.status, trial.page) == (None, None)
    assert "robots.txt" in trial.error
    assert not [path for _, path in site.asked if "find" in path]


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ("<p>No form</p>", "no search form"),
        (FORM.replace("<form", "<form method=post"), "POST"),
        (FORM.replace("/find", "https://search.example/find"), "search.example"),
        ('<div role="search"><input type="search" name="q"></div>', "script"),
        (FORM.replace('name="q"', ""), "script"),
        (FORM.replace('aria-label="Search"', 'aria-label="Search tenders"'), "one kind"),
        (FORM.replace("</form>", '<input name="year"></form>'), "more than words"),
    ],
)
async def test_a_search_that_cannot_be_tried_is_left_alone_and_says_why(site, ask: Ask, form: str, reason: str) -> None:
    site.answers["/"] = page("Welcome", form)
    trial = (await ask()).search
    assert trial is not None
    assert (trial.query, trial.page) == ("", None)
    assert reason in trial.error
    assert not [path for method, path in site.asked if "find" in path or method == "POST"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (page("Welcome", FORM + "<p>Visitors today: 42</p>"), "the page the form stands on"),
        (page("Results", '<div class="gcse-search"></div><p>Results of the search are shown below this line</p>'), "service"),
        ("<html><title>Search</title><body><div id=app></div><script src=a.js></script></body></html>", "by a script"),
        ((200, {"Content-Type": "application/json"}, "[]"), "application/json"),
        ((403, {"Server": "cloudflare", "cf-mitigated": "challenge"}, "<title>Just a moment...</title>"), "bot wall"),
    ],
)  # fmt: skip
async def test_an_answer_that_scripts_fill_in_says_nothing_about_the_search(site, ask: Ask, answer, reason) -> None:
    site.otherwise = lambda path: answer if path.startswith("/find") else None
    trial = (await ask()).search
    assert trial is not None
    assert (trial.status, trial.page) == (None, None)
    assert reason in trial.error


async def test_a_folder_has_no_search_to_try(site, ask: Ask) -> None:
    trial = (await ask(is_folder=True)).search
    assert trial is not None
    assert "folder" in trial.error
    assert not [path for _, path in site.asked if "find" in path]


async def test_feeds_are_read_whether_announced_or_linked_and_those_of_comments_are_not(site, ask: Ask) -> None:
    announced = '<link rel="alternate" type="application/rss+xml" href="/rss.php"><link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
    links = '<a href="/all">RSS feeds</a><a href="/atom.xml">News feed</a><a href="https://other.example/feed">RSS</a>'
    site.answers.update({"/": page("Welcome", links, announced), "/all": page("Feeds of the department")})
    site.answers["/rss.php"] = (200, {"Content-Type": "text/xml"}, RSS)
    site.answers["/atom.xml"] = (200, {"Content-Type": "application/atom+xml"}, ATOM)
    rss, atom = (await ask()).feeds
    assert (rss.url, rss.title, rss.error, rss.found_on) == (f"{HOME}rss.php", "Orders & notices", "", HOME)
    assert rss.entries == (
        FeedEntry(title="Fair & market", url=f"{HOME}orders/1?a=1&b=2", published="Mon, 02 Nov 2026 10:00:00 +0530"),
        FeedEntry(title="निविदा", url=f"{HOME}orders/2", published=""),
    )
    assert atom.entries == (FeedEntry(title="Seed fair", url=f"{HOME}news/1", published="2026-11-03T10:00:00Z"),)


async def test_at_most_five_feeds_are_asked_and_none_that_robots_forbid(site, ask: Ask) -> None:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/f{n}.rss">' for n in range(9))
    site.answers["/"] = page("Welcome", "", links)
    site.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /f1.rss\n")
    feeds = (await ask()).feeds
    assert [feed.status for feed in feeds] == [404, None, 404, 404, 404]
    assert "robots.txt" in feeds[1].error
    assert [path for _, path in site.asked if ".rss" in path] == ["/f0.rss", "/f2.rss", "/f3.rss", "/f4.rss"]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"<rss><channel>" + b" " * 30_000_000)), ""),
        ((200, {"Content-Type": "text/html"}, page("Not here")), "an HTML page instead of a feed"),
        ((200, {"Content-Type": "text/xml"}, ""), "empty answer"),
        ((403, {}, "no"), "status 403"),
        ((200, {"Content-Type": "text/xml"}, b"\x00\x01\x02 binary"), "not XML"),
    ],
)
async def test_a_hostile_feed_costs_itself_alone(site, ask: Ask, answer, error: str) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/bad.rss"><link rel="alternate" type="application/rss+xml" href="/good.rss">'
    site.answers.update({"/": page("Welcome", "", head), "/bad.rss": answer, "/good.rss": RSS})
    bad, good = (await ask()).feeds
    assert bad.entries == ()
    assert bad.error.startswith(error)
    assert len(good.entries) == 2


def test_entities_of_a_feed_are_not_expanded_and_long_feeds_are_cut() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    items = "<item><title>T&b;&f;</title></item>" * 150
    feed = parse_feed(f"{bomb}<rss><channel>{items}</channel></rss>".encode(), HOME)
    assert len(feed.entries) == 100
    assert {entry.title for entry in feed.entries} == {"T&b;&f;"}


async def test_the_page_that_answers_for_none_is_kept(site, ask: Ask) -> None:
    site.otherwise = lambda path: (200, {}, page("Oops", "<p>Nothing is here</p>"))
    kept = (await ask()).not_found
    assert kept is not None
    assert [heading.text for heading in kept.headings] == ["Oops"]


async def test_the_home_page_is_asked_once_more_as_a_search_engine(site, ask: Ask) -> None:
    def cloaked(request: web.Request) -> str:
        is_engine = "Googlebot" in request.headers["User-Agent"]
        return page("Welcome", FORM + ('<a href="/slot">slot gacor</a>' if is_engine else ""))

    site.answers["/"] = cloaked
    seen = (await ask()).as_search_engine
    assert seen is not None
    assert "slot gacor" in [link.text for link in seen.links]
    assert [path for _, path in site.asked].count("/") == 1


async def test_what_robots_forbid_to_search_engines_is_not_asked_in_their_name(site, ask: Ask) -> None:
    site.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, "User-agent: Googlebot\nDisallow: /\n")
    assert (await ask()).as_search_engine is None
    assert "/" not in [path for _, path in site.asked]


async def test_share_pictures_are_measured_by_their_first_bytes(site, ask: Ask) -> None:
    large = picture(1200, 630)
    ranges: list[str] = []

    def ranged(request: web.Request) -> tuple[int, dict[str, str], bytes]:
        ranges.append(request.headers.get("Range", ""))
        if not ranges[-1]:
            return 200, {"Content-Type": "image/png"}, large
        head = {"Content-Type": "image/png", "Content-Range": f"bytes 0-65535/{len(large)}"}
        return 206, head, large[:65536]

    tags = '<meta property="og:image" content="/a.png"><meta name="twitter:image" content="http://department.localhost/b.jpg"><meta property="og:image" content="/none.png"><meta property="og:image" content="data:image/png;base64,AA">'
    site.answers.update(
        {
            "/": page("Welcome", "", tags),
            "/a.png": ranged,
            "/b.jpg": (200, {"Content-Type": "image/jpeg"}, small := picture(300, 200, "JPEG")),
        }
    )
    found = (await ask()).share_pictures
    assert ranges == ["bytes=0-65535", ""]  # once more whole, to be shown in the scorecard
    for shown in ("a.png", "b.jpg"):
        with Image.open(io.BytesIO(base64.b64decode(found[HOME + shown].small))) as image:
            assert (image.format, image.size) == ("WEBP", (480, 252))
    found = {url: replace(picture, small="") for url, picture in found.items()}
    assert found[f"{HOME}a.png"] == SharePicture(
        url=f"{HOME}a.png", status=200, media_type="image/png", width_px=1200, height_px=630, size_bytes=len(large)
    )
    assert found[f"{HOME}b.jpg"] == SharePicture(
        url=f"{HOME}b.jpg", status=200, media_type="image/jpeg", width_px=300, height_px=200, size_bytes=len(small)
    )
    assert found[f"{HOME}none.png"].status == 404
    assert len(found) == 3


@pytest.mark.parametrize(
    "options", [{"format": "WEBP"}, {"format": "WEBP", "lossless": True}, {"format": "GIF"}, {"format": "BMP"}]
)
def test_the_size_is_told_by_the_beginning_of_a_file(options) -> None:
    stream = io.BytesIO()
    Image.effect_noise((640, 336), 80).convert("RGB").save(stream, **options)
    assert size_px(stream.getvalue()[:2000]) == (640, 336)


def test_a_picture_that_would_not_fit_into_the_memory_is_not_unpacked() -> None:
    header = picture(8, 8)
    bomb = header[:16] + (60_000).to_bytes(4, "big") * 2 + header[24:]
    assert size_px(bomb) is None
    assert drawn_small(bomb) is None
    assert drawn_small(b"<svg xmlns='http://www.w3.org/2000/svg'/>") is None
    assert size_px(b"<svg xmlns='http://www.w3.org/2000/svg'/>") is None
    assert size_px(b"RIFF\0\0\0\0WEBPVP8 ") is None
