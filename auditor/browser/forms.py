"""Forms as drawn, and sent off empty while nothing can reach a server."""

from auditor.browser.stage import Stage
from rules.views.forms import Forms


async def collect(stage: Stage) -> Forms:
    """Return what is seen on the page."""
    await stage.world.bring("forms")
    return Forms()
