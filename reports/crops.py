"""The part of a screenshot around an element, with the element outlined."""

import io

from PIL import Image, ImageDraw, UnidentifiedImageError

from rules.evidence import Box, Screenshot

WIDTH_CSS_PX, HEIGHT_CSS_PX = 640.0, 260.0  # what is shown at least, so that the place is recognised
MARGIN_CSS_PX = 40.0
TALLEST_CSS_PX = 700.0
OUTLINE_PX, OUTLINE = 3, (176, 0, 32)
HALO = (255, 255, 255)
LIMIT_BYTES = 40 * 1024
Image.MAX_IMAGE_PIXELS = 60_000_000


def crop(picture: bytes, screenshot: Screenshot, box: Box) -> bytes | None:
    """Return a WebP of at most 40 KB; None when the element lies outside the picture or has no size."""
    if box.width_css_px < 1 or box.height_css_px < 1:
        return None
    if box.y_css_px >= screenshot.height_css_px or box.x_css_px >= screenshot.width_css_px:
        return None
    if box.x_css_px + box.width_css_px <= 0 or box.y_css_px + box.height_css_px <= 0:
        return None
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            image = opened.convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None
    scale = screenshot.scale
    whole = screenshot.width_css_px
    left, right = _around(box.x_css_px, box.width_css_px, WIDTH_CSS_PX, whole, whole)
    top, bottom = _around(box.y_css_px, box.height_css_px, HEIGHT_CSS_PX, screenshot.height_css_px, TALLEST_CSS_PX)
    area = tuple(round(edge * scale) for edge in (left, top, right, bottom))
    cut = image.crop((area[0], area[1], min(area[2], image.width), min(area[3], image.height)))
    if cut.width < 2 or cut.height < 2:
        return None
    draw = ImageDraw.Draw(cut)
    x0, y0 = (box.x_css_px - left) * scale, (box.y_css_px - top) * scale
    outline = (x0 - 3, y0 - 3, x0 + box.width_css_px * scale + 3, y0 + box.height_css_px * scale + 3)
    edges = (
        max(outline[0], 1),
        max(outline[1], 1),
        min(outline[2], cut.width - 2),
        min(outline[3], cut.height - 2),
    )
    if edges[2] > edges[0] and edges[3] > edges[1]:
        draw.rectangle(edges, outline=HALO, width=OUTLINE_PX + 2)
        draw.rectangle(edges, outline=OUTLINE, width=OUTLINE_PX)
    return _packed(cut)


def _around(start: float, size: float, least: float, whole: float, most: float) -> tuple[float, float]:
    """Return the stretch that shows an element with its surroundings, within the picture."""
    length = min(max(size + 2 * MARGIN_CSS_PX, least), most, whole)
    middle = start + min(size, most - 2 * MARGIN_CSS_PX) / 2
    first = min(max(middle - length / 2, 0.0), whole - length)
    return first, first + length


def _packed(image: Image.Image) -> bytes:
    for quality in (70, 50, 30, 15):
        stream = io.BytesIO()
        image.save(stream, "WEBP", quality=quality, method=4)
        if stream.tell() <= LIMIT_BYTES:
            break
    return stream.getvalue()
