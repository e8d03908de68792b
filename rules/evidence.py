"""Evidence: what the crawl read and what the browser saw, as plain values.

Lengths are CSS pixels, durations milliseconds, sizes bytes, and every moment is UTC. Nothing here
is a live object: a saved bundle is enough to judge a site again, offline, with newer rules.
All texts are a stranger's and are escaped where they are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

EVIDENCE_VERSION = 1  # raised whenever a saved bundle of before can no longer be read


# --- the page as text -------------------------------------------------------------------------


class Region(StrEnum):
    """The landmark an element stands in; `BODY` when it stands in none."""

    HEADER = "header"
    NAVIGATION = "navigation"
    MAIN = "main"
    ASIDE = "aside"
    FOOTER = "footer"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in document coordinates."""

    x_css_px: float
    y_css_px: float
    width_css_px: float
    height_css_px: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An `a[href]` or `area[href]`."""

    href: str  # absolute and normalised; "": empty or not a web, mail or telephone address
    raw_href: str  # as written
    text: str  # visible text, alt of pictures inside, or aria-label; "": no name
    lang: str  # effective language, "": none declared
    region: Region
    rel: str
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An h1–h6 or `role=heading`."""

    level: int
    text: str
    region: Region
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An `img`, `input[type=image]` or `svg[role=img]`."""

    src: str  # absolute; "": none
    alt: str | None  # None: no alt attribute
    region: Region
    link_href: str  # address of the link around it, "": none
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """The visible text of one block element (p, li, td, h2, div with text of its own …), in document order."""

    text: str  # white space collapsed
    tag: str
    lang: str  # effective language, "": none declared
    region: Region
    section: str  # text of the nearest heading before it, "": none
    hrefs: tuple[str, ...]  # absolute addresses of the links inside
    image_names: tuple[str, ...]  # alt texts and file names of the pictures inside (a "new" badge often is one)
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row: the text of its cells and the addresses in it."""

    cells: tuple[str, ...]
    hrefs: tuple[str, ...]
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A `table`, at most 200 rows of it."""

    caption: str  # caption or aria-label, "": none
    section: str  # text of the nearest heading before it
    header: tuple[str, ...]  # cells of the header row, (): none marked by th
    rows: tuple[TableRow, ...]
    region: Region
    selector: str
    html: str  # opening tag


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """An input, select or textarea that a visitor fills in."""

    tag: str
    type: str
    name: str
    label: str  # accessible name, "": none
    placeholder: str
    autocomplete: str
    required: bool
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form and its fields."""

    action: str  # absolute
    method: str
    role: str  # such as "search"
    fields: tuple[FormField, ...]
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeElement:
    """A `time` element or an element with `itemprop`/`property` that ends in a date."""

    datetime: str  # attribute, "": none
    text: str
    property: str  # itemprop or property, such as "dateModified"
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """A `meta` element: its name, property or http-equiv in lower case."""

    name: str
    content: str
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLink:
    """A `link` element of the head: canonical, alternate, icon, manifest, stylesheet."""

    rel: str
    href: str  # absolute
    hreflang: str
    type: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """One page parsed once: of the rendered DOM where the page was watched, else of the HTML as served."""

    title: str
    lang: str  # of the html element, "": none
    dir: str
    base_url: str
    encoding: str  # the one it was read with
    declared_encodings: tuple[str, ...]  # header and meta, as declared
    html_tag: str  # the opening tag of the html element
    meta: tuple[Meta, ...]
    head_links: tuple[HeadLink, ...]
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    images: tuple[Image, ...]
    blocks: tuple[TextBlock, ...]
    tables: tuple[Table, ...]
    forms: tuple[Form, ...]
    times: tuple[TimeElement, ...]
    json_ld: tuple[str, ...]  # as written, each at most 20 000 characters
    frames: tuple[str, ...]  # absolute addresses of iframes
    landmarks: tuple[Region, ...]  # present at least once
    signature: tuple[str, ...]  # structural shingles for finding templates
    content_hash: str  # SHA-256 of the main text, hexadecimal
    html_bytes: int


# --- the page as a browser shows it -----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A place in the page."""

    selector: str
    html: str
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """A block of text as drawn at 1366 CSS px."""

    text: str  # at most 300 characters
    characters: int  # all of them
    lang: str  # effective
    size_css_px: float
    line_height_css_px: float | None  # None: normal
    weight: int
    family: str
    colour: str  # CSS rgb()/rgba()
    selector: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownImage:
    """A picture as drawn at 1366 CSS px."""

    src: str
    is_complete: bool
    natural_width_px: int
    natural_height_px: int
    object_fit: str
    is_vector: bool
    alt: str | None
    selector: str
    html: str
    box: Box  # of the content box, without padding and border


@dataclass(frozen=True, slots=True, kw_only=True)
class Overflow:
    """A visible element drawn beyond the left or right edge of the viewport, in no box that scrolls or clips it."""

    tags: tuple[str, ...]  # lower case: its own tag, its ancestors' up to body
    holds: tuple[str, ...]  # tags among table, img, video, canvas, svg, iframe, map, pre, math inside it
    left_css_px: float
    right_css_px: float
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSize:
    """How many visible characters a size has."""

    size_css_px: float
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something to tap: link, button, form control, or an element with a click role."""

    is_inline: bool  # a link within a sentence
    name: str
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The page at one width, without reload."""

    width_css_px: int  # asked for
    height_css_px: int
    is_mobile: bool  # true mobile metrics: viewport meta honoured, touch, device pixel ratio 2
    client_width_css_px: float  # of the root element; 980 where a phone falls back to the desktop layout
    scroll_width_css_px: float
    overflows: tuple[Overflow, ...]  # at most 40, topmost element of each
    text_sizes: tuple[TextSize, ...]  # mobile widths only; sizes as the phone shows them
    small_texts: tuple[Element, ...]  # under 12 CSS px as shown; mobile widths only; at most 40
    targets: tuple[Target, ...]  # at 360 only


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeNode:
    """One element axe-core names."""

    selector: str
    html: str
    impact: str
    summary: str  # axe's English, for programmers
    data: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)  # flat: fgColor, contrastRatio …


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeRule:
    """One axe-core rule that found something."""

    id: str
    tags: tuple[str, ...]
    nodes: tuple[AxeNode, ...]  # at most 60
    node_count: int  # all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeReport:
    """A run of axe-core on the page at 1366 CSS px."""

    version: str
    violations: tuple[AxeRule, ...]
    incomplete: tuple[AxeRule, ...]
    passes: tuple[str, ...]  # rule ids
    inapplicable: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """What the browser measured while loading; None: it reported nothing."""

    ttfb_ms: float | None
    fcp_ms: float | None
    lcp_ms: float | None
    lcp_selector: str
    cls: float | None  # unitless layout-shift score
    blocking_ms: float | None  # sum of the parts of long tasks above 50 ms
    long_tasks: int
    load_ms: float | None
    dom_elements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestTotal:
    """Requests of one kind to one host."""

    kind: str  # document, stylesheet, script, image, font, media, xhr, other
    host: str
    count: int
    transferred_bytes: int  # on the wire, compressed


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedRequest:
    """A sub-resource that did not arrive."""

    url: str
    kind: str
    status: int | None  # None: no answer
    reason: str  # the browser's error, such as net::ERR_NAME_NOT_RESOLVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Screenshot:
    """A picture in the bundle."""

    name: str  # file name beside the page's evidence
    width_css_px: int
    height_css_px: int
    scale: float  # picture pixels per CSS pixel


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLoad:
    """A second load of the page as a phone: user agent, metrics and touch from the first request on."""

    final_url: str
    status: int
    title: str
    layout: Layout
    transferred_bytes: int
    word_count: int
    screenshot: Screenshot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What the browser saw on one page after a single navigation."""

    layouts: tuple[Layout, ...]  # by falling width
    texts: tuple[ShownText, ...]
    images: tuple[ShownImage, ...]
    boxes: Mapping[str, Box]  # selector → place at 1366, for outlining elements in the full-page screenshot
    axe: AxeReport | None  # None: it could not run
    vitals: Vitals | None
    requests: tuple[RequestTotal, ...]
    failed_requests: tuple[FailedRequest, ...]
    console_errors: tuple[str, ...]
    first_view: Screenshot | None
    full_page: Screenshot | None
    phone_view: Screenshot | None  # first view at 360; home page only
    phone: PhoneLoad | None  # home page only
    incidents: tuple[str, ...]  # dialogs dismissed, downloads refused, pop-ups closed, collectors that failed


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
class DocumentEvidence:
    """A file that is not HTML."""

    url: str
    media_type: str
    size_bytes: int | None
    status: int
    last_modified: str  # header as sent, "": none
    found_on: str


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
