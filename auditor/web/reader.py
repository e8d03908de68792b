"""In which language whoever reads is answered: as chosen now, as chosen before, else as the browser asks."""

from starlette.requests import Request

from auditor.web.protection import cookie_name
from auditor.web.service import settings_of
from reports.i18n import LANGUAGES

CHOICE = "lang"  # of the query
LANGUAGE = "language"  # the cookie
LANGUAGE_S = 365 * 86_400


def language_for(request: Request) -> str:
    """Return a language of LANGUAGES."""
    return chosen(request) or _known(request.cookies.get(cookie_name(request, LANGUAGE), "")) or language_asked(request)


def chosen(request: Request) -> str:
    """Return the language that this very request chooses; "" when it chooses none."""
    return _known(request.query_params.get(CHOICE, ""))


def _known(language: str) -> str:
    return language if language in LANGUAGES else ""


def language_asked(request: Request) -> str:
    """Return the one that Accept-Language puts first (RFC 9110 §12.5.4), else that of the service."""
    weighed = []
    for part in request.headers.get("accept-language", "").split(","):
        tag, _, quality = part.strip().partition(";")
        name = _known(tag.lower().partition("-")[0])
        try:
            weight = float(quality.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if name and weight > 0:
            weighed.append((-weight, name))
    return min(weighed, key=lambda one: one[0], default=(0.0, settings_of(request).language))[1]
