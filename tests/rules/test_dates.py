"""Dates, judged by precision and recall on labelled texts and by reading back what is printed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar_names import MONTHS
from rules.dates import MOST_DATES, DateKind, find_dates, iso_day, label_kind
from rules.folding import folded_hindi, label_key

LABELLED = [
    line.split("\t")
    for line in (Path(__file__).parent / "dates" / "labelled.tsv").read_text(encoding="utf-8").splitlines()
]
DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")


def test_the_labelled_set_has_both_kinds() -> None:
    assert sum(bool(days) for _, days in LABELLED) >= 80
    assert sum(not days for _, days in LABELLED) >= 80


def test_nearly_every_labelled_date_is_found_and_hardly_anything_else() -> None:
    right, found, wanted, misses = 0, 0, 0, []
    for text, days in LABELLED:
        printed = [str(one.day) for one in find_dates(text)]
        labelled = days.split()
        right += len(set(printed) & set(labelled))
        found += len(printed)
        wanted += len(labelled)
        if sorted(printed) != sorted(labelled):
            misses.append((text, printed, labelled))
    assert right / found >= 0.99, misses
    assert right / wanted >= 0.97, misses


months = st.sampled_from(sorted(MONTHS.items()))
days = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@given(
    days, st.sampled_from(["{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}"]), st.booleans()
)
def test_numbers_are_read_day_first_in_both_scripts(day: date, layout: str, is_devanagari: bool) -> None:
    text = layout.format(d=day.day, m=day.month, y=day.year)
    [found] = find_dates(f"दिनांक {text.translate(DEVANAGARI) if is_devanagari else text} को")
    assert found.day == day


@given(days, months, st.sampled_from(["{d} {n} {y}", "{d}-{n}-{y}", "{d:02} {n}, {y}", "{d} {n}. {y}"]))
def test_every_spelling_of_a_month_is_read(day: date, month: tuple[str, int], layout: str) -> None:
    name, number = month
    wanted = day.replace(month=number, day=min(day.day, 28))
    [found] = find_dates(layout.format(d=wanted.day, n=name, y=wanted.year))
    assert found.day == wanted


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 Spetember 2023", date(2023, 9, 12)),
        ("Janauary 12, 2023", date(2023, 1, 12)),
        ("12 सिंतबर 2023", date(2023, 9, 12)),
        ("12 दिसम्वर 2023", date(2023, 12, 12)),
        ("वार्ड 12 नंबर 2023", None),
        ("12 Members 2023", None),
        ("12 मार्ग 2023", None),
    ],
)
def test_a_month_with_a_wrong_letter_is_read(text: str, day: date | None) -> None:
    assert next((found.day for found in find_dates(text)), None) == day


@given(st.text(max_size=300))
def test_no_text_makes_it_stumble(text: str) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text


def test_a_text_full_of_dates_is_read_up_to_a_bound() -> None:
    assert len(find_dates("1/1/2024 " * 5_000)) == MOST_DATES


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Last Updated: 04 Sep 2025", DateKind.STAMP),
        ("पृष्ठ अंतिम अद्यतन तिथि : 04/09/2025", DateKind.STAMP),
        ("Last reviewed and updated on 01 Nov, 2022", DateKind.STAMP),
        ("Closing date: 04/09/2025", DateKind.VALIDITY),
        ("आवेदन की अन्तिम तिथि 04/09/2025", DateKind.VALIDITY),
        ("दिनांक 04/09/2025 तक आवेदन करें", DateKind.VALIDITY),
        ("Applications are received till 4 September 2025", DateKind.VALIDITY),
        ("Application form. Last date to apply: 04/09/2025", DateKind.VALIDITY),
        ("The last date and time for the receipt of bids is 04/09/2025", DateKind.VALIDITY),
        ("Extension of last date of admission - 04/09/2025", DateKind.NONE),
        ("Walk-in interview: 4th September, 2025", DateKind.EVENT),
        ("स्थानान्तरण सूची 31 दिसम्बर 2020 को प्रकाशित की जायेगी।", DateKind.EVENT),
        ("सूची 31 दिसम्बर 2020 को प्रकाशित होगी", DateKind.EVENT),
        ("सूची 31 दिसम्बर 2020 को प्रकाशित की गई", DateKind.PUBLISHED),
        ("ಅರ್ಜಿ ಸಲ್ಲಿಸಲು ಕೊನೆ ದಿನಾಂಕ: 04/09/2025", DateKind.VALIDITY),
        ("ఆఖరి తేదీ 04/09/2025", DateKind.VALIDITY),
        ("இறுதித் தேதி : 04/09/2025", DateKind.VALIDITY),
        ("അവസാന തിയതി 04/09/2025", DateKind.VALIDITY),
        ("আবেদনৰ শেষ তাৰিখ ০৪-০৯-২০২৫", DateKind.VALIDITY),
        ("ਆਖਰੀ ਤਾਰੀਖ 04/09/2025", DateKind.VALIDITY),
        ("अंतिम तिथी ०४/०९/२०२५", DateKind.VALIDITY),
        ("अंतिम संशोधन तिथि 04/09/2025", DateKind.STAMP),
        ("Date of web hosting: 04/09/2025", DateKind.PUBLISHED),
        ("The policy was announced on 04/09/2025", DateKind.NONE),
        ("शेवटचे आधुनिकीकरण: सप्टेंबर 4, 2025", DateKind.STAMP),
        ("Registrations of workers till 4 September 2025", DateKind.NONE),
        ("04/09/2025 तक के आंकड़े", DateKind.NONE),
        ("Date of bid opening 04/09/2025", DateKind.OPENING),
        ("Published on: 04/09/2025", DateKind.PUBLISHED),
        ("The camp of 04/09/2025 was well attended", DateKind.NONE),
        ("Last year, on 04/09/2025", DateKind.NONE),
        ("Stand: 04.09.2025", DateKind.STAMP),
        ("Taxi stand 04/09/2025", DateKind.NONE),
        ("By the desk · Updated 04/09/2025", DateKind.STAMP),
        ("Tender updated 04/09/2025", DateKind.NONE),
        ("Data updated till 04/09/2025", DateKind.STAMP),
        ("Last Updeted on 04/09/2025", DateKind.STAMP),
        ("Last updated by NIC on 04/09/2025", DateKind.STAMP),
        ("पृष्ठ 04/09/2025 को अंतिम बार अपडेट किया गया", DateKind.STAMP),
        ("04/09/2025 तक अद्यतन", DateKind.STAMP),
        ("Page last updated 04/09/2025", DateKind.STAMP),
        ("अंतिम नवीनीकृत: 04/09/2025", DateKind.STAMP),
    ],
)
def test_the_label_says_what_kind_of_date_it_is(text: str, kind: DateKind) -> None:
    [found] = find_dates(text)
    assert found.kind is kind


def test_the_second_date_of_a_range_ends_it() -> None:
    first, last = find_dates("20 मार्च 2023 - 25 मार्च 2023")
    assert (first.is_range_end, last.is_range_end) == (False, True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Last Date", DateKind.VALIDITY),
        ("Document Download / Sale Start Date", DateKind.OPENING),
        ("निविदा की अंतिम तिथि", DateKind.VALIDITY),
        ("Last updated on", DateKind.STAMP),
        ("Start Date", DateKind.PUBLISHED),
        ("Subject", DateKind.NONE),
    ],
)
def test_a_column_heading_names_a_kind(text: str, kind: DateKind) -> None:
    assert label_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-04", date(2026, 11, 4)),
        ("2026-11-04T10:00:00+05:30", date(2026, 11, 4)),
        ("2026-11-03T18:30:00.000Z", date(2026, 11, 4)),  # midnight in India
        ("2026-11-03T23:00:00Z", date(2026, 11, 4)),  # in Berlin
        ("2026-11-03T18:31:00Z", date(2026, 11, 3)),
        ("9999-12-31T23:00:00Z", None),
        ("04/11/2026", None),
        ("2026-02-30", None),
        ("2026", None),
    ],
)
def test_machine_dates_are_strict(text: str, day: date | None) -> None:
    assert iso_day(text) == day


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("सम्पर्क करें", "संपर्क करें"),
        ("हिन्दी", "हिंदी"),
        ("उत्तराखण्ड", "उत्तराखंड"),
        ("फ़ीडबैक", "फीडबैक"),
        ("योजनाएँ", "योजनाएं"),
        ("Terms & Conditions", "terms and conditions"),
        ("  Contact   Us » ", "contact us"),
    ],
)
def test_spellings_of_one_label_have_one_key(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


def test_different_labels_have_different_keys() -> None:
    assert label_key("नियम") != label_key("नियमावली")
    assert folded_hindi("कल") != folded_hindi("कला")
