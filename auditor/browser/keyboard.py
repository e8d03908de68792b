"""The keyboard walk: Tab and Shift+Tab over the loaded page, then the keys that a pattern promises."""

import asyncio
from typing import Any

import msgspec

from auditor.browser.allowance import Allowance
from auditor.browser.keyboard_keys import Hands, Key
from auditor.browser.keyboard_listeners import bring_listeners
from auditor.browser.keyboard_sight import settle_doubts
from auditor.browser.keyboard_trials import changes_by_focus, try_everything
from auditor.browser.keyboard_walk import slow_traps, walk
from auditor.browser.stage import Stage
from auditor.browser.world import World
from rules.views.keyboard import KeyboardWalk

COLLECTORS = (
    "keyboard_sight",
    "keyboard_marks",
    "keyboard",
    "keyboard_doubts",
    "keyboard_traps",
    "keyboard_mouse",
    "keyboard_trials",
)
MOST_TRIED_KEYS = 6
PATIENCE_S = 8.0  # then no further trial begins
TRIALS_S = 8.0  # added once the page has shown that it can be walked: a trial takes seconds where drawing is slow


async def collect(stage: Stage) -> KeyboardWalk:
    """Return what the keyboard does on the page."""
    world, is_exemplar = stage.world, stage.is_exemplar
    hands = Hands(stage.tab.session, Allowance(PATIENCE_S))
    await asyncio.gather(
        stage.tab.session.send("Page.bringToFront"),  # a page behind a window of before draws no frames
        *(world.bring(name) for name in COLLECTORS),
    )
    opened: list[str] = []

    def hear(event: dict[str, Any]) -> None:
        opened.append(event["url"])

    stage.tab.session.on("Page.windowOpen", hear)
    try:
        traps = await walk(world, hands, is_exemplar=is_exemplar)
        await world.call("keyboard.confirm")
        await bring_listeners(world)
        changes = await changes_by_focus(world, opened)
        await settle_doubts(world, is_exemplar=is_exemplar)
        traps += await slow_traps(world, hands, is_exemplar=is_exemplar)
        stage.allowance.prolong(TRIALS_S)
        mouse_only = await world.call("keyboard.mouseOnly") + await _keyless(world, hands)
        tried = await try_everything(world, hands, opened, is_exemplar=is_exemplar)
    finally:
        stage.tab.session.remove_listener("Page.windowOpen", hear)
        walked = await world.call("keyboard.end")
    return msgspec.convert(
        {
            **walked,
            **tried,
            "traps": traps,
            "changes": changes + tried["changes"],
            "mouse_only": mouse_only + tried["stuck_groups"],
            "is_whole": is_exemplar,
        },
        KeyboardWalk,
    )


async def _keyless(world: World, hands: Hands) -> list[dict[str, Any]]:
    """Return the focusable elements with a click handler on which neither Enter nor the space bar has an effect."""
    found = []
    tries = 0
    for entry in await world.call("keyboard.keyless"):
        index = entry["index"]
        if entry["is_served"]:
            tries += 1
            if tries > MOST_TRIED_KEYS or hands.are_tired or await _answers(world, hands, index):
                continue
        found.append(await world.call("keyboard.extra", index))
    return found


async def _answers(world: World, hands: Hands, index: int) -> bool:
    for key in (Key.ENTER, Key.SPACE):
        is_focused = await world.call("keyboard.watchKey", index)
        await hands.press(key)
        if await world.call("keyboard.hadEffect") or not is_focused:
            return True
    return False
