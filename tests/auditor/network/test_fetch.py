"""Fetching: redirects, retries, limits and errors, from a real server."""

import asyncio
import contextlib
import gzip
import ssl
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import trustme

from auditor.errors import FetchError
from auditor.network.egress import Egress
from auditor.network.fetch import Fetcher
from auditor.network.policy import Policy
from rules.evidence import UnreachableReason

USER_AGENT = "GovernmentWebsiteAuditor/0.1 (+mailto:web@department.example.gov.in)"


async def failure(awaitable):
    with pytest.raises(FetchError) as caught:
        await awaitable
    return caught.value


async def test_an_answer_has_text_headers_and_type(fetcher, origin):
    origin.answers["/"] = origin.answer(
        "<p>नमस्ते</p>", 200, "Content-Type: Text/HTML; charset=UTF-8", "X-A: 1", "X-A: 2"
    )
    fetched = await fetcher.get(f"{origin.url}/")
    assert (fetched.status, fetched.text, fetched.media_type) == (200, "<p>नमस्ते</p>", "text/html")
    assert (fetched.encoding, fetched.declared_encodings) == ("utf-8", ("UTF-8",))
    assert [value for name, value in fetched.headers if name == "x-a"] == ["1", "2"]
    assert (fetched.url, fetched.requested_url, fetched.redirects) == (f"{origin.url}/", f"{origin.url}/", ())
    assert not fetched.is_truncated


async def test_the_visitor_says_who_it_is(fetcher, origin):
    await fetcher.get(f"{origin.url}/")
    assert f"user-agent: {USER_AGENT}".lower() in origin.requests[0].decode().lower()


async def test_a_status_is_an_answer_and_not_an_error(fetcher, origin):
    origin.answers["/"] = origin.answer("gone", 410)
    assert (await fetcher.get(f"{origin.url}/")).status == 410


async def test_a_document_has_no_text(fetcher, origin):
    origin.answers["/"] = origin.answer(b"%PDF-1.7", 200, "Content-Type: application/pdf")
    fetched = await fetcher.get(f"{origin.url}/")
    assert (fetched.media_type, fetched.text, fetched.body) == ("application/pdf", "", b"%PDF-1.7")


async def test_a_head_asks_for_no_body(fetcher, origin):
    origin.answers["/"] = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    fetched = await fetcher.head(f"{origin.url}/")
    assert (fetched.status, fetched.body) == (200, b"")
    assert origin.requests[0].startswith(b"HEAD ")


async def test_an_address_is_escaped_and_its_fragment_and_credentials_kept_back(fetcher, origin):
    await fetcher.get("http://user:secret@DEPARTMENT.example.gov.in/सूचना पट?q=%E0%A4%85 b#top")
    assert origin.paths == ["/%E0%A4%B8%E0%A5%82%E0%A4%9A%E0%A4%A8%E0%A4%BE%20%E0%A4%AA%E0%A4%9F?q=%E0%A4%85%20b"]
    assert b"authorization" not in origin.requests[0].lower()


@pytest.mark.parametrize(
    "url", ["", "ftp://a.gov.in/", "http://", "http://[::1/", "http://a.gov.in:99999/", "mailto:a"]
)
async def test_what_is_no_web_address_is_an_error(url, fetcher):
    assert isinstance(await failure(fetcher.get(url)), FetchError)


# --- redirects


async def test_redirects_are_followed_and_written_down(fetcher, origin):
    origin.answers["/"] = origin.answer("", 301, "Location: hi/../home")
    origin.answers["/home"] = origin.answer("", 307, "Location: //department.example.gov.in/index?x=1#part")
    origin.answers["/index?x=1"] = origin.answer("here")
    fetched = await fetcher.get(f"{origin.url}/")
    assert (fetched.url, fetched.requested_url) == (f"{origin.url}/index?x=1", f"{origin.url}/")
    assert fetched.redirects == (f"{origin.url}/", f"{origin.url}/home")


async def test_a_loop_is_noticed(fetcher, origin):
    origin.answers["/"] = origin.answer("", 302, "Location: /b")
    origin.answers["/b"] = origin.answer("", 302, "Location: /")
    assert (await failure(fetcher.get(f"{origin.url}/"))).reason is UnreachableReason.REDIRECTS
    assert origin.paths == ["/", "/b"]


async def test_a_page_that_first_sets_a_cookie_is_no_loop(fetcher, origin):
    origin.answers["/"] = [origin.answer("", 302, "Location: /", "Set-Cookie: session=1"), origin.answer("welcome")]
    assert (await fetcher.get(f"{origin.url}/")).text == "welcome"
    assert b"session=1" in origin.requests[1]


async def test_ten_redirects_are_followed_and_no_more(fetcher, origin):
    for number in range(20):
        origin.answers[f"/{number}"] = origin.answer("", 302, f"Location: /{number + 1}")
    origin.answers["/20"] = origin.answer("at last")
    assert (await fetcher.get(f"{origin.url}/10")).text == "at last"
    assert (await failure(fetcher.get(f"{origin.url}/9"))).reason is UnreachableReason.REDIRECTS


@pytest.mark.parametrize("location", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b", "http://[", ""])
async def test_a_redirect_to_what_is_no_web_address_is_not_followed(location, fetcher, origin):
    origin.answers["/"] = origin.answer("", 302, f"Location: {location}")
    assert (await fetcher.get(f"{origin.url}/")).status == 302


# --- limits


async def test_a_page_is_cut_at_the_limit(fetcher, origin):
    origin.answers["/"] = origin.answer("x" * 300_000)
    fetched = await fetcher.get(f"{origin.url}/", max_bytes=100_000)
    assert (len(fetched.body), fetched.is_truncated) == (100_000, True)
    whole = await fetcher.get(f"{origin.url}/", max_bytes=300_000)
    assert (len(whole.body), whole.is_truncated) == (300_000, False)


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "Deflate": raw_deflate}


@pytest.mark.parametrize("coding", PACKERS)
async def test_packed_pages_are_unpacked(coding, fetcher, origin):
    body = PACKERS[coding]("नमस्ते ".encode() * 50_000)
    origin.answers["/"] = origin.answer(body, 200, f"Content-Encoding: {coding}")
    assert (await fetcher.get(f"{origin.url}/")).text == "नमस्ते " * 50_000


@pytest.mark.parametrize("coding", PACKERS)
async def test_a_bomb_is_cut_while_it_unpacks(coding, fetcher, origin):
    origin.answers["/"] = origin.answer(PACKERS[coding](bytes(200_000_000)), 200, f"Content-Encoding: {coding}")
    fetched = await fetcher.get(f"{origin.url}/", max_bytes=1_000_000)
    assert (len(fetched.body), fetched.is_truncated) == (1_000_000, True)


async def test_a_coding_nobody_asked_for_is_left_as_it_is(fetcher, origin):
    origin.answers["/"] = origin.answer("plain", 200, "Content-Encoding: utf-8")
    assert (await fetcher.get(f"{origin.url}/")).text == "plain"


async def test_broken_packing_is_an_error(fetcher, origin):
    origin.answers["/"] = origin.answer("not gzip", 200, "Content-Encoding: gzip")
    assert (await failure(fetcher.get(f"{origin.url}/"))).reason is UnreachableReason.CONNECTION


async def test_an_answer_that_drips_is_given_up_at_the_time_limit_and_not_asked_for_again(fetcher, origin):
    async def drip(_, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n<p>")
        await writer.drain()
        await asyncio.Event().wait()

    origin.answers["/"] = drip
    error = await failure(fetcher.get(f"{origin.url}/", timeout_s=0.2))
    assert (error.reason, error.url) == (UnreachableReason.TIMEOUT, f"{origin.url}/")
    assert len(origin.requests) == 1


async def test_large_headers_are_read(fetcher, origin):
    origin.answers["/"] = origin.answer("", 200, "Content-Security-Policy: " + "a" * 30_000)
    assert len((await fetcher.get(f"{origin.url}/")).header("content-security-policy")) == 30_000


# --- retries, pace, breaker


async def test_a_busy_server_is_asked_again_after_the_time_it_asks_for(paced, origin, time):
    origin.answers["/"] = [origin.answer("", 503, "Retry-After: 7"), origin.answer("here")]
    assert (await paced.get(f"{origin.url}/")).text == "here"
    assert sum(time.slept) == pytest.approx(7, abs=0.01)


async def test_a_date_in_retry_after_is_understood(paced, origin, time):
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    origin.answers["/"] = [origin.answer("", 429, f"Retry-After: {moment}"), origin.answer("here")]
    await paced.get(f"{origin.url}/")
    assert 18 < sum(time.slept) <= 20.5


@pytest.mark.parametrize("value", ["86400", "nonsense", "-5", "²", "Wed, 21 Oct 2015 07:28:00 GMT", "99" * 300])
async def test_no_retry_after_costs_more_than_a_minute_an_attempt(value, paced, origin, time):
    origin.answers["/"] = [origin.answer("", 429, f"Retry-After: {value}"), origin.answer("here")]
    assert (await paced.get(f"{origin.url}/")).status == 200
    assert sum(time.slept) <= 60.5


async def test_a_server_that_stays_busy_gets_three_requests_and_its_answer_is_told(paced, origin):
    origin.answers["/"] = origin.answer("", 503)
    assert (await paced.get(f"{origin.url}/")).status == 503
    assert len(origin.requests) == 3


async def test_an_error_that_will_not_pass_is_not_asked_for_again(paced, origin):
    origin.answers["/"] = origin.answer("", 500)
    assert (await paced.get(f"{origin.url}/")).status == 500
    assert len(origin.requests) == 1


async def test_a_connection_that_breaks_is_tried_again_after_a_growing_pause(paced, origin, time):
    async def hang_up(_, writer):
        writer.transport.abort()

    origin.answers["/"] = [hang_up, hang_up, origin.answer("here")]
    assert (await paced.get(f"{origin.url}/")).text == "here"
    assert len(time.slept) >= 2


async def test_a_body_that_breaks_off_is_tried_again(fetcher, origin):
    async def break_off(_, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")

    origin.answers["/"] = [break_off, origin.answer("whole", 200)]
    assert (await fetcher.get(f"{origin.url}/")).text == "whole"


async def test_requests_keep_the_pace(paced, origin, time):
    for _ in range(4):
        await paced.get(f"{origin.url}/")
    assert time.now - 1000 == pytest.approx(1.5)


async def test_a_dead_host_is_left_alone_after_five_addresses_and_tried_again_later(paced, origin, time):
    async def hang_up(_, writer):
        writer.transport.abort()

    origin.answers = {f"/{number}": hang_up for number in range(5)}
    for number in range(5):
        await failure(paced.get(f"{origin.url}/{number}"))
    asked = len(origin.requests)
    error = await failure(paced.get(f"{origin.url}/other"))
    assert error.reason is UnreachableReason.CONNECTION
    assert "left alone" in error.detail
    assert len(origin.requests) == asked
    time.now += 61
    assert (await paced.get(f"{origin.url}/other")).status == 404


# --- reasons


async def test_a_name_without_address_is_told_as_dns(fetcher):
    assert (await failure(fetcher.get("http://no-such-name.invalid/"))).reason is UnreachableReason.DNS
    assert (await failure(fetcher.get("https://no-such-name.invalid/"))).reason is UnreachableReason.DNS


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_closed_port_is_told_as_refused(scheme, origin):
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    pins = {("shut.example", 80): ("127.0.0.1", port), ("shut.example", 443): ("127.0.0.1", port)}
    async with Egress(Policy(pins=pins)) as egress, Fetcher(egress, USER_AGENT, requests_per_second=None) as fetcher:
        error = await failure(fetcher.get(f"{scheme}://shut.example/"))
    assert error.reason is UnreachableReason.REFUSED
    assert f"127.0.0.1 refuses connections on port {port}" in error.detail


@pytest.fixture
async def secure(origin):
    """Return a function that opens a TLS server with a certificate for a name, and a client that asks for it."""
    async with contextlib.AsyncExitStack() as stack:

        async def opened(name, *, trusts=True):
            authority = trustme.CA()
            server_tls, client_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
            authority.issue_cert(name).configure_cert(server_tls)
            if trusts:
                authority.configure_trust(client_tls)
            server = await stack.enter_async_context(
                await asyncio.start_server(origin.serve, "127.0.0.1", 0, ssl=server_tls)
            )
            pins = {("secure.example", 443): ("127.0.0.1", server.sockets[0].getsockname()[1])}
            egress = await stack.enter_async_context(Egress(Policy(pins=pins)))
            return await stack.enter_async_context(Fetcher(egress, USER_AGENT, None, tls=client_tls))

        yield opened


async def test_a_trusted_certificate_is_accepted(secure, origin):
    origin.answers["/"] = origin.answer("secret")
    assert (await (await secure("secure.example")).get("https://secure.example/")).text == "secret"


async def test_a_certificate_nobody_vouches_for_is_told_as_tls(secure):
    error = await failure((await secure("secure.example", trusts=False)).get("https://secure.example/"))
    assert error.reason is UnreachableReason.TLS
    assert "unable to get" in error.detail


async def test_a_certificate_for_another_name_is_told_as_tls(secure):
    error = await failure((await secure("other.example")).get("https://secure.example/"))
    assert error.reason is UnreachableReason.TLS
    assert "secure.example" in error.detail


async def test_a_server_that_speaks_no_tls_is_told_as_tls(origin):
    async def plain(_, writer):
        writer.write(origin.answer("", 400))
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1", 0) as server:
        pins = {("secure.example", 443): ("127.0.0.1", server.sockets[0].getsockname()[1])}
        async with Egress(Policy(pins=pins)) as egress, Fetcher(egress, USER_AGENT, None) as fetcher:
            assert (await failure(fetcher.get("https://secure.example/"))).reason is UnreachableReason.TLS


async def test_a_bot_wall_is_recognised_and_not_asked_again(paced, origin):
    origin.answers["/"] = origin.answer("<title>Just a moment...</title>", 503, "Server: cloudflare")
    assert (await paced.get(f"{origin.url}/")).bot_wall == "Cloudflare"
    assert len(origin.requests) == 1


async def test_a_server_cannot_make_itself_look_unreachable(fetcher, origin):
    origin.answers["/"] = origin.answer("here", 200, "X-Auditor-Reason: private address")
    assert (await fetcher.get(f"{origin.url}/")).text == "here"
