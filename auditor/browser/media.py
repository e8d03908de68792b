"""Pictures, sound, video and CAPTCHAs, in one script."""

from auditor.browser.stage import Stage
from rules.views.media import Media


async def collect(stage: Stage) -> Media:
    """Return what is seen on the page."""
    await stage.world.bring("media")
    return Media()
