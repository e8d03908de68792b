"""Annotations: one line each, escaped, the gravest of more than GitHub shows."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from comparisons import change, comparison_of

from reports import to_github
from reports.i18n import LANGUAGES, translator
from rules.comparing.comparison import ChangeState
from rules.evaluate import Result
from rules.evidence import UnreachableReason
from rules.registry import by_id
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]
LINE = re.compile(r"::(error|warning|notice)(?: title=([^:,\r\n]*))?::([^\r\n]*)")


def parsed(text: str) -> list[tuple[str, str, str]]:
    """Return level, title and text as the runner of GitHub reads them."""

    def plain(value: str) -> str:
        for sign, coded in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
            value = value.replace(coded, sign)
        return value

    found = [LINE.fullmatch(line) for line in text.splitlines()]
    assert all(found), text
    return [(match[1], plain(match[2] or ""), plain(match[3])) for match in found if match]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_regression_tells_the_verdict_first_and_every_annotation_is_one_line(judged: Judged, language: str) -> None:
    say = translator(language)
    told = parsed(to_github.render_comparison(comparison_of(judged[0]), by_id(), say))
    assert told[0][:2] == ("error", say.text("The website got worse"))
    assert told[1][1] == say.text(by_id()["image-alt"].failure_title)
    assert "#element-1 > a" in told[1][2]
    assert [level for level, _, _ in told] == sorted((level for level, _, _ in told))
    assert not [text for _, _, text in told if "\x1b" in text or "\u202e" in text]


def test_accepted_and_old_failures_are_not_announced(judged: Judged) -> None:
    text = to_github.render_comparison(comparison_of(judged[0]), by_id(), translator("en"))
    assert "page/2" not in text
    assert "page/6" not in text
    assert "page/4" in text, "what could not be confirmed is"


def test_of_many_regressions_the_first_are_told_and_the_rest_is_counted(judged: Judged) -> None:
    more = tuple(change(ChangeState.NEW, "image-alt", 100 + n, is_regression=True) for n in range(30))
    told = parsed(to_github.render_comparison(comparison_of(judged[0], more=more), by_id(), translator("en")))
    errors = [text for level, _, text in told if level == "error"]
    assert len(errors) == to_github.MOST_OF_A_LEVEL
    assert "page/1\n" in errors[1]
    assert re.match(r"\d+ more annotations", errors[-1])


def test_nothing_worse_is_one_notice(judged: Judged) -> None:
    comparison = comparison_of(judged[0], categories=(), timings=(), unmeasured=(), notes=(), expired=(), unused=())
    quiet = replace(comparison, changes=comparison.of(ChangeState.PERSISTING))
    [(level, title, text)] = parsed(to_github.render_comparison(quiet, by_id(), translator("en")))
    assert (level, title) == ("notice", "Nothing got worse")
    assert text.startswith("Compared with 13 February 2026")


def test_an_audit_has_an_annotation_a_failed_rule_loudest_first(
    judged: Judged, unreachable: Callable[..., Scorecard]
) -> None:
    told = parsed(to_github.render(judged[0], by_id(), translator("en")))
    for level in ("error", "warning", "notice"):
        assert 0 < len([one for one in told if one[0] == level]) <= to_github.MOST_OF_A_LEVEL
    [(level, title, _)] = parsed(to_github.render(unreachable(UnreachableReason.DNS), by_id(), translator("en")))
    assert (level, title) == ("error", "The name of the website was not found.")
