"""The proxy as its clients see it."""

import asyncio
import ssl

import aiohttp
import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from auditor.network import egress as egress_module
from auditor.network.egress import REASON_HEADER, Egress
from auditor.network.framing import MalformedError, parsed_request
from auditor.network.policy import Policy


class Client:
    """A connection to the proxy, byte by byte."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    async def ask(self, request):
        self.writer.write(request.replace("\n", "\r\n").encode("latin-1"))
        return await self.answer()

    async def answer(self):
        async with asyncio.timeout(5):
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            return head, (await self.reader.readexactly(length_of(head)))


def length_of(head):
    lines = [line for line in head.lower().split("\r\n") if line.startswith("content-length: ")]
    return int(lines[0][16:]) if lines else 0


@pytest.fixture
async def client(egress):
    port = int(egress.proxy_url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    yield Client(reader, writer)
    writer.close()


def get(origin, path="/", *headers, method="GET"):
    return "\n".join((f"{method} {origin.url}{path} HTTP/1.1", "Host: elsewhere.example", *headers)) + "\n\n"


async def test_an_answer_arrives_and_the_origin_is_told_the_checked_host(client, origin):
    origin.answers["/a?b=c"] = origin.answer("hello", 200, "X-Mine: yes")
    head, body = await client.ask(get(origin, "/a?b=c"))
    assert head.startswith("HTTP/1.1 200 Told\r\n")
    assert "x-mine: yes" in head
    assert body == b"hello"
    assert origin.requests[0].startswith(b"GET /a?b=c HTTP/1.1\r\nhost: department.example.gov.in\r\n")
    assert b"elsewhere" not in origin.requests[0]


async def test_one_connection_to_the_origin_serves_many_requests(client, origin):
    origin.answers["/"] = origin.answer("hello")
    for _ in range(5):
        assert (await client.ask(get(origin)))[1] == b"hello"
    assert (len(origin.requests), origin.connections) == (5, 1)


async def test_a_kept_connection_that_the_origin_closed_is_replaced(client, origin):
    async def once(_, writer):
        writer.write(origin.answer("first"))
        await writer.drain()

    origin.answers["/"] = [once, origin.answer("second")]
    assert (await client.ask(get(origin)))[1] == b"first"
    assert (await client.ask(get(origin)))[1] == b"second"
    assert origin.connections == 2


async def test_headers_of_one_hop_stay_on_it(client, origin):
    origin.answers["/"] = origin.answer(
        "", 200, "Connection: X-Secret", "X-Secret: 1", "Proxy-Authenticate: Basic", "Keep-Alive: 1"
    )
    head, _ = await client.ask(
        get(origin, "/", "Connection: X-Mine", "X-Mine: 1", "Proxy-Connection: x", "TE: trailers")
    )
    for name in ("x-secret", "proxy-authenticate", "keep-alive: 1"):
        assert name not in head.lower()
    for name in (b"x-mine", b"proxy-connection", b"te:"):
        assert name not in origin.requests[0].lower()


async def test_an_origin_cannot_speak_for_the_guard(client, origin):
    origin.answers["/"] = origin.answer("", 200, f"{REASON_HEADER.title()}: dns")
    head, _ = await client.ask(get(origin))
    assert REASON_HEADER not in head


@pytest.mark.parametrize(
    "headers",
    [
        ("Content-Length: 5", "Transfer-Encoding: chunked"),
        ("Content-Length: 5", "Content-Length: 6"),
        ("Content-Length: 5, 6",),
        ("Content-Length: +5",),
        ("Content-Length: -1",),
        ("Transfer-Encoding: xchunked",),
        ("Transfer-Encoding: chunked, identity",),
        ("Transfer-Encoding : chunked",),
        ("X-A: 1", " folded: 2"),
        ("no colon",),
        ("X-\x00: 1",),
        ("X-A: a\rX-B: b",),
    ],
)
async def test_a_request_that_could_be_read_in_two_ways_is_not_passed_on(headers, client, origin):
    head, _ = await client.ask(get(origin, "/", *headers, method="POST"))
    assert head.startswith("HTTP/1.1 400 ")
    assert origin.connections == 0


@given(
    st.lists(
        st.sampled_from(
            ["GET ", "CONNECT ", "http://a.in/", " HTTP/1.1", "\r\n", "\n", ":", " ", "\0", "Host", "é", "1"]
        )
    )
)
def test_no_head_is_too_odd_to_be_judged(parts):
    head = "".join(parts).encode("latin-1") + b"\r\n\r\n"
    try:
        request = parsed_request(head)
        request.body()
    except MalformedError:
        return
    assert not any(char in name + value for name, value in request.headers for char in "\r\n\0")


async def test_a_head_without_end_is_cut(client, origin):
    head, _ = await client.ask(get(origin, "/", "X-Long: " + "a" * 200_000))
    assert head.startswith("HTTP/1.1 400 ")
    assert origin.connections == 0


async def test_a_body_travels_to_the_origin_whole(client, origin):
    origin.answers["/form"] = origin.answer("thanks")
    _, body = await client.ask(get(origin, "/form", "Content-Length: 100000", method="POST") + "x" * 100_000)
    assert body == b"thanks"
    assert origin.requests[0].endswith(b"x" * 100_000)


async def test_chunks_travel_both_ways(egress, origin):
    async def echo(reader, writer):
        received = b""
        while (size := int(await reader.readline(), 16)) > 0:
            received += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n")
        for piece in (received[:3], received[3:]):
            writer.write(b"%x;note=1\r\n%s\r\n" % (len(piece), piece))
        writer.write(b"0\r\nX-T: 1\r\n\r\n")

    origin.answers["/"] = echo

    async def pieces():
        yield b"namaste "
        yield b"duniya" * 20_000

    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{origin.url}/", data=pieces(), proxy=egress.proxy_url) as answer,
    ):
        assert await answer.read() == b"namaste " + b"duniya" * 20_000


@pytest.mark.parametrize("method", ["HEAD", "GET"])
async def test_an_answer_without_body_leaves_the_connection_usable(method, client, origin):
    bodiless = b"HTTP/1.1 %s Told\r\nContent-Length: 999\r\n\r\n" % (b"200" if method == "HEAD" else b"304")
    origin.answers["/"] = [bodiless, origin.answer("next")]
    client.writer.write(get(origin, method=method).replace("\n", "\r\n").encode())
    head = (await client.reader.readuntil(b"\r\n\r\n")).decode()
    assert "content-length: 999" in head
    assert (await client.ask(get(origin)))[1] == b"next"


async def test_interim_answers_are_passed_over_but_not_for_ever(client, origin):
    origin.answers["/"] = [b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\n\r\n" + origin.answer("last")]
    origin.answers["/endless"] = b"HTTP/1.1 100 Continue\r\n\r\n" * 50
    assert (await client.ask(get(origin)))[1] == b"last"
    assert (await client.ask(get(origin, "/endless")))[0].startswith("HTTP/1.1 502 ")


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 30_000 + b"\r\n",
    ],
)
async def test_what_is_no_answer_is_told_as_such(garbage, client, origin):
    async def told(_, writer):
        writer.write(garbage)

    origin.answers["/"] = told
    head, _ = await client.ask(get(origin))
    assert head.startswith("HTTP/1.1 502 ")
    assert f"{REASON_HEADER}: connection" in head


async def test_an_old_server_with_bare_line_feeds_is_understood(client, origin):
    async def told(_, writer):
        writer.write(b"HTTP/1.0 200 OK\nContent-Type: text/html\n\tfolded\nstray line\nContent-Length: 5\n\nhello")

    origin.answers["/"] = told
    head, body = await client.ask(get(origin))
    assert body == b"hello"
    assert "stray" not in head


@pytest.mark.parametrize(
    "broken",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloXX\r\n0\r\n\r\n",
    ],
)
async def test_an_answer_that_breaks_off_does_not_look_whole(broken, egress, origin):
    async def told(_, writer):
        writer.write(broken)

    origin.answers["/"] = told
    async with aiohttp.ClientSession() as session, session.get(f"{origin.url}/", proxy=egress.proxy_url) as answer:
        with pytest.raises(aiohttp.ClientError):
            await answer.read()


async def test_an_answer_that_ends_with_the_connection_closes_it_for_the_client_too(client, origin):
    origin.answers["/"] = origin.answer("until the end", length=False)
    client.writer.write(get(origin).replace("\n", "\r\n").encode())
    whole = await client.reader.read()
    assert b"connection: close" in whole
    assert whole.endswith(b"\r\n\r\nuntil the end")


async def test_the_origin_is_slowed_down_to_the_pace_of_the_client(client, origin):
    written = 0

    async def flood(_, writer):
        nonlocal written
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500000000\r\n\r\n")
        while True:
            writer.write(b"x" * 65536)
            await writer.drain()
            written += 65536

    origin.answers["/"] = flood
    client.writer.write(get(origin).replace("\n", "\r\n").encode())
    await client.reader.readexactly(1000)
    before = -1
    while before != written:  # until nothing moves any more
        before = written
        for _ in range(200):
            await asyncio.sleep(0)
    assert written < 40_000_000


async def test_a_tunnel_carries_tls_end_to_end(origin, monkeypatch):
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("secure.example.gov.in").configure_cert(tls)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    server = await asyncio.start_server(origin.serve, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    origin.answers["/"] = origin.answer("secret")
    pins = {("secure.example.gov.in", 443): ("127.0.0.1", port)}
    async with Egress(Policy(pins=pins)) as egress, aiohttp.ClientSession() as session:
        url = "https://secure.example.gov.in/"
        async with session.get(url, proxy=egress.proxy_url, ssl=trusting) as answer:
            assert await answer.text() == "secret"
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await session.get(url, proxy=egress.proxy_url, ssl=ssl.create_default_context())
    server.close()


async def test_closed_doors_are_told_apart(forbidden, unused_port, monkeypatch):
    monkeypatch.setattr(egress_module, "CONNECT_TIMEOUT_S", 0.05)
    pins = {("shut.example", 80): ("127.0.0.1", unused_port), ("silent.example", 80): ("silent", 80)}
    open_connection = asyncio.open_connection

    async def connect(host, port, **options):
        if host == "silent":
            await asyncio.Event().wait()
        return await open_connection(host, port, **options)

    async with Egress(Policy(pins=pins)) as egress, aiohttp.ClientSession() as session:
        monkeypatch.setattr(egress_module.asyncio, "open_connection", connect)

        async def reason_of(url):
            async with session.get(url, proxy=egress.proxy_url) as answer:
                return answer.status, answer.headers[REASON_HEADER]

        assert await reason_of("http://shut.example/") == (502, "refused")
        assert await reason_of("http://silent.example/") == (504, "timeout")
        assert await reason_of("http://no-such-name.invalid/") == (502, "dns")
        assert await reason_of(f"http://127.0.0.1:{forbidden.port}/") == (403, "private address")


async def test_refusals_are_written_down_once_each_and_not_without_limit(egress):
    async with aiohttp.ClientSession() as session:
        for number in [1, 1, *range(300)]:
            async with session.get(f"http://10.0.{number // 256}.{number % 256}/", proxy=egress.proxy_url) as answer:
                assert answer.status == 403
    assert len(egress.refused) == 200
    assert (egress.refused[0].host, egress.refused[0].port) == ("10.0.0.1", 80)
    assert "not a public address" in egress.refused[0].reason


async def test_a_client_that_leaves_ends_the_request_to_the_origin(client, origin):
    asked, left = asyncio.Event(), asyncio.Event()

    async def wait(reader, _):
        asked.set()
        await reader.read()
        left.set()

    origin.answers["/"] = wait
    client.writer.write(get(origin).replace("\n", "\r\n").encode())
    async with asyncio.timeout(5):
        await asked.wait()
        client.writer.close()
        await left.wait()


async def test_closing_in_the_middle_leaves_no_task_behind(origin):
    async def never(_, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")
        await asyncio.Event().wait()

    origin.answers["/"] = never
    before = asyncio.all_tasks()
    egress = Egress(Policy(pins={("department.example.gov.in", 80): ("127.0.0.1", origin.port)}))
    async with egress:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(egress.proxy_url.rpartition(":")[2]))
        writer.write(get(origin).replace("\n", "\r\n").encode())
        await reader.readuntil(b"12345")
    assert {task for task in asyncio.all_tasks() - before if "_accept" in repr(task)} == set()
    with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
        await reader.readexactly(5)
    writer.close()


@pytest.fixture
async def unused_port():
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    return port
