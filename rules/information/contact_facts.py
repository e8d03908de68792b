"""Ways to reach an office that a page gives in words: telephone, e-mail, postal address."""

import re
import unicodedata
from collections.abc import Iterable

from rules.page_text import PageText

_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_EMAIL = re.compile(
    r"(?i)[\w.+-]+\s*(?:@|\[\s*at\s*\]|\(\s*at\s*\)|\{\s*at\s*\}|\[एट\])\s*[\w-]+"
    r"(?:\s*(?:\.|\[\s*dot\s*\]|\(\s*dot\s*\)|\{\s*dot\s*\}|\[डॉट\])\s*[\w-]+)+"
)
_PIN_CODE = re.compile(r"(?<![\d/.-])[1-9]\d{2}[ \u00a0]?\d{3}(?![\d/.])")  # India Post: six digits, the first not 0
# Mobile and fixed lines with area code, toll-free numbers.
_PHONE = re.compile(
    r"(?<![\d/.])(?:\+?91[\s-]*)?(?:\(?0?\d{2,5}\)?[\s\-–]+\d{5,8}|[06-9]\d{9,10}|1800[\s-]?\d{2,4}[\s-]?\d{3,5})(?!\d)"
)
_LABELLED_PHONE = re.compile(
    r"(?i)(?:tele?phone|phone|ph\b|tel\b|fax|mobile|mob\b|helpline|toll[\s-]?free|दूरभाष|फोन|फ़ोन|मोबाइल|हेल्पलाइन)"
    r"[^\d\n]{0,25}\d[\d\s\-,/()]{2,}"
)


def contact_facts(texts: Iterable[str]) -> bool:
    """Return whether any text names a telephone number, an e-mail address or an address with PIN code."""
    return any(
        pattern.search(plain)
        for plain in (unicodedata.normalize("NFC", text).translate(_DIGITS) for text in texts)
        for pattern in (_EMAIL, _PHONE, _LABELLED_PHONE, _PIN_CODE)
    )


def says_how_to_reach(page: PageText) -> bool:
    """Return whether the page as a whole names a telephone number, an e-mail or a postal address."""
    if any(link.raw_href.strip().lower().startswith(("mailto:", "tel:")) for link in page.links):
        return True
    cells = (" ".join(row.cells) for table in page.tables for row in table.rows)
    return contact_facts(block.text for block in page.blocks) or contact_facts(cells)
