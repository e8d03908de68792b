"""What a site answers to the few things asked of it beyond its pages: feeds, a search, a page that cannot exist."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rules.connection import SecurityTxt, SetCookie, TlsEvidence
from rules.page_text import PageText


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One item of a feed."""

    title: str
    url: str  # absolute, "": none
    published: str  # pubDate, published or updated, as written; "": none


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEvidence:
    """One RSS or Atom feed that a page announces or links to."""

    url: str
    status: int | None  # None: no answer
    error: str  # why it is no feed, in English for programmers; "": read
    title: str
    entries: tuple[FeedEntry, ...]  # at most 100, in order
    found_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTrial:
    """The one search that was made: the words of a page's own title."""

    query: str
    wanted: tuple[str, ...]  # addresses of the pages with that title
    url: str  # of the answer
    status: int | None  # None: no answer
    page: PageText | None  # the answer, as served; None: none, or no HTML
    error: str  # why nothing can be said, in English for programmers; "": answered


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePicture:
    """The answer of a picture that pages name for sharing (og:image, twitter:image)."""

    url: str
    status: int | None  # None: no answer, or not asked
    media_type: str
    width_px: int | None  # None: not to be told from its first bytes
    height_px: int | None
    size_bytes: int | None
    small: str = ""  # as the networks cut it, 480 × 252 px WebP in base64; "": not drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Probes:
    """Everything asked beyond the pages; each part is empty or None where it was not asked."""

    feeds: tuple[FeedEvidence, ...] = ()
    not_found: PageText | None = None  # the page that answers an address which cannot exist
    search: SearchTrial | None = None
    as_search_engine: PageText | None = None  # the home page as served to a search engine
    # by address: absolute against the page's base, otherwise as written
    share_pictures: Mapping[str, SharePicture] = field(default_factory=dict)
    tls: TlsEvidence | None = None  # None: a folder, a bare address, or a port of its own
    cookies: tuple[SetCookie, ...] = ()  # at most 100
    security_txt: SecurityTxt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPage:
    """What an earlier audit keeps of a page."""

    content_hash: str  # SHA-256 of the main text, hexadecimal
    stamp: str  # the day the page gave for its last update, ISO 8601; "": none


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAudit:
    """An audit of the same site from before."""

    observed_at: datetime
    pages: Mapping[str, EarlierPage]  # by address


@dataclass(frozen=True, slots=True, kw_only=True)
class Handle:
    """One account of the department as the team knows it (a line of social.csv)."""

    platform: str  # such as "x", "facebook", "youtube", "instagram"
    handle: str
    last_post: str  # ISO 8601, "": not told
    posts_in_quarter: int | None  # None: not told


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """One officer as the team knows them (a line of officers.csv)."""

    name: str
    name_hi: str
    designation: str
    designation_hi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the team knows of the department and gave to the audit."""

    handles: tuple[Handle, ...] | None = None  # None: no register was given
    officers: tuple[Officer, ...] | None = None
