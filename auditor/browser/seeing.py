"""Contrast measured from pixels, enlarged text and wider spacing."""

from auditor.browser.stage import Stage
from rules.views.seeing import Seeing


async def collect(stage: Stage) -> Seeing:
    """Return what is seen on the page."""
    await stage.world.bring("seeing")
    return Seeing()
