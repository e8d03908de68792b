"""The search that was made, and the page for an address that cannot exist."""

from dataclasses import replace

import pytest

from auditor.crawl.parse import parse_page
from rules.evaluate import judge_site
from rules.finding import Doubt, Finding, Outcome
from rules.information import not_found_help, not_found_status, site_search
from rules.probes import Probes, SearchTrial

HOST = "https://department.example.gov.in"
BOX = (
    '<header><form role="search"><input name="q" value="Boat licence"></form><a href="/lakes/one">Lake one</a></header>'
)


def trial(html, status=200, error=""):
    page = parse_page(html, f"{HOST}/?q=Boat+licence") if html else None
    return SearchTrial(
        query="Boat licence",
        wanted=(f"{HOST}/boats",),
        url=f"{HOST}/?q=Boat+licence",
        status=status,
        page=page,
        error=error,
    )


@pytest.fixture
def searched(home_with, whole_site):
    def build(html, **changes):
        return whole_site(home_with(), probes=Probes(search=trial(html, **changes)))

    return build


@pytest.mark.parametrize(
    "html",
    [
        f'{BOX}<main><p>1 result</p><a href="/boats">Boat licence</a></main>',
        f'{BOX}<main><a href="{HOST}/boats/">Read more</a></main>',
        f'{BOX}<main><a href="http://www.department.example.gov.in/boats#top">Boats</a></main>',
    ],
)
def test_a_search_that_finds_the_page_is_fine(html, searched):
    assert list(site_search.check(searched(html))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Search results for Boat licence. Sorry, but nothing matched.",
        "Your search for Boat licence yielded no results: no results found.",
        "“Boat licence” के लिए कोई परिणाम नहीं मिला",
    ],
)
def test_a_search_that_finds_nothing_fails_and_is_quoted(text, searched):
    [finding] = site_search.check(searched(f"{BOX}<main><p>{text}</p></main>"))
    assert isinstance(finding, Finding)
    assert finding.occurrences[0].quote == text


def test_an_error_of_the_server_fails(searched):
    for status in (404, 500, 503):
        [finding] = site_search.check(searched("<p>Error</p>", status=status))
        assert isinstance(finding, Finding)


@pytest.mark.parametrize("status", [403, 429, None])
def test_a_refused_search_proves_nothing(status, searched):
    [doubt] = site_search.check(searched("", status=status, error="refused"))
    assert isinstance(doubt, Doubt)
    assert not doubt.is_question


def test_the_home_page_in_place_of_an_answer_fails(home_with, whole_site, page_of):
    home = home_with()
    answer = SearchTrial(
        query="Boat licence", wanted=(f"{HOST}/boats",), url=f"{HOST}/?s=x", status=200, page=home.text, error=""
    )
    [finding] = site_search.check(whole_site(home, probes=Probes(search=answer)))
    assert isinstance(finding, Finding)


def test_results_without_the_page_are_a_question(searched):
    rows = "".join(f'<p><a href="/r{n}">Boats of the lake number {n}</a></p>' for n in range(9))
    [doubt] = site_search.check(searched(f"{BOX}<main>{rows}</main>"))
    assert isinstance(doubt, Doubt)
    assert doubt.is_question


def test_a_message_kept_ready_for_a_script_is_no_answer(searched):
    [doubt] = site_search.check(searched(f"{BOX}<main><p>No results found</p></main>"))
    assert isinstance(doubt, Doubt)


def test_a_menu_entry_is_no_result(searched):
    html = f'<nav><a href="/boats">Boat licence</a></nav>{BOX}<main><p>Boat licence: nothing found</p></main>'
    assert isinstance(next(iter(site_search.check(searched(html)))), Finding)


def test_without_a_trial_the_rule_does_not_apply(home_with, whole_site):
    [result] = judge_site(whole_site(home_with()), (site_search.RULE,))
    assert result.outcome is Outcome.INAPPLICABLE


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, Outcome.PASSED),
        (410, Outcome.PASSED),
        (200, Outcome.FAILED),
        (500, Outcome.FAILED),
        (403, Outcome.INAPPLICABLE),
        (None, Outcome.INAPPLICABLE),
    ],
)
def test_the_status_of_an_address_that_cannot_exist(status, outcome, home_with, whole_site):
    [result] = judge_site(whole_site(home_with(), not_found_status=status), (not_found_status.RULE,))
    assert result.outcome is outcome


@pytest.fixture
def missing(home_with, whole_site):
    def build(html, status=404, lang="en"):
        page = parse_page(html, f"{HOST}/0123456789")
        return whole_site(home_with(lang=lang), probes=Probes(not_found=page), not_found_status=status)

    return build


def test_a_bare_message_fails_and_is_quoted(missing):
    [finding] = not_found_help.check(missing("<title>404 Not Found</title><h1>Not Found</h1><p>nginx</p>"))
    assert finding.occurrences[0].quote == "Not Found"
    assert f'href="{HOST}/"' in finding.occurrences[0].after


@pytest.mark.parametrize(
    "html",
    [
        '<h1>Not found</h1><a href="/">Start</a>',
        '<h1>पृष्ठ नहीं मिला</h1><a href="/x">मुख्य पृष्ठ</a>',
        '<h1>Not found</h1><form role="search"><input name="q"></form>',
        '<h1>Not found</h1><a href="/map">Site map</a>',
        '<nav><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a></nav><h1>Not found</h1>',
        "<h1>Not found</h1><button>Go back</button>",
    ],
)
def test_any_way_on_is_enough(html, missing):
    assert list(not_found_help.check(missing(html))) == []


def test_the_page_of_a_soft_error_is_told_elsewhere(missing):
    [result] = judge_site(missing("<h1>Not found</h1>", status=200), (not_found_help.RULE,))
    assert result.outcome is Outcome.INAPPLICABLE


def test_a_search_that_leads_straight_to_the_page_is_fine(home_with, whole_site):
    answer = replace(trial("<main><h1>Boat licence</h1></main>"), url=f"{HOST}/boats")
    assert list(site_search.check(whole_site(home_with(), probes=Probes(search=answer)))) == []


def test_a_search_that_could_not_be_tried_is_not_judged(home_with, whole_site):
    untried = replace(trial(""), query="", error="no search form")
    [result] = judge_site(whole_site(home_with(), probes=Probes(search=untried)), (site_search.RULE,))
    assert result.outcome is Outcome.INAPPLICABLE


def test_a_folder_of_files_has_no_server_to_blame(page_of, site_of):
    home = page_of("<a href=/a>A</a>", "http://lakes.localhost/")
    bare = parse_page("<h1>404</h1>", "http://lakes.localhost/x")
    site = site_of(home, probes=Probes(not_found=bare))
    results = judge_site(site, (not_found_status.RULE, not_found_help.RULE))
    assert {result.outcome for result in results} == {Outcome.INAPPLICABLE}
