"""Strangers' texts made safe to show: what cannot be seen is shown as its code."""

import re
from urllib.parse import urlsplit

# Controls, and the marks that turn the direction of the text around them (UAX #9, "Trojan Source").
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return the text with control and direction characters written out, such as ⟨U+202E⟩."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


def web_link(url: str) -> str:
    """Return the address when it may become a link, "" otherwise: only http and https lead anywhere."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""
