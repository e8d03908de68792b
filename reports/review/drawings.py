"""Drawings of a review as inline SVG: where a range lies, and how a score moved over the quarters.

Every figure drawn is also written beside it; colours come from the style sheet by class names.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from rules.reviewing.ranks import Range

RANGE_WIDTH, RANGE_HEIGHT = 160, 16
TREND_WIDTH, TREND_HEIGHT = 640, 220
MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, MARGIN_BOTTOM = 40, 24, 16, 32
LABEL_GAP = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From points to a place on a line."""

    lowest: float
    highest: float
    start: float
    end: float

    def at(self, points: float) -> float:
        """Return where so many points lie, to a tenth."""
        inside = min(max(points, self.lowest), self.highest)
        share = (inside - self.lowest) / (self.highest - self.lowest)
        return round(self.start + share * (self.end - self.start), 1)


def scale_of(ranges: Sequence[Range]) -> tuple[float, float]:
    """Return the lowest and highest points of an axis that holds these ranges, in tens."""
    lows = [one.low for one in ranges] or [0.0]
    highs = [one.high for one in ranges] or [100.0]
    lowest = max(0.0, min(lows) // 10 * 10)
    highest = min(100.0, -(-max(highs) // 10) * 10)
    return lowest, max(highest, lowest + 10)


def range_bar(one: Range, axis: tuple[float, float]) -> Markup:
    """Return a bar up to the lowest score that is likely, and a dark one from there to the highest."""
    scale = Scale(lowest=axis[0], highest=axis[1], start=0, end=RANGE_WIDTH)
    low, high = scale.at(one.low), scale.at(one.high)
    return Markup(
        '<svg class="range" viewBox="0 0 {w} {h}" width="{w}" height="{h}" aria-hidden="true" focusable="false">'
        '<rect class="bar" x="0" y="3" width="{low}" height="10"/>'
        '<rect class="band" x="{low}" y="3" width="{width}" height="10"/></svg>'
    ).format(w=RANGE_WIDTH, h=RANGE_HEIGHT, low=low, width=round(max(high - low, 1), 1))


def median_bar(one: Range, state: float | None, group: float | None) -> Markup:
    """Return a bar of 100 points with the score, its range, and the medians as two different marks."""
    scale = Scale(lowest=0, highest=100, start=0, end=200)
    pieces = [
        Markup('<rect class="track" x="0" y="5" width="200" height="10" rx="2"/>'),
        Markup('<rect class="bar" x="0" y="5" width="{}" height="10" rx="2"/>').format(scale.at(one.score)),
        Markup('<line class="whisker" x1="{}" x2="{}" y1="10" y2="10"/>').format(scale.at(one.low), scale.at(one.high)),
    ]
    if state is not None:
        pieces.append(Markup('<line class="state" x1="{0}" x2="{0}" y1="0" y2="20"/>').format(scale.at(state)))
    if group is not None:
        at = scale.at(group)
        points = f"{at},0 {round(at + 4, 1)},4 {at},8 {round(at - 4, 1)},4"
        pieces.append(Markup('<polygon class="group" points="{}"/>').format(points))
    return Markup('<svg class="median" viewBox="0 0 200 20" aria-hidden="true" focusable="false">{}</svg>').format(
        Markup("").join(pieces)
    )


def trend(points: Sequence[tuple[str, Range | None, str]], text: str) -> Markup:
    """Return a line of scores with the band of their ranges; each point has its quarter and the score as printed.

    `text` says the same in words, for those who do not see it. A quarter without a score leaves a gap.
    """
    known = [one for _, one, _ in points if one is not None]
    lowest, highest = scale_of(known)
    down = Scale(lowest=lowest, highest=highest, start=TREND_HEIGHT - MARGIN_BOTTOM, end=MARGIN_TOP)
    step = (TREND_WIDTH - MARGIN_LEFT - MARGIN_RIGHT) / max(len(points) - 1, 1)
    across = [round(MARGIN_LEFT + step * number, 1) for number in range(len(points))]
    if len(points) == 1:
        across = [TREND_WIDTH / 2]
    pieces = [_grid(down)]
    for run in _runs(points):
        band = [f"{across[at]},{down.at(one.low)}" for at, one in run]
        band += [f"{across[at]},{down.at(one.high)}" for at, one in reversed(run)]
        line = " ".join(f"{across[at]},{down.at(one.score)}" for at, one in run)
        pieces.append(Markup('<polygon class="band" points="{}"/>').format(" ".join(band)))
        pieces.append(Markup('<polyline class="line" points="{}"/>').format(line))
    for (quarter, one, shown), x in zip(points, across, strict=True):
        anchor = "start" if x < MARGIN_LEFT + LABEL_GAP else "end" if x > TREND_WIDTH - MARGIN_RIGHT - 1 else "middle"
        pieces.append(
            Markup('<text class="quarter" x="{}" y="{}" text-anchor="{}">{}</text>').format(
                x, TREND_HEIGHT - LABEL_GAP, anchor, quarter
            )
        )
        if one is not None:
            y = down.at(one.score)
            above = y - LABEL_GAP if y > MARGIN_TOP + 2 * LABEL_GAP else y + 2 * LABEL_GAP
            pieces.append(Markup('<circle class="dot" cx="{}" cy="{}" r="5"/>').format(x, y))
            pieces.append(
                Markup('<text class="value" x="{}" y="{}" text-anchor="{}">{}</text>').format(
                    x, round(above, 1), anchor, shown
                )
            )
    return Markup('<svg class="trend" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        TREND_WIDTH, TREND_HEIGHT, text, Markup("").join(pieces)
    )


def _grid(down: Scale) -> Markup:
    middle = (down.lowest + down.highest) / 2
    return Markup("").join(
        Markup(
            '<line class="axis" x1="{left}" x2="{right}" y1="{y}" y2="{y}"/>'
            '<text class="scale" x="{label}" y="{text_y}" text-anchor="end">{points}</text>'
        ).format(
            left=MARGIN_LEFT,
            right=TREND_WIDTH - MARGIN_RIGHT,
            label=MARGIN_LEFT - 8,
            y=down.at(points),
            text_y=down.at(points) + 4,
            points=f"{points:g}",
        )
        for points in (down.lowest, middle, down.highest)
    )


def _runs(points: Sequence[tuple[str, Range | None, str]]) -> list[list[tuple[int, Range]]]:
    """Return the stretches without a gap, each point with its number."""
    runs: list[list[tuple[int, Range]]] = [[]]
    for number, (_, one, _) in enumerate(points):
        if one is None:
            runs.append([])
        else:
            runs[-1].append((number, one))
    return [run for run in runs if len(run) > 1]
