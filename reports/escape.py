"""Strangers' texts made safe to show: what cannot be seen is shown as its code."""

import re
from urllib.parse import unquote, urlsplit

# Controls, and the marks that turn the direction of the text around them (UAX #9, "Trojan Source").
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return the text with control and direction characters written out, such as ⟨U+202E⟩."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


def visible_in_json(document: str) -> str:
    """Return a JSON document with the same characters as \\u escapes: equal in value, harmless on a terminal."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", document)


def web_link(url: str) -> str:
    """Return the address when it may become a link, "" otherwise: only http and https lead anywhere."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def address(url: str, home_url: str) -> str:
    """Return an address as people read it: without the site's own name, percent codes as letters.

    The home page keeps its name. The result is text to show and never an address to follow.
    """
    try:
        parts, home = urlsplit(url), urlsplit(home_url)
    except ValueError:
        return url
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return url
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    readable = unquote(path, errors="replace")
    if "\N{REPLACEMENT CHARACTER}" in readable:
        readable = path
    return readable if parts.netloc == home.netloc and path not in {"", "/"} else f"{parts.netloc}{readable}"
