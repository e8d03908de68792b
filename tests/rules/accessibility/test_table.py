"""The table is complete and agrees with the axe-core that is installed."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from auditor.browser.axe import JUDGED_BY_OURS
from rules.accessibility.axe import registry as axe
from rules.accessibility.axe.row import ADVICE
from rules.rule import Impact

AXE_TAGS = {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}
# Unfinished or given up by axe-core, or a remark on the tool itself (frames it could not enter).
LEFT_TO_AXE = {"experimental", "deprecated", "review-item"}
# ACT rule ffd0e9: an empty heading fails technique H42 of SC 1.3.1.
MORE_THAN_BEST_PRACTICE = {"empty-heading": ["1.3.1"]}

RULES = """() => axe._audit.rules.map(rule => ({
  id: rule.id, impact: rule.impact, tags: rule.tags, enabled: rule.enabled}))"""


@pytest.fixture(scope="module")
def axe_rules(tab: Page, axe_source: str) -> Mapping[str, Mapping[str, Any]]:
    tab.set_content("<title>x</title>")
    tab.evaluate(axe_source)
    return {
        rule["id"]: rule
        for rule in tab.evaluate(RULES)
        if rule["enabled"]
        and AXE_TAGS.intersection(rule["tags"])
        and not LEFT_TO_AXE.intersection(rule["tags"])
        and rule["id"] not in JUDGED_BY_OURS
    }


@pytest.mark.browser
def test_every_axe_rule_in_scope_has_one_row_and_nothing_else_has(axe_rules):
    assert sorted(row.id for row in axe.ROWS) == sorted(axe_rules)


@pytest.mark.browser
def test_success_criteria_are_the_ones_axe_names(axe_rules):
    named = {
        id_: sorted(f"{tag[4]}.{tag[5]}.{tag[6:]}" for tag in rule["tags"] if re.fullmatch(r"wcag\d{3,4}", tag))
        for id_, rule in axe_rules.items()
    }
    assert {row.id: sorted(row.criteria) for row in axe.ROWS} == named | MORE_THAN_BEST_PRACTICE


@pytest.mark.browser
def test_impact_is_the_one_axe_gives(axe_rules):
    assert {row.id: row.impact for row in axe.ROWS} == {id_: Impact(rule["impact"]) for id_, rule in axe_rules.items()}


@pytest.mark.browser
def test_best_practices_are_advice_and_wcag_rules_are_scored(axe_rules):
    advice = {id_ for id_, rule in axe_rules.items() if "best-practice" in rule["tags"]}
    assert {row.id for row in axe.ROWS if row.weight == ADVICE} == advice - MORE_THAN_BEST_PRACTICE.keys()


def test_every_scored_rule_refers_to_wcag_and_to_gigw():
    for rule in axe.RULES:
        standards = {reference.standard for reference in rule.references}
        assert standards == ({"WCAG 2.2", "GIGW 3.0"} if rule.weight else set()), rule.id


def test_titles_are_told_apart_and_sentences_are_whole():
    texts = [text for row in axe.ROWS for text in (row.title, row.failure_title)]
    assert len(texts) == len(set(texts))
    for row in axe.ROWS:
        assert not row.title.endswith(".")
        assert not row.failure_title.endswith(".")
        for sentence in (row.why, row.repair, row.doubt):
            assert sentence.endswith("."), sentence
