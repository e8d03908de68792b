"""Policies that were copied or are missing, and expected pages that hold hardly anything."""

from dataclasses import replace

import pytest

from rules.evaluate import judge_site
from rules.finding import Doubt, Finding, Outcome
from rules.information import content_policies, copied_policy, duty_distance, expected_pages

HOST = "https://department.example.gov.in"
LINK = '<a href="/terms">Terms and Conditions</a> <p>Department of Lakes, Uttarakhand, India</p>'
RULES = {rule.id: rule for rule in expected_pages.RULES}


@pytest.fixture
def terms(home_with, inner, whole_site):
    def build(main, *others, **changes):
        page = inner("/terms", main, heading="Terms and Conditions")
        return whole_site(home_with(LINK), page, *others, **changes)

    return build


@pytest.mark.parametrize(
    "text",
    [
        "This is the official website of the Department of Fisheries, Government of Example.",
        "This website is maintained by the Ministry of Ports and Shipping for the public.",
        "Website owned by Department of Fisheries, Government of Uttarakhand.",
        "The content of this portal is owned and managed by Directorate of Seeds, Government of Example.",
        "यह मत्स्य पालन विभाग की आधिकारिक वेबसाइट है।",
    ],
)
def test_another_department_as_owner_fails(text, terms, selectors):
    [finding] = copied_policy.check(terms(f'<p id="fail-owner">{text}</p>'))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-owner"}
    assert finding.occurrences[0].quote in text
    assert "⟦name of the department⟧" in finding.occurrences[0].after


@pytest.mark.parametrize(
    "text",
    [
        "This is the official website of the Department of Lakes, Government of Example.",
        "This website is maintained by the National Informatics Centre.",
        "The website of the Department of Electronics and Information Technology sets the rules.",
        "Complaints go to the Ministry of Ports.",
        "This website is owned by the department.",
        "This website belongs to the Government of Uttarakhand.",
        "You may link to the website of your own department.",
    ],
)
def test_own_names_makers_and_other_mentions_are_fine(text, terms):
    assert list(copied_policy.check(terms(f"<p>{text}</p>"))) == []


def test_an_office_that_other_pages_name_is_fine(terms, inner):
    other = inner("/lakes/five", "<p>We work with the Department of Fisheries.</p>")
    assert list(copied_policy.check(terms("<p>This website is owned by Department of Fisheries</p>", other))) == []


def test_a_site_of_which_little_was_read_leaves_a_question(terms):
    [said] = copied_policy.check(terms("<p>Website of the Department of Fisheries</p>", known_pages=900))
    assert isinstance(said, Doubt)


def test_an_unknown_address_of_the_government_is_a_question(terms):
    [said] = copied_policy.check(terms("<p>This website (www.fisheries.gov.in) collects no data.</p>"))
    assert isinstance(said, Doubt)
    assert said.occurrences[0].quote == "fisheries.gov.in"


@pytest.mark.parametrize(
    "text",
    [
        "This website (department.example.gov.in) collects no data.",
        "This website follows guidelines.india.gov.in.",
        "Servers of the website stand at nic.in.",
        "Prior permission is needed; ask fisheries.gov.in.",
    ],
)
def test_own_and_common_addresses_are_fine(text, terms):
    assert list(copied_policy.check(terms(f"<p>{text}</p>"))) == []


ALL_SIX = (
    "<h2>Content Contribution, Moderation and Approval Policy</h2><h2>Content Archival Policy</h2>"
    "<h2>Content Review Policy</h2><h2>Website Monitoring Plan</h2><h2>Contingency Management Plan</h2><h2>Security Policy</h2>"
)
ALL_SIX_HINDI = (
    "<h2>सामग्री योगदान, मॉडरेशन एवं अनुमोदन नीति</h2><h2>सामग्री अभिलेखीय नीति</h2><h2>सामग्री समीक्षा नीति</h2>"
    "<h2>वेबसाइट निगरानी योजना</h2><h2>आकस्मिकता प्रबंधन योजना</h2><h2>सुरक्षा नीति</h2>"
)


@pytest.mark.parametrize("html", [ALL_SIX, ALL_SIX_HINDI])
def test_policies_that_a_page_names_are_there(html, terms):
    assert list(content_policies.check(terms(html))) == []


def test_each_missing_policy_is_named(terms):
    said = list(content_policies.check(terms(ALL_SIX.replace("<h2>Security Policy</h2>", ""))))
    assert [finding.message.text for finding in said] == ["No page names a security policy."]
    assert said[0].occurrences[0].after == '<li><a href="⟦address of the page⟧">Security Policy</a></li>'


def test_policies_may_stand_on_pages_that_were_not_read(home_with, inner, site_of):
    home = home_with("<p>India</p>")
    [said] = content_policies.check(site_of(home, *(inner(f"/{n}") for n in range(6)), known_pages=90))
    assert isinstance(said, Doubt)


def test_policies_may_stand_behind_a_link_that_was_not_followed(home_with, whole_site):
    link = '<a href="https://www.example.gov.in/1081/policies">Disclaimer and Policies</a><p>India</p>'
    [said] = content_policies.check(whole_site(home_with(link)))
    assert isinstance(said, Doubt)


@pytest.mark.parametrize(
    ("rule", "label", "heading"),
    [
        ("privacy-policy", "Privacy Policy", "Privacy Policy"),
        ("services-page", "सेवाएं", "सेवाएं"),
        ("charter-page", "Citizen Charter", "Citizen Charter"),
    ],
)
def test_a_page_of_a_few_words_is_not_enough(rule, label, heading, home_with, inner, whole_site, selectors):
    home = home_with(f'<a id="fail-link" href="/it">{label}</a>')
    empty = replace(inner("/it", "<p>Welcome.</p>", heading=heading), view="opened")
    [finding] = RULES[rule].check(whole_site(home, empty))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-link"}
    assert "hardly any text" in finding.message.text


@pytest.mark.parametrize(
    ("rule", "label"), [("tenders-page", "Tenders"), ("grievance-page", "Grievance"), ("feedback-page", "Feedback")]
)
def test_short_pages_serve_where_a_number_or_a_form_is_all(rule, label, home_with, inner, whole_site):
    short = replace(inner("/it", "<p>None at present.</p>", heading=label), view="opened")
    assert list(RULES[rule].check(whole_site(home_with(f'<a href="/it">{label}</a>'), short))) == []


def test_a_page_that_was_not_opened_in_the_browser_may_be_filled_by_a_script(home_with, inner, whole_site):
    shell = inner("/it", "<p>Welcome.</p>", heading="Privacy Policy")
    assert list(RULES["privacy-policy"].check(whole_site(home_with('<a href="/it">Privacy Policy</a>'), shell))) == []


def test_a_page_three_clicks_away_is_told(home_with, inner, whole_site, selectors):
    second = inner(
        "/state/lakes", '<main><a id="fail-rti" href="/rti">Right to Information</a></main>', clicks_from_home=2
    )
    target = inner("/rti", heading="Right to Information", clicks_from_home=3)
    [finding] = duty_distance.check(whole_site(home_with(), second, target))
    assert selectors(finding) == {"#fail-rti"}
    assert finding.message.values["clicks"] == 3


def test_two_clicks_are_fine(home_with, inner, whole_site):
    first = inner("/about-lakes", '<a href="/rti">Right to Information</a>', clicks_from_home=1)
    target = inner("/rti", heading="Right to Information", clicks_from_home=2)
    assert list(duty_distance.check(whole_site(home_with(), first, target))) == []


def test_a_menu_of_a_deep_page_is_no_distance_when_the_home_page_has_the_link(home_with, inner, whole_site):
    deep = inner("/deep", '<a href="/rti">RTI</a>', clicks_from_home=4)
    target = inner("/rti", heading="RTI", clicks_from_home=1)
    assert list(duty_distance.check(whole_site(home_with('<a href="/rti">RTI</a>'), deep, target))) == []


def test_a_website_of_another_country_owes_no_content_policies(page_of, site_of):
    nav = "".join(f'<a href="/{name}">{name}</a>' for name in "abc")
    [result] = judge_site(site_of(page_of(nav, "https://lakes.example.org/")), (content_policies.RULE,))
    assert result.outcome is Outcome.INAPPLICABLE
