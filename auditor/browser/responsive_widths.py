"""The widths at which a page is looked at: the usual ones, and both sides of every width its style sheets name."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from playwright.async_api import CDPSession

WIDEST_CSS_PX = 1400
# 320 is SC 1.4.10; 360 to 412 are common phones, 768 and 1024 tablets, the rest what lies between.
USUAL = (WIDEST_CSS_PX, 1366, 1280, 1024, 992, 800, 768, 600, 480, 412, 393, 360, 320)


async def breakpoints(session: CDPSession, most: int) -> tuple[int, ...]:
    """Return the widths named most often by the media queries of all style sheets, imported and foreign ones too."""
    await session.send("DOM.enable")
    await session.send("CSS.enable")
    try:
        answer = await session.send("CSS.getMediaQueries")
    finally:
        await session.send("CSS.disable")
        await session.send("DOM.disable")
    return commonest(answer["medias"], most)


def commonest(medias: Iterable[dict[str, Any]], most: int) -> tuple[int, ...]:
    """Return the widths named most often, rising."""
    named: Counter[int] = Counter()
    for media in medias:
        for query in media.get("mediaList", ()):
            for expression in query.get("expressions", ()):
                feature, length = expression.get("feature", ""), expression.get("computedLength")
                if length is None or not feature.endswith("width") or feature.startswith("device"):
                    continue
                if USUAL[-1] < length < WIDEST_CSS_PX:
                    named[int(length)] += 1
    ordered = sorted(named, key=lambda width: (-named[width], width))
    return tuple(sorted(ordered[:most]))


def planned(named: Iterable[int]) -> tuple[int, ...]:
    """Return the widths of a sweep, from wide to narrow."""
    near = {width + step for width in named for step in (-1, 0, 1)}
    return tuple(sorted({*USUAL, *(width for width in near if USUAL[-1] <= width <= WIDEST_CSS_PX)}, reverse=True))
