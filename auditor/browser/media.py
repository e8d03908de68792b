"""Pictures, sound, video and CAPTCHAs, in one call."""

import msgspec

from auditor.browser.stage import Stage
from rules.views.media import Media

PIXEL_PICTURES = 5  # a page: the largest, searched for writing


async def collect(stage: Stage) -> Media:
    """Return what is seen on the page at 1366 CSS px."""
    await stage.world.bring("media_pixels")
    await stage.world.bring("media_players")
    await stage.world.bring("media")
    return msgspec.convert(await stage.world.call("media", {"pixelPictures": PIXEL_PICTURES}), Media, strict=False)
