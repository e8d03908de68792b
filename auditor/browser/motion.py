"""What moves, blinks or goes on by itself while the page is watched."""

from typing import Any

import msgspec
from playwright.async_api import Error

from auditor.browser.allowance import allowed
from auditor.browser.motion_alone import copied
from auditor.browser.motion_pictures import moving_pictures
from auditor.browser.motion_trials import left_alone
from auditor.browser.motion_turned import turns
from auditor.browser.stage import Stage
from auditor.browser.world import CollectorError
from rules.rule import Need
from rules.views.motion import Motion

ALONE_LIMIT_S = 6.0
REDUCED = {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}
USUAL = {"features": [{"name": "prefers-reduced-motion", "value": "no-preference"}]}


async def collect(stage: Stage) -> Motion:
    """Return what is seen on the page; the first page of a template is also left to itself for ten minutes."""
    world = stage.world
    await world.bring("motion")
    told: dict[str, Any] = await world.call("motion.look")
    has_scripts = told.pop("has_scripts")
    if not has_scripts:
        told["control_names"] = ()  # without a script no button stops anything
    if told["animations"]:
        told["animations"] = await _unwanted(stage, told["animations"])
    told["pictures"] = await moving_pictures(stage)
    if stage.is_exemplar:
        told |= await turns(stage)
        animated = [animation["selector"] for animation in told["animations"]]
        moves = has_scripts or (animated and told["control_names"])
        if moves and stage.desk.may_press(Need.ALONE):
            told |= await _alone(stage, animated)
    return msgspec.convert(told, Motion)


async def _unwanted(stage: Stage, animations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the animations with what becomes of them when the visitor asks for reduced motion."""
    session = stage.desk.session
    await session.send("Emulation.setEmulatedMedia", REDUCED)
    try:
        going_on = set(await stage.world.call("motion.stillLasting"))
    finally:
        await session.send("Emulation.setEmulatedMedia", USUAL)
    return [{**animation, "goes_on_when_unwanted": animation["selector"] in going_on} for animation in animations]


async def _alone(stage: Stage, animated: list[str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    try:
        async with allowed(ALONE_LIMIT_S), copied(stage) as copy:
            await left_alone(copy, animated, told)
    except TimeoutError:
        stage.desk.note(f"the page could not be left to itself within {ALONE_LIMIT_S:g} s")
    except (CollectorError, Error) as error:
        stage.desk.note(f"the page could not be left to itself: {str(error)[:120]}")
    return told
