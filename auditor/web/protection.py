"""What protects visitors: headers of every answer, forms that only our own pages send, cookies nobody forges."""

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from auditor.web.service import settings_of
from auditor.web.settings import ServeSettings
from rules.finding import N_

POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{what} 'self'" for what in ("script-src", "style-src", "img-src", "connect-src", "form-action")),
        *(f"{what} 'none'" for what in ("base-uri", "frame-ancestors")),
    )
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}
STRICT_TRANSPORT = "max-age=31536000"  # a year, for this name alone: names below it may not have a certificate
FOREIGN_HOST = "This service is not known by this name. Tell it with: auditor serve --public-address https://NAME"
FORGED = N_("This form was not sent by a page of this service, or the browser kept no cookie. Open the page again.")
FORM_TOKEN = "token"  # noqa: S105, the name of a field
VISITOR, STARTED, FILED, SESSION, CANCEL = "visitor", "started", "filed", "session", "cancel"
VISITOR_S = REMEMBERED_S = 30 * 86_400
MOST_REMEMBERED = 20


def headers_of(settings: ServeSettings) -> dict[str, str]:
    """Return the headers of every answer that has not set them itself."""
    return {**HEADERS, **({"Strict-Transport-Security": STRICT_TRANSPORT} if settings.is_https else {})}


def is_own_host(settings: ServeSettings, host: str) -> bool:
    """Return whether the service may be called so: by its public name, or by one no stranger's name server gives out.

    Else a website could send its visitors here under a name of its own, and read the answers (DNS rebinding).
    """
    name = urlsplit(f"//{host}").hostname or ""
    if name in {urlsplit(settings.public_address).hostname, "localhost"} or name.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Protection:
    """Around everything: refuses foreign names, and adds the headers."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self._app = app
        self._settings = settings
        self._headers = headers_of(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_protected(said: Message) -> None:
            if said["type"] == "http.response.start":
                headers = MutableHeaders(scope=said)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(said)

        if is_own_host(self._settings, Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send_protected)
        else:
            await PlainTextResponse(FOREIGN_HOST, 421)(scope, receive, send_protected)


def form_token(request: Request) -> str:
    """Return what a form of ours sends along: it fits the visitor's cookie, which `keep_visitor` sets."""
    if not hasattr(request.state, "visitor"):
        request.state.visitor = request.cookies.get(cookie_name(request, VISITOR)) or secrets.token_urlsafe(16)
    return _seal_of_form(request, request.state.visitor)


def keep_visitor(request: Request, response: Response) -> None:
    """Let the browser keep the cookie that the forms of this answer fit."""
    visitor = getattr(request.state, "visitor", "")
    if visitor and request.cookies.get(cookie_name(request, VISITOR)) != visitor:
        set_cookie(request, response, VISITOR, visitor, VISITOR_S)


async def from_our_form(request: Request) -> None:
    """Refuse with 403 what changes something and does not come from a form of ours; a dependency of every router."""
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    sent: Any = (await request.form()).get(FORM_TOKEN, "")
    visitor = request.cookies.get(cookie_name(request, VISITOR), "")
    is_ours = isinstance(sent, str) and hmac.compare_digest(sent.encode(), _seal_of_form(request, visitor).encode())
    if not visitor or not is_ours or request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise HTTPException(403, FORGED)


def cookie_name(request: Request, name: str) -> str:
    """Return the name of a cookie as browsers know it; over https no other host can set one of this name."""
    return f"__Host-{name}" if settings_of(request).is_https else name


def set_cookie(request: Request, response: Response, name: str, value: str, max_age_s: int) -> None:
    """Set a cookie that scripts cannot read and other websites cannot use."""
    response.set_cookie(
        cookie_name(request, name),
        value,
        max_age=max_age_s,
        path="/",
        secure=settings_of(request).is_https,
        httponly=True,
        samesite="lax",
    )


def remember_started(request: Request, response: Response, job_id: str) -> None:
    """Let the browser keep that it started a job."""
    _remember(request, response, STARTED, job_id)


def has_started(request: Request, job_id: str) -> bool:
    """Return whether this browser started a job."""
    return job_id in _remembered(request, STARTED)


def remember_filed(request: Request, response: Response, dispute_id: int) -> None:
    """Let the browser keep that it answered a finding."""
    _remember(request, response, FILED, str(dispute_id))


def has_filed(request: Request, dispute_id: int) -> bool:
    """Return whether this browser sent an answer to a finding."""
    return str(dispute_id) in _remembered(request, FILED)


def cancel_token(request: Request, job_id: str) -> str:
    """Return what a program that started a job sends to stop it, as a browser sends its cookie."""
    return _seal(request, CANCEL, job_id)


def may_cancel(request: Request, job_id: str, token: str) -> bool:
    """Return whether a token is that of a job."""
    return hmac.compare_digest(token.encode(), cancel_token(request, job_id).encode())


def _remember(request: Request, response: Response, name: str, own: str) -> None:
    ids = ".".join([*_remembered(request, name), own][-MOST_REMEMBERED:])
    set_cookie(request, response, name, f"{ids}|{_seal(request, name, ids)}", REMEMBERED_S)


def _remembered(request: Request, name: str) -> list[str]:
    ids, _, seal = request.cookies.get(cookie_name(request, name), "").partition("|")
    is_ours = hmac.compare_digest(seal.encode(), _seal(request, name, ids).encode())
    return ids.split(".") if is_ours and ids else []


def _seal_of_form(request: Request, visitor: str) -> str:
    """Return the signature of forms; who signs in or out has others from then on."""
    return _seal(request, VISITOR, f"{visitor}\0{request.cookies.get(cookie_name(request, SESSION), '')}")


def _seal(request: Request, purpose: str, value: str) -> str:
    """Return a signature that holds for one purpose only."""
    return hmac.new(settings_of(request).secret, f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()
