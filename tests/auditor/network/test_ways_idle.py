"""A browser that is left alone asks for nothing of its own accord."""

import asyncio
from pathlib import Path

import psutil
import pytest
from playwright.async_api import async_playwright
from ways.netlog import logging_browser, read_logs

from auditor import pdf
from auditor.browser.launch import launch, needed_browser, new_context

IDLE_S = 6.0  # what asks at every start has asked by then, and some of it twice


@pytest.mark.browser
async def test_an_idle_browser_sends_nothing_through_the_guard_or_around_it(tmp_path: Path) -> None:
    asked, heard = [], asyncio.Event()

    async def note(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readline())
        heard.set()
        writer.close()

    command = logging_browser(needed_browser(None), tmp_path)
    async with await asyncio.start_server(note, "127.0.0.1", 0) as guard, async_playwright() as playwright:
        proxy_url = f"http://127.0.0.1:{guard.sockets[0].getsockname()[1]}"
        # The browser itself is given the way out as well, which it never is in an audit: it must not want it.
        browser = await launch(playwright, command, proxy_url)
        page = await (await new_context(browser, "test", proxy_url)).new_page()
        await page.goto("data:text/html,<title>Nothing</title>")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(heard.wait(), IDLE_S)
        assert inet_connections(tmp_path) == []
        await browser.close()
    assert asked == []
    log = read_logs(tmp_path)
    assert (log.connected, log.datagrams, log.lookups) == (frozenset(), 0, 0)


@pytest.mark.browser
def test_printing_a_scorecard_sends_nothing_either(tmp_path: Path) -> None:
    command = logging_browser(needed_browser(None), tmp_path)
    page = "<title>a</title><h1>a</h1><img src=https://department.example.gov.in/a.png>"
    assert pdf.print_pdf(page, command).startswith(b"%PDF")
    log = read_logs(tmp_path)
    assert (log.connected - {"127.0.0.1:9"}, log.datagrams, log.lookups) == (frozenset(), 0, 0)


def inet_connections(folder: Path) -> list[object]:
    """Return the connections of the browser that keeps its log in a folder, and of every process below it."""
    browsers = [
        process for process in psutil.Process().children(recursive=True) if str(folder) in " ".join(process.cmdline())
    ]
    assert browsers
    below = {process for browser in browsers for process in (browser, *browser.children(recursive=True))}
    return [connection for process in below for connection in process.net_connections("inet")]
