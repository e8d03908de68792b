"""What an accepted answer takes out of a judgement: the elements, and the page once nothing else fails there."""

from collections.abc import Sequence

import pytest

from rules.evaluate import Result, fingerprint
from rules.excusing import identities_in, identities_of, score_without
from rules.finding import Finding, Occurrence, Outcome, message
from rules.rule import Category
from rules.scorecard import CategoryScore, Group, RuleScore, category_score, overall

SAID = message("A picture says nothing.")
MAP = '<img src="/map.png">'
SEAL = '<img src="/seal.png" class="a">'


def picture(html: str, page_url: str) -> Occurrence:
    return Occurrence(selector="main > img:nth-of-type(1)", html=html, page_url=page_url)


def failed(page_url: str, *htmls: str, rule: str = "image-alt") -> Result:
    found = tuple(Finding(message=SAID, occurrences=(picture(html, page_url),)) for html in htmls)
    return Result(rule=rule, page_url=page_url, outcome=Outcome.FAILED, findings=found)


def scores(*rules: tuple[str, int, int], category: Category = Category.ACCESSIBILITY) -> tuple[CategoryScore, ...]:
    found = tuple(
        RuleScore(rule=rule, weight=5, passed=passed, failed=failed, cant_tell=0, inapplicable=0)
        for rule, passed, failed in rules
    )
    return (category_score(category, 25.0, 10, found),)


def keys_of(results: Sequence[Result], html: str, page_url: str) -> frozenset[str]:
    group = Group(
        fingerprint="",
        message=SAID,
        repair=None,
        occurrence=picture(html, page_url),
        page_urls=(page_url,),
        count=1,
    )
    found = identities_of("image-alt", group)
    assert found <= {key for result in results for key in identities_in([result], result.rule, fingerprint_in(result))}
    return found


def fingerprint_in(result: Result) -> str:
    return fingerprint(result.rule, result.findings[0].occurrences[0])


def test_a_page_without_another_failure_leaves_the_count_of_the_rule() -> None:
    results = [failed("https://a.gov.in/1", MAP), failed("https://a.gov.in/2", SEAL)]
    keys = keys_of(results, MAP, "https://a.gov.in/1")
    assert score_without(scores(("image-alt", 2, 2)), 10, results, keys) == pytest.approx(100 * 2 / 3)


def test_a_page_with_another_failure_still_fails() -> None:
    results = [failed("https://a.gov.in/1", MAP, SEAL)]
    keys = keys_of(results, MAP, "https://a.gov.in/1")
    assert score_without(scores(("image-alt", 1, 1)), 10, results, keys) == 50.0


def test_a_rule_that_is_left_without_pages_has_no_verdict() -> None:
    results = [failed("https://a.gov.in/1", MAP)]
    keys = keys_of(results, MAP, "https://a.gov.in/1")
    before = scores(("image-alt", 0, 1), ("link-name", 1, 1))
    assert score_without(before, 10, results, keys) == 50.0 > (overall(before) or 0)


def test_the_same_element_of_another_page_was_not_answered() -> None:
    answered, other = failed("https://a.gov.in/1", MAP), failed("https://a.gov.in/2", MAP)
    keys = keys_of([answered], MAP, "https://a.gov.in/1")
    assert score_without(scores(("image-alt", 0, 1)), 10, [other], keys) is None


def test_an_edit_around_the_element_changes_nothing() -> None:
    keys = keys_of([failed("https://a.gov.in/1", MAP)], MAP, "https://a.gov.in/1")
    edited = failed("https://a.gov.in/1", '<img class="wide" src="/new/map.png">')
    assert score_without(scores(("image-alt", 1, 1)), 10, [edited], keys) == 100.0


def test_another_rule_about_the_same_element_still_counts() -> None:
    keys = keys_of([failed("https://a.gov.in/1", MAP)], MAP, "https://a.gov.in/1")
    other = failed("https://a.gov.in/1", MAP, rule="image-size")
    assert score_without(scores(("image-size", 1, 1)), 10, [other], keys) is None
