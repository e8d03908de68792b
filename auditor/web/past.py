"""The past of a website for its page: every self-check in the history, and a drawing of how the score moved."""

from collections.abc import Sequence
from typing import Any

from auditor.history.database import Database
from auditor.history.queries import audits_of
from auditor.history.site_key import address_key
from reports.history.text import site_change
from reports.i18n import Translator
from reports.review.drawings import trend as drawn
from rules.finding import N_
from rules.history import OVERALL, PastSite
from rules.reviewing.ranks import Range
from rules.trend import TrendPoint, trend

MOST_DRAWN = 8


def past_of(database: Database, target: str, say: Translator) -> dict[str, Any]:
    """Return what the page of a website shows of its past; nothing of one that was never audited."""
    points = points_of(database, target)
    return {
        "points": points,
        "drawing": _drawing(points[-MOST_DRAWN:], say) if len(points) > 1 else "",
        "changed": lambda point: site_change(point.change, say),
    }


def points_of(database: Database, target: str) -> tuple[TrendPoint, ...]:
    """Return every self-check of the site of an address, the oldest first."""
    host, path = address_key(target)
    asked = PastSite(host=host, path=path, is_listing=False, name="", name_hi="")
    with database.reading() as session:
        audits = [audit for audit in audits_of(session, asked) if not audit.batch]  # the team publishes its own
    return trend(audits, OVERALL)


def range_of(point: TrendPoint) -> Range | None:
    """Return the score with what the sample of pages leaves open; None when it was not measured."""
    if point.value is None:
        return None
    margin = point.margin or 0
    return Range(low=max(point.value - margin, 0), score=point.value, high=min(point.value + margin, 100))


def _drawing(points: Sequence[TrendPoint], say: Translator) -> str:
    lines = [(say.day(point.audit.observed_at.date()), range_of(point), _value(point, say)) for point in points]
    text = "; ".join(f"{day}: {value or say.text(N_('not measured'))}" for day, _, value in lines)
    return drawn(lines, text)


def _value(point: TrendPoint, say: Translator) -> str:
    return "" if point.value is None else say.number(point.value, 1)
