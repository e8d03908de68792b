"""The way in: the home page, by whatever redirects lead to it, or the reason why nothing can be read."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.crawl.onward import onward_target
from auditor.crawl.parse import parse_page
from auditor.crawl.robots import Robots
from auditor.crawl.urls import normalised, without_fragment
from auditor.errors import FetchError
from auditor.network.fetch import Fetched, Fetcher
from rules.evidence import Unreachable, UnreachableReason
from rules.page_text import PageText

MAX_STEPS = 4  # pages that only lead on to the next one
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
PROBE_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """The home page as it was found."""

    url: str
    fetched: Fetched
    page: PageText
    passed: tuple[str, ...]  # addresses that led to it, with the one asked for first
    tls_error: str  # why https was given up for http, "": it was not, or nothing listens there


class _NoEntryError(Exception):
    def __init__(self, reason: UnreachableReason, detail: str, fetching: FetchError | None = None) -> None:
        super().__init__(detail)
        self.unreachable = Unreachable(reason=reason, detail=detail)
        self.fetching = fetching  # None: an answer arrived


async def enter(home: str, fetcher: Fetcher, robots: Robots) -> Entrance | Unreachable:
    """Return the home page, or why it cannot be read. A home that only leads on is followed, four steps at most.

    Where https makes no connection, or its certificate is refused, http is asked: a scorecard which says that https is
    missing tells more than none.
    """
    try:
        return await _followed(home, fetcher, robots, "")
    except _NoEntryError as error:
        first, fetching = error.unreachable, error.fetching
    plain = without_encryption(home)
    if plain == home or fetching is None or not fetching.is_unconnected:
        return first
    tls_error = first.detail if first.reason is UnreachableReason.TLS else ""
    try:
        return await _followed(plain, fetcher, robots, tls_error)
    except _NoEntryError:
        return first


async def is_plain(url: str, fetcher: Fetcher) -> bool:
    """Return whether the host of an https address makes no connection over https, and answers over http."""
    failure = await _failure(url, fetcher)
    return failure is not None and failure.is_unconnected and not await _failure(without_encryption(url), fetcher)


def without_encryption(url: str) -> str:
    """Return the same address over http."""
    return urlsplit(url)._replace(scheme="http").geturl()


async def https_redirect_of(home_url: str, fetcher: Fetcher) -> bool | None:
    """Return whether http:// leads to https:// on the site's host.

    None where no answer came, and where https means nothing: names below `.localhost`, bare addresses, other ports.
    """
    parts = urlsplit(home_url)
    if not has_public_name(home_url):
        return None
    if parts.scheme == "http":
        return False
    try:
        answer = await fetcher.get(f"http://{parts.netloc}/", max_bytes=PROBE_BYTES)
    except FetchError:
        return None
    return answer.url.startswith("https:")


def has_public_name(home_url: str) -> bool:
    """Return whether a site stands at the usual port of a name for which certificates exist."""
    parts = urlsplit(home_url)
    host = parts.hostname or ""
    return parts.port is None and host != "localhost" and not host.endswith(".localhost") and not _is_address(host)


def is_page(fetched: Fetched) -> bool:
    """Return whether an answer is HTML."""
    return fetched.media_type in PAGE_TYPES


def final_url(requested: str, fetched: Fetched) -> str:
    """Return the normalised final address; a client-side route of the one asked for stays, for servers never see it."""
    final = normalised(fetched.url) or fetched.url
    return requested if final == without_fragment(requested) else final


def read_page(fetched: Fetched, url: str) -> PageText:
    """Return what an answer's HTML says."""
    return parse_page(
        fetched.text,
        url,
        encoding=fetched.encoding,
        declared_encodings=fetched.declared_encodings,
        html_bytes=len(fetched.body),
    )


async def _followed(home: str, fetcher: Fetcher, robots: Robots, tls_error: str) -> Entrance:
    address = home
    passed: list[str] = []
    for _ in range(MAX_STEPS):
        fetched = await _answer(address, fetcher, robots)
        url = final_url(address, fetched)
        passed.extend(step for step in (address, *map(normalised, fetched.redirects)) if step and step not in passed)
        page = read_page(fetched, url)
        target = onward_target(fetched.text, page, url)
        if not target or target in passed:
            if not (page.blocks or page.images or page.frames or page.forms or "<script" in fetched.text.lower()):
                raise _NoEntryError(UnreachableReason.EMPTY, url)
            led = tuple(step for step in passed if step != url)
            return Entrance(url=url, fetched=fetched, page=page, passed=led, tls_error=tls_error)
        passed.append(url)
        address = target
    raise _NoEntryError(UnreachableReason.REDIRECTS, f"more than {MAX_STEPS} pages that only lead on, at {address}")


async def _answer(url: str, fetcher: Fetcher, robots: Robots) -> Fetched:
    """Return the answer of a page that may be read and is one."""
    try:
        await _ask_leave(url, robots)
        fetched = await fetcher.get(url)
        if without_fragment(fetched.url) != without_fragment(url):
            await _ask_leave(fetched.url, robots)
    except FetchError as error:
        raise _not_fetched(error) from error
    if fetched.bot_wall:
        raise _NoEntryError(UnreachableReason.BOT_WALL, fetched.bot_wall)
    if fetched.status >= 500:
        raise _NoEntryError(UnreachableReason.SERVER_ERROR, f"{fetched.url} answers {fetched.status}")
    if not 200 <= fetched.status < 300:
        raise _NoEntryError(UnreachableReason.CLIENT_ERROR, f"{fetched.url} answers {fetched.status}")
    if not fetched.body.strip():
        raise _NoEntryError(UnreachableReason.EMPTY, fetched.url)
    if not is_page(fetched):
        raise _NoEntryError(UnreachableReason.NOT_HTML, fetched.media_type or "no content type")
    return fetched


async def _ask_leave(url: str, robots: Robots) -> None:
    """Raise where robots.txt forbids the address, or cannot be had: then nothing may be read (RFC 9309 §2.3.1.4)."""
    if await robots.allows(url):
        return
    file = await robots.learn(url)
    if file.error is not None:
        raise _not_fetched(file.error)
    if file.forbids_all:
        raise _NoEntryError(UnreachableReason.SERVER_ERROR, f"{file.url} answers {file.status}")
    raise _NoEntryError(UnreachableReason.ROBOTS, f"{file.url} forbids {url}")


async def _failure(url: str, fetcher: Fetcher) -> FetchError | None:
    try:
        await fetcher.head(url)
    except FetchError as error:
        return error
    return None


def _not_fetched(error: FetchError) -> _NoEntryError:
    return _NoEntryError(error.reason, error.detail or error.url, error)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
