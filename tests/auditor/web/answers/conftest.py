"""A service with an audit that ended, a visitor who looks at it, and the team."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import offices
import pytest
from fastapi import FastAPI

from auditor.history.database import Database
from auditor.web.app import create_app
from auditor.web.jobs import Job, Limits
from auditor.web.settings import ServeSettings
from auditor.web.team.roles import Role


@pytest.fixture
def settings(tmp_path: Path, sqlite: Database) -> ServeSettings:
    limits = Limits(disputes_of_asker_an_hour=3)
    return ServeSettings(
        data=tmp_path / "data",
        database=sqlite.name,
        limits=limits,
        secret=b"of the tests",
        language="en",
        formats=("html", "json"),
    )


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
def job(settings: ServeSettings, sqlite: Database, asked: Path) -> Job:
    return offices.audited(settings, sqlite, asked, datetime.now(UTC) - timedelta(hours=2))
