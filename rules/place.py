"""Places in a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in document coordinates, in CSS pixels."""

    x_css_px: float
    y_css_px: float
    width_css_px: float
    height_css_px: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element of the page: its selector, its HTML (shortened), and where it is drawn."""

    selector: str
    html: str
    box: Box | None = None
