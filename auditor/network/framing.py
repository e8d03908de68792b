"""HTTP/1.1 messages as they pass through: heads taken apart, bodies carried to their exact end (RFC 9112).

What could be read in two ways is refused, so that no request hides inside another one.
"""

import asyncio
import re
from dataclasses import dataclass
from enum import Enum

HEAD_LIMIT_BYTES = 64 * 1024
CHUNK_BYTES = 64 * 1024
MOST_TRAILER_LINES = 100

# RFC 9110 §7.6.1; Expect too, since interim answers are not passed on; framing is written anew.
# fmt: off
HOP_BY_HOP = frozenset({
    "connection", "proxy-connection", "keep-alive", "te", "trailer", "upgrade", "expect",
    "transfer-encoding", "content-length", "proxy-authorization", "proxy-authenticate",
})
# fmt: on

_REQUEST_LINE = re.compile(r"([A-Z]+) (\S+) HTTP/1\.([01])")
_STATUS_LINE = re.compile(r"HTTP/1\.([01]) ([1-5]\d\d)(?: ([^\r\n\0]*))?")
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*)")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/?#@\[\]\\]+)(?::(\d{1,5}))?")
_ABSOLUTE = re.compile(r"http://([^\s/?#\\]+)(/[^\s#]*|\?[^\s#]*)?", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")

Headers = tuple[tuple[str, str], ...]  # lower-case names


class MalformedError(Exception):
    """A message that cannot be read, or could be read in two ways."""


class BrokenBodyError(EOFError):
    """A body that does not keep to its own framing."""


class Ending(Enum):
    """How a body ends where no length is known beforehand."""

    LAST_CHUNK = "last chunk"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as the client wrote it."""

    method: str
    target: str
    headers: Headers

    def body(self) -> int | Ending:
        """Return the length of the body in bytes, or how it ends (RFC 9112 §6.3)."""
        codings, lengths = _values(self.headers, "transfer-encoding"), _values(self.headers, "content-length")
        if codings:
            if codings != ["chunked"] or lengths:
                raise MalformedError("unclear length of the request")
            return Ending.LAST_CHUNK
        return _length(lengths)


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of an origin's answer."""

    status: int
    phrase: str
    is_persistent: bool  # as far as the origin is concerned
    headers: Headers

    def body(self, method: str) -> int | Ending:
        """Return the length of the body in bytes, or how it ends (RFC 9112 §6.3)."""
        if method == "HEAD" or self.status in {204, 304}:
            return 0
        codings = _values(self.headers, "transfer-encoding")
        if codings:
            return Ending.LAST_CHUNK if codings[-1] == "chunked" else Ending.CLOSE
        lengths = _values(self.headers, "content-length")
        return _length(lengths) if lengths else Ending.CLOSE


def parsed_request(head: bytes) -> Request:
    """Return the request of a head that ends with an empty line; MalformedError when it is none."""
    line, *rest = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    found = _REQUEST_LINE.fullmatch(line)
    headers = [_HEADER.fullmatch(header) for header in rest]
    if found is None or not all(headers) or (found[3] == "0" and found[1] != "CONNECT"):
        raise MalformedError("malformed request")
    return Request(found[1], found[2], tuple((header[1].lower(), header[2].strip()) for header in headers if header))


async def read_request(reader: asyncio.StreamReader) -> Request:
    """Return the next request of a client; MalformedError when it cannot be read."""
    try:
        return parsed_request(await reader.readuntil(b"\r\n\r\n"))
    except asyncio.LimitOverrunError as error:
        raise MalformedError("request head too large") from error


async def read_answer(reader: asyncio.StreamReader) -> Answer:
    """Return the head of an answer. Bare line feeds, folded lines and stray lines of old servers are forgiven."""
    lines, size = [], 0
    try:
        while (line := await reader.readuntil(b"\n")) not in {b"\r\n", b"\n"}:
            lines.append(line)
            size += len(line)
            if size > HEAD_LIMIT_BYTES:
                raise MalformedError("answer head too large")
    except asyncio.LimitOverrunError as error:
        raise MalformedError("answer head too large") from error
    head = _FOLD.sub(b" ", b"".join(lines)).decode("latin-1").replace("\r\n", "\n")
    status_line, *rest = head.rstrip("\n").split("\n")
    found = _STATUS_LINE.fullmatch(status_line)
    if found is None:
        raise MalformedError("no HTTP/1.1 answer")
    headers = tuple((match[1].lower(), match[2].strip()) for line in rest if (match := _HEADER.fullmatch(line)))
    is_persistent = found[1] == "1" and "close" not in _values(headers, "connection")
    return Answer(int(found[2]), found[3] or "", is_persistent, headers)


def end_to_end(headers: Headers, *, without: frozenset[str]) -> list[str]:
    """Return the header lines that travel on: none that belong to one connection alone (RFC 9110 §7.6.1)."""
    dropped = HOP_BY_HOP | without | set(_values(headers, "connection"))
    return [f"{name}: {value}" for name, value in headers if name not in dropped]


def framing_lines(body: int | Ending) -> list[str]:
    """Return the header line that says how the body ends; none for one that ends with the connection."""
    match body:
        case Ending.LAST_CHUNK:
            return ["transfer-encoding: chunked"]
        case Ending.CLOSE:
            return []
        case length:
            return [f"content-length: {length}"]


def authority(text: str, default_port: int | None) -> tuple[str, int]:
    """Return host and port; without a default the port must be written. MalformedError for anything else."""
    found = _AUTHORITY.fullmatch(text)
    port = int(found[2]) if found and found[2] else default_port
    if found is None or port is None or not 0 < port < 65536:
        raise MalformedError("malformed authority")
    return found[1], port


def absolute(target: str) -> tuple[str, str]:
    """Return authority and path of an absolute http address, the form a proxy is asked in (RFC 9112 §3.2.2)."""
    found = _ABSOLUTE.fullmatch(target)
    if found is None:
        raise MalformedError("only absolute http addresses and CONNECT are served")
    path = found[2] or "/"
    return found[1], path if path.startswith("/") else f"/{path}"


async def carry(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, body: int | Ending, *, head: bytes = b""
) -> None:
    """Carry one body to its end, no faster than it is taken; EOFError when it breaks off.

    A head goes with the first bytes: one segment less to wake the client for.
    """
    if not isinstance(body, int):
        writer.write(head)
    match body:
        case Ending.LAST_CHUNK:
            await _carry_chunks(reader, writer)
        case Ending.CLOSE:
            while piece := await reader.read(CHUNK_BYTES):
                writer.write(piece)
                await writer.drain()
        case length:
            await _carry_exactly(reader, writer, length, head)
    await writer.drain()


async def _carry_chunks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        found = _CHUNK_SIZE.fullmatch(await reader.readuntil(b"\n"))
        if found is None:
            raise BrokenBodyError("malformed chunk")
        size = int(found[1], 16)
        if size == 0:
            break
        writer.write(b"%x\r\n" % size)
        await _carry_exactly(reader, writer, size)
        if await reader.readuntil(b"\n") not in {b"\r\n", b"\n"}:
            raise BrokenBodyError("malformed chunk")
        writer.write(b"\r\n")
    for _ in range(MOST_TRAILER_LINES):
        if await reader.readuntil(b"\n") in {b"\r\n", b"\n"}:
            writer.write(b"0\r\n\r\n")
            return
    raise BrokenBodyError("endless trailers")


async def _carry_exactly(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, length: int, head: bytes = b""
) -> None:
    left = length
    if not left:
        writer.write(head)
    while left:
        piece = await reader.read(min(left, CHUNK_BYTES))
        if not piece:
            raise BrokenBodyError(f"{left} bytes missing")
        left -= len(piece)
        writer.write(head + piece)
        head = b""
        await writer.drain()


def _values(headers: Headers, name: str) -> list[str]:
    """Return the members of a list header, lower case, over all its lines."""
    return [
        member.strip().lower() for key, value in headers if key == name for member in value.split(",") if member.strip()
    ]


def _length(lengths: list[str]) -> int:
    if len(set(lengths)) > 1 or not all(
        length.isascii() and length.isdigit() and len(length) < 16 for length in lengths
    ):
        raise MalformedError("unclear length")
    return int(lengths[0]) if lengths else 0
