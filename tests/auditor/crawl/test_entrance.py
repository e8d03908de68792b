"""The way in: https, and http only where https makes no connection or browsers would refuse its certificate."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime

import pytest
import trustme

from auditor.crawl.crawler import Crawler, CrawlOptions
from auditor.crawl.entrance import is_plain
from auditor.history.site_key import address_key
from auditor.network.egress import Egress
from auditor.network.fetch import Fetcher
from auditor.network.policy import Policy
from rules.evidence import SiteEvidence, UnreachableReason
from rules.security import https

HOST = "department.example.gov.in"
PAGE = b"<!doctype html><html lang=en><title>Department</title><h1>Department</h1><p>Welcome</p>"
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Opened = Callable[..., Awaitable[Fetcher]]


def answering(status: str, body: bytes = b"") -> Serve:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1_000)
        head = (
            f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        writer.write(head.encode() + body)
        writer.close()

    return serve


async def hanging_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    writer.transport.abort()


async def with_an_alert(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer as a server does that knows nothing but protocols and ciphers of long ago."""
    await reader.read(1_000)
    writer.write(b"\x15\x03\x01\x00\x02\x02\x28")  # fatal: handshake_failure (RFC 5246 §7.2)
    writer.close()


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


def encrypted(authority: trustme.CA, *, name: str = HOST) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    return context


@pytest.fixture
async def opened(authority: trustme.CA) -> AsyncIterator[Opened]:
    """Return a function that opens the servers of a host by port and gives a client that reaches nothing else."""
    async with AsyncExitStack() as stack:

        async def open_(servers: dict[int, tuple[Serve, ssl.SSLContext | None]]) -> Fetcher:
            pins = {}
            for port in {80, 443, *servers}:
                serve, context = servers.get(port, (hanging_up, None))
                server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
                pins[HOST, port] = ("127.0.0.1", server.sockets[0].getsockname()[1])
                if port in servers:
                    await stack.enter_async_context(server)
                else:
                    server.close()  # nothing listens there any more
                    await server.wait_closed()
            trusting = ssl.create_default_context()
            authority.configure_trust(trusting)
            egress = await stack.enter_async_context(Egress(Policy(pins=pins, only_pins=True)))
            return await stack.enter_async_context(Fetcher(egress, "Test/1", None, tls=trusting))

        yield open_


async def crawled(fetcher: Fetcher, home: str = f"https://{HOST}/") -> Crawler:
    options = CrawlOptions(max_pages=1)
    crawler = Crawler(home, fetcher, options, lambda: datetime(2026, 11, 26, tzinfo=UTC))
    await crawler.read()
    return crawler


PLAIN: tuple[Serve, None] = (answering("200 OK", PAGE), None)


@pytest.mark.parametrize(
    ("at_443", "said"),
    [
        (None, "The website opens without encryption."),
        ("plain", "make no connection with it over https ({error})"),
        ("hanging up", "The website opens without encryption."),
        ("old", "make no connection with it over https ({error})"),
    ],
)
async def test_a_website_without_https_is_found_and_the_scorecard_says_so(
    opened: Opened, site_of: Callable[..., SiteEvidence], at_443: str | None, said: str
) -> None:
    doors: dict[str | None, dict[int, tuple[Serve, ssl.SSLContext | None]]] = {
        None: {},
        "plain": {443: PLAIN},
        "hanging up": {443: (hanging_up, None)},
        "old": {443: (with_an_alert, None)},
    }
    fetcher = await opened({80: PLAIN, **doors[at_443]})
    crawler = await crawled(fetcher)
    assert crawler.unreachable is None
    assert (crawler.home_url, crawler.https_redirect) == (f"http://{HOST}/", False)
    site = site_of(home_url=crawler.home_url, tls_error=crawler.tls_error, https_redirect=crawler.https_redirect)
    [finding] = https.check(site)
    assert said in finding.message.text
    assert await is_plain(f"https://{HOST}/a", fetcher)
    assert address_key(crawler.home_url) == address_key(HOST), "it is the same website in the history"


async def test_a_port_that_speaks_no_tls_is_asked_over_http(opened: Opened) -> None:
    crawler = await crawled(await opened({8080: PLAIN}), f"https://{HOST}:8080/")
    assert (crawler.unreachable, crawler.home_url) == (None, f"http://{HOST}:8080/")


@pytest.mark.parametrize(
    ("serve", "reason"),
    [
        (answering("404 Not Found"), UnreachableReason.CLIENT_ERROR),
        (answering("500 Broken"), UnreachableReason.SERVER_ERROR),
        (answering("200 OK"), UnreachableReason.EMPTY),
    ],
)
async def test_a_server_that_speaks_tls_is_taken_at_its_word(
    opened: Opened, authority: trustme.CA, serve: Serve, reason: UnreachableReason
) -> None:
    fetcher = await opened({80: PLAIN, 443: (serve, encrypted(authority))})
    crawler = await crawled(fetcher)
    assert crawler.unreachable is not None
    assert crawler.unreachable.reason is reason
    assert not await is_plain(f"https://{HOST}/", fetcher)


async def test_of_a_refused_certificate_the_scorecard_tells(
    opened: Opened, authority: trustme.CA, site_of: Callable[..., SiteEvidence]
) -> None:
    doors = {80: PLAIN, 443: (PLAIN[0], encrypted(authority, name="other.example.gov.in"))}
    crawler = await crawled(await opened(doors))
    assert crawler.unreachable is None
    [finding] = https.check(site_of(home_url=crawler.home_url, tls_error=crawler.tls_error))
    assert finding.message.text.startswith("The certificate is for another name")


async def test_https_is_kept_where_it_answers(opened: Opened, authority: trustme.CA) -> None:
    crawler = await crawled(await opened({80: PLAIN, 443: (PLAIN[0], encrypted(authority))}))
    assert (crawler.unreachable, crawler.home_url, crawler.tls_error) == (None, f"https://{HOST}/", "")


async def test_where_neither_answers_the_reason_is_that_of_https(opened: Opened) -> None:
    fetcher = await opened({443: PLAIN})
    crawler = await crawled(fetcher)
    assert crawler.unreachable is not None
    assert crawler.unreachable.reason is UnreachableReason.TLS
    assert not await is_plain(f"https://{HOST}/", fetcher)
