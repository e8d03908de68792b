"""Text size, contrast, language and other helpers of a page, operated for effect."""

import msgspec

from auditor.browser.stage import Stage
from rules.views.widgets import Widgets


async def collect(stage: Stage) -> Widgets:
    """Return what the helpers of the page do; they are pressed on the first page of a template only."""
    if not stage.is_exemplar:
        return Widgets()
    await stage.world.bring("widgets")
    return msgspec.convert(await stage.world.call("widgets.look"), Widgets)
