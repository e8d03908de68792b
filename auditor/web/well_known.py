"""Files that browsers, search engines and finders of weaknesses ask for under fixed names."""

from datetime import UTC, datetime, timedelta
from importlib.resources import files

from fastapi import HTTPException, Request
from starlette.responses import PlainTextResponse, Response

from auditor.web.routing import PageRouter
from auditor.web.service import settings_of

LIFE = timedelta(days=360)  # RFC 9116 §2.5.5 asks for less than a year
DAY_S = 86_400
ROBOTS = "User-agent: *\n" + "".join(f"Disallow: {path}/\n" for path in ("/audits", "/sites", "/team", "/api"))

router = PageRouter(include_in_schema=False)


@router.opened("/robots.txt")
def robots() -> Response:
    """Keep search engines to the pages that explain: results are for those who asked."""
    return PlainTextResponse(ROBOTS, headers=_kept())


@router.opened("/favicon.ico")
def favicon() -> Response:
    """Give the sign of the service to browsers that ask for it under this name."""
    content = (files("auditor.web") / "static" / "favicon.ico").read_bytes()
    return Response(content, media_type="image/x-icon", headers=_kept())


@router.opened("/.well-known/security.txt")
def security(request: Request) -> Response:
    """Say whom to tell of a weakness: the contact that audited websites are told, too (RFC 9116)."""
    settings = settings_of(request)
    contact = settings.manner.contact
    if not contact:
        raise HTTPException(404)
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {datetime.now(UTC) + LIFE:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: hi, en",
    ]
    if settings.public_address:
        lines.append(f"Canonical: {settings.public_address.rstrip('/')}{request.url.path}")
    return PlainTextResponse("\n".join(lines) + "\n", headers=_kept())


def _kept() -> dict[str, str]:
    return {"Cache-Control": f"public, max-age={DAY_S}"}
