import gzip
from datetime import UTC, datetime

import pytest

from auditor.crawl.crawler import Crawler, CrawlOptions
from auditor.errors import FetchError
from rules.evidence import Fate, UnreachableReason

HOME = "http://department.localhost/"
NOW = datetime(2026, 3, 16, 6, 30, tzinfo=UTC)


def page(body: str, *, title: str = "A page", head: str = "") -> str:
    return f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def crawler_of(site, home: str = HOME, **options) -> Crawler:
    return Crawler(home, site.fetcher, CrawlOptions(**{"max_pages": 50} | options), observe=lambda: NOW)


def fates(crawler: Crawler) -> dict[str, Fate]:
    return {record.url.removeprefix(HOME): record.fate for record in crawler.ledger()}


async def test_every_address_met_has_its_reason(site):
    site.answers = {
        "/": page(
            "<nav><a href=/about>About</a> <a href=/old>Old</a> <a href='/gone'>Gone</a></nav>"
            "<a href=/report.pdf>Report</a> <a href=https://elsewhere.example/>Elsewhere</a> <a href=/private/x>X</a>"
            "<a href=/archive/1>Archive</a> <a href='/about?utm_source=home'>About</a> <a href=/about#team>Team</a>"
        ),
        "/about": page("<p>We serve."),
        "/old": (301, {"Location": "/about"}, ""),
        "/report.pdf": (
            200,
            {"Content-Type": "application/pdf", "Last-Modified": "Mon, 02 Mar 2026 06:00:00 GMT"},
            b"%PDF-1.7",
        ),
        "/robots.txt": "User-agent: *\nDisallow: /private/",
    }
    crawler = crawler_of(site, exclude=("/archive/*",))
    await crawler.read()
    assert fates(crawler) == {
        "": Fate.READ,
        "about": Fate.READ,
        "old": Fate.DUPLICATE,
        "gone": Fate.FAILED,
        "report.pdf": Fate.DOCUMENT,
        "https://elsewhere.example/": Fate.OUT_OF_SCOPE,
        "private/x": Fate.ROBOTS,
        "archive/1": Fate.EXCLUDED,
    }
    assert list(crawler.pages) == [HOME, HOME + "about"]
    assert crawler.pages[HOME + "about"].clicks_from_home == 1
    [document] = crawler.documents
    assert (document.media_type, document.size_bytes, document.found_on) == ("application/pdf", 8, HOME)
    assert ("GET", "/report.pdf") not in site.asked
    assert ("GET", "/private/x") not in site.asked
    assert crawler.not_found.status == 404
    assert crawler.https_redirect is None
    assert crawler.robots_status == 200


async def test_the_same_pages_are_read_again_in_the_same_order(site):
    def family(path: str):
        if path.startswith("/notice/") and int(path.rpartition("/")[2]) < 500:
            number = int(path.rpartition("/")[2])
            return page(
                f"<p>Notice {number}.<a href=/notice/{number * 2 + 1}>n</a><a href=/notice/{number * 2 + 2}>n</a>"
            )
        return None

    site.answers = {"/": page("<a href=/notice/0>0</a>")}
    site.otherwise = family
    runs = []
    for _ in range(2):
        crawler = crawler_of(site, max_pages=20)
        await crawler.read()
        runs.append((list(crawler.pages), crawler.ledger(), crawler.known_pages))
    assert runs[0] == runs[1]
    assert len(runs[0][0]) == 20
    assert runs[0][2] == 40  # twenty read and as many seen waiting


async def test_a_long_family_leaves_room_for_the_other_pages(site):
    notices = "".join(f"<a href=/notice/{number}>{number}</a>" for number in range(300))
    site.answers = {"/": page(notices + "<a href=/schemes/list>Schemes</a><footer><a href=/policy>Policy</a></footer>")}
    site.otherwise = lambda path: page(f"<p>{path}")
    crawler = crawler_of(site, max_pages=12)
    await crawler.read()
    assert HOME + "policy" in crawler.pages
    assert HOME + "schemes/list" in crawler.pages
    assert fates(crawler)["notice/299"] is Fate.OVER_BUDGET
    assert crawler.known_pages == 303


async def test_traps_end(site):
    def endless(path: str):
        number = len(path)
        return page(
            f"<a href='/calendar/{2000 + number}/{number % 12 + 1}'>next</a>"
            f"<a href='{path.rstrip('/')}/deeper/'>deeper</a>"
            f"<a href='/list?sort=a{number}'>sort</a><a href='/list?page={number}'>more</a>"
        )

    site.otherwise = lambda path: None if "." in path or len(path) == 21 else endless(path)
    crawler = crawler_of(site, max_pages=400)
    await crawler.read()
    assert len(crawler.pages) < 60
    assert Fate.TRAP in fates(crawler).values()
    assert crawler.known_pages == len(crawler.pages)


@pytest.mark.parametrize("announced", [True, False])
async def test_sitemaps_are_read_through_indexes_and_gzip(site, announced):
    index = (
        '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{HOME}pages.xml.gz</loc></sitemap><sitemap>"
        "<loc>https://other.example/s.xml</loc></sitemap></sitemapindex>"
    )
    pages = (
        f"<urlset><url><loc>{HOME}hidden</loc><lastmod>2026-02-01</lastmod></url><url>"
        "<loc>/relative</loc></url></urlset>"
    )
    site.answers = {
        "/": page("<p>Home"),
        ("/map.xml" if announced else "/sitemap.xml"): (200, {"Content-Type": "application/xml"}, index),
        "/pages.xml.gz": (200, {"Content-Type": "application/x-gzip"}, gzip.compress(pages.encode())),
        "/hidden": page("<p>Hidden"),
        "/relative": page("<p>Relative"),
        "/robots.txt": f"Sitemap: {HOME}map.xml" if announced else "",
    }
    crawler = crawler_of(site)
    await crawler.read()
    assert [(entry.url, entry.lastmod) for sitemap in crawler.sitemaps for entry in sitemap.entries] == [
        (HOME + "hidden", "2026-02-01"),
        (HOME + "relative", ""),
    ]
    assert crawler.pages[HOME + "hidden"].clicks_from_home is None
    assert (
        next(record for record in crawler.ledger() if record.url == HOME + "hidden").found_on == HOME + "pages.xml.gz"
    )


async def test_links_of_the_rendered_page_are_followed_by_reading_on(site):
    site.answers = {"/": page("<p>Home"), "/rendered": page("<p>Only scripts lead here")}
    seen = []
    crawler = Crawler(
        HOME, site.fetcher, CrawlOptions(max_pages=5), observe=lambda: NOW, on_page=lambda p: seen.append(p.url)
    )
    await crawler.read()
    crawler.add_rendered_links(HOME, [HOME + "rendered", HOME, "javascript:void(0)"])
    await crawler.read()
    assert seen == [HOME, HOME + "rendered"]
    assert [path for _, path in site.asked].count("/") == 1


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"/": (503, {"Retry-After": "0"}, "busy")}, UnreachableReason.SERVER_ERROR),
        ({"/": (500, {}, "broken")}, UnreachableReason.SERVER_ERROR),
        ({"/": (403, {}, "no")}, UnreachableReason.CLIENT_ERROR),
        ({"/": (200, {"Content-Type": "application/pdf"}, b"%PDF")}, UnreachableReason.NOT_HTML),
        ({"/": ""}, UnreachableReason.EMPTY),
        ({"/": "<html><body> </body></html>"}, UnreachableReason.EMPTY),
        ({"/": page("x"), "/robots.txt": "User-agent: *\nDisallow: /"}, UnreachableReason.ROBOTS),
        ({"/": page("x"), "/robots.txt": "User-agent: AuditorTest\nDisallow: /"}, UnreachableReason.ROBOTS),
        ({"/": page("x"), "/robots.txt": (500, {}, "")}, UnreachableReason.SERVER_ERROR),
        ({"/": (302, {"Location": "/"}, "")}, UnreachableReason.REDIRECTS),
        ({"/": (302, {"Location": "http://outside.example/"}, "")}, UnreachableReason.PRIVATE_ADDRESS),
    ],
)
async def test_a_home_page_that_cannot_be_read_has_its_reason(site, answers, reason):
    site.answers = answers
    crawler = crawler_of(site)
    await crawler.read()
    assert crawler.unreachable is not None
    assert crawler.unreachable.reason is reason
    assert crawler.unreachable.detail
    assert not crawler.pages
    await crawler.read()  # reading on changes nothing


async def test_a_host_that_is_not_there_is_unreachable(site):
    crawler = crawler_of(site, "http://nowhere.example/")
    await crawler.read()
    assert crawler.unreachable is not None
    assert crawler.unreachable.reason is UnreachableReason.PRIVATE_ADDRESS  # the guard of these tests knows no other


@pytest.mark.parametrize(
    "home",
    [
        page("", head='<meta http-equiv=refresh content="0; url=/portal/">'),
        page("<script>window.location.href = 'portal/';</script>"),
        page('<script>location.replace("/portal/")</script><noscript>Please enable JavaScript</noscript>'),
    ],
)
async def test_a_home_page_that_only_leads_on_is_followed(site, home):
    site.answers = {"/": home, "/portal/": page("<p>The portal")}
    crawler = crawler_of(site)
    await crawler.read()
    assert crawler.home_url == HOME + "portal/"
    assert fates(crawler) == {"portal/": Fate.READ, "": Fate.DUPLICATE}
    assert crawler.pages[HOME + "portal/"].clicks_from_home == 0


async def test_frames_count_as_links(site):
    site.answers = {
        "/": (
            "<html><head><title>Frames</title></head><frameset rows=20%,*><frame src=top.html>"
            "<frame src=main.html></frameset></html>"
        ),
        "/top.html": page("<p>Top"),
        "/main.html": page("<p>Main<a href=/next.html>Next</a>"),
        "/next.html": page("<p>Next"),
    }
    crawler = crawler_of(site)
    await crawler.read()
    assert {url.removeprefix(HOME) for url in crawler.pages} == {"", "top.html", "main.html", "next.html"}


async def test_the_www_twin_is_one_site(site):
    site.answers = {
        "/": page(
            "<a href=http://www.department.localhost/about>About</a><a href=//sub.department.localhost/>Below</a>"
        ),
        "/about": page("<p>About"),
    }
    crawler = crawler_of(site)
    await crawler.read()
    assert list(crawler.pages) == [HOME, HOME + "about"]
    assert site.hosts["www.department.localhost"] == 0
    assert fates(crawler)["http://sub.department.localhost/"] is Fate.OUT_OF_SCOPE


async def test_subdomains_are_read_when_asked_for(site):
    site.answers = {
        "/": page("<a href=//sub.department.localhost/page>Below</a>"),
        "/page": page("<p>Below"),
    }
    crawler = crawler_of(site, subdomains=True)
    await crawler.read()
    assert "http://sub.department.localhost/page" in crawler.pages
    assert site.hosts["sub.department.localhost"] == 2  # its own robots.txt and the page


async def test_one_page_at_several_addresses_is_read_once(site):
    same = page("<p>The same words", head=f'<link rel=canonical href="{HOME}notice">')
    site.answers = {
        "/": page(
            "<a href=/index.html>a</a><a href='/notice?from=home'>b</a><a href=/notice>c</a><a href=/other>d</a>"
        ),
        "/notice": same,
        "/notice?from=home": same,
        "/other": page("<p>Other words", head=f'<link rel=canonical href="{HOME}">'),
    }
    site.answers["/index.html"] = site.answers["/"]
    crawler = crawler_of(site)
    await crawler.read()
    found = fates(crawler)
    assert found["index.html"] is Fate.DUPLICATE
    assert [found["notice"], found["notice?from=home"]].count(Fate.READ) == 1
    assert found["other"] is Fate.READ  # names the home page as canonical, and says something else


async def test_a_trailing_slash_is_as_the_server_has_it(site):
    site.answers = {
        "/": page("<a href=/schemes>a</a><a href=/schemes/>b</a>"),
        "/schemes": (301, {"Location": "/schemes/"}, ""),
        "/schemes/": page("<p>Schemes"),
    }
    crawler = crawler_of(site)
    await crawler.read()
    assert fates(crawler) == {"": Fate.READ, "schemes": Fate.DUPLICATE, "schemes/": Fate.READ}
    assert crawler.pages[HOME + "schemes/"].clicks_from_home == 1


async def test_html_behind_a_plain_ending_is_read_and_a_file_without_one_is_a_document(site):
    site.answers = {
        "/": page("<a href=/download?id=7>Order</a>"),
        "/download?id=7": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7 order"),
    }
    crawler = crawler_of(site)
    await crawler.read()
    [document] = crawler.documents
    assert (document.url, document.size_bytes) == (HOME + "download?id=7", 14)


async def test_a_family_of_files_is_not_downloaded_to_the_end(site):
    site.answers = {"/": page("".join(f"<a href=/download?id={number}>{number}</a>" for number in range(20)))}
    site.otherwise = lambda path: (200, {"Content-Type": "application/pdf"}, b"%PDF") if "download" in path else None
    crawler = crawler_of(site)
    await crawler.read()
    assert sum(method == "GET" and "download" in path for method, path in site.asked) <= 4
    assert {document.media_type for document in crawler.documents} == {"application/pdf"}
    assert len(crawler.documents) == 20


async def test_robots_may_be_set_aside(site):
    site.answers = {"/": page("<p>Home"), "/robots.txt": "User-agent: *\nDisallow: /"}
    crawler = crawler_of(site, obey_robots=False)
    await crawler.read()
    assert crawler.unreachable is None
    assert crawler.robots_text.startswith("User-agent")


async def test_a_site_that_stops_answering_is_left_alone(site, monkeypatch):
    site.answers = {"/": page("".join(f"<a href=/n/{number}>{number}</a>" for number in range(60)))}
    original = type(site.fetcher).get

    async def get(fetcher, url, **options):
        if "/n/" in url:
            site.asked.append(("GET", url))
            raise FetchError(url, UnreachableReason.CONNECTION, "closed early")
        return await original(fetcher, url, **options)

    monkeypatch.setattr(type(site.fetcher), "get", get)
    crawler = crawler_of(site)
    await crawler.read()
    assert list(fates(crawler).values()).count(Fate.FAILED) < 12
    assert list(fates(crawler).values()).count(Fate.OVER_BUDGET) > 48


async def test_pages_scripts_have_yet_to_fill_are_no_duplicates(site):
    shell = page("<div id=app></div><script src=/app.js></script>", head=f'<link rel=canonical href="{HOME}">')
    site.answers = {"/": shell, "/schemes": shell, "/robots.txt": f"Sitemap: {HOME}s.txt", "/s.txt": f"{HOME}schemes"}
    crawler = crawler_of(site)
    await crawler.read()
    assert list(crawler.pages) == [HOME, HOME + "schemes"]
