"""Which of two boxes is read first."""

import pytest

from rules.accessibility.keyboard.focus_order import is_before
from rules.place import Box


def at(x: float, y: float, width: float = 100, height: float = 20) -> Box:
    return Box(x_css_px=x, y_css_px=y, width_css_px=width, height_css_px=height)


@pytest.mark.parametrize(
    ("one", "other", "is_first"),
    [
        (at(0, 0), at(0, 40), True),  # above
        (at(0, 40), at(0, 0), False),
        (at(0, 0), at(150, 4), True),  # beside, on the left
        (at(150, 0), at(0, 4), False),
        (at(400, 0), at(0, 300), False),  # the head of the next column
        (at(0, 0), at(50, 10), False),  # one over the other
    ],
)
def test_above_or_on_the_left_is_first(one: Box, other: Box, is_first: bool) -> None:
    assert is_before(one, other) is is_first
