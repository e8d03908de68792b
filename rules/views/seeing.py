"""What the eye meets: contrast measured from pixels, text cut off, enlarged or spaced out, letters and lines."""

from dataclasses import dataclass, field

from rules.place import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class TextContrast:
    """A text, or a sign, whose contrast was measured where its letters are drawn."""

    kind: str  # text, placeholder, added (by a style sheet), svg, sign (of an icon font), picture (an svg in a control)
    text: str  # at most 120 characters
    colour: str  # as written, #rrggbb
    is_exact: bool  # the written colour is the one that is drawn: no opacity, no blending
    is_large: bool  # 24 CSS px, or 18.66 CSS px and bold
    size_css_px: float
    is_logo: bool  # stands in an element that is called a logo
    has_shadow: bool
    is_drawn: bool | None  # False: no letter of it reaches the eye; None: not looked at, or the page moved
    ratios: tuple[float, ...]  # contrast at 0, 10 … 100 % of the drawn letters, rising; (): none was measured
    worst_ground: str  # mean colour behind the letters that stand out least, #rrggbb; "": not measured
    worst_colour: str  # mean colour of those letters
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlContrast:
    """What shows where a field or a tick box is; colours are #rrggbb as drawn."""

    kind: str  # field, tick
    border_colour: str  # the strongest, "": no border
    border_ratio: float  # with what is outside or inside, whichever is more
    border_sides: int  # 0-4
    ground_colour: str
    ground_ratio: float  # with what is outside
    outside_colour: str
    is_drawn_beside: bool  # a tick box drawn by its label
    has_placeholder: bool
    has_text: bool
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A text some of which is seen and some of which is cut off by a box that does not scroll."""

    text: str  # at most 120 characters
    beyond_x_css_px: float
    beyond_y_css_px: float
    through_line_css_px: float  # most that is cut from a line that is still partly seen, from above or below
    seen_share: float  # 0-1
    size_css_px: float
    has_ellipsis: bool  # the box ends a line that does not wrap with a sign
    has_text_overflow: bool
    clamps_lines: bool
    holds_one_line: bool  # a line is as high as the box: what wraps is hidden whole
    is_moving: bool  # in a slide show or a ticker, transformed or animated
    opens_more: bool  # something beside it promises the rest
    is_devanagari: bool
    was_cut: bool = False  # at 1366 CSS px and usual spacing already
    grew_css_px: float = 0.0  # how much more is cut than there
    box_selector: str
    box_html: str
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A text whose line lies on a line of another text."""

    texts: tuple[str, str]  # at most 120 characters each
    overlap_css_px: float  # height they share
    rect: Box
    touching_px: int | None = None  # pixels in which letters of both are drawn; None: not looked at
    other_selector: str
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class SpacedLetters:
    """Devanagari whose signs are pulled apart or pushed together."""

    text: str
    letter_spacing_css_px: float
    size_css_px: float
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class TightLines:
    """A text of several lines that stand close together."""

    text: str
    is_devanagari: bool
    lines: int
    size_css_px: float
    line_height_css_px: float
    ink_height_css_px: float  # from the highest to the lowest point of its letters
    is_heading: bool
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLook:
    """A link in a sentence that axe-core could not judge, or passes because it has the colour of its words."""

    colour: str  # #rrggbb
    words_colour: str  # of the words around it
    ratio: float | None  # between the two; None: one of them is transparent
    is_marked: bool  # by more than its colour: a line, a sign, a weight, a ground
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeing:
    """What the eye meets at 1366 CSS px, and what is left of it enlarged and spaced out."""

    texts: tuple[TextContrast, ...] = ()  # at most 80
    controls: tuple[ControlContrast, ...] = ()  # at most 150
    cuts: tuple[Cut, ...] = ()  # at most 40
    overlaps: tuple[Overlap, ...] = ()  # at most 6
    spaced_letters: tuple[SpacedLetters, ...] = ()  # at most 30
    tight_lines: tuple[TightLines, ...] = ()  # at most 30
    links: tuple[LinkLook, ...] = ()
    zoomed_cuts: tuple[Cut, ...] | None = None  # at 640 × 512 CSS px, as 1280 × 1024 enlarged to 200 %; None: not tried
    spaced_cuts: tuple[Cut, ...] | None = None  # with the spacing of SC 1.4.12; None: not tried
    spaced_overlaps: tuple[Overlap, ...] = field(default=())  # those that were none before
    was_cut_short: bool = False  # the page was to be enlarged and spaced out, but is too large or took too long
