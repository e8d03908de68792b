"""What is seen without scrolling."""

from dataclasses import replace

import pytest
from looks import PLACE, first, part, seen, text

from rules.attractiveness import blurred_images, first_view, heavy_gif, slide_show_share
from rules.evaluate import judge_page
from rules.finding import Doubt, Finding, Outcome
from rules.view import FailedRequest, ShownImage
from rules.views.looks import Looks
from rules.views.resources import Resource

HOST = "https://department.example.gov.in"
NAME = text("Department of Fisheries", 14)
HEADING = text("Fish seed is sold again", 22)


@pytest.fixture
def said(page_of):
    def judged(rule, *views, title="Fisheries Department, Uttarakhand", **changes):
        desktop, phone = views if len(views) > 1 else (views[0], None)
        view = seen(Looks(first_view=desktop, phone_first_view=phone), **changes)
        return list(rule.check(page_of(f"<title>{title}</title><p>Lakes", view=view)))

    return judged


def test_a_first_view_without_name_or_heading_names_what_fills_it(said, selectors):
    [finding] = said(first_view, first(text("Read more", 14), parts=(part(0.7, show=True),)))
    assert isinstance(finding, Finding)
    assert "neither the name" in finding.message.text
    assert selectors(finding) == {"#show"}


def test_the_phone_is_judged_like_the_desk(said):
    [finding] = said(first_view, first(NAME, HEADING), first(NAME, text("Menu", 14, menu=True), width=360))
    assert finding.message.values == {"width": 360, "height": 800}


@pytest.mark.parametrize(
    "view",
    [
        first(NAME, HEADING),
        first(text("मत्स्य विभाग", 14), text("सूचना", 16, heading=True)),
        first(text("Fisheries, Uttarakhand", 24)),  # two words of the title
        first(HEADING, parts=(part(0.02, logo=True, width=180),)),  # the name may be part of the picture
        first(HEADING, parts=(part(0.02, width=400),)),  # as may it here, at the top
        first(HEADING, parts=(part(0.01, width=40, name="Department of Fisheries logo.png"),)),
        first(text("Read more", 14), is_covered=True),  # a dialog lies over it
    ],
)
def test_a_name_and_a_heading_are_enough(view, said):
    assert said(first_view, view) == []


def test_a_menu_is_no_heading(said):
    [finding] = said(first_view, first(NAME, text("Home", 24, menu=True)))
    assert "no heading" in finding.message.text


def test_a_page_without_a_title_is_not_named_by_just_any_text(said):
    [finding] = said(first_view, first(HEADING), title="")
    assert "the name of the department is not seen" in finding.message.text


def test_the_repair_names_what_else_is_missing(said):
    bare = first(text("Read more", 14), has_search=False)
    [finding] = said(first_view, bare)
    assert "a search box and the link" in finding.repair.text


def test_a_picture_that_did_not_arrive_may_be_the_name(said):
    lost = FailedRequest(url=f"{HOST}/logo.png", kind="image", status=None, reason="net::ERR_TIMED_OUT")
    [doubt] = said(first_view, first(text("Read more", 14)), failed_requests=(lost,))
    assert isinstance(doubt, Doubt)


def test_a_slide_show_may_take_four_fifths_of_the_view(said, selectors):
    [finding] = said(slide_show_share, first(NAME, parts=(part(0.81, show=True),)))
    assert selectors(finding) == {"#show"}
    assert said(slide_show_share, first(NAME, parts=(part(0.8, show=True), part(0.9)))) == []


def image(selector, natural, shown, html="", y=0.0, **changes):
    values = {
        "src": f"{HOST}/hero.jpg",
        "is_complete": True,
        "natural_width_px": natural[0],
        "natural_height_px": natural[1],
        "object_fit": "fill",
        "is_vector": False,
        "alt": "",
        "selector": selector,
        "html": html or '<img src="/hero.jpg">',
        "box": replace(PLACE, y_css_px=y, width_css_px=shown[0], height_css_px=shown[1]),
    }
    return ShownImage(**values | changes)


LOGO = '<img src="/hero.jpg" class="logo">'


@pytest.mark.parametrize(
    "bad",
    [
        image("#fail", (600, 200), (1366, 455)),
        image("#fail", (100, 100), (160, 160), LOGO),
        image("#fail", (40, 40), (60, 60), LOGO),
        image("#fail", (600, 600), (1366, 300), object_fit="cover"),
    ],
)
def test_enlarged_heroes_and_emblems_are_blurred(bad, said, selectors):
    found = said(blurred_images, first(), images=(bad,))
    assert selectors(*found) == {"#fail"}
    assert found[0].occurrences[0].after.startswith('<img src="⟦address of the same picture, larger⟧"')


@pytest.mark.parametrize(
    "good",
    [
        image("#a", (1100, 366), (1366, 455)),
        image("#a", (80, 80), (100, 100), LOGO),
        image("#a", (200, 200), (400, 300)),  # neither hero nor emblem
        image("#a", (600, 200), (1366, 455), y=900),
        image("#a", (600, 200), (1366, 455), is_vector=True),
        image("#a", (600, 200), (1366, 455), '<img src="/hero.jpg" srcset="/b.jpg 2x">'),
        image("#a", (600, 200), (1366, 455), '<img src="/small.jpg">'),  # a file of the picture element around it
        image("#a", (300, 300), (1366, 300), object_fit="contain"),
    ],
)
def test_sharp_small_and_unknown_pictures_are_left_alone(good, said):
    assert said(blurred_images, first(), images=(good,)) == []


def resource(url, media_type, size):
    return Resource(
        url=url,
        requested_url=url,
        kind="image",
        status=200,
        media_type=media_type,
        protocol="h2",
        transferred_bytes=size,
        decoded_bytes=size,
        encoding="",
        cache_control="",
        expires="",
        etag="",
        last_modified="",
        is_render_blocking=False,
        started_ms=0,
        ended_ms=1,
        initiator="parser",
    )


def test_a_gif_of_more_than_100_kib_is_named_and_a_small_one_is_not(said, selectors, page_of):
    heavy = resource(f"{HOST}/hero.jpg", "image/gif", 100 * 1024 + 1)
    [finding] = said(heavy_gif, first(), images=(image("#fail", (9, 9), (9, 9)),), resources=(heavy,))
    assert selectors(finding) == {"#fail"}
    assert said(heavy_gif, first(), resources=(replace(heavy, transferred_bytes=100 * 1024),)) == []
    photograph = page_of("<p>Lakes", view=seen(Looks(), resources=(replace(heavy, media_type="image/png"),)))
    assert judge_page(photograph, [heavy_gif.RULE])[0].outcome is Outcome.INAPPLICABLE
