"""Text in the wrong encoding is put right, and other text left alone."""

import pytest

from rules.mojibake import repaired


def broken(text: str) -> str:
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "text", ["उत्तराखण्ड सरकार का कठिन कार्य", "The citizen’s charter – “new”", "été", "₹ 500", "© 2026"]
)
def test_broken_text_is_put_right(text: str) -> None:
    assert repaired(broken(text)) == text


def test_a_lost_no_break_space_is_found_again() -> None:
    assert repaired(" ".join(broken("कठिन कार्य").split())) == "कठिन कार्य"


@pytest.mark.parametrize("text", ["SÃO PAULO", "naïve façade", "àé ÀÉ", "£ 5 © ®", "Ærø «été»", "उत्तराखण्ड", "Ã la"])
def test_right_text_is_left_alone(text: str) -> None:
    assert repaired(text) == text
