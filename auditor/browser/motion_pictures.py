"""Pictures of several frames: how long they run, and whether they flash."""

import asyncio
import base64
import io
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageSequence, UnidentifiedImageError
from playwright.async_api import Error

from auditor.browser.stage import Stage
from rules.view import ShownImage

MOST_SOURCES, MOST_TOLD = 12, 40
MOST_BYTES = 4_000_000
STILL = (".png", ".jpg", ".jpeg", ".jfif", ".svg", ".avif", ".ico", ".bmp")  # any other address may give a GIF
MOST_FRAMES = 240
MOST_PIXELS = 4_000_000
LEAST_FRAME_MS = 20  # browsers show a frame at least so long, or 100 ms where the file says less
LEAST_SIDE_CSS_PX = 4  # a counting pixel is not seen
GRID = 48  # cells a side that luminance is averaged over
LEAST_SWING = 0.1  # of luminance, with the darker one below 0.8: a flash (WCAG 2.2, general flash threshold)
DARK_ENOUGH = 0.8
LARGE_CSS_PX = 21_824  # a quarter of 341 × 256 px, ten degrees of sight at the usual distance
SECOND_MS = 1000.0
DIFFERS = 0.06  # of a channel: more than what packing leaves behind

Cells = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Film:
    """What a file holds."""

    frames: int
    round_ms: float
    total_ms: float | None
    differing_share: float
    cells: tuple[Cells, ...]  # luminance of every frame
    lengths_ms: tuple[float, ...]


async def moving_pictures(stage: Stage) -> list[dict[str, Any]]:
    """Return the pictures of the page that have several frames."""
    shown: dict[str, list[ShownImage]] = {}
    for image in stage.desktop.images:
        if _may_move(image.src) and min(image.box.width_css_px, image.box.height_css_px) >= LEAST_SIDE_CSS_PX:
            shown.setdefault(image.src, []).append(image)
    told: list[dict[str, Any]] = []
    for source in list(shown)[:MOST_SOURCES]:
        content = await _content(stage, source)
        film = await asyncio.to_thread(film_of, content) if content else None
        if film is None:
            continue
        for image in shown[source]:
            area = image.box.width_css_px * image.box.height_css_px
            told.append(
                {
                    "source": source[:300],
                    "frames": film.frames,
                    "round_ms": film.round_ms,
                    "total_ms": film.total_ms,
                    "differing_share": film.differing_share,
                    "flashes": flashes_a_second(film, area) if area >= LARGE_CSS_PX else 0,
                    "selector": image.selector,
                    "html": image.html,
                    "box": msgspec.to_builtins(image.box),
                }
            )
    return told[:MOST_TOLD]


def film_of(content: bytes) -> Film | None:
    """Return the frames of a picture; None when it has one, or cannot be read."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            frames = getattr(picture, "n_frames", 1)
            if frames < 2 or picture.width * picture.height > MOST_PIXELS:
                return None
            cells: list[Cells] = []
            smalls: list[Cells] = []
            lengths: list[float] = []
            for frame in ImageSequence.Iterator(picture):
                if len(cells) >= MOST_FRAMES:
                    break
                flat = Image.new("RGB", picture.size, "white")
                shown = frame.convert("RGBA")
                flat.paste(shown, mask=shown.getchannel("A"))
                small = np.asarray(flat.resize((GRID, GRID), Image.Resampling.BOX), dtype=np.float64) / 255
                smalls.append(small)
                cells.append(_luminance(small))
                length = float(frame.info.get("duration", 0))
                lengths.append(length if length >= LEAST_FRAME_MS else 100.0)
            rounds = _rounds(picture)
    except (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    stack = np.stack(smalls)
    moved = (np.ptp(stack, axis=0) > DIFFERS).any(axis=2)
    round_ms = sum(lengths)
    return Film(
        frames=frames,
        round_ms=round_ms,
        total_ms=None if rounds is None else rounds * round_ms,
        differing_share=float(moved.mean()),
        cells=tuple(cells),
        lengths_ms=tuple(lengths),
    )


def flashes_a_second(film: Film, area_css_px: float) -> int:
    """Return the most flashes that more than a quarter of ten degrees of sight shows within one second."""
    cell_css_px = area_css_px / GRID**2
    swings: list[tuple[float, int]] = []  # when, and whether it grew brighter
    at_ms, before = 0.0, film.cells[0]
    rounds = max(2, round(2 * SECOND_MS / film.round_ms)) if film.total_ms is None else 1
    for index in range(1, min(rounds * len(film.cells), MOST_FRAMES * 4)):
        at_ms += film.lengths_ms[(index - 1) % len(film.cells)]
        now = film.cells[index % len(film.cells)]
        is_seen = (np.abs(now - before) >= LEAST_SWING) & (np.minimum(now, before) < DARK_ENOUGH)
        for direction in (1, -1):
            if (is_seen & (np.sign(now - before) == direction)).sum() * cell_css_px >= LARGE_CSS_PX:
                if not swings or swings[-1][1] != direction:
                    swings.append((at_ms, direction))
                break
        before = now
    times = [at for at, _ in swings]
    most = max((sum(start <= at <= start + SECOND_MS for at in times) for start in times), default=0)
    return most // 2


def _rounds(picture: Image.Image) -> int | None:
    """Return how often the frames are shown; None: for ever."""
    loop = picture.info.get("loop")
    if picture.format == "GIF":
        return 1 if loop is None else None if loop == 0 else int(loop) + 1
    return None if not loop else int(loop)


def _luminance(rgb: Cells) -> Cells:
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    luminance: Cells = linear @ np.array([0.2126, 0.7152, 0.0722])
    return luminance


def _may_move(source: str) -> bool:
    address = source.partition("#")[0].partition("?")[0].lower()
    if source.startswith("data:"):
        return source.startswith(("data:image/gif", "data:image/webp", "data:image/apng"))
    return not address.endswith(STILL)


async def _content(stage: Stage, source: str) -> bytes | None:
    """Return a picture as the browser has it in memory, without asking the site again."""
    if source.startswith("data:"):
        head, _, data = source.partition(",")
        try:
            return base64.b64decode(data) if head.endswith(";base64") else None
        except ValueError:
            return None
    try:
        answer = await stage.desk.session.send(
            "Page.getResourceContent", {"frameId": stage.desk.frame_id, "url": source}
        )
    except Error:
        return None
    content = base64.b64decode(answer["content"]) if answer["base64Encoded"] else b""
    return content if len(content) <= MOST_BYTES else None
