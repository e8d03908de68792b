"""JUnit: a case a rule and page; of a comparison only what got worse fails, and nothing unmeasured passes."""

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from comparisons import HOSTILE, change, comparison_of

from reports import to_junit
from reports.comparing import to_junit as comparison_junit
from reports.i18n import LANGUAGES, translator
from rules.comparing.comparison import ChangeState, Comparison, Verdict
from rules.evaluate import Result
from rules.evidence import UnreachableReason
from rules.finding import Outcome
from rules.registry import by_id
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]


def suite_of(comparison: Comparison, language: str = "en") -> ET.Element:
    return ET.fromstring(comparison_junit.render(comparison, by_id(), translator(language)))


def ended(suite: ET.Element, tag: str) -> list[tuple[str, str]]:
    return [(case.attrib["classname"], case.attrib["name"]) for case in suite if case.find(tag) is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_page_of_an_audit_is_a_case_and_the_counts_are_right(judged: Judged, language: str) -> None:
    scorecard, results = judged
    suite = ET.fromstring("".join(to_junit.render(scorecard, results, by_id(), translator(language))))
    assert len(suite) == int(suite.attrib["tests"]) == sum(map(len, results))
    for tag, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        assert len(ended(suite, tag)) == int(suite.attrib[count])
    names = [(case.attrib["classname"], case.attrib["name"]) for case in suite]
    assert len(set(names)) == len(names)
    scored = [
        (result.rule, result.page_url or scorecard.home_url)
        for page in results
        for result in page
        if result.outcome is Outcome.FAILED and by_id()[result.rule].weight
    ]
    assert sorted(ended(suite, "failure")) == sorted(scored)


def test_a_site_out_of_reach_is_an_error_that_says_why(unreachable: Callable[..., Scorecard]) -> None:
    card = unreachable(UnreachableReason.DNS)
    suite = ET.fromstring("".join(to_junit.render(card, [], by_id(), translator("en"))))
    [error] = suite.iter("error")
    assert "name of the website was not found" in error.attrib["message"]
    assert suite.attrib["errors"] == suite.attrib["tests"] == "1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_got_worse_fails(judged: Judged, language: str) -> None:
    suite = suite_of(comparison_of(judged[0]), language)
    page = "https://department.example.gov.in/page/1 0000000000000001"
    assert sorted(ended(suite, "failure")) == [
        ("category", "mobile"),
        ("image-alt", page),
        ("timing", "largest contentful paint"),
    ]
    [failure] = [case.find("failure") for case in suite if case.attrib["name"] == page]
    assert "#element-1 > a" in (failure.text or "")


def test_accepted_and_not_comparable_failures_are_skipped_with_the_reason(judged: Judged) -> None:
    suite = suite_of(comparison_of(judged[0]))
    skipped = {case.attrib["classname"]: case.find("skipped") for case in suite if case.find("skipped") is not None}
    assert "Accepted until 4 March 2027 by Web officer" in skipped["zoom"].attrib["message"]
    assert skipped["image-alt"].attrib["message"] == "The older audit was stopped."
    assert len(ended(suite, "skipped")) == 2


def test_what_could_not_be_measured_is_an_error_and_never_a_pass(
    judged: Judged, unreachable: Callable[..., Scorecard]
) -> None:
    comparison = comparison_of(judged[0])
    suite = suite_of(comparison)
    assert ended(suite, "error") == [
        ("measured", "https://department.example.gov.in/lost"),
        ("image-alt", "https://department.example.gov.in/page/4 0000000000000004"),
    ]
    down = replace(comparison, newer=unreachable(UnreachableReason.TIMEOUT), changes=(), unmeasured=())
    assert down.verdict is Verdict.NOT_MEASURED
    assert int(suite_of(down).attrib["errors"]) == 1


def test_of_elements_alike_on_one_page_each_is_a_case_of_its_own(judged: Judged) -> None:
    alike = change(ChangeState.PERSISTING, "image-alt", 1)
    suite = suite_of(comparison_of(judged[0], more=(alike,)))
    names = [(case.attrib["classname"], case.attrib["name"]) for case in suite]
    assert len(set(names)) == len(names)
    assert len(ended(suite, "failure")) == 3


def test_nothing_of_a_page_breaks_the_document(judged: Judged) -> None:
    text = comparison_junit.render(comparison_of(judged[0]), by_id(), translator("en"))
    ET.fromstring(text)
    assert not set("\x00\x07\x1b\u202e\ufffe") & set(text)
    assert "⟨U+0000⟩" in text
    assert HOSTILE[:8] not in text
