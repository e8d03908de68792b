"""Reading a site: every page within reach and budget, each once, and why each other address was left out."""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from auditor.crawl.duplicates import Duplicates
from auditor.crawl.entrance import enter, final_url, https_redirect_of, is_page, read_page
from auditor.crawl.frontier import Frontier, Origin
from auditor.crawl.not_found import NotFound, ask_for_nothing
from auditor.crawl.onward import onward_target, refresh_target
from auditor.crawl.robots import Robots
from auditor.crawl.scope import Scope
from auditor.crawl.sitemap import read_sitemaps
from auditor.crawl.traps import shape_of
from auditor.crawl.urls import normalised
from auditor.errors import FetchError
from auditor.network.fetch import Fetched, Fetcher
from rules.evidence import DocumentEvidence, Fate, PageEvidence, SitemapEvidence, Unreachable, UrlRecord
from rules.page_text import PageText
from rules.text import CHROME

IN_FLIGHT = 2  # requests to the site at once
MAX_DOCUMENTS = 200  # documents asked for their size and date
REQUESTS_PER_PAGE = 4  # what a page of the budget may cost in failures and redirects before the crawl ends
SPARE_REQUESTS = 50
FILES_TELL = 3  # answers that were files, after which the rest of an address family is not downloaded to find out
MAX_UNANSWERED = 8  # requests in a row without an answer, after which the site is left alone until read again

# Servers that answer a HEAD with these often have the file all the same.
HEAD_REFUSED = frozenset({400, 401, 403, 404, 405, 406, 501})


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """How far a crawl goes; patterns as `Scope` reads them."""

    max_pages: int
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    subdomains: bool = False
    obey_robots: bool = True
    seeds: tuple[str, ...] = ()  # further addresses to begin with


@dataclass(slots=True)
class Crawler:
    """A crawl of one site: `read` it, then look at what was found; `read` again follows what was added since.

    Two runs over an unchanged site read the same pages: answers are taken in the order they were asked for.
    """

    home: str
    fetcher: Fetcher
    options: CrawlOptions
    observe: Callable[[], datetime]
    on_page: Callable[[PageEvidence], None] = field(default=lambda _: None)

    home_url: str = field(init=False)  # final, after redirects; until it was read the one asked for
    unreachable: Unreachable | None = field(default=None, init=False)
    pages: dict[str, PageEvidence] = field(default_factory=dict, init=False)  # by final address, in reading order
    sitemaps: tuple[SitemapEvidence, ...] = field(default=(), init=False)
    robots: Robots = field(init=False)
    robots_status: int | None = field(default=None, init=False)
    robots_text: str = field(default="", init=False)
    not_found: NotFound = field(default_factory=NotFound, init=False)
    https_redirect: bool | None = field(default=None, init=False)
    tls_error: str = field(default="", init=False)
    statuses: dict[str, int] = field(default_factory=dict, init=False)  # of every address that answered
    frontier: Frontier = field(init=False)
    _documents: dict[str, DocumentEvidence] = field(default_factory=dict, init=False)
    _asked_documents: set[str] = field(default_factory=set, init=False)
    _duplicates: Duplicates = field(default_factory=Duplicates, init=False)
    _leads_to: dict[str, str] = field(default_factory=dict, init=False)  # redirects and duplicates → page
    _files_by_shape: Counter[str] = field(default_factory=Counter, init=False)
    _page_shapes: set[str] = field(default_factory=set, init=False)
    _requests: int = field(default=0, init=False)
    _unanswered: int = field(default=0, init=False)
    _has_entered: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self.home_url = normalised(self.home) or self.home
        self.robots = Robots(self.fetcher, is_obeyed=self.options.obey_robots)
        self.frontier = Frontier(self._scope())

    async def read(self) -> None:
        """Read what is waiting, up to the budget of pages; sets `unreachable` where the home page cannot be read."""
        if not self._has_entered:
            await self._enter()
        if self.unreachable is None:
            self._unanswered = 0
            await self._read_waiting()
            await self._ask_documents()
            self._count_clicks()

    def add_rendered_links(self, page_url: str, links: Iterable[str]) -> None:
        """Queue the links the browser saw on a page; those known already change nothing."""
        clicks = self.frontier.clicks_of(page_url)
        for link in links:
            if address := normalised(link, page_url):
                self._meet(address, page_url, clicks, Origin.CONTENT)

    @property
    def scope(self) -> Scope:
        """Which addresses belong to the site."""
        return self.frontier.scope

    @property
    def documents(self) -> tuple[DocumentEvidence, ...]:
        """The files that are no pages and answered."""
        return tuple(self._documents.values())

    @property
    def known_pages(self) -> int:
        """Pages read, and those left out for budget alone."""
        return len(self.pages) + self.frontier.waiting

    def ledger(self) -> tuple[UrlRecord, ...]:
        """Return every address met and what became of it."""
        return self.frontier.ledger()

    def _scope(self) -> Scope:
        return Scope(self.home_url, self.options.include, self.options.exclude, self.options.subdomains)

    async def _enter(self) -> None:
        self._has_entered = True
        found = await enter(self.home_url, self.fetcher, self.robots)
        if isinstance(found, Unreachable):
            self.unreachable = found
            self.frontier.settle(self.home_url, Fate.FAILED, f"{found.reason}: {found.detail}")
            return
        self.home_url, self.tls_error = found.url, found.tls_error
        self.frontier = Frontier(self._scope())
        self.frontier.meet(found.url, found_on="", clicks=0, origin=Origin.HOME)
        self.frontier.next()
        for address in found.passed:
            self._settle_duplicate(address, found.url, f"leads to {found.url}")
        robots = await self.robots.learn(found.url)
        self.robots_status, self.robots_text = robots.status, robots.text
        self._accept(found.url, found.fetched, found.page)
        for seed in self.options.seeds:
            if address := normalised(seed, found.url):
                self._meet(address, "", None, Origin.CONTENT)
        if self.options.max_pages > 1:
            self.sitemaps = await read_sitemaps(self.fetcher, found.url, robots.sitemaps, self.scope)
            for sitemap in self.sitemaps:
                for entry in sitemap.entries:
                    self.frontier.meet(entry.url, found_on=sitemap.url, clicks=None, origin=Origin.CONTENT)
        self.not_found = await ask_for_nothing(found.url, self.fetcher, self.robots)
        self.https_redirect = await https_redirect_of(found.url, self.fetcher)

    async def _read_waiting(self) -> None:
        in_flight: deque[tuple[str, asyncio.Task[Fetched | FetchError | None]]] = deque()
        try:
            while True:
                while len(in_flight) < IN_FLIGHT and self._has_room(len(in_flight)) and (url := self._next()):
                    self._requests += 1
                    in_flight.append((url, asyncio.create_task(self._asked(url))))
                if not in_flight:
                    return
                url, task = in_flight[0]
                answer = await task
                in_flight.popleft()
                await self._take(url, answer)
        finally:
            for url, task in in_flight:
                task.cancel()
                self.frontier.put_back(url)
            await asyncio.gather(*(task for _, task in in_flight), return_exceptions=True)

    def _next(self) -> str | None:
        """Return the address to ask next; a family that only ever sent files is left to the documents."""
        while url := self.frontier.next():
            family = shape_of(url)
            if self._files_by_shape[family] < FILES_TELL or family in self._page_shapes:
                return url
            self.frontier.settle(url, Fate.DOCUMENT, "like the others of its family")
        return None

    def _has_room(self, in_flight: int) -> bool:
        most_requests = self.options.max_pages * REQUESTS_PER_PAGE + SPARE_REQUESTS
        return (
            len(self.pages) + in_flight < self.options.max_pages
            and self._requests < most_requests
            and self._unanswered < MAX_UNANSWERED
        )

    async def _asked(self, url: str) -> Fetched | FetchError | None:
        """Return the answer, the reason why there is none, or None where robots.txt forbids to ask."""
        try:
            if not await self.robots.allows(url):
                return None
            fetched = await self.fetcher.get(url)
            return fetched if await self.robots.allows(normalised(fetched.url) or url) else None
        except FetchError as error:
            return error

    async def _take(self, url: str, answer: Fetched | FetchError | None) -> None:
        """Record one answer, and read it where it is a page not read before."""
        if self.frontier.fate_of(url) is not None:
            return  # another address led to it meanwhile
        if answer is None:
            self.frontier.settle(url, Fate.ROBOTS, "robots.txt")
            return
        is_unanswered = isinstance(answer, FetchError) and not answer.has_begun
        self._unanswered = self._unanswered + 1 if is_unanswered else 0
        if isinstance(answer, FetchError):
            self.frontier.settle(url, Fate.FAILED, f"{answer.reason}: {answer.detail}")
            return
        if not answer.bot_wall:
            self.statuses[url] = answer.status
        final = self.scope.unified(final_url(url, answer))
        if final != url:
            if refused := self.scope.verdict(final):
                self.frontier.settle(url, refused[0], f"leads to {final}")
                return
            self._settle_duplicate(url, final, f"leads to {final}")
            if self.frontier.fate_of(final) is not None:
                return
        if answer.bot_wall:
            self._fail(final, url, f"bot wall: {answer.bot_wall}")
        elif not 200 <= answer.status < 300:
            self.statuses[final] = answer.status
            self._fail(final, url, str(answer.status))
        elif is_page(answer) and not answer.body.strip():
            self.statuses[final] = answer.status
            self._fail(final, url, "empty answer")
        elif not is_page(answer):
            self.statuses[final] = answer.status
            self._files_by_shape[shape_of(url)] += 1
            self.frontier.settle(final, Fate.DOCUMENT, answer.media_type, found_on=self.frontier.found_on(url))
            self._note_document(final, answer)
        else:
            self._page_shapes.add(shape_of(url))
            await self._take_page(final, url, answer)

    async def _take_page(self, url: str, requested: str, fetched: Fetched) -> None:
        page = await asyncio.to_thread(read_page, fetched, url)  # a huge one must not let its neighbours time out
        clicks = self.frontier.clicks_of(requested)
        target = onward_target(fetched.text, page, url)
        if target and self.scope.verdict(self.scope.unified(target)) is None:
            target = self.scope.unified(target)
            self._settle_duplicate(url, target, f"leads to {target}")
            self.frontier.meet(target, found_on=url, clicks=clicks, origin=Origin.CONTENT)
            return
        self.frontier.meet(url, found_on=self.frontier.found_on(requested), clicks=clicks, origin=Origin.HOME)
        self._accept(url, fetched, page)

    def _accept(self, url: str, fetched: Fetched, page: PageText) -> None:
        if original := self._duplicates.original_of(url, page):
            self._settle_duplicate(url, *original)
            return
        evidence = PageEvidence(
            url=url,
            requested_url=fetched.requested_url,
            observed_at=self.observe(),
            status=fetched.status,
            headers=fetched.headers,
            redirects=fetched.redirects,
            clicks_from_home=self.frontier.clicks_of(url),
            template="",
            text=page,
            view=None,
        )
        self.pages[url] = evidence
        self.statuses[url] = fetched.status
        self.frontier.settle(url, Fate.READ, str(fetched.status))
        self.on_page(evidence)
        self._follow(evidence)

    def _follow(self, page: PageEvidence) -> None:
        clicks, text = page.clicks_from_home, page.text
        for link in text.links:
            if link.href.startswith("http"):
                origin = Origin.NAVIGATION if link.region in CHROME else Origin.CONTENT
                self._meet(link.href, page.url, clicks, origin)
        languages = (link.href for link in text.head_links if link.hreflang and "alternate" in link.rel.split())
        for address in (*text.frames, *languages, refresh_target(text)):
            if address:
                self._meet(address, page.url, clicks, Origin.CONTENT)

    def _meet(self, url: str, found_on: str, clicks: int | None, origin: Origin) -> None:
        self.frontier.meet(url, found_on=found_on, clicks=None if clicks is None else clicks + 1, origin=origin)

    def _fail(self, url: str, requested: str, detail: str) -> None:
        self.frontier.settle(url, Fate.FAILED, detail, found_on=self.frontier.found_on(requested))

    def _settle_duplicate(self, url: str, original: str, detail: str) -> None:
        self._leads_to[url] = original
        self.frontier.settle(url, Fate.DUPLICATE, detail)

    async def _ask_documents(self) -> None:
        for url in self.frontier.documents():
            if len(self._asked_documents) >= MAX_DOCUMENTS:
                return
            if url in self._asked_documents or url in self._documents:
                continue
            self._asked_documents.add(url)
            try:
                if not await self.robots.allows(url):
                    continue
                answer = await self.fetcher.head(url)
                if answer.status in HEAD_REFUSED:
                    answer = await self.fetcher.get(url, max_bytes=1)
            except FetchError:
                continue
            self.statuses[url] = answer.status
            self._note_document(url, answer)

    def _note_document(self, url: str, answer: Fetched) -> None:
        size = answer.header("content-length")
        self._documents[url] = DocumentEvidence(
            url=url,
            media_type=answer.media_type,
            size_bytes=int(size) if size.isdecimal() and not answer.header("content-encoding") else None,
            status=answer.status,
            last_modified=answer.header("last-modified"),
            found_on=self.frontier.found_on(url),
        )

    def _count_clicks(self) -> None:
        """Give every page the length of the shortest way from the home page by links, now that all are known."""
        clicks: dict[str, int] = {self.home_url: 0}
        waiting = deque([self.home_url])
        while waiting:
            page = self.pages.get(url := waiting.popleft())
            if page is None:
                continue
            addresses = (link.href for link in page.text.links if link.href.startswith("http"))
            for address in dict.fromkeys((*addresses, *page.text.frames)):
                target = self._read_as(address)
                if target not in clicks:
                    clicks[target] = clicks[url] + 1
                    waiting.append(target)
        for url, page in self.pages.items():
            if page.clicks_from_home != clicks.get(url):
                self.pages[url] = replace(page, clicks_from_home=clicks.get(url))

    def _read_as(self, address: str) -> str:
        """Return the page a link to this address ends on."""
        address = self.scope.unified(address)
        for _ in range(len(self._leads_to)):
            if address not in self._leads_to:
                break
            address = self._leads_to[address]
        return address
