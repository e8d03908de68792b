"""Contrast: how well two colours can be told apart."""

import re
from dataclasses import dataclass

LARGEST_CHANNEL = 255
LINEAR_BELOW = 0.04045  # sRGB transfer function, IEC 61966-2-1

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
    red, green, blue = (linear(channel / LARGEST_CHANNEL) for channel in (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """Return the contrast ratio, 1–21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def linear(channel: float) -> float:
    """Return a channel, 0–1, in proportion to its light."""
    return channel / 12.92 if channel <= LINEAR_BELOW else float(((channel + 0.055) / 1.055) ** 2.4)
