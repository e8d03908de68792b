"""Whether style rules turn or hide the page in one position of the phone: both positions are tried."""

from typing import Any

from auditor.browser import widths
from auditor.browser.stage import Stage

# One pixel more or less turns the position over while everything else about the layout stays as it is.
SIZES = ((400, 401), (401, 400), (820, 821), (821, 820))


async def turns(stage: Stage) -> dict[str, Any]:
    """Return what is turned by a quarter or hidden in one of the two positions, by field of the evidence."""
    world, session = stage.world, stage.desk.session
    await world.bring("motion_turned")
    if not await world.call("turned.rules"):
        return {}
    try:
        for width, height in SIZES:
            await widths.resize(session, widths.Width(width, height, False))
            await world.call("turned.look", width)
        found = await world.call("turned.tell")
    finally:
        await widths.resize(session, widths.DESKTOP)
    return {"turns": found, "has_orientation_rules": True}
