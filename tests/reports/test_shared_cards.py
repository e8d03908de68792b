"""The cards of shared links in the scorecard."""

import base64
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from reports.crops import cut, size_px
from reports.shared_cards import shared_links
from reports.to_html import render
from rules.judgement import Judgement
from rules.place import Box
from rules.probes import SharePicture
from rules.registry import RULES, SITE_RULES, by_id
from rules.scorecard import Scorecard
from rules.social.cards import Card
from rules.social.preview import Preview
from rules.view import Screenshot

HOST = "https://department.example.gov.in"
URL = f"{HOST}/lake.jpg"
BOX = Box(x_css_px=100, y_css_px=50, width_css_px=400, height_css_px=200)
SHOT = Screenshot(name="full.webp", width_css_px=800, height_css_px=600, scale=0.5)
HOSTILE = "<script>alert(1)</script>\u202e"


def screenshot() -> bytes:
    image = Image.new("RGB", (400, 300), "white")
    image.paste((0, 128, 0), (50, 25, 250, 125))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def test_a_picture_is_cut_to_the_frame_of_the_networks():
    content = cut(screenshot(), SHOT, BOX, 1.91, 480)
    assert content is not None
    width, height = size_px(content)
    assert width / height == pytest.approx(1.91, abs=0.03)
    with Image.open(io.BytesIO(content)) as image:
        red, green, blue = image.convert("RGB").getpixel((width // 2, height // 2))
    assert (red < 40, green > 100, blue < 40) == (True, True, True)


@pytest.mark.parametrize(
    "box",
    [replace(BOX, y_css_px=550), replace(BOX, x_css_px=-200), replace(BOX, width_css_px=0), replace(BOX, x_css_px=700)],
)
def test_what_the_screenshot_does_not_hold_is_not_cut(box):
    assert cut(screenshot(), SHOT, box, 1.91, 480) is None
    assert cut(b"no picture", SHOT, BOX, 1.91, 480) is None


@pytest.fixture
def card_of(page_of, site_of) -> Callable[..., Scorecard]:
    def build(preview: Preview) -> Scorecard:
        judgement = Judgement(RULES, SITE_RULES)
        page = page_of(f"<title>Lakes</title><main><h1>{preview.now.title}</h1></main>", preview.page_url)
        judgement.add_page(page)
        card = judgement.scorecard(site_of(page))
        pages = tuple(replace(one, full_page=SHOT) for one in card.pages)
        return replace(card, previews=(preview,), pages=pages)

    return build


def preview(picture=URL, answer=None, **changes):
    now = Card(title="Lakes", description="", picture=picture)
    values = {"now_box": BOX, "better": replace(now, description="All lakes."), "better_box": BOX, "lines": "<meta>"}
    return Preview(page_url=f"{HOST}/", now=now, now_picture=answer, **values | changes)


def answer(status=200, width=1200, height=630):
    return SharePicture(
        url=URL, status=status, media_type="image/jpeg", width_px=width, height_px=height, size_bytes=None
    )


def links(card):
    kept = []
    found = shared_links(card, lambda _: screenshot(), lambda content: kept.append(content) or f"shared-{len(kept)}")
    return found[0]


def test_the_picture_is_taken_from_the_screenshot(card_of):
    link = links(card_of(preview(answer=answer())))
    assert (link.host, link.now.picture, link.better.picture) == ("department.example.gov.in", "shared-1", "shared-2")


def test_the_picture_that_was_fetched_is_drawn_as_it_could_be_too(card_of):
    fetched = replace(answer(), small=base64.b64encode(screenshot()).decode())
    link = links(card_of(preview(answer=fetched, now_box=None, better_box=None)))
    assert (link.now.picture, link.better.picture) == ("shared-1", "shared-1")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (preview(picture="", now_box=None), "No picture"),
        (preview(now_box=None), "A picture that was not looked at"),
        (preview(answer=answer(), now_box=None), "A picture of {width} × {height} pixels"),
        (preview(answer=answer(width=None)), "A picture of unknown size"),
        (preview(answer=answer(404)), "No picture: its address gives an error"),
        (preview(answer=answer(width=200, height=100)), "No picture: {width} × {height} pixels are too few"),
    ],
)
def test_the_frame_says_what_is_known_of_the_picture(given, says, card_of):
    assert links(card_of(given)).now.in_place.text == says


def test_a_picture_that_networks_do_not_show_is_not_drawn(card_of):
    assert links(card_of(preview(answer=answer(404)))).now.picture == ""


def test_a_complete_card_is_drawn_once(card_of):
    whole = Card(title="Lakes", description="All lakes.", picture=URL)
    link = links(card_of(replace(preview(answer=answer(), lines=""), now=whole, better=whole)))
    assert link.better is None


@pytest.mark.parametrize("is_printed", [False, True])
def test_strangers_texts_are_shown_as_texts_and_nothing_is_loaded(is_printed, card_of):
    hostile = Card(title=HOSTILE, description=HOSTILE, picture=f"{URL}?<x>")
    html = render(
        card_of(replace(preview(), now=hostile)),
        by_id(),
        lambda _: None,
        is_printed=is_printed,
    )
    assert "How a shared link looks" in html
    assert HOSTILE[:8] + "alert" not in html  # the one script is ours
    assert "\u202e" not in html
    assert "lake.jpg" not in html
