"""The past of a website, for programs: every self-check of it and how the score moved."""

from typing import Annotated

from fastapi import APIRouter, Path, Request

from auditor.config import INDIA
from auditor.web import queue
from auditor.web.api.kinds import Kind
from auditor.web.api.models import MOST_ADDRESS_CHARACTERS
from auditor.web.api.problems import ProblemError, responses
from auditor.web.api.result_models import Change, History, Point
from auditor.web.asking import checked_target, site_of
from auditor.web.jobs import Refusal
from auditor.web.past import points_of, range_of
from auditor.web.service import database_of, settings_of
from rules.trend import TrendPoint

router = APIRouter(tags=["websites"])


@router.get(
    "/sites/{site:path}/history",
    responses=responses(Kind.UNKNOWN_SITE, Kind.UNREADABLE, Kind.NOT_ALLOWED, Kind.INVALID_REQUEST),
)
def read_history(
    request: Request,
    site: Annotated[
        str,
        Path(
            description="Address of the website; with or without https and www.",
            examples=["example.gov.in"],
            max_length=MOST_ADDRESS_CHARACTERS,
        ),
    ],
) -> History:
    """Tell how the score of a website moved, from the first audit that visitors asked for to the latest."""
    target = checked_target(settings_of(request), site)
    if isinstance(target, Refusal):
        raise ProblemError(Kind(target.reason), target.message)
    latest = queue.latest_finished(database_of(request), target)
    points = points_of(database_of(request), target)
    if latest is None and not points:
        raise ProblemError(Kind.UNKNOWN_SITE)
    return History(
        site=site_of(target),
        latest_audit=latest.id if latest else None,
        points=[_point(point) for point in points],
    )


def _point(point: TrendPoint) -> Point:
    audit, open_range = point.audit, range_of(point)
    return Point(
        day=audit.observed_at.astimezone(INDIA).date().isoformat(),
        observed_at=audit.observed_at,
        score=point.value,
        low=open_range.low if open_range else None,
        high=open_range.high if open_range else None,
        grade=audit.reported.grade if point.value is not None else None,
        pages_read=audit.pages_read,
        change=Change.model_validate(point.change, from_attributes=True) if point.change else None,
    )
