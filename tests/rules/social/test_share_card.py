"""What a shared link shows."""

from dataclasses import replace

import pytest
from views import NOTHING_SEEN

from rules.finding import Finding
from rules.place import Box
from rules.social.share_card import check
from rules.view import ShownImage

HOST = "https://department.example.gov.in"
WHOLE = (
    '<meta property="og:title" content="Lakes"><meta property="og:type" content="article">'
    '<meta property="og:image" content="https://department.example.gov.in/l.jpg">'
    '<meta property="og:url" content="https://department.example.gov.in/lakes">'
)


def shown(src, selector, width, height):
    return ShownImage(
        src=src,
        is_complete=True,
        natural_width_px=width,
        natural_height_px=height,
        object_fit="fill",
        is_vector=False,
        alt="",
        selector=selector,
        html="<img>",
        box=Box(x_css_px=0, y_css_px=0, width_css_px=10, height_css_px=10),
    )


def view_of(*images):
    return replace(NOTHING_SEEN, images=images)


def test_a_whole_card_passes(page_of):
    assert list(check(page_of(f"<head>{WHOLE}</head><body>x"))) == []


def test_a_page_without_card_gets_its_lines_filled_in(page_of, selectors):
    html = (
        '<head><title>x</title></head><body><header><img id="logo" src="/logo.png"></header>'
        '<main><h1>झीलें &amp; "स्रोत"</h1><img id="lake" src="/lake.jpg"></main>'
    )
    view = view_of(
        shown(f"{HOST}/logo.png", "#logo", 4000, 2000),
        shown(f"{HOST}/lake.jpg", "#lake", 1200, 630),
        shown(f"{HOST}/dot.gif", "#dot", 1, 1),
    )
    [finding] = check(page_of(html, f"{HOST}/lakes?a=1&b=2", view=view, clicks_from_home=1))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"html > head"}
    assert finding.occurrences[0].after == (
        "<head>\n"
        '  <meta property="og:title" content="झीलें &amp; &quot;स्रोत&quot;">\n'
        '  <meta property="og:type" content="article">\n'
        f'  <meta property="og:image" content="{HOST}/lake.jpg">\n'
        f'  <meta property="og:url" content="{HOST}/lakes?a=1&amp;b=2">\n'
        '  <meta property="og:description" content="⟦one or two sentences about the page⟧">\n'
        '  <meta property="og:site_name" content="⟦name of the department⟧">\n'
        '  <meta property="og:locale" content="hi_IN">\n'
        '  <meta name="twitter:card" content="summary_large_image">'
    )


@pytest.mark.parametrize(
    ("lang", "locale"), [("en", "en_IN"), ("", "en_IN"), ("it", "⟦language and country, as in hi_IN⟧")]
)
def test_the_locale_is_proposed_only_for_hindi_and_english(lang, locale, page_of):
    [finding] = check(page_of(f"<html lang='{lang}'><head><title>x</title></head><main><p>Lakes</p></main>"))
    assert f'<meta property="og:locale" content="{locale}">' in finding.occurrences[0].after


def test_a_home_page_below_an_address_of_its_own_is_a_website(page_of):
    [finding] = check(page_of("<head><title>x</title></head><main><p>Lakes</p></main>", f"{HOST}/site/about.html"))
    assert '<meta property="og:type" content="website">' in finding.occurrences[0].after


def test_only_what_is_missing_is_named(page_of):
    html = '<head><meta property="og:title" content="Lakes"><meta property="og:image" content=" "></head><body>x'
    [finding] = check(page_of(html))
    assert finding.message.values["names"] == "og:type, og:image, og:url"
    assert 'content="website"' in finding.occurrences[0].after
    assert "⟦address of a picture of at least 1200 × 630 pixels⟧" in finding.occurrences[0].after


def test_a_relative_picture_address_fails_and_is_completed(page_of):
    html = WHOLE.replace(f"{HOST}/l.jpg", "/l.jpg")
    [finding] = check(page_of(f"<head>{html}</head><body>x"))
    assert finding.occurrences[0].after == f'<meta property="og:image" content="{HOST}/l.jpg">'


def test_an_address_that_makes_no_sense_gets_no_repair(page_of):
    html = WHOLE.replace(f"{HOST}/l.jpg", "//[bad")
    [finding] = check(page_of(f"<head>{html}</head><body>x"))
    assert finding.occurrences[0].after == ""


def test_a_card_that_leads_to_another_page_fails(page_of, selectors):
    html = WHOLE.replace('<meta property="og:url"', '<meta id="fail-url" property="og:url"')
    [finding] = check(page_of(f"<head>{html}</head><body>x", f"{HOST}/springs", clicks_from_home=1))
    assert selectors(finding) == {"#fail-url"}
    assert finding.occurrences[0].after == f'<meta property="og:url" content="{HOST}/springs">'


@pytest.mark.parametrize(
    ("url", "head"),
    [
        (f"{HOST}/lakes/", ""),
        (f"{HOST}/lakes.html", ""),
        ("https://staging.example/Lakes", ""),
        (f"{HOST}/lakes?id=1", ""),
        (f"{HOST}/print/lakes", f'<link rel="canonical" href="{HOST}/lakes">'),
    ],
)
def test_other_spellings_of_the_page_are_the_page(url, head, page_of):
    assert list(check(page_of(f"<head>{WHOLE}{head}</head><body>x", url, clicks_from_home=1))) == []


def test_of_the_home_page_the_title_is_proposed_and_not_the_first_piece_of_news(page_of):
    [finding] = check(page_of("<title>Department of Lakes</title><main><h1>New tender</h1></main>", f"{HOST}/"))
    assert 'content="Department of Lakes"' in finding.occurrences[0].after
