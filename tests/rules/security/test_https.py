"""Encryption of the visit."""

import pytest

from rules.evaluate import judge_site
from rules.finding import Finding, Outcome
from rules.security.https import RULE, check

HTTPS, HTTP = "https://department.example.gov.in/", "http://department.example.gov.in/"


def test_an_encrypted_site_passes(site_of):
    assert list(check(site_of(home_url=HTTPS, https_redirect=True))) == []


def test_a_site_that_does_not_answer_on_http_passes(site_of):
    assert list(check(site_of(home_url=HTTPS, https_redirect=None))) == []


def test_a_site_without_encryption_fails(site_of):
    [finding] = check(site_of(home_url=HTTP, https_redirect=False))
    assert isinstance(finding, Finding)
    assert finding.occurrences[0].after == HTTPS


def test_http_that_stays_http_fails(site_of):
    [finding] = check(site_of(home_url=HTTPS, https_redirect=False))
    assert finding.occurrences[0].quote == HTTP


def test_a_refused_certificate_fails(site_of):
    [finding] = check(site_of(home_url=HTTPS, tls_error="certificate has expired"))
    assert finding.message.values["error"] == "certificate has expired"


@pytest.mark.parametrize(
    "url",
    ["http://folder.localhost/", "http://localhost:8000/", "http://127.0.0.1/", "http://[::1]:80/", "http://[bad"],
)
def test_folders_and_bare_addresses_are_not_judged(url, site_of):
    [result] = judge_site(site_of(home_url=url), [RULE])
    assert result.outcome is Outcome.INAPPLICABLE
