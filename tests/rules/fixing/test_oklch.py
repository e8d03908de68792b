import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.accessibility.contrast import Colour, ratio, read_colour
from rules.fixing.oklch import GREY, difference, hue_between, nearest, oklch

BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)
CHANNEL = st.integers(0, 255)
COLOUR = st.builds(Colour, CHANNEL, CHANNEL, CHANNEL)
NEEDED = st.sampled_from([3.0, 4.5])


@pytest.mark.parametrize(
    ("colour", "lightness", "chroma", "hue"),
    [("#ff0000", 0.628, 0.2577, 29.23), ("#0000ff", 0.452, 0.3132, 264.05), ("#663399", 0.4403, 0.1603, 303.37)],
)
def test_colours_have_the_lightness_chroma_and_hue_of_the_standard(colour, lightness, chroma, hue):
    found = oklch(read_colour(colour))
    assert found.lightness == pytest.approx(lightness, abs=0.001)
    assert found.chroma == pytest.approx(chroma, abs=0.001)
    assert found.hue == pytest.approx(hue, abs=0.05)


def test_grey_on_white_becomes_the_grey_that_is_just_enough():
    assert str(nearest(read_colour("#999999"), WHITE, 4.5)) == "#767676"


def test_text_on_a_dark_ground_becomes_lighter():
    assert nearest(read_colour("#555555"), BLACK, 4.5).red > 0x55


def test_a_yellow_stays_yellow_where_other_colour_spaces_turn_it_green():
    mended = nearest(read_colour("#ffd700"), WHITE, 4.5)
    assert hue_between(mended, read_colour("#ffd700")) <= 3
    assert mended.red > mended.green > mended.blue


def test_no_colour_reaches_more_than_the_ground_allows():
    assert nearest(read_colour("#808080"), read_colour("#777777"), 7.0) is None


@given(foreground=COLOUR, background=COLOUR, needed=NEEDED)
def test_the_nearest_colour_reaches_the_ratio_and_keeps_its_hue(foreground, background, needed):
    mended = nearest(foreground, background, needed)
    assert mended is not None
    assert ratio(mended, background) >= needed
    before, after = oklch(foreground), oklch(mended)
    if min(before.chroma, after.chroma) >= GREY:
        assert abs(math.remainder(before.hue - after.hue, 360)) <= 3


@given(foreground=COLOUR, needed=NEEDED)
def test_a_colour_that_is_enough_stays(foreground, needed):
    background = max((BLACK, WHITE), key=lambda ground: ratio(foreground, ground))
    assert nearest(foreground, background, needed) == foreground


@given(foreground=COLOUR, background=COLOUR, needed=NEEDED, other=st.integers(1, 99))
def test_no_blend_with_black_or_white_that_is_enough_looks_much_nearer(foreground, background, needed, other):
    mended = nearest(foreground, background, needed)
    for ground in (BLACK, WHITE):
        pairs = zip(
            (foreground.red, foreground.green, foreground.blue), (ground.red, ground.green, ground.blue), strict=True
        )
        blend = Colour(*(round(first + (second - first) * other / 100) for first, second in pairs))
        if ratio(blend, background) >= needed:
            assert difference(foreground, mended) <= difference(foreground, blend) + 0.02
