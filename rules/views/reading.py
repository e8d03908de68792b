"""How the page is put together for a reader: names, links, headings, lists and tables, at 1366 CSS px."""

from dataclasses import dataclass

from rules.place import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnText:
    """A piece of text as it is drawn."""

    text: str  # at most 200 characters; begins with a space where a new line begins
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A link, button or field that assistive technology meets, whether drawn or not."""

    tag: str
    role: str  # given or by nature
    type: str  # of a field or button, "": none
    name: str  # accessible name, at most 300 characters
    name_from: str  # label (aria-label), labelledby, native (alt, value, label), content, title; "": no name
    drawn: tuple[DrawnText, ...]  # only where aria-label or aria-labelledby names it: its visible text, or its label's
    href: str  # absolute; "": none
    raw_href: str  # as written
    target: str
    title: str
    pictures: tuple[str, ...]  # texts of at most 3 pictures inside a link
    has_script: bool  # an attribute tells of a script: onclick, role, data-…, aria-expanded …
    opens_submenu: bool  # a list stands beside it
    # Of a link with a name of at most 60 characters: text of its block, of list entries and cell around it, and of the
    # headings of that cell.
    context: tuple[str, ...]
    context_key: str  # equal for links tied to the same elements
    row: tuple[str, ...]  # of a link in a cell: the other data cells of the row
    heading: str  # text of the nearest heading before it, "": none
    heading_key: int  # equal for the same heading; 0: none
    region: str  # header, nav, main, footer, aside; "": none
    is_shown: bool
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadHeading:
    """A heading that assistive technology meets."""

    level: int
    text: str  # accessible name
    characters: int  # of its text
    text_between: int  # characters of text before the next heading
    things_between: int  # pictures, fields, links, tables and the like before the next heading
    is_bare: bool = False  # a heading stands right beside it, or it ends its section
    is_in_control: bool
    region: str
    is_shown: bool
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An embedded page."""

    name: str  # accessible name
    src: str  # absolute
    text: str | None  # its first 1500 characters; None: of another origin
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table."""

    is_header: bool
    text: str  # at most 80 characters
    characters: int
    is_bold: bool  # all of it; looked at in the first three rows only
    background: str  # CSS colour; looked at in the first three rows only
    scope: str
    row: int  # from 0, spans counted
    column: int
    rows: int  # spanned
    columns: int
    holds: str  # control, picture; "": neither
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """A table, with the first 12 rows of its cells."""

    role: str
    name: str
    caption: str | None  # None: no caption element
    summary: str
    row_count: int  # at most 300 are counted
    column_count: int
    headings: int  # th elements
    data_cells: int
    scoped: int  # cells with a scope attribute
    referring: int  # cells with a headers attribute
    empty_cells: int
    merged_cells: int  # data cells that span
    longest_cell: int  # characters
    rows: tuple[tuple[Cell, ...], ...]
    is_nested: bool
    is_among_figures: bool = False  # in a heading cell of another table, or in one that has a row of headings
    holds: tuple[str, ...]  # tags of larger parts inside: headings, lists, forms, tables …
    has_border: bool
    display: str  # CSS
    region: str
    width_share: float  # of the page, 0–1
    idle_headings: tuple[Element, ...]  # th to which no cell belongs
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeemingHeading:
    """A short bold or large text alone in its block, before another block."""

    text: str
    size_css_px: float
    is_bold: bool
    tag: str
    next_tag: str
    next_characters: int
    next_size_css_px: float
    next_text: str  # at most 200 characters
    next_has_marker: bool  # it begins like an entry of a list
    are_siblings: bool
    is_above: bool  # drawn above the next block, at the same edge
    is_first_in_page: bool
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeemingList:
    """Lines, or blocks beside one another, at least three of which begin like entries of a list."""

    kind: str  # lines (parted by br), blocks
    lines: tuple[str, ...]  # at most 31, of 300 characters
    selector: str  # of the block, or of the first one
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeemingColumns:
    """A text whose spaces are kept."""

    lines: tuple[str, ...]  # at most 30, of 300 characters
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpacedWord:
    """Four or more single letters with spaces between them."""

    word: str
    around: str  # with 40 characters on either side
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StyledText:
    """A block whose text is set in an unusual manner."""

    characters: int  # set so
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StyledWords:
    """Words that the style sheet writes before or after an element; the first shown element of each rule."""

    words: str
    family: str
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripped:
    """A heading, list or table with role=presentation or none."""

    tag: str
    characters: int
    entries: int  # li or dt; td of a table
    headings: int  # th, caption, scope or headers in a table
    is_in_widget: bool  # inside a menu, tab list and the like
    holds_roles: bool  # something inside has a role of its own
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OldMarkup:
    """Elements that only say how a text looks; b, i and u from 60 characters on."""

    tag: str
    count: int
    places: tuple[Element, ...]  # at most 10


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedId:
    """An id that several elements have and no label or ARIA attribute refers to; the second of these elements."""

    id: str
    count: int
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Swapped:
    """Two texts of one column, of which the second in the source is drawn above the first."""

    first: str  # in the source; at most 80 characters each
    second: str
    selector: str  # of the second
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the page is put together for a reader: names, links, headings, lists and tables."""

    controls: tuple[Control, ...]  # at most 1200
    headings: tuple[ReadHeading, ...]  # at most 300
    frames: tuple[Frame, ...]  # at most 30
    tables: tuple[ReadTable, ...]  # at most 25
    text_size_css_px: float  # the size most letters have
    seeming_headings: tuple[SeemingHeading, ...]  # at most 40
    seeming_lists: tuple[SeemingList, ...]  # at most 20
    seeming_columns: tuple[SeemingColumns, ...]  # at most 20
    spaced_words: tuple[SpacedWord, ...]  # at most 20
    justified: tuple[StyledText, ...]  # at most 10 each
    capitals: tuple[StyledText, ...]
    italic: tuple[StyledText, ...]
    underlined: tuple[StyledText, ...]
    styled_words: tuple[StyledWords, ...]  # at most 20
    stripped: tuple[Stripped, ...]  # at most 20
    old_markup: tuple[OldMarkup, ...]
    empty_lists: tuple[Element, ...]  # at most 10
    has_scripts: bool = True  # of its own, in elements or attributes
    repeated_ids: tuple[RepeatedId, ...] = ()  # at most 10
    swapped: tuple[Swapped, ...] = ()  # at most 10, one for each element around them
