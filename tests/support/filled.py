"""A service with something on each of its pages, for looking at them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import offices
import reviews as made_up
from argon2 import PasswordHasher
from fastapi import FastAPI
from programs import id_of
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from auditor.history.database import Database
from auditor.store import Bundle
from auditor.web import claims, docket, pages, queue
from auditor.web.app import create_app
from auditor.web.batches import start_batch
from auditor.web.disputes import DisputeState, Written
from auditor.web.findings import elements_of
from auditor.web.jobs import AuditRequest, EventKind, Job, JobState, Limits, Outcome, Reason, Refusal, Submission, Told
from auditor.web.limits import ASKER_LIMIT
from auditor.web.protection import FORGED
from auditor.web.schedule import Every, add_schedule
from auditor.web.settings import ServeSettings
from auditor.web.tables import BatchRow, JobRow, RemovedRow
from auditor.web.team import accepted, changes, decisions
from auditor.web.team.accounts import Account
from auditor.web.team.adjusted import adjust
from auditor.web.team.reviewer import SITE, STANDINGS
from auditor.web.team.reviews import folder_of
from auditor.web.team.roles import Role
from reports.i18n import LANGUAGES
from reports.review import to_json
from reports.review.pages import pages as pages_of_review
from rules.comparing.exceptions import ExceptionEntry
from rules.finding import counted

NAME, PASSWORD = "clerk", "नदी का पानी साफ़ है"
CLERK = Account(id=1, name=NAME, role=Role.ADMIN)
ANSWERED = "thin-page"
REMOVED = id_of("removed")
LONG = "शासनादेश के अनुसार यह पृष्ठ दूसरे पृष्ठ का द्वार है। " * 8
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


# Each page of the service; the names in braces are told by the filled service.
FOUND = (
    *("/", "/about", "/privacy", "/api/v1/", "/sites/gardens.gov.in"),
    *("/audits/{done}", "/audits/{running}", "/audits/{waiting}"),
    *("/audits/{failed}", "/audits/{cancelled}", "/audits/{closed}"),
    *("/audits/{done}/findings", "/audits/{done}/findings?rule={rule}"),
    *("/audits/{done}/findings/{rule}/{accepted}", "/audits/{done}/findings/{rule}/{open}"),
    *("/team/sign-in", "/team/", "/team/log", "/team/account", "/team/people"),
    *("/team/batches", "/team/batches/new", "/team/batches/1", "/team/batches/2", "/team/batches/1/leaderboard"),
    *("/team/leaderboard", "/team/schedules", "/team/schedules/new", "/team/schedules/1"),
    *("/team/disputes", "/team/disputes/1", "/team/disputes/2"),
    *("/team/exceptions", "/team/exceptions/new", "/team/questions", "/team/questions/{done}"),
)
PAGES = dict.fromkeys(FOUND, 200) | {
    **{"/nothing": 404, "/sites/roads.gov.in": 404, f"/audits/{REMOVED}": 410, "/too-often": 429},
    **{f"/as/{status}": status for status in (403, 413, 422, 429, 500)},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A service, and what nobody knows before of the addresses of its pages."""

    app: FastAPI
    token: str  # of a session of an administrator
    ids: Mapping[str, str]

    @property
    def pages(self) -> Mapping[str, int]:
        """Return the addresses of all pages in all languages, each with its status."""
        found = ((path.format_map(self.ids), status) for path, status in PAGES.items())
        return {
            f"{path}{'&' if '?' in path else '?'}lang={language}": status
            for path, status in found
            for language in LANGUAGES
        }


def filled_service(data: Path, database: Database, asked: Path) -> Filled:
    """Return a service with audits in every state, answers, exceptions, batches, a schedule, accounts and a log."""
    settings = ServeSettings(data=data, database=database.name, secret=b"of the tests")
    now = datetime.now(UTC)
    with database.writing() as session:
        for name, role in ((NAME, Role.ADMIN), ("meena-of-the-social-media-team-dehradun", Role.VIEWER)):
            changes.add(session, NAME, name, role, QUICK.hash(PASSWORD), now)
        for number in range(60):
            decisions.note_by(session, NAME, changes.ENABLED, f"office-{number}", now)
        target, long_ago = "https://www.gardens.gov.in/", now - timedelta(days=800)
        session.add(RemovedRow(id=REMOVED, target=target, finished_at=long_ago, removed_at=now))
    done = offices.audited(settings, database, asked, now - timedelta(hours=2))
    findings = _answer(settings, database, done, now)
    states = _audits_in_other_states(database, now)
    _batches(settings, database, now)
    app = create_app(settings, database)
    add_errors(app)
    ids = {"done": done.id, **states, "rule": ANSWERED, "accepted": findings[0], "open": findings[1]}
    return Filled(app=app, token=offices.signed_in_as(database, Role.ADMIN), ids=ids)


def add_errors(app: FastAPI) -> None:
    """Add addresses that fail as pages do; most of these answer what is sent, and a browser that watches sends nothing."""

    def fail(status: int) -> None:
        if status == 500:
            raise RuntimeError("broken")
        raise HTTPException(status, FORGED)

    def too_often(request: Request) -> Response:
        refusal = Refusal(reason=Reason.ASKER_LIMIT, message=counted(*ASKER_LIMIT, 20), retry_after_s=1200)
        return pages._home(request, refusal, "www.gardens.gov.in", 429)

    app.add_api_route("/as/{status}", fail)
    app.add_api_route("/too-often", too_often)


def _answer(settings: ServeSettings, database: Database, job: Job, now: datetime) -> list[str]:
    """Answer two findings of an audit, accept the first answer and an exception; return the findings."""
    scorecard = Bundle.open(settings.audits / job.folder).scorecard()
    groups = [group.fingerprint for one in scorecard.suggestions if one.rule == ANSWERED for group in one.groups]
    for number, group in enumerate(groups, start=1):
        elements = elements_of(settings, job, ANSWERED, group)
        written = Written(reason=LONG, link="https://gardens.gov.in/" + "order-" * 30, evidence=LONG)
        assert docket.file(database, job, ANSWERED, group, elements, written, "", now, settings.limits) == number
    assert docket.decide(database, 1, DisputeState.ACCEPTED, LONG, CLERK, now)
    adjust(settings, database, job.id)
    entry = ExceptionEntry(
        rule="image-alt",
        page="/gallery/*",
        identity="0" * 16,
        owner="Web section",
        reason=LONG,
        expires=date.max,
        line=0,
    )
    accepted.add(database, "gardens.gov.in", [entry], CLERK, now)
    return groups


def _audits_in_other_states(database: Database, now: datetime) -> dict[str, str]:
    """Return the ids of audits that wait, run, failed, were stopped, and brought no score."""
    ids = {}
    ends = {"failed": Outcome(state=JobState.FAILED), "cancelled": Outcome(state=JobState.CANCELLED)}
    ends |= {"closed": Outcome(state=JobState.DONE, detail="tls")}
    for name in (*ends, "running", "waiting"):
        request = AuditRequest(target=f"https://{name}.gov.in/", language="hi", asker="")
        answer = queue.submit(database, request, now, Limits())
        assert isinstance(answer, Submission)
        ids[name] = answer.job.id
        if name == "waiting":
            continue
        job = offices.claimed(database, now)
        step = Told(kind=EventKind.STEP, stage="Reading the pages", done=3, total=40, detail=request.target)
        claims.tell(database, job, "worker", (step,), now)
        if name in ends:
            assert claims.finish(database, job, "worker", ends[name], now)
    return ids


def _batches(settings: ServeSettings, database: Database, now: datetime) -> None:
    """Begin a batch that is over and reviewed, one that waits, and a schedule."""
    review = made_up.whole_review()
    departments = tuple(one.department for one in review.entries)
    number = start_batch(database, "सभी विभाग, 2026", departments, "hi", NAME, now)
    with database.writing() as session:
        for row in session.query(JobRow).where(JobRow.batch_id == number):
            row.state, row.finished_at, row.score, row.grade = JobState.DONE, now, 81.5, "B"
        session.get_one(BatchRow, number).reviewed_at = now
    start_batch(database, "शरद ऋतु 2026", departments, "hi", NAME, now)
    add_schedule(database, "सभी ज़िले", Every.QUARTER, departments, "hi", NAME, now)
    site = made_up.site_of(review, "hi")
    folder = folder_of(settings, number)
    for name, text in (*pages_of_review(site), ("READ-ME.txt", "x"), (f"../{STANDINGS}", to_json.render(site))):
        file = folder / SITE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
