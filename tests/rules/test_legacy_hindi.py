"""Hindi typed for old fonts: recognised, and read as Unicode."""

import unicodedata

import pytest

from rules.legacy_hindi import FONT_NAME, in_unicode, typed_hindi

READINGS = {
    "gS": "है",
    "vkSj": "और",
    "esa": "में",
    "foHkkx": "विभाग",
    "lwpuk": "सूचना",
    "dk;kZy;": "कार्यालय",
    "fufonk": "निविदा",
    "mRrjk[k.M": "उत्तराखण्ड",
    "mÙkjk[k.M": "उत्तराखण्ड",
    "fuekZ.k": "निर्माण",
    "f'k{kk": "शिक्षा",
    "LokLF;": "स्वास्थ्य",
    "foKfIr": "विज्ञप्ति",
    'd`f"k': "कृषि",
    'i`"B': "पृष्ठ",
    "fLFkfr": "स्थिति",
    "'kfDr": "शक्ति",
    "laLd`fr": "संस्कृति",
    'jk"Vªh;': "राष्ट्रीय",
    "izfØ;k": "प्रक्रिया",
    "fo|ky;": "विद्यालय",
    "i<+uk": "पढ़ना",
    "fL=;ksa": "स्त्रियों",
    "f}rh;": "द्वितीय",
    "dfeZ;ksa": "कर्मियों",
    "vkfFkZd": "आर्थिक",
    'okf"kZd': "वार्षिक",
    "mRrh.kZ": "उत्तीर्ण",
    "laLFkkvksa": "संस्थाओं",
    "bZ'oj": "ईश्वर",
}


@pytest.mark.parametrize(("typed", "meant"), READINGS.items())
def test_words_are_read(typed: str, meant: str) -> None:
    assert unicodedata.normalize("NFC", in_unicode(typed)) == unicodedata.normalize("NFC", meant)


def test_a_line_is_read_with_its_spaces() -> None:
    assert in_unicode("mRrjk[k.M ljdkj\nlwpuk") == "उत्तराखण्ड सरकार\nसूचना"


@pytest.mark.parametrize("text", ["mRrjk[k.M ljdkj", "lwpuk dk vf/kdkj", "gekjs foHkkx dh lwpuk ;gka gS vkSj ogka Hkh"])
def test_typed_hindi_is_recognised(text: str) -> None:
    assert typed_hindi(text).is_sure


@pytest.mark.parametrize(
    "text",
    [
        "The office is open on all working days from ten to five.",
        "PAN TAN GSTIN e-Office iPhone YouTube LinkedIn McDonald eBay",
        "ls -la; cd dir; x = k[i] + f(k)",
        "M/s A.K. Singh & Co., File no. 12/k/2026-ds",
        "Aap is yojana ka labh lene ke liye avedan karen",
        "Le vent d'été; l'été indien",
    ],
)
def test_other_text_is_not(text: str) -> None:
    typed = typed_hindi(text)
    assert not typed.is_sure
    assert not typed.is_likely


def test_old_fonts_are_known_by_name_and_unicode_fonts_are_not() -> None:
    for name in (
        "Kruti Dev 010",
        "DevLys 010",
        "Chanakya",
        "Walkman-Chanakya-905",
        "Shusha",
        "DV-TTYogesh",
        "Shree-Dev-0714",
    ):
        assert FONT_NAME.search(name), name
    for name in ("Mangal", "Noto Sans Devanagari", "Arial", "Kokila", "Nirmala UI", "Aparajita", "Baskerville"):
        assert not FONT_NAME.search(name), name
