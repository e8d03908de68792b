"""The walk itself: Tab until the page has been around, and a closer look where it does not let go."""

import asyncio
from typing import Any

from auditor.browser.keyboard_keys import Hands, Key, KeyCode, printed
from auditor.browser.world import World

MOST_STOPS = 250  # on the first page of a template
FEWER_STOPS = 60  # elsewhere, from the main content on
MORE_PRESSES = 12  # where frames swallowed some
MOST_ROUNDS = 4
PAUSE_S = 0.1  # before another round, for what the page is busy with
LEAST_SHARE = 0.9  # of what Tab can reach, for a round to be believed
MOST_TRAPS = 3
MOST_SLOW = 4  # elements with a handler of their own for the loss of focus, one a kind
FEWER_SLOW = 2
F1 = 112  # windowsVirtualKeyCode


async def walk(world: World, hands: Hands, *, is_exemplar: bool) -> list[dict[str, Any]]:
    """Walk through the page; return the traps. The stops stay with the collector."""
    limit = MOST_STOPS if is_exemplar else FEWER_STOPS
    begun = await world.call("keyboard.begin", {"isExemplar": is_exemplar})
    presses = around = min(limit, begun["presses"] + 2)
    traps: list[dict[str, Any]] = []
    known = 0
    for _ in range(MOST_ROUNDS):
        await hands.tab(presses)
        standing = await world.call("keyboard.standing")
        if standing["cycle"]:
            remaining = await _caught(world, hands, standing["cycle"], traps)
            if not remaining or len(traps) >= MOST_TRAPS:
                break
            presses = min(limit, remaining + 1)
        elif standing["stops"] >= limit:
            break
        elif not standing["is_round"]:
            presses = MORE_PRESSES
        elif is_exemplar and known < standing["stops"] < LEAST_SHARE * min(limit, begun["presses"]):
            presses = around  # a page that is busy may lose the focus for a moment, and then the round was none
            await asyncio.sleep(PAUSE_S)
        else:
            break
        known = standing["stops"]
    return traps


async def slow_traps(world: World, hands: Hands, *, is_exemplar: bool) -> list[dict[str, Any]]:
    """Return the elements that fetch the focus back after a moment, too late for the walk to see it."""
    traps: list[dict[str, Any]] = []
    for index in (await world.call("keyboard.slowRings"))[: MOST_SLOW if is_exemplar else FEWER_SLOW]:
        await world.call("keyboard.ringOf", index)
        if await _comes_back(world, hands, shift=False) and await _comes_back(world, hands, shift=True):
            found = await _without_way_out(world, hands)
            traps += [trap for trap in found if not any(_are_same(trap, other) for other in traps)]
        await world.call("keyboard.leaveRing")
    return traps


def _are_same(trap: dict[str, Any], other: dict[str, Any]) -> bool:
    return set(trap["selectors"]) == set(other["selectors"])


async def _caught(world: World, hands: Hands, length: int, traps: list[dict[str, Any]]) -> int:
    """Try Tab, Shift+Tab and other keys in a cycle, keep it if none leads out; return how many elements follow it."""
    ring = await world.call("keyboard.suspects", length)
    if not ring["is_dialog"]:
        ways_out = [
            await _leads_out(world, hands, ring["count"], shift=False),
            await _leads_out(world, hands, ring["count"], shift=True),
        ]
        if not any(ways_out):
            traps += await _without_way_out(world, hands)
    remaining: int = await world.call("keyboard.leaveRing")
    return remaining


async def _comes_back(world: World, hands: Hands, *, shift: bool) -> bool:
    await world.call("keyboard.enterRing")
    for _ in range(MOST_SLOW):
        await hands.press(Key.TAB, shift=shift)
        if not await world.call("keyboard.staysInRing"):
            return False
    return True


async def _without_way_out(world: World, hands: Hands) -> list[dict[str, Any]]:
    """Return the ring as a trap; nothing when Escape or a key that the page names leads out of it."""
    named = await world.call("keyboard.namedKeys")
    keys = [(Key.ESCAPE.value, 0), *((_code(name["key"]), name["modifiers"]) for name in named)]
    for code, modifiers in keys:
        await world.call("keyboard.enterRing")
        await hands.press(code, modifiers=modifiers)
        if not await world.call("keyboard.inRing") or await _leads_out(world, hands, 1, shift=False, enters=False):
            return []
    return [{**await world.call("keyboard.described"), "is_way_out_tried": bool(named)}]


def _code(name: str) -> KeyCode:
    if len(name) == 1:
        return printed(name)
    known = {"Enter": Key.ENTER.value, "Escape": Key.ESCAPE.value}
    return known.get(name) or KeyCode(name, name, F1 - 1 + int(name.lstrip("F")))


async def _leads_out(world: World, hands: Hands, count: int, *, shift: bool, enters: bool = True) -> bool:
    if enters:
        await world.call("keyboard.enterRing")
    for _ in range(count + 2):
        await hands.press(Key.TAB, shift=shift)
        if not await world.call("keyboard.inRing"):
            return True
    return False
