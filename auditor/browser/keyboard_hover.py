"""What appears under the resting pointer: can it be read and dismissed, and does the keyboard bring it up, too?"""

import math
from typing import Any

from auditor.browser.keyboard_keys import Hands, Key
from auditor.browser.world import World

AWAY = (1.0, 1.0)
HAND_STEP_CSS_PX = 8.0  # as a hand moves; some menus open anew with every move
MOST_STEPS = 40
OPENING_KEYS = (Key.ENTER, Key.SPACE, Key.DOWN)


async def try_hover(world: World, hands: Hands) -> dict[str, Any]:
    """Return the submenus and other contents that the pointer opens by resting on something."""
    menus, others = [], []
    for index in range(await world.call("keyboard.hovered")):
        if hands.are_tired:
            break
        await _rested(world, hands, index)
        seen = await world.call("keyboard.appeared", index)
        if seen is None or not seen["content"]:
            continue
        told = await world.call("keyboard.triggerTold", index)
        is_dismissed, stays = await _dismissed_and_stays(world, hands, index, seen)
        await hands.point(*AWAY)
        is_gone = await world.call("keyboard.isGone")
        common = {
            **told,
            "content": seen["content"],
            "is_dismissed": is_dismissed,
            "stays": stays,
            "covers_text": seen["is_floating"]
            and is_gone
            and await world.call("keyboard.coversText", index, seen["points"]),
            "opens_by_keyboard": await _opens(world, hands, index) if is_gone else None,
        }
        if seen["links"]:
            menus.append({**common, "links": seen["links"], "has_other_way": seen["has_twins"]})
        else:
            repeated = await world.call("keyboard.isSaidElsewhere", index)
            others.append({**common, "is_said_elsewhere": repeated})
    await hands.point(*AWAY)
    return {"hover_menus": menus, "hover_contents": others}


async def _rested(world: World, hands: Hands, index: int) -> None:
    await hands.point(*AWAY)
    spot: dict[str, float] = await world.call("keyboard.aim", index)
    await hands.point(spot["x"], spot["y"])


async def _dismissed_and_stays(world: World, hands: Hands, index: int, seen: dict[str, Any]) -> tuple[bool, bool]:
    stays = await _stays(world, hands, seen)
    if not stays:
        await _rested(world, hands, index)
        if not await world.call("keyboard.isStillOpen"):
            return True, True  # it does not come again, so nothing is known
        stays = await _stays(world, hands, seen, step_css_px=HAND_STEP_CSS_PX)
        if not stays:
            await _rested(world, hands, index)
            if not await world.call("keyboard.isStillOpen"):
                return True, stays
    await hands.press(Key.ESCAPE)
    return not await world.call("keyboard.isStillOpen"), stays


async def _stays(world: World, hands: Hands, seen: dict[str, Any], step_css_px: float = math.inf) -> bool:
    at = (seen["way"][0]["x"], seen["way"][0]["y"])
    for corner in seen["way"]:
        to = (corner["x"], corner["y"])
        steps = min(MOST_STEPS, math.ceil(math.dist(at, to) / step_css_px) or 1)
        for step in range(1, steps + 1):
            await hands.point(*(a + (b - a) * step / steps for a, b in zip(at, to, strict=True)))
        at = to
    is_open: bool = await world.call("keyboard.isStillOpen")
    return is_open


async def _opens(world: World, hands: Hands, index: int) -> bool | None:
    """Return whether focus, Enter, the space bar or an arrow brings up the same; None when time ran out."""
    for handle, told in enumerate(await world.call("keyboard.byKeyboard", index)):
        if await world.call("keyboard.onHandle", handle):
            return True
        for key in (*OPENING_KEYS, Key.TAB) if told["has_code"] else (Key.TAB,):
            if hands.are_tired:
                return None
            await hands.press(key)
            if await world.call("keyboard.isOpenNow", handle):
                await hands.press(Key.ESCAPE)
                if await world.call("keyboard.needsClosing", handle):
                    await hands.press(Key.ENTER)
                return True
    return False
