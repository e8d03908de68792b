"""How the office is reached: contact page, hours, map, helpline, grievances, feedback, information officer."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from rules.evaluate import judge_site
from rules.finding import Doubt, Finding, Outcome
from rules.information import (
    cm_helpline,
    contact_details,
    contact_facts,
    contact_map,
    dummy_contact,
    expected_pages,
    feedback_form,
    grievance_route,
    information_officer,
    office_hours,
)

HOST = "https://department.example.gov.in"
RULES = {rule.id: rule for rule in expected_pages.RULES}
LINK = '<a href="/contact">Contact us</a>'
TELEPHONE, EMAIL = "<p>Telephone: 0135-2712345</p>", "<p>Mail: office[at]example[dot]gov[dot]in</p>"
ADDRESS = "<p>Directorate of Lakes, Lake Road, Dehradun - 248001, Uttarakhand, India</p>"
MAP = '<iframe src="https://www.google.com/maps/embed?pb=1" title="Map"></iframe>'


def outcome(rule, site):
    [result] = judge_site(site, (rule,))
    return result.outcome


@pytest.fixture
def contact(home_with, inner, whole_site):
    def build(main, footer=""):
        filling = "<p>Write or call us, we are glad to help every citizen of the hills.</p>"
        return whole_site(home_with(LINK + footer), inner("/contact", filling + main, heading="Contact us"))

    return build


def test_a_contact_page_with_all_three_is_fine(contact):
    assert list(contact_details.check(contact(TELEPHONE + EMAIL + ADDRESS))) == []


@pytest.mark.parametrize(
    ("main", "missing"),
    [
        (EMAIL + ADDRESS, "The contact page gives no telephone number."),
        (TELEPHONE + ADDRESS, "The contact page gives no e-mail address."),
        (TELEPHONE + EMAIL, "The contact page gives no postal address with PIN code."),
    ],
)
def test_the_missing_way_is_named(main, missing, contact):
    [finding] = contact_details.check(contact(main))
    assert isinstance(finding, Finding)
    assert finding.message.text == missing
    assert finding.occurrences[0].page_url == f"{HOST}/contact"
    assert "⟦" in finding.occurrences[0].after


@pytest.mark.parametrize(
    "mail",
    [
        '<a href="/cdn-cgi/l/email-protection#a1">[email&#160;protected]</a>',
        "<p>This email address is being protected from spambots. You need JavaScript enabled to view it.</p>",
        "<p>Mail: director at lakes dot gov dot in</p>",
    ],
)
def test_an_address_that_is_kept_from_programs_is_there(mail, contact):
    assert list(contact_details.check(contact(TELEPHONE + mail + ADDRESS))) == []


def test_what_the_footer_of_the_home_page_says_counts(contact):
    assert list(contact_details.check(contact(EMAIL + ADDRESS, footer=TELEPHONE))) == []


def test_an_embedded_part_leaves_a_question(contact):
    [said] = contact_details.check(contact(EMAIL + '<iframe src="https://other.gov.in/office"></iframe>'))
    assert isinstance(said, Doubt)


def test_a_contact_page_without_any_fact_is_told_elsewhere(contact):
    assert outcome(contact_details.RULE, contact("")) is Outcome.INAPPLICABLE


def test_a_website_of_another_country_needs_no_pin_code(page_of, site_of):
    text = "<p>Write or call us, we are glad to help. Telephone: 0135-2712345</p>"
    nav = '<a href="/contact">Contact</a> <a href="/a">A</a> <a href="/b">B</a>'
    pages = (page_of(nav, "https://lakes.example.org/"), page_of(text, "https://lakes.example.org/contact"))
    assert outcome(contact_details.RULE, site_of(*pages)) is Outcome.INAPPLICABLE


@pytest.mark.parametrize(
    "text",
    [
        "Dehradun 248001.",
        "Dehradun-248001",
        "Dehradun – 248 001",
        "PIN:248001",
        "देहरादून-२४८००१",
        "Lake Road, 248001, India",
    ],
)
def test_pin_codes_are_read(text, page_of):
    assert contact_facts.has_pin_code(page_of(f"<p>{text}</p>").text)


@pytest.mark.parametrize(
    "text", ["0135-2712345", "05944-233333", "Order 123/4567", "1,248,001", "9412345678", "012345"]
)
def test_other_numbers_are_no_pin_codes(text, page_of):
    assert not contact_facts.has_pin_code(page_of(f"<p>{text}</p>").text)


@pytest.mark.parametrize(
    "text",
    ["+91 135 2712345", "(0135) 271 2345", "94123 45678", "1800-180-1905", "फोन: 2712345", "दूरभाष – ०१३५-२७१२३४५"],
)
def test_telephone_numbers_are_read(text, page_of):
    assert contact_facts.has_telephone(page_of(f"<p>{text}</p>").text)


@pytest.mark.parametrize("text", ["Dehradun 248001", "2019-2020", "31/12/2026", "Order No. 271/2345"])
def test_other_numbers_are_no_telephones(text, page_of):
    assert not contact_facts.has_telephone(page_of(f"<p>{text}</p>").text)


def test_addresses_are_read_as_a_program_sends_to_them():
    text = "A.Office[at]uk[dot]gov[dot]in, email-b@nic.in and c (at) lakes.ac.in"
    assert [plain for _, plain in contact_facts.emails_in(text)] == ["a.office@uk.gov.in", "b@nic.in", "c@lakes.ac.in"]
    assert contact_facts.email_of_link("mailto:A%40B@nic.in?subject=x") == "a@b@nic.in"
    assert contact_facts.email_of_link("https://nic.in") == ""


def test_a_contact_page_without_hours_is_told(contact):
    [finding] = office_hours.check(contact(TELEPHONE))
    assert isinstance(finding, Finding)
    assert office_hours.RULE.weight == 0


@pytest.mark.parametrize(
    "text",
    [
        "Open from Monday to Friday",
        "Office hours: 9.30 am to 5.30 pm",
        "10:00 AM - 5:00 PM",
        "कार्यालय समय: प्रातः 10 बजे से सायं 5 बजे तक",
        "सोमवार से शुक्रवार",
        "The office works from half past nine",
    ],
)
def test_hours_are_recognised(text, contact):
    assert list(office_hours.check(contact(f"{TELEPHONE}<p>{text}</p>"))) == []


def test_a_map_without_words_fails(contact):
    [finding] = contact_map.check(contact(TELEPHONE + MAP))
    assert finding.occurrences[0].quote.startswith("https://www.google.com/maps")


@pytest.mark.parametrize("text", ["Lake Road, Dehradun", "पता: झील मार्ग, देहरादून", "PIN 248001"])
def test_a_map_with_words_is_fine(text, contact):
    assert list(contact_map.check(contact(f"{TELEPHONE}{MAP}<p>{text}</p>"))) == []


def test_without_a_map_the_rule_does_not_apply(contact):
    assert outcome(contact_map.RULE, contact(TELEPHONE)) is Outcome.INAPPLICABLE


@pytest.fixture
def state_site(page_of, site_of):
    def build(html, host="lakes.uk.gov.in", footer=""):
        nav = '<a href="/a">A</a> <a href="/b">B</a> <a href="/c">C</a>'
        body = f"<nav>{nav}</nav><main><p>Lakes of the hills</p>{html}</main><footer>{footer}</footer>"
        return site_of(page_of(f"<title>Lakes</title><body>{body}", f"https://{host}/"))

    return build


def test_a_home_page_of_the_state_without_the_helpline_fails(state_site):
    [finding] = cm_helpline.check(state_site(""))
    assert finding.occurrences[0].after == '<a href="https://cmhelpline.uk.gov.in/">CM Helpline 1905</a>'


@pytest.mark.parametrize(
    "html",
    [
        "<p>CM Helpline: 1905</p>",
        "<p>सीएम हेल्पलाइन</p>",
        "<p>डायल १९०५</p>",
        '<a href="https://cmhelpline.uk.gov.in/">Grievances</a>',
        '<img src="/cm-helpline.png" alt="Dial 1905">',
    ],
)
def test_the_helpline_in_any_form_is_enough(html, state_site):
    assert list(cm_helpline.check(state_site(html))) == []


def test_other_numbers_are_not_the_helpline(state_site):
    assert len(list(cm_helpline.check(state_site("<p>Order 1905/2026, founded 11-1905, 2719050</p>")))) == 1


def test_only_websites_of_the_state_are_asked(state_site):
    assert outcome(cm_helpline.RULE, state_site("", host="lakes.example.gov.in")) is Outcome.INAPPLICABLE
    elsewhere = state_site("", host="lakes.example.gov.in", footer="झील विभाग, उत्तराखण्ड शासन")
    assert outcome(cm_helpline.RULE, elsewhere) is Outcome.FAILED


@pytest.fixture
def grievances(home_with, inner, whole_site):
    def build(main):
        filling = "<p>If a service was late or refused, the department wants to hear of it and will look into it.</p>"
        home = home_with('<a href="/grievance">Grievance</a>')
        return whole_site(home, inner("/grievance", filling + main, heading="Grievance"))

    return build


def test_a_page_on_grievances_that_offers_nothing_fails(grievances):
    [finding] = grievance_route.check(
        grievances('<a href="/lakes/one">Lakes</a> <form role="search"><input name="q"></form>')
    )
    assert finding.occurrences[0].page_url == f"{HOST}/grievance"
    assert "CPGRAMS" in finding.occurrences[0].after


@pytest.mark.parametrize(
    "main",
    [
        '<form method="post"><input name="name"><textarea name="what"></textarea></form>',
        '<a href="https://pgportal.gov.in/">CPGRAMS</a>',
        "<p>Dial 1905</p>",
        "<p>Nodal officer: 0135-2712345</p>",
        '<a href="/grievance.pdf">Form (PDF)</a>',
        '<a href="mailto:pg@example.gov.in">Write</a>',
        '<iframe src="/form"></iframe>',
    ],
)
def test_any_way_to_file_is_enough(main, grievances):
    assert list(grievance_route.check(grievances(main))) == []


@pytest.fixture
def feedback(home_with, inner, whole_site):
    def build(main, view="opened"):
        page = inner("/feedback", f"<p>Tell us what you think.</p>{main}", heading="Feedback")
        return whole_site(home_with('<a href="/feedback">Feedback</a>'), replace(page, view=view))

    return build


def test_a_feedback_page_without_form_fails(feedback):
    [finding] = feedback_form.check(feedback("<p>Mail: office@example.gov.in</p>"))
    assert isinstance(finding, Finding)
    assert "<textarea" in finding.occurrences[0].after


@pytest.mark.parametrize(
    "main",
    [
        '<form><textarea name="x"></textarea></form>',
        '<form><input name="a"><input name="b"></form>',
        "<iframe src=/f></iframe>",
    ],
)
def test_a_form_is_enough(main, feedback):
    assert list(feedback_form.check(feedback(main))) == []


def test_a_link_to_another_service_leaves_a_question(feedback):
    [said] = feedback_form.check(feedback('<a href="https://forms.example.gov.in/7">Open the form</a>'))
    assert isinstance(said, Doubt)


def test_a_page_that_was_not_opened_in_the_browser_is_not_judged(feedback):
    assert outcome(feedback_form.RULE, feedback("", view=None)) is Outcome.INAPPLICABLE


@pytest.fixture
def rti(home_with, inner, whole_site):
    def build(main, *others):
        filling = "<p>Under the Act every citizen may ask the department for information about its work.</p>"
        home = home_with('<a href="/rti">Right to Information</a>')
        return whole_site(home, inner("/rti", filling + main, heading="Right to Information"), *others)

    return build


def test_a_page_that_names_no_officer_fails(rti):
    [finding] = information_officer.check(rti(""))
    assert finding.message.text.endswith("names no public information officer.")
    assert finding.occurrences[0].page_url == f"{HOST}/rti"


def test_an_officer_without_a_way_fails_and_is_named(rti, selectors):
    [finding] = information_officer.check(rti('<p id="fail-pio">Write to the Public Information Officer.</p>'))
    assert selectors(finding) == {"#fail-pio"}


@pytest.mark.parametrize(
    "main",
    [
        "<h2>Public Information Officer</h2><p>Deputy Director</p><p>0135-2712345</p>",
        "<p>लोक सूचना अधिकारी: उप निदेशक, pio[at]example[dot]gov[dot]in</p>",
        "<table><tr><th>PIO</th><th>Telephone</th></tr><tr><td>Deputy Director</td><td>0135-2712345</td></tr></table>",
        "<table><caption>CPIOs</caption><tr><td>Lakes</td><td>0135-2712345</td></tr></table>",
    ],
)
def test_an_officer_whom_one_can_reach_is_enough(main, rti):
    assert list(information_officer.check(rti(main))) == []


def test_the_officer_may_be_named_on_another_page(rti, inner):
    other = inner("/officers", "<p>Public Information Officer: 0135-2712345</p>")
    assert list(information_officer.check(rti("", other))) == []


def test_pages_that_were_not_read_leave_a_question(rti):
    [said] = information_officer.check(rti('<a href="/officers-for-information">List of officers</a>'))
    assert isinstance(said, Doubt)
    [said] = information_officer.check(rti('<a href="https://rtionline.example.gov.in/">File online</a>'))
    assert isinstance(said, Finding)


def test_documents_leave_a_question(rti):
    [said] = information_officer.check(rti('<a href="/manual-16.pdf">Manual 16</a>'))
    assert isinstance(said, Doubt)


def picture(region="", lines=4):
    writing = SimpleNamespace(lines=lines)
    return SimpleNamespace(
        region=region, writing=writing, selector="#fail-picture", html='<img src="/address.png" alt="">'
    )


def seen(page, *pictures):
    return replace(page, view=SimpleNamespace(media=SimpleNamespace(pictures=pictures)))


@pytest.mark.parametrize(
    "main", ["<p>Write or call us, we are glad to help you.</p><img src=/address.png>", TELEPHONE + EMAIL]
)
def test_a_picture_with_writing_is_pointed_at(main, home_with, inner, whole_site, selectors):
    page = seen(inner("/contact", main, heading="Contact us"), picture(), picture("footer"), picture(lines=1))
    site = whole_site(home_with(LINK + "<p>Uttarakhand</p>"), page)
    rule = RULES["contact-page"] if "img" in main else contact_details.RULE
    [finding] = rule.check(site)
    assert isinstance(finding, Finding)
    assert "#fail-picture" in selectors(finding)
    assert [place.note is not None for place in finding.occurrences].count(True) == 1


@pytest.mark.parametrize("text", ["a" * 100_000, "1" * 100_000, "1-" * 50_000, "a@" * 50_000])
def test_a_text_without_end_is_read_in_one_pass(text, page_of):
    page = page_of(f"<p>{text}</p>")
    assert not contact_facts.has_pin_code(page.text)
    assert list(dummy_contact.check(page)) == []
