"""The structure of the page as a reader meets it, in one script."""

import asyncio

import msgspec

from auditor.browser.stage import Stage
from rules.views.reading import Reading

COLLECTORS = (
    "reading_names",
    "reading_links",
    "reading_blocks",
    "reading_tables",
    "reading_order",
    "reading",
)  # in the order of use


async def collect(stage: Stage) -> Reading:
    """Return how the page at 1366 CSS px is put together."""
    await asyncio.gather(*(stage.world.bring(name) for name in COLLECTORS))
    return msgspec.convert(await stage.world.call("reading"), Reading, strict=False)
