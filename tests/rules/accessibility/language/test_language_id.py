"""Which language a text is in, and above all when that is left open."""

import pytest

from rules.accessibility.language.tongue import contradicts, tongue_of
from rules.language_id import guessed, letters, scripts_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The office is open on all working days.", "en"),
        ("कार्यालय सभी कार्य दिवसों में खुला रहता है।", "hi"),
        ("Der Bus fährt um sechs Uhr und hält nicht vor der Schule.", "de"),
        ("Le bus part à six heures et ne passe pas le dimanche.", "fr"),
        ("আমাদের গ্রামে একটি নদী আছে", "bn"),
        ("எங்கள் ஊரில் ஒரு ஆறு உள்ளது", "ta"),
    ],
)
def test_sentences_have_a_language(text: str, language: str) -> None:
    tongue = tongue_of(text)
    assert tongue is not None
    assert tongue.language == language


@pytest.mark.parametrize(
    "text",
    [
        "Pradhan Mantri Krishi Sinchayee Yojana",
        "Almora Bageshwar Chamoli Champawat Dehradun Haridwar Nainital Pauri",
        "Shri Ramesh Singh Negi, Deputy Director, Ranikhet",
        "Home Tenders Contact",
        "PAN TAN GSTIN IFSC e-KYC",
        "Aap is yojana ka labh lene ke liye avedan kar sakte hain",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor",
    ],
)
def test_names_and_romanised_hindi_have_none(text: str) -> None:
    tongue = tongue_of(text)
    assert tongue is not None
    assert not tongue.language
    assert not contradicts(tongue, "hi")
    assert not contradicts(tongue, "en")


def test_mixed_text_and_text_for_an_old_font_say_nothing() -> None:
    assert tongue_of("कृपया e-District पर login करें और form submit करें") is None
    assert tongue_of("mRrjk[k.M ljdkj ds v/khu foHkkx dh lwpuk") is None
    assert tongue_of("12.03.2026") is None


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("यो विभागको कार्यालयमा निवेदन दिनुहोस्", "hi"),
        ("उत्तराखण्डसर्वकारस्य आधिकारिकं जालपुटम् अस्ति", "hi"),
        ("Den sidste bus til landsbyen kører klokken seks om aftenen.", "no"),
        ("The office is open on all working days.", "en-IN"),
        ("The office is open on all working days.", "tlh"),
    ],
)
def test_sister_languages_and_unknown_codes_are_not_accused(text: str, tag: str) -> None:
    tongue = tongue_of(text)
    assert tongue is not None
    assert not contradicts(tongue, tag)


def test_scripts_follow_the_tag() -> None:
    assert scripts_of("hi") == scripts_of("mr-IN") == {"Devanagari"}
    assert scripts_of("hi-Latn") == {"Latin"}
    assert scripts_of("pa-Arab") == {"Arabic"}
    assert not scripts_of("hindi")


def test_letters_are_counted_by_script() -> None:
    assert letters("abc कख 12") == {"Latin": 3, "Devanagari": 2}


def test_the_same_text_gets_the_same_answer() -> None:
    text = "The office is open on all working days."
    first = guessed(text)
    guessed.cache_clear()
    assert guessed(text) == first
