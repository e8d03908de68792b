"""What moves, blinks or goes on by itself while the page is watched."""

from auditor.browser.stage import Stage
from rules.views.motion import Motion


async def collect(stage: Stage) -> Motion:
    """Return what is seen on the page."""
    await stage.world.bring("motion")
    return Motion()
