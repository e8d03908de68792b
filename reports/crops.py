"""Pictures for the scorecard: the part of a screenshot around an element, outlined, and the home page made small."""

import io

from PIL import Image, ImageDraw, UnidentifiedImageError

from rules.place import Box
from rules.view import Screenshot

WIDTH_CSS_PX, HEIGHT_CSS_PX = 640.0, 260.0  # what is shown at least, so that the place is recognised
MARGIN_CSS_PX = 40.0
TALLEST_CSS_PX = 700.0
GAP_PX = 2  # between the element and its outline, which covers nothing of it
OUTLINE_PX, OUTLINE = 3, (176, 0, 32)
HALO_PX, HALO = 1, (255, 255, 255)  # makes the outline seen on a red page too
LIMIT_BYTES = 40 * 1024
QUALITIES = (70, 50, 30, 15, 5)
Image.MAX_IMAGE_PIXELS = 60_000_000


def crop(picture: bytes, screenshot: Screenshot, box: Box) -> bytes | None:
    """Return a WebP of at most 40 KB; None when the element lies outside the picture or has no size."""
    if box.width_css_px < 1 or box.height_css_px < 1:
        return None
    if box.y_css_px >= screenshot.height_css_px or box.x_css_px >= screenshot.width_css_px:
        return None
    if box.x_css_px + box.width_css_px <= 0 or box.y_css_px + box.height_css_px <= 0:
        return None
    image = _opened(picture)
    if image is None:
        return None
    scale = screenshot.scale
    whole = screenshot.width_css_px
    left, right = _around(box.x_css_px, box.width_css_px, WIDTH_CSS_PX, whole, whole)
    top, bottom = _around(box.y_css_px, box.height_css_px, HEIGHT_CSS_PX, screenshot.height_css_px, TALLEST_CSS_PX)
    area = tuple(round(edge * scale) for edge in (left, top, right, bottom))
    cut = image.crop((area[0], area[1], min(area[2], image.width), min(area[3], image.height)))
    if cut.width < 2 or cut.height < 2:
        return None
    x, y = box.x_css_px * scale - area[0], box.y_css_px * scale - area[1]
    _outline(cut, x, y, x + box.width_css_px * scale, y + box.height_css_px * scale)
    return _packed(cut)


def cut(picture: bytes, screenshot: Screenshot, box: Box, ratio: float, width_px: int) -> bytes | None:
    """Return the middle of an element in this ratio of width to height; None where the picture does not hold it."""
    image = _opened(picture)
    if image is None or box.width_css_px < 1 or box.height_css_px < 1:
        return None
    width = min(box.width_css_px, box.height_css_px * ratio)
    left, top = box.x_css_px + (box.width_css_px - width) / 2, box.y_css_px + (box.height_css_px - width / ratio) / 2
    area = [round(edge * screenshot.scale) for edge in (left, top, left + width, top + width / ratio)]
    if area[0] < 0 or area[1] < 0 or area[2] > image.width or area[3] > image.height or area[2] - area[0] < 2:
        return None
    part = image.crop((area[0], area[1], area[2], area[3]))
    part.thumbnail((width_px, width_px), Image.Resampling.LANCZOS)
    return _packed(part)


def thumbnail(picture: bytes, width_px: int, limit_bytes: int = LIMIT_BYTES) -> bytes | None:
    """Return the picture as a WebP so many pixels wide and of so many bytes at most; None when it is no picture."""
    image = _opened(picture)
    if image is None:
        return None
    image.thumbnail((width_px, width_px * 3), Image.Resampling.LANCZOS)
    return _packed(image, limit_bytes)


def size_px(picture: bytes) -> tuple[int, int]:
    """Return width and height of a picture made here."""
    with Image.open(io.BytesIO(picture)) as image:
        return image.size


def _opened(picture: bytes) -> Image.Image | None:
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            return opened.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None


def _around(start: float, size: float, least: float, whole: float, most: float) -> tuple[float, float]:
    """Return the stretch that shows an element with its surroundings, within the picture."""
    length = min(max(size + 2 * MARGIN_CSS_PX, least), most, whole)
    middle = start + min(size, most - 2 * MARGIN_CSS_PX) / 2
    first = min(max(middle - length / 2, 0.0), whole - length)
    return first, first + length


def _outline(image: Image.Image, left: float, top: float, right: float, bottom: float) -> None:
    """Draw a frame around a rectangle, within the picture: red, with a white edge on both sides."""
    draw = ImageDraw.Draw(image)
    for width, colour in ((OUTLINE_PX + 2 * HALO_PX, HALO), (OUTLINE_PX, OUTLINE)):
        outward = GAP_PX + (OUTLINE_PX + width) / 2
        edges = (
            max(round(left - outward), 0),
            max(round(top - outward), 0),
            min(round(right + outward), image.width - 1),
            min(round(bottom + outward), image.height - 1),
        )
        if edges[2] > edges[0] and edges[3] > edges[1]:
            draw.rectangle(edges, outline=colour, width=width)


def _packed(image: Image.Image, limit_bytes: int = LIMIT_BYTES) -> bytes:
    for width in (image.width, image.width * 2 // 3, image.width // 2, image.width // 4):
        smaller = image if width == image.width else image.resize((width, max(1, image.height * width // image.width)))
        for quality in QUALITIES:
            stream = io.BytesIO()
            smaller.save(stream, "WEBP", quality=quality, method=4)
            if stream.tell() <= limit_bytes:
                return stream.getvalue()
    return stream.getvalue()
