"""The hostile site, served on loopback by a thread of its own; and the good site that hides in it."""

import asyncio
import contextlib
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest

from hostile import markup, scripts, transport
from hostile.good import GOOD
from hostile.tls import contexts
from hostile.wire import Behaviour, Exchange

HOST = "department.localhost"
LOOPBACK = "127.0.0.1"
HOME = f"http://{HOST}"
MOST_HEAD_BYTES = 16 * 1024  # what a usual web server takes


def read_behaviours() -> tuple[Behaviour, ...]:
    """Return the pages that attack whoever reads them; those that answer nothing never stand next to each other.

    A host that stays silent many times in a row is left alone, as it should be.
    """
    pairs = zip_longest(transport.behaviours(), markup.behaviours())
    return tuple(one for pair in pairs for one in pair if one is not None)


@dataclass(slots=True)
class HostileSite:
    """Answers by path; a path below one that ends in a number or a slash is answered like it."""

    behaviours: tuple[Behaviour, ...]
    robots: str = ""
    pins: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    _by_path: dict[str, Behaviour] = field(default_factory=dict)
    _sitemaps: dict[str, bytes] = field(default_factory=lambda: dict(markup.sitemaps()))

    def __post_init__(self) -> None:
        known = (*self.behaviours, *GOOD, *scripts.parts())
        self._by_path = {one.path: one for one in known}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(
            EOFError, asyncio.LimitOverrunError, OSError, asyncio.CancelledError
        ):  # the last: the end
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, target, _ = head.split(" ", 2)
                lines = [line.partition(":") for line in head.split("\r\n")[1:]]
                headers = {name.lower(): value.strip() for name, _, value in lines}
                self.asked[target] += 1
                exchange = Exchange(method, target, headers, writer)
                if len(head) > MOST_HEAD_BYTES:
                    await exchange.answer("Request Header Or Cookie Too Large", status=400)
                    continue
                await self._answer(exchange)
        writer.close()

    async def _answer(self, exchange: Exchange) -> None:
        path = exchange.target
        if path == "/robots.txt" and self.robots:
            await exchange.answer(self.robots.replace("{origin}", HOME), "Content-Type: text/plain")
        elif path in self._sitemaps:
            await exchange.answer(self._sitemaps[path], "Content-Type: application/xml")
        elif path == "/sitemap.xml":
            listed = "".join(f"<url><loc>{HOME}{one.path}</loc></url>" for one in (*GOOD, *self.behaviours))
            await exchange.answer(f"<urlset>{listed}</urlset>", "Content-Type: application/xml")
        elif known := self._known(path):
            await known.answer(exchange)
        else:
            await exchange.answer("<!doctype html><title>Not found</title><h1>Not found</h1>", status=404)

    def _known(self, target: str) -> Behaviour | None:
        if target in self._by_path:
            return self._by_path[target]
        place = target.replace(";", "?").partition("?")[0]
        for one in self._by_path.values():
            family = one.path.partition("?")[0].rstrip("0123456789")
            if place == one.path or (
                family.endswith("/") and family != "/" and place.startswith(family.rstrip("0123456789"))
            ):
                return one
        return None


@contextmanager
def served(*behaviours: Behaviour, robots: str = "") -> Iterator[HostileSite]:
    """Serve these pages among the good ones until the block ends."""
    site = HostileSite(behaviours, robots)
    loop = asyncio.new_event_loop()

    async def listen(host: str, port: int, tls: ssl.SSLContext | None) -> asyncio.Server:
        server = await asyncio.start_server(site.serve, LOOPBACK, 0, limit=256 * 1024, ssl=tls)
        site.pins[host, port] = LOOPBACK, server.sockets[0].getsockname()[1]
        return server

    async def begin() -> list[asyncio.Server]:
        return [await listen(HOST, 80, None), *[await listen(host, 443, tls) for host, tls in contexts().items()]]

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    servers = asyncio.run_coroutine_threadsafe(begin(), loop).result()

    async def end() -> None:
        for server in servers:
            server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    try:
        yield site
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
