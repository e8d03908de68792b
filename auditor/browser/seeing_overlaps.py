"""Whether texts whose boxes overlap are drawn over each other: each is marked alone, and the pixels compared."""

from typing import Any

import numpy as np

from auditor.browser.seeing_pixels import Pixels, Strip, ink_share, picture
from auditor.browser.world import World

MOST_PAIRS = 2
INK = 0.4


async def confirm(world: World, overlaps: list[dict[str, Any]], *, spacing: bool) -> list[dict[str, Any]]:
    """Return the overlaps, the first of them with the number of pixels that letters of both cover."""
    for pair, overlap in enumerate(overlaps[:MOST_PAIRS]):
        rect = overlap["rect"]
        strip = Strip(
            max(int(rect["x_css_px"]) - 2, 0),
            max(int(rect["y_css_px"]) - 2, 0),
            min(int(rect["width_css_px"]) + 4, 1366),
            min(int(rect["height_css_px"]) + 4, 200),
        )
        ground, first, second = [await _alone(world, strip, pair, which, spacing) for which in (None, 0, 1)]
        both = (ink_share(ground, first)[0] >= INK) & _grown(ink_share(ground, second)[0] >= INK)
        overlap["touching_px"] = int(both.sum())
    return overlaps


async def _alone(world: World, strip: Strip, pair: int, which: int | None, spacing: bool) -> Pixels:
    await world.call("seeing.single", pair, which, spacing)
    return await picture(world.session, strip)


def _grown(mask: np.ndarray[Any, np.dtype[np.bool_]]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Return the mask with every neighbour of its pixels."""
    padded = np.pad(mask, 1)
    height, width = mask.shape
    grown = np.zeros_like(mask)
    for down in range(3):
        for right in range(3):
            grown |= padded[down : down + height, right : right + width]
    return grown
