"""Rules on the markup of pages, each on its own bad and good page; ids tell what must be reported."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from views import NOTHING_SEEN

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Doubt, Finding
from rules.registry import by_id
from rules.rule import Rule
from rules.security import error_details, http_links, insecure_form, mixed_content, outdated_library, server_banner
from rules.view import FailedRequest
from rules.views.libraries import Library

PAGES = Path(__file__).parent / "pages"
Build = Callable[..., PageEvidence]


@pytest.mark.parametrize("file", sorted(PAGES.glob("*/*.html")), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_reports_the_marked_elements_and_no_others(
    file: Path, answered: Build, site_of: Callable[..., SiteEvidence], selectors: Callable[..., set[str]]
) -> None:
    html = file.read_text(encoding="utf-8")
    page, rule = answered(html=html), by_id()[file.parent.name]
    said = list(rule.check(page) if isinstance(rule, Rule) else rule.check(site_of(page)))
    assert rule.applies(page) if isinstance(rule, Rule) else rule.applies(site_of(page))
    for word, kind in (("fail", Finding), ("review", Doubt)):
        marked = {f"#{name}" for name in re.findall(rf'id="({word}-[\w-]+)"', html)}
        assert selectors(*(one for one in said if isinstance(one, kind))) == marked


@pytest.mark.parametrize(
    ("rule", "html", "after"),
    [
        (mixed_content, '<img src="http://a.example/x.png" alt="">', '<img src="https://a.example/x.png" alt="">'),
        (
            insecure_form,
            '<form action="http://a.example/send" id="f"></form>',
            '<form action="https://a.example/send" id="f"></form>',
        ),
        (
            http_links,
            '<a href="http://department.example.gov.in/a">A</a>',
            '<a href="https://department.example.gov.in/a">A</a>',
        ),
        (
            server_banner,
            '<meta name="generator" content="Joomla! 4.2.7 - Open Source">',
            '<meta name="generator" content="Joomla! - Open Source">',
        ),
    ],
)
def test_the_mended_element_is_told_and_passes(rule, html: str, after: str, answered: Build) -> None:
    [finding] = rule.check(answered(html=html))
    assert finding.occurrences[0].after == after
    assert list(rule.check(answered(html=after))) == []


def test_what_the_browser_refused_to_load_is_mixed_content(answered: Build) -> None:
    failed = FailedRequest(url="http://data.example/list.json", kind="xhr", status=None, reason="blocked")
    page = answered(view=replace(NOTHING_SEEN, failed_requests=(failed,)))
    [finding] = mixed_content.check(page)
    assert finding.occurrences[0].quote == failed.url


def test_a_library_is_known_by_its_own_word(answered: Build) -> None:
    told = (Library(key="jquery", version="1.12.4"), Library(key="moment", version="2.30.1"))
    page = answered(view=replace(NOTHING_SEEN, libraries=told))
    [finding] = outdated_library.check(page)
    assert finding.message.values["library"] == "jQuery"
    assert finding.message.values["cves"] == "CVE-2020-11023, CVE-2020-11022, CVE-2019-11358 …"
    assert finding.repair is not None
    assert finding.repair.values["version"] == "3.5.0"


def test_a_library_named_by_file_and_by_its_own_word_is_told_once(answered: Build) -> None:
    html = '<script src="/js/jquery-1.12.4.min.js"></script><p>Welcome</p>'
    view = replace(NOTHING_SEEN, libraries=(Library(key="jquery", version="1.12.4"),))
    assert len(list(outdated_library.check(answered(html=html, view=view)))) == 1


def test_a_library_that_did_not_arrive_or_was_mended_is_left_out(answered: Build) -> None:
    url = "https://department.example.gov.in/js/jquery-1.12.4.min.js"
    failed = FailedRequest(url=url, kind="script", status=404, reason="")
    told = (Library(key="jquery", version="1.12.4-wp"),)
    view = replace(NOTHING_SEEN, failed_requests=(failed,), libraries=told)
    page = answered(html=f'<script src="{url}"></script><p>Welcome</p>', view=view)
    assert not outdated_library.RULE.applies(page)


def test_nobody_is_sent_to_a_new_version_of_what_is_given_up(answered: Build) -> None:
    [finding] = outdated_library.check(answered(html='<script src="/angular-1.5.8.js"></script><p>Welcome</p>'))
    assert finding.repair is not None
    assert "Nobody maintains" in finding.repair.text


def test_an_error_on_the_page_for_missing_addresses_is_found(
    answered: Build, site_of: Callable[..., SiteEvidence]
) -> None:
    trace = answered(html="<h1>Server Error in '/' Application.</h1>", url="https://department.example.gov.in/nothing")
    site = site_of(answered())
    site = replace(site, probes=replace(site.probes, not_found=trace.text))
    [finding] = error_details.check(site)
    assert finding.occurrences[0].page_url == trace.url
