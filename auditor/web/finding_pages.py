"""The pages on which a department answers findings: which there are, one of them with a form, and withdrawing."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Form, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from auditor.web import docket
from auditor.web.disputes import Written
from auditor.web.findings import (
    ANSWER_WORDS,
    OfRule,
    answers_to,
    elements_of,
    finding_of,
    findings_of,
    holds_for,
    is_pictured,
    picture_at,
    scorecard_of,
)
from auditor.web.jobs import Job
from auditor.web.pages import Found
from auditor.web.protection import from_our_form, has_filed, remember_filed
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.routing import PageRouter
from auditor.web.service import asker, database_of, settings_of
from auditor.web.team.gate import visitor
from auditor.web.team.roles import Right
from auditor.web.written import MOST_CHARACTERS, MOST_LINK_CHARACTERS, Faults, in_words, link_fault, text_fault, tidied
from reports.escape import address
from reports.i18n import translator
from rules.finding import N_
from rules.registry import by_id

FIRST_OF_RULE = 5  # on the page of all rules
ON_PAGE = 50  # on the page of one rule
NOT_YOURS = N_("Only whoever answered a finding can withdraw the answer, and only until it is decided on.")
MOST_LENGTHS = {"most": MOST_CHARACTERS, "most_of_link": MOST_LINK_CHARACTERS}

router = PageRouter(prefix="/audits/{job_id}", include_in_schema=False, dependencies=[Depends(from_our_form)])


@router.opened("/findings")
def findings(
    request: Request, job: Found, rule: str = "", number: Annotated[int, Query(alias="page", ge=1)] = 1
) -> Response:
    """List what was found: the first findings of every rule, or all of one."""
    scorecard = scorecard_of(settings_of(request), job)
    found = findings_of(scorecard, job, docket.disputes_about(database_of(request), job))
    chosen = next((one for one in found if one.rule.id == rule), None)
    if rule and chosen is None:
        raise HTTPException(404)
    skipped = (number - 1) * ON_PAGE
    shown = [_part(chosen, skipped, ON_PAGE)] if chosen else [_part(one, 0, FIRST_OF_RULE) for one in found]
    return page(
        request,
        "findings.html",
        job=job,
        found=shown,
        chosen=chosen,
        number=number,
        is_more=chosen is not None and len(chosen.findings) > skipped + ON_PAGE,
        short=lambda url: address(url, scorecard.home_url),
        **ANSWER_WORDS,
    )


@router.opened("/findings/{rule}/{fingerprint}")
def finding(request: Request, job: Found, rule: str, fingerprint: str) -> Response:
    """Show a finding, what was answered to it, and a form to answer it."""
    return _finding(request, job, rule, fingerprint, Written(reason="", link="", evidence=""), {})


@router.post("/findings/{rule}/{fingerprint}")
def answer(
    request: Request,
    job: Found,
    rule: str,
    fingerprint: str,
    reason: Annotated[str, Form()] = "",
    link: Annotated[str, Form()] = "",
    evidence: Annotated[str, Form()] = "",
) -> Response:
    """Keep the answer to a finding."""
    settings, database, now = settings_of(request), database_of(request), datetime.now(UTC)
    finding_of(scorecard_of(settings, job), rule, fingerprint)
    written = Written(reason=tidied(reason), link=tidied(link), evidence=tidied(evidence))
    faults = {
        "reason": text_fault(written.reason, is_needed=True),
        "link": link_fault(written.link),
        "evidence": text_fault(written.evidence),
    }
    if any(faults.values()):
        return _finding(request, job, rule, fingerprint, written, faults, 422)
    elements = elements_of(settings, job, rule, fingerprint)
    filed = docket.file(database, job, rule, fingerprint, elements, written, asker(request, now), now, settings.limits)
    if not isinstance(filed, int):
        return _finding(request, job, rule, fingerprint, written, {"form": filed}, 429)
    response = RedirectResponse(f"/audits/{job.id}/findings/{rule}/{fingerprint}", 303)
    remember_filed(request, response, filed)
    return response


@router.opened("/findings/{rule}/{fingerprint}/picture")
def picture(request: Request, job: Found, rule: str, fingerprint: str) -> Response:
    """Show where on the page a finding is."""
    settings = settings_of(request)
    scorecard = scorecard_of(settings, job)
    return picture_at(settings, job, scorecard, finding_of(scorecard, rule, fingerprint).occurrence)


@router.post("/answers/{dispute_id}/withdraw")
def withdraw(request: Request, job: Found, dispute_id: int) -> Response:
    """Withdraw an answer, if this browser sent it."""
    if not has_filed(request, dispute_id) or not docket.withdraw(database_of(request), dispute_id):
        raise HTTPException(403, NOT_YOURS)
    return RedirectResponse(f"/audits/{job.id}/findings", 303)


def _part(of_rule: OfRule, skipped: int, most: int) -> tuple[OfRule, int]:
    """Return a part of the findings of a rule, and how many there are."""
    return replace(of_rule, findings=of_rule.findings[skipped : skipped + most]), len(of_rule.findings)


def _finding(
    request: Request,
    job: Job,
    rule: str,
    fingerprint: str,
    written: Written,
    faults: Faults,
    status: int = 200,
) -> Response:
    say = translator(language_for(request))
    scorecard = scorecard_of(settings_of(request), job)
    group = finding_of(scorecard, rule, fingerprint)
    answers = answers_to(rule, group, job, docket.disputes_about(database_of(request), job))
    of_team = visitor(request)
    return page(
        request,
        "finding.html",
        status,
        job=job,
        rule=by_id()[rule],
        group=group,
        is_pictured=is_pictured(scorecard, group.occurrence),
        answers=answers,
        is_held=any(holds_for(one, job.finished_at) for one in answers),
        may_withdraw=lambda one: has_filed(request, one.id),
        may_accept=of_team is not None and of_team.may(Right.ACCEPT),
        written=written,
        faults=in_words(faults, say),
        short=lambda url: address(url, scorecard.home_url),
        **MOST_LENGTHS,
        **ANSWER_WORDS,
    )
