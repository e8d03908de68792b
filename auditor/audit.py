"""One audit from target to evidence bundle: read the site, watch a fair sample, check its links."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from auditor.allotted import Allotted
from auditor.browser.chromium import Chromium
from auditor.browser.desk import WatchError
from auditor.config import AUDITOR_VERSION, INDIA, AuditOptions
from auditor.crawl.beyond import ask_beyond_pages
from auditor.crawl.crawler import Crawler, CrawlOptions
from auditor.crawl.entrance import is_plain, without_encryption
from auditor.crawl.link_checks import check_links
from auditor.crawl.sample import choose_sample
from auditor.crawl.templates import templates
from auditor.crawl.urls import normalised
from auditor.documents import open_documents
from auditor.errors import InputError
from auditor.folder import LOOPBACK, folder_of, served
from auditor.network.egress import Egress
from auditor.network.fetch import TIMEOUT_S, Fetcher
from auditor.network.policy import Policy
from auditor.progress import ASKING, CHECKING, OPENING, READING, WATCHING, Listener
from auditor.store import Bundle
from auditor.watchers import PageWatcher, watcher, way_out
from rules.evaluate import CUT_SHORT
from rules.evidence import (
    DocumentEvidence,
    Fate,
    LinkCheck,
    PageEvidence,
    SiteEvidence,
    Unreachable,
    UnreachableReason,
    UrlRecord,
)
from rules.finding import N_
from rules.probes import Probes

CLICKS_TO_A_LISTED_PAGE = 1  # whoever lists a page takes it for an entry page

# How much of the time for a website is used up at most when the pages were read, watched, and so on.
UNTIL_READ, UNTIL_WATCHED, UNTIL_ASKED, UNTIL_CHECKED, UNTIL_OPENED = 0.4, 0.8, 0.85, 0.95, 1.0
OUT_OF_TIME = "the time for the website was used up"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the target is found and how it may be reached."""

    url: str
    policy: Policy
    requests_per_second: float | None
    is_folder: bool


async def capture(options: AuditOptions, bundle: Bundle, progress: Listener, chromium: Chromium | None = None) -> None:
    """Fill the bundle with the evidence of one target, in a browser of its own unless one is lent.

    When the task is cancelled the bundle is left readable, with what was seen until then.
    """
    async with (
        placed(options) as place,
        await way_out(options, place.policy) as egress,
        Fetcher(
            egress,
            user_agent=options.user_agent,
            requests_per_second=place.requests_per_second,
            timeout_s=min(TIMEOUT_S, options.page_budget_s),
        ) as fetcher,
    ):
        try:
            if options.listed is not None or options.extent.read == 1:
                work = ListCapture(options, place, egress, bundle, progress, chromium, fetcher)
                await work.run(options.listed or [place.url])
            else:
                await SiteCapture(options, place, egress, bundle, progress, chromium, fetcher).run()
        finally:
            bundle.seal()


@asynccontextmanager
async def placed(options: AuditOptions) -> AsyncIterator[Place]:
    """Give the place of the target; a folder is served until the block ends."""
    folder = folder_of(options.target)
    if folder is not None:
        async with served(folder) as site:
            pins = {(site.host, 80): (LOOPBACK, site.port)}
            yield Place(site.url, Policy(pins=pins, only_pins=True), None, True)
        return
    policy = Policy(allow_private=options.allow_private, pins=options.pins)
    url = "" if options.listed is not None else web_address(options.target)
    yield Place(url, policy, options.requests_per_second, False)


def web_address(text: str) -> str:
    """Return what a user typed as a web address; `department.gov.in` is read as https. InputError when it is none."""
    address = normalised(text if "://" in text else f"https://{text}", "")
    if not address or ("." not in address and "localhost" not in address):
        raise InputError(
            f"‘{text}’ is neither a web address nor a folder.",
            hint="Write it like https://www.example.gov.in or name a folder of HTML files.",
        )
    return address


@dataclass(slots=True)
class SiteCapture:
    """The capture of a whole site."""

    options: AuditOptions
    place: Place
    egress: Egress
    bundle: Bundle
    progress: Listener
    chromium: Chromium | None
    fetcher: Fetcher
    crawler: Crawler = field(init=False)
    probes: Probes = field(default_factory=Probes, init=False)
    links: dict[str, LinkCheck] = field(default_factory=dict, init=False)
    documents: tuple[DocumentEvidence, ...] = field(default=(), init=False)
    versions: Mapping[str, str] = field(default_factory=lambda: {"auditor": AUDITOR_VERSION}, init=False)
    _observed_at: datetime = field(init=False)
    _allotted: Allotted = field(init=False)
    _numbers: dict[str, int] = field(default_factory=dict, init=False)
    _saved: dict[str, PageEvidence] = field(default_factory=dict, init=False)
    _failures: dict[str, str] = field(default_factory=dict, init=False)
    _watched: set[str] = field(default_factory=set, init=False)
    _templates_watched: set[str] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        self._observed_at = self.options.clock()
        self._allotted = Allotted(self.options.site_budget_s)
        self.crawler = Crawler(
            self.place.url,
            self.fetcher,
            CrawlOptions(
                max_pages=self.options.extent.read,
                include=self.options.include,
                exclude=self.options.exclude,
                subdomains=self.options.subdomains,
            ),
            observe=self.options.clock,
            on_page=self._read,
        )

    async def run(self) -> None:
        """Read, watch, ask what lies beyond the pages, check the links; save after every page."""
        self.bundle.write_site(self._site(), is_complete=False)
        try:
            await self._look()
        except asyncio.CancelledError:
            self.bundle.write_site(self._site(), is_complete=False)
            raise
        if self._allotted.is_used_up:
            self.progress.note(CUT_SHORT)
        self.bundle.write_site(self._site(), is_complete=not self._allotted.is_used_up)

    async def _look(self) -> None:
        crawler, fetcher, until = self.crawler, self.fetcher, self._allotted.until
        async with until(UNTIL_READ):
            await crawler.read()
        if not crawler.pages:
            crawler.unreachable = crawler.unreachable or _silent(self.options.site_budget_s)
            return
        await self._watch_sample()
        async with until(UNTIL_ASKED):
            self.probes = await ask_beyond_pages(
                crawler,
                fetcher,
                is_folder=self.place.is_folder,
                on_asked=lambda done, total, url: self.progress.step(ASKING, done, total, url),
            )
        async with until(UNTIL_CHECKED):
            self.links = await check_links(
                crawler,
                fetcher,
                only_internal=self.place.is_folder,
                on_asked=lambda done, total, url: self.progress.step(CHECKING, done, total, url),
                found=self.links,
            )
        async with until(UNTIL_OPENED):
            self.documents = await open_documents(
                crawler,
                fetcher,
                on_opened=lambda done, total, url: self.progress.step(OPENING, done, total, url),
            )

    async def _watch_sample(self) -> None:
        async with watcher(self.options, self.egress, self.chromium) as browser:
            self.versions = {"auditor": AUDITOR_VERSION, **browser.versions}
            while due := self._due():
                for url in due:
                    if self._allotted.has_passed(UNTIL_WATCHED):
                        return
                    await self._watch(browser, url)
                async with self._allotted.until(UNTIL_WATCHED):
                    await self.crawler.read()  # follow the links that only the browser showed

    def _due(self) -> list[str]:
        """Return the pages of the sample that were not tried yet, naming the template of every page on the way."""
        pages = self.crawler.pages
        named = templates(pages.values())
        for url, page in list(pages.items()):
            if page.template != named.get(url, ""):
                pages[url] = replace(page, template=named[url])
            if url not in self._watched and self._saved.get(url) is not pages[url]:
                self._save(pages[url])
        tried = self._watched | self._failures.keys()
        room = self.options.extent.watched - len(tried)
        sample = choose_sample(
            tuple(pages.values()),
            self.crawler.home_url,
            min(self.options.extent.watched, len(pages)),
            period_of(self._observed_at),
        )
        return [url for url in sample if url not in tried][: max(room, 0)]

    async def _watch(self, browser: PageWatcher, url: str) -> None:
        read = self.crawler.pages[url]
        try:
            watched = await browser.watch(
                url,
                is_home=url == self.crawler.home_url,
                is_exemplar=read.template not in self._templates_watched,
                observed_at=self.options.clock(),
            )
        except WatchError as error:
            self._failures[url] = f"{error.reason}: {error.detail}"
            self.progress.note(N_("{url} could not be watched: {detail}"), url=url, detail=self._failures[url])
            return
        if watched.page.url != url and watched.page.url in self._numbers:
            self._failures[url] = f"leads to {watched.page.url}"  # a script went on to a page of its own turn
            return
        page = replace(
            watched.page,
            headers=watched.page.headers or read.headers,  # not every driver tells them
            template=read.template,
            clicks_from_home=read.clicks_from_home,
        )
        self.bundle.write_page(self._numbers[url], page, watched.pictures)
        self.crawler.pages[url] = replace(page, view=None)
        self.crawler.add_rendered_links(url, tuple(link.href for link in page.text.links))
        self._watched.add(url)
        if read.template:
            self._templates_watched.add(read.template)
        self.progress.step(WATCHING, len(self._watched), min(self.options.extent.watched, len(self._numbers)), url)

    def _read(self, page: PageEvidence) -> None:
        self._numbers[page.url] = len(self._numbers) + 1
        self._save(page)
        self.progress.step(READING, len(self._numbers), self.options.extent.read, page.url)

    def _save(self, page: PageEvidence) -> None:
        self.bundle.write_page(self._numbers[page.url], page)
        self._saved[page.url] = page

    def _site(self) -> SiteEvidence:
        crawler = self.crawler
        return SiteEvidence(
            target=self.options.target,
            home_url=crawler.home_url,
            observed_at=self._observed_at,
            unreachable=crawler.unreachable,
            is_listing=False,
            pages=(),
            known_pages=crawler.known_pages,
            links=self.links,
            documents=self.documents or crawler.documents,
            robots_status=crawler.robots_status,
            robots_text=crawler.robots_text,
            sitemaps=crawler.sitemaps,
            ledger=tuple(self._fate(record) for record in crawler.ledger()),
            not_found_status=crawler.not_found.status,
            https_redirect=crawler.https_redirect,
            tls_error=crawler.tls_error,
            versions=self.versions,
            probes=self.probes,
            earlier=self.options.earlier,
            given=self.options.given,
            is_cut_short=self._allotted.is_used_up,
        )

    def _fate(self, record: UrlRecord) -> UrlRecord:
        if record.url in self._watched:
            return replace(record, fate=Fate.WATCHED)
        if record.url in self._failures:
            return replace(record, detail=self._failures[record.url])
        if record.fate is Fate.OVER_BUDGET and self._allotted.is_used_up:
            return replace(record, detail=OUT_OF_TIME)
        return record


@dataclass(slots=True)
class ListCapture:
    """The capture of exactly the addresses a user listed; no page is kept in memory."""

    options: AuditOptions
    place: Place
    egress: Egress
    bundle: Bundle
    progress: Listener
    chromium: Chromium | None
    fetcher: Fetcher
    _plain: dict[str, bool] = field(default_factory=dict, init=False)  # by https host: http alone answers
    _ledger: list[UrlRecord] = field(default_factory=list, init=False)
    _home_url: str = field(default="", init=False)
    _watched: int = field(default=0, init=False)
    _failure: Unreachable | None = field(default=None, init=False)
    _allotted: Allotted = field(init=False)
    _versions: Mapping[str, str] = field(default_factory=lambda: {"auditor": AUDITOR_VERSION}, init=False)

    def __post_init__(self) -> None:
        self._allotted = Allotted(self.options.site_budget_s)

    async def run(self, addresses: Iterable[str]) -> None:
        """Watch every address once, in the order given, as long as there is time."""
        is_complete = False
        self.bundle.write_site(self._site(), is_complete=False)
        try:
            async with watcher(self.options, self.egress, self.chromium) as browser:
                self._versions = {"auditor": AUDITOR_VERSION, **browser.versions}
                for number, url in enumerate(dict.fromkeys(addresses), start=1):
                    if self._allotted.has_passed(1.0):
                        self._ledger.append(_record(url, Fate.OVER_BUDGET, OUT_OF_TIME))
                    else:
                        await self._watch(browser, number, url)
            is_complete = not self._allotted.is_used_up
            if not is_complete:
                self.progress.note(CUT_SHORT)
        finally:
            self.bundle.write_site(self._site(), is_complete=is_complete)

    async def _watch(self, browser: PageWatcher, number: int, url: str) -> None:
        try:
            met = await self._met(url)
            watched = await browser.watch(met, is_home=number == 1, observed_at=self.options.clock())
        except WatchError as error:
            self._failure = self._failure or Unreachable(reason=error.reason, detail=error.detail)
            self._ledger.append(_record(url, Fate.FAILED, f"{error.reason}: {error.detail}"))
            self.progress.note(N_("{url} could not be watched: {detail}"), url=url, detail=error.detail)
            return
        page = replace(watched.page, clicks_from_home=CLICKS_TO_A_LISTED_PAGE)
        self.bundle.write_page(number, page, watched.pictures)
        self._ledger.append(_record(url, Fate.WATCHED, str(watched.page.status)))
        self._home_url = self._home_url or watched.page.url
        self._watched += 1
        self.progress.step(WATCHING, self._watched, number, url)

    async def _met(self, url: str) -> str:
        """Return the address a listed page is watched at; every https host is asked once whether it answers."""
        parts = urlsplit(url)
        if parts.scheme == "https" and parts.netloc not in self._plain:
            self._plain[parts.netloc] = await is_plain(url, self.fetcher)
        return without_encryption(url) if self._plain.get(parts.netloc) else url

    def _site(self) -> SiteEvidence:
        return SiteEvidence(
            target=self.options.target,
            home_url=self._home_url or self.place.url,
            observed_at=self.options.clock(),
            unreachable=None if self._watched else self._failure or _nothing_listed(),
            is_listing=True,
            pages=(),
            known_pages=self._watched,
            links={},
            documents=(),
            robots_status=None,
            robots_text="",
            sitemaps=(),
            ledger=tuple(self._ledger),
            not_found_status=None,
            https_redirect=None,
            tls_error="",
            versions=self._versions,
        )


def period_of(moment: datetime) -> str:
    """Return the quarter of the year in India, such as "2026-Q4": the sample is drawn anew each quarter."""
    day = moment.astimezone(INDIA)
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def _record(url: str, fate: Fate, detail: str) -> UrlRecord:
    return UrlRecord(url=url, fate=fate, detail=detail, found_on="")


def _silent(budget_s: float) -> Unreachable:
    return Unreachable(reason=UnreachableReason.TIMEOUT, detail=f"no home page within {budget_s * UNTIL_READ:g} s")


def _nothing_listed() -> Unreachable:
    return Unreachable(reason=UnreachableReason.EMPTY, detail="")
