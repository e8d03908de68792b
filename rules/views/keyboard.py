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
    is_idle: bool  # a plain text made a stop by tabindex, with no role and no handler
    reordered: str  # selector of the row or column around it whose style turns its order about, "": none
    group: str  # selector of the form, list, table, menu or section around it
    is_group_loose: bool  # a section or the page as a whole: neighbours in it need not belong together
    covered_by: str  # selector of the fixed or sticky part that covers all of it, "": none
    cover_share: float  # of the window that this part takes, 0–1
    selector: str
    html: str
    box: Box


class Barrier(StrEnum):
    """Why a click has no counterpart on the keyboard."""

    NO_STOP = "no stop"  # Tab never comes there
    NO_KEY = "no key"  # Tab comes there, but neither Enter nor the space bar does anything
    NO_ARROW = "no arrow"  # Tab comes to another part of its group, but no arrow key leads on from there
    FRAME = "frame"  # an embedded page that Tab leaves out, though there is something to operate in it
    SCROLL = "scroll"  # a box that scrolls, but gets no focus and holds nothing that does


@dataclass(frozen=True, slots=True, kw_only=True)
class MouseOnly:
    """Something that answers to a click, but not to the keyboard."""

    barrier: Barrier
    is_handled: bool  # a handler of clicks is known, its own or one around it
    name: str
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """Elements that Tab, Shift+Tab and Escape do not leave."""

    selectors: tuple[str, ...]  # in the order of the walk, at most 20
    htmls: tuple[str, ...]
    says_way_out: bool  # a text beside them speaks of keys
    is_way_out_tried: bool  # the keys that the text names were pressed, in vain


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipLink:
    """A link near the beginning that promises the way past the menu."""

    name: str
    has_target: bool
    is_reachable: bool  # Tab comes to it
    is_shown: bool  # while it has the focus
    position: int  # among the elements in the page's source that Tab can reach; -1: not reachable
    moves: (
        bool | None
    )  # the next Tab goes on from the target; None: not tried, or there is nothing to skip or to go on to
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

    is_modal: bool  # it lies over the whole page
    stops_inside: int
    takes_focus: bool
    keeps_focus: bool | None  # Tab stays inside; None: not modal, or it did not take the focus
    is_closed: bool  # by Escape or by its close button, with the keyboard
    is_closed_by_escape: bool
    close_button_html: str  # "": none found, or not needed
    returns_focus: bool | None  # to the opener, or to where Tab goes on from it; None: it was not closed
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
    opens_by_keyboard: bool | None  # None: not known
    is_said_elsewhere: bool  # in the name or description of the element
    content: str  # its text, at most 80 characters
    selector: str  # of what the pointer rests on
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoverMenu:
    """A submenu that the pointer opens by resting on its parent."""

    is_dismissed: bool
    stays: bool
    covers_text: bool
    opens_by_keyboard: bool | None  # None: not known
    has_other_way: bool  # each of its links stands elsewhere on the page, too, within reach of Tab
    links: int
    content: str
    selector: str  # of the parent
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A single letter, digit or sign that does something while nothing has the focus."""

    key: str
    effect: str  # "navigation", "focus" or "change"
    selector: str  # of what gets the focus or changes, "": none
    html: str
    is_mentioned: bool  # the page speaks of shortcuts; perhaps they can be turned off there


@dataclass(frozen=True, slots=True, kw_only=True)
class DeafButton:
    """An element called a button that answers to Enter and not to the space bar."""

    selector: str
    html: str


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
    shortcuts: tuple[Shortcut, ...]  # at most 6; first page of a template only
    deaf_buttons: tuple[DeafButton, ...]  # at most 3; first page of a template only
    is_whole: bool  # walked from the first element on, with all trials: the first page of a template
