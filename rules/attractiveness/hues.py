"""Key hues: the tones of colour a page is painted in, as a designer would count them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from rules.accessibility.contrast import linear, read_colour
from rules.views.looks import Colour

LEAST_CHROMA = 20.0  # CIE Lab: less is grey to the eye
WIDTH_DEGREES = 30.0
LEAST_SHARE = 0.02  # of the page
_WHITE = (0.95047, 1.0, 1.08883)  # D65
_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27  # CIE Lab


@dataclass(frozen=True, slots=True, kw_only=True)
class Hue:
    """Colours within 30° of the circle of tones."""

    degrees: float  # 0–360, of its commonest colour
    share: float  # of the page
    colours: tuple[Colour, ...]  # the commonest first


def key_hues(colours: Iterable[Colour]) -> tuple[Hue, ...]:
    """Return the hues that take 2 % of the page or more, the largest first."""
    groups: list[tuple[float, list[Colour]]] = []
    for colour in sorted(colours, key=lambda one: (-one.share, one.colour)):
        chroma, degrees = chroma_and_hue(colour.colour)
        if chroma <= LEAST_CHROMA:
            continue
        near = next((group for at, group in groups if apart_degrees(at, degrees) <= WIDTH_DEGREES / 2), None)
        if near is None:
            groups.append((degrees, [colour]))
        else:
            near.append(colour)
    hues = (
        Hue(degrees=degrees, share=sum(one.share for one in group), colours=tuple(group)) for degrees, group in groups
    )
    return tuple(sorted((hue for hue in hues if hue.share >= LEAST_SHARE), key=lambda hue: (-hue.share, hue.degrees)))


def apart_degrees(one: float, other: float) -> float:
    """Return the angle between two hues, 0–180."""
    return min((one - other) % 360, (other - one) % 360)


def chroma_and_hue(colour: str) -> tuple[float, float]:
    """Return the chroma and the hue, in degrees, of "#rrggbb" in CIE Lab."""
    read = read_colour(colour)
    if read is None:
        return 0.0, 0.0
    light = [linear(channel / 255) for channel in (read.red, read.green, read.blue)]
    x, y, z = (
        _bent(sum(part * value for part, value in zip(row, light, strict=True)) / white)
        for row, white in zip(_TO_XYZ, _WHITE, strict=True)
    )
    a, b = 500 * (x - y), 200 * (y - z)
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _bent(value: float) -> float:
    return math.cbrt(value) if value > _EPSILON else (_KAPPA * value + 16) / 116
