"""Dialogs opened with the keyboard, and closed again."""

from typing import Any

from auditor.browser.keyboard_keys import Hands, Key
from auditor.browser.world import World


async def try_dialogs(world: World, hands: Hands) -> list[dict[str, Any]]:
    """Return what happened to the focus in each dialog that Enter opened."""
    found = []
    for index in range(await world.call("keyboard.dialogOpeners")):
        if hands.are_tired:
            break
        if not await world.call("keyboard.onOpener", index):
            continue
        await hands.press(Key.ENTER)
        opened = await world.call("keyboard.dialogOpened")
        if opened is not None:
            found.append(await _inside(world, hands, opened))
    return found


async def _inside(world: World, hands: Hands, opened: dict[str, Any]) -> dict[str, Any]:
    told = await world.call("keyboard.dialogTold")
    if not told["takes_focus"]:
        await hands.press(Key.TAB)
        told["takes_focus"] = opened["takes_focus"] = await world.call("keyboard.isWithin")
    keeps = await _keeps(world, hands, opened["presses"]) if opened["takes_focus"] and opened["is_modal"] else None
    await world.call("keyboard.reenter")
    await hands.press(Key.ESCAPE)
    is_closed = by_escape = await world.call("keyboard.isClosed")
    button = {"is_there": False, "is_reached": False, "html": ""}
    if not is_closed:
        button = await world.call("keyboard.onCloseButton")
        if button["is_reached"]:
            await hands.press(Key.ENTER)
            is_closed = await world.call("keyboard.isClosed")
    returns = await _returns(world, hands) if is_closed else None
    if not is_closed:
        await world.call("keyboard.clickAway")
    return {
        **told,
        "keeps_focus": keeps,
        "is_closed": is_closed,
        "is_closed_by_escape": by_escape,
        "close_button_html": button["html"],
        "returns_focus": returns,
    }


async def _keeps(world: World, hands: Hands, presses: int) -> bool:
    for _ in range(presses):
        await hands.press(Key.TAB)
        if not await world.call("keyboard.isInside"):
            return False
    return True


async def _returns(world: World, hands: Hands) -> bool:
    if await world.call("keyboard.returned"):
        return True
    await hands.press(Key.TAB)
    goes_on: bool = await world.call("keyboard.goesOn")
    return goes_on
