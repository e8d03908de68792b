"""Type, colours, edges, and what the first view holds, as drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.place import Box


class Script(StrEnum):
    """The scripts whose typefaces are told apart."""

    LATIN = "latin"
    DEVANAGARI = "devanagari"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A family whose letters are really drawn for one script; icon fonts are left out."""

    family: str  # as its file calls itself
    script: Script
    characters: int  # letters and digits drawn with it
    asked_for: str  # the families of the style sheet, at most 200 characters
    selector: str  # of an example
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningText:
    """A block of three lines or more in the content of the page."""

    text: str  # at most 120 characters
    characters: int  # marks that sit on a letter are not counted
    lines: int
    characters_per_line: float  # of its full lines
    size_css_px: float
    script: Script  # of most of its letters
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """A colour of grounds or letters, as the style sheet says; what pictures show is left out."""

    colour: str  # #rrggbb
    share: float  # 0–1, of the page
    selector: str  # of the element that shows most of it
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftEdge:
    """Where blocks at least 120 CSS px wide begin, in the first two screens."""

    left_css_px: int
    blocks: int
    selector: str  # of the first
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstText:
    """A text that is seen without scrolling."""

    text: str  # at most 120 characters
    size_css_px: float
    is_heading: bool  # by its element
    is_in_menu: bool
    is_task: bool  # a link outside menu, header and footer


@dataclass(frozen=True, slots=True, kw_only=True)
class LargePart:
    """A picture or a slide show, with the part of the first view it takes."""

    share: float  # 0–1, of the first view
    is_slide_show: bool
    is_logo: bool
    name: str  # alternative text and file name, at most 200 characters
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstView:
    """What is seen before anything is scrolled or pressed."""

    width_css_px: int
    height_css_px: int
    texts: tuple[FirstText, ...]  # at most 40, the largest first
    parts: tuple[LargePart, ...]  # at most 12, the largest first
    has_search: bool
    is_covered: bool  # something lies over most of it, such as a dialog


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How the page is drawn at 1366 CSS px, and its first view there and on a phone."""

    typefaces: tuple[Typeface, ...] | None = None  # at most 24; exemplars and home page only; None: not told
    running_texts: tuple[RunningText, ...] = ()  # at most 60
    colours: tuple[Colour, ...] = ()  # at most 30, each at least 0.2 % of the page
    edges: tuple[LeftEdge, ...] = ()  # at most 80
    first_view: FirstView | None = None
    phone_first_view: FirstView | None = None  # at 360 × 800; None: not looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """The little of the looks of a page that is kept for a look at the whole site."""

    families: Mapping[Script, tuple[str, ...]]  # that a reader notices, the one with most characters first
    hues_degrees: tuple[float, ...]  # of its key hues, the largest first
