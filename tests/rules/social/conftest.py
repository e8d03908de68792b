"""Small sites with links to social networks."""

from collections.abc import Callable
from typing import Any

import pytest

from rules.evidence import LinkCheck, LinkState, PageEvidence, SiteEvidence

HOST = "https://department.example.gov.in"
MENU = "".join(f'<a href="/lakes/{name}">Lake {name}</a> ' for name in ("one", "two", "three", "four"))
TEXT = "<p>" + "The department looks after lakes and springs in all districts. " * 3 + "</p>"


@pytest.fixture
def page_with(page_of: Callable[..., PageEvidence]) -> Callable[..., PageEvidence]:
    """Return a function from HTML of the footer to a page; "/" is the home page."""

    def build(
        footer: str = "", path: str = "/", main: str = TEXT, head: str = "", lang: str = "en", **changes: Any
    ) -> PageEvidence:
        html = (
            f"<html lang={lang}><head><title>Department of Lakes {path}</title>{head}</head><body><nav>{MENU}</nav>"
            f"<main><h1>Lakes {path}</h1>{main}</main><footer>{footer}</footer></body></html>"
        )
        return page_of(html, HOST + path, **{"clicks_from_home": 0 if path == "/" else 1} | changes)

    return build


@pytest.fixture
def site_with(
    page_with: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]
) -> Callable[..., SiteEvidence]:
    """Return a function from pages, or the footer of a home page, to a site that was read whole."""

    def build(
        home: str | PageEvidence, *others: PageEvidence, gone: tuple[str, ...] = (), **changes: Any
    ) -> SiteEvidence:
        first = page_with(home) if isinstance(home, str) else home
        filling = [page_with(path=f"/lakes/{name}") for name in ("one", "two", "three", "four")]
        links = {url: LinkCheck(url=url, state=LinkState.DEAD, status=404, reason="") for url in gone}
        return site_of(first, *others, *filling, **{"links": links} | changes)

    return build
