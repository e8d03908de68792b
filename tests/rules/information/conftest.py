"""Small sites: a home page with menus and the pages behind them."""

from collections.abc import Callable
from typing import Any

import pytest

from rules.evidence import LinkCheck, LinkState, PageEvidence, SiteEvidence

HOST = "https://department.example.gov.in"
CONTENT = "<p>" + "The department looks after lakes and springs in all districts of the state. " * 6 + "</p>"
FILLING = "".join(f'<a href="/lakes/{name}">Lake {name}</a> ' for name in ("one", "two", "three", "four"))


@pytest.fixture
def home_with(page_of: Callable[..., PageEvidence]) -> Callable[..., PageEvidence]:
    """Return a function from HTML of the footer to a home page with links enough to be believed."""

    def build(footer: str = "", main: str = CONTENT, lang: str = "en") -> PageEvidence:
        return page_of(
            f"<html lang={lang}><title>Department of Lakes</title><body><nav>{FILLING}</nav>"
            f"<main><h1>Department of Lakes</h1>{main}</main><footer>{footer}</footer></body></html>",
            f"{HOST}/",
        )

    return build


@pytest.fixture
def inner(page_of: Callable[..., PageEvidence]) -> Callable[..., PageEvidence]:
    """Return a function from path and HTML of the content to a page one click from home."""

    def build(path: str, main: str = CONTENT, heading: str = "Lakes", **changes: Any) -> PageEvidence:
        html = f"<html lang=en><title>{heading}</title><body><main><h1>{heading}</h1>{main}</main></body></html>"
        return page_of(html, HOST + path, **{"clicks_from_home": 1} | changes)

    return build


@pytest.fixture
def whole_site(inner: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]) -> Callable[..., SiteEvidence]:
    """Return a function from a home page and others to a site that was read whole."""

    def build(home: PageEvidence, *others: PageEvidence, dead: tuple[str, ...] = (), **changes: Any) -> SiteEvidence:
        fill = [inner(f"/lakes/{name}", heading=f"Lake {name}") for name in ("one", "two", "three", "four")]
        links = {HOST + path: LinkCheck(url=HOST + path, state=LinkState.DEAD, status=404, reason="") for path in dead}
        return site_of(home, *others, *fill, **{"links": links} | changes)

    return build
