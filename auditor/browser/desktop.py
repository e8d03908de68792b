"""What the page looks like at 1366 CSS px."""

import msgspec

from rules.place import Box
from rules.view import ShownImage, ShownText, Vitals


class Desktop(msgspec.Struct, frozen=True):
    """What desktop.js tells."""

    url: str
    html: str
    page_height_css_px: float
    texts: tuple[ShownText, ...]
    images: tuple[ShownImage, ...]
    boxes: dict[str, Box]
    vitals: Vitals
