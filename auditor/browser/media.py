"""Pictures, sound, video and CAPTCHAs."""

import msgspec

from auditor.browser.stage import Stage
from rules.views.media import Media

PIXEL_PICTURES = 20  # a page, at most: searched for writing


async def collect(stage: Stage) -> Media:
    """Return what is seen on the page at 1366 CSS px, and what is heard where there are players."""
    await stage.world.bring("media_pixels")
    await stage.world.bring("media")
    seen = await stage.world.call("media", {"pixelPictures": PIXEL_PICTURES})
    if seen.pop("hasPlayers"):
        await stage.world.bring("media_sound")
        await stage.world.bring("media_players")
        seen |= await stage.world.call("players")
    return msgspec.convert(seen, Media, strict=False)
