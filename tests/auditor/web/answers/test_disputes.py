"""Answers to findings: given by a department, decided by the team, and counted in this audit and the next ones."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import offices
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from auditor.history.database import Database
from auditor.store import Bundle
from auditor.web import docket, queue
from auditor.web.disputes import DisputeState, Written
from auditor.web.jobs import AuditRequest, Job, Limits, Submission
from auditor.web.settings import ServeSettings
from auditor.web.tables import DecisionRow, DisputeRow
from auditor.web.team.roles import Role
from auditor.web.written import link_fault

HOSTILE = '<script>alert(1)</script> =HYPERLINK("x") \x1b[31m\u202eoff\x00 "\'&'
THIN = "thin-page"


def fingerprints(settings: ServeSettings, job: Job, rule: str) -> list[str]:
    scorecard = Bundle.open(settings.audits / job.folder).scorecard()
    return [group.fingerprint for one in scorecard.suggestions if one.rule == rule for group in one.groups]


def address_of(settings: ServeSettings, job: Job, rule: str = THIN, place: int = 0) -> str:
    return f"/audits/{job.id}/findings/{rule}/{fingerprints(settings, job, rule)[place]}"


def score_of(database: Database, job: Job) -> float | None:
    found = queue.job(database, job.id)
    assert found is not None
    return found.adjusted_score


async def accepted(visitor: httpx.AsyncClient, editor: httpx.AsyncClient, address: str, number: int = 1) -> None:
    assert (await offices.send(visitor, address, reason="The page is a gate to another one.")).status_code == 303
    page = f"/team/disputes/{number}"
    answer = await offices.send(editor, page, state="accepted", decision="So it is.")
    assert answer.status_code == 303, answer.text


async def test_lists_every_finding_with_a_way_to_answer_it(
    settings: ServeSettings, visitor: httpx.AsyncClient, job: Job
) -> None:
    shown = (await visitor.get(f"/audits/{job.id}")).text
    assert f"/audits/{job.id}/findings" in shown
    listed = (await visitor.get(f"/audits/{job.id}/findings")).text
    scorecard = Bundle.open(settings.audits / job.folder).scorecard()
    for one in scorecard.suggestions:
        for group in one.groups:
            assert f"/audits/{job.id}/findings/{one.rule}/{group.fingerprint}" in listed
    of_one = (await visitor.get(f"/audits/{job.id}/findings?rule={THIN}")).text
    assert "share-card" not in of_one
    assert THIN in of_one


async def test_an_answer_needs_a_reason_and_keeps_what_was_typed(
    settings: ServeSettings, sqlite: Database, visitor: httpx.AsyncClient, job: Job
) -> None:
    answer = await offices.send(
        visitor, address_of(settings, job), reason="  ", link="javascript:alert(1)", evidence="Order 7 of 2026"
    )
    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert 'id="link-error"' in answer.text
    assert "Order 7 of 2026" in answer.text
    assert docket.disputes_about(sqlite, job) == ()


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "https://", "//x.gov.in/", "https://a@b.gov.in/", "https://x y/"],
)
def test_evidence_is_an_address_on_the_web_or_none(link: str) -> None:
    assert link_fault(link) is not None
    assert link_fault("https://gardens.gov.in/order.pdf") is link_fault("") is None


async def test_what_was_written_is_shown_as_text_to_everybody(
    settings: ServeSettings, visitor: httpx.AsyncClient, team: dict[Role, httpx.AsyncClient], job: Job
) -> None:
    address = address_of(settings, job)
    link = "https://gardens.gov.in/?a=%22%3E%3Cscript%3E&b='"
    await offices.send(visitor, address, reason=HOSTILE, link=link, evidence=HOSTILE)
    pages = [(await visitor.get(path)).text for path in (address, f"/audits/{job.id}")]
    pages.append((await team[Role.VIEWER].get("/team/disputes/1")).text)
    for text in pages:
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text
        assert not {"\x1b", "\u202e", "\x00"} & set(text)
        assert 'rel="noopener noreferrer nofollow"' in text


async def test_whoever_asks_too_often_waits_and_others_do_not(
    settings: ServeSettings, visitor: httpx.AsyncClient, job: Job
) -> None:
    answers = [await offices.send(visitor, address_of(settings, job), reason=f"Reason {n}") for n in range(4)]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429]
    assert "Come again in 60 minutes." in answers[-1].text
    assert "Reason 3" in answers[-1].text
    started = await visitor.post(
        "/audits", data={"address": "fields.gov.in", "token": await offices.form_token(visitor, "/")}
    )
    assert started.status_code == 303  # checks are counted apart


async def test_an_audit_takes_so_many_answers_that_wait(sqlite: Database, settings: ServeSettings, job: Job) -> None:
    written = Written(reason="So.", link="", evidence="")
    limits = Limits(disputes_of_audit=2)
    filed = [
        docket.file(sqlite, job, THIN, "0" * 16, ["1" * 16], written, f"asker {n}", datetime.now(UTC), limits)
        for n in range(3)
    ]
    assert [isinstance(one, int) for one in filed] == [True, True, False]


async def test_only_the_browser_that_answered_withdraws_and_the_text_is_gone(
    app: FastAPI, settings: ServeSettings, sqlite: Database, visitor: httpx.AsyncClient, job: Job
) -> None:
    address = address_of(settings, job)
    await offices.send(visitor, address, reason="A mistake of ours.")
    withdrawing = f"/audits/{job.id}/answers/1/withdraw"
    assert withdrawing in (await visitor.get(address)).text
    async with offices.browser_at(app) as other:
        assert withdrawing not in (await other.get(address)).text
        assert (await offices.send(other, withdrawing, address)).status_code == 403
    assert (await offices.send(visitor, withdrawing, address)).status_code == 303
    assert "A mistake of ours." not in (await visitor.get(address)).text
    with sqlite.reading() as session:
        row = session.scalars(select(DisputeRow)).one()
        assert (row.state, row.reason) == (DisputeState.WITHDRAWN, "")


async def test_a_form_of_another_website_is_refused(
    settings: ServeSettings, visitor: httpx.AsyncClient, job: Job
) -> None:
    await visitor.get("/")
    answer = await visitor.post(address_of(settings, job), data={"reason": "So.", "token": "forged"})
    assert answer.status_code == 403


async def test_only_a_reviewer_decides(
    settings: ServeSettings, visitor: httpx.AsyncClient, team: dict[Role, httpx.AsyncClient], job: Job
) -> None:
    await offices.send(visitor, address_of(settings, job), reason="So.")
    assert "Decide" not in (await team[Role.VIEWER].get("/team/disputes/1")).text
    token = await offices.form_token(team[Role.VIEWER], "/team/disputes/1")
    decision = {"token": token, "state": "accepted", "decision": "Yes."}
    assert (await team[Role.VIEWER].post("/team/disputes/1", data=decision)).status_code == 403
    assert (await visitor.get("/team/disputes/1")).status_code == 303  # to the sign-in
    unsaid = await offices.send(team[Role.EDITOR], "/team/disputes/1", decision="")
    assert unsaid.status_code == 422
    assert 'id="decision-error"' in unsaid.text
    assert 'id="state-error"' in unsaid.text


async def test_an_accepted_answer_takes_the_page_out_of_the_rule(
    settings: ServeSettings,
    sqlite: Database,
    visitor: httpx.AsyncClient,
    team: dict[Role, httpx.AsyncClient],
    job: Job,
) -> None:
    scorecard = Bundle.open(settings.audits / job.folder).scorecard()
    worth = next(one.points for one in scorecard.suggestions if one.rule == THIN)
    await accepted(visitor, team[Role.EDITOR], address_of(settings, job, place=0))
    assert score_of(sqlite, job) == pytest.approx(job.score)  # the other page still fails: no page passes
    await accepted(visitor, team[Role.EDITOR], address_of(settings, job, place=1), 2)
    both = score_of(sqlite, job)
    assert both is not None
    assert job.score is not None
    assert job.score < both <= job.score + worth
    shown = (await visitor.get(f"/audits/{job.id}")).text
    assert f"{job.score:.1f}" in shown
    assert f"{both:.1f}" in shown
    assert "So it is." in shown


async def test_a_decision_is_revised_and_the_log_keeps_both(
    settings: ServeSettings,
    sqlite: Database,
    visitor: httpx.AsyncClient,
    team: dict[Role, httpx.AsyncClient],
    job: Job,
) -> None:
    await accepted(visitor, team[Role.EDITOR], address_of(settings, job))
    assert score_of(sqlite, job) is not None
    await offices.send(team[Role.EDITOR], "/team/disputes/1", state="refused", decision="The order is void.")
    assert score_of(sqlite, job) is None
    with sqlite.reading() as session:
        log = [(row.by, row.subject) for row in session.scalars(select(DecisionRow).order_by(DecisionRow.id))]
    assert [by for by, _ in log] == ["the-editor", "the-editor"]
    assert "So it is." in log[0][1]
    assert "The order is void." in log[1][1]
    assert "The order is void." in (await visitor.get(f"/audits/{job.id}")).text


async def test_an_accepted_answer_holds_for_the_next_audits_of_a_year(
    settings: ServeSettings,
    sqlite: Database,
    visitor: httpx.AsyncClient,
    team: dict[Role, httpx.AsyncClient],
    asked: Path,
) -> None:
    before, job = (
        offices.audited(settings, sqlite, asked, datetime.now(UTC) - timedelta(days=days)) for days in (30, 1)
    )
    await accepted(visitor, team[Role.EDITOR], address_of(settings, job))
    later = offices.audited(settings, sqlite, asked, datetime.now(UTC) + timedelta(minutes=1))
    assert score_of(sqlite, later) == pytest.approx(score_of(sqlite, job))
    assert score_of(sqlite, before) is None
    shown = (await visitor.get(address_of(settings, later))).text
    assert "It need not be sent again." in shown
    assert 'name="reason"' not in shown
    with sqlite.writing() as session:
        row = session.scalars(select(DisputeRow)).one()
        row.decided_at = datetime.now(UTC) - timedelta(days=366)
        assert docket.excused(session, later.site, datetime.now(UTC)) == frozenset()
    assert 'name="reason"' in (await visitor.get(address_of(settings, later))).text


async def test_what_was_withdrawn_meanwhile_is_not_decided(
    settings: ServeSettings,
    sqlite: Database,
    visitor: httpx.AsyncClient,
    team: dict[Role, httpx.AsyncClient],
    job: Job,
) -> None:
    await offices.send(visitor, address_of(settings, job), reason="So.")
    token = await offices.form_token(team[Role.EDITOR], "/team/disputes/1")
    assert docket.withdraw(sqlite, 1)
    decision = {"token": token, "state": "accepted", "decision": "Yes."}
    assert (await team[Role.EDITOR].post("/team/disputes/1", data=decision)).status_code == 409


async def test_the_team_sees_open_answers_first_and_chooses_by_state_and_site(
    settings: ServeSettings,
    sqlite: Database,
    visitor: httpx.AsyncClient,
    team: dict[Role, httpx.AsyncClient],
    job: Job,
) -> None:
    await accepted(visitor, team[Role.EDITOR], address_of(settings, job, place=0))
    await offices.send(visitor, address_of(settings, job, place=1), reason="Another.")
    listed = (await team[Role.VIEWER].get("/team/disputes")).text
    assert listed.index('"/team/disputes/2"') < listed.index('"/team/disputes/1"')
    only = (await team[Role.VIEWER].get("/team/disputes?state=accepted&site=gardens.gov.in")).text
    assert '"/team/disputes/1"' in only
    assert '"/team/disputes/2"' not in only
    assert '"/team/disputes/1"' not in (await team[Role.VIEWER].get("/team/disputes?site=other.gov.in")).text
    assert docket.sites_with_disputes(sqlite) == ("gardens.gov.in",)


async def test_the_place_of_a_finding_is_pictured_and_nothing_else(
    settings: ServeSettings, visitor: httpx.AsyncClient, job: Job
) -> None:
    address = address_of(settings, job)
    assert f"{address}/picture" in (await visitor.get(address)).text
    picture = await visitor.get(f"{address}/picture")
    assert picture.headers["content-type"] == "image/webp"
    assert (await visitor.get(f"{address_of(settings, job, 'share-card')}/picture")).status_code == 404
    assert (await visitor.get(f"/audits/{job.id}/findings/{THIN}/{'0' * 16}")).status_code == 404
    assert (await visitor.get(f"/audits/{job.id}/findings/no-rule/{'0' * 16}")).status_code == 404


def test_answers_are_kept_on_both_databases(either: Database, settings: ServeSettings) -> None:
    now = datetime.now(UTC)
    made = queue.submit(either, AuditRequest(target=offices.TARGET, language="en", asker=""), now, settings.limits)
    assert isinstance(made, Submission)
    written = Written(reason="कारण", link="", evidence="")
    number = docket.file(either, made.job, THIN, "0" * 16, ["1" * 16], written, "asker", now, settings.limits)
    assert isinstance(number, int)
    found, count = docket.disputes_of(either, DisputeState.OPEN, "gardens.gov.in", 0, 10)
    assert (count, found[0].written, found[0].identities) == (1, written, frozenset(["1" * 16]))
