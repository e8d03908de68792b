"""What every inner page carries: the way home and to its section, the contact, the owner."""

import pytest

from rules.evaluate import judge_site
from rules.finding import Doubt, Outcome
from rules.information import contact_link, help_link, home_link, page_ownership, parent_link

HOST = "https://department.example.gov.in"
TEXT = "<p>The lake lies in the hills and is open to visitors from March to October of each year.</p>"
NAV = '<a href="/a">A</a> <a href="/b">B</a> <a href="/c">C</a>'
OWNER = "<footer>Department of Lakes, Government of Example</footer>"


@pytest.fixture
def page(page_of):
    def build(path, html, **changes):
        whole = f"<html lang=en><title>Lake</title><body><nav>{NAV}</nav><main><h1>Lake</h1>{TEXT}{html}</main></body>"
        return page_of(whole, HOST + path, **{"clicks_from_home": 1} | changes)

    return build


@pytest.fixture
def home(page_of):
    def build(html=""):
        menu = '<a href="/lake">Lake</a> <a href="/contact">Contact us</a> <a href="/x">X</a>'
        return page_of(
            f"<title>Department of Lakes</title><body><nav>{menu}</nav><main>{TEXT}{html}</main>{OWNER}", f"{HOST}/"
        )

    return build


def urls(rule, site):
    return {place.page_url for said in rule.check(site) for place in said.occurrences}


def test_a_page_without_a_link_home_fails_and_is_given_one(page, home, site_of):
    site = site_of(home(), page("/lake", ""))
    [finding] = home_link.check(site)
    [place] = finding.occurrences
    assert place.page_url == f"{HOST}/lake"
    assert place.after == f'<a href="{HOST}/">Home</a>'


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/"><img src="/emblem.png" alt="Emblem"></a>',
        '<a href="/index.html">Start</a>',
        '<a href="/hi/">हिन्दी</a>',
        '<a href="/hi/index.php">हिन्दी</a>',
        '<a href="/portal/start">Home</a>',
        '<a href="/en-in/home">मुख्य पृष्ठ</a>',
        "<button>Home</button>",
        '<a href="#">Home</a>',
        '<a href="http://www.department.example.gov.in/">Lakes</a>',
        '<a href="/homepage"><img src="/logo.png" alt=""></a>',
        f'<a href="{HOST}#content">Lakes</a>',
    ],
)
def test_a_link_or_a_button_home_is_enough(html, page, home, site_of):
    assert urls(home_link, site_of(home(), page("/lake", html))) == set()


@pytest.mark.parametrize("html", ['<a href="#">Top</a>', '<a href="/rti">RTI</a>'])
def test_other_links_lead_not_home(html, page, home, site_of):
    assert urls(home_link, site_of(home(), page("/lake", html))) == {f"{HOST}/lake"}


def test_a_home_on_another_host_is_asked_about(page, home, site_of):
    [doubt] = home_link.check(site_of(home(), page("/lake", '<a href="https://other.gov.in/">Home</a>')))
    assert isinstance(doubt, Doubt)
    assert doubt.occurrences[0].page_url == f"{HOST}/lake"


def test_names_in_other_languages_are_not_known(page_of, home, site_of):
    text = (
        "<p>La scuola di Livorno è nel centro della città e la biblioteca è aperta per gli studenti del liceo.</p>" * 3
    )
    html = f"<html lang=it><title>Scuola</title><nav>{NAV}</nav><main>{text}</main>"
    assert urls(home_link, site_of(home(), page_of(html, f"{HOST}/scuola", clicks_from_home=1))) == set()


def test_error_pages_stubs_and_pages_of_scripts_are_left_out(page, page_of, home, site_of):
    others = (
        page("/lake", "", status=404),
        page_of('<meta http-equiv="refresh" content="0;url=/x"><p>' + TEXT + NAV, f"{HOST}/stub"),
        page_of("<p>Loading" + NAV, f"{HOST}/app"),
        page_of(TEXT, f"{HOST}/print"),
        page_of(f"<title>झील</title>{NAV}{TEXT}", f"{HOST}/hi/"),
    )
    assert urls(home_link, site_of(home(), *others)) == set()


def test_each_page_has_an_outcome(page, home, site_of):
    outcomes = {
        result.page_url: result.outcome for result in judge_site(site_of(home(), page("/lake", "")), (home_link.RULE,))
    }
    assert outcomes == {f"{HOST}/": Outcome.PASSED, f"{HOST}/lake": Outcome.FAILED}


def test_a_site_of_one_page_has_no_inner_pages(home, site_of):
    [result] = judge_site(site_of(home()), (home_link.RULE,))
    assert result.outcome is Outcome.INAPPLICABLE


def test_a_page_without_a_link_to_the_contact_page_fails(page, home, site_of):
    [finding] = contact_link.check(site_of(home(), page("/lake", "")))
    [place] = finding.occurrences
    assert place.page_url == f"{HOST}/lake"
    assert place.after == f'<a href="{HOST}/contact">Contact Us</a>'


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/contact">Contact us</a>',
        '<a href="/samprk">संपर्क करें</a>',
        '<a href="/contact-us"><img src="/telephone.png" alt=""></a>',
        '<a href="tel:01352712345">Call</a>',
        "</main><footer>Telephone 0135-2712345</footer>",
        "<button>Contact us</button>",
    ],
)
def test_a_way_to_the_office_on_the_page_is_enough(html, page, home, site_of):
    assert urls(contact_link, site_of(home(), page("/lake", html))) == set()


def test_without_any_contact_page_the_rule_is_silent(page, page_of, site_of):
    start = page_of(f"<nav>{NAV}</nav>{TEXT}", f"{HOST}/")
    assert urls(contact_link, site_of(start, page("/lake", ""))) == set()


def test_labels_of_other_languages_prove_nothing(page_of, home, site_of):
    foreign = page_of(f"<html lang=fr><body><nav>{NAV}</nav>{TEXT}", f"{HOST}/fr/lac")
    assert urls(contact_link, site_of(home(), foreign)) == set()


def test_a_page_that_names_no_office_fails(page, home, site_of):
    assert urls(page_ownership, site_of(home(), page("/lake", ""))) == {f"{HOST}/lake"}


@pytest.mark.parametrize(
    "html",
    [
        f"</main>{OWNER}",
        "</main><footer>झील विभाग, उत्तराखण्ड शासन</footer>",
        "</main><header><img src=/banner.jpg></header>",
        "<p>Department of Lakes</p>",
    ],
)
def test_an_owner_or_a_picture_that_may_name_it_is_enough(html, page, home, site_of):
    assert urls(page_ownership, site_of(home(), page("/lake", html))) == set()


def test_a_home_page_without_owner_is_told_elsewhere(page, page_of, site_of):
    start = page_of(f"<title>Welcome</title><nav>{NAV}</nav>{TEXT}", f"{HOST}/")
    assert urls(page_ownership, site_of(start, page("/lake", ""))) == set()


def test_a_page_that_does_not_lead_back_to_its_section_fails(page, home, site_of):
    section = page("/orders", '<a href="/orders/7">Order 7</a> <a href="/">Home</a>')
    order = page("/orders/7", '<a href="/">Home</a>', clicks_from_home=2)
    [finding] = parent_link.check(site_of(home(), section, order))
    [place] = finding.occurrences
    assert place.page_url == f"{HOST}/orders/7"
    assert f'<a href="{HOST}/orders">Lake</a>' in place.after


@pytest.mark.parametrize("back", ['<a href="/orders">Orders</a>', '<a href="/orders#top">Up</a>'])
def test_a_link_back_to_the_section_is_enough(back, page, home, site_of):
    section = page("/orders", '<a href="/orders/7">Order 7</a> <a href="/">Home</a>')
    order = page("/orders/7", f'<a href="/">Home</a> {back}', clicks_from_home=2)
    assert urls(parent_link, site_of(home(), section, order)) == set()


def test_a_page_below_the_home_page_needs_the_home_link_alone(page, home, site_of):
    assert urls(parent_link, site_of(home(), page("/lake", '<a href="/">Home</a>'))) == set()


def test_a_page_that_nothing_leads_to_has_no_section(page, home, site_of):
    orphan = page("/orphan", '<a href="/">Home</a>', clicks_from_home=None)
    assert urls(parent_link, site_of(home(), orphan)) == set()


@pytest.mark.parametrize("href", ["/lakes/", "/lakes", "/lakes/index.php", "/lakes/hi/"])
def test_the_home_page_of_a_folder_is_known_by_its_address(href, page_of, site_of):
    html = f"<title>Lake</title><nav>{NAV}</nav><main>{TEXT}<a href='{href}'>Lakes</a></main>"
    start = page_of(f"<nav>{NAV}</nav>{TEXT}", f"{HOST}/lakes/")
    assert urls(home_link, site_of(start, page_of(html, f"{HOST}/lakes/one", clicks_from_home=1))) == set()


def test_a_page_without_a_link_to_the_help_fails(page, page_of, home, site_of):
    offered = page("/help", '<a href="/">Home</a>')
    start = page_of(f'<nav>{NAV}<a href="/help">Help</a></nav>{TEXT}', f"{HOST}/")
    [finding] = help_link.check(
        site_of(start, offered, page("/lake", ""), page("/boats", '<a href="/help">सहायता</a>'))
    )
    [place] = finding.occurrences
    assert place.page_url == f"{HOST}/lake"
    assert place.after == f'<a href="{HOST}/help">Help</a>'


def test_without_a_help_page_the_rule_is_silent(page, home, site_of):
    assert urls(help_link, site_of(home(), page("/lake", ""))) == set()
