"""A page of the service from its template: the reader's language, the way to the others, forms that are ours."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from auditor.web.protection import form_token, keep_visitor, set_cookie
from auditor.web.reader import CHOICE, LANGUAGE, LANGUAGE_S, chosen, language_for
from auditor.web.service import settings_of
from reports.i18n import LANGUAGES, NAMES, translator
from reports.templating import environment as of_reports

if TYPE_CHECKING:
    from auditor.web.team.accounts import Account

VERSION_LETTERS = 10
PATH_SAFE = "/:@"


def page(request: Request, template: str, status_code: int = 200, **facts: Any) -> HTMLResponse:
    """Return a page; it keeps the cookies of the reader's language and of its forms."""
    response = HTMLResponse(
        fragment(request, template, **facts),
        status_code,
        headers={
            "Content-Language": language_for(request),
            "Vary": "Accept-Language, Cookie",
            **({"Cache-Control": "no-store"} if account_of(request) else {}),  # gone with the sign-out
        },
    )
    keep_visitor(request, response)
    if language := chosen(request):
        set_cookie(request, response, LANGUAGE, language, LANGUAGE_S)
    return response


def fragment(request: Request, template: str, **facts: Any) -> str:
    """Return the HTML of a template."""
    language = language_for(request)
    say = translator(language)
    return (
        _environment()
        .get_template(template)
        .render(
            language=language,
            languages=LANGUAGES,
            language_names=NAMES,
            in_language=lambda other: _in_language(request, other),
            say=say,
            _=say.text,
            ngettext=say.plural,
            path=quote(request.url.path, safe=PATH_SAFE),
            site_address=lambda site: f"/sites/{quote(site, safe=PATH_SAFE)}",
            public_address=settings_of(request).public_address or str(request.base_url).rstrip("/"),
            static=static_address,
            form_token=lambda: form_token(request),
            signed_in=account_of(request),
            **facts,
        )
    )


def account_of(request: Request) -> "Account | None":
    """Return the account that a page of the team was asked for with; None on all other pages."""
    return getattr(request.state, "account", None)


def _in_language(request: Request, language: str) -> str:
    """Return where the same page is in another language."""
    url = request.url.include_query_params(**{CHOICE: language})
    return f"{url.path}?{url.query}"


@cache
def static_address(name: str) -> str:
    """Return the address of a file of ours; another one once the file is another, so browsers may keep it."""
    content = (files("auditor.web") / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:VERSION_LETTERS]}"


@cache
def _environment() -> Environment:
    made: Environment = of_reports().overlay(loader=PackageLoader("auditor.web", "templates"))
    return made
