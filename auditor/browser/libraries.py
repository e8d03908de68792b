"""Which JavaScript libraries a page has loaded, asked in the page's own world: ours does not see its names."""

import asyncio
import re

from playwright.async_api import Error

from auditor.browser.desk import Desk
from auditor.browser.world import source
from rules.views.libraries import Library

LIMIT_S = 1.0  # a page may answer by never answering
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,6}){1,3}(?:[-.+]?[A-Za-z][\w.+-]*)?")


async def libraries(desk: Desk) -> tuple[Library, ...]:
    """Return what the page says; nothing where it does not answer or the browser has no way to ask."""
    try:
        async with asyncio.timeout(LIMIT_S):
            answer = await desk.session.send(
                "Runtime.evaluate",
                {
                    "expression": source("libraries.js"),
                    "returnByValue": True,
                    "silent": True,
                    "timeout": LIMIT_S * 500,  # milliseconds: half of ours
                },
            )
    except (Error, TimeoutError):
        return ()
    told = answer["result"].get("value")
    if "exceptionDetails" in answer or not isinstance(told, dict):
        return ()
    return tuple(
        Library(key=key, version=version)
        for key, version in told.items()
        if isinstance(version, str) and _VERSION.fullmatch(version)
    )
