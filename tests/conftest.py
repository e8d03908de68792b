"""Evidence for tests: pages parsed from HTML by the parser the crawl uses."""

import os
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import postgres
import pytest
from studio import Studio

from auditor.browser.visit import EVERYTHING
from auditor.crawl.parse import parse_page
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Doubt, Finding

OBSERVED_AT = datetime(2026, 3, 16, 6, 30, tzinfo=UTC)
HOME_URL = "https://department.example.gov.in/"

os.environ["AUDITOR_DATABASE"] = "none"  # tests of the history name a database of their own


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with modules that share what is dear to make.

    A process that has run out of tests takes half of another's, and would make it once more for its part of a module.
    At the beginning every process has tests of its own.
    """
    items.sort(key=lambda item: item.get_closest_marker("early") is None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was not tested for want of a program of the machine."""
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    missing = Counter(found[0] for reason in reasons if (found := re.search(r"\w+ is not installed", reason)))
    for what, count in missing.items():
        terminalreporter.write_line(f"{what}: {count} tests were skipped.", yellow=True)


@pytest.fixture
def page_of(request: pytest.FixtureRequest) -> Callable[..., PageEvidence]:
    """Return a function from HTML, or the name of a file beside the test, to a page that was read."""

    def build(source: str, url: str = HOME_URL, **changes: Any) -> PageEvidence:
        html = source if "<" in source else (request.path.parent / source).read_text(encoding="utf-8")
        values: dict[str, Any] = {
            "url": url,
            "requested_url": url,
            "observed_at": OBSERVED_AT,
            "status": 200,
            "headers": (),
            "redirects": (),
            "clicks_from_home": 0,
            "template": "",
            "text": parse_page(html, url),
            "view": None,
        }
        return PageEvidence(**values | changes)

    return build


@pytest.fixture
def site_of() -> Callable[..., SiteEvidence]:
    """Return a function from pages to a site; the first page is the home page."""

    def build(*pages: PageEvidence, **changes: Any) -> SiteEvidence:
        values: dict[str, Any] = {
            "target": HOME_URL,
            "home_url": pages[0].url if pages else HOME_URL,
            "observed_at": OBSERVED_AT,
            "unreachable": None,
            "is_listing": False,
            "pages": pages,
            "known_pages": len(pages),
            "links": {},
            "documents": (),
            "robots_status": 404,
            "robots_text": "",
            "sitemaps": (),
            "ledger": (),
            "not_found_status": 404,
            "https_redirect": True,
            "tls_error": "",
            "versions": {},
        }
        return SiteEvidence(**values | changes)

    return build


def _selectors(*said: Finding | Doubt) -> set[str]:
    return {occurrence.selector for item in said for occurrence in item.occurrences}


@pytest.fixture
def selectors() -> Callable[..., set[str]]:
    """Return a function from findings to the selectors they name."""
    return _selectors


@pytest.fixture
def here(request: pytest.FixtureRequest) -> Path:
    """Return the folder of the test."""
    return request.path.parent


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Give the folder of the socket of a PostgreSQL server that all tests of a session share."""
    programs = postgres.programs()
    if programs is None:
        pytest.skip(postgres.NOT_INSTALLED)
    with postgres.server(programs) as socket_folder:
        yield socket_folder


@pytest.fixture(scope="session")
def studio() -> Iterator[Studio]:
    """Give the browser, guard and server that all tests of a session share."""
    shared = Studio()
    shared.open()
    yield shared
    shared.close()


@pytest.fixture
def watch_html(studio: Studio, request: pytest.FixtureRequest) -> Callable[[str], Awaitable[PageEvidence]]:
    """Return a function from HTML to the page as the browser saw it; `NEEDS` of the test's module says what for."""
    needs = getattr(request.module, "NEEDS", EVERYTHING)

    async def watch(html: str) -> PageEvidence:
        studio.serve({"/": html})
        return (await studio.watch("/", needs=needs)).page

    return watch
