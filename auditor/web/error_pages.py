"""What a visitor reads when an address is wrong or something went wrong, in words and with a way on."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from auditor.web.protection import headers_of
from auditor.web.reader import language_for
from auditor.web.rendering import page
from auditor.web.retention import Removed
from auditor.web.service import settings_of
from reports.i18n import translator
from rules.finding import N_, counted

HEADINGS: Mapping[int, str] = {
    403: N_("This is not allowed"),
    404: N_("There is no such page"),
    405: N_("There is no such page"),
    410: N_("This check is no longer kept"),
    413: N_("This is too large"),
    422: N_("This could not be read"),
}
ADVICE: Mapping[int, str] = {
    413: N_("What was sent is larger than this service takes."),
    404: N_("Check the address. If it is that of an older check, its result may have been removed."),
    405: N_("Check the address. If it is that of an older check, its result may have been removed."),
    422: N_("Go back and fill in the form again."),
}
REMOVED = (
    N_("It was kept for {count} day and then removed. Check the website again to see how it is now."),
    N_("It was kept for {count} days and then removed. Check the website again to see how it is now."),
)
BROKEN = N_("Something went wrong here")
BROKEN_ADVICE = N_("It is not your fault. Try again in a few minutes.")


class RemovedError(HTTPException):
    """The time of a check was over."""

    def __init__(self, removed: Removed) -> None:
        super().__init__(410, HEADINGS[410])
        self.removed = removed


def refused(request: Request, error: Exception) -> Response:
    """Return the page of an error that was foreseen."""
    status = error.status_code if isinstance(error, HTTPException) else 422
    said = error.detail if isinstance(error, HTTPException) else ""
    if isinstance(error, HTTPException) and error.headers and "Location" in error.headers:
        return Response(status_code=status, headers=error.headers)
    say = translator(language_for(request))
    what, address = say.text(ADVICE.get(status, said or BROKEN_ADVICE)), ""
    if isinstance(error, RemovedError):
        what, address = say.message(counted(*REMOVED, error.removed.kept_days)), error.removed.target
    heading = say.text(HEADINGS.get(status, BROKEN))
    answer = page(request, "error.html", status, heading=heading, what=what, address=address, error="")
    answer.headers.update((isinstance(error, HTTPException) and error.headers) or {})
    return answer


def broken(request: Request) -> Response:
    """Return the page of an error that was not; it comes from outside of the protection, so it brings its headers."""
    say = translator(language_for(request))
    answer = page(request, "error.html", 500, heading=say.text(BROKEN), what=say.text(BROKEN_ADVICE), address="")
    answer.headers.update(headers_of(settings_of(request)))
    return answer
