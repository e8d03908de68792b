"""Dates in the texts of Indian government pages: day first, English and Hindi, ASCII and Devanagari digits.

What is no date is refused: file numbers, financial years, telephone numbers, versions, Saka years.
Pure: it knows no clock.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from rules.date_vocabulary import (
    DATE_PREFIXES,
    MONTHS,
    OPENING_LABELS,
    PUBLISHED_LABELS,
    STAMP_LABELS,
    UNTIL_WORDS,
    VALIDITY_LABELS,
    WEEKDAYS,
)
from rules.folding import folded_hindi

EARLIEST_YEAR = 1990  # no website of a department is older; Saka years (1946) and founding days fall below
LATEST_YEAR = 2100
CENTURY_TURN = 70  # two-digit years below it belong to this century
LABEL_REACH_CHARACTERS = 60
INDIA_AHEAD_OF_UTC = timedelta(hours=5, minutes=30)


class DateKind(StrEnum):
    """What the words around a date say about it."""

    STAMP = "stamp"  # last updated, last reviewed
    PUBLISHED = "published"
    VALIDITY = "validity"  # last date, closing date, तक
    OPENING = "opening"  # of bids: past on purpose
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date as printed: where it stands in the text and what its label says."""

    day: date
    text: str
    start: int
    end: int
    kind: DateKind
    is_range_end: bool = False


_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_DASH = r"[-\u2010-\u2015\u2212]"
_WORD = r"[A-Za-z]{3,9}|[\u0900-\u0963\u0970-\u097f]{2,12}"
_ISO = re.compile(r"(?<![\d/.\-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[^\d/.\-]|[-/.](?!\d)|T\d)")
_NUMERIC = re.compile(
    r"(?<![\d/.:\-])(\d{1,2})\s?([/.\-\u2013])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?=$|[^\d/.\-\u2013]|[/.\-\u2013](?!\d))"
)
_DAY_FIRST = re.compile(
    rf"(?<![\d/.:\-])(?:(\d{{1,2}})(?:st|nd|rd|th)?\s*(?:{_DASH}|to|से|&|and|व|एवं)\s*)?"
    rf"(\d{{1,2}})\s?(?:st|nd|rd|th)?[\s,./\-\u2013]{{0,3}}(?:of\s+|day\s+of\s+)?({_WORD})[.,]?[\s,./\-\u2013']{{0,3}}(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![A-Za-z\u0900-\u097f])({_WORD})[.]?[\s\-]{{1,2}}(\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s+(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(
    rf"(?<![\d/.:\-])(\d{{1,2}})[\s\-]({_WORD})[.]?[\s,\-']{{1,2}}(\d{{2}})(?![\d:/.\-])", re.IGNORECASE
)
# A number with slashes after one of these words names a file, a letter or a version.
_NUMBER_WORD = re.compile(
    r"(?:\bno|\bnos|\bnumber|\bversion|\bver|\bv|\bsection|\bclause|\bpara|\brule|संख्या|सं0|सं|क्रमांक|क्र0|धारा|नं|नंबर|पत्रांक)"
    r"[\s.:०0\-/]*$",
    re.IGNORECASE,
)
# "until" a day closes something only beside one of these; figures are also counted until a day.
_CLOSING = re.compile(
    r"\b(?:appl|submi|bid|tender|valid|open|regist(?:er|ration)s? (?:is|are|for|will)|avail|receiv|invit)"
    r"|आवेदन|जमा|प्रस्तुत|निविदा|पंजीकरण कर|आमंत्रित|मान्य|वैध|प्रवेश|शिविर",
    re.IGNORECASE,
)
_FILLER = re.compile(r"[\s:：;,.|()\[\]/\-–—*]+")
_FILLERS = frozenset({"on", "at", "the", "is", "date", "dated", "time", "as", "by", "of", "और", "है", "को", "की", "का"})
_RANGE = re.compile(rf"\s*(?:{_DASH}|to|till|upto|से)\s*", re.IGNORECASE)


def today_of(moment: datetime) -> date:
    """Return the day in India (UTC+5:30) at a moment given in UTC."""
    return (moment + INDIA_AHEAD_OF_UTC).date()


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates of a text in order, each with the kind its label gives it."""
    if not any(char.isdigit() for char in text):
        return ()
    plain = text.translate(_DIGITS)
    found: list[FoundDate] = []
    for day, start, end in sorted(_without_overlaps(_candidates(plain)), key=lambda item: item[1]):
        is_range_end = bool(found) and bool(_RANGE.fullmatch(plain[found[-1].end : start]))
        kind = _kind(plain, start, end)
        if kind is DateKind.NONE and is_range_end:
            kind = found[-1].kind
        found.append(
            FoundDate(day=day, text=text[start:end], start=start, end=end, kind=kind, is_range_end=is_range_end)
        )
    return tuple(found)


def iso_day(text: str) -> date | None:
    """Return the day of a machine-readable date such as 2026-11-04 or 2026-11-04T10:00:00+05:30; None for others."""
    found = re.match(r"\s*(\d{4})-(\d{2})-(\d{2})(?=\s*$|[T ])", text)
    return _day(int(found.group(1)), int(found.group(2)), int(found.group(3))) if found else None


def label_kind(text: str) -> DateKind:
    """Return the kind a label alone announces, such as a column heading "Closing date"."""
    label = folded_hindi(text)
    for kind, labels in _LABELS:
        if any(_has_phrase(label, phrase) for phrase in labels):
            return kind
    return DateKind.NONE


_LABELS = (
    (DateKind.STAMP, STAMP_LABELS),
    (DateKind.OPENING, OPENING_LABELS),
    (DateKind.VALIDITY, VALIDITY_LABELS),
    (DateKind.PUBLISHED, PUBLISHED_LABELS),
)


def _candidates(plain: str) -> Iterator[tuple[date, int, int]]:
    for found in _ISO.finditer(plain):
        yield from _placed(_day(int(found[1]), int(found[3]), int(found[4])), found)
    for found in _NUMERIC.finditer(plain):
        yield from _placed(_numeric(plain, found), found)
    for found in _DAY_FIRST.finditer(plain):
        month, year = MONTHS.get(folded_hindi(found[3])), int(found[4])
        if month is None:
            continue
        last = _day(year, month, int(found[2]))
        first = _day(year, month, int(found[1])) if found[1] else None
        if last and first and first < last:
            yield first, found.start(1), found.end(1)
        if last:
            yield last, found.start(2), found.end()
    for found in _MONTH_FIRST.finditer(plain):
        month = MONTHS.get(folded_hindi(found[1]))
        yield from _placed(_day(int(found[3]), month, int(found[2])) if month else None, found)
    for found in _SHORT_YEAR.finditer(plain):
        month = MONTHS.get(folded_hindi(found[2]))
        if month and _label_before(plain, found.start()) is not DateKind.NONE:
            yield from _placed(_day(_full_year(int(found[3])), month, int(found[1])), found)


def _placed(day: date | None, found: re.Match[str]) -> Iterator[tuple[date, int, int]]:
    if day is not None:
        yield day, found.start(), found.end()


def _without_overlaps(candidates: Iterator[tuple[date, int, int]]) -> Iterator[tuple[date, int, int]]:
    """Keep the first reading of each stretch of text: the layouts are tried from the surest on."""
    taken: list[tuple[int, int]] = []
    for day, start, end in candidates:
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            taken.append((start, end))
            yield day, start, end


def _numeric(plain: str, found: re.Match[str]) -> date | None:
    first, second, year_text = int(found[1]), int(found[3]), found[4]
    before = plain[max(0, found.start() - LABEL_REACH_CHARACTERS) : found.start()]
    if _NUMBER_WORD.search(before):
        return None
    if len(year_text) == 2 and _label_before(plain, found.start()) is DateKind.NONE and not _has_prefix(before):
        return None
    year = int(year_text) if len(year_text) == 4 else _full_year(int(year_text))
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    weekday = _weekday_before(before)
    settles = weekday is not None and month_first is not None and month_first.weekday() == weekday
    if settles and (day_first is None or day_first.weekday() != weekday):
        return month_first
    return day_first or month_first


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(year: int) -> int:
    return year + (2000 if year < CENTURY_TURN else 1900)


def _weekday_before(before: str) -> int | None:
    words = [word for word in re.split(r"[\s,.()\-]+", folded_hindi(before)) if word]
    return WEEKDAYS.get(words[-1]) if words else None


def _kind(plain: str, start: int, end: int) -> DateKind:
    before = _label_before(plain, start)
    if before is not DateKind.NONE:
        return before
    after = folded_hindi(plain[end : end + 12]).split()
    is_until = bool(after) and after[0].strip(".,।:)") in UNTIL_WORDS
    return DateKind.VALIDITY if is_until and _CLOSING.search(plain) else DateKind.NONE


def _label_before(plain: str, start: int) -> DateKind:
    """Return the kind of the label that ends right before a date, with nothing but filler between."""
    words = [
        word for word in _FILLER.split(folded_hindi(plain[max(0, start - LABEL_REACH_CHARACTERS) : start])) if word
    ]
    while words and (words[-1] in _FILLERS or words[-1] in WEEKDAYS or words[-1] in _PREFIX_WORDS):
        tail = " ".join(words)
        if any(_ends_with(tail, phrase) for _, labels in _LABELS for phrase in labels):
            break
        words.pop()
    if words and words[-1] in UNTIL_WORDS:
        return DateKind.VALIDITY if _CLOSING.search(plain) else DateKind.NONE
    tail = " ".join(words)
    for kind, labels in _LABELS:
        if any(_ends_with(tail, phrase) for phrase in labels):
            return kind
    return DateKind.NONE


_PREFIX_WORDS = frozenset(DATE_PREFIXES)


def _has_prefix(before: str) -> bool:
    words = [word for word in _FILLER.split(folded_hindi(before)) if word]
    return bool(words) and words[-1] in _PREFIX_WORDS - {"on"}


def _ends_with(text: str, phrase: str) -> bool:
    return text.endswith(phrase) and (len(text) == len(phrase) or not text[-len(phrase) - 1].isalnum())


def _has_phrase(text: str, phrase: str) -> bool:
    return bool(re.search(rf"(?<![\w\u0900-\u097f]){re.escape(phrase)}(?![\w\u0900-\u097f])", text))
