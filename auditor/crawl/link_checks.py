"""Link targets, each asked once and politely: alive, dead, or not to be told."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from auditor.crawl.crawler import Crawler
from auditor.crawl.urls import host_of, without_fragment
from auditor.errors import FetchError
from auditor.network.fetch import Fetched, Fetcher
from rules.evidence import Fate, LinkCheck, LinkState, UnreachableReason

MAX_INTERNAL = 300
MAX_EXTERNAL = 300
MAX_PER_EXTERNAL_HOST = 15
HOSTS_AT_ONCE = 8
TIMEOUT_S = 10.0
READ_BYTES = 64 * 1024  # enough to know a bot wall by

GONE = frozenset({404, 410})
# Answers to a HEAD that a GET may well contradict: the method is refused, or answered without care.
ASK_AGAIN = frozenset({400, 401, 403, 404, 405, 406, 410, 411, 500, 501})
# Asked once more at the end, a name must still have no address before its links are called dead.
NO_ANSWER_FROM_HOST = frozenset(
    {UnreachableReason.DNS, UnreachableReason.REFUSED, UnreachableReason.TIMEOUT, UnreachableReason.PRIVATE_ADDRESS}
)


async def check_links(
    crawler: Crawler,
    fetcher: Fetcher,
    *,
    only_internal: bool = False,
    on_asked: Callable[[int, int, str], None] = lambda *_: None,
    found: dict[str, LinkCheck] | None = None,
) -> dict[str, LinkCheck]:
    """Return the answer of every link and picture target of the pages read, by address as the links write it.

    What the crawl has already asked is not asked again. Beyond 300 internal and 300 external targets, 15 of one
    outside host, nothing is asked, and the address is missing from the result. Only 404 and 410 to a GET are dead,
    and a host name that does not exist, told twice, while other outside names were found. `on_asked` hears of each
    address before it is asked: its number, how many there are, and the address. `found` takes the answers as they
    come, for whoever may not wait for all of them.
    """
    checks = _Checks(crawler, fetcher, on_asked, {} if found is None else found)
    inside, outside = checks.targets()
    outside = [] if only_internal else outside
    checks.total = len(inside) + sum(map(len, outside))
    async with asyncio.TaskGroup() as group:
        group.create_task(checks.ask_own(inside))
        for urls in outside:
            group.create_task(checks.ask_host(urls))
    await checks.settle_unknown_hosts()
    return dict(sorted(checks.found.items()))


@dataclass(slots=True)
class _Checks:
    crawler: Crawler
    fetcher: Fetcher
    on_asked: Callable[[int, int, str], None]
    found: dict[str, LinkCheck]
    total: int = 0
    asked: int = 0
    _gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(HOSTS_AT_ONCE))
    _without_address: list[str] = field(default_factory=list)
    _has_found_outside_host: bool = False

    def targets(self) -> tuple[list[str], list[list[str]]]:
        """Return what is still to be asked: addresses of the site, and those outside host by host."""
        inside: dict[str, None] = {}
        outside: defaultdict[str, list[str]] = defaultdict(list)
        for url in dict.fromkeys(self._linked()):
            known = self._known(url)
            if known is not None:
                self.found[url] = known
            elif self.crawler.scope.is_own(url):
                if self.crawler.frontier.fate_of(url) not in (Fate.TRAP, Fate.ROBOTS):
                    inside[url] = None
            elif len(outside[host_of(url)]) < MAX_PER_EXTERNAL_HOST:
                outside[host_of(url)].append(url)
        room = MAX_EXTERNAL
        hosts: list[list[str]] = []
        for urls in outside.values():
            hosts.append(urls[:room])
            room -= len(hosts[-1])
        return list(inside)[:MAX_INTERNAL], [urls for urls in hosts if urls]

    async def ask_own(self, urls: Sequence[str]) -> None:
        """Ask the site's own addresses that robots.txt allows, at the site's own pace."""
        for url in urls:
            try:
                if await self.crawler.robots.allows(url):
                    self.found[url] = check_of(url, await self._answer(url))
            except FetchError as error:
                self.found[url] = _unknown(url, error)

    async def ask_host(self, urls: Sequence[str]) -> None:
        """Ask the addresses of one outside host, one after the other; a silent host is not asked a second time."""
        async with self._gate:
            silent: FetchError | None = None
            for url in urls:
                if silent is None:
                    try:
                        self.found[url] = check_of(url, await self._answer(url))
                        self._has_found_outside_host = True
                        continue
                    except FetchError as error:
                        self.found[url] = _unknown(url, error)
                        if error.reason not in NO_ANSWER_FROM_HOST or host_of(error.url) != host_of(url):
                            self._has_found_outside_host = True
                            continue
                        silent = error
                self.found[url] = _unknown(url, silent)
                if silent.reason is UnreachableReason.DNS:
                    self._without_address.append(url)

    async def settle_unknown_hosts(self) -> None:
        """Call links to names without an address dead, where a second look says the same and names can be found."""
        by_host: defaultdict[str, list[str]] = defaultdict(list)
        for url in self._without_address:
            by_host[host_of(url)].append(url)
        if not self._has_found_outside_host:
            return
        for urls in by_host.values():
            try:
                await self._answer(urls[0])
            except FetchError as error:
                if error.reason is UnreachableReason.DNS:
                    for url in urls:
                        self.found[url] = LinkCheck(
                            url=url, state=LinkState.DEAD, status=None, reason=str(error.reason)
                        )

    def _linked(self) -> Iterator[str]:
        for page in self.crawler.pages.values():
            yield from (link.href for link in page.text.links if link.href.startswith("http"))
            yield from (image.src for image in page.text.images if image.src.startswith("http"))

    def _known(self, url: str) -> LinkCheck | None:
        """Return the answer the crawl got, None where it has not asked or learnt nothing."""
        address = self.crawler.scope.unified(url)
        if address in self.crawler.pages:
            return LinkCheck(url=url, state=LinkState.ALIVE, status=self.crawler.pages[address].status, reason="")
        status = self.crawler.statuses.get(address)
        if status is None or (not _is_alive(status) and status not in GONE):
            return None
        return LinkCheck(
            url=url, state=LinkState.ALIVE if _is_alive(status) else LinkState.DEAD, status=status, reason=""
        )

    async def _answer(self, url: str) -> Fetched:
        self.asked += 1
        self.on_asked(min(self.asked, self.total), self.total, url)
        address = without_fragment(url)
        try:
            answer = await self.fetcher.head(address, timeout_s=TIMEOUT_S)
            if answer.status not in ASK_AGAIN:
                return answer
        except FetchError as error:
            if error.reason is not UnreachableReason.CONNECTION:
                raise  # servers that know no HEAD break off; other reasons hold for any method
        return await self.fetcher.get(address, max_bytes=READ_BYTES, timeout_s=TIMEOUT_S)


def check_of(url: str, answer: Fetched) -> LinkCheck:
    """Return what the answer to a GET says of a link."""
    if answer.bot_wall:
        return LinkCheck(url=url, state=LinkState.UNKNOWN, status=answer.status, reason=f"bot wall: {answer.bot_wall}")
    if _is_alive(answer.status):
        state = LinkState.ALIVE
    else:
        state = LinkState.DEAD if answer.status in GONE else LinkState.UNKNOWN
    return LinkCheck(url=url, state=state, status=answer.status, reason="")


def _is_alive(status: int) -> bool:
    return 200 <= status < 400


def _unknown(url: str, error: FetchError) -> LinkCheck:
    return LinkCheck(url=url, state=LinkState.UNKNOWN, status=None, reason=f"{error.reason}: {error.detail}")
