"""Type, colours and edges of the page, and what its first view holds."""

import asyncio
import re
from collections import Counter
from typing import Any

import msgspec
from playwright.async_api import Error

from auditor.browser import widths
from auditor.browser.desk import first_line
from auditor.browser.stage import Stage
from auditor.browser.world import Session
from rules.views.looks import FirstView, Looks

FIRST_VIEW = "looks_first"
# What a font calls its weights and widths: they are one family to the eye.
_CUT = re.compile(
    r"\s+(?:thin|extra\s?light|light|regular|book|medium|semi\s?bold|demi\s?bold|bold|extra\s?bold|black|heavy"
    r"|condensed|semi\s?condensed|italic|oblique|vf|variable)\b",
    re.IGNORECASE,
)


async def collect(stage: Stage) -> Looks:
    """Return how the page is drawn at 1366 CSS px; nothing is changed."""
    world = stage.world
    await asyncio.gather(world.bring("looks"), world.bring(FIRST_VIEW))
    told: dict[str, Any] = await world.call("looks.look")
    samples = told.pop("samples")
    if stage.is_exemplar or stage.is_home:  # the browser reads every style sheet again before it tells
        try:
            told["typefaces"] = await _drawn(stage.desk.session, samples)
        except Error as error:
            stage.desk.note(f"typefaces were not told: {first_line(error)}")
    told["first_view"] = await world.call("firstView", widths.DESKTOP.width_css_px, widths.DESKTOP.height_css_px)
    return msgspec.convert(told, Looks, strict=False)


async def on_phone(stage: Stage) -> FirstView:
    """Return the first view at the width of a phone, which the tab has now."""
    await stage.world.bring(FIRST_VIEW)
    told = await stage.world.call("firstView", widths.PHONE.width_css_px, widths.PHONE.height_css_px)
    return msgspec.convert(told, FirstView, strict=False)


async def _drawn(session: Session, samples: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the families that the browser really draws these samples with."""
    if not samples:
        return []
    await session.send("DOM.enable")
    await session.send("CSS.enable")
    try:
        root = (await session.send("DOM.getDocument", {"depth": 0}))["root"]["nodeId"]
        families = [await _family(session, root, sample["selector"], sample.pop("purity")) for sample in samples]
    finally:
        await session.send("CSS.disable")
        await session.send("DOM.disable")
    return [
        {**sample, "family": family} for sample, family in zip(samples, families, strict=True) if family is not None
    ]


async def _family(session: Session, root: int, selector: str, purity: float) -> str | None:
    """Return the family that draws the letters of one script in an element; None when it is gone or draws none.

    `purity` is their share of its letters: where two families draw it, the one with the like share is meant.
    """
    node = (await session.send("DOM.querySelector", {"nodeId": root, "selector": selector}))["nodeId"]
    if not node:
        return None
    glyphs: Counter[str] = Counter()
    for font in (await session.send("CSS.getPlatformFontsForNode", {"nodeId": node}))["fonts"]:
        glyphs[_CUT.sub("", font["familyName"])] += int(font["glyphCount"])
    drawn = glyphs.total()
    return min(glyphs, key=lambda family: abs(glyphs[family] / drawn - purity)) if drawn else None
