"""The structure of the page as a reader meets it, in one script."""

from auditor.browser.stage import Stage
from rules.views.reading import Reading


async def collect(stage: Stage) -> Reading:
    """Return what is seen on the page."""
    await stage.world.bring("reading")
    return Reading()
