"""Text size, contrast, language and other helpers of a page, operated for effect."""

from auditor.browser.stage import Stage
from rules.views.widgets import Widgets


async def collect(stage: Stage) -> Widgets:
    """Return what is seen on the page."""
    await stage.world.bring("widgets")
    return Widgets()
