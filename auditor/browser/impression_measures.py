"""What the pixels of a first view measure; OpenCV is loaded here alone.

Sources: Reinecke et al. 2013 (doi 10.1145/2470654.2481281), Miniukovich and De Angeli 2015
(doi 10.1145/2702123.2702575), Hasler and Süsstrunk 2003 (doi 10.1117/12.477378).
"""

import io
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rules.views.impression import Impression

WIDTH_PX = 1024  # every picture is measured at this width
TALLEST_SHARE = 0.75  # of the width: no more is seen of a page without scrolling
CONTOUR_STEP = 50  # of 255, in one channel
NEAR_PX = 20  # contours so near on all four sides crowd each other
NOISE_WIDTH_PX, NOISE_SIGMA_PX = 512, 3.0
COMMONEST = 4
LEAST_PIXELS = 5  # a colour that covers no more than these is not counted
EDGE_SIGMA_PX = 2.0
CANNY_STEP, CANNY_LOW_SHARE, CANNY_LEVELS = 25.5, 0.4, 7
CANNY_LOW, CANNY_HIGH = 28.05, 68.85

Pixels = NDArray[np.uint8]  # rows × columns × (red, green, blue)
Grey = NDArray[np.uint8]
Flags = NDArray[np.bool_]


def measured(png: bytes, width_css_px: int, height_css_px: int) -> Impression:
    """Return the measures of a first view that was taken at one pixel a CSS pixel."""
    cv2.setNumThreads(1)  # the browser needs the other processors
    with Image.open(io.BytesIO(png)) as picture:
        pixels = prepared(picture)
    contours = contours_of(pixels)
    grey: Grey = np.asarray(
        cv2.GaussianBlur(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), (0, 0), EDGE_SIGMA_PX), dtype=np.uint8
    )
    counts = colour_counts(pixels)
    return Impression(
        width_css_px=width_css_px,
        height_css_px=height_css_px,
        congestion=congestion(contours),
        edge_share=float(contours.mean()),
        colour_noise=colour_noise(pixels),
        flatness=float(counts[:COMMONEST].sum() / counts.sum()),
        colourfulness=colourfulness(pixels),
        light_sd=light_sd(pixels),
        figure_ground=figure_ground(grey),
        contour_density=contour_density(grey),
        colour_count=int((counts > LEAST_PIXELS).sum()),
        commonest_colour_share=float(counts[0] / counts.sum()),
    )


def prepared(picture: Image.Image) -> Pixels:
    """Return the upper rows, three quarters of the width at most, 1024 px wide (Lanczos)."""
    rows = min(picture.height, round(TALLEST_SHARE * picture.width))
    upper = picture.convert("RGB").crop((0, 0, picture.width, rows))
    if upper.width != WIDTH_PX:
        upper = upper.resize((WIDTH_PX, max(1, round(rows * WIDTH_PX / upper.width))), Image.Resampling.LANCZOS)
    return np.asarray(upper)


def contours_of(pixels: Pixels) -> Flags:
    """Return which pixels differ from their upper or left neighbour by more than 50 in red, green or blue."""
    values = pixels.astype(np.int16)
    found = np.zeros(pixels.shape[:2], dtype=np.bool_)
    found[1:] |= (np.abs(values[1:] - values[:-1]) > CONTOUR_STEP).any(axis=2)
    found[:, 1:] |= (np.abs(values[:, 1:] - values[:, :-1]) > CONTOUR_STEP).any(axis=2)
    return found


def congestion(contours: Flags) -> float:
    """Return the share of contour pixels with another one within 20 px up, down, left and right, 0–1.

    The border of the picture counts as contour. After Miniukovich and De Angeli 2015.
    """
    if not contours.any():
        return 0.0
    framed = np.pad(contours, NEAR_PX, constant_values=True).astype(np.uint8)
    crowded = contours.copy()
    for kernel, anchor in _four_sides():
        near = cv2.dilate(framed, kernel, anchor=anchor, borderType=cv2.BORDER_CONSTANT, borderValue=0)
        crowded &= near[NEAR_PX:-NEAR_PX, NEAR_PX:-NEAR_PX].astype(np.bool_)
    return float(crowded.sum() / contours.sum())


def _four_sides() -> tuple[tuple[Grey, tuple[int, int]], ...]:
    """Return a kernel of 20 px beside the pixel for each side, with the place of the pixel (x, y) in it."""
    cells = np.ones(NEAR_PX + 1, dtype=np.uint8)
    before, after = cells.copy(), cells.copy()
    before[-1], after[0] = 0, 0  # the pixel itself
    last = NEAR_PX
    return (
        (before.reshape(1, -1), (last, 0)),
        (after.reshape(1, -1), (0, 0)),
        (before.reshape(-1, 1), (0, last)),
        (after.reshape(-1, 1), (0, 0)),
    )


def colour_noise(pixels: Pixels) -> float:
    """Return how much colour changes within a few pixels: the mean local deviation of a and b of 8-bit Lab.

    At 512 px wide, in a Gaussian window of σ = 3 px.
    """
    height = max(1, round(pixels.shape[0] * NOISE_WIDTH_PX / pixels.shape[1]))
    small = cv2.resize(pixels, (NOISE_WIDTH_PX, height), interpolation=cv2.INTER_AREA)
    colours = cv2.cvtColor(small, cv2.COLOR_RGB2Lab)[:, :, 1:].astype(np.float32)
    mean = cv2.GaussianBlur(colours, (0, 0), NOISE_SIGMA_PX)
    mean_of_squares = cv2.GaussianBlur(colours * colours, (0, 0), NOISE_SIGMA_PX)
    return float(np.sqrt(np.maximum(mean_of_squares - mean * mean, 0)).mean())


def colour_counts(pixels: Pixels) -> NDArray[np.int64]:
    """Return how many pixels each exact RGB value has, the commonest first."""
    channels = pixels.astype(np.uint32)
    packed = (channels[:, :, 0] << 16) | (channels[:, :, 1] << 8) | channels[:, :, 2]
    counts = np.bincount(packed.ravel())
    return np.sort(counts[counts > 0])[::-1]


def colourfulness(pixels: Pixels) -> float:
    """Return √(σ²rg + σ²yb) + 0.3·√(μ²rg + μ²yb) with rg = R − G, yb = (R + G)/2 − B (Hasler and Süsstrunk 2003).

    15 slightly, 33 moderately, 45 averagely, 59 quite, 82 highly colourful.
    """
    red, green, blue = (pixels[:, :, channel].astype(np.float32) for channel in range(3))
    first, second = red - green, (red + green) / 2 - blue
    spread = np.hypot(first.std(dtype=np.float64), second.std(dtype=np.float64))
    return float(spread + 0.3 * np.hypot(first.mean(dtype=np.float64), second.mean(dtype=np.float64)))


def light_sd(pixels: Pixels) -> float:
    """Return the standard deviation of 0.2126 R + 0.7152 G + 0.0722 B, 0–255."""
    weights = np.array([0.2126, 0.7152, 0.0722], dtype=np.float32)
    return float((pixels.astype(np.float32) @ weights).std(dtype=np.float64))


def figure_ground(grey: Grey) -> float | None:
    """Return how strong the edges are, 0–1; None where there is none. `grey` is smoothed, σ = 2 px.

    Σ (E(k) − E(k+1))·(1 − (k−1)/6), k = 1…6, over E(1) − E(7); E(k) edge pixels of Canny with high = 25.5·k
    and low = 0.4·high.
    """
    highs = [CANNY_STEP * level for level in range(1, CANNY_LEVELS + 1)]
    edges = [int(np.count_nonzero(cv2.Canny(grey, CANNY_LOW_SHARE * high, high))) for high in highs]
    whole = edges[0] - edges[-1]
    if whole == 0:
        return None
    steps = len(edges) - 1
    return sum((more - less) * (1 - step / steps) for step, (more, less) in enumerate(pairwise(edges))) / whole


def contour_density(grey: Grey) -> float:
    """Return the share of edge pixels, 0–1: Canny with 28.05 and 68.85. `grey` is smoothed, σ = 2 px."""
    return float(np.count_nonzero(cv2.Canny(grey, CANNY_LOW, CANNY_HIGH)) / grey.size)
