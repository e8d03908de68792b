"""One website, two languages."""

import pytest

from rules.evidence import LinkCheck, LinkState
from rules.finding import Doubt, Finding
from rules.information.language_switch import language_named
from rules.information.second_language import check

HOST = "https://department.example.gov.in"
ENGLISH = "<p>" + "The department looks after lakes and springs in all districts of the state. " * 6 + "</p>"
HINDI = "<p>" + "विभाग राज्य के सभी जनपदों में झीलों और जल स्रोतों की देखभाल करता है। " * 6 + "</p>"
MENU = "<a href=/a>One</a><a href=/b>Two</a><a href=/c>Three</a>"


@pytest.fixture
def home_in(page_of):
    def build(text=ENGLISH, switch="", lang="en", head=""):
        html = f"<html lang={lang}><head>{head}</head><body><nav>{MENU}{switch}</nav><main>{text}</main></body></html>"
        return page_of(html, f"{HOST}/")

    return build


@pytest.fixture
def page_in(page_of):
    return lambda text, path: page_of(f"<body><main>{text}</main></body>", HOST + path)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("हिन्दी", "hi"),
        ("हिंदी", "hi"),
        ("Hindi", "hi"),
        ("हिन्दी में", "hi"),
        ("Hindi Version", "hi"),
        ("ENGLISH", "en"),
        ("अंग्रेज़ी", "en"),
        ("A/अ", "mul"),
        ("संस्कृतम्", "sa"),
        ("Hindi Day celebrations", ""),
        ("A", ""),
        ("", ""),
    ],
)
def test_knows_what_switches_say(text, code):
    assert language_named(text) == code


def test_a_switch_to_a_page_in_the_other_script_is_enough(home_in, page_in, site_of):
    home = home_in(switch='<a href="/hi/">हिन्दी</a>')
    assert list(check(site_of(home, page_in(HINDI, "/hi/")))) == []


def test_a_switch_from_hindi_to_english_is_enough(home_in, page_in, site_of):
    home = home_in(HINDI, '<a href="/en/">English</a>', lang="hi")
    assert list(check(site_of(home, page_in(ENGLISH, "/en/")))) == []


def test_a_switch_to_a_living_address_is_believed(home_in, site_of):
    url = f"{HOST}/hi/"
    links = {url: LinkCheck(url=url, state=LinkState.ALIVE, status=200, reason="")}
    assert list(check(site_of(home_in(switch='<a href="/hi/">हिन्दी</a>'), links=links))) == []


def test_declared_alternates_are_enough(home_in, site_of):
    head = '<link rel=alternate hreflang=en href="/"><link rel=alternate hreflang=hi-IN href="/hi/">'
    assert list(check(site_of(home_in(head=head)))) == []


def test_a_site_in_one_language_fails(home_in, site_of):
    [finding] = check(site_of(home_in()))
    assert isinstance(finding, Finding)
    assert finding.occurrences[0].after == (
        '<a href="⟦address of the page in the other language⟧" lang="hi" hreflang="hi">हिन्दी</a>'
    )


def test_a_hindi_site_is_told_to_add_english(home_in, site_of):
    [finding] = check(site_of(home_in(HINDI, lang="hi")))
    assert finding.occurrences[0].after.endswith('lang="en" hreflang="en">English</a>')


def test_a_switch_to_its_own_language_is_none(home_in, page_in, site_of):
    home = home_in(switch='<a href="/home">English</a>')
    [finding] = check(site_of(home, page_in(ENGLISH + "<p>More.</p>", "/home")))
    assert isinstance(finding, Finding)


def test_a_dead_switch_fails(home_in, site_of, selectors):
    url = f"{HOST}/hi/"
    links = {url: LinkCheck(url=url, state=LinkState.DEAD, status=404, reason="")}
    [finding] = check(site_of(home_in(switch='<a id="fail-hi" href="/hi/">हिन्दी</a>'), links=links))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-hi"}


def test_a_switch_to_an_untranslated_page_fails(home_in, page_in, site_of, selectors):
    home = home_in(switch='<a id="fail-hi" href="/hi/">हिन्दी</a>')
    [finding] = check(site_of(home, page_in(ENGLISH + "<p>Notices</p>", "/hi/")))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-hi"}


@pytest.mark.parametrize("address", ["#", "javascript:setLanguage('hi')", "/"])
def test_a_switch_by_script_or_cookie_is_a_doubt(address, home_in, site_of):
    [doubt] = check(site_of(home_in(switch=f'<a href="{address}">हिन्दी</a>')))
    assert isinstance(doubt, Doubt)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + HINDI,
        ENGLISH + "<form><select name=language><option>हिन्दी</select></form>",
        ENGLISH + "<p>Select Language</p>",
    ],
)
def test_two_languages_on_one_page_are_a_doubt(text, home_in, site_of):
    [doubt] = check(site_of(home_in(text)))
    assert isinstance(doubt, Doubt)


@pytest.mark.parametrize(
    "button",
    ["<input type=submit value=हिन्दी", "<input type=button aria-label=Hindi", '<input type=image alt="हिंदी में"'],
)
def test_a_button_that_sends_the_page_in_another_language_is_a_doubt_about_that_button(
    button, home_in, site_of, selectors
):
    form = f"<form><input type=hidden name=__VIEWSTATE value=x><input type=submit value=Search>{button} id=fail></form>"
    [doubt] = check(site_of(home_in(ENGLISH + form)))
    assert isinstance(doubt, Doubt)
    assert selectors(doubt) == {"#fail"}


@pytest.mark.parametrize(
    ("button", "said"), [("<input type=image src=b.png>", Doubt), ("<input type=submit value=Search>", Finding)]
)
def test_only_a_button_without_words_may_be_a_switch_unseen(button, said, home_in, site_of):
    form = f"<form><input type=hidden name=__VIEWSTATE value=x>{button}</form>"
    [found] = check(site_of(home_in(ENGLISH + form)))
    assert isinstance(found, said)


def test_buttons_of_a_script_are_a_doubt(page_of, site_of):
    bar = '<div class="bar"><button data-lang="en">EN</button> <button data-lang="hi">हिन्दी</button></div>'
    home = page_of(f"<html lang=en><body>{bar}<nav>{MENU}</nav><main>{ENGLISH}</main></body></html>")
    [doubt] = check(site_of(home))
    assert isinstance(doubt, Doubt)
