"""Fetching as a polite visitor: paced, retried, bounded in time and size, through the one way out."""

import asyncio
import email.utils
import ssl
import zlib
from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import aiohttp
from tenacity import (
    AsyncRetrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exponential,
    wait_none,
    wait_random,
)
from w3lib.url import safe_url_string
from yarl import URL

from auditor.errors import FetchError
from auditor.network.bot_walls import bot_wall
from auditor.network.cookies import read_cookie, without_value
from auditor.network.egress import REASON_HEADER, Egress
from auditor.network.encodings import decoded
from auditor.network.pace import CONNECTIONS, REQUESTS_PER_SECOND, Pace
from auditor.network.policy import RefusedError, canonical_host
from auditor.network.unpack import ACCEPTED_CODINGS, unpacked
from rules.connection import SetCookie
from rules.evidence import UnreachableReason

MAX_BYTES = 5 * 1024 * 1024
TIMEOUT_S = 20.0
MOST_REDIRECTS = 10
ATTEMPTS = 3
FIRST_BACK_OFF_S, LONGEST_BACK_OFF_S = 0.5, 8.0
HEADER_LIMIT_BYTES = 64 * 1024
READ_BYTES = 64 * 1024
MOST_COOKIES = 100
MOST_COOKIE_BYTES = 4 * 1024  # sent to a host; web servers refuse heads of 8 KB and more
SET_COOKIE = "set-cookie"

REDIRECTING = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})
TEMPORARY = frozenset({429, 502, 503, 504})
TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "application/json", "application/javascript")
ACCEPTED_TYPES = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"
ACCEPTED_LANGUAGES = "hi-IN,hi;q=0.9,en-IN;q=0.8,en;q=0.7"

_PASSING_REASONS = frozenset({UnreachableReason.TIMEOUT, UnreachableReason.CONNECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer, whatever its status."""

    url: str  # final, after redirects
    requested_url: str
    status: int
    headers: tuple[tuple[str, str], ...]  # lower-case names, in order; cookies without their values
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


class _PassingError(FetchError):
    """A failure that may be gone at the next attempt."""


class _BusyError(Exception):
    def __init__(self, fetched: Fetched) -> None:
        super().__init__(fetched.status)
        self.fetched = fetched


@dataclass(slots=True)
class Fetcher:
    """A client of one audit. Cookies live in memory and end with it."""

    egress: Egress
    user_agent: str
    requests_per_second: float | None = REQUESTS_PER_SECOND
    connections: int = CONNECTIONS
    tls: ssl.SSLContext | None = None  # None: the system's certificates
    timeout_s: float = TIMEOUT_S  # that an answer may take where nothing else is said
    pace: Pace | None = None  # None: one of its own
    headers: Mapping[str, str] = field(default_factory=dict)  # sent with every request, over the usual ones
    cookies: dict[tuple[str, str], SetCookie] = field(default_factory=dict, init=False)  # by host and name; first 100
    _pace: Pace = field(init=False)
    _session: aiohttp.ClientSession = field(init=False)

    def __post_init__(self) -> None:
        self._pace = self.pace or Pace(self.requests_per_second, self.connections)

    async def __aenter__(self) -> "Fetcher":
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, ssl=self.tls or ssl.create_default_context()),
            headers={
                "User-Agent": self.user_agent,
                "Accept": ACCEPTED_TYPES,
                "Accept-Language": ACCEPTED_LANGUAGES,
                "Accept-Encoding": ACCEPTED_CODINGS,
                **self.headers,
            },
            timeout=aiohttp.ClientTimeout(total=None),  # each exchange has its own
            auto_decompress=False,
            cookie_jar=aiohttp.CookieJar(unsafe=True),  # sites without a name set cookies too
            trust_env=False,
            max_line_size=HEADER_LIMIT_BYTES,
            max_field_size=HEADER_LIMIT_BYTES,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    def another(self, *, user_agent: str = "", headers: Mapping[str, str] | None = None) -> "Fetcher":
        """Return a client of its own name, headers and cookies that shares the way out and the pace."""
        return Fetcher(
            self.egress,
            user_agent or self.user_agent,
            tls=self.tls,
            timeout_s=self.timeout_s,
            pace=self._pace,
            headers=headers or {},
        )

    async def get(self, url: str, *, max_bytes: int = MAX_BYTES, timeout_s: float | None = None) -> Fetched:
        """Return the answer to a GET after redirects; FetchError when none arrived."""
        return await self._fetched("GET", url, max_bytes, timeout_s or self.timeout_s)

    async def head(self, url: str, *, timeout_s: float | None = None) -> Fetched:
        """Return the answer to a HEAD after redirects; FetchError when none arrived."""
        return await self._fetched("HEAD", url, 0, timeout_s or self.timeout_s)

    def turn(self, host: str) -> AbstractAsyncContextManager[None]:
        """Wait until the host may be asked something else than a page."""
        return self._pace.turn(host)

    def set_crawl_delay(self, host: str, seconds: float) -> None:
        """Honour the crawl-delay a host asks for, up to ten seconds."""
        self._pace.set_crawl_delay(host, seconds)

    async def _fetched(self, method: str, url: str, max_bytes: int, timeout_s: float) -> Fetched:
        address, passed = _wire_address(url), list[str]()
        seen = {self._state(address)}
        while True:
            fetched = await self._retried(method, address, max_bytes, timeout_s)
            target = _redirect_target(fetched)
            if target is None:
                return replace(fetched, url=address if passed else url, requested_url=url, redirects=tuple(passed))
            passed.append(address if passed else url)
            state = self._state(target)
            if state in seen or len(passed) > MOST_REDIRECTS:
                raise FetchError(url, UnreachableReason.REDIRECTS, f"after {len(passed)}, at {target}", has_begun=True)
            seen.add(state)
            address = target

    def _state(self, url: str) -> tuple[str, str]:
        """Return what an answer depends on: the same address with a new cookie is no loop yet.

        A host that floods its visitors with cookies would refuse their next request; it is forgotten what it set.
        """
        jar = self._session.cookie_jar
        sent = jar.filter_cookies(URL(url, encoded=True)).output()
        if len(sent) > MOST_COOKIE_BYTES:
            jar.clear_domain(urlsplit(url).hostname or "")
            return url, ""
        return url, sent

    async def _retried(self, method: str, url: str, max_bytes: int, timeout_s: float) -> Fetched:
        """Return one answer, asked for at most three times while the failure may pass."""
        pace, host = self._pace, urlsplit(url).hostname or ""
        if reason := pace.resting(host):
            raise FetchError(url, reason, "left alone for a minute after repeated failures")
        backing_off = wait_exponential(FIRST_BACK_OFF_S, LONGEST_BACK_OFF_S) + wait_random(0, FIRST_BACK_OFF_S)
        attempts = AsyncRetrying(
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_none() if pace.requests_per_second is None else backing_off,
            retry=retry_if_exception_type((_PassingError, _BusyError)),
            sleep=pace.sleep,
            reraise=True,
        )
        try:
            fetched: Fetched = await attempts(self._once, method, url, max_bytes, timeout_s)
        except _BusyError as busy:
            pace.failed(host, UnreachableReason.SERVER_ERROR)
            return busy.fetched
        except FetchError as error:
            if error.reason is not UnreachableReason.PRIVATE_ADDRESS and not error.has_begun:
                pace.failed(host, error.reason)
            raise
        pace.succeeded(host)
        return fetched

    async def _once(self, method: str, url: str, max_bytes: int, timeout_s: float) -> Fetched:
        host = urlsplit(url).hostname or ""
        async with self._pace.turn(host):
            fetched = await self._exchange(method, url, max_bytes, timeout_s)
        if fetched.status in BUSY:
            self._pace.told_to_wait(host, _retry_after_s(fetched.header("retry-after")))
        if fetched.status in TEMPORARY and not fetched.bot_wall:
            raise _BusyError(fetched)
        return fetched

    async def _exchange(self, method: str, url: str, max_bytes: int, timeout_s: float) -> Fetched:
        """Return the answer to one request; FetchError with the reason when none arrived whole."""
        asked_at, has_begun = self._pace.clock(), False
        try:
            async with (
                asyncio.timeout(timeout_s),
                self._session.request(
                    method, URL(url, encoded=True), proxy=self.egress.proxy_url, allow_redirects=False
                ) as answer,
            ):
                if url.startswith("http:") and (reason := answer.headers.get(REASON_HEADER)):
                    raise _not_reached(url, reason, answer.reason)
                has_begun = True
                self._pace.answered(urlsplit(url).hostname or "", self._pace.clock() - asked_at)
                body, is_truncated = b"", False
                if max_bytes:
                    coding = answer.headers.get("content-encoding", "")
                    body, is_truncated = await unpacked(answer.content.iter_chunked(READ_BYTES), coding, max_bytes)
                    if is_truncated:
                        answer.close()
                self._note_cookies(url, answer.headers.getall(SET_COOKIE, ()))
                return _answer(url, answer, body, is_truncated)
        except TimeoutError as error:
            kind = FetchError if has_begun else _PassingError  # what drips once drips again
            detail = f"no whole answer within {timeout_s:g} s"
            raise kind(url, UnreachableReason.TIMEOUT, detail, has_begun=has_begun) from error
        except aiohttp.ClientHttpProxyError as error:
            reason = error.headers.get(REASON_HEADER, "") if error.headers else ""
            raise _not_reached(url, reason, error.message) from error
        except (aiohttp.ClientSSLError, ssl.SSLError) as error:
            cause = getattr(error, "certificate_error", getattr(error, "os_error", error))
            raise FetchError(url, UnreachableReason.TLS, _tls_detail(cause), has_begun=has_begun) from error
        except (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, OSError) as error:
            detail = str(error) or type(error).__name__
            raise _PassingError(url, UnreachableReason.CONNECTION, detail, has_begun=has_begun) from error
        except (aiohttp.ClientError, ValueError, zlib.error) as error:
            detail = str(error) or type(error).__name__
            raise FetchError(url, UnreachableReason.CONNECTION, detail, has_begun=has_begun) from error

    def _note_cookies(self, url: str, headers: Iterable[str]) -> None:
        for header in headers:
            cookie = read_cookie(header, url)
            if cookie and len(self.cookies) < MOST_COOKIES:
                self.cookies.setdefault((urlsplit(url).hostname or "", cookie.name), cookie)


def _wire_address(url: str) -> str:
    """Return the address as it is asked for: escaped, its host canonical, without credentials and fragment."""
    try:
        parts = urlsplit(safe_url_string(url))
        host, port = canonical_host(parts.hostname or ""), parts.port
    except RefusedError as error:
        raise FetchError(url, UnreachableReason.PRIVATE_ADDRESS, str(error)) from error
    except ValueError as error:
        raise FetchError(url, UnreachableReason.CONNECTION, f"not a web address: {error}") from error
    authority = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=f"{authority}:{port}" if port else authority, fragment="").geturl()


def _not_reached(url: str, reason: str, detail: str | None) -> FetchError:
    """Return the error our own proxy tells of."""
    found = UnreachableReason(reason or UnreachableReason.CONNECTION)
    kind = _PassingError if found in _PASSING_REASONS else FetchError
    return kind(url, found, detail or "")


def _answer(url: str, answer: aiohttp.ClientResponse, body: bytes, is_truncated: bool) -> Fetched:
    headers = tuple(
        (key, without_value(value) if key == SET_COOKIE else value)
        for key, value in ((name.lower(), value) for name, value in answer.headers.items())
    )
    content_type = answer.headers.get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    is_unnamed_html = not media_type and b"<" in body[:200]
    is_text = is_unnamed_html or media_type.startswith(TEXT_TYPES) or media_type.endswith("+xml")
    text, encoding, declared = decoded(body, content_type) if is_text else ("", "", ())
    return Fetched(
        url=url,
        requested_url=url,
        status=answer.status,
        headers=headers,
        redirects=(),
        media_type="text/html" if is_unnamed_html else media_type,
        body=body,
        text=text,
        encoding=encoding,
        declared_encodings=declared,
        is_truncated=is_truncated,
        bot_wall=bot_wall(answer.status, headers, text),
    )


def _redirect_target(fetched: Fetched) -> str | None:
    """Return where an answer leads on to; None when it is final, also by leading to what is no web address."""
    location = fetched.header("location").strip()
    if fetched.status not in REDIRECTING or not location:
        return None
    try:
        target = urljoin(fetched.url, location)
    except ValueError:
        return None
    return _wire_address(target) if target.lower().startswith(("http://", "https://")) else None


def _retry_after_s(value: str) -> float | None:
    """Return the seconds a Retry-After asks for, given as seconds or as a date (RFC 9110 §10.2.3); None without."""
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _tls_detail(cause: object) -> str:
    """Return what OpenSSL says: of a certificate in words, of a handshake by its name for it."""
    return getattr(cause, "verify_message", "") or getattr(cause, "reason", "") or str(cause)
