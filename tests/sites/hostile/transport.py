"""Answers that never come, never end, are no HTTP, or say something else than they send."""

import asyncio
import gzip
import zlib
from collections.abc import Iterator

from hostile.wire import Behaviour, Exchange, page, raw, says

MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE
TEXT = b"<p>" + b"notice " * 9_000 + b"</p>"


async def silent(exchange: Exchange) -> None:
    await asyncio.sleep(3_600)


async def dripping_head(exchange: Exchange) -> None:
    while True:
        await exchange.send(b"H")
        await asyncio.sleep(1)


async def dripping(exchange: Exchange) -> None:
    await exchange.begin()
    while True:
        await exchange.send(b"x")
        await asyncio.sleep(1)


async def gigabyte(exchange: Exchange) -> None:
    await exchange.begin(f"X-Length: {GIGABYTE}")
    for _ in range(GIGABYTE // len(TEXT)):
        await exchange.send(TEXT)


async def gigabyte_of_file(exchange: Exchange) -> None:
    await exchange.send(
        f"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: {GIGABYTE}\r\n\r\n".encode()
    )
    for _ in range(GIGABYTE // MEGABYTE):
        await exchange.send(bytes(MEGABYTE))


def bomb(size_bytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    pieces = [packer.compress(b"<p>" + bytes(MEGABYTE)) for _ in range(size_bytes // MEGABYTE)]
    return b"".join((*pieces, packer.flush()))


BOMB = bomb(100 * MEGABYTE)


async def onward_for_ever(exchange: Exchange) -> None:
    number = int(exchange.target.rpartition("/")[2] or 0)
    await exchange.answer("", f"Location: /redirects/{number + 1}", status=302)


async def loop_by_cookie(exchange: Exchange) -> None:
    count = exchange.headers.get("cookie", "").count("x")
    await exchange.answer(
        "", "Location: /cookie-loop", f"Set-Cookie: c={'x' * (count + 1)}; Path=/cookie-loop", status=302
    )


async def broken_off(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<h1>Half")
    exchange.writer.transport.abort()


async def gone_at_once(exchange: Exchange) -> None:
    exchange.writer.transport.abort()


async def longer_than_told(exchange: Exchange) -> None:
    """Leave an answer of its own on the connection, for whoever asks next."""
    body = page("<p>Shorter than what is sent.</p>").encode()
    poison = page("<p>POISON</p>", "Poison").encode()
    left = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%b" % (len(poison), poison)
    await exchange.send(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%b%b" % (len(body), body, left * 3)
    )


async def interim_only(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000)


async def cookies(exchange: Exchange) -> None:
    flood = [f"Set-Cookie: {exchange.target[1:]}{n}={'x' * 380}; Path=/" for n in range(90)]
    await exchange.answer(page("<p>Cookies for everybody.</p>", f"Cookies {exchange.target}"), *flood)


def behaviours() -> Iterator[Behaviour]:
    """Yield the pages; what a crawl asks for in this order."""
    yield Behaviour("/silent", silent, "failed: timeout")
    yield Behaviour("/cookie-flood-a", cookies)
    yield Behaviour("/cookie-flood-b", cookies)
    yield Behaviour("/dripping-head", dripping_head, "failed: timeout")
    yield Behaviour("/longer-than-told", longer_than_told)
    yield Behaviour("/dripping", dripping, "failed: timeout")
    yield Behaviour("/gigabyte", gigabyte)
    yield Behaviour("/gigabyte-of-file", gigabyte_of_file, "document: .*octet-stream")
    yield Behaviour("/gzip-bomb", says(BOMB, "Content-Encoding: gzip"))
    yield Behaviour(
        "/gzip-bomb-in-a-bomb",
        says(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"),
        "failed: connection: the coding",
    )
    yield Behaviour(
        "/brotli-bomb", says(b"\x1b\xff\xff\xff" * 9_000, "Content-Encoding: br"), "failed: connection: the coding"
    )
    yield Behaviour("/no-gzip", says(b"no gzip at all", "Content-Encoding: gzip"), "failed: connection")
    yield Behaviour("/redirects/0", onward_for_ever, "failed: too many redirects")
    yield Behaviour("/cookie-loop", loop_by_cookie, "failed: too many redirects")
    yield Behaviour("/loop", says("", "Location: /loop", status=301), "failed: too many redirects")
    yield Behaviour("/to-script", says("", "Location: javascript:alert(1)", status=302), "failed: 302")
    yield Behaviour("/to-file", says("", "Location: file:///etc/passwd", status=302), "failed: 302")
    yield Behaviour("/to-router", says("", "Location: http://192.168.0.1/", status=302), "failed: private address")
    yield Behaviour(
        "/to-metadata", says("", "Location: http://169.254.169.254/", status=302), "failed: private address"
    )
    yield Behaviour("/broken-off", broken_off, "failed: connection")
    yield Behaviour("/gone-at-once", gone_at_once, "failed: connection")
    yield Behaviour("/huge-header", says("", f"X-Huge: {'x' * MEGABYTE}"), "failed: connection: .*head")
    yield Behaviour("/many-headers", says("", *(f"X-{n}: {n}" for n in range(20_000))), "failed: connection")
    yield Behaviour("/two-lengths", says(page("<p>x"), "Content-Length: 3"), "failed: connection")
    yield Behaviour(
        "/wrong-chunks", raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<h1>"), "failed: connection"
    )
    yield Behaviour("/no-http", raw(b"220 mail.example ESMTP\r\n"), "failed: connection")
    yield Behaviour("/http-0.9", raw(page("<p>x").encode()), "failed: connection")
    yield Behaviour("/interim-only", interim_only, "failed: connection")
    yield Behaviour("/status-999", raw(b"HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n"), "failed: connection")
    yield Behaviour("/password", says("", 'WWW-Authenticate: Basic realm="\x1b[31m"', status=401), "failed: 401")
    yield Behaviour("/empty", says(""), "failed: empty answer")
    yield Behaviour("/no-content", raw(b"HTTP/1.1 204 Nothing\r\n\r\n"), "document: .*")
    yield Behaviour("/pdf-that-is-none", says("<h1>x", "Content-Type: application/pdf"), "document: .*pdf")
