"""The home page as a search engine is served it: what visitors never see may stand there."""

from auditor.crawl.entrance import final_url, is_page, read_page
from auditor.crawl.robots import Robots
from auditor.crawl.urls import normalised
from auditor.errors import FetchError
from auditor.network.fetch import Fetcher
from rules.page_text import PageText

# The name Google gives its crawler in its own documentation; intruders look for it.
USER_AGENT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
PRODUCT = "Googlebot"


async def as_search_engine(home_url: str, fetcher: Fetcher, robots: Robots) -> PageText | None:
    """Return the page that answers a search engine, which may be another one than it asked for.

    None without a page, where a wall answers, and where robots.txt forbids it to search engines.
    """
    client = fetcher.another(user_agent=USER_AGENT)
    try:
        if not await _allows(home_url, robots):
            return None
        async with client:
            answer = await client.get(home_url)
        final = final_url(home_url, answer)
        if not await _allows(normalised(final) or home_url, robots):
            return None
    except FetchError:
        return None
    if answer.bot_wall or not 200 <= answer.status < 300 or not is_page(answer) or not answer.body.strip():
        return None
    return read_page(answer, final)


async def _allows(url: str, robots: Robots) -> bool:
    return not robots.is_obeyed or (await robots.learn(url)).allows(url, PRODUCT)
