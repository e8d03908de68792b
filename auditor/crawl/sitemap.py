"""Sitemaps: the addresses a site lists of itself (sitemaps.org protocol 0.9)."""

import re
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from auditor.crawl.safe_xml import child_text, local_name, parsed
from auditor.crawl.scope import Scope, origin_of
from auditor.crawl.urls import normalised
from auditor.errors import FetchError
from auditor.network.fetch import Fetched, Fetcher
from rules.evidence import SitemapEntry, SitemapEvidence

MAX_FILES = 50
MAX_URLS = 50_000  # of one file by the protocol; of all files here
MAX_BYTES = 20 * 1024 * 1024  # unpacked; the protocol's 50 MB would be 50 000 addresses of 1 000 characters
USUAL_PLACES = ("sitemap.xml", "sitemap_index.xml")

# A common slip that makes an address lose its parameters.
_BARE_AMPERSAND = re.compile(rb"&(?!#\d+;|#x[0-9A-Fa-f]+;|[A-Za-z]\w*;)")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Listing:
    """What one sitemap file says: pages, and further sitemap files."""

    entries: tuple[SitemapEntry, ...]
    sitemaps: tuple[str, ...]
    error: str  # "": read


async def read_sitemaps(
    fetcher: Fetcher, home_url: str, announced: Sequence[str], scope: Scope
) -> tuple[SitemapEvidence, ...]:
    """Return the sitemap files of a site, in the order they were read.

    Those robots.txt announces; where it announces none, the usual places, of which a missing one is not noted.
    Files an index names are read only on the site's own hosts.
    """
    origin = origin_of(home_url)
    waiting = deque(announced or (origin + place for place in USUAL_PLACES))
    guessed = frozenset() if announced else frozenset(waiting)
    seen = set(waiting)
    found: list[SitemapEvidence] = []
    room = MAX_URLS
    while waiting and len(found) < MAX_FILES:
        address = waiting.popleft()
        if address in guessed and any(not sitemap.error for sitemap in found):
            continue
        try:
            answer = await fetcher.get(address, max_bytes=MAX_BYTES)
        except FetchError as error:
            if address not in guessed:
                found.append(SitemapEvidence(url=address, status=None, error=error.detail, entries=()))
            continue
        listing = _listing_of(answer, room)
        if address in guessed and (listing.error or answer.status != 200):
            continue
        found.append(SitemapEvidence(url=address, status=answer.status, error=listing.error, entries=listing.entries))
        room -= len(listing.entries)
        for further in listing.sitemaps:
            if further not in seen and scope.is_own(further):
                seen.add(further)
                waiting.append(further)
    return tuple(found)


def _listing_of(answer: Fetched, room: int) -> Listing:
    if answer.status != 200:
        return Listing((), (), f"status {answer.status}")
    if answer.bot_wall:
        return Listing((), (), f"bot wall: {answer.bot_wall}")
    return parse_sitemap(answer.body, answer.url, max_urls=room)


def parse_sitemap(body: bytes, url: str, *, max_urls: int = MAX_URLS) -> Listing:
    """Return what a sitemap lists: XML with or without namespaces, an index, plain text, RSS or Atom, or any gzipped.

    Entities are not expanded. An address that is none is left out; the first of each is kept.
    """
    try:
        source = _unpacked(body)
    except zlib.error as error:
        return Listing((), (), f"not gzip: {error}")
    head = source[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<") and b"\0" not in head:
        lines = source.decode("utf-8", errors="replace").split()
        return _listing(((line, "") for line in lines if "://" in line), (), url, max_urls)
    try:
        root = parsed(_BARE_AMPERSAND.sub(b"&amp;", source))
    except ValueError as error:
        return Listing((), (), f"not XML: {error}"[:200])
    match local_name(root):
        case "sitemapindex":
            listed = [child_text(part, "loc") for part in root if local_name(part) == "sitemap"]
            return _listing((), listed, url, max_urls)
        case "urlset":
            pages = (
                (child_text(part, "loc"), child_text(part, "lastmod")) for part in root if local_name(part) == "url"
            )
            return _listing(pages, (), url, max_urls)
        case "rss" | "RDF" | "feed":
            return _listing(_feed(root), (), url, max_urls)
        case "html":
            return Listing((), (), "an HTML page instead of a sitemap")
        case name:
            return Listing((), (), f"no sitemap: the root element is ‘{name[:50]}’")


def _listing(pages: Iterable[tuple[str, str]], sitemaps: Iterable[str], url: str, max_urls: int) -> Listing:
    entries: dict[str, SitemapEntry] = {}
    for written, lastmod in pages:
        if len(entries) >= max_urls:
            break
        if written and (address := normalised(written, url)):
            entries.setdefault(address, SitemapEntry(url=address, lastmod=lastmod))
    further = dict.fromkeys(filter(None, (normalised(written, url) for written in sitemaps if written)))
    return Listing(tuple(entries.values()), tuple(further)[:MAX_FILES], "")


def _feed(root: etree._Element) -> Iterator[tuple[str, str]]:
    for part in root.iter():
        if local_name(part) in ("item", "entry"):
            address = child_text(part, "link") or next(
                (link.get("href", "") for link in part if local_name(link) == "link"), ""
            )
            yield address, child_text(part, "pubDate") or child_text(part, "updated") or child_text(part, "date")


def _unpacked(body: bytes) -> bytes:
    """Return the bytes, unpacked while they are gzip by content; at most 20 MiB of them."""
    if not body.startswith(_GZIP):
        return body
    return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, MAX_BYTES)
