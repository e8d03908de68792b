"""Listeners that nobody may reach: TCP and UDP at every loopback address, and a note of each way that led there."""

import asyncio
import re
import socket
import threading
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial

# Linux takes all of 127.0.0.0/8; other systems only the first, and some machines have no IPv6.
ADDRESSES = ("127.0.0.1", "127.0.0.2", "127.7.7.7", "::1")
ANSWER = b"<!doctype html><title>Inside</title><p>inside</p>"
PATIENCE_S = 20.0
_MARK = re.compile(rb"/way/([a-z0-9-]+)")


@dataclass
class Traps:
    """The listeners; a way is known by the path it asks for, or by a port that nothing else leads to."""

    port: int = 0
    ports: dict[str, int] = field(default_factory=dict)  # of the ways that have one of their own
    met: set[str] = field(default_factory=set)
    connections: list[str] = field(default_factory=list)  # what each of them began with
    served_at: list[str] = field(default_factory=list)  # addresses of this machine, one for each connection
    datagrams: int = 0
    _open: list[asyncio.Server | asyncio.BaseTransport] = field(default_factory=list)

    def left(self) -> str:
        """Return what came, "" when nothing did."""
        return ", ".join([*sorted(self.met), *(f"{count} datagrams" for count in [self.datagrams] if count)])

    async def meet(self, ways: Set[str]) -> set[str]:
        """Return which of these ways were met, once all were or the patience is at its end."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                while not ways <= self.met:  # noqa: ASYNC110, they come in another thread
                    await asyncio.sleep(0.05)
        return self.met & ways

    async def close(self) -> None:
        """Listen no longer."""
        for listener in self._open:
            listener.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.sleep(0)

    def _note(self, way: str, told: bytes) -> None:
        marked = _MARK.search(told)
        if way or marked:
            self.met.add(way or marked[1].decode())

    async def _serve(self, way: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        number = len(self.connections)
        self.connections.append(way)
        self.served_at.append(writer.get_extra_info("sockname")[0])
        try:
            while told := await reader.read(65536):
                self.connections[number] = self.connections[number] or told[:80].decode("latin-1")
                self._note(way, told)
                writer.write(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nAccess-Control-Allow-Origin: *\r\n"
                    b"Content-Length: %d\r\n\r\n" % len(ANSWER) + ANSWER
                )
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            if way:
                self.met.add(way)
            writer.close()

    async def listen(self, own_ports: Iterable[str]) -> None:
        """Open a port for all ways, and one for each of these."""
        self.port = await self._listen("")
        for way in own_ports:
            self.ports[way] = await self._listen(way)

    async def _listen(self, way: str) -> int:
        loop = asyncio.get_running_loop()

        class Datagrams(asyncio.DatagramProtocol):
            def datagram_received(_, data: bytes, __: object) -> None:  # noqa: N805, `self` is the traps
                self.datagrams += 1
                self._note(way, data)

        port = _free_port()
        for address in _usable():
            serve = partial(self._serve, way)
            self._open.append(await asyncio.start_server(serve, address, port))
            self._open.append((await loop.create_datagram_endpoint(Datagrams, (address, port)))[0])
        return port


@contextmanager
def trapping(own_ports: Iterable[str] = ()) -> Iterator[Traps]:
    """Give traps that listen in a thread of their own until the block ends."""
    traps, loop = Traps(), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(traps.listen(own_ports), loop).result()
        yield traps
    finally:
        asyncio.run_coroutine_threadsafe(traps.close(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def _usable() -> Iterator[str]:
    for address in ADDRESSES:
        with suppress(OSError), socket.socket(_family(address)) as probe:
            probe.bind((address, 0))
            yield address


def _free_port() -> int:
    """Return a port that is free at every address, for TCP and UDP."""
    while True:
        with socket.socket() as first:
            first.bind((ADDRESSES[0], 0))
            port = int(first.getsockname()[1])
        if all(_is_free(address, port, kind) for address in _usable() for kind in (1, 2)):
            return port


def _is_free(address: str, port: int, kind: int) -> bool:
    with socket.socket(_family(address), kind) as probe:
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET
