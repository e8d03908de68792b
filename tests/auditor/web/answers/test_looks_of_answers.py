"""The pages for answers, exceptions and questions in a real browser: axe and our own rules find nothing in them."""

from datetime import UTC, date, datetime
from typing import Any

import offices
import own_pages
import pytest
from fastapi import FastAPI

from auditor.history.database import Database
from auditor.store import Bundle
from auditor.web import disputes
from auditor.web.disputes import DisputeState, Written
from auditor.web.findings import elements_of
from auditor.web.jobs import Job
from auditor.web.settings import ServeSettings
from auditor.web.team import accepted
from auditor.web.team.accounts import Account
from auditor.web.team.adjusted import adjust
from auditor.web.team.roles import Role
from reports.i18n import LANGUAGES
from rules.comparing.exceptions import ExceptionEntry

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EDITOR = Account(id=1, name="the-editor", role=Role.EDITOR)
LONG = "शासनादेश के अनुसार यह पृष्ठ दूसरे पृष्ठ का द्वार है। " * 8


@pytest.fixture
def paths(settings: ServeSettings, sqlite: Database, job: Job) -> list[str]:
    """Return a page of every kind, of an audit two findings of which were answered."""
    now = datetime.now(UTC)
    scorecard = Bundle.open(settings.audits / job.folder).scorecard()
    groups = [group.fingerprint for one in scorecard.suggestions if one.rule == "thin-page" for group in one.groups]
    for number, group in enumerate(groups, start=1):
        elements = elements_of(settings, job, "thin-page", group)
        written = Written(reason=LONG, link="https://gardens.gov.in/" + "order-" * 30, evidence=LONG)
        assert disputes.file(sqlite, job, "thin-page", group, elements, written, "", now, settings.limits) == number
    assert disputes.decide(sqlite, 1, DisputeState.ACCEPTED, LONG, EDITOR, now)
    adjust(settings, sqlite, job.id)
    entry = ExceptionEntry(
        rule="image-alt",
        page="/gallery/*",
        identity="0" * 16,
        owner="Web section",
        reason=LONG,
        expires=date.max,
        line=0,
    )
    accepted.add(sqlite, "gardens.gov.in", [entry], EDITOR, now)
    findings = f"/audits/{job.id}/findings"
    kinds = [f"/audits/{job.id}", findings, *(f"{findings}/thin-page/{group}" for group in groups)]
    kinds += ["/team/disputes", "/team/disputes/1", "/team/disputes/2", "/team/exceptions", "/team/exceptions/new"]
    kinds += ["/team/questions", f"/team/questions/{job.id}"]
    return [f"{path}?lang={language}" for path in kinds for language in LANGUAGES]


async def test_axe_and_our_own_rules_find_nothing_in_them(app: FastAPI, sqlite: Database, paths: list[str]) -> None:
    cookie = (b"cookie", f"session={offices.signed_in_as(sqlite, Role.EDITOR)}".encode())

    async def signed_in(scope: Any, receive: Any, send: Any) -> None:
        others = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
        await app({**scope, "headers": [*others, cookie]}, receive, send)

    async with own_pages.served(signed_in) as port:
        on_phone = await own_pages.faults_on_a_small_phone(port, paths)
        by_rules = await own_pages.faults_by_our_rules(port, dict.fromkeys(paths, 200))
    assert on_phone == by_rules == {path: [] for path in paths}
