"""The same sections in both languages."""

import pytest

from rules.evaluate import judge_site
from rules.finding import Doubt, Finding, Outcome
from rules.information import language_duties

HOST = "https://department.example.gov.in"
HINDI = "<p>" + "विभाग राज्य के सभी जनपदों में झीलों और स्रोतों की देखभाल करता है। " * 6 + "</p>"
ENGLISH = "<p>" + "The department looks after lakes and springs in all districts of the state. " * 6 + "</p>"


@pytest.fixture
def site(page_of, site_of):
    def build(english, hindi, switch='<a href="/hi/">हिन्दी</a>'):
        filling = "".join(f'<a href="/lakes/{name}">{{}} {name}</a>' for name in ("1", "2", "3", "4"))
        return site_of(
            page_of(
                f"<html lang=en><body>{switch}<nav>{filling.format(*['Lake'] * 4)}{english}</nav>{ENGLISH}", f"{HOST}/"
            ),
            page_of(f"<html lang=hi><body><nav>{filling.format(*['झील'] * 4)}{hindi}</nav>{HINDI}", f"{HOST}/hi/"),
        )

    return build


def test_a_section_that_the_hindi_menu_leaves_out_fails(site):
    english = '<a href="/rti">Right to Information</a> <a href="/t">Tenders</a> <a href="/c">Contact us</a>'
    said = list(language_duties.check(site(english, '<a href="/hi/c">संपर्क करें</a>')))
    assert all(isinstance(one, Finding) for one in said)
    assert {one.message.values["label"] for one in said} == {"सूचना का अधिकार (RTI)", "निविदाएं"}
    assert {one.occurrences[0].page_url for one in said} == {f"{HOST}/hi/"}
    assert "सूचना का अधिकार" in said[0].occurrences[0].after


def test_a_section_that_the_english_menu_leaves_out_fails(site):
    hindi = '<a href="/hi/rti">सूचना का अधिकार</a> <a href="/hi/n">निविदाएं</a> <a href="/hi/s">संपर्क</a> <a href="/hi/h">सहायता</a>'
    said = list(language_duties.check(site('<a href="/c">Contact us</a>', hindi)))
    assert {one.message.text.split()[1] for one in said} == {"English"}
    assert {one.message.values["label"] for one in said} == {"Right to Information (RTI)", "Tenders", "Help"}


def test_equal_menus_are_fine(site):
    english = '<a href="/rti">Right to Information</a> <a href="/t">Tenders</a>'
    assert (
        list(language_duties.check(site(english, '<a href="/hi/rti">सूचना का अधिकार</a> <a href="/hi/t">निविदाएँ</a>')))
        == []
    )


@pytest.mark.parametrize(
    "hindi", ['<a href="/rti">आर॰टी॰आई॰ खंड</a>', "<p><button>सूचना का अधिकार</button></p>", "<h2>सूचना का अधिकार</h2>"]
)
def test_the_same_address_a_button_or_a_section_is_enough(hindi, site):
    assert list(language_duties.check(site('<a href="/rti">Right to Information</a>', hindi))) == []


def test_a_menu_of_the_same_length_may_use_a_name_we_do_not_know(site):
    english = '<a href="/rti">Right to Information</a> <a href="/x">Boats</a>'
    [said] = language_duties.check(site(english, '<a href="/hi/soochna">जानने का हक</a> <a href="/hi/x">नावें</a>'))
    assert isinstance(said, Doubt)


def test_a_hub_of_policies_stands_for_its_policies(site):
    english = '<a href="/p">Privacy Policy</a> <a href="/q">Copyright Policy</a> <a href="/x">Boats</a>'
    assert list(language_duties.check(site(english, '<a href="/hi/p">वेबसाइट नीतियां</a>'))) == []


def test_a_site_in_one_language_is_told_elsewhere(page_of, site_of):
    nav = "".join(f'<a href="/{name}">{name}</a>' for name in "abc")
    [result] = judge_site(site_of(page_of(nav + ENGLISH, f"{HOST}/")), (language_duties.RULE,))
    assert result.outcome is Outcome.INAPPLICABLE
