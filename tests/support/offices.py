"""The service as browsers of an office see it: a visitor's, and those of the team."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from starlette.types import ASGIApp

from auditor.history.database import Database
from auditor.store import Bundle
from auditor.web import queue
from auditor.web.claims import claim, finish
from auditor.web.jobs import AuditRequest, Job, JobState, Outcome, Submission
from auditor.web.settings import ServeSettings
from auditor.web.team import accounts, sessions
from auditor.web.team.accounts import Account
from auditor.web.team.adjusted import excused_now, score_with
from auditor.web.team.roles import Role

TARGET = "https://gardens.gov.in/"
OFFICE = "http://localhost:8000"


def browser_at(app: ASGIApp, token: str = "", *, raises: bool = True, **others: Any) -> httpx.AsyncClient:
    """Return a browser; with the token of a session it is signed in. What breaks is raised in the test, or answered."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=raises)  # type: ignore[arg-type]
    values = {"base_url": OFFICE, "cookies": {"session": token} if token else {}} | others
    return httpx.AsyncClient(transport=transport, **values)


def signed_in_as(database: Database, role: Role) -> str:
    """Return the token of a session of a new account, which is named after its role."""
    now = datetime.now(UTC)
    with database.writing() as session:
        made = accounts.add(session, f"the-{role}", role, "no password", now)
        assert isinstance(made, Account)
        return sessions.begin(session, made.id, now)


async def form_token(browser: httpx.AsyncClient, path: str) -> str:
    """Return what the forms of a page send along."""
    answer = await browser.get(path)
    found = re.search(r'name="token" value="(\w+)"', answer.text)
    assert found is not None, answer.text
    return found[1]


async def send(browser: httpx.AsyncClient, path: str, page: str = "", /, **fields: str) -> httpx.Response:
    """Send a form, from the page it stands on."""
    return await browser.post(path, data={"token": await form_token(browser, page or path), **fields})


def claimed(database: Database, now: datetime) -> Job:
    """Return the job whose turn it is, taken by a worker."""
    job = claim(database, "worker", now)
    assert job is not None
    return job


def audited(settings: ServeSettings, database: Database, asked: Path, now: datetime) -> Job:
    """Return an audit of the site that ended with what was found in these files."""
    request = AuditRequest(target=TARGET, language="en", asker="")
    assert isinstance(queue.submit(database, request, now, settings.limits), Submission)
    job = claimed(database, now)
    folder = settings.audits / job.folder
    shutil.copytree(asked, folder)
    scorecard = Bundle.open(folder).scorecard()
    adjusted = score_with(folder, excused_now(database, job.site))
    done = Outcome(
        state=JobState.DONE,
        score=scorecard.score,
        grade=scorecard.grade,
        pages=2,
        adjusted_score=adjusted,
        questions=len(scorecard.questions),
    )
    assert finish(database, job, "worker", done, now)
    found = queue.job(database, job.id)
    assert found is not None
    return found
