"""A limit to the memory of every process of the browser: a page that hoards it ends itself, not the machine."""

import contextlib

import psutil
from playwright.async_api import Browser

# Chromium sets 700 MB aside in a renderer before a page is in it, of which it uses a tenth.
MOST_DATA_BYTES = 1_300 * 1024 * 1024


async def limit_memory(browser: Browser) -> None:
    """Set the limit, which processes started later inherit; where the system knows none (it is Linux's), do nothing."""
    if not hasattr(psutil.Process, "rlimit"):
        return
    session = await browser.new_browser_cdp_session()
    told = await session.send("SystemInfo.getProcessInfo")
    await session.detach()
    [main] = [psutil.Process(process["id"]) for process in told["processInfo"] if process["type"] == "browser"]
    for process in (main, *main.children(recursive=True)):
        with contextlib.suppress(psutil.Error):  # it has ended, or the system does not let us
            process.rlimit(psutil.RLIMIT_DATA, (MOST_DATA_BYTES, MOST_DATA_BYTES))
