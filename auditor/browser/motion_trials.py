"""What a copy of the page does in ten minutes by itself, and which of its controls put an end to it."""

from typing import Any

from auditor.browser.keyboard_listeners import listeners
from auditor.browser.motion_alone import Copy

FIRST_LOOK_S = (1.0,) * 6
CLOSE_LOOK_S = (*(1.0,) * 6, *(6.0,) * 4)
LONG_LOOK_S = (113.0,) * 5
STILL_S = (54.0, 540.0)  # where nothing stirred in the first seconds
MOST_TRIALS = 12
SHORTEST_WINDOW_S, LONGEST_WINDOW_S = 6.0, 200.0
ROUNDS_A_WINDOW = 3
REST_ROUNDS = 1.5  # without a change: it has stopped
SHARES_OF_WINDOW = (0.37, 0.63)  # uneven: what comes round as often as they do would seem to stand still
LEAST_PACE_S = 0.25
LEAST_OF_PACE = 0.5  # of the changes that a pace lets expect
SLOWED, QUICKENED = 0.6, 1.6  # of the usual number of changes: the visitor can set the pace
SENSOR_EVENTS = frozenset({"devicemotion", "deviceorientation", "deviceorientationabsolute"})


async def left_alone(copy: Copy, animated: list[str], told: dict[str, Any]) -> None:
    """Tell what changes, where the page tries to go, and what its controls stop, by field of the evidence.

    What is known is kept when time runs out; `was_left_alone` says that everything was tried.
    """
    world = copy.world
    for name in ("motion", "motion_alone"):
        await world.bring(name)
    told["sensor"] = await _sensor(copy)
    await world.call("alone.step", True)
    await _look(copy, FIRST_LOOK_S)
    if await world.call("alone.isStill"):
        await _look(copy, STILL_S[:1])
    if await world.call("alone.isStill"):
        await _look(copy, STILL_S[1:])
    else:
        if copy.source is not None:
            await world.call("alone.hold", copy.source)
        await _look(copy, CLOSE_LOOK_S)
        told["changes"] = await world.call("alone.tell")
        await _look(copy, LONG_LOOK_S)
    told["changes"] = await world.call("alone.tell")
    told["departures"] = await _departures(copy)
    told["stoppable"] = await _stoppable(copy, told["changes"], animated)
    told["was_left_alone"] = not copy.is_stuck


async def _departures(copy: Copy) -> list[dict[str, Any]]:
    leavings = await copy.world.call("alone.leavings")
    here = copy.page.url.partition("#")[0]
    return [
        {
            "url": url[:300],
            "after_s": leavings[index] if index < len(leavings) else after_s,
            "is_reload": url.partition("#")[0] == here,
            "was_announced": copy.dialogs > 0,
        }
        for index, (url, after_s) in enumerate(copy.attempts[:3])
    ]


async def _look(copy: Copy, runs_s: tuple[float, ...]) -> None:
    for seconds in runs_s:
        await copy.run(seconds)
        if copy.is_stuck:
            return
        await copy.world.call("alone.step", False)


async def _stoppable(copy: Copy, changes: list[dict[str, Any]], animated: list[str]) -> list[str]:
    """Press the controls one after the other and return the selectors of what they stopped, hid or slowed."""
    world = copy.world
    if not await world.call("alone.withAnimation", animated) or copy.is_stuck:
        return []
    names = await world.call("alone.trials", MOST_TRIALS)
    if not names:
        return []
    paces_s = {change["selector"]: change["every_s"] for change in changes}
    longest_s = max(paces_s.values(), default=0.0)
    window_s = min(max(ROUNDS_A_WINDOW * longest_s + 1, SHORTEST_WINDOW_S), LONGEST_WINDOW_S)
    before = {pulse["selector"]: pulse for pulse in await _pulses(copy, window_s)}
    stopped: dict[str, None] = {}
    for index in range(len(names)):
        if copy.is_stuck or len(stopped) == len(before):
            break
        await world.call("alone.operate", index)
        await copy.run(1.0)
        pulses = await _pulses(copy, window_s)
        if copy.is_stuck:
            break
        for pulse in pulses:
            name = pulse["selector"]
            if name in before and _is_stopped(before[name], pulse, paces_s.get(name, 0.0), window_s):
                stopped[name] = None
    return list(stopped)


async def _pulses(copy: Copy, window_s: float) -> list[dict[str, Any]]:
    await copy.world.call("alone.forget")
    for share in SHARES_OF_WINDOW:
        await copy.run(window_s * share)
        pulses: list[dict[str, Any]] = await copy.world.call("alone.pulse")
    return pulses


def _is_stopped(before: dict[str, Any], after: dict[str, Any], every_s: float, window_s: float) -> bool:
    """Return whether an element came to rest, went away or keeps another pace than before."""
    if before["is_shown"] and not after["is_shown"]:
        return True
    if before["is_animated"]:
        return not after["is_animated"]
    if not before["mutations"] or window_s < REST_ROUNDS * every_s:
        return False
    if not after["mutations"]:
        return True
    # What is drawn frame by frame has no pace of its own while the clock runs ahead: it is seen as often as there are
    # frames, and a busy machine may give some more.
    is_drawn = every_s < LEAST_PACE_S or before["mutations"] < LEAST_OF_PACE * window_s / every_s
    if is_drawn or window_s < ROUNDS_A_WINDOW * every_s:
        return False
    return not SLOWED < after["mutations"] / before["mutations"] < QUICKENED


async def _sensor(copy: Copy) -> dict[str, Any] | None:
    """Return what made-up movements of the phone change, and whether controls of the page do or stop the same."""
    events = await _sensor_events(copy)
    if not events:
        return None
    world = copy.world
    await world.bring("motion_tilt")
    tilted = await world.call("tilt.move")
    same = stopped = False
    if tilted["selectors"]:
        for index in range(len(await world.call("alone.trials", MOST_TRIALS))):
            against = await world.call("tilt.moveAgainst", index)
            same, stopped = same or against["same"], stopped or against["stopped"]
    return {
        "events": events,
        "has_effect": bool(tilted["selectors"]),
        "selectors": tilted["selectors"],
        "htmls": tilted["htmls"],
        "has_fields": tilted["has_fields"],
        "same_by_control": same,
        "stopped_by_control": stopped,
    }


async def _sensor_events(copy: Copy) -> list[str]:
    told = await listeners(copy.session, "window", depth=1)
    return sorted({listener["type"] for listener in told} & SENSOR_EVENTS)
