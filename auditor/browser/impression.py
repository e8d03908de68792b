"""The first view as people meet it, held still and measured while the browser goes on working."""

import asyncio
from dataclasses import dataclass, field

from playwright.async_api import Error

from auditor.browser.desk import Desk, first_line
from auditor.browser.pictures import lossless
from auditor.browser.stage import heard
from auditor.browser.widths import DESKTOP, SWEEP, Width
from auditor.browser.world import CollectorError, World
from rules.rule import Need
from rules.views.impression import Impression

NARROWER = SWEEP[1]  # 1024 × 768, the size the rated pages were shown at
WIDTHS = (DESKTOP, NARROWER)
HOLD_LIMIT_S = 4.0


@dataclass(slots=True)
class FirstViews:
    """Pictures of one page at the widths it passes through anyway; nothing is resized for them."""

    desk: Desk
    world: World
    _measuring: list["asyncio.Future[Impression]"] = field(default_factory=list)

    async def take(self, width: Width) -> None:
        """Take the picture at the size the tab has now; an incident when that fails."""
        if width not in WIDTHS:
            return
        with self.desk.timed(Need.IMPRESSION):
            try:
                async with asyncio.timeout(HOLD_LIMIT_S):
                    picture = await self._held_still(width)
            except (CollectorError, Error, TimeoutError) as error:
                self.desk.note(f"picture of the first view failed: {first_line(error)}")
                return
        measuring = asyncio.ensure_future(asyncio.to_thread(_measured, picture, width))
        measuring.add_done_callback(heard)
        self._measuring.append(measuring)

    async def measured(self) -> tuple[Impression, ...]:
        """Return the measures of the pictures that were taken, in that order."""
        with self.desk.timed(Need.IMPRESSION):
            told = await asyncio.gather(*self._measuring, return_exceptions=True)
        for one in told:
            if isinstance(one, BaseException):
                self.desk.note(f"the first view could not be measured: {type(one).__name__}")
        return tuple(one for one in told if isinstance(one, Impression))

    async def _held_still(self, width: Width) -> bytes:
        await self.world.bring("impression")
        try:
            await self.world.call("impression.hold")
            clip = {"x": 0, "y": 0, "width": width.width_css_px, "height": width.height_css_px, "scale": 1}
            return await lossless(self.desk.session, clip, beyond=False)
        finally:
            await self.world.call("impression.release")


def _measured(picture: bytes, width: Width) -> Impression:
    from auditor.browser.impression_measures import measured  # OpenCV takes long to load

    return measured(picture, width.width_css_px, width.height_css_px)
