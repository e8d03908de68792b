"""The one way out: a forward proxy on loopback that crawler and browser both use.

It resolves names itself, asks the policy, and connects to the address that was checked, so a name
that changes its answer between check and use gains nothing. Redirects and sub-resources are new
requests and are checked like the first. One request a connection keeps framing simple and safe.
"""

import asyncio
import contextlib
import re
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

from auditor.network.policy import Policy, RefusedError, UnknownHostError

HEAD_LIMIT_BYTES = 64 * 1024
CHUNK_BYTES = 64 * 1024
CONNECT_TIMEOUT_S = 10.0
HEAD_TIMEOUT_S = 60.0
MOST_REFUSALS_KEPT = 200
REASON_HEADER = "x-auditor-reason"  # tells our own fetcher why nothing was reached; removed from strangers' answers
HOP_BY_HOP = frozenset(  # RFC 9110 §7.6.1
    {"connection", "proxy-connection", "keep-alive", "te", "trailer", "upgrade", "proxy-authorization", REASON_HEADER}
)
_REQUEST_LINE = re.compile(r"([A-Z]+) (\S+) HTTP/1\.[01]")
_AUTHORITY = re.compile(r"(\[[^\]]+\]|[^:\[\]]+):(\d{1,5})")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\r\n\0]*")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A place somebody asked for that the policy does not allow."""

    host: str
    port: int
    reason: str


class _ProxyError(Exception):
    def __init__(self, status: int, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.status, self.reason, self.detail = status, reason, detail


@dataclass(slots=True)
class Egress:
    """The proxy while it is open; `refused` lists what it did not allow, the first 200."""

    policy: Policy
    refused: list[Refusal] = field(default_factory=list)
    _server: asyncio.Server | None = None
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    async def __aenter__(self) -> "Egress":
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=HEAD_LIMIT_BYTES)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server:
            self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def proxy_url(self) -> str:
        """Address of the proxy, for the crawler's client and the browser's settings."""
        assert self._server is not None, "the proxy is not open"
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._serve(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, asyncio.CancelledError):
            pass  # the other side went away, or the audit is over
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with asyncio.timeout(HEAD_TIMEOUT_S):
            head = await reader.readuntil(b"\r\n\r\n")
        try:
            method, target, headers = _parsed(head)
            if method == "CONNECT":
                host, port = _authority(target)
                upstream = await self._connect(host, port)
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await _exchange(reader, writer, *upstream)
            else:
                host, port, path = _absolute(target)
                upstream_reader, upstream_writer = await self._connect(host, port)
                upstream_writer.write(_request_head(method, path, target, headers))
                await _exchange(reader, writer, upstream_reader, upstream_writer, rewrite=True)
        except _ProxyError as error:
            body = error.detail.encode("utf-8", "replace")
            writer.write(
                f"HTTP/1.1 {error.status} Not reached\r\n{REASON_HEADER}: {error.reason}\r\n"
                f"Content-Type: text/plain; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
                "Connection: close\r\n\r\n".encode()
                + body
            )
            await writer.drain()

    async def _connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        try:
            addresses = await self.policy.addresses(host, port)
        except RefusedError as error:
            if len(self.refused) < MOST_REFUSALS_KEPT:
                self.refused.append(Refusal(host, port, str(error)))
            raise _ProxyError(403, "private address", str(error)) from error
        except UnknownHostError as error:
            raise _ProxyError(502, "dns", str(error)) from error
        failure = _ProxyError(502, "connection", "no address")
        for address, address_port in addresses:
            try:
                async with asyncio.timeout(CONNECT_TIMEOUT_S / len(addresses)):
                    return await asyncio.open_connection(address, address_port, limit=HEAD_LIMIT_BYTES)
            except ConnectionRefusedError as error:
                failure = _ProxyError(502, "refused", str(error))
            except TimeoutError:
                failure = _ProxyError(504, "timeout", f"no connection within {CONNECT_TIMEOUT_S:.0f} s")
            except OSError as error:
                failure = _ProxyError(502, "connection", str(error))
        raise failure


def _parsed(head: bytes) -> tuple[str, str, list[str]]:
    line, *headers = head.decode("latin-1").split("\r\n")[:-2]
    found = _REQUEST_LINE.fullmatch(line)
    if found is None or not all(_HEADER.fullmatch(header) for header in headers):
        raise _ProxyError(400, "connection", "malformed request")
    return found.group(1), found.group(2), headers


def _authority(target: str) -> tuple[str, int]:
    found = _AUTHORITY.fullmatch(target)
    if found is None or not 0 < int(found.group(2)) < 65536:
        raise _ProxyError(400, "connection", "malformed authority")
    return found.group(1), int(found.group(2))


def _absolute(target: str) -> tuple[str, int, str]:
    try:
        parts = urlsplit(target)
        host, port = parts.hostname, parts.port or 80
    except ValueError:
        host, port = None, 0
    if parts.scheme != "http" or not host:
        raise _ProxyError(400, "connection", "only absolute http addresses and CONNECT are served")
    start = target.find("/", len("http://"))
    query = target.find("?", len("http://"))
    if start < 0 or 0 <= query < start:
        return host, port, "/" + (target[query:] if query >= 0 else "")
    return host, port, target[start:]


def _request_head(method: str, path: str, target: str, headers: list[str]) -> bytes:
    """Return the request for the origin; its Host is the one that was checked (RFC 9112 §3.2.2)."""
    authority = urlsplit(target).netloc.rpartition("@")[2]
    kept = [header for header in headers if _name(header) not in HOP_BY_HOP | {"host"}]
    lines = [f"{method} {path} HTTP/1.1", f"Host: {authority}", *kept, "Connection: close"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


async def _exchange(
    client_reader: asyncio.StreamReader,
    client_writer: asyncio.StreamWriter,
    upstream_reader: asyncio.StreamReader,
    upstream_writer: asyncio.StreamWriter,
    *,
    rewrite: bool = False,
) -> None:
    """Carry bytes both ways until the origin is done or the client leaves."""
    upload = asyncio.ensure_future(_pipe(client_reader, upstream_writer))
    download = upload
    try:
        if rewrite:
            client_writer.write(await _answer_head(upstream_reader))
        download = asyncio.ensure_future(_pipe(upstream_reader, client_writer))
        await asyncio.wait({upload, download}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        upload.cancel()
        download.cancel()
        await asyncio.gather(upload, download, return_exceptions=True)
        upstream_writer.close()


async def _answer_head(reader: asyncio.StreamReader) -> bytes:
    """Return the origin's answer head with `Connection: close`, passing interim answers over."""
    while True:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError as error:
            raise _ProxyError(502, "connection", "closed before an answer") from error
        line, *headers = head.decode("latin-1").split("\r\n")[:-2]
        if not line.startswith("HTTP/1."):
            raise _ProxyError(502, "connection", "malformed answer")
        if line.split(" ")[1:2] not in (["100"], ["102"], ["103"]):
            kept = [header for header in headers if _name(header) not in HOP_BY_HOP]
            return ("\r\n".join([line, *kept, "Connection: close"]) + "\r\n\r\n").encode("latin-1")


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while chunk := await reader.read(CHUNK_BYTES):
            writer.write(chunk)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()


def _name(header: str) -> str:
    return header.partition(":")[0].strip().lower()
