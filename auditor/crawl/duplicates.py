"""Pages that answer at more than one address."""

import hashlib
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from auditor.crawl.urls import normalised
from rules.page_text import PageText

NOTHING = hashlib.sha256(b"").hexdigest()  # content hash of a page that scripts have yet to fill

_INDEX_FILE = re.compile(r"(?i)/(?:index|default|home)\.[a-z]{2,5}$")


@dataclass(slots=True)
class Duplicates:
    """The pages read so far, by place and by canonical address."""

    _by_place: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _canonical_of: dict[str, str] = field(default_factory=dict)  # canonical address → page that named it
    _contents: dict[str, str] = field(default_factory=dict)  # page → content hash

    def original_of(self, url: str, page: PageText) -> tuple[str, str] | None:
        """Return the page already read that this one repeats and how that is known; None where it is new, and noted.

        A canonical address alone proves nothing, since many sites name their home page on every page: the main
        text must be the same, too, and there must be some.
        """
        canonical = canonical_url(page) if page.content_hash != NOTHING else ""
        for other, reason in (
            (canonical if canonical != url else "", "canonical"),
            (self._canonical_of.get(url, ""), "canonical"),
            (self._canonical_of.get(canonical, "") if canonical else "", "canonical"),
            (self._by_place.get((*place_of(url), page.content_hash), ""), "same text"),
        ):
            if other and other != url and self._contents.get(other) == page.content_hash:
                return other, f"{reason}: {other}"
        self._contents[url] = page.content_hash
        self._by_place.setdefault((*place_of(url), page.content_hash), url)
        if canonical and canonical != url:
            self._canonical_of.setdefault(canonical, url)
        return None


def canonical_url(page: PageText) -> str:
    """Return the canonical address a page names, "" for none."""
    for link in page.head_links:
        if "canonical" in link.rel.split() and link.href:
            return normalised(link.href)
    return ""


def place_of(url: str) -> tuple[str, str]:
    """Return host, path and route without what servers commonly ignore: case, index file, closing slash, query."""
    parts = urlsplit(url)
    path = _INDEX_FILE.sub("/", parts.path).rstrip("/").lower()
    return parts.netloc, f"{path}#{parts.fragment}"
