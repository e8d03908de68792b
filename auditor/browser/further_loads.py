"""The home page loaded again, for nothing but its speed: of three loads the middle one counts."""

import contextlib
import time

import msgspec
from playwright.async_api import Error

from auditor.browser import widths
from auditor.browser.allowance import Allowance, allowed
from auditor.browser.desk import Desk, WatchError, first_line
from auditor.browser.looking import QUIET_LIMIT_S
from auditor.browser.world import CollectorError
from rules.view import Vitals

FURTHER_LOADS = 2
LONGEST = 2.0  # times as long as the slowest load before: with less time than that left, none is begun


async def further_loads(desk: Desk, url: str, first: Vitals, allowance: Allowance) -> tuple[Vitals, ...]:
    """Return what the browser measured in up to two more loads, as empty-handed as in the first.

    They end within the allowance; one that fails or finds no time is an incident.
    """
    found: list[Vitals] = []
    needed_s = (first.load_ms or 0.0) / 1000
    with desk.timed("further loads"), contextlib.suppress(Error):
        await widths.resize(desk.session, widths.DESKTOP)
        for _ in range(FURTHER_LOADS):
            began_s = time.monotonic()
            left_s = allowance.left_s()
            if left_s < needed_s * LONGEST:
                break
            try:
                async with allowed(left_s):
                    found.append(await _loaded(desk, url, left_s))
            except (TimeoutError, WatchError, CollectorError, Error, msgspec.ValidationError) as error:
                desk.note(f"load for its speed failed: {first_line(error)}")
            needed_s = max(needed_s, time.monotonic() - began_s)
    if len(found) < FURTHER_LOADS:
        desk.note(f"loaded {len(found)} of {FURTHER_LOADS} more times for its speed")
    return tuple(found)


async def _loaded(desk: Desk, url: str, budget_s: float) -> Vitals:
    await desk.session.send("Network.clearBrowserCache")
    await desk.session.send("Network.clearBrowserCookies")
    await desk.goto(url, budget_s)
    await desk.quiet(QUIET_LIMIT_S)
    world = await desk.open_world()
    return msgspec.convert(await world.call("vitals"), Vitals, strict=False)
