"""Pictures: how large they are saved, in which format, and when they load."""

from dataclasses import replace

import pytest

from rules.evaluate import judge_page
from rules.finding import Outcome
from rules.performance import lazy_first_picture, lazy_pictures, oversized_pictures, picture_formats
from rules.place import Box
from rules.view import Layout


def said(rule, page):
    [result] = judge_page(page, [rule])
    return result


def named(result):
    return [occurrence.selector for finding in result.findings for occurrence in finding.occurrences]


def phone(**boxes):
    return Layout(
        width_css_px=360,
        height_css_px=800,
        is_mobile=True,
        client_width_css_px=360,
        scroll_width_css_px=360,
        overflows=(),
        text_sizes=(),
        small_texts=(),
        targets=(),
        boxes={
            f"#{name}": Box(x_css_px=0, y_css_px=0, width_css_px=width, height_css_px=height)
            for name, (width, height) in boxes.items()
        },
    )


def test_a_picture_much_larger_than_shown_is_named_with_its_right_size(page_with, file, image):
    page = page_with(
        file("camera.jpg", "image", 2_000_000),
        file("fit.jpg", "image", 400_000),
        file("emblem.svg", "image", 500_000, media_type="image/svg+xml"),
        images=(
            image("fail-camera", "camera.jpg", (4000, 3000), (0, 400, 300)),
            image("pass-fit", "fit.jpg", (900, 600), (0, 600, 400)),
            image("pass-emblem", "emblem.svg", (4000, 4000), (0, 40, 40), is_vector=True),
            image("pass-elsewhere", "https://cdn.example.com/x.jpg", (4000, 4000), (0, 40, 40)),
        ),
    )
    result = said(oversized_pictures.RULE, page)
    assert named(result) == ["#fail-camera"]
    note = result.findings[0].occurrences[0].note.values
    assert (note["width"], note["height"], note["saved"]) == (600, 450, 1955)  # 1 - (600 / 4000)² of 2000 kB


def test_a_picture_is_as_large_as_its_largest_place_needs(page_with, file, image):
    wide = image("pass-hall", "hall.jpg", (1000, 500), (0, 450, 225))
    hall = file("hall.jpg", "image", 400_000)
    assert named(said(oversized_pictures.RULE, page_with(hall, images=(wide,)))) == ["#pass-hall"]
    on_phone = page_with(hall, images=(wide,), layouts=(phone(**{"pass-hall": (500, 250)}),))
    assert said(oversized_pictures.RULE, on_phone).outcome is Outcome.PASSED
    elsewhere = replace(wide, selector="#pass-large", box=replace(wide.box, width_css_px=700, height_css_px=350))
    assert said(oversized_pictures.RULE, page_with(hall, images=(wide, elsewhere))).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("size", "width", "fails"),
    [(150_000, 200, True), (100_000, 200, False), (600_000, 1366, True), (500_000, 1366, False), (600_000, 600, False)],
)
def test_banners_and_thumbnails_have_a_weight_of_their_own(page_with, file, image, size, width, fails):
    shown = image("one", "a.jpg", (width, width), (0, width, width))
    result = said(oversized_pictures.RULE, page_with(file("a.jpg", "image", size), images=(shown,)))
    assert (result.outcome is Outcome.FAILED) is fails
    assert said(oversized_pictures.RULE, page_with(images=(shown,))).outcome is Outcome.CANT_TELL


def test_older_formats_are_advised_against_when_it_pays(page_with, file):
    photos = [file(f"{number}.jpg", "image", 150_000) for number in range(3)]
    icon = file("icon.png", "image", 5000, media_type="image/png")
    modern = file("new.webp", "image", 900_000, media_type="image/webp")
    favicon = file("favicon.png", "document", 900_000, media_type="image/png")
    result = said(picture_formats.RULE, page_with(*photos, icon, modern, favicon))
    assert len(result.findings[0].occurrences) == 3
    assert result.findings[0].message.values == {"saved": 112}
    assert said(picture_formats.RULE, page_with(*photos[:2], icon)).outcome is Outcome.PASSED
    assert said(picture_formats.RULE, page_with(icon, modern)).outcome is Outcome.INAPPLICABLE


def test_eager_pictures_far_down_the_page_are_mended(page_with, file, image):
    lazy = '<img id="pass-lazy" src="b.jpg" loading="LAZY" alt="">'
    page = page_with(
        file("a.jpg", "image", 200_000),
        file("b.jpg", "image", 200_000),
        file("c.jpg", "image", 200_000, started_ms=900.0),  # by a script, after the page had loaded
        file("logo.png", "image", 200_000),
        images=(
            image("fail-a", "a.jpg", (400, 300), (3000, 400, 300)),
            image("pass-lazy", "b.jpg", (400, 300), (3000, 400, 300), html=lazy),
            image("pass-late", "c.jpg", (400, 300), (3000, 400, 300)),
            image("pass-top", "logo.png", (400, 300), (0, 100, 75)),
            image("pass-foot", "logo.png", (400, 300), (3000, 100, 75)),
        ),
    )
    result = said(lazy_pictures.RULE, page)
    assert named(result) == ["#fail-a"]
    assert result.findings[0].occurrences[0].after == '<img id="fail-a" src="a.jpg" alt="" loading="lazy">'
    near = page_with(file("a.jpg", "image", 9), images=(image("top", "a.jpg", (40, 30), (0, 40, 30)),))
    assert said(lazy_pictures.RULE, near).outcome is Outcome.INAPPLICABLE


def test_a_largest_picture_that_is_told_to_wait_is_a_fault(page_with, load):
    html = '<img id="fail-hall" src="hall.jpg" loading="lazy" alt="Hall">'
    page = page_with(vitals=load(lcp_selector="#fail-hall", lcp_html=html, lcp_url="https://x.example/hall.jpg"))
    [occurrence] = said(lazy_first_picture.RULE, page).findings[0].occurrences
    assert occurrence.after == '<img id="fail-hall" src="hall.jpg" alt="Hall" fetchpriority="high">'
    eager = page_with(vitals=load(lcp_html=html.replace(' loading="lazy"', "")))
    assert said(lazy_first_picture.RULE, eager).outcome is Outcome.PASSED
    assert said(lazy_first_picture.RULE, page_with(vitals=load(lcp_html="<p>Text"))).outcome is Outcome.INAPPLICABLE
