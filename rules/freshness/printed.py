"""Dates of list items as they are printed, and what their place says of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules.calendar_names import WEEKDAYS
from rules.date_labels import shows_today, without_times
from rules.dates import DateKind, FoundDate, find_dates
from rules.finding import slot
from rules.folding import folded_hindi
from rules.freshness.block_dates import prints_months_first
from rules.page_text import PageText

_REACH = 20  # characters before a date for the day of the week
_BESIDE = 60  # characters before a date that may say what it dates
# A date after one of these says what the content is about, not when it was put up.
_REFERENCE = re.compile(
    r"(?:\bas on|\bas of|\bup ?to|\btill|\buntil|\bsince|\bw\.?e\.?f\.?|\bwith effect from|\bdated|\bdt\.?|"
    r"\b(?:established|founded|formed|constituted|set up|inaugurated|enacted|born)(?: on| in)?|"
    r"\b(?:under|as per|according to|pursuant to|in (?:pursuance|terms) of)\b[^.;|·]{1,40}\bof|"
    r"\bdate of birth|\bvide|\bacts?|\brules?|\bended|\bending|दिनांकित|से लागू|स्थिति|जन्म तिथि)[\s:,(.\-]*(?:the\s+)?$",
    re.IGNORECASE,
)
_REFERENCE_AFTER = re.compile(r"[\s,]*(?:को (?:स्थापित|गठित|स्थापना|गठन)|की स्थिति|से लागू|तक की|के शासनादेश|के आदेश|के क्रम)")
# Figures are counted up to a day; nothing ends on it.
_COUNTED = re.compile(
    r"(?:received|registered|registrations|disposed|sanctioned|paid|achieved|completed|progress|enrolled|distributed|"
    r"प्राप्त|पंजीकृत|निस्तारित|स्वीकृत|प्रगति)[^.;|]{0,30}(?:up ?to|till|until)[\s:]*(?:the\s+)?$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(r"[\s,]*तक[\s,]*(?:कुल|प्राप्त|पंजीकृत|निस्तारित|स्वीकृत|की|के|हुए|हुई|का)(?![\u0900-\u097f])")
_PERIOD = re.compile(
    r"(?:\bfrom|\bfor the (?:period|month|year|quarter)(?: of| from| ending)?)[\s:,(.\-]*(?:the\s+)?$", re.I
)
_MARK = re.compile(r"[|;]")
# What a stamp has around its day, and goes with it: WED 14 Mar 2018, 17:49:44 IST.
_WEEKDAY = re.compile(rf"(?i)(?<![^\W\d_])(?:{'|'.join(map(re.escape, WEEKDAYS))})[\s,]*$")
_CLOCK = re.compile(r"(?i)[\s,|-]*(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:hrs\b\.?|IST\b))?")
_LETTERS = re.compile(r"[^\W\d_]")
_WEAK_LABEL = re.compile(r"valid|expir|end date|due date|वैध|समाप्ति")
# A column "Last date" stands in registers, too; one of these is of notices alone.
_STRONG_COLUMN = re.compile(r"clos|bid|tender|appl|आवेदन|निविदा")
_STRONG_LABEL = re.compile(r"last|clos|bid|submi|apply|appl|अंतिम|आखिरी|आवेदन|निविदा|जमा")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """One date of an item."""

    day: date
    text: str  # as printed
    kind: DateKind
    is_apart: bool  # stands by itself: in a cell or line of its own, or at either end of the text
    is_reference: bool  # says what the content is about: "as on", "dated"
    is_period: bool  # belongs to a time from one day to another that stands inside a text
    is_sure_end: bool  # named by a label that only a notice has: "last date", not "valid till"


def printed_dates(
    text: str, label: DateKind = DateKind.NONE, heading: str = "", *, is_month_first: bool | None
) -> Iterator[PrintedDate]:
    """Yield the dates of a text; a column heading names those that no label in the text does."""
    found = find_dates(text, is_month_first=is_month_first)
    if not found:
        return
    is_from_to = any(one.is_range_end for one in found)
    in_period = is_from_to and not _is_apart(text, found[0])
    for one in found:
        before, after = text[max(0, one.start - _BESIDE) : one.start], text[one.end :]
        if one.kind is DateKind.NONE and shows_today(before):
            continue
        is_counted = bool(_COUNTED.search(before) or _COUNTED_AFTER.match(after))
        kind = DateKind.NONE if is_counted else one.kind if one.kind is not DateKind.NONE else label
        if kind is DateKind.STAMP and is_from_to:  # corrections are taken from the one day to the other
            kind = DateKind.EVENT
        is_named = kind is not DateKind.NONE
        yield PrintedDate(
            day=one.day,
            text=one.text,
            kind=kind,
            is_apart=_is_apart(text, one),
            is_reference=is_counted
            or (not is_named and bool(_REFERENCE.search(before) or _REFERENCE_AFTER.match(after))),
            is_period=not is_named and (in_period or bool(_PERIOD.search(before))),
            is_sure_end=kind is DateKind.VALIDITY
            and (
                bool(_STRONG_COLUMN.search(folded_hindi(heading)))
                if one.kind is DateKind.NONE and label is kind and heading
                else _is_sure_end(before)
            ),
        )


def in_box(day: date, text: str, kind: DateKind) -> PrintedDate:
    """Return the date of a box that holds nothing else."""
    return PrintedDate(
        day=day, text=text, kind=kind, is_apart=True, is_reference=False, is_period=False, is_sure_end=False
    )


def with_slot(html: str, day: date, text: str, page: PageText) -> str:
    """Return HTML of a page with a place to fill in where this day stands; "" where it does not."""
    after = html
    for found in reversed(find_dates(html, is_month_first=prints_months_first(page))):
        if found.day == day:
            weekday = _WEEKDAY.search(after[max(0, found.start - _REACH) : found.start])
            clock = _CLOCK.match(after, found.end)
            start = found.start - len(weekday[0]) if weekday else found.start
            after = after[:start] + slot(text) + after[clock.end() if clock else found.end :]
    return "" if after == html else after


def _is_apart(text: str, one: FoundDate) -> bool:
    """Return whether no letters stand on one side of a day, up to the mark that sets statements apart."""
    before = _MARK.split(text[: one.start])[-1]
    after = without_times(_MARK.split(text[one.end :])[0]).strip()
    return not _LETTERS.search(before) or after == "at" or not _LETTERS.search(after)


def _is_sure_end(label: str) -> bool:
    folded = folded_hindi(label)
    return bool(_STRONG_LABEL.search(folded)) or not _WEAK_LABEL.search(folded)
