"""What we ask of departments we ask of our own pages of errors: axe and our rules find nothing, in both languages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import own_pages
import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from auditor.history.database import Database
from auditor.web import pages
from auditor.web.app import create_app
from auditor.web.jobs import Reason, Refusal
from auditor.web.limits import ASKER_LIMIT
from auditor.web.protection import FORGED
from auditor.web.settings import ServeSettings
from auditor.web.tables import RemovedRow
from reports.i18n import LANGUAGES
from rules.finding import counted

# Each page in every language; one that is added here is seen, too.
PAGES = {
    "/nothing": 404,
    "/audits/old": 410,
    "/as/403": 403,
    "/as/413": 413,
    "/as/422": 422,
    "/as/429": 429,
    "/as/500": 500,
    "/too-often": 429,
}
IN_LANGUAGES = {f"{path}?lang={language}": status for path, status in PAGES.items() for language in LANGUAGES}


def fail(status: int) -> None:
    """Fail as a page does; most of these answer what is sent, and a browser that watches sends nothing."""
    if status == 500:
        raise RuntimeError("broken")
    raise HTTPException(status, FORGED)


def too_often(request: Request) -> Response:
    refusal = Refusal(reason=Reason.ASKER_LIMIT, message=counted(*ASKER_LIMIT, 20), retry_after_s=1200)
    return pages._home(request, refusal, "www.gardens.gov.in", 429)


@pytest.fixture
def app(tmp_path: Path, sqlite: Database) -> Any:
    now = datetime.now(UTC)
    with sqlite.writing() as session:
        target, finished_at = "https://www.gardens.gov.in/", now - timedelta(days=800)
        session.add(RemovedRow(id="old", target=target, finished_at=finished_at, removed_at=now))
    made = create_app(ServeSettings(data=tmp_path / "data", database=sqlite.name, secret=b"of the tests"), sqlite)
    made.add_api_route("/as/{status}", fail)
    made.add_api_route("/too-often", too_often)
    return made


async def test_errors_have_their_status_and_a_page_in_the_readers_language(app: Any) -> None:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as browser:
        answers = {path: await browser.get(path) for path in IN_LANGUAGES}
    assert {path: answer.status_code for path, answer in answers.items()} == IN_LANGUAGES
    assert all(f'<html lang="{path[-2:]}">' in answer.text for path, answer in answers.items())


@pytest.mark.browser
@pytest.mark.slow
async def test_axe_and_our_own_rules_find_nothing_in_them(app: Any) -> None:
    async with own_pages.served(own_pages.as_found(app)) as port:
        on_phone = await own_pages.faults_on_a_small_phone(port, IN_LANGUAGES)
        by_rules = await own_pages.faults_by_our_rules(port, IN_LANGUAGES)
    assert on_phone == by_rules == {path: [] for path in IN_LANGUAGES}
