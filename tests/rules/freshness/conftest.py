"""Pages and sites as of one day in November 2026."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from rules.evidence import PageEvidence, SiteEvidence

TODAY = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
URL = "https://department.example.gov.in/"
TEXT = (
    "<p>The department helps growers in the hills to plant apples, walnuts and peaches, gives saplings at half "
    "price, trains young people in grafting and lends tools for the season.</p>"
)
MENU = '<nav><a href="/about">About us</a> <a href="/contact">Contact us</a> <a href="/tenders">Tenders</a></nav>'


@pytest.fixture
def page_at(page_of: Callable[..., PageEvidence]) -> Callable[..., PageEvidence]:
    """Return a function from the body and the path of a page to the page."""

    def build(
        body: str, path: str = "", title: str = "Department", lang: str = "en", **changes: object
    ) -> PageEvidence:
        html = f"<html lang={lang}><head><title>{title}</title></head><body>{MENU}<main>{body}</main></body></html>"
        clicks = 1 if path else 0
        return page_of(html, url=URL + path, **({"observed_at": TODAY, "clicks_from_home": clicks} | changes))

    return build


@pytest.fixture
def site_as_of(site_of: Callable[..., SiteEvidence]) -> Callable[..., SiteEvidence]:
    """Return a function from pages to the site as of that day."""

    def build(*pages: PageEvidence, **changes: object) -> SiteEvidence:
        return site_of(*pages, **({"observed_at": TODAY} | changes))

    return build
