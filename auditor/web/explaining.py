"""The pages that explain: how a website is checked, and what is kept of whom."""

from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from auditor.web.protection import STARTED_S, VISITOR_S
from auditor.web.reader import LANGUAGE_S
from auditor.web.rendering import page
from auditor.web.service import settings_of
from auditor.web.settings import ServeSettings
from reports.words import CATEGORIES
from rules.finding import N_

DAY_S = 86_400
MOST_NAMES = 6  # told of the domains this service is for
COOKIES = (
    (N_("The language you chose"), LANGUAGE_S // DAY_S),
    (N_("A random number, so that forms are only sent by pages of this service"), VISITOR_S // DAY_S),
    (N_("Which checks you started, so that only you can stop them"), STARTED_S // DAY_S),
)

router = APIRouter(include_in_schema=False)
opened = partial(router.api_route, methods=["GET", "HEAD"])


@opened("/about")
def about(request: Request) -> Response:
    """Explain how a website is checked."""
    settings = settings_of(request)
    return page(
        request,
        "about.html",
        weights=[(CATEGORIES[category], weight) for category, weight in settings.weights.items()],
        extent=settings.manner.extent,
        names=names_of(settings),
    )


@opened("/privacy")
def privacy(request: Request) -> Response:
    """Say what is kept."""
    return page(request, "privacy.html", cookies=COOKIES)


def names_of(settings: ServeSettings) -> str:
    """Return the names of websites this service is for."""
    names = settings.allow_domains
    return ", ".join([*names[:MOST_NAMES], *(["…"] if len(names) > MOST_NAMES else [])])
