"""The pixel measures of a first view, and the pictures they are taken from."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image
from studio import Studio

from auditor.browser.impression_measures import (
    colour_counts,
    colour_noise,
    colourfulness,
    congestion,
    contour_density,
    contours_of,
    figure_ground,
    light_sd,
    measured,
    prepared,
)
from rules.attractiveness.impression_estimate import estimate, is_blank
from rules.rule import Need

PICTURED = frozenset({Need.VIEW, Need.LAYOUT, Need.MOTION, Need.IMPRESSION})
NEAR_PX = 20


def filled(colour, height=40, width=60):
    return np.full((height, width, 3), colour, dtype=np.uint8)


def png(pixels):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def plain_congestion(contours):
    """Return the same as the measure, pixel by pixel as the definition says it."""
    height, width = contours.shape

    def is_crowded(row, column):
        above = row < NEAR_PX or contours[max(row - NEAR_PX, 0) : row, column].any()
        below = row + NEAR_PX >= height or contours[row + 1 : row + NEAR_PX + 1, column].any()
        left = column < NEAR_PX or contours[row, max(column - NEAR_PX, 0) : column].any()
        right = column + NEAR_PX >= width or contours[row, column + 1 : column + NEAR_PX + 1].any()
        return above and below and left and right

    places = list(zip(*np.nonzero(contours), strict=True))
    return sum(is_crowded(*place) for place in places) / len(places) if places else 0.0


@settings(max_examples=40, deadline=None)
@given(arrays.arrays(np.bool_, st.tuples(st.integers(1, 70), st.integers(1, 70)), elements=st.booleans()))
def test_congestion_is_what_its_definition_says(contours):
    assert congestion(contours) == pytest.approx(plain_congestion(contours))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.0002, 0.02))
def test_congestion_of_few_scattered_contours_is_what_its_definition_says(seed, share):
    contours = np.random.default_rng(seed).random((120, 160)) < share
    assert congestion(contours) == pytest.approx(plain_congestion(contours))


def test_a_lone_contour_in_the_middle_is_not_crowded_and_one_at_the_border_of_a_small_picture_is():
    lone = np.zeros((101, 101), dtype=np.bool_)
    lone[50, 50] = True
    assert congestion(lone) == 0
    assert congestion(lone[40:61, 40:61]) == 1, "the border counts as contour, and lies within 20 px on all sides"


def test_a_step_of_fifty_is_no_contour_and_one_of_fifty_one_is():
    pixels = filled((100, 100, 100))
    pixels[:, 30:] = (100, 150, 100)
    assert not contours_of(pixels).any()
    pixels[:, 30:] = (100, 151, 100)
    assert set(np.nonzero(contours_of(pixels))[1]) == {30}
    assert contours_of(pixels).mean() == 1 / 60


def test_every_pixel_of_a_checkerboard_but_the_first_is_a_contour():
    rows, columns = np.indices((40, 60))
    board = np.repeat((((rows + columns) % 2) * 255).astype(np.uint8)[:, :, None], 3, axis=2)
    contours = contours_of(board)
    assert contours.sum() == 40 * 60 - 1
    assert congestion(contours) == pytest.approx(plain_congestion(contours))
    assert light_sd(board) == pytest.approx(127.5)
    assert colourfulness(board) == 0


def test_a_flat_picture_has_no_contour_no_noise_and_one_colour():
    flat = filled((12, 200, 90))
    grey = np.full((40, 60), 127, dtype=np.uint8)
    assert contours_of(flat).sum() == 0
    assert colour_noise(flat) == pytest.approx(0, abs=1e-3)
    assert (light_sd(flat), list(colour_counts(flat))) == (pytest.approx(0, abs=1e-4), [2400])
    assert (figure_ground(grey), contour_density(grey)) == (None, 0)


def test_colourfulness_of_half_red_and_half_blue_is_what_the_formula_gives():
    pixels = filled((255, 0, 0))
    pixels[:, 30:] = (0, 0, 255)
    # rg is 255 or 0: mean and deviation 127.5; yb is 127.5 or −255: mean −63.75, deviation 191.25.
    spread, centre = np.hypot(127.5, 191.25), np.hypot(127.5, 63.75)
    assert colourfulness(pixels) == pytest.approx(spread + 0.3 * centre, rel=1e-5)


def test_noise_is_high_where_colours_change_within_a_few_pixels_and_low_where_areas_are_large():
    rows, columns = np.indices((384, 512))
    fine, coarse = filled((200, 30, 30), 384, 512), filled((200, 30, 30), 384, 512)
    fine[(rows // 4 + columns // 4) % 2 == 0] = (30, 30, 200)
    coarse[:, 256:] = (30, 30, 200)
    assert colour_noise(fine) > 10 * colour_noise(coarse) > 0


def test_the_upper_three_quarters_of_the_width_are_measured_at_1024_px():
    assert prepared(Image.new("RGB", (1024, 2000))).shape == (768, 1024, 3)
    assert prepared(Image.new("RGB", (1366, 768))).shape == (576, 1024, 3)
    assert prepared(Image.new("RGB", (512, 100))).shape == (200, 1024, 3)


def test_four_colours_and_shares_are_counted_over_the_whole_picture():
    pixels = filled((255, 255, 255), 768, 1024)
    for number in range(6):  # six bands of 64 rows in colours of their own, the rest is white
        pixels[number * 64 : (number + 1) * 64] = (number * 40, 10, 10)
    pixels[767, :5] = (1, 2, 3)
    seen = measured(png(pixels), 1024, 768)
    assert seen.flatness == pytest.approx((384 + 3 * 64) / 768, abs=1e-4)
    assert seen.commonest_colour_share == pytest.approx(0.5, abs=1e-4)
    assert seen.colour_count == 7, "five pixels are too few for a colour"


def page(hue, tickers=0, badges=0):
    """Return a page with room for three tickers, so that they push nothing out of the first view."""
    ticker = (
        "<div class=ticker><span>Applications are invited from all citizens of the state until Monday.</span></div>"
    )
    notices = "".join(
        f"<li><a href=#>Notice {number}: office order on the transfer of officers</a>"
        f"{' <b class=new>NEW</b>' if number < badges else ''}</li>"
        for number in range(12)
    )
    return f"""<!doctype html><html lang=en><title>Department of Lakes</title><style>
    body{{margin:0;font:16px/1.5 sans-serif}} header{{background:{hue};color:#fff;padding:16px}}
    .room{{height:120px}} .photo{{height:150px;background:linear-gradient(120deg,{hue},#7fb069,#e6aa68)}}
    @keyframes run{{to{{transform:translateX(-60%)}}}}
    .ticker{{background:#ffd;color:#c00;font-weight:bold;height:38px;overflow:hidden;white-space:nowrap}}
    .ticker span{{display:inline-block;animation:run 12s linear infinite}}
    .new{{background:#e00;color:#ff0;font:bold 11px/1 sans-serif;padding:1px 4px;border:1px solid #06c}}
    </style><header><h1>Department of Lakes</h1></header><div class=room>{ticker * tickers}</div>
    <div class=photo></div><main><h2>Notices</h2><ul>{notices}</ul></main>"""


@pytest.mark.browser
async def test_tickers_and_new_badges_never_raise_the_estimate(studio: Studio) -> None:
    for hue in ("#112233", "#7a1022"):
        told = []
        for tickers, badges in ((0, 0), (1, 0), (3, 0), (3, 12)):
            studio.serve({"/": page(hue, tickers, badges)})
            view = (await studio.watch("/", needs=frozenset({Need.IMPRESSION}))).page.view
            [impression] = view.impressions
            assert not is_blank(impression)
            told.append(estimate(impression))
        assert told == sorted(told, reverse=True)
        assert told[0] - told[-1] > 0.1


@pytest.mark.browser
async def test_what_moves_is_pictured_at_rest_and_goes_on_afterwards(studio: Studio) -> None:
    studio.serve({"/": page("#112233", tickers=2)})
    first, second = [(await studio.watch("/", needs=PICTURED)).page.view for _ in range(2)]
    assert [one.width_css_px for one in first.impressions] == [1366, 1024]
    assert first.impressions == second.impressions
    assert len(first.motion.animations) == 2
    assert first.incidents == ()


@pytest.mark.browser
async def test_an_empty_page_is_known_as_blank(studio: Studio) -> None:
    studio.serve({"/": "<!doctype html><title>Soon</title><p>"})
    assert all(map(is_blank, (await studio.watch("/", needs=PICTURED)).page.view.impressions))
