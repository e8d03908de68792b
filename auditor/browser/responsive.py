"""The sweep over the breakpoints of the page, and the menu by touch."""

from auditor.browser.stage import Stage
from rules.views.responsive import Responsive


async def collect(stage: Stage) -> Responsive:
    """Return what is seen on the page."""
    await stage.world.bring("responsive")
    return Responsive()
