"""The menu of a phone: its button is tapped with a finger, and tapped again."""

from typing import Any

import msgspec

from auditor.browser import widths
from auditor.browser.keyboard_keys import Hands, Key
from auditor.browser.seal import Seal
from auditor.browser.stage import Stage
from rules.place import Element
from rules.rule import Need
from rules.views.responsive import MenuAnswer, TouchMenu

Point = dict[str, float]


async def tapped(stage: Stage, seal: Seal) -> TouchMenu | None:
    """Return what the menu button of a sealed page does on a phone; None without one, and but for exemplars.

    Of a page that cannot be sealed it is not tapped.
    """
    if not stage.is_exemplar:
        return None
    await widths.resize(stage.desk.session, widths.PHONE)
    await stage.world.call("responsive.settle", widths.PHONE.width_css_px, widths.PHONE.height_css_px)
    await stage.world.bring("responsive_menu")
    await widths.touch(stage.desk.session, True)
    try:
        found = await stage.world.call("responsiveMenu.find", list(stage.desktop.boxes))
        if found is None or not stage.desk.may_press(Need.TOUCH):
            return None
        return await _tried(stage, seal, msgspec.convert(found, Element))
    finally:
        await widths.touch(stage.desk.session, False)
        await widths.resize(stage.desk.session, widths.DESKTOP)


async def _tried(stage: Stage, seal: Seal, button: Element) -> TouchMenu | None:
    world = stage.world
    begun: dict[str, Any] = await world.call("responsiveMenu.begin")
    before = begun["before"]
    if begun["point"] is None:
        await world.call("responsiveMenu.end", {"putsBack": False})
        return None
    await _tap(stage, begun["point"])
    after = await world.call("responsiveMenu.opened")
    is_closed = await _closed(stage) if after > before else True
    await world.call("responsiveMenu.end", {"putsBack": not is_closed})
    return TouchMenu(
        button=button,
        answer=_answer(stage, seal, is_opened=after > before),
        links_before=before,
        links_after=after,
        closes=is_closed,
    )


async def _closed(stage: Stage) -> bool:
    """Close the menu as a visitor would: by the same button, by Escape, by a button that says so."""
    world = stage.world
    again: Point | None = await world.call("responsiveMenu.again")
    if again is not None:
        await _tap(stage, again)
        if await world.call("responsiveMenu.closed"):
            return True
    await Hands(stage.desk.session).press(Key.ESCAPE)
    if await world.call("responsiveMenu.closed"):
        return True
    closer: Point | None = await world.call("responsiveMenu.closer")
    if closer is None:
        return False
    await _tap(stage, closer)
    return bool(await world.call("responsiveMenu.closed"))


async def _tap(stage: Stage, point: Point) -> None:
    for kind, points in (("touchStart", [point]), ("touchEnd", [])):
        await stage.desk.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def _answer(stage: Stage, seal: Seal, *, is_opened: bool) -> MenuAnswer:
    if is_opened:
        return MenuAnswer.OPENED
    if seal.navigations() or seal.new_windows:
        return MenuAnswer.WENT_AWAY
    is_lame = bool(seal.attempts) or any(failure.kind == "script" for failure in stage.tab.traffic.failures())
    return MenuAnswer.UNKNOWN if is_lame else MenuAnswer.NOTHING
