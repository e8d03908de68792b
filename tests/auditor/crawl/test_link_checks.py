from datetime import UTC, datetime

import pytest

from auditor.crawl.crawler import Crawler, CrawlOptions
from auditor.crawl.link_checks import MAX_PER_EXTERNAL_HOST, check_links
from auditor.errors import FetchError
from rules.evidence import LinkState, UnreachableReason

HOME = "http://department.localhost/"
OUTSIDE = "http://alive.example/"
NOW = datetime(2026, 3, 16, 6, 30, tzinfo=UTC)


async def checked(site, links: list[str], *, max_pages: int = 1, only_internal: bool = False, images: str = ""):
    anchors = "".join(f"<a href='{link}'>x</a>" for link in links)
    site.answers["/"] = f"<html><title>t</title><body>{anchors}{images}</body></html>"
    crawler = Crawler(HOME, site.fetcher, CrawlOptions(max_pages=max_pages), observe=lambda: NOW)
    await crawler.read()
    assert crawler.unreachable is None
    site.asked.clear()
    return await check_links(crawler, site.fetcher, only_internal=only_internal)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, LinkState.ALIVE),
        (404, LinkState.DEAD),
        (410, LinkState.DEAD),
        (400, LinkState.UNKNOWN),
        (401, LinkState.UNKNOWN),
        (403, LinkState.UNKNOWN),
        (429, LinkState.UNKNOWN),
        (451, LinkState.UNKNOWN),
        (500, LinkState.UNKNOWN),
        (503, LinkState.UNKNOWN),
        (999, LinkState.UNKNOWN),
    ],
)
async def test_only_what_is_gone_is_dead(site, status, state):
    site.answers["/target"] = (status, {"Retry-After": "0"}, "x")
    found = await checked(site, [OUTSIDE + "target"])
    assert found[OUTSIDE + "target"].state is state
    assert found[OUTSIDE + "target"].status in (status, None if status == 999 else status)  # 999 is no HTTP status


async def test_a_head_that_is_refused_is_followed_by_a_get(site, monkeypatch):
    original = site.answer

    def without_head(request):
        response = original(request)
        if request.method == "HEAD" and request.path == "/target":
            response.set_status(404)
        return response

    site.answer = without_head
    site.answers["/target"] = "<p>here"
    found = await checked(site, [OUTSIDE + "target"])
    assert found[OUTSIDE + "target"].state is LinkState.ALIVE
    assert site.asked == [("HEAD", "/target"), ("GET", "/target")]


async def test_what_the_crawl_has_asked_is_not_asked_again(site):
    site.answers |= {"/read": "<p>read", "/old": (301, {"Location": "/read"}, "")}
    found = await checked(site, ["/read", "/old", "/gone", "/file.pdf", "/#x"], max_pages=9)
    assert site.asked == []
    assert {url.removeprefix(HOME): check.state for url, check in found.items()} == {
        "": LinkState.ALIVE,
        "read": LinkState.ALIVE,
        "old": LinkState.ALIVE,
        "gone": LinkState.DEAD,
        "file.pdf": LinkState.DEAD,
    }


async def test_pictures_and_pages_over_budget_are_asked_once(site):
    site.answers |= {"/later": "<p>later", "/logo.png": (200, {"Content-Type": "image/png"}, b"x")}
    found = await checked(site, ["/later", "/later"], images="<img src=/logo.png><img src=/lost.png>")
    assert {url.removeprefix(HOME): check.state for url, check in found.items()} == {
        "later": LinkState.ALIVE,
        "logo.png": LinkState.ALIVE,
        "lost.png": LinkState.DEAD,
    }
    assert site.asked.count(("HEAD", "/later")) == 1


async def test_a_folder_asks_nothing_outside(site):
    found = await checked(site, [OUTSIDE + "x", "/inside"], only_internal=True)
    assert set(found) == {HOME + "inside"}
    assert site.hosts["alive.example"] == 0


async def test_what_robots_forbid_is_left_alone(site):
    site.answers |= {"/robots.txt": "User-agent: *\nDisallow: /private", "/private": "x"}
    assert await checked(site, ["/private"]) == {}
    assert site.asked == []


async def test_an_outside_host_is_asked_a_few_times_only(site):
    site.otherwise = lambda path: "x" if path.startswith("/n") else None
    found = await checked(site, [f"{OUTSIDE}n{number}" for number in range(40)])
    assert len(found) == MAX_PER_EXTERNAL_HOST


async def test_what_the_guard_refuses_is_no_verdict(site):
    found = await checked(site, ["http://nowhere.example/a", "http://nowhere.example/b"])
    assert {check.state for check in found.values()} == {LinkState.UNKNOWN}
    assert all(check.reason.startswith("private address") for check in found.values())


@pytest.mark.parametrize(("others", "state"), [([OUTSIDE + "x"], LinkState.DEAD), ([], LinkState.UNKNOWN)])
async def test_a_name_that_does_not_exist_is_dead_only_where_others_were_found(site, monkeypatch, others, state):
    original = type(site.fetcher).head

    async def head(fetcher, url, **options):
        if "no-such-name" in url:
            raise FetchError(url, UnreachableReason.DNS, "no such name")
        return await original(fetcher, url, **options)

    monkeypatch.setattr(type(site.fetcher), "head", head)
    site.answers["/x"] = "x"
    found = await checked(site, ["http://no-such-name.example/a", "http://no-such-name.example/b", *others])
    assert found["http://no-such-name.example/a"].state is state
    assert found["http://no-such-name.example/b"].state is state


async def test_a_silent_host_is_not_asked_a_second_time(site, monkeypatch):
    asked = []

    async def head(_, url, **options):
        asked.append(url)
        raise FetchError(url, UnreachableReason.TIMEOUT, "no answer")

    monkeypatch.setattr(type(site.fetcher), "head", head)
    found = await checked(site, ["http://silent.example/a", "http://silent.example/b"])
    assert asked == ["http://silent.example/a"]
    assert len(found) == 2
