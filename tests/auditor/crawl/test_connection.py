"""One crawl of a department's server over TLS: everything the rules on security read of it is there, and no secret."""

import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import msgspec
import pytest
import trustme
from aiohttp import web

from auditor.crawl.beyond import ask_beyond_pages
from auditor.crawl.crawler import Crawler, CrawlOptions
from auditor.network.egress import Egress
from auditor.network.fetch import Fetcher
from auditor.network.policy import Policy
from rules.connection import SecurityTxt, SetCookie

HOST = "department.example.gov.in"
HOME = f"https://{HOST}/"
SECRET = "5ecret-0f-a-visitor"
CONTACT = "# ours\nContact: mailto:web@uk.gov.in\nExpires: 2027-06-01T00:00:00Z\n"
PAGE = """<!doctype html><html lang=en><title>Department</title><script src="/js/jquery-1.11.3.min.js"></script>
<script>start()</script><script type="application/ld+json">{}</script><p>Welcome</p><a href="/files/">Files</a>"""
LISTING = '<title>Index of /files/</title><pre><a href="../">../</a></pre>'


async def answer(request: web.Request) -> web.Response:
    """Answer as a careless server does: a session for everybody, its version in a header."""
    if request.path == "/.well-known/security.txt":
        return web.Response(text=CONTACT)
    text = {"/": PAGE, "/files/": LISTING}.get(request.path)
    sent = web.Response(text=text or "missing", status=200 if text else 404, content_type="text/html")
    sent.headers["Server"] = "nginx/1.18.0"
    if "PHPSESSID" not in request.cookies:
        sent.headers.add("Set-Cookie", f"PHPSESSID={SECRET}; path=/; HttpOnly")
        sent.headers.add("Set-Cookie", f"language={SECRET}; Secure; SameSite=Lax")
        sent.headers.add("Set-Cookie", "old=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT")
    return sent


async def led_on(request: web.Request) -> web.Response:
    """Lead http to https."""
    raise web.HTTPMovedPermanently(f"https://{HOST}{request.path}")


@pytest.fixture
async def client() -> AsyncIterator[Fetcher]:
    """Give a client that reaches the server over http and https, and nothing else."""
    authority = trustme.CA(organization_name="Authority of the test")
    secured = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(HOST).configure_cert(secured)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    runners, pins = [], {}
    for port, handler, context in ((443, answer, secured), (80, led_on, None)):
        application = web.Application()
        application.router.add_route("GET", "/{path:.*}", handler)
        runners.append(web.AppRunner(application))
        await runners[-1].setup()
        await web.TCPSite(runners[-1], "127.0.0.1", 0, ssl_context=context).start()
        pins[HOST, port] = ("127.0.0.1", runners[-1].addresses[0][1])
    async with (
        Egress(Policy(pins=pins, only_pins=True)) as egress,
        Fetcher(egress, "Test/1", requests_per_second=None, tls=trusting) as fetcher,
    ):
        yield fetcher
    for runner in runners:
        await runner.cleanup()


async def test_a_crawl_brings_home_what_the_rules_on_security_read(client: Fetcher) -> None:
    crawler = Crawler(HOME, client, CrawlOptions(max_pages=5), lambda: datetime(2026, 11, 26, tzinfo=UTC))
    await crawler.read()
    probes = await ask_beyond_pages(crawler, client)

    assert crawler.https_redirect is True
    assert probes.tls is not None
    assert (probes.tls.host, probes.tls.error, probes.tls.issuer) == (HOST, "", "Authority of the test")
    assert probes.tls.offers == {"TLSv1": False, "TLSv1.1": False}
    assert probes.security_txt == SecurityTxt(
        url=f"{HOME}.well-known/security.txt",
        status=200,
        is_file=True,
        contacts=("mailto:web@uk.gov.in",),
        expires="2027-06-01T00:00:00Z",
    )
    assert {(cookie.name, cookie.is_secure, cookie.is_http_only, cookie.same_site) for cookie in probes.cookies} == {
        ("PHPSESSID", False, True, ""),
        ("language", True, False, "lax"),
    }
    assert isinstance(probes.cookies[0], SetCookie)
    home = crawler.pages[HOME]
    assert ("server", "nginx/1.18.0") in home.headers
    assert [script.src for script in home.text.scripts] == [f"{HOME}js/jquery-1.11.3.min.js", ""]
    assert SECRET.encode() not in msgspec.json.encode([list(crawler.pages.values()), probes])
