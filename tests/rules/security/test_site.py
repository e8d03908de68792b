"""Rules on the connection of a site, its cookies, its folders and whom its pages load from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from views import NOTHING_SEEN

from rules.connection import SecurityTxt, SetCookie, TlsEvidence
from rules.evaluate import judge_site
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Outcome
from rules.probes import Probes
from rules.rule import SiteRule
from rules.security import (
    certificate_expiry,
    cookie_flags,
    directory_listing,
    https,
    old_protocols,
    security_txt,
    session_cookie,
    third_parties,
    trackers,
)
from rules.view import RequestTotal

Build = Callable[..., PageEvidence]
HTTPS, HTTP = "https://department.example.gov.in/", "http://department.example.gov.in/"


@pytest.fixture
def probed(site_of: Callable[..., SiteEvidence], answered: Build) -> Callable[..., SiteEvidence]:
    """Return a function from answers beyond the pages to a site of one page."""

    def build(url: str = HTTPS, **probes: Any) -> SiteEvidence:
        return site_of(answered(url=url), probes=Probes(**probes))

    return build


def outcome(rule: SiteRule, site: SiteEvidence) -> Outcome:
    [result] = judge_site(site, [rule])
    return result.outcome


def certificate(site: SiteEvidence, left_days: int, life_days: int) -> TlsEvidence:
    ends = site.observed_at + timedelta(days=left_days, hours=1)
    return TlsEvidence(
        host="h", error="", protocol="TLSv1.3", not_before=ends - timedelta(days=life_days), not_after=ends
    )


@pytest.mark.parametrize(
    ("left_days", "life_days", "expected"),
    [
        (20, 365, Outcome.FAILED),
        (22, 365, Outcome.PASSED),
        (20, 90, Outcome.FAILED),
        (16, 47, Outcome.PASSED),  # renewed by a program at a third of its life
        (3, 6, Outcome.PASSED),
        (1, 6, Outcome.FAILED),
    ],
)
def test_a_certificate_is_renewed_in_time(left_days, life_days, expected, probed):
    site = probed()
    site = replace(site, probes=Probes(tls=certificate(site, left_days, life_days)))
    assert outcome(certificate_expiry.RULE, site) is expected


def test_without_an_accepted_certificate_its_end_is_not_judged(probed):
    assert outcome(certificate_expiry.RULE, probed(tls=TlsEvidence(host="h", error="certificate has expired"))) is (
        Outcome.INAPPLICABLE
    )


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ({"TLSv1": False, "TLSv1.1": False}, Outcome.PASSED),
        ({"TLSv1": False, "TLSv1.1": True}, Outcome.FAILED),
        ({"TLSv1": None, "TLSv1.1": True}, Outcome.FAILED),
        ({"TLSv1": None, "TLSv1.1": False}, Outcome.CANT_TELL),
        ({}, Outcome.INAPPLICABLE),
    ],
)
def test_old_protocols_are_told_only_where_the_server_spoke_them(offers, expected, probed):
    assert outcome(old_protocols.RULE, probed(tls=TlsEvidence(host="h", error="", offers=offers))) is expected


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("certificate has expired", "expired"),
        ("Hostname mismatch, certificate is not valid for 'a'.", "another name"),
        ("self-signed certificate", "made its certificate itself"),
        ("unable to get local issuer certificate", "intermediate"),
        ("EE certificate key too weak", "too weak"),
        ("something new", "refuse the certificate"),
    ],
)
def test_a_refused_certificate_is_explained(error, words, site_of):
    [finding] = https.check(site_of(home_url=HTTPS, tls_error=error))
    assert words in finding.message.text


def test_a_page_without_encryption_on_an_encrypted_website_is_told(site_of, answered):
    [finding] = https.check(site_of(answered(), answered(url=f"{HTTP}old"), https_redirect=True))
    assert [occurrence.page_url for occurrence in finding.occurrences] == [f"{HTTP}old"]


def cookie(name: str, *, is_secure: bool = False, is_http_only: bool = False) -> SetCookie:
    return SetCookie(name=name, url=HTTPS, is_secure=is_secure, is_http_only=is_http_only, same_site="")


@pytest.mark.parametrize(
    ("rule", "made", "expected"),
    [
        (session_cookie, cookie("PHPSESSID"), Outcome.FAILED),
        (session_cookie, cookie("JSESSIONID", is_http_only=True), Outcome.FAILED),
        (session_cookie, cookie("ASP.NET_SessionId", is_secure=True), Outcome.FAILED),
        (session_cookie, cookie("laravel_session", is_secure=True, is_http_only=True), Outcome.PASSED),
        (session_cookie, cookie("XSRF-TOKEN", is_secure=True), Outcome.INAPPLICABLE),
        (session_cookie, cookie("language"), Outcome.INAPPLICABLE),
        (cookie_flags, cookie("language"), Outcome.FAILED),
        (cookie_flags, cookie("XSRF-TOKEN", is_secure=True), Outcome.PASSED),
        (cookie_flags, cookie("PHPSESSID"), Outcome.INAPPLICABLE),
    ],
)
def test_cookies_are_judged_by_what_they_are_for(rule, made, expected, probed):
    assert outcome(rule.RULE, probed(cookies=(made,))) is expected


def test_over_http_nobody_asks_for_a_secure_cookie(probed):
    plain = cookie("PHPSESSID", is_http_only=True)
    assert outcome(session_cookie.RULE, probed(HTTP, cookies=(plain,))) is Outcome.PASSED
    assert outcome(cookie_flags.RULE, probed(HTTP, cookies=(cookie("language"),))) is Outcome.INAPPLICABLE


def test_a_folder_sets_no_cookies_and_has_no_contact_file(probed):
    site = probed("http://folder.localhost/", cookies=(cookie("PHPSESSID"),))
    assert outcome(session_cookie.RULE, site) is Outcome.INAPPLICABLE
    assert outcome(security_txt.RULE, site) is Outcome.INAPPLICABLE


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (SecurityTxt(url="u", status=404, is_file=False), "not there"),
        (SecurityTxt(url="u", status=200, is_file=False), "not there"),  # a page for everything
        (SecurityTxt(url="u", status=200, is_file=True, expires="2027-01-01T00:00:00Z"), "nobody"),
        (SecurityTxt(url="u", status=200, is_file=True, contacts=("mailto:a@b.in",)), "until when"),
        (
            SecurityTxt(url="u", status=200, is_file=True, contacts=("c",), expires="2024-01-01T00:00:00Z"),
            "not been in force",
        ),
    ],
)
def test_the_contact_file_is_there_and_in_force(answer, words, probed):
    [finding] = security_txt.check(probed(security_txt=answer))
    assert words in finding.message.text
    assert "Expires: 2027-03-11T00:00:00Z" in finding.occurrences[0].after


def test_a_contact_file_in_force_passes(probed):
    good = SecurityTxt(url="u", status=200, is_file=True, contacts=("c",), expires="2027-01-01t00:00:00z")
    assert outcome(security_txt.RULE, probed(security_txt=good)) is Outcome.PASSED
    silent = SecurityTxt(url="u", status=None, is_file=False)
    assert outcome(security_txt.RULE, probed(security_txt=silent)) is Outcome.CANT_TELL


@pytest.mark.parametrize(
    "html",
    [
        '<title>Index of /files</title><h1>Index of /files</h1><a href="?C=N;O=D">Name</a><a href="/">Parent Directory</a>',
        '<title>Index of /files/</title><pre><a href="../">../</a><a href="a.pdf">a.pdf</a></pre>',
        '<title>department.example.gov.in - /files/</title><pre><a href="/">[To Parent Directory]</a></pre>',
        "<title>Directory listing for /files/</title><ul><li><a href='../'>../</a></ul>",
    ],
    ids=["Apache", "nginx", "IIS", "Python"],
)
def test_the_list_of_a_folder_is_recognised(html, answered, site_of):
    [finding] = directory_listing.check(site_of(answered(), answered(html=html, url=f"{HTTPS}files/")))
    assert finding.occurrences[0].page_url == f"{HTTPS}files/"


def test_an_index_of_acts_is_no_list_of_a_folder(answered, site_of):
    html = '<title>Index of Acts</title><a href="/a">Act 1</a>', '<title>Index of /laws</title><a href="/a">Act 1</a>'
    assert list(directory_listing.check(site_of(*(answered(html=one) for one in html)))) == []


def test_trackers_are_named_with_what_they_learn_and_the_rest_beside_them(answered):
    hosts = ("department.example.gov.in", "cdn.s3waas.gov.in", "connect.facebook.net", "fonts.gstatic.com", "x.example")
    requests = tuple(RequestTotal(kind="script", host=host, count=1, transferred_bytes=1) for host in hosts)
    page = answered(
        html='<script src="https://www.clarity.ms/tag.js"></script><a href="https://facebook.com/dept">Us</a>',
        view=replace(NOTHING_SEEN, requests=requests),
    )
    [tracked] = trackers.check(page)
    assert [one.quote for one in tracked.occurrences] == ["connect.facebook.net", "www.clarity.ms"]
    assert tracked.message.values["companies"] == "Meta, Microsoft Clarity"
    [others] = third_parties.check(page)
    assert [one.quote for one in others.occurrences] == ["fonts.gstatic.com", "x.example"]
    notes = [one.note for one in others.occurrences]
    assert [note.values["company"] for note in notes if note] == ["Google Fonts", "x.example"]
