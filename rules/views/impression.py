"""What the pixels of the first view say, before anything is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """Pixel measures of the first view at one width; units and formulas as in the functions that take them."""

    width_css_px: int
    height_css_px: int
    congestion: float  # 0–1
    edge_share: float  # 0–1
    colour_noise: float
    flatness: float  # 0–1
    colourfulness: float
    light_sd: float  # 0–255
    figure_ground: float | None  # None: no edges at all
    contour_density: float  # 0–1
    colour_count: int
    commonest_colour_share: float  # 0–1: over 0.97 the capture is blank
