"""Evidence: what the crawl read and what the browser saw, as plain values.

Lengths are CSS pixels, durations milliseconds, sizes bytes, and every moment is UTC. Nothing here
is a live object: a saved bundle is enough to judge a site again, offline, with newer rules.
All texts are a stranger's and are escaped where they are shown.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from rules.page_text import PageText
from rules.probes import EarlierAudit, Given, Probes
from rules.view import PageView
from rules.views.looks import Manner

FIRST_ERROR_STATUS = 400  # RFC 9110 §15: 4xx and 5xx are errors
_HOME_PATH = re.compile(
    r"(?i)/?(?:(?:en|hi|mr|bn|ta|te|gu|kn|ml|or|od|pa|pb|as|ur|ne|sa|fr|de|es|eng|hin|english|hindi)"
    r"(?:[-_][a-z]{2})?/?)?(?:web/guest/?)?(?:(?:index|default|home(?:page)?|main)(?:[-_.]\w+)*/?)?"
)  # in the languages of India and those of other countries' sites; web/guest is Liferay's
EVIDENCE_VERSION = 1  # raised whenever a saved bundle of before can no longer be read


# --- one page ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEvidence:
    """One page: always its text, and what the browser saw where it was watched."""

    url: str  # final, after redirects
    requested_url: str
    observed_at: datetime  # UTC; the only clock a rule may read
    status: int
    headers: tuple[tuple[str, str], ...]  # lower-case names, in order
    redirects: tuple[str, ...]  # addresses passed on the way
    clicks_from_home: int | None  # None: reached by sitemap only
    template: str  # name of its structural cluster, "": not clustered
    text: PageText
    view: PageView | None  # None: read, not watched
    manner: Manner | None = None  # kept of a view that was dropped for a look at the whole site

    def __hash__(self) -> int:
        """Return a hash of what tells pages apart, so that a page can be looked up without reading all of it."""
        return hash((self.url, self.text))

    @property
    def is_home(self) -> bool:
        """Return whether it is the home page, by the way that led to it or by its address."""
        return self.clicks_from_home == 0 or is_home_path(urlsplit(self.url).path)

    @property
    def is_served(self) -> bool:
        """Return whether the server answered with the page, and not with an error."""
        return self.status < FIRST_ERROR_STATUS


def is_home_path(path: str) -> bool:
    """Return whether a path is one under which servers keep a home page, in whatever language: `/`, `/hi/index.php`."""
    return _HOME_PATH.fullmatch(path) is not None


# --- the site ---------------------------------------------------------------------------------


class Fate(StrEnum):
    """Why an address met on the way was read, watched, or left out."""

    WATCHED = "watched"
    READ = "read"
    DOCUMENT = "document"
    DUPLICATE = "duplicate"  # canonical or redirect to a page already read
    OUT_OF_SCOPE = "out of scope"
    EXCLUDED = "excluded"  # by the user's patterns
    ROBOTS = "robots"  # forbidden by robots.txt
    TRAP = "trap"  # endless family of addresses: calendar, session id, facets
    OVER_BUDGET = "over budget"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlRecord:
    """One address the crawl met."""

    url: str
    fate: Fate
    detail: str  # status, pattern or error behind the fate
    found_on: str  # address of the page or sitemap it was first met on; "": given by the user


class LinkState(StrEnum):
    """What became of an address when asked once."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "unknown"  # 401, 403, 429, 999, time-out, refused by our guard: not a verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCheck:
    """The answer of one address, internal or external."""

    url: str
    state: LinkState
    status: int | None  # None: no answer
    reason: str  # "": as the status says


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContents:
    """What is inside a document that was opened: a PDF, or a file of an office program.

    Of the pages of a PDF at most twelve are examined, spread evenly over it.
    """

    format: str  # "pdf", "docx", "xlsx", "pptx"
    size_bytes: int
    pages: int | None  # slides of a presentation; None: not told
    title: str  # of its properties, "": none
    language: str  # as declared, "": none
    is_tagged: bool  # PDF: marked as tagged, and with a structure
    shows_title: bool  # PDF: the window shows the title instead of the file name
    bookmarks: int  # PDF: entries of the outline, counted up to 1000
    is_encrypted: bool
    needs_password: bool  # nothing else is known then
    allows_reading_aloud: bool  # PDF: the protection lets assistive technology in
    fonts: tuple[str, ...]  # names without the subset prefix, at most 40
    examined_pages: int
    text_characters: int  # on the examined pages, without white space
    unknown_characters: int  # of them those whose letter the PDF does not tell
    scanned_pages: int  # examined pages that are a picture without text
    excerpt: str  # first 500 characters of text
    pictures: int  # office files only
    undescribed_pictures: int  # office files only: without alternative text
    created: str  # ISO 8601, "": not told
    modified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEvidence:
    """A file that is not HTML."""

    url: str
    media_type: str
    size_bytes: int | None
    status: int
    last_modified: str  # header as sent, "": none
    found_on: str
    contents: DocumentContents | None = None  # None: not opened
    unopened: str = ""  # why it was tried and not opened, in English for programmers; "": opened, or not tried

    @property
    def is_served(self) -> bool:
        """Return whether the server answered with the document, and not with an error."""
        return self.status < FIRST_ERROR_STATUS


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """One `url` of a sitemap."""

    url: str
    lastmod: str  # as written, "": none


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEvidence:
    """One sitemap file that was fetched."""

    url: str
    status: int | None
    error: str  # "": parsed
    entries: tuple[SitemapEntry, ...]


class UnreachableReason(StrEnum):
    """Why nothing could be measured."""

    DNS = "dns"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
    REDIRECTS = "too many redirects"
    ROBOTS = "robots"
    BOT_WALL = "bot wall"
    SERVER_ERROR = "server error"
    CLIENT_ERROR = "client error"  # the home page answers 4xx
    NOT_HTML = "not html"
    EMPTY = "empty"
    PRIVATE_ADDRESS = "private address"
    CONNECTION = "connection"  # reset, closed early, malformed answer
    BROWSER = "browser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """The reason and its particulars."""

    reason: UnreachableReason
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteEvidence:
    """Everything known of one site; of pages without `view` when the site is judged as a whole."""

    target: str  # the address the user gave
    home_url: str  # final address of the home page
    observed_at: datetime
    unreachable: Unreachable | None
    is_listing: bool  # the user listed the addresses: it is no whole site and site rules are inapplicable
    pages: tuple[PageEvidence, ...]
    known_pages: int  # pages of the site known to exist: read, or left out for budget alone
    links: Mapping[str, LinkCheck]
    documents: tuple[DocumentEvidence, ...]
    robots_status: int | None
    robots_text: str
    sitemaps: tuple[SitemapEvidence, ...]
    ledger: tuple[UrlRecord, ...]
    not_found_status: int | None  # answer to an address that cannot exist; None: not asked
    https_redirect: bool | None  # http:// leads to https://; None: not asked or no answer
    tls_error: str  # "": none
    versions: Mapping[str, str]  # auditor, axe-core, browser, playwright
    probes: Probes = field(default_factory=Probes)
    earlier: EarlierAudit | None = None  # None: no older audit was given
    given: Given = field(default_factory=Given)
    is_cut_short: bool = False  # the time for the website was used up before all of it was looked at
