"""How the layout behaves from wide to narrow, and by touch."""

from dataclasses import dataclass
from enum import StrEnum

from rules.place import Element


class FaultKind(StrEnum):
    """What goes wrong with a layout as the screen gets narrower (after ReDeCheck)."""

    BEYOND = "beyond"  # drawn past the right edge, and the page scrolls sideways for it
    CUT = "cut"  # writing cut off by the edge of the screen or of a box that does not scroll
    PROTRUSION = "protrusion"  # reaches out of the painted box it stands in
    COLLISION = "collision"  # two parts lie over each other
    WRAPPING = "wrapping"  # the last of a row of three or more falls below it
    SMALL_RANGE = "small range"  # an order of the parts that holds for less than 5 px of width


class Sight(StrEnum):
    """Which of two parts is seen in the area they share: each was made transparent and the pixels compared."""

    NOT_LOOKED = "not looked"
    BOTH = "both"
    FIRST = "first"
    SECOND = "second"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutFault:
    """A relation between parts of the page that does not hold at the next wider width."""

    kind: FaultKind
    first: Element  # what reaches out, is cut off, collides or falls; the parent whose parts change order
    second: Element | None  # the box it leaves or is cut by, or what it collides with; None: the screen
    contents: tuple[str, ...]  # what meets: text, whole (a picture, a field), box (a painted area)
    widest_css_px: int  # of the widths looked at, the widest and the narrowest that show it without a break
    narrowest_css_px: int
    depth_css_px: float  # how far it reaches out, is cut off or runs over; 0: not a length
    is_pulled: bool  # a negative margin is part of it, so it may be meant
    are_free: tuple[bool, bool]  # the first and the second: placed out of the flow, such as a drawer or a drop-down
    sight: Sight


@dataclass(frozen=True, slots=True, kw_only=True)
class WideTable:
    """A table with rows and columns of data that is wider than the place it has at 320 CSS px."""

    table: Element
    width_css_px: float
    box: Element | None  # the box that scrolls or cuts it; None: the page itself scrolls
    scrolls: bool  # the box scrolls; False: it cuts off what does not fit, or there is none
    has_name: bool  # the scrolling box has a name
    has_tab_stop: bool  # the scrolling box has a tabindex, or holds something to focus


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A part that stays on the screen while the page is scrolled, at 320 × 640 CSS px."""

    part: Element
    height_css_px: float  # of its part on the screen
    width_share: float  # 0–1 of the screen
    is_at_top: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Something that lies over the content when the page has loaded, at 320 × 640 CSS px."""

    part: Element
    share: float  # 0–1 of the screen
    text: str  # at most 200 characters
    has_close: bool  # it holds something to press that closes it


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """A field of a form as shown at 320 CSS px."""

    field: Element
    tag: str
    type: str
    size_css_px: float  # of its letters


@dataclass(frozen=True, slots=True, kw_only=True)
class PlugIn:
    """An object, embed or applet element."""

    element: Element
    tag: str
    type: str  # media type, as declared
    source: str  # address or class id, as declared


class MenuAnswer(StrEnum):
    """What a tap on the menu button did."""

    OPENED = "opened"  # links appeared
    NOTHING = "nothing"
    WENT_AWAY = "went away"  # it is a link to another page, or sends something
    UNKNOWN = "unknown"  # scripts of the page were missing, so nothing can be said


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchMenu:
    """The button that opens the menu at 360 CSS px, tapped with a finger."""

    button: Element
    answer: MenuAnswer
    links_before: int  # shown on the page
    links_after: int
    closes: bool  # a second tap, Escape or a close button brought the page back


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsive:
    """How the layout behaves from wide to narrow, and by touch."""

    widths_css_px: tuple[int, ...]  # looked at, from wide to narrow; (): not swept
    faults: tuple[LayoutFault, ...]  # at most 60
    wide_tables: tuple[WideTable, ...]  # at most 20
    pinned: tuple[Pinned, ...]  # at most 10
    pinned_enlarged: tuple[Pinned, ...]  # the same at 320 × 256, a desktop enlarged to 400 %; swept pages only
    covers: tuple[Cover, ...]  # at most 3
    fields: tuple[ShownField, ...]  # at most 100
    plug_ins: tuple[PlugIn, ...]  # at most 20
    words: int  # shown at 320 CSS px
    menu: TouchMenu | None  # None: no button of this kind, or not tried
