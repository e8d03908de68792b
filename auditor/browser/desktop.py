"""What the page looks like at 1366 CSS px."""

import msgspec

from rules.place import Box
from rules.view import ShownImage, ShownText, Vitals


class Blocking(msgspec.Struct, frozen=True):
    """A file that drawing waits for, with the element that asks for it."""

    url: str
    selector: str  # "": a style sheet asks for it
    html: str


class Busy(msgspec.Struct, frozen=True):
    """A script by what it took of the frames that were long."""

    url: str
    ms: float


class Face(msgspec.Struct, frozen=True):
    """A rule of a style sheet that brought a font in."""

    url: str
    family: str
    display: str
    unicode_range: str
    html: str


class Loading(msgspec.Struct, frozen=True):
    """What of the loading the page itself tells."""

    blocking: tuple[Blocking, ...] = ()
    busy: tuple[Busy, ...] = ()
    faces: tuple[Face, ...] = ()


class Desktop(msgspec.Struct, frozen=True):
    """What desktop.js tells."""

    url: str
    html: str
    page_height_css_px: float
    texts: tuple[ShownText, ...]
    images: tuple[ShownImage, ...]
    boxes: dict[str, Box]
    vitals: Vitals
    loading: Loading = Loading()
    scrolled_ms: float | None = None  # since the navigation began; None: nothing waited to be scrolled to
