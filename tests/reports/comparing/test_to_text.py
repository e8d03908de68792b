"""A terminal gets the verdict first, the failures with their places, and no escape sequences of a page."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from comparisons import change, comparison_of

from reports.comparing import to_text as comparison_text
from reports.i18n import LANGUAGES, translator
from rules.comparing.comparison import ChangeState, Comparison
from rules.evaluate import Result
from rules.evidence import UnreachableReason
from rules.registry import by_id
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]


def text_of(comparison: Comparison, language: str = "en") -> str:
    return comparison_text.render(comparison, by_id(), translator(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_got_worse_stands_first_with_its_place_and_repair(judged: Judged, language: str) -> None:
    say = translator(language)
    lines = text_of(comparison_of(judged[0]), language).splitlines()
    assert lines[0] == say.text("The website got worse")
    failure = next(number for number, line in enumerate(lines) if line.startswith("  ✗"))
    assert say.text(by_id()["image-alt"].failure_title) in lines[failure]
    assert "/page/1, /again/1" in lines[failure + 1]
    assert any(say.text(by_id()["image-alt"].repair) in line for line in lines[failure:])
    assert any("0000000000000001" in line for line in lines[failure:])


def test_everything_else_is_told_too(judged: Judged) -> None:
    text = text_of(comparison_of(judged[0]))
    for said in (
        "Accepted until 4 March 2027 by Web officer",
        "New: 8",
        "Mended: 2",
        "Moved to another page: 2",
        "Still failing: 4",
        "The older audit was stopped. (2)",
        "https://department.example.gov.in/lost could not be measured.",
        "The samples differ.",
        "Line 3 of the exceptions",
        "Line 7 of the exceptions",
        "Time until the main content is seen: 0.90 s before, 2.90 s now",
    ):
        assert said in text


def test_the_terminal_gets_no_escape_sequences_of_a_page(judged: Judged) -> None:
    text = text_of(comparison_of(judged[0]))
    assert not {"\x1b", "\x00", "\u202e", "\x07"} & set(text)
    assert not any(line.startswith("::warning") for line in text.splitlines()), "nor lines of its own"


def test_a_long_list_of_new_failures_is_cut_and_counted(judged: Judged) -> None:
    more = tuple(change(ChangeState.NEW, "image-alt", number) for number in range(100, 200))
    text = text_of(comparison_of(judged[0], more=more))
    assert "and 54 more" in text


def test_a_site_out_of_reach_is_explained(judged: Judged, unreachable: Callable[..., Scorecard]) -> None:
    gone = replace(comparison_of(judged[0]), newer=unreachable(UnreachableReason.REFUSED), changes=())
    assert text_of(gone).startswith("Not everything could be measured")
