"""Pictures that are missing or out of proportion."""

from dataclasses import replace

import pytest
from views import NOTHING_SEEN

from rules.attractiveness import broken_images, stretched_images
from rules.finding import Doubt, Finding
from rules.place import Box
from rules.view import FailedRequest, ShownImage

HOST = "https://department.example.gov.in"


def picture(selector, src="/a.jpg", natural=(0, 0), shown=(300, 200), **changes):
    values = {
        "src": HOST + src,
        "is_complete": True,
        "natural_width_px": natural[0],
        "natural_height_px": natural[1],
        "object_fit": "fill",
        "is_vector": False,
        "alt": "",
        "selector": selector,
        "html": f'<img src="{src}" alt="">',
        "box": Box(x_css_px=0, y_css_px=0, width_css_px=shown[0], height_css_px=shown[1]),
    }
    return ShownImage(**values | changes)


def failure(src, status, reason=""):
    return FailedRequest(url=HOST + src, kind="image", status=status, reason=reason)


@pytest.fixture
def page_showing(page_of):
    def build(*images, failed=()):
        view = replace(NOTHING_SEEN, images=images, failed_requests=failed)
        return page_of("<p>Lakes", view=view)

    return build


def test_a_picture_that_answers_404_is_missing(page_showing, selectors):
    images = (picture("#fail-a", "/gone.jpg"), picture("#pass-b", "/lake.jpg", natural=(300, 200)))
    [finding] = broken_images.check(page_showing(*images, failed=(failure("/gone.jpg", 404),)))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-a"}
    [place] = finding.occurrences
    assert place.after == '<img src="⟦address of the picture⟧" alt="">'
    assert place.quote == f"{HOST}/gone.jpg"


def test_a_collapsed_picture_that_answers_404_is_missing_too(page_showing, selectors):
    page = page_showing(picture("#fail-a", "/gone.jpg", shown=(0, 0)), failed=(failure("/gone.jpg", 404),))
    assert selectors(*broken_images.check(page)) == {"#fail-a"}


def test_a_file_that_is_no_picture_is_reported(page_showing, selectors):
    [finding] = broken_images.check(page_showing(picture("#fail-a", "/notes.jpg")))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-a"}


@pytest.mark.parametrize("status", [None, 403, 429, 503])
def test_no_answer_and_refusals_are_doubts(status, page_showing, selectors):
    page = page_showing(picture("#review-a", "/a.jpg"), failed=(failure("/a.jpg", status, "net::ERR_FAILED"),))
    [doubt] = broken_images.check(page)
    assert isinstance(doubt, Doubt)
    assert selectors(doubt) == {"#review-a"}


@pytest.mark.parametrize(
    "image",
    [
        picture("#pass", natural=(300, 200)),
        picture("#pass", is_complete=False),
        picture("#pass", is_vector=True),
        picture("#pass", shown=(0, 0)),
        replace(picture("#pass"), src=""),
    ],
)
def test_pictures_on_their_way_and_stand_ins_are_left_alone(image, page_showing):
    assert list(broken_images.check(page_showing(image))) == []


def test_a_squeezed_picture_is_named_with_its_right_size(page_showing, selectors):
    images = (
        picture(
            "#fail-chief", natural=(600, 400), shown=(300, 150), html='<img src="/c.jpg" width="300" height="150">'
        ),
        picture("#pass-lake", natural=(600, 400), shown=(300, 200)),
    )
    [finding] = stretched_images.check(page_showing(*images))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-chief"}
    [place] = finding.occurrences
    assert place.after == '<img src="/c.jpg" width="300" height="200" style="height: auto">'
    assert place.note.values == {"width": 300, "height": 150, "right": 200}


@pytest.mark.parametrize(
    "changes",
    [
        {"shown": (300, 201)},
        {"shown": (300, 205)},
        {"object_fit": "cover", "shown": (300, 100)},
        {"is_vector": True, "shown": (300, 100)},
        {"natural": (1, 40), "shown": (300, 40)},
        {"natural": (40, 8), "shown": (300, 8)},
        {"natural": (0, 0), "shown": (300, 100)},
        {"shown": (12, 12)},
    ],
)
def test_rounding_cropping_drawings_and_spacers_are_left_alone(changes, page_showing):
    image = picture("#pass", **{"natural": (600, 400)} | changes)
    assert list(stretched_images.check(page_showing(image))) == []


def test_hostile_html_is_mended_without_being_run(page_showing):
    image = picture("#fail", natural=(600, 400), shown=(300, 100), html="<img src=x onerror='alert(1)' style='a:\"")
    [finding] = stretched_images.check(page_showing(image))
    assert finding.occurrences[0].after == ""
