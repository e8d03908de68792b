import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.accessibility.contrast import Colour, nearest, ratio, read_colour

BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)
CHANNEL = st.integers(0, 255)
COLOUR = st.builds(Colour, CHANNEL, CHANNEL, CHANNEL)
NEEDED = st.sampled_from([3.0, 4.5])


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


def test_grey_on_white_becomes_the_grey_that_is_just_enough():
    assert str(nearest(read_colour("#999999"), WHITE, 4.5)) == "#767676"


def test_text_on_a_dark_ground_becomes_lighter():
    assert nearest(read_colour("#555555"), BLACK, 4.5).red > 0x55


@given(foreground=COLOUR, background=COLOUR, needed=NEEDED)
def test_the_nearest_colour_reaches_the_ratio(foreground, background, needed):
    mended = nearest(foreground, background, needed)
    assert mended is not None
    assert ratio(mended, background) >= needed


@given(foreground=COLOUR, background=COLOUR, needed=NEEDED)
def test_a_colour_that_is_enough_stays(foreground, background, needed):
    if ratio(foreground, background) >= needed:
        assert nearest(foreground, background, needed) == foreground


@given(foreground=COLOUR, background=COLOUR, needed=NEEDED)
def test_no_colour_of_the_same_hue_and_saturation_is_nearer(foreground, background, needed):
    mended = nearest(foreground, background, needed)
    hue, lightness, saturation = colorsys.rgb_to_hls(
        *(c / 255 for c in (foreground.red, foreground.green, foreground.blue))
    )
    changes = [step / 255 for step in range(-255, 256)]
    enough = []
    for change in changes:
        rgb = colorsys.hls_to_rgb(hue, min(1, max(0, lightness + change)), saturation)
        colour = Colour(*(round(channel * 255) for channel in rgb))
        if ratio(colour, background) >= needed:
            enough.append(abs(change))
    found = colorsys.rgb_to_hls(*(c / 255 for c in (mended.red, mended.green, mended.blue)))[1]
    assert abs(found - lightness) <= min(enough) + 1.01 / 255  # one step of an 8-bit channel
