"""The scorecard on paper, printed by the same Chromium that watches the pages."""

from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from auditor.browser.launch import find_browser, guarded
from auditor.errors import AuditorError


class PrintError(AuditorError):
    """The browser could not print."""


def print_pdf(html: str, browser: Path | None) -> bytes:
    """Return a tagged A4 PDF of a self-contained page, with scripts off and no way to the network.

    Raises PrintError when no browser can be started.
    """
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(**guarded(find_browser(browser)))
            try:
                page = chromium.new_context(java_script_enabled=False, offline=True).new_page()
                page.set_content(html, wait_until="load")
                return page.pdf(
                    format="A4", print_background=True, prefer_css_page_size=True, tagged=True, outline=True
                )
            finally:
                chromium.close()
    except Error as error:
        reason = str(error).splitlines()[0]
        raise PrintError(f"The PDF could not be printed: {reason}", hint="Run: auditor doctor") from error
