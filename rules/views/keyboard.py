"""What happened when the page was walked through with the keyboard."""

from dataclasses import dataclass
from enum import StrEnum

from rules.place import Box


class Sight(StrEnum):
    """Whether an element can be seen while it has the focus."""

    SHOWN = "shown"
    OFF_SCREEN = "off screen"  # outside the window, or cut off by a box around it
    TINY = "tiny"  # a pixel or nothing
    TRANSPARENT = "transparent"


class Mark(StrEnum):
    """What shows that an element has the focus."""

    STYLE = "style"  # outline, colours, border, shadow … of its own
    AROUND = "around"  # the style of an element beside, around or inside it
    CARET = "caret"  # the browser's own text cursor or controls
    PIXELS = "pixels"  # only the picture tells
    NONE = "none"  # neither a style nor a pixel changes
    UNKNOWN = "unknown"  # not compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """An element the Tab key came to rest on, in the order of the walk."""

    name: str  # visible name, at most 80 characters
    tag: str
    role: str  # as written, "": none
    tabindex: int  # 0: none written
    position: int  # among the elements in the page's source that Tab can reach; -1: it appeared on the way
    sight: Sight
    mark: Mark
    contrast: float | None  # of the mark with what it is drawn on, 1–21; None: not known
    is_hidden_from_readers: bool  # inside aria-hidden
    is_field: bool  # of a form
    reordered: str  # selector of the row or column around it whose style turns its order about, "": none
    form: str  # selector of its form, "": none
    covered_by: str  # selector of the fixed or sticky part that covers all of it, "": none
    cover_share: float  # of the window that this part takes, 0–1
    selector: str
    html: str
    box: Box


class Barrier(StrEnum):
    """Why a click has no counterpart on the keyboard."""

    NO_STOP = "no stop"  # Tab never comes there
    NO_KEY = "no key"  # Tab comes there, but neither Enter nor the space bar does anything


@dataclass(frozen=True, slots=True, kw_only=True)
class MouseOnly:
    """Something that answers to a click, but not to the keyboard."""

    barrier: Barrier
    name: str
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """Elements that Tab, Shift+Tab and Escape do not leave."""

    selectors: tuple[str, ...]  # in the order of the walk, at most 20
    htmls: tuple[str, ...]
    says_way_out: bool  # a text beside them names a key


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipLink:
    """A link near the beginning that promises the way past the menu."""

    name: str
    has_target: bool
    is_shown: bool  # while it has the focus
    moves: bool | None  # the next Tab goes on from the target; None: not tried or nothing follows the target
    selector: str
    html: str


class Trigger(StrEnum):
    """What led away from the page."""

    FOCUS = "focus"
    INPUT = "input"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextChange:
    """A navigation or a new window that nobody asked for."""

    trigger: Trigger
    url: str  # where it would have led; "": a new window or no address
    is_new_window: bool
    is_announced: bool  # a text beside it says so
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An element that gives the focus away as soon as it gets it."""

    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogTrial:
    """A dialog opened with the Enter key and closed again."""

    takes_focus: bool
    is_closed: bool  # by Escape or by its close button
    returns_focus: bool | None  # None: it was not closed
    dialog_selector: str
    dialog_html: str
    selector: str  # of the opener
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoverContent:
    """Something that appears beside an element while the pointer rests on it."""

    is_dismissed: bool  # by Escape, with the pointer at rest
    stays: bool  # while the pointer moves onto it
    covers_text: bool  # of something else
    content: str  # its text, at most 80 characters
    selector: str  # of what the pointer rests on
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoverMenu:
    """A submenu that the pointer opens by resting on its parent."""

    opens_by_keyboard: bool
    links: int
    selector: str  # of the parent
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A single letter that does something anywhere on the page."""

    key: str
    effect: str  # "navigation" or "focus"
    selector: str  # of what gets the focus, "": none
    is_mentioned: bool  # the page speaks of shortcuts; perhaps they can be turned off there


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyboardWalk:
    """What happened when the page was walked through with the keyboard, at 1366 CSS px."""

    stops: tuple[Stop, ...]  # at most 250; on pages that share their template with another: 60 from the main content on
    mouse_only: tuple[MouseOnly, ...]  # at most 40
    traps: tuple[Trap, ...]  # at most 3
    skip_links: tuple[SkipLink, ...]  # at most 3; first page of a template only
    changes: tuple[ContextChange, ...]  # at most 10
    refusals: tuple[Refusal, ...]  # at most 10
    dialogs: tuple[DialogTrial, ...]  # at most 3; first page of a template only
    hover_contents: tuple[HoverContent, ...]  # at most 12; first page of a template only
    hover_menus: tuple[HoverMenu, ...]  # at most 12; first page of a template only
    shortcuts: tuple[Shortcut, ...]  # at most 5; first page of a template only
