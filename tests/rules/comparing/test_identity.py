"""An element keeps its identity through edits, and another element has another one."""

import pytest

from rules.comparing.identity import Identity, identity_of
from rules.finding import Occurrence, message

PAGE = "https://department.example.gov.in/gallery.html"
FAULT = message("A fault.")


def known_by(
    html: str, selector: str = "#content > p:nth-of-type(2)", quote: str = "", page_url: str = PAGE
) -> Identity:
    return identity_of("image-alt", FAULT, Occurrence(selector=selector, html=html, quote=quote, page_url=page_url))


LINK = '<a class="more" href="docs/rates.pdf">Rates of the winter</a>'


@pytest.mark.parametrize(
    ("html", "selector"),
    [
        ('<a class="btn btn-2" style="color:red" href="docs/rates.pdf">Rates of the winter</a>', "#content > a"),
        ('<a href="docs/rates.pdf" class="more">Rates of the winter</a>', "#content > p:nth-of-type(2)"),
        ('<a class="more" href="docs/rates.pdf"> Rates\n of <b>the</b>  winter </a>', "#content > p:nth-of-type(2)"),
        ('<a class="more" href="/docs/rates.pdf?v=20261126"><!-- new -->Rates of the winter</a>', "#part > div > a"),
        ('<a id="rates" data-node="7" href="../docs/rates.pdf">Rates of the winter</a>', "#rates"),
        ('<a href="docs/rates.pdf">RATES of the winter</a>', "html > body > main:nth-of-type(1) > a:nth-of-type(9)"),
    ],
)
def test_edits_leave_the_identity_alone(html: str, selector: str) -> None:
    assert known_by(html, selector).key == known_by(LINK).key


@pytest.mark.parametrize(
    "html",
    [
        '<a href="docs/rates.pdf">Rates of the summer</a>',
        '<a href="docs/fees.pdf">Rates of the winter</a>',
        '<button href="docs/rates.pdf">Rates of the winter</button>',
    ],
)
def test_another_element_has_another_identity(html: str) -> None:
    assert known_by(html).key != known_by(LINK).key


def test_the_number_of_visitors_and_the_hash_of_a_file_are_no_part_of_it() -> None:
    assert known_by("<p>Visitors: 10,412</p>") == known_by("<p>Visitors: 98,007</p>")
    assert known_by('<img src="/static/logo.3f9a81c27b.png">') == known_by('<img src="/static/logo.9b2c44d01e.png">')


def test_an_element_of_header_menu_or_footer_is_the_same_on_every_page() -> None:
    for selector in ("html > body > footer:nth-of-type(1) > a", "#main-menu > li > a", "html > head > title"):
        other = PAGE.replace("gallery", "contact")
        assert known_by(LINK, selector) == known_by(LINK, selector, page_url=other)
        assert known_by(LINK, selector).is_of_frame
    assert known_by(LINK) != known_by(LINK, page_url=PAGE.replace("gallery", "contact"))


def test_a_copy_of_the_site_on_another_host_has_the_same_identities() -> None:
    assert known_by(LINK, page_url="http://staging.example:8080/gallery.html") == known_by(LINK)


def test_an_element_that_says_nothing_is_known_by_its_id() -> None:
    assert known_by('<button id="send"></button>') != known_by('<button id="stop"></button>')
    assert known_by('<button id="send"></button>') == known_by('<button type="" class="x" id="send"> </button>')


def test_a_page_as_a_whole_is_known_by_what_is_said_of_it_whatever_shows_it() -> None:
    whole = [
        Occurrence(page_url=PAGE, quote="gallery (image)"),
        Occurrence(page_url=PAGE, quote="gallery (script)"),
        Occurrence(page_url=PAGE, selector="html > head", html="<head>", quote="Gallery"),
        Occurrence(page_url=PAGE, selector="html", html='<html lang="en">'),
    ]
    assert len({identity_of("page-weight", FAULT, occurrence).key for occurrence in whole}) == 1
    other = identity_of("page-weight", message("Another fault."), whole[0])
    assert other.key != identity_of("page-weight", FAULT, whole[0]).key


def test_html_cut_in_the_middle_of_a_tag_is_read_as_far_as_it_goes() -> None:
    assert known_by('<div><p>The plan of the nursery</p><p class="le…') == known_by(
        "<div><p>The plan of the nursery</p>…"
    )
