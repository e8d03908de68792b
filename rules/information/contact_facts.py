"""Ways to reach an office that a page gives in words: telephone, e-mail, postal address."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from rules.folding import with_ascii_digits
from rules.page_text import PageText
from rules.running_text import as_written, case_folded
from rules.text import CHROME

_EMAIL = re.compile(
    r"(?i)(?<![\w.+-])(?:e-?mail(?:[-_ ]?id)?[-.:])?([\w.+-]{1,64})"
    r"\s*(?:@|\[\s*at\s*\]|\(\s*at\s*\)|\{\s*at\s*\}|\[एट\])\s*"
    r"([\w-]{1,63}(?:\s*(?:\.|\[\s*dot\s*\]|\(\s*dot\s*\)|\{\s*dot\s*\}|\[डॉट\])\s*[\w-]{1,63})+)"
)
# What stands in place of an address as long as no script has put it together, and addresses spelt out.
_PROTECTED = re.compile(
    r"(?i)email.{0,3}protect|protected from spam"
    r"|(?<![\w.])[\w.-]{2,64}\s+at\s+[\w-]{2,63}\s+dot\s+(?:gov|nic|com|org|in|ac)\b"
)
_SPELT_AT = re.compile(r"at\s*[\])}]")
_DOT = re.compile(r"(?i)\s*(?:\.|[\[({]\s*dot\s*[\])}]|\[डॉट\])\s*")
# India Post: six digits, the first not 0. A line of six digits behind an area code is a telephone number.
_PIN_CODE = re.compile(r"(?<![\d/.])(?<!\d[-–])[1-9]\d{2}[ \u00a0-]?\d{3}(?!\d|[/.,-]\d)")
# Mobile and fixed lines with area code, toll-free numbers.
_PHONE = re.compile(
    r"(?<![\d/.])(?:\+?91[\s-]*)?(?:\(?0?\d{2,5}\)?[\s\-–]+\d{5,8}|[06-9]\d{9,10}|1800[\s-]?\d{2,4}[\s-]?\d{3,5})(?!\d)"
)
_PARTED_PHONE = re.compile(
    r"(?<![\d/.])(?:\+?91[\s-]*)?\(?0?\d{2,4}\)?[\s\-–]+\d{3,4}[\s-]\d{3,5}(?!\d)|(?<![\d/.])[6-9]\d{4}[\s-]\d{5}(?!\d)"
)
_LABELLED_PHONE = re.compile(
    r"(?i)(?:tele?phone|phone|ph\b|tel\b|fax|mobile|mob\b|helpline|toll[\s-]?free|दूरभाष|फोन|फ़ोन|मोबाइल|हेल्पलाइन)"
    r"[^\d\n]{0,25}\d[\d\s\-,/()]{2,}"
)


def contact_facts(texts: Iterable[str]) -> bool:
    """Return whether any text names a telephone number, an e-mail address or an address with PIN code."""
    return any(
        pattern.search(plain)
        for plain in map(_plain, texts)
        for pattern in (_EMAIL, _PHONE, _LABELLED_PHONE, _PIN_CODE)
    )


def says_how_to_reach(page: PageText) -> bool:
    """Return whether the page as a whole names a telephone number, an e-mail or a postal address."""
    if any(link.raw_href.strip().lower().startswith(("mailto:", "tel:")) for link in page.links):
        return True
    return contact_facts(texts_of(page))


def texts_of(page: PageText, *, own: bool = False) -> Iterator[str]:
    """Yield the blocks and the table rows of a page; with `own` only those outside header, menus and footer."""
    yield from (block.text for block in page.blocks if not own or block.region not in CHROME)
    yield from (
        " ".join(row.cells) for table in page.tables if not own or table.region not in CHROME for row in table.rows
    )


def has_telephone(page: PageText) -> bool:
    """Return whether the page gives a telephone number, in words or as a link."""
    return any(link.raw_href.strip().lower().startswith("tel:") for link in page.links) or any(
        pattern.search(plain)
        for plain in map(_plain, texts_of(page))
        for pattern in (_PHONE, _PARTED_PHONE, _LABELLED_PHONE)
    )


def has_email(page: PageText) -> bool:
    """Return whether the page gives an e-mail address, in words or as a link."""
    return any(
        link.raw_href.strip().lower().startswith("mailto:") or _PROTECTED.search(link.raw_href) for link in page.links
    ) or any(_EMAIL.search(text) or _PROTECTED.search(text) for text in texts_of(page))


def has_pin_code(page: PageText) -> bool:
    """Return whether the page gives an address with a PIN code."""
    return any(_PIN_CODE.search(plain) for plain in map(_plain, texts_of(page)))


def emails_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the e-mail addresses of a text: as written, and as a program sends to it, in lower case."""
    for found in _EMAIL.finditer(text):
        yield found[0], f"{found[1]}@{_DOT.sub('.', found[2])}".lower()


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def blocks_with_mail(page: PageText) -> frozenset[int]:
    """Return the positions of the blocks that may hold an e-mail address or begin a mail; all others do neither."""
    linked = [
        number
        for number, block in enumerate(page.blocks)
        if block.hrefs and any(href.startswith("mailto:") for href in block.hrefs)
    ]
    folded = case_folded(page)
    return frozenset((*as_written(page).holding("@"), *folded.fitting(_SPELT_AT), *folded.holding("एट]"), *linked))


def email_of_link(raw_href: str) -> str:
    """Return the address a mailto: link sends to, in lower case; "" for other links."""
    scheme, _, rest = raw_href.strip().partition(":")
    return unquote(rest.partition("?")[0]).strip().lower() if scheme.lower() == "mailto" else ""


def _plain(text: str) -> str:
    return with_ascii_digits(unicodedata.normalize("NFC", text))
