"""Headers of a page: what is missing or weak is told with ready lines, what is good passes."""

from dataclasses import replace

import pytest

from rules.evaluate import fingerprint, judge_page, judge_site
from rules.finding import Doubt, Finding, Outcome
from rules.fixing.edit import Operation
from rules.security import (
    content_security_policy,
    content_type_options,
    frame_protection,
    policy_loopholes,
    privacy_headers,
    referrer_policy,
    server_banner,
    strict_transport,
)

HSTS = "strict-transport-security"
CSP = "content-security-policy"
PAGE_RULES = (
    content_type_options.RULE,
    frame_protection.RULE,
    privacy_headers.RULE,
    strict_transport.RULE,
)


@pytest.mark.parametrize(
    ("rule", "headers"),
    [
        (strict_transport, {}),
        (strict_transport, {HSTS: "max-age=300; includeSubDomains"}),
        (strict_transport, {HSTS: "includeSubDomains"}),
        (strict_transport, {HSTS: "max-age=0"}),
        (content_type_options, {}),
        (content_type_options, {"x-content-type-options": "sniff"}),
        (frame_protection, {}),
        (frame_protection, {"x-frame-options": "ALLOW-FROM https://partner.example"}),
        (frame_protection, {"x-frame-options": "DENY", CSP: "frame-ancestors *"}),
        (referrer_policy, {"referrer-policy": "unsafe-url"}),
        (referrer_policy, {"referrer-policy": "no-referrer, no-referrer-when-downgrade"}),
        (policy_loopholes, {CSP: "default-src 'self' 'unsafe-inline'"}),
        (policy_loopholes, {CSP: "script-src https: 'self'"}),
        (policy_loopholes, {CSP: "default-src 'none'; script-src *"}),
        (server_banner, {"server": "Apache/2.4.41 (Ubuntu)"}),
        (server_banner, {"x-aspnet-version": "4.0.30319"}),
    ],
)
def test_a_header_that_is_missing_or_weak_fails(rule, headers, answered):
    page = answered(headers)
    assert rule.RULE.applies(page)
    [finding] = rule.check(page)
    assert isinstance(finding, Finding)
    assert finding.occurrences


@pytest.mark.parametrize(
    ("rule", "headers"),
    [
        (strict_transport, {HSTS: "max-age=31536000"}),
        (strict_transport, {HSTS: 'includeSubDomains; MAX-AGE="63072000"'}),
        (content_type_options, {"x-content-type-options": "NoSniff"}),
        (frame_protection, {"x-frame-options": "sameorigin"}),
        (frame_protection, {"x-frame-options": "SAMEORIGIN, SAMEORIGIN"}),
        (frame_protection, {CSP: "default-src 'self'; frame-ancestors 'none'"}),
        (referrer_policy, {}),
        (referrer_policy, {"referrer-policy": "unsafe-url, strict-origin"}),
        (privacy_headers, {"permissions-policy": "camera=()", "referrer-policy": "same-origin"}),
        (policy_loopholes, {CSP: "script-src 'self' cdn.example 'nonce-r4nd0m' 'unsafe-inline'"}),
        (policy_loopholes, {CSP: "script-src 'strict-dynamic' 'nonce-r4nd0m' https: 'unsafe-inline'"}),
        (policy_loopholes, {CSP: "default-src 'self', script-src *"}),  # the first of the two still holds
        (server_banner, {"server": "nginx", "x-powered-by": "PHP"}),
    ],
)
def test_a_good_header_passes(rule, headers, answered):
    page = answered(headers)
    assert rule.RULE.applies(page)
    assert list(rule.check(page)) == []


@pytest.mark.parametrize("url", ["http://folder.localhost/", "http://127.0.0.1/", "http://localhost:8000/"])
def test_folders_and_this_machine_are_not_judged(url, answered):
    results = judge_page(answered(url=url), (*PAGE_RULES, referrer_policy.RULE, server_banner.RULE))
    assert {result.outcome for result in results} == {Outcome.INAPPLICABLE}


def test_strict_transport_is_asked_of_encrypted_pages_alone(answered):
    assert not strict_transport.RULE.applies(answered(url="http://department.example.gov.in/"))


def test_without_headers_nothing_is_said(page_of):
    results = judge_page(page_of("<p>Welcome</p>"), PAGE_RULES)
    assert {result.outcome for result in results} == {Outcome.CANT_TELL}


def test_one_fault_of_all_pages_is_told_once(answered):
    pages = [answered(url=f"https://department.example.gov.in/{number}") for number in range(3)]
    said = [finding for page in pages for finding in strict_transport.check(page)]
    assert len({fingerprint("strict-transport", finding.occurrences[0]) for finding in said}) == 1


def test_two_missing_headers_are_two_places(answered):
    said = list(privacy_headers.check(answered()))
    assert len({fingerprint("privacy-headers", finding.occurrences[0]) for finding in said}) == 2


def test_the_change_is_told_as_data_and_in_the_words_of_the_server(answered):
    [finding] = strict_transport.check(answered({"server": "nginx/1.18.0", HSTS: "max-age=1"}))
    [occurrence] = finding.occurrences
    [edit] = occurrence.edits
    assert (edit.operation, edit.name, edit.value) == (
        Operation.SET_HEADER,
        "Strict-Transport-Security",
        "max-age=31536000",
    )
    assert occurrence.quote == "Strict-Transport-Security: max-age=1"
    assert occurrence.after.splitlines() == [
        "# nginx: server { … }",
        "proxy_hide_header Strict-Transport-Security;",
        'add_header Strict-Transport-Security "max-age=31536000" always;',
    ]


def test_a_banner_is_hidden_where_it_comes_from(answered):
    [finding] = server_banner.check(answered({"server": "Apache/2.4.41", "x-powered-by": "PHP/7.4.3"}))
    after = {occurrence.quote: occurrence.after for occurrence in finding.occurrences}
    assert "ServerTokens Prod" in after["Server: Apache/2.4.41"]
    assert "expose_php = Off" in after["X-Powered-By: PHP/7.4.3"]


# --- content security policy ---------------------------------------------------------------------

SCRIPTS = """<title>Department</title><script src="/own.js"></script><script src="https://cdn.example/a.js"></script>
<script src="https://evil.example;x/b.js"></script>"""


def test_a_policy_is_put_together_from_the_scripts_of_the_whole_website(answered, site_of):
    home = answered(html=SCRIPTS)
    other = answered(
        url=f"{home.url}map", html='<title>Map</title><script src="https://maps.example:8443/m.js"></script><p>Map</p>'
    )
    [finding] = content_security_policy.check(site_of(home, other))
    first, second = finding.occurrences
    assert [first.page_url, second.page_url] == [home.url, other.url]
    assert first.after == second.after
    [edit] = first.edits
    assert edit.value == (
        "script-src 'self' cdn.example maps.example:8443; object-src 'self'; base-uri 'self'; frame-ancestors 'self'; "
        "upgrade-insecure-requests"
    )


def test_scripts_inside_pages_stay_allowed_while_a_stricter_policy_is_tried_out(answered, site_of):
    page = answered(html=f"{SCRIPTS}<script>start()</script>")
    [finding] = content_security_policy.check(site_of(page))
    values = {edit.name: edit.value for edit in finding.occurrences[0].edits}
    assert "'unsafe-inline'" in values["Content-Security-Policy"]
    assert values["Content-Security-Policy-Report-Only"] == "script-src 'self' cdn.example"


def test_while_a_stricter_policy_is_tried_out_the_loophole_is_not_held_against_the_page(answered):
    headers = {CSP: "script-src 'self' 'unsafe-inline'", f"{CSP}-report-only": "script-src 'self'"}
    [doubt] = policy_loopholes.check(answered(headers))
    assert isinstance(doubt, Doubt)
    assert not doubt.is_question


def test_the_suggested_policy_passes_the_rule(answered, site_of):
    page = answered(html=f"{SCRIPTS}<script>start()</script>")
    [finding] = content_security_policy.check(site_of(page))
    sent = {edit.name.lower(): edit.value for edit in finding.occurrences[0].edits}
    mended = answered(sent, html=SCRIPTS)
    assert list(content_security_policy.check(site_of(mended))) == []
    assert not any(isinstance(said, Finding) for said in policy_loopholes.check(mended))


@pytest.mark.parametrize(
    "headers",
    [{"content-security-policy-report-only": "script-src 'self'"}, {CSP: "upgrade-insecure-requests"}],
    ids=["only reports", "not of scripts"],
)
def test_a_policy_that_keeps_no_script_out_fails(headers, answered, site_of):
    [finding] = content_security_policy.check(site_of(answered(headers)))
    assert isinstance(finding, Finding)
    assert finding.occurrences[0].quote


def test_a_policy_in_the_page_counts(answered, site_of):
    meta = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'"><p>Welcome</p>'
    assert list(content_security_policy.check(site_of(answered(html=meta)))) == []
    assert list(frame_protection.check(answered(html=meta)))  # which a meta element cannot say


def test_every_page_has_an_outcome_of_its_own(answered, site_of):
    good = answered({CSP: "default-src 'self'"})
    bad = answered(url=f"{good.url}bare")
    untold = replace(answered(url=f"{good.url}untold"), headers=())
    results = judge_site(site_of(good, bad, untold), [content_security_policy.RULE])
    assert [result.outcome for result in results] == [Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL]
    assert all(isinstance(doubt, Doubt) and not doubt.is_question for doubt in results[2].doubts)
