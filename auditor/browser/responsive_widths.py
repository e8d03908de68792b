"""The widths at which a page is looked at: the usual ones, and both sides of every width its style sheets name."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

from auditor.browser.world import Session

WIDEST_CSS_PX = 1400
# 320 is SC 1.4.10; 360 to 412 are common phones, 768 and 1024 tablets, the rest what lies between.
USUAL = (WIDEST_CSS_PX, 1366, 1280, 1024, 992, 800, 768, 600, 480, 412, 393, 360, 320)


async def breakpoints(session: Session, most: int) -> tuple[int, ...]:
    """Return the edges named most often by the media queries of all style sheets, imported and foreign ones too."""
    await session.send("DOM.enable")
    await session.send("CSS.enable")
    try:
        answer = await session.send("CSS.getMediaQueries")
    finally:
        await session.send("CSS.disable")
        await session.send("DOM.disable")
    return commonest(answer["medias"], most)


def commonest(medias: Iterable[dict[str, Any]], most: int) -> tuple[int, ...]:
    """Return the edges named most often, rising; an edge is the last width before another style applies."""
    named: Counter[int] = Counter()
    for media in medias:
        for query in media.get("mediaList", ()):
            for expression in query.get("expressions", ()):
                feature, length = expression.get("feature", ""), expression.get("computedLength")
                if length is not None and feature.endswith("width") and not feature.startswith("device"):
                    named.update(edge for edge in _edges(feature, length) if USUAL[-1] <= edge < WIDEST_CSS_PX)
    ordered = sorted(named, key=lambda width: (-named[width], width))
    return tuple(sorted(ordered[:most]))


def _edges(feature: str, length_css_px: float) -> set[int]:
    below, upto = math.ceil(length_css_px) - 1, math.floor(length_css_px)
    return {below} if feature == "min-width" else {upto} if feature == "max-width" else {below, upto}


def planned(edges: Iterable[int]) -> tuple[int, ...]:
    """Return the widths of a sweep, from wide to narrow: both sides of every edge are among them."""
    return tuple(sorted({*USUAL, *(width for edge in edges for width in (edge, edge + 1))}, reverse=True))
