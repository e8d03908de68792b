"""The one way out: a forward proxy on loopback that crawler and browser both use.

It resolves names itself, asks the policy, and connects to the address that was checked, so a name that changes
its answer between check and use gains nothing. Redirects, sub-resources and WebSockets are requests of their own
and are checked like the first.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from types import TracebackType

from auditor.errors import InputError
from auditor.network.framing import (
    CHUNK_BYTES,
    HEAD_LIMIT_BYTES,
    Answer,
    Ending,
    MalformedError,
    Request,
    absolute,
    authority,
    carry,
    end_to_end,
    framing_lines,
    read_answer,
    read_request,
)
from auditor.network.policy import Endpoint, Policy, RefusedError, UnknownHostError
from rules.evidence import UnreachableReason

CONNECT_TIMEOUT_S = 10.0
MOST_ADDRESSES_TRIED = 4
RESOLVED_FOR_S = 30.0  # as long a checked address is used again without asking for the name
IDLE_FOR_S = 4.0  # web servers close an idle connection after 5 s and more
MOST_IDLE_A_HOST = 6  # as many as browsers open to one host
MOST_HOSTS_KEPT = 500
MOST_REFUSALS_KEPT = 200
MOST_INTERIM_ANSWERS = 10
REPEATABLE = frozenset({"GET", "HEAD"})  # may be asked again when a kept connection turns out closed
REASON_HEADER = "x-auditor-reason"  # tells our own clients why nothing was reached; removed from strangers' answers
STATUSES = {UnreachableReason.PRIVATE_ADDRESS: 403, UnreachableReason.TIMEOUT: 504}  # 502 otherwise

_Place = tuple[str, int]  # host as the client spells it, and port
_Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[None, None, None]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A place somebody asked for that the policy does not allow."""

    host: str
    port: int
    reason: str


class _NotReachedError(Exception):
    def __init__(self, reason: UnreachableReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(slots=True)
class Egress:
    """The proxy while it is open; `refused` names each place it did not allow once, the first 200."""

    policy: Policy
    address: str = "127.0.0.1"  # it listens at, of this machine
    clients: frozenset[str] | None = None  # addresses that may use it, besides its own; None: whoever reaches it
    refused: list[Refusal] = field(default_factory=list)
    _server: asyncio.Server | None = None
    _serving: set["asyncio.Task[None]"] = field(default_factory=set)
    _idle: dict[_Place, list[tuple[float, _Streams]]] = field(default_factory=dict)
    _resolved: dict[_Place, tuple[float, tuple[Endpoint, ...]]] = field(default_factory=dict)

    async def __aenter__(self) -> "Egress":
        loop = asyncio.get_running_loop()
        try:
            self._server = await loop.create_server(self._client, self.address, 0)
        except OSError as error:
            raise InputError(
                f"The guard cannot listen at {self.address}: {error.strerror}.", hint="Name an address of this machine."
            ) from error
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)
        for kept in self._idle.values():
            for _, (_, writer) in kept:
                writer.transport.abort()
        self._idle.clear()
        await asyncio.sleep(0)  # the loop tells the transports that they are closed

    @property
    def proxy_url(self) -> str:
        """Address of the proxy, for the crawler's client and the browser's settings."""
        assert self._server is not None, "the proxy is not open"
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"http://{host}:{self._server.sockets[0].getsockname()[1]}"

    def _client(self) -> "_Client":
        allowed = None if self.clients is None else self.clients | {self.address}
        return _Client(self._accept, self._serving, allowed)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one client until it leaves."""
        try:
            while await self._serve(reader, writer):
                pass
        except (OSError, EOFError, asyncio.LimitOverrunError):
            writer.transport.abort()  # broken off in the middle: the client must not take it for the end

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Serve one request; return whether the connection may carry another one."""
        is_open = False
        try:
            request = await read_request(reader)
            if request.method == "CONNECT":
                await self._tunnel(request, reader, writer)
                return False
            is_open = request.body() == 0
            return await self._forward(request, reader, writer)
        except MalformedError as error:
            status, reason, detail = 400, UnreachableReason.CONNECTION, str(error)
        except _NotReachedError as error:
            status, reason, detail = STATUSES.get(error.reason, 502), error.reason, str(error)
        phrase = "".join(char if " " <= char <= "~" else "?" for char in detail)
        lines = [f"HTTP/1.1 {status} {phrase}", f"{REASON_HEADER}: {reason}", "content-length: 0"]
        writer.write(_head([*lines, "connection: keep-alive" if is_open else "connection: close"]))
        await writer.drain()
        return is_open

    async def _tunnel(self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry bytes both ways until one side ends; what the origin still sent is delivered first."""
        origin_reader, origin_writer = await self._connected(authority(request.target, None))
        writer.write(_head(["HTTP/1.1 200 Connection established"]))
        upload = asyncio.create_task(_pipe(reader, origin_writer))
        try:
            await _pipe(origin_reader, writer)
        finally:
            upload.cancel()
            await asyncio.gather(upload, return_exceptions=True)
            origin_writer.transport.abort()

    async def _forward(self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Ask the origin and pass its answer on; return whether the client's connection stays open."""
        host, path = absolute(request.target)
        place, body = authority(host, 80), request.body()
        kept = await self._kept(place) if request.method in REPEATABLE and body == 0 else None
        if kept is not None:
            with contextlib.suppress(_NotReachedError):
                return await self._exchange(request, _origin_head(request, host, path), place, kept, reader, writer)
        origin = await self._connected(place)
        return await self._exchange(request, _origin_head(request, host, path), place, origin, reader, writer)

    async def _exchange(
        self,
        request: Request,
        head: bytes,
        place: _Place,
        origin: _Streams,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> bool:
        """Carry one request and its answer. _NotReachedError as long as nothing of an answer was passed on."""
        origin_reader, origin_writer = origin
        is_kept, upload = False, None
        try:
            origin_writer.write(head)
            if body := request.body():
                upload = asyncio.create_task(_uploaded(reader, origin_writer, body))
            answer, answer_body = await _final_answer(origin_reader, request.method)
            lines = end_to_end(answer.headers, without=frozenset({REASON_HEADER}))
            if request.method == "HEAD" or answer.status == 304:  # the length of what is not sent
                lines += [f"{name}: {value}" for name, value in answer.headers if name == "content-length"][:1]
            elif answer.status != 204:
                lines += framing_lines(answer_body)
            is_upload_done = upload is None or upload.done()
            is_open = answer_body is not Ending.CLOSE and is_upload_done
            connection = "keep-alive" if is_open else "close"
            status_line = f"HTTP/1.1 {answer.status} {answer.phrase}"
            head_back = _head([status_line, *lines, f"connection: {connection}"])
            await carry(origin_reader, writer, answer_body, head=head_back)
            is_kept = is_open and answer.is_persistent
            return is_open
        finally:
            if upload is not None:
                upload.cancel()
                await asyncio.gather(upload, return_exceptions=True)
            if is_kept:
                self._keep(place, origin)
            else:
                origin_writer.transport.abort()

    async def _connected(self, place: _Place) -> _Streams:
        """Return a connection to one of the checked addresses of a place."""
        endpoints = (await self._endpoints(place))[:MOST_ADDRESSES_TRIED]
        ends_at = time.monotonic() + CONNECT_TIMEOUT_S
        failure = _NotReachedError(UnreachableReason.CONNECTION, "no address")
        for number, (address, port) in enumerate(endpoints):
            try:
                async with asyncio.timeout((ends_at - time.monotonic()) / (len(endpoints) - number)):
                    return await asyncio.open_connection(address, port, limit=HEAD_LIMIT_BYTES)
            except ConnectionRefusedError:
                failure = _NotReachedError(UnreachableReason.REFUSED, f"{address} refuses connections on port {port}")
            except TimeoutError:
                failure = _NotReachedError(UnreachableReason.TIMEOUT, f"no connection to {address}, port {port}")
            except OSError as error:
                failure = _NotReachedError(UnreachableReason.CONNECTION, error.strerror or str(error))
        raise failure

    async def _endpoints(self, place: _Place) -> tuple[Endpoint, ...]:
        until, endpoints = self._resolved.get(place, (0.0, ()))
        if until > time.monotonic():
            return endpoints
        try:
            endpoints = await self.policy.resolve(*place)
        except RefusedError as error:
            refusal = Refusal(*place, str(error))
            if refusal not in self.refused and len(self.refused) < MOST_REFUSALS_KEPT:
                self.refused.append(refusal)
            raise _NotReachedError(UnreachableReason.PRIVATE_ADDRESS, str(error)) from error
        except UnknownHostError as error:
            raise _NotReachedError(UnreachableReason.DNS, str(error)) from error
        if len(self._resolved) >= MOST_HOSTS_KEPT:
            self._resolved.clear()
        self._resolved[place] = (time.monotonic() + RESOLVED_FOR_S, endpoints)
        return endpoints

    async def _kept(self, place: _Place) -> _Streams | None:
        """Return a connection left open by an earlier request to the same host, None without one."""
        kept = self._idle.get(place, [])
        while kept:
            until, (reader, writer) = kept.pop()
            if until > time.monotonic() and not writer.is_closing() and not await _has_spoken(reader):
                return reader, writer
            writer.close()
        return None

    def _keep(self, place: _Place, origin: _Streams) -> None:
        if place not in self._idle and len(self._idle) >= MOST_HOSTS_KEPT:
            oldest = next(iter(self._idle))
            for _, (_, writer) in self._idle.pop(oldest):
                writer.close()
        kept = self._idle.setdefault(place, [])
        kept.append((time.monotonic() + IDLE_FOR_S, origin))
        if len(kept) > MOST_IDLE_A_HOST:
            kept.pop(0)[1][1].close()


class _Client(asyncio.StreamReaderProtocol):
    """A client's connection. What is being done for it ends when it leaves."""

    def __init__(self, serve: _Serve, serving: set["asyncio.Task[None]"], allowed: frozenset[str] | None) -> None:
        self._serve, self._all_serving, self._allowed = serve, serving, allowed
        self._serving: asyncio.Task[None] | None = None
        super().__init__(asyncio.StreamReader(limit=HEAD_LIMIT_BYTES), self._begin)

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def end(task: "asyncio.Task[None]") -> None:
            self._all_serving.discard(task)
            if task.cancelled():
                writer.transport.abort()
            else:
                writer.close()

        if self._allowed is not None and writer.get_extra_info("peername")[0] not in self._allowed:
            writer.transport.abort()
            return
        self._serving = asyncio.create_task(self._serve(reader, writer))
        self._all_serving.add(self._serving)
        self._serving.add_done_callback(end)

    def eof_received(self) -> bool:
        """Close on the client's end of file: none of ours closes one direction alone."""
        super().eof_received()
        return False

    def connection_lost(self, error: Exception | None) -> None:
        """Stop serving."""
        super().connection_lost(error)
        if self._serving is not None:
            self._serving.cancel()


async def _has_spoken(reader: asyncio.StreamReader) -> bool:
    """Return whether an idle connection ended, or holds what nobody asked for: it would pass for the next answer."""
    reading = asyncio.ensure_future(reader.read(1))
    await asyncio.sleep(0)
    if reading.done():
        return True
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    return False


async def _final_answer(reader: asyncio.StreamReader, method: str) -> tuple[Answer, int | Ending]:
    """Return the head of the answer after any interim ones, and how its body ends; _NotReachedError without."""
    try:
        for _ in range(MOST_INTERIM_ANSWERS):
            answer = await read_answer(reader)
            if answer.status >= 200:
                return answer, answer.body(method)
        raise MalformedError("interim answers only")
    except EOFError as error:
        raise _NotReachedError(UnreachableReason.CONNECTION, "closed before an answer") from error
    except (OSError, MalformedError) as error:
        raise _NotReachedError(UnreachableReason.CONNECTION, str(error)) from error


async def _uploaded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, body: int | Ending) -> None:
    """Carry the client's body; one that breaks off ends the request."""
    try:
        await carry(reader, writer, body)
    except (OSError, EOFError, asyncio.LimitOverrunError):
        writer.transport.abort()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(CHUNK_BYTES):
        writer.write(piece)
        await writer.drain()


def _origin_head(request: Request, host: str, path: str) -> bytes:
    """Return the request for the origin; its Host is the one that was checked (RFC 9112 §3.2.2)."""
    lines = [f"{request.method} {path} HTTP/1.1", f"host: {host}"]
    lines += end_to_end(request.headers, without=frozenset({"host"}))
    body = request.body()
    if body != 0 or request.method not in REPEATABLE:
        lines += framing_lines(body)
    return _head(lines)


def _head(lines: list[str]) -> bytes:
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
