"""Contrast read from pixels: the page without its letters, and with letters in one strong colour."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auditor.browser.pictures import decoded, lossless
from auditor.browser.world import Session

MARK = np.array([255.0, 0.0, 255.0], dtype=np.float32)
LEAST_STEP = 48.0  # between mark and ground in a channel, for a share of ink to be read from it
CORE = 0.5  # share of ink from which a pixel counts as part of a letter
THIN_CORE = 0.25  # where letters are so thin that hardly a pixel is full
FEWEST_PIXELS = 12
MOST_OFF_LINE = 0.25  # share of changed pixels that are no mixture of ground and mark: the page moved
OFF_LINE = 40.0
LEAST_CHANGE = 12.0  # of 255: less is not seen
FULL = 0.9  # of the strongest change: pixels that are letter and nothing else
LEAST_SEEN = 0.5  # of the letters of a text; below, something else lies over most of it
STEPS = 10  # quantiles told

Pixels = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of the page, in document coordinates and whole CSS pixels."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, rect: dict[str, float]) -> bool:
        """Return whether a box lies inside."""
        return (
            rect["x_css_px"] >= self.x
            and rect["y_css_px"] >= self.y
            and rect["x_css_px"] + rect["width_css_px"] <= self.x + self.width
            and rect["y_css_px"] + rect["height_css_px"] <= self.y + self.height
        )

    def part(self, pixels: Pixels, rect: dict[str, float]) -> Pixels:
        """Return the pixels of a box."""
        left, top = round(rect["x_css_px"]) - self.x, round(rect["y_css_px"]) - self.y
        return pixels[
            max(top, 0) : top + max(round(rect["height_css_px"]), 1),
            max(left, 0) : left + max(round(rect["width_css_px"]), 1),
        ]


async def picture(session: Session, strip: Strip) -> Pixels:
    """Return the pixels of a part of the page, rows × columns × (red, green, blue), 0-255."""
    clip = {"x": strip.x, "y": strip.y, "width": strip.width, "height": strip.height, "scale": 1}
    return decoded(await lossless(session, clip), np.float32)


def ink_share(ground: Pixels, marked: Pixels) -> tuple[Pixels, bool]:
    """Return how much of each pixel is letter, 0-1, and whether ground and letters fit each other."""
    step = MARK - ground
    wide = np.abs(step) >= LEAST_STEP
    shares = np.where(wide, (marked - ground) / np.where(wide, step, 1), 0)
    share = np.clip(shares.max(axis=2), 0, 1)
    changed = share > 0.1
    expected = ground + share[..., None] * step
    off = np.abs(expected - marked).max(axis=2)[changed] > OFF_LINE
    return share.astype(np.float32), not (off.size and off.mean() > MOST_OFF_LINE)


@dataclass(frozen=True, slots=True)
class Measured:
    """The contrast of the letters of one text; without ratios no letter of it is drawn."""

    ratios: tuple[float, ...] = ()
    worst_ground: str = ""
    worst_colour: str = ""


def measured(parts: list[tuple[Pixels, ...]], fill: list[float]) -> Measured | None:
    """Return the contrast of a text of this colour from the ground and the marked pixels of its boxes.

    Where the page as it is comes third, only letters that are seen in it count: something may lie
    over the text. None where too little of it is seen, or where the pictures do not fit each other.
    """
    grounds: list[Pixels] = []
    drawn = 0
    for ground, marked, *plain in parts:
        share, fits = ink_share(ground, marked)
        if not fits:
            return None
        top = float(share.max()) if share.size else 0.0
        if top < THIN_CORE:
            continue
        core = share >= CORE * top
        drawn += int(core.sum())
        for page in plain:
            expected = ground + share[..., None] * (np.array(fill, dtype=np.float32) - ground)
            core &= np.abs(page - expected).max(axis=2) <= OFF_LINE
        grounds.append(_smoothed(ground)[core])
    if drawn < FEWEST_PIXELS:
        return Measured()
    ground = np.concatenate(grounds)
    if len(ground) < max(LEAST_SEEN * drawn, FEWEST_PIXELS):
        return None
    return _told(ground, np.broadcast_to(np.array(fill, dtype=np.float32), ground.shape))


def measured_blend(parts: list[tuple[Pixels, Pixels, Pixels]]) -> Measured | None:
    """Return the contrast of a text whose drawn colour is not known: ground, marked and plain pixels of its boxes."""
    grounds: list[Pixels] = []
    fronts: list[Pixels] = []
    for ground, marked, plain in parts:
        change = np.abs(marked - ground).max(axis=2)
        top = float(change.max()) if change.size else 0.0
        if top >= LEAST_CHANGE:
            core = change >= FULL * top
            grounds.append(ground[core])
            fronts.append(plain[core])
    if sum(map(len, grounds)) < FEWEST_PIXELS:
        return Measured()
    return _told(np.concatenate(grounds), np.concatenate(fronts))


def measured_picture(ground: Pixels, plain: Pixels) -> Measured | None:
    """Return the contrast of a drawn sign: the pixels it changes, against what is there without it."""
    changed = np.abs(plain - ground).max(axis=2)
    top = float(changed.max()) if changed.size else 0.0
    core = changed >= max(0.6 * top, 3)
    if int(core.sum()) < FEWEST_PIXELS:
        return None
    return _told(ground[core], plain[core])


def _told(ground: Pixels, front: Pixels) -> Measured:
    lower, upper = np.sort(np.stack([luminance(ground), luminance(front)]), axis=0)
    ratios = (upper + 0.05) / (lower + 0.05)
    quantiles = np.quantile(ratios, np.linspace(0, 1, STEPS + 1))
    worst = ratios <= quantiles[STEPS // 4 + 1]
    return Measured(
        ratios=tuple(round(float(value), 2) for value in quantiles),
        worst_ground=_written(ground[worst].mean(axis=0)),
        worst_colour=_written(front[worst].mean(axis=0)),
    )


def luminance(colours: Pixels) -> Pixels:
    """Return the relative luminance of colours, 0-1 (WCAG 2.2)."""
    share = colours / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]), dtype=np.float32)


def _smoothed(pixels: Pixels) -> Pixels:
    """Return the mean of each pixel and its eight neighbours: a single speck of a photograph hides no letter."""
    padded = np.pad(pixels, ((1, 1), (1, 1), (0, 0)), mode="edge")
    height, width, _ = pixels.shape
    rows = padded[:height] + padded[1 : height + 1] + padded[2 : height + 2]
    return np.asarray((rows[:, :width] + rows[:, 1 : width + 1] + rows[:, 2 : width + 2]) / 9, dtype=np.float32)


def _written(colour: Pixels) -> str:
    return "#" + "".join(f"{round(float(channel)):02x}" for channel in colour)
