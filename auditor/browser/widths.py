"""The sweep: one loaded page at six widths, with true phone metrics below 768 px and no reload."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from auditor.browser.world import Session, World
from rules.view import Layout


@dataclass(frozen=True, slots=True)
class Width:
    """One step of the sweep."""

    width_css_px: int
    height_css_px: int
    is_mobile: bool


DESKTOP = Width(1366, 768, False)
PHONE = Width(360, 800, True)
SWEEP = (DESKTOP, Width(1024, 768, False), Width(768, 1024, False), Width(412, 823, True), PHONE, Width(320, 640, True))
MOBILE_PIXEL_RATIO = 2
SETTLE_FRAMES = 1  # the resize event runs before the callbacks of the frame (HTML Standard, update the rendering)


async def resize(session: Session, width: Width) -> None:
    """Give the tab this size; below 768 px as a phone: viewport meta honoured, touch, two pixels a CSS pixel."""
    await session.send(
        "Emulation.setDeviceMetricsOverride",
        {
            "width": width.width_css_px,
            "height": width.height_css_px,
            "deviceScaleFactor": MOBILE_PIXEL_RATIO if width.is_mobile else 1,
            "mobile": width.is_mobile,
        },
    )


async def touch(session: Session, is_on: bool) -> None:
    """Say whether the tab has a touch screen."""
    await session.send("Emulation.setTouchEmulationEnabled", {"enabled": is_on, "maxTouchPoints": 5 if is_on else 1})


async def measured(world: World, width: Width, *, settle: bool = True) -> Layout:
    """Return the layout at the size the tab has now."""
    return layout_of(await collected(world, width, settle=settle), width)


async def collected(world: World, width: Width, *, settle: bool = True) -> dict[str, Any]:
    """Return what the collector tells at the size the tab has now."""
    value: dict[str, Any] = await world.call(
        "layout",
        {
            "width": width.width_css_px,
            "isMobile": width.is_mobile,
            "withTargets": width == PHONE,
            "withBoxes": width != DESKTOP,
            "settleFrames": SETTLE_FRAMES if settle else 0,
        },
    )
    return value


def layout_of(value: dict[str, Any], width: Width) -> Layout:
    """Return what the collector told as evidence."""
    return msgspec.convert(
        {
            **value,
            "width_css_px": width.width_css_px,
            "height_css_px": width.height_css_px,
            "is_mobile": width.is_mobile,
        },
        Layout,
    )


def by_falling_width(layouts: Sequence[Layout]) -> tuple[Layout, ...]:
    """Return the layouts from the widest to the narrowest."""
    return tuple(sorted(layouts, key=lambda layout: -layout.width_css_px))
