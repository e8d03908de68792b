"""Addresses of social networks."""

import pytest

from rules.social.address_forms import Kind
from rules.social.addresses import normal_handle, plain_address, read_address
from rules.social.networks import network_named


@pytest.mark.parametrize(
    ("url", "network", "handle"),
    [
        ("https://twitter.com/LakeDepartment", "x", "lakedepartment"),
        ("http://mobile.twitter.com/LakeDepartment?lang=hi", "x", "lakedepartment"),
        ("https://x.com/@lakedepartment/", "x", "lakedepartment"),
        ("https://twitter.com/#!/lakedepartment", "x", "lakedepartment"),
        ("https://x.com/intent/follow?screen_name=lakedepartment", "x", "lakedepartment"),
        ("https://hi-in.facebook.com/lakedepartment/", "facebook", "lakedepartment"),
        ("https://m.facebook.com/pages/Lakes/1234567890", "facebook", "1234567890"),
        ("https://www.facebook.com/lakedepartment/photos", "facebook", "lakedepartment"),
        ("https://fb.com/lakedepartment", "facebook", "lakedepartment"),
        ("https://www.youtube.com/@Lakes", "youtube", "lakes"),
        ("https://youtube.com/channel/UCabc", "youtube", "ucabc"),
        ("https://www.youtube.com/c/Lakes/videos", "youtube", "lakes"),
        ("https://instagram.com/lakes.uk/?hl=en", "instagram", "lakes.uk"),
        ("https://in.linkedin.com/company/lakes", "linkedin", "lakes"),
        ("https://whatsapp.com/channel/0029Va", "whatsapp", "0029va"),
        ("https://wa.me/911350000000", "whatsapp", "911350000000"),
        ("https://api.whatsapp.com/send?phone=911350000000", "whatsapp", "911350000000"),
        ("https://t.me/s/lakedepartment", "telegram", "lakedepartment"),
        ("https://www.threads.net/@lakes", "threads", "lakes"),
    ],
)
def test_an_account_is_known_by_network_and_handle(url, network, handle):
    address = read_address(url)
    assert (address.network, address.kind, address.handle) == (network, Kind.ACCOUNT, handle)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.facebook.com/", Kind.ROOT),
        ("https://www.facebook.com/login.php", Kind.ROOT),
        ("https://x.com/home", Kind.ROOT),
        ("https://www.youtube.com", Kind.ROOT),
        ("https://www.linkedin.com/company", Kind.ROOT),
        ("https://www.facebook.com/sharer/sharer.php?u=a", Kind.SHARE),
        ("https://twitter.com/intent/tweet?url=a", Kind.SHARE),
        ("https://twitter.com/home?status=a", Kind.SHARE),
        ("https://x.com/?status=a", Kind.ROOT),
        ("https://www.linkedin.com/shareArticle?url=a", Kind.SHARE),
        ("https://wa.me/?text=a", Kind.SHARE),
        ("https://t.me/share/url?url=a", Kind.SHARE),
        ("https://www.facebook.com/profile.php", Kind.UNFILLED),
        ("https://www.facebook.com/username", Kind.UNFILLED),
        ("https://x.com/yourhandle", Kind.UNFILLED),
        ("https://www.facebook.com/profile.php?id=100012", Kind.PERSONAL),
        ("https://www.facebook.com/people/Lake-Department/100012", Kind.PERSONAL),
        ("https://www.linkedin.com/in/officer", Kind.PERSONAL),
        ("https://www.instagram.com/explore/search/?q=lakes", Kind.SEARCH),
        ("https://x.com/search?q=lakes", Kind.SEARCH),
        ("https://www.youtube.com/watch?v=abcdefghijk", Kind.CONTENT),
        ("https://youtu.be/abcdefghijk", Kind.CONTENT),
        ("https://x.com/lakes/status/1", Kind.CONTENT),
        ("https://www.instagram.com/p/abc/", Kind.CONTENT),
        ("https://www.kooapp.com/profile/lakes", Kind.CLOSED),
        ("https://plus.google.com/+lakes", Kind.CLOSED),
        ("https://www.facebook.com/share/1AbCdE/", Kind.OTHER),
        ("https://chat.whatsapp.com/AbC", Kind.OTHER),
    ],
)
def test_what_is_no_account_is_told_apart(url, kind):
    assert read_address(url).kind is kind


@pytest.mark.parametrize(
    "url",
    [
        "https://department.example.gov.in/facebook.com/lakes",
        "https://notfacebook.com/lakes",
        "https://developers.facebook.com/docs",
        "https://support.google.com/youtube/answer/1",
        "https://platform.twitter.com/widgets.js",
        "https://[bad",
        "",
    ],
)
def test_other_addresses_belong_to_no_network(url):
    assert read_address(url) is None


def test_an_account_is_best_linked_without_host_for_phones_language_and_query():
    assert plain_address("x", "http://mobile.twitter.com/lakes?lang=hi") == "https://x.com/lakes"
    assert plain_address("facebook", "https://hi-in.facebook.com/lakes") == "https://www.facebook.com/lakes"
    profile = "https://www.facebook.com/profile.php?id=1"
    assert plain_address("facebook", profile) == profile
    assert plain_address("telegram", "https://t.me/lakes") == "https://t.me/lakes"


def test_a_register_may_name_accounts_in_any_way():
    assert [network_named(name) for name in ("Twitter", "X (Twitter)", "You Tube", "insta", "Fax")] == [
        *("x", "x", "youtube", "instagram", ""),
    ]
    written = ("@LakeDept", "lakedept", "https://twitter.com/LakeDept", "x.com/lakedept")
    assert {normal_handle("x", text) for text in written} == {"lakedept"}
    assert normal_handle("x", "https://www.facebook.com/lakedept") == ""
