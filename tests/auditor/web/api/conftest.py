"""A service that was asked for audits, and a program that speaks to it."""

import shutil
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from programs import Service, client_of, service_with

from auditor.history.database import open_database
from auditor.judge import judge
from auditor.store import Bundle
from auditor.write import write_reports
from rules.evidence import PageEvidence, SiteEvidence

HTML = "<!doctype html><html lang=en><head><title>{}</title></head><body><main><h1>Gardens</h1><p>Roses</main>"


@pytest.fixture(scope="session")
def services() -> dict[str, Service]:
    return {}


@pytest.fixture
def service(
    services: dict[str, Service],
    new_sqlite: Path,
    tmp_path_factory: pytest.TempPathFactory,
    page_of: Callable[..., PageEvidence],
    site_of: Callable[..., SiteEvidence],
) -> Service:
    if "made" not in services:
        folder = tmp_path_factory.mktemp("service")
        older, newer = folder / "older", folder / "newer"
        then = datetime.now(UTC) - timedelta(days=90)
        for output, title, at in ((older, "", then), (newer, "Gardens of the state", then + timedelta(days=90))):
            page = page_of(HTML.format(title), observed_at=at)
            bundle = Bundle.create(output)
            bundle.write_site(site_of(page, observed_at=at), is_complete=True)
            bundle.write_page(1, page, {"first-view.jpg": b"picture"})
            judge(bundle)
            bundle.seal()
            write_reports(bundle, bundle.scorecard(), output, ("html", "json", "csv"), "en", None)
        services["made"] = service_with(
            folder, open_database(str(shutil.copy(new_sqlite, folder / "db.sqlite3"))), older, newer
        )
    return services["made"]


@pytest.fixture
async def program(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(service.app) as client:
        yield client
