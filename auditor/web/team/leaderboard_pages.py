"""The leaderboard in the look of the service: of the latest batch that is over, or of any batch that was reviewed."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request
from starlette.responses import Response

from auditor.web import queue
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.routing import PageRouter
from auditor.web.service import database_of, settings_of
from auditor.web.team import batch_list
from auditor.web.team.batch_list import Listed
from auditor.web.team.batch_pages import found_batch
from auditor.web.team.gate import Reader
from auditor.web.team.review_pages import review_of
from auditor.web.team.reviewer import STANDINGS
from auditor.web.team.reviews import folder_of
from auditor.web.team.standings import places_of, standings_of
from reports.i18n import translator

router = PageRouter()


@router.opened("/leaderboard")
def latest(request: Request, account: Reader) -> Response:  # noqa: ARG001, the gate
    """Show the leaderboard of the latest batch that is over."""
    with database_of(request).reading() as session:
        batch = batch_list.latest_reviewed(session)
    return _leaderboard(request, batch) if batch else page(request, "team/leaderboard_none.html")


@router.opened("/batches/{number}/leaderboard")
def of_batch(
    request: Request,
    account: Reader,  # noqa: ARG001, the gate
    batch: Annotated[Listed, Depends(found_batch)],
) -> Response:
    """Show the leaderboard of a batch, of those departments that were done when it was reviewed."""
    return _leaderboard(request, batch)


def _leaderboard(request: Request, batch: Listed) -> Response:
    settings, database = settings_of(request), database_of(request)
    standings = standings_of(folder_of(settings, batch.id) / STANDINGS)
    if standings is None:
        raise HTTPException(404)
    return page(
        request,
        "team/leaderboard.html",
        batch=batch,
        review=review_of(settings, batch.id),
        **places_of(standings, queue.jobs_of_batch(database, batch.id), translator(language_for(request))),
    )
