"""Bytes to text, as Indian government servers label and mislabel them."""

import pytest

from auditor.network.encodings import decoded

HINDI = "<title>राज्य सूचना विभाग</title><p>निविदा की अंतिम तिथि 31.03.2026 है। अधिक जानकारी के लिए लिखें।</p>"
FRENCH = "<p>déjà vu – “Pondichéry” à côté, élève naïve</p>"
# The same sentence in ISCII-91, written out byte by byte: भारत सरकार का राजपत्र। १२
ISCII = bytes.fromhex("cbdacfc220d7cfb3dacf20b3da20cfdabac8c2e8cfea20f2f3")


@pytest.mark.parametrize("label", ["windows-1252", "iso-8859-1", "windows-1256", "us-ascii", "utf-16", "nonsense", ""])
def test_utf_8_that_proves_itself_wins_over_its_label(label):
    text, encoding, _ = decoded(HINDI.encode(), f"text/html; charset={label}")
    assert (text, encoding) == (HINDI, "utf-8")


def test_a_meta_label_is_no_proof_either():
    page = '<meta charset="iso-8859-1">' + HINDI
    assert decoded(page.encode(), "text/html") == (page, "utf-8", ("iso-8859-1",))


def test_header_and_page_are_both_told_as_declared():
    page = b'<?xml version="1.0" encoding="ISO-8859-1"?><META http-equiv=x content="text/html; charset=Windows-1252">'
    assert decoded(page, 'text/html; charset="UTF-8"')[2] == ("UTF-8", "iso-8859-1")


@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", "windows-1252", "ascii", "", "x-nonsense"])
def test_windows_1252_is_read_whatever_it_is_called(label):
    text, encoding, _ = decoded(FRENCH.encode("cp1252"), f"text/html; charset={label}")
    assert (text, encoding) == (FRENCH, "cp1252")


def test_another_encoding_is_read_as_declared():
    russian = "<p>Посольство Индии в Москве</p>"
    assert decoded(russian.encode("cp1251"), "text/html; charset=windows-1251")[:2] == (russian, "cp1251")


def test_a_few_bad_bytes_do_not_spoil_a_hindi_page():
    text, encoding, _ = decoded(HINDI.encode() + b"<p>\x93quoted\x94</p>", "text/html; charset=utf-8")
    assert encoding == "utf-8"
    assert text.startswith(HINDI)
    assert "\ufffdquoted\ufffd" in text


def test_a_page_cut_inside_a_character_stays_utf_8():
    text, encoding, _ = decoded(HINDI.encode()[:-9], "text/html")
    assert encoding == "utf-8"
    assert HINDI.startswith(text.rstrip("\ufffd"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides_and_goes(encoding):
    assert decoded(HINDI.encode(encoding), "text/html; charset=windows-1252")[0] == HINDI


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_noticed(encoding):
    page = "<!doctype html><html><head>" + HINDI
    assert decoded(page.encode(encoding), "text/html")[:2] == (page, encoding)


@pytest.mark.parametrize("label", ["x-iscii-de", "ISCII"])
def test_declared_iscii_is_read(label):
    text, encoding, _ = decoded(ISCII, f"text/html; charset={label}")
    assert (text, encoding) == ("भारत सरकार का राजपत्र। १२", "iscii")


def test_iscii_nobody_declared_is_noticed_when_there_is_enough_of_it():
    text, encoding, _ = decoded(b"<p>" + (ISCII + b" ") * 8 + b"</p>", "text/html")
    assert encoding == "iscii"
    assert text.count("राजपत्र।") == 8
    assert decoded(ISCII[:6], "text/html")[1] == "cp1252"


@pytest.mark.parametrize(
    ("packed", "text"),
    [
        ("b3e8e8b3", "क्\u200cक"),
        ("b3e8e9b3", "क्\u200dक"),
        ("eaea", "॥"),
        ("a1e9", "ॐ"),
        ("ef42b3", "क"),
        ("b3d9b3", "क\u200dक"),
    ],
)
def test_iscii_pairs_stand_for_one_sign(packed, text):
    assert decoded(bytes.fromhex(packed), "text/html; charset=x-iscii")[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH * 10, "cp1252"),
        ("<p>Übergrößenträger führen Äpfel süß</p>" * 10, "cp1252"),
        ("<p>Ελληνικά κείμενα και λέξεις</p>" * 10, "cp1253"),
        ("<p>Посольство Индии в Москве</p>" * 10, "cp1251"),
    ],
)
def test_other_languages_are_not_taken_for_iscii(text, encoding):
    assert decoded(text.encode(encoding), "text/html")[1] == "cp1252"


def test_no_bytes_are_too_odd():
    for body in (b"", b"\xff", b"\xfe\xff", bytes(range(256)) * 20, b"\0" * 300, b"\xef\xbb\xbf", b"\xef" * 100):
        text, encoding, _ = decoded(body, "text/html; charset=\x00\xff;;")
        assert isinstance(text, str)
        assert encoding
