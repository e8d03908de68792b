"""Contrast: how well two colours can be told apart, and the nearest colour that is enough."""

import colorsys
import re
from dataclasses import dataclass
from functools import lru_cache

LARGEST_CHANNEL = 255
LINEAR_BELOW = 0.04045  # sRGB transfer function, IEC 61966-2-1
STEPS = 1024  # lightnesses tried; two neighbours differ by at most one step of an 8-bit channel

_HEX = re.compile(r"#([0-9a-f]{6})(?:ff)?", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*(?:1|1\.0+)\s*)?\)")


@dataclass(frozen=True, slots=True)
class Colour:
    """An opaque sRGB colour; channels 0–255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


def read_colour(text: str) -> Colour | None:
    """Return the colour of "#rrggbb" or "rgb(r, g, b)"; None for anything else or anything transparent."""
    if found := _HEX.fullmatch(text.strip()):
        return Colour(*bytes.fromhex(found[1]))
    if (found := _RGB.fullmatch(text.strip())) and all(int(channel) <= LARGEST_CHANNEL for channel in found.groups()):
        return Colour(*(int(channel) for channel in found.groups()))
    return None


def luminance(colour: Colour) -> float:
    """Return the relative luminance, 0–1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(channel / LARGEST_CHANNEL) for channel in (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """Return the contrast ratio, 1–21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=1024)
def nearest(foreground: Colour, background: Colour, needed_ratio: float) -> Colour | None:
    """Return the colour of the same hue and least change of lightness that reaches the ratio; None when none does.

    At one hue and saturation every channel rises with lightness, and luminance with it, so on
    either side of the colour the first lightness that is enough is found by halving.
    """
    if ratio(foreground, background) >= needed_ratio:
        return foreground
    hue, lightness, saturation = colorsys.rgb_to_hls(
        *(channel / LARGEST_CHANNEL for channel in (foreground.red, foreground.green, foreground.blue))
    )

    def at(change: float) -> Colour:
        rgb = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, lightness + change)), saturation)
        red, green, blue = (round(channel * LARGEST_CHANNEL) for channel in rgb)
        return Colour(red, green, blue)

    found: list[tuple[int, Colour]] = []
    for direction in (-1, 1):
        too_little, enough = 0, STEPS
        while enough - too_little > 1:
            middle = (too_little + enough) // 2
            if _reaches(at(direction * middle / STEPS), background, needed_ratio, direction):
                enough = middle
            else:
                too_little = middle
        colour = at(direction * enough / STEPS)
        if _reaches(colour, background, needed_ratio, direction):
            found.append((enough, colour))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _reaches(colour: Colour, background: Colour, needed_ratio: float, direction: int) -> bool:
    """Return whether the colour is that much darker (direction -1) or lighter (1) than its background."""
    lies_beyond = (luminance(colour) - luminance(background)) * direction >= 0
    return lies_beyond and ratio(colour, background) >= needed_ratio


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= LINEAR_BELOW else float(((channel + 0.055) / 1.055) ** 2.4)
