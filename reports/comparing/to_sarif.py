"""SARIF 2.1.0 of a comparison: every failure with its `baselineState`, accepted ones as suppressed."""

from collections.abc import Iterator
from typing import Any

from reports.comparing import words as comparison_words
from reports.faults import Level, changed
from reports.i18n import Translator
from reports.to_sarif import document, notification, result_of
from rules.comparing.comparison import Change, ChangeState, Comparison, Rules

BASELINE_STATES = {
    ChangeState.NEW: "new",
    ChangeState.FIXED: "absent",
    ChangeState.PERSISTING: "unchanged",
    ChangeState.MOVED: "updated",
}


def render(comparison: Comparison, rules: Rules, say: Translator) -> str:
    """Return the document; what nobody can compare is of kind `open`."""
    named = {change.rule for change in comparison.changes}
    results = (_result(change, comparison, rules, say) for change in comparison.changes)
    pieces = document(
        comparison.newer,
        [rules[id_] for id_ in rules if id_ in named],
        results,
        len(comparison.changes),
        _notifications(comparison, say),
        say,
    )
    return "".join(pieces)


def _result(change: Change, comparison: Comparison, rules: Rules, say: Translator) -> dict[str, Any]:
    result = result_of(changed(change, rules, say), comparison.newer.home_url, say)
    if change.state in BASELINE_STATES:
        result["baselineState"] = BASELINE_STATES[change.state]
    else:
        result |= {"kind": "open", "level": "none"}
        result["properties"]["reason"] = say.message(change.reason) if change.reason else ""
    if change.exception:
        justification = comparison_words.accepted(change.exception, say)
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": justification}]
    if change.confirmation:
        result["properties"]["confirmation"] = say.text(comparison_words.CONFIRMATIONS[change.confirmation])
    result["properties"]["isRegression"] = change.is_regression
    return result


def _notifications(comparison: Comparison, say: Translator) -> Iterator[dict[str, Any]]:
    for page in comparison.unmeasured:
        yield notification(Level.ERROR, comparison_words.lost(page, comparison.older.home_url, say))
    for line in comparison_words.losses(comparison, say):
        yield notification(Level.ERROR, line)
    for line in comparison_words.limits(comparison, say):
        yield notification(Level.WARNING, line)
