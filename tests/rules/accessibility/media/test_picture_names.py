"""Which texts of pictures are file names, empty words or in the wrong language."""

from collections.abc import Callable
from typing import Any

import pytest

from rules.accessibility.media import alt_empty_word, alt_filename, alt_language
from rules.accessibility.media.writing import leads_elsewhere
from rules.evidence import PageEvidence
from rules.finding import Doubt, Finding
from rules.place import Box
from rules.view import PageView
from rules.views.media import Media, Picture

BOX = Box(x_css_px=0, y_css_px=0, width_css_px=200, height_css_px=120)
HINDI = "<p>विभाग किसानों को फलदार पौधे और औजार देता है।</p>"
ENGLISH = "<p>The department gives fruit trees and tools to farmers.</p>"


def picture(name: str, **changes: Any) -> Picture:
    values: dict[str, Any] = {
        "kind": "img", "source": "http://x.example/a.jpg", "natural_width_px": 200, "natural_height_px": 120,
        "name": name, "name_characters": len(name), "name_from": "alt", "has_alt": True, "title": "", "role": "",
        "is_hidden": False, "is_focusable": False, "lang": "", "devanagari_around": 0, "latin_around": 0, "control": "",
        "control_href": "", "control_text": "", "caption": "", "beside": (), "region": "main", "content": "",
        "writing": None, "selector": "#it", "html": f'<img id="it" src="a.jpg" alt="{name}">', "box": BOX,
    }  # fmt: skip
    return Picture(**values | changes)


@pytest.fixture
def page_with(page_of: Callable[..., PageEvidence]) -> Callable[..., PageEvidence]:
    def build(*pictures: Picture, html: str = "<p></p>") -> PageEvidence:
        view = PageView(
            layouts=(), texts=(), images=(), boxes={}, axe=None, vitals=None, requests=(), failed_requests=(),
            console_errors=(), first_view=None, full_page=None, phone_view=None, phone=None, incidents=(),
            media=Media(pictures=pictures),
        )  # fmt: skip
        return page_of(html, view=view)

    return build


@pytest.mark.parametrize(
    "name",
    [
        "photo.jpg", "a.b.PNG", "IMG_20260301_112233", "DSC01234", "dscn 0042", "Screenshot 2026-03-01 at 11.20.41",
        "untitled", "Untitled-2", "download (1)", "image-12", "banner_3", "4f9a0c1b2d3e4f5a6b7c8d9e", "12_05_2026_1",
        "https://x.example/img/a.webp",
    ],
)  # fmt: skip
def test_takes_names_that_programs_give_for_file_names(name: str, page_with: Callable[..., PageEvidence]) -> None:
    [finding] = alt_filename.check(page_with(picture(name)))
    assert "⟦describe the picture⟧" in finding.occurrences[0].after


@pytest.mark.parametrize(
    "name",
    [
        "Download", "IMG Academy", "Form 16", "Vision 2030", "15 August 2026", "image of a tree", "2026", "NH 109",
        "ISO 9001:2015", "DSC token", "G20", "AAAAAAAAAAAAAAAAAAAA", "8800123456789012", "state_name",
    ],
)  # fmt: skip
def test_leaves_names_of_things_alone(name: str, page_with: Callable[..., PageEvidence]) -> None:
    assert not list(alt_filename.check(page_with(picture(name))))


def test_takes_an_empty_word_for_a_question_where_a_caption_stands_beside_it(
    page_with: Callable[..., PageEvidence],
) -> None:
    bare, captioned = picture("Image"), picture("Image", caption="The new nursery at Ranichauri")
    assert [type(said) for said in alt_empty_word.check(page_with(bare))] == [Finding]
    assert [type(said) for said in alt_empty_word.check(page_with(captioned))] == [Doubt]


@pytest.mark.parametrize(
    ("name", "lang", "html", "marked"),
    [
        ("Farmers wait with their baskets for saplings", "hi-IN", HINDI, 'lang="en"'),
        ("किसान पौधों के लिए कतार में खड़े हैं", "en", ENGLISH, 'lang="hi"'),
        ("Department of Information and Public Relations", "hi", HINDI, ""),
        ("Farmers wait with their baskets for saplings", "en", ENGLISH, ""),
        ("Farmers wait with their baskets for saplings", "hi", ENGLISH, ""),
        ("Farmers wait with their baskets for saplings", "", HINDI, ""),
    ],
)
def test_marks_sentences_of_another_language(
    name: str, lang: str, html: str, marked: str, page_with: Callable[..., PageEvidence]
) -> None:
    said = list(alt_language.check(page_with(picture(name, lang=lang), html=html)))
    assert bool(said) is bool(marked)
    assert not said or marked in said[0].occurrences[0].after


def test_a_picture_that_opens_the_home_page_or_another_website_is_a_sign(
    page_with: Callable[..., PageEvidence],
) -> None:
    page = page_with()
    assert leads_elsewhere(picture("x", control_href="https://india.gov.in/schemes"), page)
    assert leads_elsewhere(picture("x", control_href="https://department.example.gov.in/"), page)
    assert not leads_elsewhere(picture("x", control_href="https://department.example.gov.in/notice.html"), page)
