"""What is asked of a site beyond its pages: feeds, a search, the view of a search engine, pictures, its connection."""

from collections.abc import Callable

from auditor.crawl.crawler import Crawler
from auditor.crawl.entrance import has_public_name
from auditor.crawl.feeds import feed_addresses, read_feeds
from auditor.crawl.search_engine_view import as_search_engine
from auditor.crawl.search_trial import try_search
from auditor.crawl.security_txt import ask_security_txt
from auditor.crawl.share_pictures import ask_share_pictures, share_addresses
from auditor.crawl.urls import host_of
from auditor.network.fetch import Fetcher
from auditor.network.tls import greet
from rules.probes import Probes, SearchTrial

FOLDER_SEARCH = SearchTrial(
    query="", wanted=(), url="", status=None, page=None, error="a folder of files has no search that could be tried"
)


async def ask_beyond_pages(
    crawler: Crawler,
    fetcher: Fetcher,
    *,
    is_folder: bool = False,
    on_asked: Callable[[int, int, str], None] = lambda *_: None,
) -> Probes:
    """Return the answers, each asked once, politely, and where robots.txt allows; a failure is part of the answer.

    `on_asked` hears of each address before it is asked: its number, how many there are at most, and the address.
    """
    pages = tuple(crawler.pages.values())
    feeds = feed_addresses(pages, crawler.scope)
    pictures = share_addresses(pages)
    total, asked = len(feeds) + len(pictures) + 2, 0

    def step(url: str) -> None:
        nonlocal asked
        asked += 1
        on_asked(asked, total, url)

    step(crawler.home_url)
    engine_view = await as_search_engine(crawler.home_url, fetcher, crawler.robots)
    return Probes(
        feeds=await read_feeds(feeds, fetcher, crawler.robots, step),
        not_found=crawler.not_found.page,
        search=FOLDER_SEARCH
        if is_folder
        else await try_search(pages, crawler.home_url, crawler.scope, fetcher, crawler.robots, step),
        as_search_engine=engine_view,
        share_pictures=await ask_share_pictures(pictures, fetcher, crawler.robots, step),
        tls=await greet(host_of(crawler.home_url), fetcher) if has_public_name(crawler.home_url) else None,
        cookies=tuple(cookie for cookie in fetcher.cookies.values() if crawler.scope.is_own(cookie.url)),
        security_txt=None if is_folder else await ask_security_txt(crawler.home_url, fetcher, crawler.robots),
    )
