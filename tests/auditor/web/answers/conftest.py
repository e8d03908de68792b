"""A service with an audit that ended."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import offices
import pytest

from auditor.history.database import Database
from auditor.web.jobs import Job, Limits
from auditor.web.settings import ServeSettings


@pytest.fixture
def settings(settings: ServeSettings) -> ServeSettings:
    return replace(settings, limits=Limits(disputes_of_asker_an_hour=3), formats=("html", "json"))


@pytest.fixture
def job(settings: ServeSettings, sqlite: Database, asked: Path) -> Job:
    return offices.audited(settings, sqlite, asked, datetime.now(UTC) - timedelta(hours=2))
