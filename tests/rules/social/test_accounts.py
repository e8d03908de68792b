"""The accounts a site leads to, and the signs that lead to none."""

from dataclasses import replace

import pytest

from rules.evaluate import judge_site
from rules.finding import Doubt, Finding, Outcome
from rules.probes import Given, Handle
from rules.social import (
    account_parity,
    dead_social_link,
    personal_account,
    register,
    social_accounts,
    social_address,
    social_link_name,
)
from rules.social.accounts import own_accounts

HOST = "https://department.example.gov.in"
X = '<a href="https://x.com/lakedept">X</a>'
FACEBOOK = '<a href="https://www.facebook.com/lakedept">Facebook</a>'


def handles(site):
    return {(account.network, account.handle) for account in own_accounts(site)}


# --- found ------------------------------------------------------------------------------------


def test_accounts_are_found_in_footer_head_and_contact_page(page_with, site_with):
    head = (
        '<meta name="twitter:site" content="@lakedept"><meta property="article:publisher" content="https://fb.com/lakedept">'
        '<link rel="me" href="https://t.me/lakedept">'
        '<script type="application/ld+json">{"@type": "Organization", "sameAs": ["https://www.youtube.com/@lakes"]}</script>'
    )
    contact = page_with(path="/contact", main='<a href="https://www.instagram.com/lakedept">Instagram</a>')
    assert handles(site_with(page_with(X, head=head), contact)) == {
        ("x", "lakedept"),
        ("facebook", "lakedept"),
        ("telegram", "lakedept"),
        ("youtube", "lakes"),
        ("instagram", "lakedept"),
    }


def test_accounts_of_people_in_the_text_of_inner_pages_are_not_the_sites_own(page_with, site_with):
    person = page_with(path="/whos-who", main='<a href="https://x.com/someofficer">X</a>')
    assert handles(site_with("", person)) == set()


def test_a_site_without_accounts_fails(site_with):
    [finding] = social_accounts.check(site_with(""))
    assert isinstance(finding, Finding)
    assert finding.occurrences[0].after.startswith('<a href="⟦address of the account⟧"')


@pytest.mark.parametrize("footer", [X, '<a href="https://twitter.com/lakedept"><img src="x.png" alt=""></a>'])
def test_one_account_is_enough(footer, site_with):
    assert list(social_accounts.check(site_with(footer))) == []


def test_of_a_site_hardly_read_nothing_is_claimed(page_of, site_of):
    [said] = social_accounts.check(site_of(page_of("<main>Loading</main>")))
    assert isinstance(said, Doubt)
    assert not said.is_question


# --- dead -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        '<a id="fail-a" href="#"><i class="fa fa-facebook-f"></i></a>',
        '<a id="fail-a" href="">Twitter</a>',
        '<a id="fail-a" href="#" aria-label="फेसबुक"><svg></svg></a>',
        '<a id="fail-a" href="#"><img src="/img/youtube.png" alt=""></a>',
        '<a id="fail-a" href="#" data-toggle="tooltip" class="instagram">Follow</a>',
        '<a id="fail-a" href="https://www.facebook.com/">Facebook</a>',
        '<a id="fail-a" href="https://x.com/username">X</a>',
        '<a id="fail-a" href="https://www.facebook.com/profile.php">Facebook</a>',
        '<a id="fail-a" href="https://www.kooapp.com/profile/lakes">Koo</a>',
        '<a id="fail-a" href="https://www.instagram.com/explore/search/?q=lakes">Instagram</a>',
    ],
)
def test_a_sign_that_leads_to_no_account_fails(link, site_with, selectors):
    site = site_with(link)
    findings = list(dead_social_link.check(site))
    assert all(isinstance(finding, Finding) for finding in findings)
    assert selectors(*findings) == {"#fail-a"}
    outcomes = {result.page_url: result.outcome for result in judge_site(site, [dead_social_link.RULE])}
    assert outcomes[f"{HOST}/"] is Outcome.FAILED
    assert outcomes[f"{HOST}/lakes/one"] is Outcome.PASSED


@pytest.mark.parametrize(
    "link",
    [
        X,
        '<a href="#top">Facebook</a>',
        '<a href="#" class="share-facebook"><i class="fa fa-facebook"></i></a>',
        '<a href="#">Sign in with Facebook</a>',
        '<a href="https://www.facebook.com/sharer.php?u=a">Facebook</a>',
        '<a href="https://www.youtube.com/watch?v=abcdefghijk">The song of the department on YouTube</a>',
        '<a href="#">Home</a>',
        '<a href="https://www.facebook.com/share/1AbC/">Facebook</a>',
    ],
)
def test_other_links_are_left_alone(link, site_with):
    assert list(dead_social_link.check(site_with(link))) == []


def test_the_home_pages_of_networks_may_be_named_in_a_text(page_with, site_with):
    page = page_with(main='<p>Films are shown on <a href="https://www.youtube.com/">YouTube</a>.</p>')
    assert list(dead_social_link.check(site_with(page))) == []


@pytest.mark.parametrize(
    "link",
    [
        '<a id="review-a" href="javascript:void(0)"><i class="fa fa-facebook"></i></a>',
        '<a id="review-a" href="#" onclick="open()">Twitter</a>',
        '<a id="review-a" href="#" data-url="x">YouTube</a>',
    ],
)
def test_where_a_script_may_act_a_person_is_asked(link, site_with, selectors):
    [said] = dead_social_link.check(site_with(link))
    assert isinstance(said, Doubt)
    assert selectors(said) == {"#review-a"}


def test_a_sign_in_the_text_may_be_a_share_button(page_with, site_with):
    [said] = dead_social_link.check(site_with(page_with(main='<a href="#"><i class="fa fa-facebook"></i></a>')))
    assert isinstance(said, Doubt)


def test_an_account_that_is_gone_fails_and_one_behind_a_wall_does_not(site_with):
    gone = "https://www.youtube.com/@oldlakes"
    [finding] = dead_social_link.check(site_with(f'<a href="{gone}">YouTube</a>{X}', gone=(gone,)))
    assert finding.occurrences[0].quote == gone
    assert "⟦address of the account⟧" in finding.occurrences[0].after


def test_the_address_is_taken_from_another_page(page_with, site_with):
    site = site_with(
        '<a href="#">Twitter</a>', page_with('<a href="https://twitter.com/lakedept">X</a>', path="/about")
    )
    [finding] = dead_social_link.check(site)
    assert finding.occurrences[0].after == '<a href="https://x.com/lakedept">Twitter</a>'


def test_the_sign_of_a_closed_network_gets_no_new_address(site_with):
    [finding] = dead_social_link.check(site_with('<a href="https://www.kooapp.com/profile/lakes">Koo</a>'))
    assert finding.occurrences[0].after == ""


def test_an_empty_address_is_quoted_as_written(site_with):
    [finding] = dead_social_link.check(site_with('<a href="#">Twitter</a>'))
    assert finding.occurrences[0].quote == "#"


def test_an_address_shown_as_text_is_mended_too(page_of):
    [finding] = social_address.check(page_of('<a href="https://twitter.com/lakes">https://twitter.com/lakes</a>'))
    assert finding.occurrences[0].after == '<a href="https://x.com/lakes">https://x.com/lakes</a>'


def test_a_name_that_is_seen_stays_part_of_the_name(page_of):
    [finding] = social_link_name.check(page_of('<a href="https://x.com/lakes">Official page</a>'))
    assert finding.occurrences[0].after == '<a href="https://x.com/lakes">Official page (X)</a>'
    [finding] = social_link_name.check(page_of('<a href="https://x.com/lakes"><b>Official</b> page</a>'))
    assert 'aria-label="Official page (X)"' in finding.occurrences[0].after


def test_a_label_that_names_the_network_is_a_name(page_of):
    page = page_of('<a href="https://x.com/lakes" aria-label="Official page (X)">Official page</a>')
    assert not list(social_link_name.check(page))


# --- of a person ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["https://www.facebook.com/profile.php?id=1000123", "https://www.linkedin.com/in/officer-one"]
)
def test_the_address_of_a_person_is_asked_about(url, site_with):
    [said] = personal_account.check(site_with(f'<a href="{url}">Account</a>'))
    assert isinstance(said, Doubt)
    assert list(personal_account.check(site_with(X))) == []


# --- the register -----------------------------------------------------------------------------


def given(*lines, **changes):
    values = {"last_post": "", "posts_in_quarter": None} | changes
    return Given(handles=tuple(Handle(platform=platform, handle=handle, **values) for platform, handle in lines))


def test_website_and_register_that_agree_pass(site_with):
    site = site_with(X + FACEBOOK, given=given(("Twitter", "@LakeDept"), ("facebook", "https://fb.com/lakedept/")))
    assert [result.outcome for result in judge_site(site, [register.LINKS])] == [Outcome.PASSED]


def test_a_link_to_another_account_and_one_that_is_missing_fail(site_with):
    site = site_with(X, given=given(("x", "lakesofuttarakhand"), ("facebook", "lakedept")))
    said = [finding.message.values for finding in register.check_links(site)]
    assert [(values.get("handle"), values.get("known")) for values in said] == [
        ("lakedept", "lakesofuttarakhand"),
        ("lakesofuttarakhand", None),
        ("lakedept", None),
    ]
    last = list(register.check_links(site))[-1]
    assert last.occurrences[0].after == '<a href="https://www.facebook.com/lakedept">Facebook</a>'


def test_an_account_of_a_network_the_register_does_not_know_is_asked_about(site_with):
    [said] = register.check_links(site_with(X + FACEBOOK, given=given(("x", "lakedept"))))
    assert isinstance(said, Doubt)
    assert said.message.values["network"] == "Facebook"


@pytest.mark.parametrize(
    ("link", "line"),
    [
        ("https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv", ("youtube", "@lakes")),
        ("https://www.facebook.com/pages/Lakes/1234567890", ("facebook", "lakedept")),
    ],
)
def test_a_number_may_stand_for_the_name_in_the_register(link, line, site_with):
    [said] = register.check_links(site_with(f'<a href="{link}">Account</a>', given=given(line)))
    assert isinstance(said, Doubt)


def test_without_a_register_the_rules_do_not_apply(site_with):
    for empty in (Given(), Given(handles=())):
        results = judge_site(site_with(X, given=empty), register.RULES)
        assert {result.outcome for result in results} == {Outcome.INAPPLICABLE}


@pytest.mark.parametrize(
    ("changes", "fails"),
    [
        ({"last_post": "2025-12-01"}, True),
        ({"last_post": "2026-03-01"}, False),
        ({"last_post": "2025-12-14"}, False),
        ({"posts_in_quarter": 0}, True),
        ({"posts_in_quarter": 12}, False),
    ],
)
def test_an_account_silent_for_a_quarter_fails_by_the_register(changes, fails, site_with):
    found = list(register.check_posts(site_with(X, given=given(("x", "lakedept"), **changes))))
    assert bool(found) is fails
    assert all("According to the register" in finding.message.text for finding in found)


# --- both languages ---------------------------------------------------------------------------

HINDI = "<p>विभाग पर्वतीय जिलों की झीलों और स्रोतों की देखभाल करता है।</p>"


def pages(page_with, english, hindi):
    return (
        page_with(english, path="/en/a"),
        page_with(english, path="/en/b"),
        page_with(hindi, path="/hi/a", main=HINDI, lang="hi"),
        page_with(hindi, path="/hi/b", main=HINDI, lang="hi"),
    )


def test_a_network_left_out_in_hindi_fails(page_with, site_of):
    [finding] = account_parity.check(site_of(*pages(page_with, X + FACEBOOK, X)))
    assert finding.message.values["network"] == "Facebook"
    assert (finding.occurrences[0].page_url, finding.occurrences[0].after) == (f"{HOST}/hi/a", FACEBOOK)


def test_a_second_account_for_hindi_is_fine(page_with, site_of):
    own = '<a href="https://x.com/jheelvibhag">X</a>'
    assert list(account_parity.check(site_of(*pages(page_with, X, own)))) == []


def test_an_account_on_one_page_alone_is_no_matter_of_language(page_with, site_of):
    first, *others = pages(page_with, "", "")
    site = site_of(replace(first, text=page_with(X, path="/en/a").text), *others)
    assert list(account_parity.check(site)) == []
