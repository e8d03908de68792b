"""Feeds a site announces or links to: RSS 2.0, RSS 1.0 and Atom (RFC 4287)."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from lxml import etree

from auditor.crawl.robots import Robots
from auditor.crawl.safe_xml import MAX_FIELD_CHARACTERS, child_text, local_name, parsed
from auditor.crawl.scope import Scope
from auditor.crawl.urls import normalised
from auditor.errors import FetchError
from auditor.network.fetch import Fetched, Fetcher
from rules.evidence import PageEvidence
from rules.folding import label_key
from rules.page_text import PageText
from rules.probes import FeedEntry, FeedEvidence

MAX_FEEDS = 5
MAX_ENTRIES = 100
MAX_BYTES = 2 * 1024 * 1024
TIMEOUT_S = 10.0

HTML_INSTEAD = "an HTML page instead of a feed"
FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
DATES = ("pubDate", "published", "updated", "date", "issued", "modified")  # RSS 2.0, Atom, Dublin Core, Atom 0.3
_NAMES = frozenset(
    map(
        label_key,
        ("rss", "rss feed", "rss feeds", "feed", "feeds", "atom", "atom feed", "आरएसएस", "आर एस एस", "आरएसएस फ़ीड"),
    )
)
_ADDRESS = re.compile(r"(?i)(?:/(?:feed|rss|atom)/?|\.(?:rss|atom|rdf)|/(?:feed|rss|atom)\.(?:xml|php|aspx))$")
_OF_COMMENTS = re.compile(r"(?i)(?:^|/)comments?/|[?&]withcomments=")


def feed_addresses(pages: Iterable[PageEvidence], scope: Scope) -> dict[str, str]:
    """Return the addresses of the site's own feeds, at most five, each with the page that names it first.

    Announced feeds come before links. Left out are those of a page's comments, and links to a page about feeds.
    """
    read = list(pages)
    about = {page.url for page in read}
    found: dict[str, str] = {}
    for named, others in ((_announced, frozenset()), (_linked, about)):
        for page in read:
            for address in named(page.text):
                own = scope.unified(address)
                if scope.is_own(own) and own not in others and not _OF_COMMENTS.search(own):
                    found.setdefault(own, page.url)
    return dict(list(found.items())[:MAX_FEEDS])


async def read_feeds(
    addresses: dict[str, str], fetcher: Fetcher, robots: Robots, on_asked: Callable[[str], None] = lambda _: None
) -> tuple[FeedEvidence, ...]:
    """Return what the feeds hold, in this order, or why one cannot be read."""
    found = []
    for url, found_on in addresses.items():
        on_asked(url)
        found.append(await _read(url, found_on, fetcher, robots))
    return tuple(found)


def parse_feed(body: bytes, url: str, *, status: int | None = 200, found_on: str = "") -> FeedEvidence:
    """Return what a feed holds. Entities are not expanded, and slightly broken XML is read as far as it goes."""

    def told(error: str, title: str = "", entries: tuple[FeedEntry, ...] = ()) -> FeedEvidence:
        return FeedEvidence(url=url, status=status, error=error, title=title, entries=entries, found_on=found_on)

    source = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if source[:15].lower() in (b"<!doctype html>", b"<!doctype html "):
        return told(HTML_INSTEAD)
    try:
        root = parsed(source)
    except ValueError as error:
        return told(f"not XML: {error}"[:200])
    match local_name(root).lower():
        case "rss" | "rdf" | "feed":
            return told("", _title(root), tuple(_entries(root, url)))
        case "html":
            return told(HTML_INSTEAD)
        case name:
            return told(f"no feed: the root element is ‘{name[:50]}’")


async def _read(url: str, found_on: str, fetcher: Fetcher, robots: Robots) -> FeedEvidence:
    def failed(error: str, status: int | None = None) -> FeedEvidence:
        return FeedEvidence(url=url, status=status, error=error, title="", entries=(), found_on=found_on)

    try:
        if not await robots.allows(url):
            return failed("robots.txt forbids to ask")
        answer = await fetcher.get(url, max_bytes=MAX_BYTES, timeout_s=TIMEOUT_S)
    except FetchError as error:
        return failed(f"{error.reason}: {error.detail}")
    if fault := _fault(answer):
        return failed(fault, answer.status)
    return parse_feed(answer.body, url, status=answer.status, found_on=found_on)


def _fault(answer: Fetched) -> str:
    if answer.bot_wall:
        return f"bot wall: {answer.bot_wall}"
    if answer.status != 200:
        return f"status {answer.status}"
    return "" if answer.body.strip() else "empty answer"


def _announced(page: PageText) -> Iterator[str]:
    for link in page.head_links:
        if "alternate" in link.rel.split() and link.type.partition(";")[0].strip() in FEED_TYPES and link.href:
            yield link.href


def _linked(page: PageText) -> Iterator[str]:
    for link in page.links:
        is_named = label_key(link.text) in _NAMES
        if link.href.startswith("http") and (is_named or _ADDRESS.search(urlsplit(link.href).path)):
            yield link.href


def _title(root: etree._Element) -> str:
    """Return the title of the feed itself, which RSS keeps inside a channel."""
    channel = next((part for part in root if local_name(part) == "channel"), root)
    return _text(channel, "title")


def _entries(root: etree._Element, url: str) -> Iterator[FeedEntry]:
    count = 0
    for part in root.iter():
        if local_name(part) not in ("item", "entry"):
            continue
        yield FeedEntry(
            title=_text(part, "title"),
            url=normalised(_link(part), url) if _link(part) else "",
            published=next((date for name in DATES if (date := child_text(part, name))), ""),
        )
        count += 1
        if count == MAX_ENTRIES:
            return


def _link(entry: etree._Element) -> str:
    """Return where an entry leads: the text of an RSS link, the address of an Atom one, else its permanent name."""
    for part in entry:
        if local_name(part) == "link":
            if written := (part.text or "").strip():
                return html.unescape(written)
            if (part.get("rel") or "alternate") == "alternate" and part.get("href"):
                return part.get("href", "")
    for part in entry:
        if local_name(part) == "guid" and part.get("isPermaLink") != "false":
            return html.unescape((part.text or "").strip())
    return ""


def _text(element: etree._Element, name: str) -> str:
    """Return the words of the first child of that name; its entities may have been escaped twice."""
    for part in element:
        if local_name(part) == name:
            said = html.unescape("".join(part.itertext(with_tail=False)))
            return " ".join(said.split())[:MAX_FIELD_CHARACTERS]
    return ""
