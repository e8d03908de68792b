"""The walk itself: Tab until the page has been around, and a closer look where it does not let go."""

from typing import Any

from auditor.browser.keyboard_keys import Hands, Key
from auditor.browser.world import World

MOST_STOPS = 250  # on the first page of a template
FEWER_STOPS = 60  # elsewhere, from the main content on
MORE_PRESSES = 12  # where frames swallowed some
MOST_ROUNDS = 4
MOST_TRAPS = 3


async def walk(world: World, hands: Hands, *, is_exemplar: bool) -> list[dict[str, Any]]:
    """Walk through the page; return the traps. The stops stay with the collector."""
    limit = MOST_STOPS if is_exemplar else FEWER_STOPS
    begun = await world.call("keyboard.begin", {"isExemplar": is_exemplar})
    presses = min(limit, begun["presses"] + 2)
    traps: list[dict[str, Any]] = []
    for _ in range(MOST_ROUNDS):
        await hands.tab(presses)
        standing = await world.call("keyboard.standing")
        if standing["cycle"]:
            remaining = await _caught(world, hands, standing["cycle"], traps)
            if not remaining or len(traps) >= MOST_TRAPS:
                break
            presses = min(limit, remaining + 1)
        elif standing["is_round"] or standing["stops"] >= limit:
            break
        else:
            presses = MORE_PRESSES
    return traps


async def _caught(world: World, hands: Hands, length: int, traps: list[dict[str, Any]]) -> int:
    """Try Tab, Shift+Tab and Escape in a cycle, keep it if none leads out; return how many elements come after it."""
    ring = await world.call("keyboard.suspects", length)
    if not ring["is_dialog"]:
        ways_out = [
            await _leads_out(world, hands, ring["count"], shift=False),
            await _leads_out(world, hands, ring["count"], shift=True),
        ]
        if not any(ways_out):
            await world.call("keyboard.enterRing")
            await hands.press(Key.ESCAPE)
            if not await _leads_out(world, hands, ring["count"], shift=False, enters=False):
                traps.append(await world.call("keyboard.described"))
    remaining: int = await world.call("keyboard.leaveRing")
    return remaining


async def _leads_out(world: World, hands: Hands, count: int, *, shift: bool, enters: bool = True) -> bool:
    if enters:
        await world.call("keyboard.enterRing")
    for _ in range(count + 2):
        await hands.press(Key.TAB, shift=shift)
        if not await world.call("keyboard.inRing"):
            return True
    return False
