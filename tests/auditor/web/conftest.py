"""A service with an empty database, who looks at it, and audits that were judged, for workers that only pretend."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import offices
import postgres
import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from filled import Filled, filled_service
from PIL import Image

from auditor.answers import write_answers
from auditor.history.database import Database, open_database
from auditor.judge import judge
from auditor.store import Bundle
from auditor.web.app import create_app
from auditor.web.settings import ServeSettings
from auditor.web.team import passwords
from auditor.web.team.roles import Role
from auditor.write import write_reports
from rules.evidence import PageEvidence, SiteEvidence
from rules.registry import by_id

SAVED = Path(__file__).parents[2] / "bundles" / "second"
PAGE = "<!doctype html><html lang=en><head><title>Gardens</title></head><body><main><h1>Gardens</h1><p>Roses</main>"


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty database that is copied: making its tables is most of what a test here would cost."""
    file = tmp_path_factory.mktemp("database") / "new.sqlite3"
    with open_database(str(file)).engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


@pytest.fixture
def sqlite(new_sqlite: Path, tmp_path: Path) -> Database:
    return open_database(str(shutil.copy(new_sqlite, tmp_path / "service.sqlite3")))


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Database:
    if request.param == "sqlite":
        found: Database = request.getfixturevalue("sqlite")
        return found
    return open_database(postgres.new_database(request.getfixturevalue("postgres_server")))


@pytest.fixture
def settings(tmp_path: Path, sqlite: Database) -> ServeSettings:
    return ServeSettings(data=tmp_path / "data", database=sqlite.name, secret=b"of the tests", language="en")


@pytest.fixture
def app(settings: ServeSettings, sqlite: Database) -> FastAPI:
    return create_app(settings, sqlite)


@pytest.fixture
async def visitor(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with offices.browser_at(app) as browser:
        yield browser


@pytest.fixture
async def team(app: FastAPI, sqlite: Database) -> AsyncIterator[dict[Role, httpx.AsyncClient]]:
    async with AsyncExitStack() as stack:
        yield {
            role: await stack.enter_async_context(offices.browser_at(app, offices.signed_in_as(sqlite, role)))
            for role in (Role.VIEWER, Role.EDITOR)
        }


@pytest.fixture
def viewer(team: dict[Role, httpx.AsyncClient]) -> httpx.AsyncClient:
    return team[Role.VIEWER]


@pytest.fixture
def editor(team: dict[Role, httpx.AsyncClient]) -> httpx.AsyncClient:
    return team[Role.EDITOR]


@pytest.fixture(scope="session")
def judged_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("judged") / "audit"


@pytest.fixture
def judged(judged_once: Path, page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]) -> Path:
    """Return the output folder of an audit that was judged, to be copied."""
    if not judged_once.exists():
        page = page_of(PAGE)
        bundle = Bundle.create(judged_once)
        bundle.write_site(site_of(page), is_complete=True)
        bundle.write_page(1, page, {"first-view.jpg": b"picture"})
        judge(bundle)
    return judged_once


@pytest.fixture(scope="session")
def asked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Judge an audit of two pages that were opened in the browser, with failing elements and a question to a person."""
    folder = tmp_path_factory.mktemp("asked") / "audit"
    shutil.copytree(SAVED, folder)
    bundle = Bundle.open(folder)
    for page in (folder / "evidence" / "pages").iterdir():
        Image.new("RGB", (1024, 576), "white").save(page / "full-page.jpg")
    bundle.seal()
    scorecard = judge(bundle)
    write_reports(bundle, scorecard, folder, ("html", "json", "sheets"), "en", None)
    write_answers(folder, scorecard.questions, by_id())
    return folder


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, new_sqlite: Path, asked_once: Path) -> Filled:
    """Return a service with something on each of its pages."""
    folder = tmp_path_factory.mktemp("filled")
    database = open_database(str(shutil.copy(new_sqlite, folder / "service.sqlite3")))
    return filled_service(folder / "data", database, asked_once)


@pytest.fixture
def asked(asked_once: Path, tmp_path: Path) -> Path:
    """Return the output folder of that audit, a copy."""
    return shutil.copytree(asked_once, tmp_path / "asked")


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> PasswordHasher:
    """Hash passwords with a thousandth of the work."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", hasher)
    return hasher
