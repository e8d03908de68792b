"""A listener on loopback that is not pinned sees no connection, whatever is tried."""

import asyncio
import socket

import aiohttp
import pytest

from auditor.errors import FetchError
from auditor.network import egress as egress_module
from auditor.network.egress import REASON_HEADER
from rules.evidence import UnreachableReason

# {port} is the listener's.
ADDRESSES = [
    "http://127.0.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://0.0.0.0:{port}/",
    "http://localhost:{port}/",
    "http://department.localhost.:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://department.example.gov.in@127.0.0.1:{port}/",
    "http://inside.example:{port}/",
    "https://127.0.0.1:{port}/",
    "https://localhost:{port}/",
    "https://inside.example:{port}/",
]


@pytest.fixture(autouse=True)
async def lookups(monkeypatch):
    """Answer every name with loopback, but changing.example with a public address the first time."""
    asked = []

    async def getaddrinfo(host, *_, **__):
        is_public = host == "changing.example" and host not in asked
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8" if is_public else "127.0.0.1", 0))]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize("address", ADDRESSES)
async def test_the_crawler_asks(address, fetcher, egress, forbidden):
    with pytest.raises(FetchError) as caught:
        await fetcher.get(address.format(port=forbidden.port))
    assert caught.value.reason is UnreachableReason.PRIVATE_ADDRESS
    assert forbidden.connections == 0
    assert [refusal.port for refusal in egress.refused] == [forbidden.port]


@pytest.mark.parametrize("address", ADDRESSES)
async def test_a_page_of_the_site_leads_there(address, fetcher, origin, forbidden):
    origin.answers["/"] = origin.answer("", 302, f"Location: {address.format(port=forbidden.port)}")
    with pytest.raises(FetchError) as caught:
        await fetcher.get(f"{origin.url}/")
    assert caught.value.reason is UnreachableReason.PRIVATE_ADDRESS
    assert (origin.connections, forbidden.connections) == (1, 0)


@pytest.mark.parametrize(
    "request_line",
    [
        "GET http://127.0.0.1:{port}/ HTTP/1.1\r\nHost: department.example.gov.in",
        "GET http://localhost:{port} HTTP/1.1\r\nHost: department.example.gov.in",
        "GET http://0x7f000001:{port}/ HTTP/1.1\r\nHost: x",
        "GET http://a@127.0.0.1:{port}/ HTTP/1.1\r\nHost: x",
        "GET http://department.example.gov.in\\@127.0.0.1:{port}/ HTTP/1.1\r\nHost: x",
        "GET //127.0.0.1:{port}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}",
        "GET ws://127.0.0.1:{port}/ HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade",
        "CONNECT 127.0.0.1:{port} HTTP/1.1\r\nHost: department.example.gov.in:443",
        "CONNECT [::ffff:7f00:1]:{port} HTTP/1.1\r\nHost: x",
        "CONNECT [::1%25lo]:{port} HTTP/1.1\r\nHost: x",
        "CONNECT localhost.:{port} HTTP/1.0",
        "CONNECT http://127.0.0.1:{port}/ HTTP/1.1\r\nHost: x",
        "CONNECT inside.example:{port} HTTP/1.1\r\nHost: x",
    ],
)
async def test_the_proxy_is_asked_in_its_own_words(request_line, egress, forbidden):
    proxy_port = int(egress.proxy_url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", proxy_port)
    writer.write(f"{request_line.format(port=forbidden.port)}\r\n\r\n".encode())
    async with asyncio.timeout(5):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
    writer.close()
    assert head.split(" ")[1] in {"400", "403"}
    assert f"{REASON_HEADER}: " in head
    assert forbidden.connections == 0


async def test_the_pinned_site_itself_is_reached_on_its_port_alone(fetcher, origin):
    origin.answers["/"] = origin.answer("<p>here</p>")
    assert (await fetcher.get(f"{origin.url}/")).status == 200
    assert origin.connections == 1


async def test_a_websocket_to_loopback_is_refused(egress, forbidden):
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientError):
            await session.ws_connect(f"ws://127.0.0.1:{forbidden.port}/", proxy=egress.proxy_url)
    assert forbidden.connections == 0


async def test_a_name_that_changes_its_answer_is_connected_to_where_it_was_checked(
    fetcher, forbidden, lookups, monkeypatch
):
    connected = []

    async def open_connection(host, port, **_):
        connected.append((host, port))
        raise ConnectionRefusedError

    monkeypatch.setattr(egress_module.asyncio, "open_connection", open_connection)
    for _ in range(2):
        with pytest.raises(FetchError):
            await fetcher.get(f"http://changing.example:{forbidden.port}/")
    assert connected == [("8.8.8.8", forbidden.port)] * 2
    assert lookups == ["changing.example"]
    assert forbidden.connections == 0
