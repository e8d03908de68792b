"""Descriptions and titles: present, of their own, of a fitting length, proposed from the page's own words."""

import pytest

from rules.findability import duplicate_description, page_description, title_length
from rules.findability.descriptions import length_of, proposed
from rules.findability.page_description import described

HOST = "https://department.example.gov.in"
SENTENCE = "The department looks after lakes and springs in all districts of the state."
ABOUT = "The Directorate of Lakes was set up in 1972 and keeps the lakes of the hills clean."
HINDI = "विभाग पर्वतीय जिलों की झीलों और स्रोतों की देखभाल करता है।"


@pytest.mark.parametrize(
    ("main", "expected"),
    [
        (f"<p>{SENTENCE}</p>", SENTENCE),
        (f"<p>{SENTENCE} {SENTENCE} {SENTENCE}</p>", f"{SENTENCE} {SENTENCE}"),
        (f"<p>{HINDI}</p>", HINDI),
        (f"<p>Menu</p><p>{SENTENCE}</p>", SENTENCE),
        (f"<p>Please enable JavaScript to see the map of all lakes of the state.</p><p>{SENTENCE}</p>", SENTENCE),
        ("<p>Department of Lakes and Springs of the Hills of the State of Uttarakhand</p>", ""),
        ("<p>LAKES AND SPRINGS ARE LOOKED AFTER IN ALL OF THE DISTRICTS OF THE STATE.</p>", ""),
        (f'<p>Dr. A. Kumar Marg is where the office stands. {SENTENCE}</p>',
         f"Dr. A. Kumar Marg is where the office stands. {SENTENCE}"),
    ],
)  # fmt: skip
def test_a_description_is_proposed_from_whole_sentences(main, expected, page_of):
    assert proposed(page_of(f"<main><h1>Lakes</h1>{main}</main>", f"{HOST}/lakes", clicks_from_home=1)) == expected


@pytest.mark.parametrize(
    ("head", "main", "expected"),
    [
        ("", f"<p>The boat race of the schools was won by the girls of Nainital.</p><p>{ABOUT}</p>", ABOUT),
        ("", f"<p>Result of the Directorate of Lakes, recruitment of forty boatmen, is out today.</p><p>{ABOUT}</p>", ABOUT),
        ("", "<p>The boat race of the schools was won by the girls of Nainital.</p>", ""),
        (f'<meta property="og:description" content="{SENTENCE}">', f"<p>{ABOUT}</p>", SENTENCE),
    ],
)  # fmt: skip
def test_a_home_page_is_described_by_what_names_the_website(head, main, expected, page_of):
    page = page_of(f"<head><title>Welcome to Directorate of Lakes</title>{head}</head><main>{main}</main>", f"{HOST}/")
    assert proposed(page) == expected


def test_a_row_of_a_table_describes_no_page(page_of):
    table = f"<table><tr><td>1</td><td>{SENTENCE}</td></tr><tr><td>2</td><td>{SENTENCE}</td></tr></table>"
    assert proposed(page_of(f"<main><h1>Orders</h1>{table}</main>", f"{HOST}/orders", clicks_from_home=1)) == ""


def test_one_sentence_too_long_is_cut_at_a_word(page_of):
    text = proposed(
        page_of(
            f"<main><p>{'Lakes and springs of the hills, ' * 20}end.</p></main>", f"{HOST}/lakes", clicks_from_home=1
        )
    )
    assert text.endswith("…")
    assert 50 <= len(text) <= 160


def test_hindi_is_counted_in_aksharas():
    assert length_of("उद्यान विभाग") == (7, 40, 130)
    assert length_of("Lakes") == (5, 50, 160)


def test_a_page_without_description_gets_one_that_is_safe_to_paste(page_of):
    text = 'Lakes & "springs" &lt;all&gt; are looked after by the office in the hills.'
    page = page_of(f"<main><p>{text}</p></main>", f"{HOST}/lakes", clicks_from_home=1)
    [finding] = page_description.check(page)
    assert "Lakes &amp; &quot;springs&quot; &lt;all&gt;" in finding.occurrences[0].after
    assert described(page_of("<main>x</main>")) == (
        '<meta name="description" content="⟦one or two sentences about the page⟧">'
    )


# --- the same on several pages ----------------------------------------------------------------


def page(page_of, path, text, main=""):
    head = f'<title>{path}</title><meta id="fail-text" name="description" content="{text}">'
    return page_of(f"<head>{head}</head><body><main><h1>{path}</h1>{main or path}</main>", HOST + path)


def test_inner_pages_with_one_description_fail_and_the_home_page_keeps_it(page_of, site_of):
    site = site_of(*(page(page_of, path, "Lakes of the hills.") for path in ("/", "/rti", "/tenders")))
    [finding] = duplicate_description.check(site)
    assert [occurrence.page_url for occurrence in finding.occurrences] == [f"{HOST}/rti", f"{HOST}/tenders"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("/rti", "Lakes."), ("/tenders", "Tenders.")),
        (("/rti", "Lakes."), ("/rti?lang=hi", "Lakes.")),
        (("/notices", "Lakes."), ("/notices?page=2", "Lakes.")),
        (("/rti", ""), ("/tenders", "")),
    ],
)
def test_views_of_one_page_and_other_descriptions_pass(first, second, page_of, site_of):
    assert list(duplicate_description.check(site_of(page(page_of, *first), page(page_of, *second)))) == []


def test_a_long_description_is_cut_and_not_replaced_by_a_piece_of_news(page_of):
    first = "The Department of Lakes keeps the lakes and springs of the hills clean and lends boats to visitors."
    html = (
        f'<head><meta name="description" content="{first} {"It does much more. " * 6}"></head>'
        "<main><p>Ideas for the talk of the Minister on the 27th of November are invited from every citizen.</p></main>"
    )
    [finding] = page_description.check_length(page_of(html))
    assert f'content="{first} It does' in finding.occurrences[0].after


@pytest.mark.parametrize("title", ["404 Not Found", "Page not found | Lakes", "404 Error Page | Lakes"])
def test_a_page_that_calls_itself_missing_needs_no_description(title, page_of):
    page = page_of(f"<title>{title}</title><p>Sorry.")
    assert not page_description.RULE.applies(page)
    assert not title_length.RULE.applies(page)


# --- length of titles -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Tenders", True),
        ("निविदाएं", True),
        ("Tenders of the Department of Lakes", False),
        ("Tenders of the Department of Lakes and Springs of the Hills and of all the Districts", True),
        ("Untitled", False),  # told by page-title
        ("Institute of Technology of the Hills | पर्वतीय प्रौद्योगिकी संस्थान, देहरादून", False),  # 59 letters to a reader
        ("पर्वतीय झील एवं जलस्रोत विभाग, उत्तराखण्ड शासन, देहरादून की निविदाएं एवं सूचनाएं", False),  # 52 aksharas
    ],
)
def test_titles_of_a_word_and_titles_that_are_cut_are_told(title, told, page_of):
    html = f"<title>{title}</title><main><h1>Tenders</h1></main>"
    assert bool(list(title_length.check(page_of(html)))) is told


def test_a_title_is_proposed_only_from_a_heading_on_its_subject(page_of):
    [finding] = title_length.check(page_of("<title>Login</title><main><h1>Department of Lakes</h1></main>"))
    assert finding.occurrences[0].after == ""
