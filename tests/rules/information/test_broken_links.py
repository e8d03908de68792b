"""Links that lead nowhere."""

import pytest

from rules.evaluate import judge_site
from rules.evidence import LinkCheck, LinkState
from rules.finding import Doubt, Finding, Outcome
from rules.information.broken_links import RULE, check

HOST = "https://department.example.gov.in"


def answer(url, state=LinkState.DEAD, status=404):
    return {url: LinkCheck(url=url, state=state, status=status, reason="")}


def test_names_page_and_element_of_every_dead_link(page_of, site_of):
    home = page_of('<a id="fail-a" href="/gone.html#part">Forms</a> <a id="pass-b" href="/here">Here</a>', f"{HOST}/")
    inner = page_of('<a id="fail-c" href="/gone.html">प्रपत्र</a>', f"{HOST}/in")
    good = page_of('<a href="/here">Here</a>', f"{HOST}/good")
    site = site_of(home, inner, good, links=answer(f"{HOST}/gone.html") | answer(f"{HOST}/here", LinkState.ALIVE, 200))
    [finding] = check(site)
    assert {(o.page_url, o.selector) for o in finding.occurrences} == {
        (f"{HOST}/", "#fail-a"),
        (f"{HOST}/in", "#fail-c"),
    }
    assert {o.quote for o in finding.occurrences} == {f"{HOST}/gone.html"}
    assert finding.message.values["status"] == 404
    assert [r.outcome for r in judge_site(site, [RULE])] == [Outcome.FAILED, Outcome.FAILED, Outcome.PASSED]


@pytest.mark.parametrize("state", [LinkState.ALIVE, LinkState.UNKNOWN])
def test_only_death_counts(state, page_of, site_of):
    site = site_of(page_of('<a href="/x">X</a>'), links=answer(f"{HOST}/x", state, 403))
    assert list(check(site)) == []


def test_ways_of_failing_are_told_apart(page_of, site_of):
    page = page_of('<a href="/a">A</a><a href="/b">B</a><a href="https://no.example/">C</a>')
    links = answer(f"{HOST}/a") | answer(f"{HOST}/b", status=410) | answer("https://no.example/", status=None)
    assert len([item for item in check(site_of(page, links=links)) if isinstance(item, Finding)]) == 3


@pytest.mark.parametrize(
    ("written", "existing"),
    [
        ("/contactus.html", "/contact-us"),
        ("/About-Us.php", "/about_us.php"),
        ("/citizen-charte", "/citizen-charter"),
    ],
)
def test_proposes_the_address_that_was_meant(written, existing, page_of, site_of):
    home = page_of(f'<a class="x" href="{written}">Page</a>', f"{HOST}/")
    [finding] = check(site_of(home, page_of("<p>x", HOST + existing), links=answer(HOST + written)))
    assert finding.occurrences[0].after == f'<a class="x" href="{HOST}{existing}">Page</a>'


@pytest.mark.parametrize(
    ("written", "existing"),
    [("/notice/124", "/notice/123"), ("/rti", "/rules"), ("/x", "/y"), ("/a/lakes", "/b/ponds")],
)
def test_proposes_no_address_where_it_would_be_a_guess(written, existing, page_of, site_of):
    home = page_of(f'<a href="{written}">Page</a>', f"{HOST}/")
    [finding] = check(site_of(home, page_of("<p>x", HOST + existing), links=answer(HOST + written)))
    assert finding.occurrences[0].after == "<span>Page</span>"  # the words stay, the link goes


def test_an_empty_address_is_a_doubt(page_of, site_of, selectors):
    [doubt] = check(site_of(page_of('<main><a id="review-link" href="">Citizen Charter</a></main>')))
    assert isinstance(doubt, Doubt)
    assert selectors(doubt) == {"#review-link"}


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#">Menu</a>',
        '<a href="" onclick="go()">Go</a>',
        '<a href="" class="dropdown-toggle">Menu</a>',
        '<a href="" role="button">Menu</a>',
        '<a href=""></a>',
        '<a href="javascript:void(0)">A+</a>',
    ],
)
def test_controls_of_scripts_are_left_alone(link, page_of, site_of):
    assert list(check(site_of(page_of(link)))) == []


def test_hostile_addresses_are_only_quoted(page_of, site_of):
    page = page_of('<a href="/%22%3E%3Cscript%3E">x</a>')
    [finding] = check(site_of(page, links=answer(page.text.links[0].href)))
    assert "<script>" not in finding.occurrences[0].quote
