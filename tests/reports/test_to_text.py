"""The terminal gets the grade, the parts and the best suggestions, and no escape sequences of a page."""

import io

import pytest
from rich.console import Console

from reports import to_text
from reports.i18n import LANGUAGES, translator
from rules.evaluate import Result
from rules.registry import by_id
from rules.rule import Rule
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]


def test_the_terminal_gets_no_escape_sequences_of_a_page(judged: Judged) -> None:
    stream = io.StringIO()
    Console(file=stream, force_terminal=False, width=100).print(to_text.summary(judged[0], by_id(), translator("en")))
    assert "\x1b" not in stream.getvalue()
    assert "<script>" in stream.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_grade_parts_and_suggestions_are_told(sample: tuple[Scorecard, dict[str, Rule]], language: str) -> None:
    stream, say = io.StringIO(), translator(language)
    Console(file=stream, width=100).print(to_text.summary(*sample, say))
    shown = stream.getvalue()
    assert str(sample[0].grade) in shown
    assert "1. Rule 0 is broken" in shown
    assert "Rule 3" not in shown, "advice has no points"
    assert say.text("+{points} points", points=say.number(sample[0].suggestions[0].points, 1)) in shown


def test_rule_texts_are_shown_whole_in_both_languages() -> None:
    for language in LANGUAGES:
        say = translator(language)
        for rule in by_id().values():
            shown = to_text.rule_text(rule, say)
            assert say.text(rule.why) in shown
            assert say.text(rule.repair) in shown
