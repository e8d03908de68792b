"""The team area: its routers together, behind forms that only our own pages send."""

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from auditor.web.protection import from_our_form
from auditor.web.team import (
    batch_pages,
    dispute_pages,
    exception_pages,
    leaderboard_pages,
    own_account,
    people,
    question_pages,
    review_pages,
    schedule_pages,
    sign_in,
    to_do,
)
from auditor.web.team.sign_in import TO_DO

router = APIRouter(prefix="/team", include_in_schema=False, dependencies=[Depends(from_our_form)])


@router.get("")
def without_slash() -> Response:
    """Lead on who types the address."""
    return RedirectResponse(TO_DO, 303)


router.include_router(sign_in.router)
router.include_router(to_do.router)
router.include_router(own_account.router)
router.include_router(people.router)
router.include_router(batch_pages.router)
router.include_router(review_pages.router)
router.include_router(leaderboard_pages.router)
router.include_router(schedule_pages.router)
router.include_router(dispute_pages.router)
router.include_router(exception_pages.router)
router.include_router(question_pages.router)
