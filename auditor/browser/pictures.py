"""Screenshots: as JPEG to keep, for Chromium packs it three times as fast as WebP; lossless to compare."""

import base64
import io
from collections.abc import Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from auditor.browser.world import Session
from rules.view import Screenshot

TALLEST_CSS_PX = 4500
QUALITY = 50
FULL_PAGE_SCALE = 0.75  # letters stay readable in a crop; a quarter less to draw and keep

Number = TypeVar("Number", bound=np.generic)


async def lossless(session: Session, clip: Mapping[str, float], *, beyond: bool = True) -> bytes:
    """Return a PNG of a part of the page (x, y, width, height in CSS px, scale), `beyond` the window too."""
    answer = await session.send(
        "Page.captureScreenshot",
        {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": beyond, "clip": dict(clip)},
    )
    return base64.b64decode(answer["data"])


def decoded(content: bytes, kind: type[Number]) -> NDArray[Number]:
    """Return the pixels of a picture, rows × columns × (red, green, blue), 0-255."""
    with Image.open(io.BytesIO(content)) as picture:
        return np.asarray(picture.convert("RGB"), dtype=kind)


async def full_page(session: Session, width_css_px: int, height_css_px: int) -> tuple[Screenshot, bytes]:
    """Return the whole page down to 4500 CSS px, at three quarters of its size."""
    height = max(min(height_css_px, TALLEST_CSS_PX), 1)
    picture = await _capture(session, width_css_px, height, FULL_PAGE_SCALE, beyond=True)
    return Screenshot(
        name="full-page.jpg", width_css_px=width_css_px, height_css_px=height, scale=FULL_PAGE_SCALE
    ), picture


async def first_view(
    session: Session, name: str, width_css_px: int, height_css_px: int, scale: float = 1.0
) -> tuple[Screenshot, bytes]:
    """Return what is seen without scrolling."""
    picture = await _capture(session, width_css_px, height_css_px, scale, beyond=False)
    return Screenshot(name=name, width_css_px=width_css_px, height_css_px=height_css_px, scale=scale), picture


async def _capture(session: Session, width: int, height: int, scale: float, *, beyond: bool) -> bytes:
    answer = await session.send(
        "Page.captureScreenshot",
        {
            "format": "jpeg",
            "quality": QUALITY,
            "captureBeyondViewport": beyond,
            "optimizeForSpeed": True,
            "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": scale},
        },
    )
    return base64.b64decode(answer["data"])
