"""What people write into forms, as it is kept: without what cannot be seen, and never too long."""

import re
from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import urlsplit

from reports.i18n import Translator
from rules.finding import N_, Message, message

MOST_CHARACTERS = 2_000
MOST_LINK_CHARACTERS = 500
# PostgreSQL keeps no NUL, terminals obey controls, and marks that turn the direction of a text make it lie.
_UNWRITTEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
Faults = Mapping[str, Message | None]  # by the field of the form; "form": of all of it
MISSING = N_("Please write something here.")
TOO_LONG = N_("This is too long: {count} characters of at most {most}.")
NO_LINK = N_("This is no web address. It begins with https:// or http://")


def tidied(text: str) -> str:
    """Return a text with its lines, and without unseen characters and white space around it."""
    return _UNWRITTEN.sub("", text.replace("\r\n", "\n")).strip()


def in_a_line(text: str) -> str:
    """Return a text as a field of one line keeps it."""
    return " ".join(tidied(text).split())


def text_fault(text: str, most: int = MOST_CHARACTERS, *, is_needed: bool = False) -> Message | None:
    """Return what is wrong with a text; None: nothing."""
    if is_needed and not text:
        return message(MISSING)
    return message(TOO_LONG, count=len(text), most=most) if len(text) > most else None


def link_fault(link: str) -> Message | None:
    """Return what is wrong with an address that others may follow; None: nothing, or there is none."""
    if not link:
        return None
    if len(link) > MOST_LINK_CHARACTERS:
        return message(TOO_LONG, count=len(link), most=MOST_LINK_CHARACTERS)
    try:
        parts = urlsplit(link)
        is_fine = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        is_fine = False
    return None if is_fine and not re.search(r"\s", link) else message(NO_LINK)


def in_words(faults: Faults, say: Translator) -> Mapping[str, str]:
    """Return what is wrong with each field, "" for those that are fine."""
    return defaultdict(str, {field: say.message(fault) for field, fault in faults.items() if fault})
