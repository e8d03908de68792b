"""Schedules: which lists are audited every month or quarter, and when next; changing, switching off and on."""

from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from fastapi import Form, HTTPException, Request
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from auditor.web import schedule
from auditor.web.rendering import page
from auditor.web.routing import Number, PageRouter
from auditor.web.schedule import Every, departments_of
from auditor.web.service import database_of
from auditor.web.tables import ScheduleRow
from auditor.web.team import batch_list, decisions
from auditor.web.team.departments_form import MOST_BODY_BYTES, MOST_BYTES, GivenList, written
from auditor.web.team.gate import Reader, Scheduler
from auditor.web.team.list_form import Given, Named, facts_of, form_facts
from rules.finding import N_

MOST_BATCHES = 100  # shown of one schedule
EVERY = {Every.MONTH: N_("every month"), Every.QUARTER: N_("every quarter")}
ADDED, REPLACED, REMOVED = N_("Schedule added"), N_("List of a schedule replaced"), N_("Schedule removed")
SWITCHED = {True: N_("Schedule switched on"), False: N_("Schedule switched off")}
HAS_BATCHES = N_("This schedule has begun batches, which would lose their origin. Switch it off instead.")

router = PageRouter()
takes_list = partial(router.post, max_body_size=MOST_BODY_BYTES, form_limits={"max_part_size": MOST_BYTES})


@router.opened("/schedules")
def show_all(request: Request, account: Reader) -> Response:  # noqa: ARG001, the gate
    """Show the schedules, the next one first."""
    with database_of(request).reading() as session:
        rows = session.scalars(
            select(ScheduleRow).order_by(ScheduleRow.is_on.desc(), ScheduleRow.next_at, ScheduleRow.id)
        )
        shown = [(row, len(departments_of(row))) for row in rows]
        return page(request, "team/schedules.html", schedules=shown, every=EVERY)


@router.opened("/schedules/new")
def ask_for_schedule(request: Request, account: Scheduler) -> Response:  # noqa: ARG001, the gate
    """Ask for the list of a new schedule."""
    return page(request, "team/schedule_new.html", every=EVERY, chosen_every=Every.QUARTER, **form_facts(request))


@takes_list("/schedules/new")
def add(request: Request, account: Scheduler, named: Named, every: Annotated[Every, Form()]) -> Response:
    """Keep a schedule, or tell every fault of its list at once."""
    if not named.is_taken:
        facts = form_facts(request, named)
        return page(request, "team/schedule_new.html", 422, every=EVERY, chosen_every=every, **facts)
    now = datetime.now(UTC)
    with database_of(request).writing() as session:
        row = schedule.added(session, named.name, every, named.given.departments, named.language, account.name, now)
        decisions.note(session, account, ADDED, row.name, now)
        return RedirectResponse(f"/team/schedules/{row.id}", 303)


@router.opened("/schedules/{number}")
def show(request: Request, account: Reader, number: Number) -> Response:  # noqa: ARG001, the gate
    """Show a schedule, its list, and the batches it began."""
    return _page(request, number)


@takes_list("/schedules/{number}/list")
def replace_list(
    request: Request, account: Scheduler, number: Number, given: Given, keep_going: Annotated[bool, Form()] = False
) -> Response:
    """Replace the list of a schedule, or tell every fault of the new one at once."""
    now = datetime.now(UTC)
    if not given.is_taken(keep_going=keep_going):
        return _page(request, number, given, 422)
    with database_of(request).writing() as session:
        row = _found(session, number)
        schedule.replace_departments(row, given.departments)
        decisions.note(session, account, REPLACED, row.name, now)
    return RedirectResponse(f"/team/schedules/{number}", 303)


@router.post("/schedules/{number}/switch")
def switch(request: Request, account: Scheduler, number: Number, on: Annotated[bool, Form()]) -> Response:
    """Switch a schedule off, or on again."""
    now = datetime.now(UTC)
    with database_of(request).writing() as session:
        row = _found(session, number)
        if row.is_on != on:
            schedule.switch(row, now, is_on=on)
            decisions.note(session, account, SWITCHED[on], row.name, now)
    return RedirectResponse(f"/team/schedules/{number}", 303)


@router.post("/schedules/{number}/remove")
def remove(request: Request, account: Scheduler, number: Number) -> Response:
    """Remove a schedule that has not begun a batch."""
    now = datetime.now(UTC)
    with database_of(request).writing() as session:
        row = _found(session, number)
        if batch_list.listed_of(session, number, most=1):
            raise HTTPException(409, HAS_BATCHES)
        decisions.note(session, account, REMOVED, row.name, now)
        session.delete(row)
    return RedirectResponse("/team/schedules", 303)


def _found(session: Session, number: int) -> ScheduleRow:
    row = session.get(ScheduleRow, number)
    if row is None:
        raise HTTPException(404)
    return row


def _page(request: Request, number: int, given: GivenList | None = None, status: int = 200) -> Response:
    with database_of(request).reading() as session:
        row = _found(session, number)
        departments = departments_of(row)
        return page(
            request,
            "team/schedule.html",
            status,
            schedule=row,
            every=EVERY,
            departments=departments,
            batches=batch_list.listed_of(session, row.id, most=MOST_BATCHES),
            **facts_of(request, given or GivenList(text=written(departments), file_name="")),
        )
