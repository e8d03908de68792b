"""Pages that announce their content instead of giving it."""

import pytest

from rules.finding import Doubt, Finding
from rules.information.placeholder_page import check

LONG = "<p>" + "The department repairs canals, lakes and springs in every block of the district. " * 12 + "</p>"


def page_with(page_of, main, title="Canals"):
    return page_of(f"<title>{title}</title><body><header>x</header><main><h1>{title}</h1>{main}</main>")


@pytest.mark.parametrize(
    "text",
    [
        "Under Construction",
        "This page is under construction.",
        "Page under construction. Please visit again!",
        "Coming soon…",
        "Content coming soon",
        "Details will be updated soon.",
        "To be updated",
        "Information is being updated",
        "Work in progress",
        "Test page",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "निर्माणाधीन",
        "यह पृष्ठ निर्माणाधीन है।",
        "शीघ्र उपलब्ध होगा",
        "जल्द ही आ रहा है",
        "सामग्री जल्द ही उपलब्ध होगी।",
        "पृष्ठ अद्यतन किया जा रहा है।",
        "कार्य प्रगति पर है",
    ],
)
def test_names_the_announcement(text, page_of, selectors):
    [finding] = check(page_with(page_of, f'<p id="fail-text">{text}</p>'))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-text"}
    assert finding.occurrences[0].quote == text
    assert finding.occurrences[0].after == '<p id="fail-text">⟦the text of this section⟧</p>'


@pytest.mark.parametrize(
    "main",
    [
        "<p>Bridges under construction</p><table><tr><td>At Kotdwar</td><td>Under construction</td></table>",
        "<h2>निर्माणाधीन पुल</h2><p>कोटद्वार का पुल</p>",
        "<p>The road is under construction and will open to traffic on 1 May.</p>",
        f"{LONG}<p>Coming soon</p>",
        "<p>The list is available here.</p>",
        "<p>The rules will be made by the committee.</p>",
        "<p>आवेदन शीघ्र करें।</p>",
        "<p>Work in progress of the year 2024: 12 canals</p>",
    ],
)
def test_leaves_works_and_other_sentences_alone(main, page_of):
    assert list(check(page_with(page_of, main))) == []


def test_filler_text_is_reported_on_a_long_page_too(page_of, selectors):
    [finding] = check(page_with(page_of, f'{LONG}<p id="fail-filler">Lorem Ipsum is simply dummy text</p>'))
    assert selectors(finding) == {"#fail-filler"}


def test_filler_text_in_two_elements_within_each_other_is_told_once(page_of, selectors):
    card = '<div id="fail-card"><p>Lorem ipsum</p><small>Lorem ipsum dolor sit amet</small></div>'
    [finding] = check(page_with(page_of, LONG + card))
    assert selectors(finding) == {"#fail-card"}


def test_gaps_of_a_model_policy_are_reported(page_of, selectors):
    html = f'{LONG}<p id="fail-gap">This website belongs to [Name of the Department].</p>'
    [finding] = check(page_with(page_of, html, title="Privacy Policy"))
    assert selectors(finding) == {"#fail-gap"}


def test_gaps_of_a_form_to_fill_in_are_none(page_of):
    html = f"{LONG}<p>To the [Name of the Department]</p>"
    assert list(check(page_with(page_of, html, title="Application form"))) == []


def test_a_sign_board_in_place_of_content_is_reported(page_of, selectors):
    [finding] = check(page_with(page_of, '<img id="fail-sign" src="/images/under_construction.gif" alt="">'))
    assert selectors(finding) == {"#fail-sign"}


def test_an_empty_list_is_a_doubt(page_of, selectors):
    for text in ("No records found.", "कोई रिकॉर्ड नहीं मिला"):
        [doubt] = check(page_with(page_of, f'<p id="review-list">{text}</p>'))
        assert isinstance(doubt, Doubt)
        assert selectors(doubt) == {"#review-list"}


def test_the_menu_does_not_count(page_of):
    html = f"<body><nav><a href=/x>Coming soon</a></nav><main><h1>Canals</h1>{LONG}</main>"
    assert list(check(page_of(html))) == []


def test_a_long_hostile_text_takes_no_time(page_of):
    text = "यह " * 4000 + "this the page " * 4000 + "[" * 4000
    assert list(check(page_with(page_of, f"<p>{text}</p>"))) == []
