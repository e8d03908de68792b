"""A service with an audit in every state, for tests of what programs are told: pretended ones, but with real results."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import httpx
import offices
from fastapi import FastAPI

from auditor.compare import Terms
from auditor.history.database import Database
from auditor.history.record import record
from auditor.store import Bundle
from auditor.web import claims, queue
from auditor.web.api import comparisons
from auditor.web.app import create_app
from auditor.web.comparing import write_comparison
from auditor.web.jobs import AuditRequest, EventKind, Job, JobKind, JobState, Limits, Outcome, Told
from auditor.web.settings import ServeSettings
from auditor.web.team.accepted import file_of
from rules.scorecard import CATEGORY_WEIGHTS

SITE = "department.example.gov.in"
API = "/api/v1"
FINISHED = ("older", "team", "unmeasured", "other site", "newer")
NAMES = (*FINISHED, "failed", "cancelled", "running", "waiting")
PICTURE = "pages/00001-home/first-view.jpg"
STEP = Told(kind=EventKind.STEP, stage="Reading the pages", done=1, total=40, detail=f"https://{SITE}/")


@dataclass(frozen=True, slots=True)
class Service:
    """A service and its audits, by what is special about them."""

    app: FastAPI
    settings: ServeSettings
    database: Database
    jobs: dict[str, Job]

    def folder(self, name: str) -> Path:
        return self.settings.audits / self.jobs[name].folder

    def keep_comparison(self) -> None:
        """Keep a comparison of the two finished audits: to make it, another process would take its time."""
        kept = self.folder("newer") / comparisons.place_of(id_of("older"), file_of(self.database, SITE))
        kept.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.folder("newer") / "comparison.json", kept)

    def address(self, name: str) -> str:
        return f"{API}/audits/{self.jobs[name].id}"


def client_of(app: FastAPI) -> httpx.AsyncClient:
    return offices.browser_at(app, raises=False, headers={"Accept-Language": "en"})


def settings_of(data: Path, database: Database, limits: Limits) -> ServeSettings:
    return ServeSettings(data=data, database=database.name, limits=limits, secret=b"of the tests", language="en")


def id_of(name: str) -> str:
    """Return the id of the audit of a name, which nobody had to guess here."""
    return f"{name.replace(' ', '-'):_<22}"


def asked(database: Database, name: str, address: str, now: datetime, kind: JobKind = JobKind.SELF_CHECK) -> Job:
    """Put a job into the queue and let a worker take it."""
    add(database, name, address, now, kind)
    return offices.claimed(database, now)


def add(database: Database, name: str, address: str, now: datetime, kind: JobKind = JobKind.SELF_CHECK) -> None:
    """Put a job into the queue."""
    with patch.object(queue, "_new_id", lambda: id_of(name)), database.writing() as session:
        queue.add_job(session, AuditRequest(target=address, language="en", asker="", kind=kind), now)


def service_with(folder: Path, database: Database, older: Path, newer: Path) -> Service:
    many = Limits(of_asker_an_hour=10_000, of_domain_an_hour=10_000, in_queue=10_000)
    settings = settings_of(folder / "data", database, many)
    now = datetime.now(UTC)
    measured = Outcome(state=JobState.DONE, score=71.5, grade="C", pages=1)
    for number, name in enumerate(FINISHED):
        at = now - timedelta(minutes=30 - number)
        address = "https://roads.gov.in/" if name == "other site" else f"https://{SITE}/"
        job = asked(database, name, address, at, JobKind.BATCH if name == "team" else JobKind.SELF_CHECK)
        outcome = Outcome(state=JobState.DONE) if name == "unmeasured" else measured
        shutil.copytree(newer if name == "newer" else older, settings.audits / job.folder)
        claims.tell(database, job, "worker", (STEP, Told(kind=EventKind.PICTURE, detail=PICTURE)), at)
        claims.finish(database, job, "worker", outcome, at + timedelta(seconds=20))
    for state in (JobState.FAILED, JobState.CANCELLED):
        job = asked(database, state, f"https://{state}.gov.in/", now)
        claims.finish(database, job, "worker", Outcome(state=state), now)
    running = asked(database, "running", "https://running.gov.in/", now)
    claims.tell(database, running, "worker", (STEP,), now)
    add(database, "waiting", "https://waiting.gov.in/", now)
    jobs = {name: job for name in NAMES if (job := queue.job(database, id_of(name)))}
    service = Service(create_app(settings, database), settings, database, jobs)
    for name in ("older", "newer"):
        record(database.name, Bundle.open(service.folder(name)))
    into = service.folder("newer")
    write_comparison(service.folder("older"), into, into, Terms(weights=CATEGORY_WEIGHTS), "en")
    return service
