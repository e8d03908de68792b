"""Where the team begins: what needs doing; and the log of what was decided."""

from typing import Annotated

from fastapi import HTTPException, Query, Request
from sqlalchemy import func, select
from starlette.responses import Response

from auditor.web.disputes import DisputeState
from auditor.web.rendering import page
from auditor.web.routing import PageRouter
from auditor.web.service import database_of
from auditor.web.tables import DisputeRow, ScheduleRow
from auditor.web.team import batch_list, decisions
from auditor.web.team.gate import Reader
from reports.i18n import language_of

ON_A_PAGE = 50
MOST_PAGES = 1_000_000

router = PageRouter()


@router.opened("/")
def to_do(request: Request, account: Reader) -> Response:  # noqa: ARG001, the gate
    """Show what needs doing."""
    with database_of(request).reading() as session:
        disputes = session.scalar(select(func.count()).where(DisputeRow.state == DisputeState.OPEN)) or 0
        schedule = session.scalar(select(ScheduleRow).where(ScheduleRow.is_on).order_by(ScheduleRow.next_at).limit(1))
        return page(
            request, "team/to-do.html", disputes=disputes, batches=batch_list.at_work(session), schedule=schedule
        )


@router.opened("/log")
def log(
    request: Request,
    account: Reader,  # noqa: ARG001, the gate
    number: Annotated[int, Query(alias="page", ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """Show who decided what, the newest first."""
    with database_of(request).reading() as session:
        rows = decisions.latest(session, (number - 1) * ON_A_PAGE, ON_A_PAGE)
        last = max(-(-decisions.count(session) // ON_A_PAGE), 1)
        if number > last:
            raise HTTPException(404)
        return page(request, "team/log.html", rows=rows, number=number, last=last, language_of=language_of)
