"""Our own pages, opened in a browser as a visitor has it."""

from pathlib import Path

from playwright.sync_api import Browser, Page


def opened(browser: Browser, file: Path, width: int = 1366, scheme: str = "light", *, scripts: bool = True) -> Page:
    """Return a page of a file in a context of its own."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=scripts,
    )
    page = context.new_page()
    page.goto(file.as_uri())
    return page
