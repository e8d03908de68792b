"""Servers of our own on loopback, and the way out to them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from auditor.network.egress import Egress
from auditor.network.fetch import Fetcher
from auditor.network.pace import Pace
from auditor.network.policy import Policy

HOST = "department.example.gov.in"
USER_AGENT = "GovernmentWebsiteAuditor/0.1 (+mailto:web@department.example.gov.in)"

Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Origin:
    """A web server that answers by path with bytes, one after the other, or by a script of its own."""

    port: int = 0
    answers: dict[str, bytes | list[bytes] | Script] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)  # heads, and bodies with a content-length
    connections: int = 0

    @staticmethod
    def answer(body: bytes | str = b"", status: int = 200, *headers: str, length: bool = True) -> bytes:
        """Return an HTTP/1.1 answer as bytes; without `length` it ends with the connection."""
        content = body.encode() if isinstance(body, str) else body
        lines = [f"HTTP/1.1 {status} Told", *headers]
        if not any(header.lower().startswith("content-type") for header in headers):
            lines.append("Content-Type: text/html; charset=utf-8")
        if length:
            lines.append(f"Content-Length: {len(content)}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + content

    @property
    def url(self) -> str:
        return f"http://{HOST}"

    @property
    def paths(self) -> list[str]:
        return [request.split(b" ")[1].decode() for request in self.requests]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = next(
                    (
                        int(line.split(b":")[1])
                        for line in head.lower().split(b"\r\n")
                        if line[:15] == b"content-length:"
                    ),
                    0,
                )
                self.requests.append(head + await reader.readexactly(length))
                planned = self.answers.get(head.split(b" ")[1].decode(), self.answer("not found", 404))
                if isinstance(planned, list):
                    planned = planned.pop(0) if len(planned) > 1 else planned[0]
                if callable(planned):
                    await planned(reader, writer)
                    return
                writer.write(planned)
                await writer.drain()
                if b"content-length" not in planned.lower() and b"chunked" not in planned.lower():
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@pytest.fixture
async def origin() -> AsyncIterator[Origin]:
    """Return a web server that the policy of `egress` knows as department.example.gov.in."""
    async for served in _served():
        yield served


@pytest.fixture
async def forbidden() -> AsyncIterator[Origin]:
    """Return a web server on loopback that nobody may reach."""
    async for served in _served():
        yield served


@pytest.fixture
async def egress(origin: Origin) -> AsyncIterator[Egress]:
    """Return the way out: public addresses, and the origin under its name."""
    async with Egress(Policy(pins={(HOST, 80): ("127.0.0.1", origin.port)})) as opened:
        yield opened


@pytest.fixture
async def fetcher(egress: Egress) -> AsyncIterator[Fetcher]:
    """Return a client without pace."""
    async with Fetcher(egress, USER_AGENT, requests_per_second=None) as opened:
        yield opened


@dataclass
class Time:
    """A clock that moves only when somebody sleeps, and remembers for how long."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds
        await asyncio.sleep(0)


@pytest.fixture
def time() -> Time:
    """Return a clock of our own."""
    return Time()


@pytest.fixture
async def paced(egress: Egress, time: Time) -> AsyncIterator[Fetcher]:
    """Return a polite client whose time is ours."""
    pace = Pace(2.0, 2, time.clock, time.sleep)
    async with Fetcher(egress, USER_AGENT, pace=pace) as opened:
        yield opened


async def _served() -> AsyncIterator[Origin]:
    origin = Origin()
    server = await asyncio.start_server(origin.serve, "127.0.0.1", 0)
    origin.port = server.sockets[0].getsockname()[1]
    yield origin
    server.close()
