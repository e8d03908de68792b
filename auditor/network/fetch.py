"""Fetching as a polite visitor: paced, retried, bounded in time and size, through the one way out."""

import asyncio
import email.utils
import ssl
import time
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import aiohttp
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter
from yarl import URL

from auditor.errors import FetchError
from auditor.network.bot_walls import bot_wall
from auditor.network.egress import REASON_HEADER, Egress
from auditor.network.encodings import decoded
from auditor.network.pace import Pace
from rules.evidence import UnreachableReason

MAX_BYTES = 5 * 1024 * 1024
TIMEOUT_S = 20.0
MOST_REDIRECTS = 10
ATTEMPTS = 3
REDIRECTING = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})
TEMPORARY = frozenset({429, 502, 503, 504})
TEXT_TYPES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/json",
    "application/rss",
    "application/atom",
)
_PASSING_REASONS = frozenset({UnreachableReason.TIMEOUT, UnreachableReason.CONNECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer, whatever its status."""

    url: str  # final, after redirects
    requested_url: str
    status: int
    headers: tuple[tuple[str, str], ...]  # lower-case names, in order
    redirects: tuple[str, ...]  # addresses passed on the way
    media_type: str  # lower case, without parameters; "": none given
    body: bytes  # decompressed, at most the limit
    text: str  # "" when it is no text
    encoding: str
    declared_encodings: tuple[str, ...]
    is_truncated: bool  # the body was larger than the limit
    bot_wall: str  # product whose challenge this is, "": none

    def header(self, name: str) -> str:
        """Return the value of a header, "" when it was not sent."""
        return next((value for key, value in self.headers if key == name), "")


class _BusyError(Exception):
    def __init__(self, fetched: Fetched) -> None:
        self.fetched = fetched


@dataclass(slots=True)
class Fetcher:
    """A client of one audit. Cookies live in memory and end with it."""

    egress: Egress
    user_agent: str
    requests_per_second: float | None = 2.0
    connections: int = 2
    tls: ssl.SSLContext | None = None  # None: the system's certificates
    pace: Pace | None = None
    _session: aiohttp.ClientSession | None = field(default=None, init=False)

    async def __aenter__(self) -> "Fetcher":
        self.pace = self.pace or Pace(self.requests_per_second, self.connections)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, ssl=self.tls or ssl.create_default_context()),
            headers={
                "User-Agent": self.user_agent,
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
                "Accept-Language": "hi-IN,hi;q=0.9,en-IN;q=0.8,en;q=0.7",
                "Accept-Encoding": "gzip, deflate",
            },
            auto_decompress=False,
            cookie_jar=aiohttp.CookieJar(),
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session:
            await self._session.close()

    async def get(self, url: str, *, max_bytes: int = MAX_BYTES, timeout_s: float = TIMEOUT_S) -> Fetched:
        """Return the answer to a GET after redirects; FetchError when none arrived."""
        return await self._fetch("GET", url, max_bytes, timeout_s)

    async def head(self, url: str, *, timeout_s: float = TIMEOUT_S) -> Fetched:
        """Return the answer to a HEAD after redirects; FetchError when none arrived."""
        return await self._fetch("HEAD", url, 0, timeout_s)

    def set_crawl_delay(self, host: str, seconds: float) -> None:
        """Honour the crawl-delay a host asks for."""
        self._pace().set_crawl_delay(host, seconds)

    async def _fetch(self, method: str, url: str, max_bytes: int, timeout_s: float) -> Fetched:
        passed: list[str] = []
        address = url
        while True:
            fetched = await self._retried(method, address, max_bytes, timeout_s)
            target = _redirect_target(fetched)
            if target is None:
                return _joined(fetched, url, tuple(passed))
            passed.append(address)
            if target in passed or len(passed) > MOST_REDIRECTS:
                raise FetchError(url, UnreachableReason.REDIRECTS, f"after {len(passed)}, at {target}")
            address = target

    async def _retried(self, method: str, url: str, max_bytes: int, timeout_s: float) -> Fetched:
        pace = self._pace()
        attempts = AsyncRetrying(
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_exponential_jitter(initial=0.5, max=8) if self.requests_per_second else _no_wait,
            retry=retry_if_exception(_is_temporary),
            sleep=pace.wait,
            reraise=True,
        )
        try:
            async for attempt in attempts:
                with attempt:
                    fetched = await self._once(method, url, max_bytes, timeout_s)
                    if fetched.status in TEMPORARY and not fetched.bot_wall:
                        raise _BusyError(fetched)
        except _BusyError as busy:
            return busy.fetched
        return fetched

    async def _once(self, method: str, url: str, max_bytes: int, timeout_s: float) -> Fetched:
        pace, host = self._pace(), urlsplit(url).hostname or ""
        if pace.is_open(host):
            raise FetchError(url, UnreachableReason.CONNECTION, "given a rest after repeated failures")
        async with pace.turn(host):
            began = time.monotonic()
            try:
                fetched = await self._exchange(method, url, max_bytes, timeout_s)
            except FetchError as error:
                if error.reason is not UnreachableReason.PRIVATE_ADDRESS:
                    pace.failed(host)
                raise
            pace.answered(host, time.monotonic() - began)
            if fetched.status in BUSY:
                pace.told_to_wait(host, _retry_after(fetched.header("retry-after")))
            return fetched

    async def _exchange(self, method: str, url: str, max_bytes: int, timeout_s: float) -> Fetched:
        assert self._session is not None, "the fetcher is not open"
        try:
            async with (
                asyncio.timeout(timeout_s),
                self._session.request(
                    method,
                    URL(url, encoded=True),
                    proxy=self.egress.proxy_url,
                    allow_redirects=False,
                    timeout=aiohttp.ClientTimeout(total=None),
                ) as answer,
            ):
                reason = answer.headers.get(REASON_HEADER)
                if reason and url.startswith("http:"):
                    raise FetchError(url, UnreachableReason(reason), (await answer.text())[:200])
                body, is_truncated = await _body(answer, max_bytes) if max_bytes else (b"", False)
                return _fetched(url, answer, body, is_truncated)
        except TimeoutError as error:
            raise FetchError(url, UnreachableReason.TIMEOUT, f"no whole answer within {timeout_s:g} s") from error
        except aiohttp.ClientHttpProxyError as error:
            reason = error.headers.get(REASON_HEADER) if error.headers else None
            raise FetchError(url, UnreachableReason(reason or UnreachableReason.CONNECTION), error.message) from error
        except (aiohttp.ClientSSLError, ssl.SSLError) as error:
            raise FetchError(url, UnreachableReason.TLS, _tls_detail(error)) from error
        except (aiohttp.ClientError, OSError, ValueError, zlib.error) as error:
            raise FetchError(url, UnreachableReason.CONNECTION, str(error) or type(error).__name__) from error

    def _pace(self) -> Pace:
        assert self.pace is not None, "the fetcher is not open"
        return self.pace


async def _body(answer: aiohttp.ClientResponse, max_bytes: int) -> tuple[bytes, bool]:
    """Return at most `max_bytes` of the decompressed body; a bomb is cut while it unpacks."""
    pieces, size = [], 0
    async for piece in _unpacked(answer, max_bytes):
        pieces.append(piece[: max_bytes - size])
        size += len(piece)
        if size > max_bytes:
            answer.close()
            return b"".join(pieces), True
    return b"".join(pieces), False


async def _unpacked(answer: aiohttp.ClientResponse, max_bytes: int) -> AsyncIterator[bytes]:
    coding = answer.headers.get("content-encoding", "").strip().lower()
    if coding in {"", "identity"}:
        async for chunk in answer.content.iter_chunked(64 * 1024):
            yield chunk
        return
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise ValueError(f"content-encoding {coding} was not asked for")
    unpacker: zlib._Decompress | None = None
    async for chunk in answer.content.iter_chunked(64 * 1024):
        if unpacker is None:
            is_raw = coding == "deflate" and chunk[:1] not in {b"\x78", b"\x58", b"\x38", b"\x18"}
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS if is_raw else zlib.MAX_WBITS | 32)
        rest = chunk
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, max_bytes + 1)
            rest = unpacker.unconsumed_tail


def _fetched(url: str, answer: aiohttp.ClientResponse, body: bytes, is_truncated: bool) -> Fetched:
    headers = tuple((name.lower(), value) for name, value in answer.headers.items())
    content_type = answer.headers.get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    is_text = media_type.startswith(TEXT_TYPES) or (not media_type and b"<" in body[:200])
    text, encoding, declared = decoded(body, content_type) if is_text else ("", "", ())
    return Fetched(
        url=url,
        requested_url=url,
        status=answer.status,
        headers=headers,
        redirects=(),
        media_type=media_type or ("text/html" if is_text else ""),
        body=body,
        text=text,
        encoding=encoding,
        declared_encodings=declared,
        is_truncated=is_truncated,
        bot_wall=bot_wall(answer.status, headers, text) if text else "",
    )


def _joined(fetched: Fetched, requested_url: str, redirects: tuple[str, ...]) -> Fetched:
    return replace(fetched, requested_url=requested_url, redirects=redirects)


def _redirect_target(fetched: Fetched) -> str | None:
    location = fetched.header("location")
    if fetched.status not in REDIRECTING or not location:
        return None
    target = urljoin(fetched.url, location.strip())
    return target.partition("#")[0] if target.startswith(("http://", "https://")) else None


def _retry_after(value: str) -> float | None:
    """Return the seconds a Retry-After asks for, given as seconds or as a date (RFC 9110 §10.2.3); None without."""
    if value.strip().isdigit():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _is_temporary(error: BaseException) -> bool:
    return isinstance(error, _BusyError) or (isinstance(error, FetchError) and error.reason in _PASSING_REASONS)


def _no_wait(_state: object) -> float:
    return 0.0


def _tls_detail(error: Exception) -> str:
    cause: object = getattr(error, "certificate_error", error)
    return getattr(cause, "verify_message", "") or getattr(cause, "reason", "") or str(cause)
