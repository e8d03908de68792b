"""SARIF 2.1.0 by the schema of OASIS, within what GitHub takes, of audits and of comparisons."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

import jsonschema
import pytest
from comparisons import comparison_of
from schemas import stored_schema

from reports import to_sarif
from reports.comparing import to_sarif as comparison_sarif
from reports.i18n import LANGUAGES, translator
from rules.evaluate import Result
from rules.evidence import UnreachableReason
from rules.finding import Finding, Occurrence, message
from rules.registry import by_id
from rules.rule import Rule
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]


def validated(text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    jsonschema.Draft7Validator(stored_schema("sarif-2.1.0.json"), format_checker=checker).validate(value)
    [run] = value["runs"]
    assert isinstance(run, dict)
    return run


def compared(judged: Judged, language: str = "en") -> dict[str, Any]:
    return validated(comparison_sarif.render(comparison_of(judged[0]), by_id(), translator(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_audit_follows_the_schema_and_every_rule_explains_itself(judged: Judged, language: str) -> None:
    run = validated("".join(to_sarif.render(judged[0], by_id(), translator(language))))
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} == set(rules)
    say = translator(language)
    for id_, rule in rules.items():
        assert say.text(by_id()[id_].repair) in rule["help"]["markdown"]
        assert all(reference.url in rule["help"]["markdown"] for reference in by_id()[id_].references)
        assert len(rule["properties"]["tags"]) <= to_sarif.MOST_TAGS
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints) == sum(len(suggestion.groups) for suggestion in judged[0].suggestions)


def test_no_location_is_absolute_or_empty_and_each_leads_to_its_page(judged: Judged) -> None:
    run = validated("".join(to_sarif.render(judged[0], by_id(), translator("en"))))
    for result in run["results"]:
        for location in (*result["locations"], *result["relatedLocations"]):
            place = location["physicalLocation"]["artifactLocation"]
            assert place["uri"]
            assert not urlsplit(place["uri"]).scheme
            assert not urlsplit(place["uri"]).netloc
        first = result["locations"][0]["physicalLocation"]["artifactLocation"]
        base = run["originalUriBaseIds"][first["uriBaseId"]]["uri"]
        assert urljoin(base, first["uri"]).removesuffix(to_sarif.HOME_FILE) == result["webRequest"]["target"]


def test_addresses_that_would_be_schemes_or_break_a_uri_stay_relative(
    scorecard_of: Callable[..., tuple[Scorecard, dict[str, Rule]]], invented_rule: Callable[..., Rule]
) -> None:
    pages = ("https://d.gov.in/a:b?x=1:2", "https://d.gov.in/हिन्दी पृष्ठ", "http://[::1", "javascript:alert(1)", "")
    finding = Finding(message=message("Wrong."), occurrences=(Occurrence(selector="a", html='<a href="http://[x">'),))
    card, rules = scorecard_of([invented_rule(0, [finding])], pages=1)
    groups = tuple(
        replace(card.suggestions[0].groups[0], page_urls=(page,), fingerprint=f"{number:016}")
        for number, page in enumerate(pages)
    )
    card = replace(card, suggestions=(replace(card.suggestions[0], groups=groups),))
    run = validated("".join(to_sarif.render(card, rules, translator("en"))))
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]
    assert uris[0] == "a%3Ab?x=1:2"
    assert uris[1].isascii()
    assert not [uri for uri in uris if urlsplit(uri).scheme or not uri]


def test_a_result_names_its_element_and_the_pages_of_its_template(
    sample: tuple[Scorecard, dict[str, Rule]],
) -> None:
    run = validated("".join(to_sarif.render(*sample, translator("en"))))
    menu = run["results"][0]
    assert menu["level"] == "error"
    assert menu["occurrenceCount"] == 5
    assert len(menu["relatedLocations"]) == 4
    [logical] = menu["locations"][0]["logicalLocations"]
    assert logical["fullyQualifiedName"].startswith("html > body > header")
    assert menu["locations"][0]["physicalLocation"]["region"]["snippet"]["text"].startswith("<a href")
    assert {result["level"] for result in run["results"] if result["ruleId"] == "rule-3"} == {"note"}, "advice"


def test_of_too_many_results_the_gravest_are_kept_and_the_rest_is_counted(
    sample: tuple[Scorecard, dict[str, Rule]],
) -> None:
    card, rules = sample
    grave, *_ = (one for one in card.suggestions if one.rule == "rule-0")
    advice, *_ = (one for one in card.suggestions if one.rule == "rule-3")
    many = replace(advice, groups=advice.groups * (to_sarif.MOST_RESULTS + 10))
    card = replace(card, suggestions=(many, grave))
    value = json.loads("".join(to_sarif.render(card, rules, translator("en"))))
    [run] = value["runs"]
    assert len(run["results"]) == to_sarif.MOST_RESULTS
    assert [result["ruleId"] for result in run["results"][:3]] == ["rule-0", "rule-0", "rule-3"]
    told = run["invocations"][0]["toolExecutionNotifications"][0]
    assert told["message"]["text"].startswith("12 further results are left out")


def test_a_site_out_of_reach_was_not_executed_successfully(unreachable: Callable[..., Scorecard]) -> None:
    run = validated("".join(to_sarif.render(unreachable(UnreachableReason.DNS), by_id(), translator("en"))))
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["level"] == "error"
    assert run["results"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_tells_the_state_of_every_failure(judged: Judged, language: str) -> None:
    results = {
        int(result["partialFingerprints"]["primaryLocationLineHash"].removesuffix(":1"), 16): result
        for result in compared(judged, language)["results"]
    }
    states = {number: result.get("baselineState") for number, result in results.items()}
    assert states == {
        **{1: "new", 2: "new", 3: "new", 4: "new", 5: "absent"},
        **{6: "unchanged", 7: "updated", 8: None, 9: "unchanged"},
    }
    assert results[8]["kind"] == "open"
    assert results[8]["level"] == "none"
    assert [number for number, result in results.items() if result["properties"]["isRegression"]] == [1]


def test_accepted_failures_are_suppressed_with_who_and_why(judged: Judged) -> None:
    suppressed = [result for result in compared(judged)["results"] if result.get("suppressions")]
    [result] = suppressed
    [suppression] = result["suppressions"]
    assert result["ruleId"] == "zoom"
    assert suppression["status"] == "accepted"
    assert suppression["justification"].startswith("Accepted until 4 March 2027 by Web officer")


def test_lost_pages_and_limits_are_told_as_notifications(judged: Judged) -> None:
    told = compared(judged)["invocations"][0]["toolExecutionNotifications"]
    texts = [notification["message"]["text"] for notification in told]
    assert texts[0].startswith("https://department.example.gov.in/lost could not be measured. The page did not open.")
    assert any("Line 3 of the exceptions" in text for text in texts)
    assert "The samples differ." in texts


def test_texts_of_pages_make_no_links_and_no_invisible_signs(judged: Judged) -> None:
    text = comparison_sarif.render(comparison_of(judged[0]), by_id(), translator("en"))
    assert not set("\x00\x07\x1b\u202e\ufffe") & set(text)
    for result in json.loads(text)["runs"][0]["results"]:
        assert "\\[y\\](javascript:1)" in result["message"]["text"]
