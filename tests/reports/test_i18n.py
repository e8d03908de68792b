"""Both languages say everything; numbers and days are printed as their readers write them."""

import re
import string
from datetime import date

import polib
from catalogue import CATALOGUE, marked_texts

from reports import words
from reports.i18n import Translator, language_of, translator
from reports.unreachable import EXPLANATIONS
from rules.evidence import Fate, UnreachableReason
from rules.finding import Outcome, counted, message
from rules.region import Region
from rules.rule import Category, Effort, Impact, Owner
from rules.scorecard import Grade


def entries() -> list[polib.POEntry]:
    return list(polib.pofile(str(CATALOGUE)))


def test_every_text_has_its_hindi() -> None:
    known = {(entry.msgid, entry.msgid_plural) for entry in entries() if entry.translated()}
    assert set(marked_texts()) - known == set()


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_translations_name_the_same_values() -> None:
    wrong = []
    for entry in entries():
        for form in entry.msgstr_plural.values() or [entry.msgstr]:
            if fields(form) - {"count"} != fields(entry.msgid) - {"count"}:
                wrong.append(entry.msgid)
    assert not wrong


def test_hindi_is_written_in_devanagari() -> None:
    untranslated = [
        entry.msgid
        for entry in entries()
        for form in entry.msgstr_plural.values() or [entry.msgstr]
        if not re.search("[\u0900-\u097f]", form) and re.search("[A-Za-z]{4}", re.sub(r"{[^}]*}", "", form))
    ]
    assert untranslated == []


def test_every_member_of_a_closed_set_has_a_word() -> None:
    pairs = [
        (Category, words.CATEGORIES),
        (Grade, words.GRADES),
        (Owner, words.OWNERS),
        (Effort, words.EFFORTS),
        (Impact, words.IMPACTS),
        (Outcome, words.OUTCOMES),
        (Fate, words.FATES),
        (UnreachableReason, EXPLANATIONS),
        ([None, *Region], words.PLACES),
    ]
    for members, table in pairs:
        assert set(members) == set(table)


def test_days_and_numbers_are_printed_in_the_readers_language() -> None:
    said = counted("{count} day since {old_date}", "{count} days since {old_date}", 2, old_date="2026-03-15")
    assert translator("en").message(said) == "2 days since 15 March 2026"
    assert translator("hi").day(date(2026, 3, 15)) == "15 मार्च 2026"
    assert translator("en").message(message("{share} %", share=12.5)) == "12.5 %"


def test_a_broken_translation_falls_back_to_english() -> None:
    for broken in ("{nobody} पृष्ठ", "{count", "{0} पृष्ठ", "{count.real.x}"):
        say = Translator("hi", {"{count} page": (broken, broken)})
        assert say.plural("{count} page", "{count} pages", 2) == "2 pages"


def test_a_text_that_lacks_a_value_does_not_end_the_report() -> None:
    assert translator("en").message(message("Seen {days} ago", other="x")) == "Seen {days} ago"
    assert translator("en").message(message("Since {date}", date="no day")) == "Since no day"


def test_braces_in_a_strangers_text_are_left_alone() -> None:
    said = message("The title is “{title}”.", title="{0} {title} {x.__class__}")
    assert translator("hi").message(said).count("{x.__class__}") == 1


def test_the_language_of_a_text_is_that_of_its_letters() -> None:
    assert [language_of(text) for text in ("उद्यान विभाग", "Horticulture", "2026", "RTI सूचना का अधिकार")] == [
        "hi",
        "en",
        "",
        "hi",
    ]
