"""What the home page offers or says: search, the National Portal, the owner, the web information manager."""

import pytest

from rules.finding import Doubt, Finding
from rules.information import national_portal_link, ownership, search_or_site_map, web_information_manager

HOST = "https://department.example.gov.in"


@pytest.mark.parametrize(
    "html",
    [
        '<form role="search"><input name="x"></form>',
        '<form><input type="search" name="x"></form>',
        '<form action="/find"><input name="q"></form>',
        '<form><input name="edit-search-block" type="text"></form>',
        '<form><input name="x" placeholder="खोजें"></form>',
        '<a href="/sitemap">Site Map</a>',
        '<a href="/map">साइट मैप</a>',
        '<a href="/search">Search</a>',
    ],
)
def test_a_search_field_or_a_site_map_is_enough(html, home_with, whole_site):
    assert list(search_or_site_map.check(whole_site(home_with(html)))) == []


def test_a_home_page_without_search_and_site_map_fails(home_with, whole_site):
    [finding] = search_or_site_map.check(whole_site(home_with('<form><input name="email"></form>')))
    assert isinstance(finding, Finding)
    assert 'href="⟦address of the page⟧"' in finding.occurrences[0].after


def test_a_dead_site_map_fails(home_with, whole_site, selectors):
    home = home_with('<a id="fail-map" href="/sitemap">Sitemap</a>')
    [finding] = search_or_site_map.check(whole_site(home, dead=("/sitemap",)))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-map"}


def test_a_search_button_of_a_script_is_a_doubt(home_with, whole_site, selectors):
    [doubt] = search_or_site_map.check(whole_site(home_with('<a id="review-search" href="#">Search</a>')))
    assert isinstance(doubt, Doubt)
    assert selectors(doubt) == {"#review-search"}


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://www.india.gov.in/">National Portal</a>',
        '<a href="http://india.gov.in"><img src="/india.png" alt=""></a>',
    ],
)
def test_a_link_to_the_national_portal_is_enough(html, home_with, whole_site):
    assert list(national_portal_link.check(whole_site(home_with(html)))) == []


@pytest.mark.parametrize("html", ["", '<a href="https://services.india.gov.in/">Services</a>'])
def test_without_such_a_link_the_home_page_fails(html, home_with, whole_site):
    [finding] = national_portal_link.check(whole_site(home_with(html)))
    assert isinstance(finding, Finding)
    assert 'href="https://www.india.gov.in/"' in finding.occurrences[0].after


def test_a_portal_link_without_address_fails_and_is_named(home_with, whole_site, selectors):
    home = home_with('<a id="fail-portal" href="javascript:void(0)">भारत का राष्ट्रीय पोर्टल</a>')
    [finding] = national_portal_link.check(whole_site(home))
    assert selectors(finding) == {"#fail-portal"}


def test_the_national_portal_itself_needs_no_such_link(page_of, site_of):
    home = page_of("<a href=/a>A</a><a href=/b>B</a><a href=/c>C</a>", "https://www.india.gov.in/")
    assert list(national_portal_link.check(site_of(home))) == []


@pytest.mark.parametrize(
    "footer",
    [
        "Content owned and maintained by the Lakes Bureau",
        "© 2026 Lakes Bureau",
        "झील विभाग, उत्तराखण्ड शासन",
        '<img src="/logo.png" alt="Government of Example">',
    ],
)
def test_an_owner_in_header_or_footer_is_enough(footer, page_of, site_of):
    html = f"<body><nav><a href=/a>A</a><a href=/b>B</a><a href=/c>C</a></nav><footer>{footer}</footer></body>"
    assert list(ownership.check(site_of(page_of(html)))) == []


def test_a_picture_names_the_owner_where_nothing_is_marked_as_header(page_of, site_of):
    links = "<p><a href=/a>English</a> <a href=/b>हिन्दी</a> <a href=/c>Terms</a></p>"
    html = f'<title>Toolkit</title><body><img src="/sig.png" alt="Government of Example">{links}</body>'
    assert list(ownership.check(site_of(page_of(html)))) == []


def test_a_home_page_that_names_nobody_fails(page_of, site_of):
    nav = "<nav><a href=/a>A</a><a href=/b>B</a><a href=/c>C</a></nav>"
    html = f"<title>Welcome</title><body>{nav}<main><p>Talk to your department.</p></main><footer>Top</footer></body>"
    [finding] = ownership.check(site_of(page_of(html)))
    assert isinstance(finding, Finding)
    assert "⟦name of the department⟧" in finding.occurrences[0].after


def test_a_picture_without_text_in_the_header_leaves_a_doubt(page_of, site_of):
    nav = "<nav><a href=/a>A</a><a href=/b>B</a><a href=/c>C</a></nav>"
    html = f"<title>Welcome</title><body><header><img src=/banner.jpg></header>{nav}</body>"
    [doubt] = ownership.check(site_of(page_of(html)))
    assert isinstance(doubt, Doubt)


@pytest.mark.parametrize(
    "main",
    [
        "<h2>Web Information Manager</h2><p>Joint Director (Lakes)</p><p>Phone: 0135-2712345</p>",
        "<p>वेब सूचना प्रबंधक: संयुक्त निदेशक, lakes[at]example[dot]gov[dot]in</p>",
        "<table><tr><td>Web Information Manager</td><td>Joint Director</td><td>0135-2712345</td></tr></table>",
    ],
)
def test_an_officer_with_telephone_or_mail_is_enough(main, home_with, inner, whole_site):
    assert list(web_information_manager.check(whole_site(home_with(), inner("/contact", main)))) == []


def test_an_officer_without_a_way_to_reach_fails(home_with, inner, whole_site, selectors):
    page = inner("/about", '<p id="fail-wim">Our Web Information Manager looks after this website.</p>')
    [finding] = web_information_manager.check(whole_site(home_with(), page))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-wim"}


def test_a_site_read_whole_that_names_no_officer_fails(home_with, whole_site):
    [finding] = web_information_manager.check(whole_site(home_with()))
    assert isinstance(finding, Finding)
    assert "⟦official e-mail⟧" in finding.occurrences[0].after


def test_the_officer_may_stand_on_a_page_that_was_not_read(home_with, whole_site):
    [doubt] = web_information_manager.check(whole_site(home_with(), known_pages=90))
    assert isinstance(doubt, Doubt)


def test_a_contact_page_that_was_read_would_have_named_the_officer(home_with, inner, whole_site):
    site = whole_site(home_with('<a href="/contact">Contact</a>'), inner("/contact"), known_pages=90)
    [finding] = web_information_manager.check(site)
    assert isinstance(finding, Finding)


@pytest.mark.parametrize("module", [ownership, national_portal_link, search_or_site_map, web_information_manager])
def test_a_home_page_that_only_a_script_fills_proves_nothing(module, page_of, site_of):
    [doubt] = module.check(site_of(page_of("<title>App</title><p>Loading"), known_pages=20))
    assert isinstance(doubt, Doubt)


def test_a_search_button_without_a_form_is_a_doubt(home_with, whole_site):
    for html in (
        '<div>Menu <button aria-label="Search"></button></div>',
        '<a href="/x"><i class="fa fa-search"></i></a>',
        '<img src="/icons/search.png">',
    ):
        [doubt] = search_or_site_map.check(whole_site(home_with(html)))
        assert isinstance(doubt, Doubt)
