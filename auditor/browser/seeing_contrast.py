"""The texts whose contrast boxes and styles do not tell, measured in as few pictures of the page as possible."""

import asyncio
from typing import Any

from auditor.browser.seeing_pixels import (
    STEPS,
    Measured,
    Pixels,
    Strip,
    measured,
    measured_blend,
    measured_picture,
    picture,
)
from auditor.browser.world import World

PAGE_WIDTH_CSS_PX = 1366
TALLEST_STRIP_CSS_PX = 900
SURELY_ENOUGH = 4.5  # whatever the size of the letters, SC 1.4.3
GAP_CSS_PX = 160  # texts no further apart share a strip
MARGIN_CSS_PX = 2

Told = dict[str, Any]


async def measure_texts(world: World, texts: list[Told], page_height: float, most_strips: int) -> list[Told]:
    """Return the texts with the contrast of their letters, in the shape of the evidence."""
    open_ = [text for text in texts if not text["computed"] and text["rects"]]
    shares = _shared_out(open_, strips(open_, page_height)[:most_strips])
    if not shares:
        return [_told(text, None) for text in texts]
    pictures: dict[str, list[Pixels]] = {}
    for paint in ("hidden", "marked"):
        await world.call("seeing.paint", paint)
        pictures[paint] = [await picture(world.session, strip) for strip, _ in shares]
    found: dict[int, Measured] = {}
    unsure: list[tuple[Strip, list[Told], Pixels, Pixels]] = []
    for (strip, inside), ground, marked in zip(shares, *pictures.values(), strict=True):
        found |= await asyncio.to_thread(_of_known_colour, strip, inside, ground, marked)
        looked_at = [text for text in inside if text["fill"] is None or _is_pale(found.get(id(text)))]
        if looked_at:
            unsure.append((strip, looked_at, ground, marked))
    if unsure:
        await world.call("seeing.leave")
    for strip, looked_at, ground, marked in unsure:
        plain = await picture(world.session, strip)
        for text in looked_at:
            found.pop(id(text), None)
        found |= await asyncio.to_thread(_compared, strip, looked_at, (ground, marked, plain))
    return [_told(text, found.get(id(text))) for text in texts]


def _is_pale(found: Measured | None) -> bool:
    return found is not None and bool(found.ratios) and found.ratios[0] < SURELY_ENOUGH


def _shared_out(texts: list[Told], parts: list[Strip]) -> list[tuple[Strip, list[Told]]]:
    """Return each part with the texts that are measured in it."""
    left = list(texts)
    shares: list[tuple[Strip, list[Told]]] = []
    for strip in parts:
        inside = [text for text in left if all(map(strip.holds, text["rects"]))]
        left = [text for text in left if text not in inside]
        if inside:
            shares.append((strip, inside))
    return shares


def strips(texts: list[Told], page_height: float) -> list[Strip]:
    """Return the parts of the page that hold these texts, the one with most of them first."""
    spans = sorted(_span(text) for text in texts)
    groups: list[list[tuple[float, float, float, float]]] = []
    bottom = float("-inf")
    for span in spans:
        top, lower = span[0], span[1]
        if lower > page_height + 1 or top < 0 or lower - top > TALLEST_STRIP_CSS_PX:
            continue
        if groups and top - bottom <= GAP_CSS_PX and lower - groups[-1][0][0] <= TALLEST_STRIP_CSS_PX:
            groups[-1].append(span)
            bottom = max(bottom, lower)
        else:
            groups.append([span])
            bottom = lower
    return [_around(group) for group in sorted(groups, key=lambda group: (-len(group), group[0]))]


def _span(text: Told) -> tuple[float, float, float, float]:
    rects = text["rects"]
    return (
        min(rect["y_css_px"] for rect in rects),
        max(rect["y_css_px"] + rect["height_css_px"] for rect in rects),
        min(rect["x_css_px"] for rect in rects),
        max(rect["x_css_px"] + rect["width_css_px"] for rect in rects),
    )


def _around(spans: list[tuple[float, float, float, float]]) -> Strip:
    top = max(int(min(span[0] for span in spans)) - MARGIN_CSS_PX, 0)
    bottom = int(max(span[1] for span in spans)) + MARGIN_CSS_PX + 1
    left = max(int(min(span[2] for span in spans)) - MARGIN_CSS_PX, 0)
    right = min(int(max(span[3] for span in spans)) + MARGIN_CSS_PX + 1, PAGE_WIDTH_CSS_PX)
    return Strip(left, top, max(right - left, 1), max(bottom - top, 1))


def _of_known_colour(strip: Strip, texts: list[Told], ground: Pixels, marked: Pixels) -> dict[int, Measured]:
    """Return what can be told of texts whose colour is surely drawn."""
    found: dict[int, Measured] = {}
    for text in texts:
        parts = _parts(strip, text, ground, marked)
        result = measured(parts, text["fill"]) if text["fill"] and parts else None
        if result is not None:
            found[id(text)] = result
    return found


def _compared(strip: Strip, texts: list[Told], pictures: tuple[Pixels, Pixels, Pixels]) -> dict[int, Measured]:
    """Return what the page as it is says of pale texts, and of texts whose drawn colour is not known."""
    found: dict[int, Measured] = {}
    for text in texts:
        parts = [(one[0], one[1], one[2]) for one in _parts(strip, text, *pictures)]
        result: Measured | None = None
        if not parts:
            continue
        if text["kind"] == "picture":
            result = measured_picture(parts[0][0], parts[0][2])
        elif text["fill"] is None:
            result = measured_blend(parts)
        else:
            result = measured([*parts], text["fill"])
        if result is not None:
            found[id(text)] = result
    return found


def _parts(strip: Strip, text: Told, *pictures: Pixels) -> list[tuple[Pixels, ...]]:
    parts = [tuple(strip.part(pixels, rect) for pixels in pictures) for rect in text["rects"]]
    return [part for part in parts if part[0].size]


def _told(text: Told, found: Measured | None) -> Told:
    computed = text["computed"]
    if computed:
        found = Measured((computed["ratio"],) * (STEPS + 1), computed["ground"], computed["colour"])
    kept = {name: value for name, value in text.items() if name not in {"computed", "rects", "fill"}}
    return {
        **kept,
        "is_exact": text["fill"] is not None or bool(computed),
        "is_drawn": None if found is None else bool(found.ratios),
        "ratios": found.ratios if found else (),
        "worst_ground": found.worst_ground if found else "",
        "worst_colour": found.worst_colour if found else "",
    }
