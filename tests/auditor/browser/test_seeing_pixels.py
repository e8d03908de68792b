"""Contrast from pixels: what pictures without and with marked letters say of a text."""

import numpy as np
import pytest

from auditor.browser.seeing_contrast import strips
from auditor.browser.seeing_pixels import MARK, Strip, ink_share, luminance, measured, measured_blend, measured_picture

WHITE = np.array([255.0, 255.0, 255.0], dtype=np.float32)


def plain(colour, height=20, width=60):
    return np.broadcast_to(np.array(colour, dtype=np.float32), (height, width, 3)).copy()


def lettered(ground, colour, share=1.0, columns=slice(10, 30)):
    drawn = ground.copy()
    drawn[5:15, columns] = (1 - share) * drawn[5:15, columns] + share * np.array(colour, dtype=np.float32)
    return drawn


def test_luminance_is_that_of_wcag():
    assert luminance(np.array([[255.0, 255.0, 255.0]], dtype=np.float32))[0] == pytest.approx(1.0, abs=1e-5)
    assert luminance(np.array([[0.0, 0.0, 0.0]], dtype=np.float32))[0] == 0


def test_black_on_white_has_a_ratio_of_21():
    ground = plain(WHITE)
    found = measured([(ground, lettered(ground, MARK))], [0, 0, 0])
    assert found is not None
    assert found.ratios[0] == found.ratios[-1] == 21.0
    assert (found.worst_ground, found.worst_colour) == ("#ffffff", "#000000")


def test_letters_of_the_colour_of_their_ground_are_measured_all_the_same():
    ground = plain([240, 240, 240])
    found = measured([(ground, lettered(ground, MARK))], [240, 240, 240])
    assert found is not None
    assert found.ratios == (1.0,) * 11


def test_half_of_the_letters_on_a_bright_ground_show_in_the_lower_half_of_the_ratios():
    ground = plain([20, 20, 20])
    ground[:, 20:] = 230
    found = measured([(ground, lettered(ground, MARK))], [255, 255, 255])
    assert found is not None
    assert found.ratios[3] < 1.5
    assert found.ratios[7] > 15


def test_without_ink_no_letter_is_drawn():
    ground = plain(WHITE)
    found = measured([(ground, ground.copy())], [0, 0, 0])
    assert found is not None
    assert found.ratios == ()


def test_a_page_that_moved_between_the_pictures_is_not_measured():
    ground = plain([10, 200, 10])
    moved = plain([200, 10, 240])
    moved[::2] = [250, 130, 40]
    assert measured([(ground, moved)], [0, 0, 0]) is None


def test_a_text_under_another_one_is_not_measured():
    ground = plain([70, 70, 70])
    marked = lettered(ground, MARK)
    assert measured([(ground, marked, lettered(ground, [255, 215, 0]))], [0, 0, 0]) is None
    seen = measured([(ground, marked, lettered(ground, [0, 0, 0]))], [0, 0, 0])
    assert seen is not None
    assert seen.ratios


def test_half_drawn_pixels_are_half_ink():
    ground = plain(WHITE)
    share, fits = ink_share(ground, lettered(ground, MARK, share=0.5))
    assert fits
    assert share.max() == pytest.approx(0.5, abs=0.01)


def test_a_blend_is_read_from_the_page_as_it_is():
    ground = plain(WHITE)
    found = measured_blend([(ground, lettered(ground, MARK, share=0.4), lettered(ground, [153, 153, 153]))])
    assert found is not None
    assert found.worst_colour == "#999999"


def test_a_sign_is_what_changes_when_it_is_hidden():
    ground = plain(WHITE)
    found = measured_picture(ground, lettered(ground, [221, 221, 221]))
    assert found is not None
    assert found.ratios[8] == pytest.approx(1.36, abs=0.02)
    assert measured_picture(ground, ground.copy()) is None


def text_at(y, x=100.0, width=200.0, height=20.0):
    return {"rects": [{"x_css_px": x, "y_css_px": y, "width_css_px": width, "height_css_px": height}]}


def test_neighbours_share_a_strip_and_the_fullest_comes_first():
    found = strips([text_at(2000), text_at(100), text_at(200), text_at(260, x=900)], 3000)
    assert found == [Strip(98, 98, 1005, 185), Strip(98, 1998, 205, 25)]
    assert found[0].holds(text_at(200)["rects"][0])
    assert not found[0].holds(text_at(2000)["rects"][0])


def test_texts_above_or_below_the_page_are_left_out():
    assert strips([text_at(-40), text_at(5000)], 3000) == []
