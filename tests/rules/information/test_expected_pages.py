"""The pages every department links to."""

from dataclasses import replace

import pytest

from rules.evaluate import judge_site
from rules.evidence import LinkState
from rules.finding import Doubt, Finding, Outcome
from rules.information import expected_pages

HOST = "https://department.example.gov.in"
RULES = {rule.id: rule for rule in expected_pages.RULES}
LABELS = [(expected.id, label) for expected in expected_pages.EXPECTED for label in (expected.english, expected.hindi)]


def said(rule, site):
    return list(RULES[rule].check(site))


@pytest.mark.parametrize(("rule", "label"), LABELS)
def test_a_link_of_that_name_is_enough(rule, label, home_with, whole_site):
    assert said(rule, whole_site(home_with(f'<a href="/there">{label}</a>'))) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_site_read_whole_without_such_a_link_fails(rule, home_with, whole_site):
    [finding] = said(rule, whole_site(home_with()))
    assert isinstance(finding, Finding)
    assert finding.message.count == 5
    [place] = finding.occurrences
    assert place.page_url == f"{HOST}/"
    assert place.after.startswith('<li><a href="⟦address of the page⟧">')


def test_a_few_pages_of_a_larger_site_prove_nothing(home_with, site_of):
    [doubt] = said("rti-page", site_of(home_with(), known_pages=40))
    assert isinstance(doubt, Doubt)


def test_enough_pages_of_a_larger_site_prove_it(home_with, whole_site):
    [finding] = said("rti-page", whole_site(home_with(), known_pages=400))
    assert isinstance(finding, Finding)


def test_a_home_page_without_links_proves_nothing(page_of, inner, whole_site):
    [doubt] = said("rti-page", whole_site(page_of("<p>Loading", f"{HOST}/")))
    assert isinstance(doubt, Doubt)


def test_labels_of_an_unknown_language_prove_nothing(home_with, whole_site):
    [doubt] = said("contact-page", whole_site(home_with('<a href="/contatti">Contatti</a>', lang="it")))
    assert isinstance(doubt, Doubt)


def test_the_entry_to_add_is_in_the_language_of_the_home_page(home_with, whole_site):
    [finding] = said("rti-page", whole_site(home_with(lang="hi")))
    assert finding.occurrences[0].after == ('<li><a href="⟦address of the page⟧">सूचना का अधिकार (RTI)</a></li>')


def test_a_department_of_the_state_is_given_the_address_of_its_helpline(page_of, site_of):
    html = "<nav>" + "".join(f'<a href="/{name}">Lake {name}</a>' for name in "abcd") + "</nav>"
    site = site_of(page_of(html, "https://lakes.uk.gov.in/"), page_of("<p>Lake a", "https://lakes.uk.gov.in/a"))
    [finding] = said("grievance-page", site)
    assert 'href="https://cmhelpline.uk.gov.in/"' in finding.occurrences[0].after


def test_an_outside_service_counts_by_its_address(home_with, whole_site):
    icon = '<a href="https://cmhelpline.uk.gov.in/"><img src="/1.png" alt="1 9 0 5"></a>'
    assert said("grievance-page", whole_site(home_with(icon))) == []


def test_a_link_on_a_page_one_click_away_counts(home_with, inner, whole_site):
    near = inner("/disclosure", '<p><a href="/r">Right to Information</a></p>')
    assert said("rti-page", whole_site(home_with(), near)) == []


def test_a_link_deep_in_the_content_does_not_count(home_with, inner, whole_site):
    deep = inner("/old", '<p><a href="/r">Right to Information</a></p>', clicks_from_home=5)
    [finding] = said("rti-page", whole_site(home_with(), deep))
    assert isinstance(finding, Finding)


def test_a_section_of_the_home_page_counts(home_with, whole_site):
    home = home_with(main="<h2>हमारे बारे में</h2><p>विभाग झीलों की देखभाल करता है।</p>")
    assert said("about-page", whole_site(home)) == []


def test_a_dead_link_fails_and_is_quoted(home_with, whole_site, selectors):
    home = home_with('<a id="fail-rti" href="/rti">RTI</a>')
    [finding] = said("rti-page", whole_site(home, dead=("/rti",)))
    assert selectors(finding) == {"#fail-rti"}
    assert finding.occurrences[0].quote == f"{HOST}/rti"
    assert finding.message.values["label"] == "RTI"


def test_a_page_that_answers_with_an_error_fails(home_with, inner, whole_site, selectors):
    home = home_with('<a id="fail-rti" href="/rti">RTI</a>')
    [finding] = said("rti-page", whole_site(home, inner("/rti", status=404)))
    assert selectors(finding) == {"#fail-rti"}


def test_one_living_link_beside_a_dead_one_is_enough(home_with, whole_site):
    home = home_with('<a href="/rti">RTI</a> <a href="/rti-act">सूचना का अधिकार</a>')
    assert said("rti-page", whole_site(home, dead=("/rti",))) == []


def test_a_link_to_an_unfinished_page_fails(home_with, inner, whole_site, selectors):
    home = home_with('<a id="fail-tenders" href="/tenders">निविदाएं</a>')
    target = inner("/tenders", "<p>निर्माणाधीन</p>", heading="निविदाएं")
    [finding] = said("tenders-page", whole_site(home, target))
    assert selectors(finding) == {"#fail-tenders"}


def test_a_link_without_address_is_a_doubt(home_with, whole_site):
    for address in ("#", "", "javascript:void(0);"):
        [doubt] = said("help-page", whole_site(home_with(f'<a href="{address}">Help</a>')))
        assert isinstance(doubt, Doubt)


@pytest.mark.parametrize(
    "facts",
    [
        "Telephone: 0135-2712345",
        "दूरभाष: ०१३५-२७१२३४५",
        "director-lakes[at]example[dot]gov[dot]in",
        "Lake House, Dehradun 248 001",
        "+91 94120 12345",
        "<a href='mailto:a@example.gov.in'>write</a>",
        "<table><tr><td>Director</td><td>2712345 Ext. 12, Phone 2712345</td></tr></table>",
    ],
)
def test_a_contact_page_gives_a_way_to_reach_the_office(facts, home_with, inner, whole_site):
    home = home_with('<a href="/contact">Contact Us</a>')
    assert said("contact-page", whole_site(home, inner("/contact", f"<div>{facts}</div>"))) == []


def test_a_contact_page_without_facts_fails(home_with, inner, whole_site, selectors):
    home = home_with('<a id="fail-contact" href="/contact">संपर्क करें</a>')
    target = inner("/contact", "<p>" + "You are welcome at our office on all working days of 2024-25. " * 4)
    [finding] = said("contact-page", whole_site(home, target))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-contact"}


def test_a_contact_page_that_was_not_read_is_believed(home_with, whole_site):
    assert said("contact-page", whole_site(home_with('<a href="/contact">Contact</a>'))) == []


HUB = "<h2>Copyright Policy</h2><p>Free to copy.</p><p><strong>Hyperlinking Policy</strong></p><p>Link to us.</p>"


@pytest.mark.parametrize("label", ["Website Policies", "वेबसाइट नीतियां", "Terms and Conditions", "Disclaimer"])
def test_policies_may_share_one_page(label, home_with, inner, whole_site):
    site = whole_site(home_with(f'<a href="/policies">{label}</a>'), inner("/policies", HUB))
    assert said("copyright-policy", site) == []
    assert said("hyperlinking-policy", site) == []
    assert isinstance(said("privacy-policy", site)[0], Finding)


def test_a_page_of_policies_that_was_not_read_leaves_a_doubt(home_with, whole_site):
    [doubt] = said("privacy-policy", whole_site(home_with('<a href="/policies">Website Policies</a>')))
    assert isinstance(doubt, Doubt)


def test_a_dead_policy_link_in_the_footer_of_the_hub_is_no_policy(home_with, inner, whole_site):
    footer = '<a href="/policies">Website Policies</a> <a id="fail" href="/copyright">Copyright Policy</a>'
    hub = inner("/policies", "<p>Everything about this website.</p>")
    [finding] = said("copyright-policy", whole_site(home_with(footer), hub, dead=("/copyright",)))
    assert isinstance(finding, Finding)


def test_a_listing_of_addresses_is_no_site(home_with, whole_site):
    results = judge_site(whole_site(home_with(), is_listing=True), expected_pages.RULES)
    assert {result.outcome for result in results} == {Outcome.INAPPLICABLE}


def test_hostile_labels_do_not_stop_the_rule(home_with, whole_site):
    footer = "".join(
        f'<a href="{address}">{"‮<script>" * 50}&#0; {{label}}</a>' for address in ("http://[bad", "//", "x:y", "%")
    )
    [finding] = said("rti-page", whole_site(home_with(footer)))
    assert isinstance(finding, Finding)


def test_an_answer_that_is_no_verdict_is_not_death(home_with, whole_site):
    site = whole_site(home_with('<a href="/rti">RTI</a>'), dead=("/rti",))
    unknown = {url: replace(check, state=LinkState.UNKNOWN, status=403) for url, check in site.links.items()}
    assert said("rti-page", replace(site, links=unknown)) == []


def test_words_that_are_no_link_are_a_doubt(home_with, whole_site, selectors):
    [doubt] = said("feedback-page", whole_site(home_with('<p id="review-words">Feedback</p>')))
    assert isinstance(doubt, Doubt)
    assert selectors(doubt) == {"#review-words"}


def test_the_names_looked_for_are_told_in_both_languages(home_with, whole_site):
    [finding] = said("feedback-page", whole_site(home_with()))
    assert finding.message.values["labels"] == "Feedback, प्रतिक्रिया, फीडबैक"
