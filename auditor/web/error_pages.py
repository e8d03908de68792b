"""What a visitor reads when an address is wrong or something went wrong, in words and with a way on."""

import logging
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from auditor.web.protection import headers_of
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.service import settings_of
from reports.i18n import translator
from rules.finding import N_

HEADINGS: Mapping[int, str] = {
    403: N_("This is not allowed"),
    404: N_("There is no such page"),
    405: N_("There is no such page"),
    413: N_("This is too large"),
    422: N_("This could not be read"),
}
ADVICE: Mapping[int, str] = {
    413: N_("What was sent is larger than this service takes."),
    404: N_("Check the address. If it is that of an older check, its result may have been removed."),
    405: N_("Check the address. If it is that of an older check, its result may have been removed."),
    422: N_("Go back and fill in the form again."),
}
BROKEN = N_("Something went wrong here")
BROKEN_ADVICE = N_("It is not your fault. Try again in a few minutes.")
_log = logging.getLogger(__name__)


def refused(request: Request, error: Exception) -> Response:
    """Return the page of an error that was foreseen."""
    status = error.status_code if isinstance(error, HTTPException) else 422
    said = error.detail if isinstance(error, HTTPException) else ""
    say = translator(language_for(request))
    what = ADVICE.get(status, said or BROKEN_ADVICE)
    answer = page(
        request,
        "error.html",
        status,
        heading=say.text(HEADINGS.get(status, BROKEN)),
        what=say.text(what),
    )
    answer.headers.update((isinstance(error, HTTPException) and error.headers) or {})
    return answer


def broken(request: Request, error: Exception) -> Response:
    """Return the page of an error that was not; it comes from outside of the protection, so it brings its headers."""
    _log.error("A page could not be made.", exc_info=error)
    say = translator(language_for(request))
    answer = page(request, "error.html", 500, heading=say.text(BROKEN), what=say.text(BROKEN_ADVICE))
    answer.headers.update(headers_of(settings_of(request)))
    return answer
