import pytest

from rules.accessibility.contrast import Colour, ratio, read_colour


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.478),
        ("#0000ff", "#ffffff", 8.592),
        ("#123456", "#123456", 1),
    ],
)
def test_ratio_is_that_of_wcag(one, other, expected):
    assert ratio(read_colour(one), read_colour(other)) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#FF8000", Colour(255, 128, 0)),
        ("#ff8000ff", Colour(255, 128, 0)),
        ("rgb(255, 128, 0)", Colour(255, 128, 0)),
        ("rgba(255, 128, 0, 1)", Colour(255, 128, 0)),
        ("rgba(255, 128, 0, 0.5)", None),
        ("rgb(256, 0, 0)", None),
        ("#ff800080", None),
        ("None", None),
        ("transparent", None),
    ],
)
def test_only_opaque_colours_are_read(text, colour):
    assert read_colour(text) == colour
