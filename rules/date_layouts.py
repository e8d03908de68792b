"""The layouts in which dates are printed, tried from the surest on. Digits are ASCII here.

What is no date is refused: file numbers, financial years, telephone numbers, versions, years of other eras.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rules.calendar_names import SAKA_MONTHS, WEEKDAYS, month_of
from rules.folding import folded_hindi

EARLIEST_YEAR = 1990  # no website of a department is older; Saka years (1946) and founding days fall below
LATEST_YEAR = 2045  # Vikram years (2081) lie above
CENTURY_TURN = 70  # two-digit years below it belong to this century
SAKA_YEARS = range(1900, 1968)  # 1978 to 2045 of the common era
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # that stands by itself
REACH_CHARACTERS = 60  # of the words before a date that say what it is

Candidate = tuple[date, int, int]  # the day, and where it is printed

_DASH = r"[-\u2010-\u2015\u2212]"
_WORD = (
    r"[A-Za-z\u00c0-\u024f\u0370-\u04ff\u0600-\u06ef\u0300-\u036f]{3,14}|[\u0900-\u0963\u0970-\u0df3\u200c\u200d]{2,14}"
)
_WORDS = re.compile(_WORD, re.IGNORECASE)
_ORDINAL = r"(?:(?:st|nd|rd|th|er)\b|º|ª|(?:লা|রা|ঠা|শে|ই)(?=[\s,]))"
# Not within a longer number, nor right behind the sign that joins one or the capitals of a file: 7/12.5.26, F-12-05-26.
_START = (
    r"(?=\d)(?<![\d/])(?:(?<![\d/][.:\-])|(?<=दि0[.:\-]))"
    r"(?:(?<!(?-i:[A-Z])[.\-])|(?<=DT[.\-])|(?<=DATE[.\-])|(?<=DATED[.\-]))"
)
_ISO = re.compile(rf"{_START}(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?=$|[^\d/.\-]|[-/.](?!\d)|T\d)")
_EAST_ASIAN = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_JAPANESE_ERA = re.compile(r"(令和|平成)\s?(\d{1,2}|元)年\s?(\d{1,2})月\s?(\d{1,2})日")
_ERA_BEFORE = {"令和": 2018, "平成": 1988}  # the year before the first
_UNIX = re.compile(  # Tue Oct 14 16:22:31 EDT 2003
    rf"(?<![A-Za-z])({_WORD})\s+(\d{{1,2}})\s+\d\d:\d\d(?::\d\d)?(?:\s+[A-Z]{{2,4}})?\s+(\d{{4}})(?!\d)"
)
_NUMERIC = re.compile(
    rf"{_START}(\d{{1,2}})\s?([/.\-\u2013@])\s?(\d{{1,2}})\s?\2\s?(\d{{4}}|\d{{2}})"
    r"(?=$|[^\d/.\-\u2013]|[/.\-\u2013](?!\d)|-\d{1,2}:\d\d)"
)
_SPACED = re.compile(rf"({_WORD})[.,]?\s+(\d{{2}})\s(\d{{2}})\s(\d{{4}})(?!\d)")  # Thu, 01 03 2018: where they agree
_SPAN = re.compile(  # 28 March to 3 April 2024: the first day takes its year from the second
    rf"{_START}(\d{{1,2}}){_ORDINAL}?[\s\-]({_WORD})[.,]?\s*(?:{_DASH}|to|से|until|till|bis|au)\s*"
    rf"(?=(\d{{1,2}}){_ORDINAL}?[\s\-]({_WORD})[.,]?[\s,\-]{{1,3}}(\d{{4}})(?!\d))",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"{_START}(?:(\d{{1,2}}){_ORDINAL}?\s*(?:{_DASH}|to|से|&|and|व|एवं)\s*)?"
    rf"(\d{{1,2}})\s?{_ORDINAL}?[\s,./\-\u2013]{{0,3}}(?:of\s+|day\s+of\s+|de\s+)?({_WORD})[.,\]’']?(?:\s+del?)?"
    r"[\s,./\-\u2013']{0,3}(\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![A-Za-z\u00c0-\u024f\u0900-\u0dff])({_WORD})[.]?[\s,\-]{{1,2}}(\d{{1,2}}){_ORDINAL}?"
    rf"(?:\s?(?:{_DASH}|to|&|and)\s?(\d{{1,2}}){_ORDINAL}?)?(?:\s?,\s*|\s+|-)(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"{_START}(\d{{4}})[\s,\-]{{1,2}}({_WORD})[.]?[\s\-]{{1,2}}(\d{{1,2}})(?![\d/.:\-])", re.IGNORECASE
)
_SHORT_YEAR = re.compile(
    rf"{_START}(\d{{1,2}})\s?{_ORDINAL}?[\s\-]({_WORD})[.]?[\s,\-'’]{{1,2}}(\d{{2}})(?![\d:/.\-])", re.IGNORECASE
)
# Behind a weekday and a day, which Drupal writes month first: Mon, 03/12/2018 - 15:20.
_DRUPAL = re.compile(r" - \d\d:\d\d(?!\d)")
# A number with slashes after one of these words names a file, a letter or a version.
_NUMBER_WORD = re.compile(
    r"(?:\bno|\bnos|\bnumber|\bversion|\bver|\bv|\bsection|\bclause|\bpara|\brule|संख्या|सं0|सं|क्रमांक|क्र0|धारा|नं|नंबर|पत्रांक"
    r"|ज्ञापांक|जावक|(?<![^\s(:|])(?:ક્રમાંક|નં|নং|নম্বর|ਨੰਬਰ|ਨੰ|ସଂଖ୍ୟା|ନଂ|எண்|సంఖ్య|నం|ಸಂಖ್ಯೆ|ನಂ|നമ്പ(?:ർ|ര്)|നം|نمبر))"
    r"[\s.:०0\-/]*(?:\bf[.\s]+)?$",
    re.IGNORECASE,
)


def candidates(plain: str, is_month_first: bool | None) -> Iterator[Candidate]:
    """Yield every reading with a whole year, those of the surest layouts first."""
    is_asian = "年" in plain or "년" in plain
    for found in (*_ISO.finditer(plain), *(_EAST_ASIAN.finditer(plain) if is_asian else ())):
        numbers = [int(number) for number in found.groups() if number.isdigit()]
        yield from _placed(_day(*numbers), found)
    for found in _JAPANESE_ERA.finditer(plain) if is_asian else ():
        year = _ERA_BEFORE[found[1]] + (1 if found[2] == "元" else int(found[2]))
        yield from _placed(_day(year, int(found[3]), int(found[4])), found)
    is_worded = _names_month(plain)
    for found in _UNIX.finditer(plain) if is_worded else ():
        month = month_of(found[1])
        yield from _placed(_day(int(found[3]), month, int(found[2])) if month else None, found)
    for found in _NUMERIC.finditer(plain):
        if len(found[4]) == 4:
            yield from _placed(_numeric(plain, found, is_month_first), found)
    for found in _SPACED.finditer(plain):
        day = _day(int(found[4]), int(found[3]), int(found[2]))
        if day and day.weekday() == WEEKDAYS.get(folded_hindi(found[1])):
            yield day, found.start(2), found.end()
    if not is_worded:
        return
    for found in _SPAN.finditer(plain):
        first, last, year = month_of(found[2]), month_of(found[4]), int(found[5])
        if first and last:
            day = _day(year if first <= last else year - 1, first, int(found[1]))
            if day:
                yield day, found.start(1), found.end(2)
    for found in _DAY_FIRST.finditer(plain):
        yield from _ranged(found[3], found[4], found, (1, 2))
    for found in _MONTH_FIRST.finditer(plain):
        yield from _ranged(found[1], found[4], found, (2, 3))
    for found in _YEAR_FIRST.finditer(plain):
        month = month_of(found[2])
        yield from _placed(_day(int(found[1]), month, int(found[3])) if month else None, found)


def short_candidates(plain: str, is_month_first: bool | None) -> Iterator[Candidate]:
    """Yield the readings with a year of two digits: dates only where a label says so, or they stand alone."""
    for found in _NUMERIC.finditer(plain):
        if len(found[4]) == 2:
            yield from _placed(_numeric(plain, found, is_month_first), found)
    for found in _SHORT_YEAR.finditer(plain):
        month = month_of(found[2])
        yield from _placed(_day(_full_year(int(found[3])), month, int(found[1])) if month else None, found)


def month_first_votes(plain: str) -> int:
    """Return how many numeric dates can only be month first, less those that can only be day first."""
    votes = 0
    for found in _NUMERIC.finditer(plain):
        first, second = int(found[1]), int(found[3])
        votes += (second > 12 >= first) - (first > 12 >= second)
    return votes


def stamps_day_first(plain: str) -> bool:
    """Return whether a date in Drupal's layout can only be day first: Sat, 30/01/2021 - 17:15."""
    return any(int(found[1]) > 12 and _DRUPAL.match(plain, found.end()) for found in _NUMERIC.finditer(plain))


def _ranged(word: str, year: str, found: re.Match[str], groups: tuple[int, int]) -> Iterator[Candidate]:
    """Yield the day, or both days of a range such as 12-14 May 2024 or May 12-14, 2024."""
    month = month_of(word)
    reading = _day if month else _saka_day
    month = month or SAKA_MONTHS.get(folded_hindi(word))
    if month is None:
        return
    one, other = groups
    days = [reading(int(year), month, int(found[group])) if found[group] else None for group in groups]
    first, last = days
    if first and last and first < last:
        yield first, found.start() if one == 2 else found.start(one), found.end(one)
        yield last, found.start(other), found.end()
    elif last and one == 1:
        yield last, found.start(other), found.end()
    elif first and one == 2:
        yield first, found.start(), found.end()


def _placed(day: date | None, found: re.Match[str]) -> Iterator[Candidate]:
    if day is not None:
        yield day, found.start(), found.end()


def just_before(text: str, start: int) -> str:
    """Return as much of the text before a date as may say what it is; to search in more of it costs too much."""
    return text[max(0, start - REACH_CHARACTERS) : start]


def _numeric(plain: str, found: re.Match[str], is_month_first: bool | None) -> date | None:
    first, second, year_text = int(found[1]), int(found[3]), found[4]
    before = just_before(plain, found.start())
    if _NUMBER_WORD.search(before):
        return None
    year = int(year_text) if len(year_text) == 4 else _full_year(int(year_text))
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if found[2] == ".":
        is_month_first = False  # as editors write beside Drupal's 05/19/2023
    weekday = _weekday_before(before)
    if weekday is not None:
        settled = [day for day in (day_first, month_first) if day and day.weekday() == weekday]
        if len(settled) == 1:
            return settled[0]
        if is_month_first is None:
            is_month_first = bool(settled) and _DRUPAL.match(plain, found.end()) is not None
    return (month_first or day_first) if is_month_first else (day_first or month_first)


def _names_month(plain: str) -> bool:
    return any(month_of(word) or folded_hindi(word) in SAKA_MONTHS for word in _WORDS.findall(plain))


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _saka_day(year: int, month: int, day: int) -> date | None:
    """Return a day of the Indian national calendar, whose year begins on 22 March, in leap years on 21 March.

    Source: Report of the Calendar Reform Committee, 1955.
    """
    if year not in SAKA_YEARS:
        return None
    common = year + 78
    is_leap = common % 4 == 0 and (common % 100 != 0 or common % 400 == 0)
    lengths = (31 if is_leap else 30, *(31,) * 5, *(30,) * 6)
    if not 1 <= day <= lengths[month - 1]:
        return None
    new_year = date(common, 3, 21 if is_leap else 22)
    return new_year + timedelta(days=sum(lengths[: month - 1]) + day - 1)


def _full_year(year: int) -> int:
    return year + (2000 if year < CENTURY_TURN else 1900)


def _weekday_before(before: str) -> int | None:
    words = [word for word in re.split(r"[\s,.()\-]+", folded_hindi(before)) if word]
    return WEEKDAYS.get(words[-1]) if words else None
