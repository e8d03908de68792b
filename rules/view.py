"""Evidence of the browser: the page as it is drawn, measured and judged by axe-core, as plain values.

Lengths are CSS pixels, durations milliseconds, sizes bytes. All texts are a stranger's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.place import Box, Element
from rules.views.forms import Forms
from rules.views.impression import Impression
from rules.views.keyboard import KeyboardWalk
from rules.views.libraries import Library
from rules.views.looks import Looks
from rules.views.media import Media
from rules.views.motion import Motion
from rules.views.reading import Reading
from rules.views.resources import Resource
from rules.views.responsive import Responsive
from rules.views.seeing import Seeing
from rules.views.widgets import Widgets


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
    boxes: Mapping[str, Box] = field(default_factory=dict)  # by selector, at most 1500; at 1366 they are the view's


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
class Shift:
    """An element that moved while the page was loading."""

    score: float  # its part of the layout-shift score
    moved_css_px: float  # the farthest at once; 0: it grew or shrank
    selector: str
    html: str
    box: Box  # where it came to rest


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
    lcp_html: str = ""  # of the largest element, shortened
    lcp_url: str = ""  # of its picture; "": text
    shifts: tuple[Shift, ...] = ()  # of the worst burst, at most 10, the largest part first


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
    withheld: tuple[str, ...] = ()  # needs of rules that this way of driving the browser cannot meet
    # Each of these is None where its phase failed or was not made.
    reading: Reading | None = None
    media: Media | None = None
    motion: Motion | None = None
    seeing: Seeing | None = None
    responsive: Responsive | None = None
    keyboard: KeyboardWalk | None = None
    widgets: Widgets | None = None
    forms: Forms | None = None
    looks: Looks | None = None
    impressions: tuple[Impression, ...] = ()  # (): none could be taken, or it was not asked for
    resources: tuple[Resource, ...] = ()  # at most 400, as they were asked for
    libraries: tuple[Library, ...] = ()  # JavaScript, by the page's own word
    further_loads: tuple[Vitals, ...] = ()  # of the home page, loaded again for the median
