"""The frontier: every address met, what is read next, and what became of each."""

import heapq
from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from auditor.crawl.scope import Scope
from auditor.crawl.traps import Traps, shape_of
from rules.evidence import Fate, UrlRecord

TURN = 5  # addresses of one shape that are taken before those of another get theirs
MAX_MENU = 40  # addresses of one shape a menu may put first; one that lists more is an archive
MAX_MET = 200_000  # addresses noted; only a site that makes them up has more
SITEMAP_DEPTH = 2  # where an address known from a sitemap alone ranks among those found by clicks

# What a link names by its ending; anything else is asked for and judged by its content type.
# fmt: off
DOCUMENT_ENDINGS = frozenset({
    ".pdf", ".doc", ".docx", ".docm", ".rtf", ".odt", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".csv", ".ppt",
    ".pptx", ".pps", ".ppsx", ".odp", ".zip", ".rar", ".7z", ".gz", ".tar", ".epub", ".jpg", ".jpeg", ".png",
    ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".ico", ".avif", ".mp3", ".wav", ".ogg", ".m4a", ".mp4",
    ".m4v", ".avi", ".mov", ".wmv", ".flv", ".webm", ".mkv", ".3gp", ".swf", ".apk", ".exe", ".msi", ".dmg",
    ".iso", ".jar", ".ttf", ".woff", ".woff2", ".css", ".js", ".json", ".xml", ".rss", ".atom", ".ics", ".vcf",
    ".kml", ".kmz", ".dwg", ".txt",
})
# fmt: on


class Origin(IntEnum):
    """How an address was met; lower ones are read first."""

    HOME = 0
    NAVIGATION = 1  # in a header, menu or footer
    CONTENT = 2  # anywhere else, or in a sitemap


@dataclass(slots=True)
class _Entry:
    url: str
    found_on: str
    clicks: int | None
    fate: Fate | None = None  # None: waiting
    is_taken: bool = False  # handed out to be read
    origin: Origin = Origin.CONTENT
    detail: str = ""


@dataclass(slots=True)
class Frontier:
    """Addresses waiting to be read, in an order that depends on nothing but the site."""

    scope: Scope
    traps: Traps = field(default_factory=Traps)
    _entries: dict[str, _Entry] = field(default_factory=dict)
    _waiting: list[tuple[int, int, int, int, str]] = field(default_factory=list)
    _queued: int = 0
    _met_by_shape: Counter[str] = field(default_factory=Counter)

    def meet(self, url: str, *, found_on: str, clicks: int | None, origin: Origin) -> None:
        """Note a normalised address: queue it, or record at once why it will not be read."""
        known = self._entries.get(url)
        if known is not None:
            if clicks is not None and (known.clicks is None or clicks < known.clicks):
                known.clicks = clicks
            if origin < known.origin and known.fate is None:  # a menu names it after all
                self._queue(known, origin, 0)
            return
        if len(self._entries) >= MAX_MET:
            return
        entry = self._entries[url] = _Entry(url, found_on, clicks)
        if refused := self.scope.verdict(url):
            entry.fate, entry.detail = refused
            return
        own = self.scope.unified(url)
        if own != url:
            entry.fate, entry.detail = Fate.DUPLICATE, own
            self.meet(own, found_on=found_on, clicks=clicks, origin=origin)
            return
        if is_document(url):
            entry.fate, entry.detail = Fate.DOCUMENT, "by its ending"
            return
        if origin is not Origin.HOME and (trap := self.traps.verdict(url)):
            entry.fate, entry.detail = Fate.TRAP, trap
            return
        shape = shape_of(url)
        self._queue(entry, origin, self._met_by_shape[shape])
        self._met_by_shape[shape] += 1

    def next(self) -> str | None:
        """Return the address to read next, None when nothing is waiting."""
        while self._waiting:
            url = heapq.heappop(self._waiting)[-1]
            entry = self._entries[url]
            if entry.fate is None and not entry.is_taken:
                entry.is_taken = True
                return url
        return None

    def put_back(self, url: str) -> None:
        """Let an address that was handed out wait again, ahead of all others."""
        self._entries[url].is_taken = False
        heapq.heappush(self._waiting, (-1, 0, 0, 0, url))

    def settle(self, url: str, fate: Fate, detail: str = "", *, found_on: str = "") -> None:
        """Record what became of an address, which need not have been met before."""
        entry = self._entries.setdefault(url, _Entry(url, found_on, None))
        entry.fate, entry.detail = fate, detail

    def fate_of(self, url: str) -> Fate | None:
        """Return what became of an address; None: it is waiting, or was never met."""
        entry = self._entries.get(url)
        return entry.fate if entry else None

    def clicks_of(self, url: str) -> int | None:
        """Return the fewest clicks from the home page an address was met at; None: by sitemap only, or never."""
        entry = self._entries.get(url)
        return entry.clicks if entry else None

    def found_on(self, url: str) -> str:
        """Return where an address was first met."""
        entry = self._entries.get(url)
        return entry.found_on if entry else ""

    @property
    def waiting(self) -> int:
        """How many addresses wait."""
        return sum(entry.fate is None for entry in self._entries.values())

    def documents(self) -> tuple[str, ...]:
        """Return the addresses that are documents by their ending or their answer, in the order they were met."""
        return tuple(entry.url for entry in self._entries.values() if entry.fate is Fate.DOCUMENT)

    def ledger(self) -> tuple[UrlRecord, ...]:
        """Return every address met; those still waiting are over budget."""
        return tuple(
            UrlRecord(url=entry.url, fate=entry.fate or Fate.OVER_BUDGET, detail=entry.detail, found_on=entry.found_on)
            for entry in self._entries.values()
        )

    def _queue(self, entry: _Entry, origin: Origin, earlier: int) -> None:
        """Let an address wait, after as many `earlier` ones of its shape."""
        is_early = origin is Origin.HOME or (origin is Origin.NAVIGATION and earlier < MAX_MENU)
        entry.origin = origin if is_early else Origin.CONTENT
        turn = 0 if is_early else earlier // TURN
        depth = SITEMAP_DEPTH if entry.clicks is None else entry.clicks
        heapq.heappush(self._waiting, (entry.origin, turn, depth, self._queued, entry.url))
        self._queued += 1


def is_document(url: str) -> bool:
    """Return whether the path ends like the name of a file that is no page."""
    return PurePosixPath(unquote(urlsplit(url).path)).suffix.lower() in DOCUMENT_ENDINGS
