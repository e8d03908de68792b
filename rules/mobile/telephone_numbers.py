"""Telephone numbers in running text, Hindi or English, written as Indian offices write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rules.folding import DIGITS, with_ascii_digits
from rules.page_text import PageText
from rules.running_text import as_written, case_folded

_SEPARATOR = r"[\s\u00a0.–-]{0,3}"
_BRACKETED = r"[\s\u00a0.()–-]{0,3}"
_GROUPS = rf"\d(?:{_BRACKETED}\d)"
# Nothing that continues a number may stand on either side: no digit, no part of a date, a sum or a file number. The 0
# of मो0 is none, and a second number may follow a stroke or a comma.
_BEFORE = r"(?<![\w/₹+])(?:(?<![\d₹][.,-])|(?<=[\u0900-\u097f]0[.-])|(?<=\d{5},))(?<!Rs\.)(?<![A-Z][.-])"
_AFTER = r"(?!\w|[.-]\d|,\d{1,4}(?!\d)|/\s?\d{1,4}(?!\d))"
INTERNATIONAL = re.compile(rf"(?<![\d/\w+])\(?\+\s?91\)?{_BRACKETED}0?{_GROUPS}{{9}}{_AFTER}")
TOLL_FREE = re.compile(rf"{_BEFORE}1[89]00{_SEPARATOR}\d{{2,4}}{_SEPARATOR}\d{{3,4}}(?:{_SEPARATOR}\d{{2,3}})?{_AFTER}")
TRUNK = re.compile(
    rf"{_BEFORE}(?:\(0\d{{2,4}}\)[\s–-]{{0,3}}|\(?0\d{{2,4}}[\s–-]{{1,3}})\d{{3,4}}[\s-]?\d{{3,4}}{_AFTER}"
)
MOBILE = re.compile(rf"{_BEFORE}(?:0|91[\s-])?[6-9]\d{{4}}[\s-]?\d{{5}}{_AFTER}")
# Short numbers of India and Uttarakhand: emergency, ambulance, police, women, children, disaster, legal aid …
HELPLINES = frozenset({"100", "101", "102", "104", "108", "112", "181", "1064", "1070", "1076", "1077", "1090", "1091",
                       "1098", "1800", "1905", "1912", "1926", "1930", "14567", "15100"})  # fmt: skip
_NINE_DIGITS = re.compile(r"\d(?:[\s.–()-]{0,4}\d){8}")  # no number but that of a helpline has fewer
_LONG_RUN = re.compile(rf"[{DIGITS}][{DIGITS}\s.()–-]{{8}}")  # nine digits are no shorter
_THREE_DIGITS = re.compile(r"\d{3}")
HELPLINE = re.compile(rf"{_BEFORE}(\d{{3,5}}){_AFTER}")
NAMED = re.compile(r"phone|\btel\b|telephone|mobile|\bmob\b|\bph\b|contact|landline|whatsapp|call\b|helpline|help ?desk"
                   r"|दूरभाष|फोन|फ़ोन|मोबाइल|मो0|मो\.|सम्पर्क|संपर्क|कॉल|☎|📞|हेल्पलाइन", re.IGNORECASE)  # fmt: skip
HELPING = re.compile(r"help ?line|toll[ -]?free|हेल्प ?लाइन|टोल[ -]?फ्री|आपातकाल|emergency (?:no|num|call)", re.IGNORECASE)
_HELPING_PIECES = ("help", "toll", "हेल्प", "टोल", "आपातकाल", "emergency")  # one of them is in all that HELPING finds
FAX = re.compile(r"fax|फैक्स|फ़ैक्स", re.IGNORECASE)
NEAR_CHARACTERS = 40  # a name this far before a number is the name of the number
LONGEST, SHORTEST = 12, 10
# What every number of a kind holds, and whether it needs a name.
_LONG_NUMBERS = ((INTERNATIONAL, "+", False), (TOLL_FREE, "00", False), (TRUNK, "0", True), (MOBILE, "", True))


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number in a text: as written, and as a phone dials it."""

    written: str
    dialled: str


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def blocks_with_long_runs(page: PageText) -> tuple[int, ...]:
    """Return the positions of the blocks that hold nine digits and signs between them in a row."""
    return as_written(page).fitting(_LONG_RUN)


@lru_cache(maxsize=8)
def blocks_with_nine_digits(page: PageText) -> frozenset[int]:
    """Return the positions of the blocks that hold a number of nine digits and more."""
    return frozenset(n for n in blocks_with_long_runs(page) if _NINE_DIGITS.search(page.blocks[n].text))


def blocks_with_telephones(page: PageText) -> frozenset[int]:
    """Return the positions of the blocks that may hold a telephone number; all others hold none."""
    return blocks_with_nine_digits(page).union(case_folded(page).holding(*_HELPING_PIECES))


def telephones(text: str, *, is_named: bool = False) -> Iterator[Telephone]:
    """Yield the telephone numbers in a text; `is_named` when a heading says that numbers follow. Fax is left out."""
    printed, text = text, with_ascii_digits(text)
    is_long = _NINE_DIGITS.search(text) is not None
    if not is_long and not _THREE_DIGITS.search(text):
        return
    taken: list[tuple[int, int]] = []
    for pattern, piece, needs_name in _LONG_NUMBERS if is_long else ():
        for found in pattern.finditer(text) if piece in text else ():
            start, end = found.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            before = text[max(0, start - NEAR_CHARACTERS) : start]
            if _is_fax(before) or (needs_name and not (is_named or NAMED.search(before))):
                continue
            dialled = _dialled(found[0], pattern)
            if dialled:
                taken.append((start, end))
                yield Telephone(_without_open_bracket(printed[start:end].strip()), dialled)
    for found in HELPLINE.finditer(text):
        if found[1] not in HELPLINES - {"1800"}:
            continue
        near = text[max(0, found.start() - NEAR_CHARACTERS) : found.end() + NEAR_CHARACTERS // 2]
        if HELPING.search(near) and not any(a <= found.start() < b for a, b in taken):
            yield Telephone(printed[slice(*found.span(1))], found[1])


def significant(digits: str) -> str:
    """Return what tells two numbers apart: the last ten digits, without signs."""
    return re.sub(r"\D", "", digits)[-SHORTEST:]


def _is_fax(before: str) -> bool:
    """Return whether the last word that names the number names a fax."""
    fax = [found.end() for found in FAX.finditer(before)]
    named = [found.end() for found in NAMED.finditer(before)]
    return bool(fax) and (
        not named or fax[-1] > named[-1] or bool(re.search(r"/\s*(?:fax|फैक्स|फ़ैक्स)", before, re.IGNORECASE))
    )


def _without_open_bracket(written: str) -> str:
    """Return the number without a bracket that closes only behind further words or numbers."""
    return written if ")" in written else written.lstrip("(")


def _dialled(written: str, pattern: re.Pattern[str]) -> str:
    digits = re.sub(r"\D", "", written)
    if pattern is TOLL_FREE:
        return digits if SHORTEST <= len(digits) <= LONGEST else ""
    national = digits[-SHORTEST:]
    is_whole = len(digits) in {10, 11, 12, 13} and len(national) == SHORTEST and len(set(national)) > 2
    return f"+91{national}" if is_whole else ""
