"""What a driver withholds: a fault that is seen all the same counts, and none being seen proves nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from views import NOTHING_SEEN

from rules.evaluate import BEYOND_WEBDRIVER, MISSING, judge_page
from rules.evidence import PageEvidence
from rules.finding import Finding, Outcome, message
from rules.mobile import touch_menu
from rules.rule import Need, Rule


def rule(*said: Finding, applies: bool = True) -> Rule:
    """Return a rule that wants a tap and says this."""

    def check(_: PageEvidence) -> Iterator[Finding]:
        yield from said

    return replace(
        touch_menu.RULE, needs=frozenset(), wants=frozenset({Need.TOUCH}), applies=lambda _: applies, check=check
    )


FAULT = Finding(message=message("It does nothing."))


@pytest.mark.parametrize(
    ("judging", "outcome"),
    [
        (rule(), Outcome.CANT_TELL),
        (rule(applies=False), Outcome.CANT_TELL),
        (rule(FAULT), Outcome.FAILED),
    ],
)
def test_a_fault_counts_without_what_a_rule_wants(
    page_of: Callable[..., PageEvidence], judging: Rule, outcome: Outcome
) -> None:
    page = page_of("<p>Text", view=replace(NOTHING_SEEN, withheld=("touch",)))
    [result] = judge_page(page, [judging])
    assert result.outcome is outcome
    if outcome is Outcome.CANT_TELL:
        assert result.reason.text == BEYOND_WEBDRIVER[Need.TOUCH]


def test_what_is_not_withheld_is_there(page_of: Callable[..., PageEvidence]) -> None:
    results = judge_page(page_of("<p>Text", view=NOTHING_SEEN), [rule(), rule(applies=False)])
    assert [result.outcome for result in results] == [Outcome.PASSED, Outcome.INAPPLICABLE]


def test_evidence_that_failed_is_told_from_evidence_that_is_withheld(page_of: Callable[..., PageEvidence]) -> None:
    needing = replace(rule(), needs=frozenset({Need.KEYBOARD}))
    reasons = [
        judge_page(page_of("<p>Text", view=replace(NOTHING_SEEN, withheld=withheld)), [needing])[0].reason.text
        for withheld in ((), ("keyboard",))
    ]
    assert reasons == [MISSING[Need.KEYBOARD], BEYOND_WEBDRIVER[Need.KEYBOARD]]


def test_a_page_that_was_only_read_says_so(page_of: Callable[..., PageEvidence]) -> None:
    needing = replace(rule(), needs=frozenset({Need.VIEW}))
    [result] = judge_page(page_of("<p>Text"), [needing])
    assert result.reason.text == MISSING[Need.VIEW]
    [result] = judge_page(page_of("<p>Text"), [rule()])
    assert result.outcome is Outcome.PASSED
