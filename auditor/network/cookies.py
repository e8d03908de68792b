"""Cookies as a server sets them, without their values: those are secrets and are kept nowhere."""

from rules.connection import SetCookie

MOST_NAME_CHARACTERS = 200


def without_value(header: str) -> str:
    """Return a Set-Cookie header with nothing for the cookie's value."""
    pair, semicolon, attributes = header.partition(";")
    name, equals, _ = pair.partition("=")
    return f"{name}={semicolon}{attributes}" if equals else f"={semicolon}{attributes}"


def read_cookie(header: str, url: str) -> SetCookie | None:
    """Return the cookie of a Set-Cookie header of this answer (RFC 6265 §5.2); None for one taken away or nameless."""
    pair, *rest = header.split(";")
    name = pair.partition("=")[0].strip() if "=" in pair else ""
    given = [(key.strip().lower(), value.strip().lower()) for key, _, value in (part.partition("=") for part in rest)]
    attributes = dict(given)  # the last of a kind holds
    is_taken_away = attributes.get("max-age", "1").lstrip("-") == "0" or attributes.get("max-age", "").startswith("-")
    if not name or is_taken_away or "1970" in attributes.get("expires", ""):
        return None
    return SetCookie(
        name=name[:MOST_NAME_CHARACTERS],
        url=url,
        is_secure="secure" in attributes,
        is_http_only="httponly" in attributes,
        same_site=attributes.get("samesite", ""),
    )
