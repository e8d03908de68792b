"""What is pressed, chosen and typed after the walk."""

import asyncio
from collections.abc import Sequence
from typing import Any

from auditor.browser.keyboard_dialogs import try_dialogs
from auditor.browser.keyboard_hover import try_hover
from auditor.browser.keyboard_keys import Hands, Key, printed
from auditor.browser.world import World

COLLECTORS = ("keyboard_hover", "keyboard_dialogs")
SECOND_PATIENCE_S = 0.5  # for what a busy page does late
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789/?+-=.,;'[]*!#"


async def try_everything(world: World, hands: Hands, opened: list[str], *, is_exemplar: bool) -> dict[str, Any]:
    """Return the evidence of the trials, by field of the keyboard walk; most are made once a template."""
    tried: dict[str, Any] = {
        "changes": [],
        "stuck_groups": [],
        "skip_links": [],
        "dialogs": [],
        "hover_contents": [],
        "hover_menus": [],
        "shortcuts": [],
        "deaf_buttons": [],
    }
    tried["changes"] = await _by_input(world, hands, opened)  # fields are a page's own, whatever its template
    if not is_exemplar:
        return tried
    await asyncio.gather(*(world.bring(name) for name in COLLECTORS))
    tried["skip_links"] = await _skip_links(world, hands)
    tried["stuck_groups"] = await _stuck_groups(world, hands)
    tried["deaf_buttons"] = await _deaf_buttons(world, hands)
    tried |= await try_hover(world, hands)
    tried["dialogs"] = await try_dialogs(world, hands)
    tried["shortcuts"] = await _shortcuts(world, hands)
    return tried


async def _skip_links(world: World, hands: Hands) -> list[dict[str, Any]]:
    found = []
    for link in await world.call("keyboard.skipLinks"):
        index, moves = link["index"], None
        if link["is_reachable"] and await world.call("keyboard.onSkip", index):
            await hands.press(Key.ENTER)
            await world.call("keyboard.skipPressed", index)
            await hands.press(Key.TAB)
            moves = await world.call("keyboard.skipDone", index)
        found.append(await world.call("keyboard.skipLink", index, moves))
    return found


async def changes_by_focus(world: World, opened: list[str]) -> list[dict[str, Any]]:
    """Return the navigations and new windows that came of nothing but the focus, during the walk."""
    changes: list[dict[str, Any]] = []
    for index in range(await world.call("keyboard.suspectsOfFocus", len(opened))):
        before = len(opened)
        change = await world.call("keyboard.byFocus", index)
        if len(opened) > before:
            await world.session.send("Page.bringToFront")  # a page behind a new window draws no frames
            change = change or await world.call("keyboard.windowByFocus", index, opened[before])
        if change is not None:
            changes.append(change)
    return changes


async def _by_input(world: World, hands: Hands, opened: list[str]) -> list[dict[str, Any]]:
    changes = []
    for field in await world.call("keyboard.changing"):
        index, before = field["index"], len(opened)
        if hands.are_tired:
            break
        if not await world.call("keyboard.beginChange", index):
            continue
        match field["kind"]:
            case "select":
                await hands.press(Key.UP if field["is_last"] else Key.DOWN)
            case "toggle":
                await hands.press(Key.SPACE)
            case _:
                await hands.press(printed("1"))
                await hands.press(Key.TAB)
        change = await world.call("keyboard.changeDone", index)
        if len(opened) > before:
            await world.session.send("Page.bringToFront")
        if change is None and len(opened) > before:
            change = await world.call("keyboard.windowByInput", index, opened[before])
        if change is not None:
            changes.append(change)
    return changes


async def _stuck_groups(world: World, hands: Hands) -> list[dict[str, Any]]:
    """Return an entry for each group with one stop that no arrow key leads on from."""
    found = []
    for index in range(await world.call("keyboard.groupsOfOneStop")):
        for key in (Key.RIGHT, Key.DOWN, Key.UP):
            if not await world.call("keyboard.beginArrow", index):
                break
            await hands.press(key)
            if await world.call("keyboard.arrowMoved", index):
                break
        else:
            found.append(await world.call("keyboard.unmoved", index))
    return found


async def _deaf_buttons(world: World, hands: Hands) -> list[dict[str, Any]]:
    """Return the elements called buttons that answer to Enter and not to the space bar."""
    found = []
    for index in range(await world.call("keyboard.buttonsOfOurOwn")):
        if hands.are_tired:
            break
        if await _is_deaf(world, hands, index):
            found.append(await world.call("keyboard.deaf", index))
        if await world.call("keyboard.isPressedOpen", index):
            await hands.press(Key.ENTER)
    return found


async def _is_deaf(world: World, hands: Hands, index: int) -> bool:
    """Return whether Enter has an effect and the space bar has none.

    Only a sure effect of the space bar settles it at once. Otherwise the page may be busy, answer late, move by itself
    or take the focus for a moment: it is asked again, patiently.
    """
    if await _effect(world, hands, index, Key.SPACE) == "sure":
        return False
    by_space = await _effect(world, hands, index, Key.SPACE, SECOND_PATIENCE_S)
    if by_space == "changed":  # what the page does by itself seldom comes twice
        by_space = await _effect(world, hands, index, Key.SPACE, SECOND_PATIENCE_S)
    return by_space == "" and bool(await _effect(world, hands, index, Key.ENTER, SECOND_PATIENCE_S))


async def _effect(world: World, hands: Hands, index: int, key: Key, patience_s: float = 0.0) -> str | None:
    """Return "sure", "changed" or "" for none, so long after the key; None where it could not be pressed."""
    is_focused = await world.call("keyboard.beginPress", index)
    if is_focused:
        await hands.press(key)
        await asyncio.sleep(patience_s)
    effect: str = await world.call("keyboard.hadEffect")
    return effect if is_focused else None


async def _shortcuts(world: World, hands: Hands) -> list[dict[str, Any]]:
    """Return the keys that do something while nothing has the focus, and do it again."""
    if hands.are_tired or not await world.call("keyboard.hasKeyHandlers"):
        return []
    suspects = await _answered(world, hands, LETTERS)
    confirmed = await _answered(world, hands, suspects) if suspects else []
    both = [key for key in suspects if key in confirmed]
    if both:
        await hands.press(Key.ESCAPE)
    return await world.call("keyboard.shortcuts", both) if both else []


async def _answered(world: World, hands: Hands, keys: Sequence[str]) -> list[str]:
    await world.call("keyboard.watchLetters")
    await hands.type(keys)
    answered: list[str] = await world.call("keyboard.lettersDone")
    return answered
