"""Robots exclusion: what a site allows this crawler to ask for (RFC 9309)."""

import asyncio
import re
from dataclasses import dataclass, field

from protego import Protego

from auditor.crawl.scope import origin_of
from auditor.crawl.urls import host_of, normalised, without_fragment
from auditor.errors import FetchError
from auditor.network.fetch import Fetcher

MAX_BYTES = 500 * 1024  # RFC 9309 §2.5
MAX_REDIRECTS = 5  # RFC 9309 §2.3.1.2
MAX_CRAWL_DELAY_S = 10.0  # longer ones would keep an audit from ever ending

_PRODUCT = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """The robots.txt of one host."""

    url: str
    status: int | None  # None: no answer
    text: str  # "" where there is no file
    error: FetchError | None  # None: an answer arrived
    sitemaps: tuple[str, ...]
    rules: Protego | None  # None: everything is allowed, or everything is forbidden
    forbids_all: bool

    def allows(self, url: str, product: str) -> bool:
        """Return whether the crawler named by its product token may ask for this address."""
        if self.rules is None:
            return not self.forbids_all
        return bool(self.rules.can_fetch(without_fragment(url), product))


def product_token(user_agent: str) -> str:
    """Return the name by which robots.txt addresses the crawler: the product of its user agent (RFC 9309 §2.2.1)."""
    named = re.search(r"\(compatible;\s*([A-Za-z_-]+)", user_agent) or _PRODUCT.match(user_agent)
    return named.group(named.lastindex or 0) if named else "*"


@dataclass(slots=True)
class Robots:
    """The robots files of the hosts of a site, each fetched once, when it is first needed."""

    fetcher: Fetcher
    is_obeyed: bool = True
    _files: dict[str, RobotsFile] = field(default_factory=dict)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def learn(self, url: str) -> RobotsFile:
        """Return the robots file that governs an address; its crawl-delay, at most 10 s, is handed to the fetcher."""
        origin = origin_of(url)
        async with self._lock:
            if origin not in self._files:
                self._files[origin] = await self._fetched(origin)
        return self._files[origin]

    async def allows(self, url: str) -> bool:
        """Return whether the address may be asked for."""
        return not self.is_obeyed or (await self.learn(url)).allows(url, self.product)

    @property
    def product(self) -> str:
        """The crawler's product token."""
        return product_token(self.fetcher.user_agent)

    async def _fetched(self, origin: str) -> RobotsFile:
        address = origin + "robots.txt"
        try:
            answer = await self.fetcher.get(address, max_bytes=MAX_BYTES)
        except FetchError as error:
            return _without_rules(address, None, forbids_all=True, error=error)
        if len(answer.redirects) > MAX_REDIRECTS or 400 <= answer.status < 500:
            return _without_rules(address, answer.status)  # "unavailable": RFC 9309 §2.3.1.3
        if answer.status >= 500:
            return _without_rules(address, answer.status, forbids_all=True)  # "unreachable": §2.3.1.4
        if not 200 <= answer.status < 300:
            return _without_rules(address, answer.status)
        text = answer.body.decode("utf-8", errors="replace").removeprefix("\ufeff").replace("\0", "\ufffd")
        rules = Protego.parse(text)
        delay_s = rules.crawl_delay(self.product)
        if delay_s and self.is_obeyed:
            self.fetcher.set_crawl_delay(host_of(origin), min(float(delay_s), MAX_CRAWL_DELAY_S))
        sitemaps = dict.fromkeys(filter(None, (normalised(listed, address) for listed in rules.sitemaps)))
        return RobotsFile(
            url=address,
            status=answer.status,
            text=text,
            error=None,
            sitemaps=tuple(sitemaps),
            rules=rules,
            forbids_all=False,
        )


def _without_rules(
    url: str, status: int | None, *, forbids_all: bool = False, error: FetchError | None = None
) -> RobotsFile:
    return RobotsFile(url=url, status=status, text="", error=error, sitemaps=(), rules=None, forbids_all=forbids_all)
