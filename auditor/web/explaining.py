"""The pages that explain: how a website is checked, and what is kept of whom."""

from fastapi import Request
from starlette.responses import Response

from auditor.web.protection import REMEMBERED_S, VISITOR_S
from auditor.web.reader import LANGUAGE_S
from auditor.web.rendering import page
from auditor.web.retention import KEEP_EVENTS
from auditor.web.routing import PageRouter
from auditor.web.service import settings_of
from auditor.web.settings import ServeSettings
from reports.words import CATEGORIES
from rules.finding import N_

DAY_S = 86_400
MOST_NAMES = 6  # told of the domains this service is for
COOKIES = (
    (N_("The language you chose"), LANGUAGE_S // DAY_S),
    (N_("A random number, so that forms are only sent by pages of this service"), VISITOR_S // DAY_S),
    (N_("Which checks you started, so that only you can stop them"), REMEMBERED_S // DAY_S),
    (N_("Which findings you answered, so that only you can withdraw an answer"), REMEMBERED_S // DAY_S),
)

router = PageRouter(include_in_schema=False)


@router.opened("/about")
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


@router.opened("/privacy")
def privacy(request: Request) -> Response:
    """Say what is kept."""
    settings = settings_of(request)
    kept = (
        (N_("The steps of the check as they were shown"), KEEP_EVENTS.days),
        (N_("Its pages as they were seen, and pictures of them"), settings.keep_evidence_days),
        (N_("The scorecard, the sheets, the letter, and answers to what was found"), settings.keep_results_days),
    )
    return page(request, "privacy.html", kept=kept, cookies=COOKIES)


def names_of(settings: ServeSettings) -> str:
    """Return the names of websites this service is for."""
    names = settings.allow_domains
    return ", ".join([*names[:MOST_NAMES], *(["…"] if len(names) > MOST_NAMES else [])])
