"""Pages that a server makes itself are told from those that somebody wrote."""

import pytest

from rules.findability import page_description, title_length
from rules.freshness import update_stamp
from rules.information import thin_page
from rules.social import share_card
from rules.written import is_listing, is_written

HOST = "https://department.example.gov.in"
TEXT = "<p>" + "word " * 200
PARENT = "<a href='../'>../</a>"


@pytest.mark.parametrize(
    ("html", "path"),
    [
        ("<title>Directory listing for /ajax/</title><a href=menu.html>menu.html</a>", "/ajax/"),
        (f"<title>Index of /files</title>{PARENT}", "/files/"),
        (f"<title>department.example.gov.in - /files/</title>{PARENT}", "/files/"),
        ("<title>Page not found | Lakes</title>", "/lakes"),
        ("<title>Boîte à outils</title><h1>Nous ne trouvons pas cette page</h1>", "/404-fr.html"),
        ("<title>Lakes</title>", "/error-page.aspx"),
    ],
)
def test_errors_and_lists_of_files_are_judged_by_no_rule_about_content(html, path, page_of):
    page = page_of(f"{html}{TEXT}", HOST + path)
    assert not is_written(page)
    for rule in (page_description.RULE, title_length.RULE, update_stamp.RULE, thin_page.RULE, share_card.RULE):
        assert not rule.applies(page), rule.id


@pytest.mark.parametrize(
    ("html", "path"),
    [
        ("<title>Index of /orders of the department</title>", "/orders"),
        ("<title>Lakes - /hills</title>", "/lakes"),
        ("<title>Form 404 for boats</title>", "/forms/404-boats/apply"),
        ("<title>Lakes</title>", "/errors-in-land-records"),
    ],
)
def test_pages_that_somebody_wrote_are_judged(html, path, page_of):
    page = page_of(f"{html}{TEXT}", HOST + path)
    assert is_written(page)
    assert not is_listing(page)
    assert page_description.RULE.applies(page)


def test_an_error_of_the_server_is_no_page(page_of):
    assert not is_written(page_of(f"<title>Lakes</title>{TEXT}", f"{HOST}/lakes", status=503))
