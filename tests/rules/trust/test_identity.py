"""Whose website it is: emblem, title of the home page, domain."""

from dataclasses import replace

import pytest

from rules.evaluate import judge_page, judge_site
from rules.finding import Doubt, Finding, Outcome
from rules.rule import Need
from rules.trust import emblem, emblem_proportions, government_domain, home_title
from rules.trust.governments import named_states, names_india

NEEDS = frozenset({Need.MEDIA})
HOME = "https://lakes.uk.gov.in/"
PICTURE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Government of Uttarakhand", ("Uttarakhand",)),
        ("उत्तराखंड शासन", ("Uttarakhand",)),
        ("उत्तराखण्ड सरकार", ("Uttarakhand",)),
        ("Uttar Pradesh", ("Uttar Pradesh",)),
        ("Jammu & Kashmir", ("Jammu and Kashmir",)),
        ("Goan sausages", ()),
        ("Assamese", ()),
    ],
)
def test_states_are_known_in_both_languages(text, states):
    assert named_states(text) == states


@pytest.mark.parametrize(
    ("text", "is_named"), [("India", True), ("भारत", True), ("Indiana", False), ("Uttarakhand", False)]
)
def test_india_is_known_in_both_languages(text, is_named):
    assert names_india(text) is is_named


@pytest.mark.parametrize(
    ("title", "is_wrong"),
    [
        ("Department of Lakes", True),
        ("Department of Lakes, Government of Uttarakhand", True),
        ("Department of Lakes, Government of Uttarakhand, India", False),
        ("झील विभाग, उत्तराखण्ड शासन, भारत", False),
        ("झील विभाग", True),
    ],
)
def test_the_home_title_names_state_and_country(title, is_wrong, page_of, site_of):
    found = list(home_title.check(site_of(page_of(f"<title>{title}</title><h1>Lakes</h1>", HOME))))
    assert bool(found) is is_wrong


def test_the_missing_names_are_added_in_the_language_of_the_title(page_of, site_of):
    [finding] = home_title.check(site_of(page_of("<title>झील विभाग</title>", HOME)))
    assert finding.occurrences[0].after == "<title>झील विभाग, उत्तराखण्ड शासन, भारत</title>"


@pytest.mark.parametrize(
    ("footer", "after"),
    [
        ("Office of the Union, 6 Lake Road, New Delhi-110003, Government of India", "City Corporation, India"),
        ("Department's address: Lake Road, Dehradun, Uttarakhand 248001", "City Corporation, India"),
        ("Municipal Corporation, Uttarakhand", "City Corporation, Uttarakhand, India"),
        ("Government of Uttarakhand", "City Corporation, Government of Uttarakhand, India"),
    ],
)
def test_where_an_office_stands_is_not_whose_it_is(footer, after, page_of, site_of):
    html = f"<title>City Corporation</title><footer>{footer}</footer>"
    [finding] = home_title.check(site_of(page_of(html, "https://city.gov.in/")))
    assert finding.occurrences[0].after == f"<title>{after}</title>"


def test_a_central_office_needs_no_state(page_of, site_of):
    html = "<title>Ministry of Lakes, India</title><header>Ministry of Lakes, Government of India</header>"
    assert list(home_title.check(site_of(page_of(html, "https://lakes.gov.in/")))) == []


@pytest.mark.parametrize(
    ("url", "html"),
    [
        ("https://school.example.it/", "<title>Scuola</title><header>Ministero</header>"),
        ("https://lakes.example.org/", "<title>Lakes</title><header>Government of Canada</header>"),
    ],
)
def test_offices_of_other_countries_are_not_asked(url, html, page_of, site_of):
    site = site_of(page_of(html, url))
    rules = (home_title.RULE, government_domain.RULE)
    assert {result.outcome for result in judge_site(site, rules)} == {Outcome.INAPPLICABLE}


OFFICE = "<title>Lakes</title><header>Department of Lakes, Government of Uttarakhand</header>"


def test_an_office_under_a_bought_name_fails(page_of, site_of):
    [finding] = government_domain.check(site_of(page_of(OFFICE, "https://www.uttarakhandlakes.org/")))
    assert isinstance(finding, Finding)
    assert finding.occurrences[0].quote == "www.uttarakhandlakes.org"


def test_a_body_that_may_be_a_company_is_asked_about(page_of, site_of):
    html = "<header>Lakes Power Corporation Limited (Government of Uttarakhand Undertaking)</header>"
    said = list(
        government_domain.check(
            site_of(page_of(f"{html}<footer>Government of Uttarakhand</footer>", "https://lakes.org/"))
        )
    )
    assert [type(item) for item in said] == [Doubt]


@pytest.mark.parametrize("host", ["lakes.uk.gov.in", "lakes.nic.in", "www.gbpuat.ac.in", "lakes.edu.in"])
def test_government_and_learning_have_names_of_their_own(host, page_of, site_of):
    assert list(government_domain.check(site_of(page_of(OFFICE, f"https://{host}/")))) == []


@pytest.mark.parametrize("host", ["department.localhost", "localhost", "127.0.0.1", "lakes.test", "[::1]"])
def test_test_hosts_are_not_judged(host, page_of, site_of):
    [result] = judge_site(site_of(page_of(OFFICE, f"http://{host}/")), (government_domain.RULE,))
    assert result.outcome is Outcome.INAPPLICABLE


def test_an_inner_page_has_no_emblem_to_judge(page_of):
    [result] = judge_page(page_of(OFFICE, HOME, clicks_from_home=1), (emblem.RULE,))
    assert result.outcome is Outcome.INAPPLICABLE


def test_a_home_page_that_was_not_opened_is_not_judged(page_of):
    [doubt] = emblem.check(page_of(OFFICE, HOME))
    assert not doubt.is_question


def header(content: str) -> str:
    return f"<html lang=en><title>Lakes</title><body><header>{content}<p>Government of Uttarakhand</p></header></body></html>"


@pytest.mark.browser
@pytest.mark.parametrize(
    "content",
    [
        f'<img src="{PICTURE}" width=60 height=60 alt="State Emblem of Uttarakhand">',
        f'<img src="{PICTURE}" width=60 height=60 alt="राजचिह्न">',
        f'<img src="{PICTURE}" width=60 height=60 alt="Government of Uttarakhand">',
        '<img src="/images/uk-logo.svg" width=60 height=60 alt="Department of Lakes">',
        f'<img src="{PICTURE}" width=60 height=60 alt="" title="Emblem">',
    ],
)
async def test_an_emblem_is_known_by_text_or_file(content, watch_html):
    page = replace(await watch_html(header(content)), clicks_from_home=0)
    assert emblem.applies(page)
    assert list(emblem.check(page)) == []


@pytest.mark.browser
async def test_a_header_without_any_picture_fails(watch_html):
    page = replace(await watch_html(header("<h1>Lakes</h1>")), clicks_from_home=0)
    assert [type(said) for said in emblem.check(page)] == [Finding]


@pytest.mark.browser
async def test_an_unnamed_picture_is_a_question(watch_html, selectors):
    html = header(f'<img id="review-picture" src="{PICTURE}" width=60 height=60 alt="Lakes">')
    [doubt] = emblem.check(replace(await watch_html(html), clicks_from_home=0))
    assert isinstance(doubt, Doubt)
    assert selectors(doubt) == {"#review-picture"}


@pytest.mark.browser
async def test_a_squeezed_emblem_is_reported(watch_html, selectors):
    html = header(f'<img id="fail-emblem" src="{PICTURE}" width=60 height=90 alt="Emblem of Uttarakhand">')
    page = replace(await watch_html(html), clicks_from_home=0)
    page = replace(
        page,
        view=replace(
            page.view, images=tuple(replace(i, natural_width_px=60, natural_height_px=60) for i in page.view.images)
        ),
    )
    [finding] = emblem_proportions.check(page)
    assert selectors(finding) == {"#fail-emblem"}
    assert "height: auto" in finding.occurrences[0].after


@pytest.mark.browser
async def test_an_emblem_in_proportion_passes(watch_html):
    html = header(f'<img src="{PICTURE}" width=60 height=60 alt="Emblem of Uttarakhand">')
    page = replace(await watch_html(html), clicks_from_home=0)
    assert emblem_proportions.applies(page)
    assert list(emblem_proportions.check(page)) == []
