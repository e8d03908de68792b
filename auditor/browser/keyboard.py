"""The keyboard walk: Tab and Shift+Tab over the loaded page, then the keys that a pattern promises."""

from auditor.browser.stage import Stage
from rules.views.keyboard import KeyboardWalk


async def collect(stage: Stage) -> KeyboardWalk:
    """Return what is seen on the page."""
    await stage.world.bring("keyboard")
    return KeyboardWalk()
