"""The page that answers an address which cannot exist."""

import hashlib
from dataclasses import dataclass

from auditor.crawl.entrance import final_url, is_page, read_page
from auditor.crawl.robots import Robots
from auditor.crawl.scope import origin_of
from auditor.crawl.urls import host_of
from auditor.errors import FetchError
from auditor.network.fetch import Fetcher
from rules.page_text import PageText


@dataclass(frozen=True, slots=True)
class NotFound:
    """What came instead of the page."""

    status: int | None = None  # None: not asked, or no answer
    page: PageText | None = None  # None: no HTML


async def ask_for_nothing(home_url: str, fetcher: Fetcher, robots: Robots) -> NotFound:
    """Return the answer of an address that cannot exist, the same one at every run.

    It is empty without an answer, where robots.txt forbids to ask, and where a bot wall answers.
    """
    address = origin_of(home_url) + hashlib.sha256(host_of(home_url).encode()).hexdigest()[:20]
    try:
        if not await robots.allows(address):
            return NotFound()
        answer = await fetcher.get(address)
    except FetchError:
        return NotFound()
    if answer.bot_wall:
        return NotFound()
    return NotFound(answer.status, read_page(answer, final_url(address, answer)) if is_page(answer) else None)
