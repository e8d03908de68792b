"""OKLCH, a colour space in which equal steps look equal: the nearest colour of the same hue that can be read.

B. Ottosson, "A perceptual color space for image processing" (2020); CSS Color 4 §9.3.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from rules.accessibility.contrast import LARGEST_CHANNEL, Colour, linear, luminance, ratio

STEPS = 1024  # lightnesses tried on the whole way from black to white
HALVINGS = 14  # of the chroma that still fits into sRGB
FITS = 1e-6  # a linear channel may pass its bounds by this much
GREY = 0.03  # chroma below which 8-bit channels hold no hue to a degree
SAME_HUE_DEGREES = 3.0


class Oklch(NamedTuple):
    """Lightness 0–1, chroma 0–0.4, hue in degrees."""

    lightness: float
    chroma: float
    hue: float


def oklch(colour: Colour) -> Oklch:
    """Return the lightness, the chroma and the hue of a colour."""
    lightness, a, b = _oklab(colour)
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def difference(one: Colour, other: Colour) -> float:
    """Return how far two colours look apart: their distance in Oklab."""
    return math.dist(_oklab(one), _oklab(other))


def hue_between(one: Colour, other: Colour) -> float:
    """Return the angle between two hues, 0–180 degrees; 0 where one of the colours is nearly grey."""
    first, second = oklch(one), oklch(other)
    if min(first.chroma, second.chroma) < GREY:
        return 0.0
    return abs((first.hue - second.hue + 180) % 360 - 180)


@lru_cache(maxsize=1024)
def nearest(foreground: Colour, background: Colour, needed_ratio: float) -> Colour | None:
    """Return the colour of the same hue, darker or lighter, that reaches the ratio and differs least; None: none does.

    The chroma is kept as far as sRGB shows it. Luminance rises with lightness, so the first lightness that is
    enough is found by halving on either side.
    """
    if ratio(foreground, background) >= needed_ratio:
        return foreground
    wanted = oklch(foreground)
    found = [
        colour
        for direction in (-1, 1)
        if (colour := _first_enough(foreground, wanted, background, needed_ratio, direction)) is not None
    ]
    return min(found, key=lambda colour: difference(foreground, colour)) if found else None


def _first_enough(
    foreground: Colour, wanted: Oklch, background: Colour, needed_ratio: float, direction: int
) -> Colour | None:
    room = wanted.lightness if direction < 0 else 1 - wanted.lightness

    def at(step: int) -> Colour:
        return _shown(wanted._replace(lightness=wanted.lightness + direction * room * step / STEPS))

    def is_enough(colour: Colour) -> bool:
        lies_beyond = (luminance(colour) - luminance(background)) * direction >= 0
        return lies_beyond and ratio(colour, background) >= needed_ratio

    too_little, enough = 0, STEPS
    while enough - too_little > 1:
        middle = (too_little + enough) // 2
        if is_enough(at(middle)):
            enough = middle
        else:
            too_little = middle
    # Whole channels shift the hue of dark colours a little: the next lightness may keep it better.
    steps = (at(step) for step in range(enough, STEPS + 1))
    return next(
        (colour for colour in steps if is_enough(colour) and hue_between(foreground, colour) <= SAME_HUE_DEGREES), None
    )


def _shown(wanted: Oklch) -> Colour:
    """Return the colour of that lightness and hue with as much of the chroma as sRGB can show."""
    least, most = 0.0, wanted.chroma
    if not _fits(_linear_rgb(wanted)):
        for _ in range(HALVINGS):
            middle = (least + most) / 2
            least, most = (middle, most) if _fits(_linear_rgb(wanted._replace(chroma=middle))) else (least, middle)
        wanted = wanted._replace(chroma=least)
    red, green, blue = (round(LARGEST_CHANNEL * _encoded(channel)) for channel in _linear_rgb(wanted))
    return Colour(red, green, blue)


def _oklab(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = (linear(channel / LARGEST_CHANNEL) for channel in (colour.red, colour.green, colour.blue))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear_rgb(colour: Oklch) -> tuple[float, float, float]:
    a, b = (part(math.radians(colour.hue)) * colour.chroma for part in (math.cos, math.sin))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _fits(channels: tuple[float, float, float]) -> bool:
    return all(-FITS <= channel <= 1 + FITS for channel in channels)


def _encoded(channel: float) -> float:
    """Return a linear channel as it is written in a colour (IEC 61966-2-1)."""
    channel = min(1.0, max(0.0, channel))
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
