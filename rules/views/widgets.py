"""The helpers that government sites carry, operated for effect."""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a helper promises."""

    LARGER_TEXT = "larger text"
    SMALLER_TEXT = "smaller text"
    USUAL_TEXT = "usual text"
    CONTRAST = "contrast"
    USUAL_CONTRAST = "usual contrast"
    LANGUAGE = "language"
    SCREEN_READER = "screen reader"


class Effect(StrEnum):
    """What came of pressing it."""

    KEPT = "kept"  # what it promises
    NOTHING = "nothing"  # not one element, style sheet or address changed
    OTHER = "other"  # something changed, but not what it promises, as far as can be measured
    LEADS = "leads"  # it is a link to another address and was not followed, or it reloads the page
    NOT_TRIED = "not tried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """A control that is recognised by its name, title or icon."""

    purpose: Purpose
    name: str  # at most 80 characters
    effect: Effect
    is_undone: bool  # the page looks as before again
    names_page_language: bool  # a language switch to the language the page is in
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """An add-on of another maker that promises accessibility."""

    maker: str
    selector: str  # of its script
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Widgets:
    """The helpers that government sites carry, operated for effect."""

    helpers: tuple[Helper, ...] = ()  # at most 14
    overlays: tuple[Overlay, ...] = ()  # at most 5
    blocks_context_menu: bool | None = None  # None: not tried
    blocks_selection: bool | None = None  # of text, or its copying
    blocker_selector: str = ""  # of the element whose attribute does it, "": a script
    blocker_html: str = ""
    was_operated: bool = False  # first page of a template only
