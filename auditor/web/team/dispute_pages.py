"""The answers of departments to findings, for the team: which wait, what one says, and the decision on it."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Form, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from auditor.web import docket, queue
from auditor.web.disputes import DECIDED, STATES, Dispute, DisputeState
from auditor.web.findings import ANSWER_WORDS, finding_of, is_pictured, scorecard_of
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.routing import Number, PageRouter
from auditor.web.service import database_of, settings_of
from auditor.web.team.adjusted import adjust_after
from auditor.web.team.gate import Reader, Reviewer
from auditor.web.written import MOST_CHARACTERS, Faults, in_words, text_fault, tidied
from reports.escape import address
from reports.i18n import translator
from rules.finding import N_, Message
from rules.registry import by_id

ON_A_PAGE = 50
MOST_PAGES = 1_000_000
NOT_DECIDED = N_("Choose whether the answer is accepted.")
WITHDRAWN = N_("This answer was withdrawn meanwhile; there is nothing to decide.")

router = PageRouter(prefix="/disputes")


@router.opened("")
def list_of_disputes(
    request: Request,
    account: Reader,  # noqa: ARG001, the gate
    state: str = "",
    site: str = "",
    number: Annotated[int, Query(alias="page", ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """List the answers, those that wait first."""
    database = database_of(request)
    chosen = DisputeState(state) if state in set(DisputeState) else None
    found, count = docket.disputes_of(database, chosen, site, (number - 1) * ON_A_PAGE, ON_A_PAGE)
    return page(
        request,
        "team/disputes.html",
        found=found,
        count=count,
        number=number,
        last=max(-(-count // ON_A_PAGE), 1),
        state=chosen or "",
        site=site,
        sites=docket.sites_with_disputes(database),
        states=STATES,
        rules=by_id(),
    )


@router.opened("/{dispute_id}")
def dispute(request: Request, account: Reader, dispute_id: Number) -> Response:  # noqa: ARG001, the gate
    """Show an answer with the finding it speaks of."""
    return _page(request, _found(request, dispute_id))


@router.post("/{dispute_id}")
def decide(
    request: Request,
    account: Reviewer,
    dispute_id: Number,
    state: Annotated[str, Form()] = "",
    decision: Annotated[str, Form()] = "",
) -> Response:
    """Decide on an answer, and compute the scores it changes."""
    database, found, reason = database_of(request), _found(request, dispute_id), tidied(decision)
    faults = {
        "state": None if state in set(DECIDED) else Message(text=NOT_DECIDED),
        "decision": text_fault(reason, is_needed=True),
    }
    if any(faults.values()):
        return _page(request, found, state, reason, faults, 422)
    if not docket.decide(database, dispute_id, DisputeState(state), reason, account, datetime.now(UTC)):
        return _page(request, _found(request, dispute_id), faults={"form": Message(text=WITHDRAWN)}, status=409)
    adjust_after(settings_of(request), database, found)
    return RedirectResponse(f"/team/disputes/{dispute_id}", 303)


def _found(request: Request, dispute_id: int) -> Dispute:
    found = docket.dispute(database_of(request), dispute_id)
    if found is None:
        raise HTTPException(404)
    return found


def _page(
    request: Request,
    found: Dispute,
    state: str = "",
    decision: str = "",
    faults: Faults | None = None,
    status: int = 200,
) -> Response:
    say, database, settings = translator(language_for(request)), database_of(request), settings_of(request)
    job = queue.job(database, found.job_id)
    assert job is not None, "it stays as long as its answers"
    try:
        scorecard = scorecard_of(settings, job)
        group = finding_of(scorecard, found.rule, found.fingerprint)
    except HTTPException:  # removed, or judged again by rules that find it no more
        scorecard, group = None, None
    return page(
        request,
        "team/dispute.html",
        status,
        one=found,
        job=job,
        rule=by_id().get(found.rule),
        group=group,
        is_pictured=scorecard is not None and group is not None and is_pictured(scorecard, group.occurrence),
        short=lambda url: address(url, scorecard.home_url if scorecard else ""),
        state=state,
        decision=decision,
        faults=in_words(faults or {}, say),
        most=MOST_CHARACTERS,
        **ANSWER_WORDS,
    )
