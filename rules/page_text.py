"""The page as text: what its HTML says, parsed once, as plain values.

All texts are a stranger's and are escaped where they are shown.
"""

from dataclasses import dataclass
from enum import StrEnum

HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Region(StrEnum):
    """The landmark an element stands in; `BODY` when it stands in none."""

    HEADER = "header"
    NAVIGATION = "navigation"
    MAIN = "main"
    ASIDE = "aside"
    FOOTER = "footer"
    BODY = "body"


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
class LanguageMark:
    """An element with a `lang` attribute that is not empty."""

    lang: str  # as written, without surrounding space
    selector: str
    html: str  # of html and body the opening tag alone
    names: tuple[str, ...]  # alternative texts and labels that take their language from it, at most 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPart:
    """A piece of a block that takes its language from one mark."""

    text: str
    mark: int  # position in `PageText.marks`, -1: none


@dataclass(frozen=True, slots=True, kw_only=True)
class Nest:
    """An element that holds several blocks."""

    parent: int  # position in `PageText.nests` of the next one around it, -1: none
    selector: str
    html: str  # opening tag
    around: str = ""  # tags, classes and ids of the elements between it and its parent, at most 200 characters


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
    mark: int = -1  # position in `PageText.marks` of the element its language is declared by, -1: none
    parts: tuple[TextPart, ...] = ()  # all of it piece by piece, where a part has a language of its own; else ()
    nest: int = -1  # position in `PageText.nests`, -1: in none


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
class FormButton:
    """A `button`, or an `input` that is pressed, as those that send a form are."""

    text: str  # what is written on it, else its accessible name; "": neither
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form, its fields and its buttons."""

    action: str  # absolute
    method: str
    role: str  # such as "search"
    fields: tuple[FormField, ...]
    selector: str
    html: str
    sent: tuple[tuple[str, str], ...] = ()  # names and values it sends untouched, at most 50: hidden fields, choices
    buttons: tuple[FormButton, ...] = ()  # at most 50


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeElement:
    """A `time` element or an element with `itemprop`/`property` that ends in a date."""

    datetime: str  # attribute, "": none
    text: str
    property: str  # itemprop or property, such as "dateModified"
    selector: str
    html: str
    region: Region = Region.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """A `meta` element: its name, property, http-equiv or itemprop in lower case."""

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
class Script:
    """A `script` element that a browser runs; of one without an address only the opening tag is kept."""

    src: str  # absolute, or as written where it is no web address; "": written into the page
    selector: str
    html: str  # opening tag


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
    marks: tuple[LanguageMark, ...] = ()  # at most 1000, in document order
    nests: tuple[Nest, ...] = ()  # outer before inner
    hidden_texts: tuple[str, ...] = ()  # short ones with digits, each after the text before it; at most 50
    scripts: tuple[Script, ...] = ()  # at most 200

    def __hash__(self) -> int:
        """Return a hash of what tells pages apart, so that a page can be looked up without reading all of it."""
        return hash((self.base_url, self.content_hash, self.html_bytes))
