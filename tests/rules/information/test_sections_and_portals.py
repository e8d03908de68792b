"""Sections that the home page leaves out, and the portals of the State."""

from dataclasses import replace

import pytest

from rules.evaluate import judge_site
from rules.finding import Finding, Outcome
from rules.information import main_sections, state_portals

HOST = "https://department.example.gov.in"
RULES = {rule.id: rule for rule in state_portals.RULES}


@pytest.fixture
def site(home_with, inner, whole_site):
    def build(footer="", entry=True, section="boats", heading="Boats", pages=3):
        below = [inner(f"/{section}/{n}", heading=f"Boat {n}") for n in range(pages)]
        links = "".join(f'<a href="/{section}/{n}">Boat {n}</a> ' for n in range(pages))
        first = [inner(f"/{section}/", links, heading=heading)] if entry else []
        return whole_site(replace(home_with(footer), view="opened"), *first, *below)

    return build


def test_a_section_that_the_home_page_leaves_out_fails(site):
    [finding] = main_sections.check(site())
    assert isinstance(finding, Finding)
    assert finding.message.values == {"section": "Boats", "pages": 4}
    assert finding.occurrences[0].after == f'<li><a href="{HOST}/boats/">Boats</a></li>'


@pytest.mark.parametrize(
    "footer",
    [
        '<a href="/boats/">On the water</a>',
        '<a href="/boats/2">Boat 2</a>',
        "<p><button>Boats</button></p>",
        "<p>boats</p>",
    ],
)
def test_a_link_into_the_section_or_its_name_is_enough(footer, site):
    assert list(main_sections.check(site(footer))) == []


def test_small_folders_folders_without_a_page_and_archives_are_no_sections(site):
    assert list(main_sections.check(site(pages=2))) == []
    assert list(main_sections.check(site(entry=False))) == []
    assert list(main_sections.check(site(section="archive", heading="Archive"))) == []


def test_a_folder_of_a_language_is_looked_into(site):
    [finding] = main_sections.check(site(section="hi/naav", heading="नावें"))
    assert finding.message.values["section"] == "नावें"
    assert list(main_sections.check(site('<a href="/hi/naav/2">नाव</a>', section="hi/naav", heading="नावें"))) == []


def test_a_home_page_that_was_not_opened_in_the_browser_may_have_a_menu_of_a_script(site):
    pages = site().pages
    unseen = replace(site(), pages=(replace(pages[0], view=None), *pages[1:]))
    [result] = judge_site(unseen, (main_sections.RULE,))
    assert result.outcome is Outcome.INAPPLICABLE


@pytest.fixture
def state(page_of, site_of):
    def build(rti="", host="lakes.uk.gov.in"):
        home = page_of('<a href="/rti">RTI</a> <a href="/a">A</a> <a href="/s">Services</a>', f"https://{host}/")
        page = page_of(
            f"<h1>RTI</h1><p>Ask for what you want to know.</p>{rti}", f"https://{host}/rti", clicks_from_home=1
        )
        return site_of(home, page)

    return build


def test_a_page_on_rti_without_the_portal_is_told_as_advice(state):
    [finding] = RULES["rti-online"].check(state())
    assert finding.occurrences[0].page_url == "https://lakes.uk.gov.in/rti"
    assert 'href="https://rtionline.uk.gov.in/"' in finding.occurrences[0].after
    assert RULES["rti-online"].weight == 0


def test_a_link_to_the_portal_is_enough(state):
    assert list(RULES["rti-online"].check(state('<a href="https://rtionline.uk.gov.in/">Online</a>'))) == []


def test_other_states_and_pages_that_were_not_read_are_not_asked(state):
    [other] = judge_site(state(host="lakes.example.gov.in"), (RULES["rti-online"],))
    [unread] = judge_site(state(), (RULES["apuni-sarkar"],))
    assert other.outcome is unread.outcome is Outcome.INAPPLICABLE
