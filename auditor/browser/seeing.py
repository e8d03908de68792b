"""Contrast measured from pixels, enlarged text and wider spacing."""

import asyncio
import contextlib
from collections.abc import Awaitable
from typing import Any

import msgspec

from auditor.browser import widths
from auditor.browser.allowance import Allowance
from auditor.browser.seeing_contrast import measure_texts
from auditor.browser.seeing_overlaps import confirm
from auditor.browser.stage import Stage
from auditor.browser.world import CollectorError
from rules.view import AxeReport
from rules.views.seeing import Seeing

COLLECTORS = (
    "seeing_styles",
    "seeing_cuts",
    "seeing_overlaps",
    "seeing_letters",
    "seeing_controls",
    "seeing_contrast",
    "seeing",
)
MOST_ELEMENTS = 15_000  # of a larger page no style is changed: every change lays all of it out again
STRIPS, STRIPS_OF_OTHERS = 2, 1  # pictures of parts of the page: of the first page of a template, of the others
THOROUGH_LIMIT_S = 5.0  # a page that took so long for its texts is neither spaced out nor enlarged
TIDY_LIMIT_S = 5.0
ENLARGED = widths.Width(640, 512, False)  # 1280 × 1024 at 200 %, as W3C ACT rule 59br37 has it


async def collect(stage: Stage) -> Seeing:
    """Return what is seen on the page; it is left as it was found."""
    world, allowance = stage.world, Allowance(THOROUGH_LIMIT_S)
    await asyncio.gather(*map(world.bring, COLLECTORS))
    told: dict[str, Any] = await world.call(
        "seeing.look",
        {
            "incomplete": _incomplete(stage.axe, "color-contrast"),
            "links": _incomplete(stage.axe, "link-in-text-block"),
            "isExemplar": stage.is_exemplar,
        },
    )
    is_huge = stage.desktop.vitals.dom_elements > MOST_ELEMENTS
    is_thorough = False
    try:
        strips = 0 if is_huge else STRIPS if stage.is_exemplar else STRIPS_OF_OTHERS
        told["texts"] = await measure_texts(world, told["texts"], told.pop("height"), strips)
        if not is_huge:
            told["overlaps"] = await confirm(world, told["overlaps"], spacing=False)
        is_thorough = stage.is_exemplar and not is_huge and allowance.left_s() > 0
        told["was_cut_short"] = stage.is_exemplar and not is_thorough
        if is_thorough:
            spaced = await world.call("seeing.spaced")
            told["spaced_cuts"] = spaced["cuts"]
            told["spaced_overlaps"] = await confirm(world, spaced["overlaps"], spacing=True)
    finally:
        await _tidied(world.call("seeing.leave"))
    if is_thorough:
        told["zoomed_cuts"] = await _zoomed(stage)
    return msgspec.convert(told, Seeing, strict=False)


async def _zoomed(stage: Stage) -> list[dict[str, Any]]:
    try:
        await widths.resize(stage.desk.session, ENLARGED)
        cuts: list[dict[str, Any]] = await stage.world.call("seeing.zoomed")
        return cuts
    finally:
        await widths.resize(stage.desk.session, widths.DESKTOP)
        await _tidied(stage.world.call("seeing.settle"))


async def _tidied(work: Awaitable[object]) -> None:
    """Do what leaves the page as it was found; a page that no longer answers is not waited for."""
    with contextlib.suppress(TimeoutError, CollectorError):
        async with asyncio.timeout(TIDY_LIMIT_S):
            await work


def _incomplete(axe: AxeReport | None, rule_id: str) -> list[str]:
    found = axe.incomplete if axe else ()
    return [node.selector for rule in found if rule.id == rule_id for node in rule.nodes if node.selector]
