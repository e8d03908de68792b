"""Crops show the element outlined, stay small, and give up quietly."""

import io

import pytest
from PIL import Image

from reports.crops import LIMIT_BYTES, crop, thumbnail
from rules.place import Box
from rules.view import Screenshot


def picture_of(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(stream, "WEBP", quality=60)
    return stream.getvalue()


def test_a_crop_shows_the_element_outlined_and_stays_small() -> None:
    shot = Screenshot(name="full.webp", width_css_px=1366, height_css_px=2000, scale=0.75)
    box = Box(x_css_px=400, y_css_px=900, width_css_px=200, height_css_px=50)
    cut = crop(picture_of(1024, 1500), shot, box)
    assert cut is not None
    assert len(cut) <= LIMIT_BYTES
    with Image.open(io.BytesIO(cut)) as image:
        assert image.size == (480, 195)
        reds = sum(
            red > 140 and green < 70 and blue < 90 for red, green, blue in image.convert("RGB").get_flattened_data()
        )
    assert reds > 300


@pytest.mark.parametrize("box", [(0, 2500, 10, 10), (1400, 0, 10, 10), (-50, 0, 40, 10), (10, 10, 0, 10)])
def test_what_lies_outside_the_picture_gives_no_crop(box: tuple[int, int, int, int]) -> None:
    shot = Screenshot(name="full.webp", width_css_px=1366, height_css_px=2000, scale=0.75)
    x, y, width, height = box
    assert (
        crop(picture_of(100, 100), shot, Box(x_css_px=x, y_css_px=y, width_css_px=width, height_css_px=height)) is None
    )


def test_a_broken_picture_gives_no_crop() -> None:
    shot = Screenshot(name="full.webp", width_css_px=1366, height_css_px=2000, scale=0.75)
    assert crop(b"no picture", shot, Box(x_css_px=1, y_css_px=1, width_css_px=9, height_css_px=9)) is None


def plain(colour: tuple[int, int, int]) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (1024, 1500), colour).save(stream, "WEBP", lossless=True)
    return stream.getvalue()


def test_the_outline_covers_nothing_of_the_element() -> None:
    shot = Screenshot(name="full.webp", width_css_px=1366, height_css_px=2000, scale=0.75)
    cut = crop(plain((0, 90, 200)), shot, Box(x_css_px=400, y_css_px=900, width_css_px=200, height_css_px=48))
    assert cut is not None
    with Image.open(io.BytesIO(cut)) as image:
        middle = image.convert("RGB").crop(
            (image.width // 2 - 73, image.height // 2 - 16, image.width // 2 + 73, image.height // 2 + 16)
        )
    assert all(blue > 120 and red < 90 for red, _, blue in middle.get_flattened_data())


def test_an_element_at_the_edge_is_outlined_within_the_picture() -> None:
    shot = Screenshot(name="full.webp", width_css_px=1366, height_css_px=2000, scale=0.75)
    for x, y in ((0, 0), (1300, 1980), (-20, 5), (1350, 900)):
        cut = crop(plain((255, 255, 255)), shot, Box(x_css_px=x, y_css_px=y, width_css_px=60, height_css_px=40))
        assert cut is not None
        with Image.open(io.BytesIO(cut)) as image:
            assert image.size == (480, pytest.approx(195, abs=1))
            assert any(red > 140 and green < 80 for red, green, _ in image.convert("RGB").get_flattened_data())


def test_a_thumbnail_keeps_its_proportions_and_stays_small(screenshot: bytes) -> None:
    small = thumbnail(screenshot, 560)
    assert small is not None
    assert len(small) <= LIMIT_BYTES
    with Image.open(io.BytesIO(small)) as image:
        assert image.width / image.height == pytest.approx(1024 / 1500, abs=0.01)
    assert thumbnail(b"<html>", 560) is None
